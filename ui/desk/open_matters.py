"""Omstritt och oreglerat: positions, gaps, contradictions, what was left out, review of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assistant import labels
from assistant.answering.lookup_contradictions import Contradiction
from assistant.api.engine import CorpusView
from assistant.corpus.omissions import Omission
from assistant.domain.clause import Clause, Document, Span
from assistant.domain.question import Language
from assistant.domain.rule import Gap, Ground, Rule, RuleBook, Weight
from assistant.domain.vocabulary import Vocabulary
from ui.bits import of_sources, sentence
from ui.desk.documents import dated
from ui.desk.layout import desk_page
from ui.desk.words import say
from ui.links import clause_link, desk_link
from ui.markdown import quoting


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenMatters:
    """What the page tells of."""

    book: RuleBook
    vocabulary: Vocabulary
    corpus: CorpusView
    contradictions: Sequence[Contradiction]
    omissions: Sequence[Omission]


def open_page(matters: OpenMatters, part: str, language: Language) -> str:
    """One part of what is open, under a menu of ``PARTS``; each is a page, or it would be heavy."""
    menu = "".join(
        f'<li><a href="{escape(desk_link(f"oppet/{each}", language))}"'
        f"{' aria-current=true' if each == part else ''}>{escape(say(each, language))}</a></li>"
        for each in PARTS
    )
    return desk_page(
        say("oppet", language),
        f'<nav aria-label="{escape(say("oppet", language))}"><ul class="parts">{menu}</ul></nav>'
        f'<section id="{part}"><h2>{escape(say(part, language))}</h2>'
        f"{PARTS[part](matters, language)}</section>",
        "oppet",
        language,
        f"/{part}",
    )


def _positions(matters: OpenMatters, language: Language) -> str:
    by_duty: dict[str, list[Rule]] = {}
    for rule in matters.book.rules:
        if rule.weight is Weight.POSITION:
            for duty in rule.duties[:1]:
                by_duty.setdefault(duty, []).append(rule)
    shown = "".join(
        f"<h3>{escape(sentence(labels.word(matters.vocabulary.duties, duty, language)))}</h3>"
        f'<ul class="readings">{"".join(_position(rule, matters, language) for rule in rules)}</ul>'
        for duty, rules in by_duty.items()
    )
    return f"<p>{escape(say('contested_lead', language))}</p>{shown}"


def _position(rule: Rule, matters: OpenMatters, language: Language) -> str:
    party = labels.word(matters.vocabulary.parties, rule.party or "", language)
    stance = "" if rule.stance is None else say(rule.stance.value, language)
    return (
        f'<li class="reading"><h4>{escape(party)} <span>{escape(stance)}</span></h4>'
        f"<p>{quoting(rule.says.text(language))}</p>"
        f"{''.join(_ground(ground, matters.corpus, language) for ground in rule.grounds)}</li>"
    )


def _ground(ground: Ground, corpus: CorpusView, language: Language) -> str:
    first, last = ground.spans[0], ground.spans[-1]
    link = clause_link(ground.clause, language, first.start, last.end)
    return _quoted(corpus.documents[ground.document], ground.quote, link, language)


def _quoted(held: Document, quote: str, link: str, language: Language) -> str:
    return (
        f'<blockquote lang="sv">{escape(" ".join(quote.split()))}</blockquote>'
        f'<p class="meta"><a href="{escape(link)}">{of_sources(held.title, language)}</a>'
        f"{dated(held, language)}</p>"
    )


def _gaps(matters: OpenMatters, language: Language) -> str:
    rows = "".join(_gap(gap, matters.corpus, language) for gap in matters.book.gaps)
    return f'<ul class="matters">{rows}</ul>'


def _gap(gap: Gap, corpus: CorpusView, language: Language) -> str:
    nearest = "".join(_ground(ground, corpus, language) for ground in gap.nearest)
    return (
        f"<li><p>{quoting(gap.says.text(language))}</p>"
        f'<p class="meta"><span>{escape(say("searched", language))}: '
        f'<span lang="sv">{escape(", ".join(gap.searched))}</span></span></p>'
        + (f"<p>{escape(say('nearest', language))}:</p>{nearest}" if nearest else "")
        + "</li>"
    )


def _contradictions(matters: OpenMatters, language: Language) -> str:
    clauses = _by_file(matters.corpus.clauses)
    rows = "".join(
        f"<li><p>{quoting(each.says(language))}</p>"
        + "".join(
            _quoted(
                matters.corpus.documents[side.document],
                " ".join(matters.corpus.quote(side.file, span) for span in side.spans),
                _link(side.file, side.spans, clauses, language),
                language,
            )
            for side in each.sides
        )
        + "</li>"
        for each in matters.contradictions
    )
    return f'<ul class="matters">{rows}</ul>'


def _omissions(matters: OpenMatters, language: Language) -> str:
    rows = "".join(_omission(each, matters.corpus, language) for each in matters.omissions)
    return f'<p>{escape(say("omissions_lead", language))}</p><ul class="matters">{rows}</ul>'


def _omission(omission: Omission, corpus: CorpusView, language: Language) -> str:
    clauses = [corpus.clauses[each] for each in omission.clauses if each in corpus.clauses]
    rows = "".join(
        f'<li><a href="{escape(clause_link(each.id, language))}">'
        f"{of_sources(f'{corpus.documents[each.document].title}, {each.locator}', language)}</a>"
        f'<blockquote lang="sv">{escape(each.text)}</blockquote></li>'
        for each in clauses
    )
    return (
        f'<li><p>{quoting(omission.reason.text(language))}</p><details class="fold"><summary>'
        f"{len(clauses)} {escape(say('clauses', language))}</summary><ul>{rows}</ul></details></li>"
    )


def _rules(matters: OpenMatters, language: Language) -> str:
    rules = matters.book.rules
    reviewed = sum(rule.reviewed_by is not None for rule in rules)
    lead = say("rules_lead", language, reviewed=reviewed, all=len(rules))
    heads = "".join(
        f'<th scope="col">{escape(say(key, language))}</th>'
        for key in ("rule", "standing", "newest", "review")
    )
    rows = "".join(
        f'<tr><th scope="row"><span class="id">{escape(rule.id)}</span> '
        f"{quoting(rule.says.text(language))}</th>"
        f"<td>{escape(say(rule.weight.value, language))}</td>"
        f"<td>{'' if rule.last_known is None else rule.last_known.isoformat()}</td>"
        f"<td>{escape(rule.reviewed_by or say('unreviewed', language))}</td></tr>"
        for rule in rules
    )
    return (
        f'<p>{escape(lead)}</p><table class="rules"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _by_file(clauses: Mapping[str, Clause]) -> Mapping[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for clause in clauses.values():
        found.setdefault(clause.file, []).append(clause)
    return found


def _link(
    file: str, spans: Iterable[Span], clauses: Mapping[str, list[Clause]], language: Language
) -> str:
    places = list(spans)
    for clause in clauses.get(file, []):
        if any(own.overlaps(span) for own in clause.spans for span in places):
            return clause_link(clause.id, language, places[0].start, places[-1].end)
    return "#"


PARTS: Mapping[str, Callable[[OpenMatters, Language], str]] = {
    "positions": _positions,
    "gaps": _gaps,
    "contradictions": _contradictions,
    "omissions": _omissions,
    "rules": _rules,
}
"""The parts of the page in the order of its menu, each with what writes it."""
