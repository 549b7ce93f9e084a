"""Personal data of patients in a question, masked before anything else sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from assistant.understanding.addresses import mask_addresses
from assistant.understanding.first_names import ALSO_WORDS, FIRST_NAMES
from assistant.understanding.numbers_of_people import mask_numbers
from assistant.understanding.text import clean
from assistant.understanding.words import fold

MASKS = {
    "personal_number": "[personnummer]",
    "phone": "[telefonnummer]",
    "email": "[e-post]",
    "address": "[adress]",
    "name": "[namn]",
    "birth_date": "[födelsedatum]",
}
"""Kind of personal data to what stands in its place."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with personal data replaced, and the kinds that were found, in order."""

    text: str
    found: tuple[str, ...]


_WORD = r"[^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40}){0,3}"
_AT_WORK = (
    "dr|doktor|doktorn|doctor|läkare|läkaren|lakare|lakaren|överläkare|överläkaren|distriktsläkare"
    "|jourläkare|jourläkaren|sköterskan|sjuksköterskan|syster|ssk|kollegan|kollega|kurator|nurse"
    "|chefen|enhetschef|biståndshandläggare|handläggare"
)
"""Titles of staff: a name after one is masked unless an official of the sources is called so."""
_NAMED = re.compile(
    r"\b(?P<lead>(?:min |vår |en |ny |the |my |our |a )?"
    r"(?:patienten|patients?|patient|pat|brukaren|brukare|boende|kund|klient|resident)\b\.?:? ?"
    r"(?:som heter |heter |vid namn |named |called |namn:? |är |is )?"
    r"|\b(?:fru|herr|hr|fröken|mrs|mr|ms|miss|tant|farbror|gubben|tanten|lilla|gamla|gamle)\.? "
    r"|\b(?:makarna|paret|familjen|syskonen|änkefru|mamma|pappa|mormor|morfar|farmor|farfar|sonen"
    r"|dottern|maken|makan|hustrun|frun|systern|brodern|grannen|daughter|son|wife|husband|mother"
    r"|father|sister|brother)(?: heter| som heter)? "
    rf"|\b(?:{_AT_WORK})\.? "
    r"|\b(?:heter|named|called|kallas|name is|vid namn|patientens namn är) )"
    rf"(?P<name>{_WORD}(?:,? (?:[A-ZÅÄÖ]\.? )?{_WORD}){{0,2}})",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(
    rf"(?<![\w,] )(?<!\w)(?P<surname>{_WORD}), (?P<given>{_WORD})(?=[ ,.?!)]|$)"
)
_INITIALS = re.compile(
    r"(?P<lead>\b(?:patienten|patient|pat"
    r"|brukaren)\b\.? )(?P<name>[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.?(?:[A-ZÅÄÖ]\.)?)"
    r"(?=[ ,?!]|$)|(?<![\w.])(?P<alone>[A-ZÅÄÖ]\.[A-ZÅÄÖ]\.)(?=,? (?:f\b|född|\(?\d\d\b))"
)
_CAPITALISED = re.compile(
    r"(?<![\w§])(?P<name>[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
    r"(?: [A-ZÅÄÖ]\b\.?)?(?: (?:von |af |de )?[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)*)"
)
_UNCAPITALISED = re.compile(
    r"(?<![\w§@.-])(?P<name>[a-zåäö]{4,20}(?:-[a-zåäö]{3,20})?"
    r"|[a-zåäö]{3}(?=,? \d\d\b))(?:(?P<rest> [a-zåäö]{0,18}(?:son|berg|ström|gren|lund|kvist|qvist"
    r"|holm|dahl|blom|lind)s?\b)|(?=,? (?:\(?\d|på\b|pa\b|i\b|är\b|ar\b|e\b|har\b|vill\b|behöver\b"
    r"|mår\b|bor\b|som\b|med\b"
    r"|ligger\b|säger\b|sager\b|ringer\b|ramlade\b|fick\b|dog\b"
    r"|is\b|has\b|needs\b|lives\b|who\b|in\b|at\b)|[.,!?]?$))"
)
_SURNAME = (
    "(?:[a-zåäö]{1,18}(?:son|berg|ström|gren|lund|kvist|qvist|holm|dahl|blom|lind|man|gård)"
    "|ek|holm|lind|berg|dahl|blom|alm|ask|bäck|lund|falk|hall|gren|kvist|ström|borg|löf|ros)s?"
)
_SHOUTED = re.compile(
    r"(?<![\w§])(?P<name>[A-ZÅÄÖ]{4,20})"
    rf"(?P<rest>(?: {_SURNAME.upper()})?)(?![\w@])"
)
_AGED = re.compile(
    rf"(?<![\w§@.-])(?P<name>[^\W\d_]{{3,20}})(?P<rest>(?: {_SURNAME})?)"
    r"(?=,? \(?\d\d\b)",
    re.IGNORECASE,
)
"""A given name, perhaps with a surname, right before an age."""


class Masker:
    """Masks personal data; knows the names that are no patient's.

    ``people`` are names of people in the sources and ``places`` names of places,
    both folded. ``is_word`` tells whether a folded form is a word of the field,
    so that "pat hemma" is not taken for a name.
    """

    def __init__(
        self,
        people: Collection[str] = (),
        places: Collection[str] = (),
        is_word: Callable[[str], bool] = lambda form: False,
    ) -> None:
        self._people = frozenset(people)
        self._words_of_people = frozenset(word for p in people for word in fold(p).split())
        self._places = frozenset(places)
        self._is_word = is_word

    def prepare(self, text: str) -> Masked:
        """A question as it came, cleaned and masked; BadQuestionError when it can't be read."""
        return self.mask(clean(text))

    def mask(self, text: str) -> Masked:
        """Replace personal data by the masks of ``MASKS``."""
        found: list[str] = []

        def put(kind: str, lead: str = "") -> str:
            if kind not in found:
                found.append(kind)
            return lead + MASKS[kind]

        text = mask_numbers(text, put)
        text = mask_addresses(text, put, self._places.__contains__, self._is_word)
        text = _SURNAME_FIRST.sub(lambda m: self._surname_first(m, put), text)
        text = _INITIALS.sub(lambda m: put("name", m["lead"] or ""), text)
        text = _NAMED.sub(lambda m: self._named(m, put), text)
        text = _CAPITALISED.sub(lambda m: self._capitalised(m, put), text)
        for typed in (_UNCAPITALISED, _SHOUTED):
            text = typed.sub(lambda m: self._carelessly_typed(m, put), text)
        text = _AGED.sub(lambda m: self._carelessly_typed(m, put, aged=True), text)
        return Masked(text, tuple(found))

    def _named(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """A name right after "patienten", "fru", "heter" and the like."""
        words = match["name"].split(" ")
        particle = fold(words[0]) in _PARTICLES and len(words) > 1 and words[1][:1].isupper()
        taken = 1 if particle else 0
        title = fold(match["lead"]).split()[-1].strip(".:") if match["lead"].split() else ""
        shouted = match.group().isupper()
        for word in words[taken:]:
            form = fold(word).strip(".,")
            given = _given(form)
            capital = word[:1].isupper() and not shouted
            known = self._knows(form) or form in self._places
            ends = words.index(word) == len(words) - 1 and _ends_a_name(match)
            surname = (
                taken > 0
                and form not in self._places
                and (
                    (capital and (taken == 1 or ends or not self._knows(form)))
                    or _like_surname(form)
                    or (ends and not known)
                )
            )
            titled = not known and (
                (capital and title in _TITLES) or (title in _STAFF and _like_surname(form))
            )
            follows = words[words.index(word) + 1 : words.index(word) + 2]
            if title in _STAFF and capital and follows and self._may_be_a_surname(follows[0]):
                titled = True
            if title in _STAFF and (
                form in self._words_of_people or not (given or titled or taken)
            ):
                break
            if given or surname or titled or (capital and not known) or form.endswith("sson"):
                taken += 1
            else:
                break
        name = fold(" ".join(words[:taken]))
        if taken == 0 or name in self._people:
            return match.group()
        rest = "".join(" " + word for word in words[taken:])
        return put("name", match["lead"]) + rest

    def _may_be_a_surname(self, word: str) -> bool:
        form = fold(word)
        unknown = not self._is_word(form) and form not in self._places
        return word[:1].isupper() and unknown and form not in self._words_of_people

    def _surname_first(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """ "Ek, Maj" of a list: a surname, a comma and a given name."""
        surname, given = fold(match["surname"]), fold(match["given"])
        if surname in self._places or self._is_word(surname) or surname in self._words_of_people:
            return match.group()
        month = given in _ALSO_A_MONTH and _like_surname(surname)
        capitals = match["surname"][:1].isupper() and match["given"][:1].isupper()
        listed = match.start() == 0 and all(map(self._may_be_a_surname, match.group().split(", ")))
        if (
            listed
            or (_given(given) and given not in ALSO_WORDS and (capitals or _like_surname(surname)))
            or (month and match["given"][:1].isupper())
        ):
            return put("name")
        return match.group()

    def _capitalised(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """A given name in a sentence, with its surname, unless it is known as no patient's."""
        words = match["name"].split(" ")
        forms = [fold(word) for word in words]
        start = next((i for i, f in enumerate(forms) if _given(f)), None)
        if start is None:
            return match.group()
        end = start + 1
        while end < len(words) and forms[end] not in self._places:
            end += 1
        name = forms[start:end]
        if " ".join(name) in self._people or forms[start] in self._places:
            return match.group()
        if len(name) == 1 and self._knows(forms[start]):
            return match.group()
        if len(name) > 1 and any(
            p.startswith(name[0]) and p.endswith((name[-1], name[-1].removesuffix("s")))
            for p in self._people
        ):
            return match.group()
        parts = [*words[:start], put("name"), *words[end:]]
        return " ".join(parts)

    def _carelessly_typed(
        self, match: re.Match[str], put: Callable[..., str], *, aged: bool = False
    ) -> str:
        """A given name in small letters or capitals, where it stands as a person does.

        One that is ``aged`` is a name though it may be a form of some word as well.
        """
        form = fold(match["name"])
        rest = match["rest"] or ""
        whole = fold(match["name"] + rest)
        if not _given(form) or form in ALSO_WORDS or form in self._places:
            return match.group()
        if whole in self._people or (self._knows(form) and not (aged and form in FIRST_NAMES)):
            return match.group()
        surname = fold(rest.strip())
        is_place = surname in self._places and len(surname) > _SHORT_SURNAME
        return put("name") + (rest if is_place else "")

    def _knows(self, form: str) -> bool:
        """Whether a form is a word, and not only because an official is called so."""
        return form not in self._words_of_people and self._is_word(form)


def _ends_a_name(match: re.Match[str]) -> bool:
    """Whether an age, a comma or the end of the text follows."""
    return re.match(r"[,.(?!]|$| \(?\d{2}", match.string[match.end() :]) is not None


_ALSO_A_MONTH = frozenset({"maj", "april", "juni", "juli", "augusti"})


def _given(form: str) -> bool:
    """Whether a folded form is a given name, perhaps the first of two or in the genitive."""
    first = form.split("-")[0]
    return first in FIRST_NAMES or (
        len(first) > _SHORT_NAME and first.endswith("s") and first[:-1] in FIRST_NAMES
    )


_SHORT_NAME = 4
_PARTICLES = frozenset({"von", "af", "de", "van", "al", "el", "bin"})
_STAFF = frozenset(fold(title) for title in _AT_WORK.split("|"))
_TITLES = _STAFF | frozenset(
    {
        "makarna",
        "paret",
        "familjen",
        "syskonen",
        "fru",
        "herr",
        "hr",
        "froken",
        "mrs",
        "mr",
        "ms",
        "miss",
        "tant",
        "farbror",
        "heter",
        "named",
        "called",
        "is",
        "ar",
    }
)
_SURNAME_ENDS = (
    "son",
    "berg",
    "strom",
    "gren",
    "kvist",
    "qvist",
    "lund",
    "mark",
    "stedt",
    "dahl",
    "ander",
    "elius",
    "blom",
    "hall",
    "lind",
    "holm",
    "man",
    "gard",
)

_SHORT_SURNAME = 5
"""Letters at most of a surname that is also the ending of others, a place or not."""


def _like_surname(form: str) -> bool:
    return len(form) > 4 and form.endswith(_SURNAME_ENDS)


_PLAIN = Masker()


def mask(text: str) -> Masked:
    """Mask personal data knowing no names of people or places in the sources."""
    return _PLAIN.mask(text)
