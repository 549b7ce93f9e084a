"""What a question asks to be told, and whether a text tells one such thing.

A text may hold nearly all words of a question and yet not answer it: it names no one where it
is asked who, no reason where it is asked why. Each check is a question's form and the form of
its answer; which words a question has beside that is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_forms import FORMS, Form
from assistant.answering.lookup_matter import Matter
from assistant.answering.lookup_patterns import ASKING_WORD, ENGLISH_MONTH
from assistant.retrieval.terms import Term
from assistant.retrieval.words import fold, tokens

_MOST_OF_IT = 0.5
"""Share of what names the matter that is enough beside what is told of it."""
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_BEFORE_ASKING = r"(?:i|av|på|från|till|för|med|om|hos|vid|under|in|of|on|from|to|for|with|by|at)"
"""Prepositions that may stand before a word that asks."""
_INTERROGATIVE = re.compile(
    r"(?:^|[.?!,;:–]\s|\s-\s|\b(?:och|samt|men|eller|and|but|or)\s)\W*"
    rf"(?:{_BEFORE_ASKING}\s)?" + ASKING_WORD,
    re.IGNORECASE,
)
"""A word that asks, where a clause begins: in the middle "when" and "who" only join."""
_PREFACE = re.compile(
    rf"^(?!\W*(?:\w+\s)?{ASKING_WORD})[^?]*?\b(?:undra(?:r|de)?|funder(?:ar|at|ade)|nyfiken|"
    r"veta|kolla|fråga(?:r|t)?|reda (?:ut|på)|förstå|få fram|"
    r"know|wonder(?:s|ed|ing)?|ask(?:s|ed|ing)?|find out|understand|check)\b"
    r"(?: (?:på|om|mig|me|just|bara|exakt|exactly|about))?,? "
    rf"(?=(?:{_BEFORE_ASKING} )?" + ASKING_WORD + ")",
    re.IGNORECASE,
)
"""What stands before the question itself: who asks, and that it is asked."""
_NAME = re.compile(rf"(?<=[\w,;:(] )(?!(?i:{ENGLISH_MONTH})\b)[A-ZÅÄÖ][a-zåäöé-]{{2,}}")
"""A name: a word with a capital that opens no sentence and is no month."""


def forms_asked(question: str) -> tuple[Form, ...]:
    """The forms of a question that asks one thing; of several things each may stand elsewhere."""
    if len(_INTERROGATIVE.findall(question)) > 1:
        return ()
    asked = tuple(form for form in FORMS if form.asks.search(question))
    return tuple(form for form in asked if form.anywhere) or asked


def tells(best: Extract, cuts: Sequence[Extract], matter: Matter) -> float:
    """How surely the best of some cuts tells such a thing as is asked for, 0..1.

    Of a question that asks several things, the one told best counts; a thing of no form is told.
    """
    questions = each_asked(matter.question)
    return max(_told(best, cuts, matter, forms_asked(question)) for question in questions)


def telling_first(ranked: Sequence[Extract], matter: Matter) -> list[Extract]:
    """The cuts, in front the one that tells best what may lie far behind, if that is asked for."""
    far = [form for form in forms_asked(matter.question) if form.far]
    if not far or not ranked:
        return list(ranked)
    told = [min(float(f.told(cut, _beside_form(matter, f))) for f in far) for cut in ranked]
    best = max(range(len(ranked)), key=lambda at: (told[at], -at))
    if told[best] < _MOST_OF_IT:
        return list(ranked)
    return [ranked[best], *(cut for cut in ranked if cut is not ranked[best])]


def _told(best: Extract, cuts: Sequence[Extract], matter: Matter, forms: Sequence[Form]) -> float:
    told = min(
        (
            max(
                float(form.told(cut, _beside_form(matter, form)))
                for cut in (cuts if form.anywhere else (best,))
            )
            for form in forms
        ),
        default=1.0,
    )
    return min(1.0, told / _MOST_OF_IT)


def lacking(best: Extract, cuts: Sequence[Extract], matter: Matter) -> tuple[Form, ...]:
    """The forms that are asked for and that no part of a question finds told, first ones first."""
    asked = [form for part in each_asked(matter.question) for form in forms_asked(part)]
    return tuple(form for form in asked if not _told(best, cuts, matter, (form,)))


def left_open(cuts: Sequence[Extract], matter: Matter) -> tuple[Form, ...]:
    """Of a question that asks several things, the forms of those that none of some cuts tells."""
    parts = each_asked(matter.question)
    if len(parts) < 2:
        return ()
    asked = {form.name: form for part in parts for form in forms_asked(part)}
    return tuple(
        form
        for form in asked.values()
        if form.plain and not any(form.told(cut, _beside_form(matter, form)) for cut in cuts)
    )


def each_asked(question: str) -> list[str]:
    """The parts of a question from each word that asks to the next; the question where it is one.

    What stands before the first such word belongs to the first part.
    """
    starts = [match.start() for match in _INTERROGATIVE.finditer(question)]
    if len(starts) < 2:
        return [question]
    bounds = [0, *starts[1:], len(question)]
    parts = [question[one:other].strip(" ,;:–-") for one, other in pairwise(bounds)]
    return [part.removeprefix("och ").removeprefix("and ") for part in parts]


def asking_words(question: str) -> frozenset[str]:
    """The words by which a question asks in the forms it has: they name nothing of its matter."""
    return frozenset().union(*(_words_of(form, question) for form in forms_asked(question)))


def _words_of(form: Form, question: str) -> frozenset[str]:
    return frozenset(word for m in form.asks.finditer(question) for word in tokens(m.group()))


def _beside_form(matter: Matter, form: Form) -> Matter:
    """The matter without the words that ask in this form: its answer need not repeat them."""
    own = _words_of(form, matter.question)
    found = matter.found
    kept = [
        (term, weight)
        for term, weight in zip(found.terms, found.weights, strict=True)
        if not own.issuperset(term.word.split())
    ]
    terms, weights = zip(*kept, strict=True) if kept else ((), ())
    return replace(matter, found=replace(found, terms=terms, weights=weights))


def asking(text: str) -> str:
    """The sentences of a text that ask, from where they begin to; all of it where none is seen to.

    Who it is that "would like to know", and why, is no part of what is asked.
    """
    every = [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]
    asked = [s for s in every if s.rstrip().endswith("?")] or [
        s for s in every if _INTERROGATIVE.search(s)
    ]
    return " ".join(_PREFACE.sub("", sentence.strip()) for sentence in asked or every)


def names_asked(matter: Matter) -> list[Term]:
    """The persons, places and bodies that the asking sentences name."""
    names = {fold(name) for name in _NAME.findall(asking(matter.question))}
    return [term for term in matter.found.terms if term.word in names and term.heft == 1.0]
