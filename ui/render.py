"""An answer as HTML. Pure: the same answer gives the same page, and all text is escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from assistant import labels
from assistant.domain.answer import Answer, Citation, Responsibility
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from ui import markdown, sections
from ui.content import Content
from ui.icons import icon
from ui.links import citation_link
from ui.texts import Texts, texts


def header(content: Content, language: Language) -> str:
    """The top of the page: name, language, new conversation."""
    words = texts(language)
    return (
        '<header class="top"><h1 class="name">'
        f'<span class="place">{escape(content.place.text(language))}</span>'
        f'<span>{escape(content.name.text(language))}</span></h1><div class="tools">'
        f"{_button({'do': 'language'}, escape(words.other_language), 'quiet')}"
        f"{_button({'do': 'new'}, escape(words.new_conversation), 'quiet')}</div></header>"
    )


def start(content: Content, language: Language) -> str:
    """What stands on the page before the first question: one sentence and the examples."""
    words = texts(language)
    examples = "".join(
        "<li>"
        + _button({"do": "example", "index": index}, escape(each.text(language)), "example")
        + "</li>"
        for index, each in enumerate(content.examples)
    )
    return (
        f'<section class="start" lang="{language}"><h2>{escape(content.name.text(language))}</h2>'
        f'<p class="lead">{escape(content.lead.text(language))}</p>'
        f'<h3 class="label">{escape(words.examples)}</h3>'
        f'<ul class="examples">{examples}</ul></section>'
    )


def footer(answer_versions: Iterable[tuple[str, str]], language: Language) -> str:
    """The foot of the page: what this is not, and the versions it runs on."""
    words = texts(language)
    versions = " · ".join(f"{escape(name)} {escape(value)}" for name, value in answer_versions)
    return (
        f'<footer class="foot"><p>{escape(words.footer)}</p>'
        f'<p class="versions">{escape(words.versions)}: {versions}</p></footer>'
    )


def failure(sentence: str, language: Language) -> str:
    """A turn that got no answer: says what to do, repeats nothing."""
    return (
        f'<article class="card failure" lang="{language}" role="alert">'
        f"<p>{escape(sentence)}</p></article>"
    )


def card(
    answer: Answer, vocabulary: Vocabulary, *, turn: int, choice: str | None, newest: bool
) -> str:
    """One question with its answer.

    Args:
        answer: What is shown.
        vocabulary: Gives slots, values, duties and parties their names.
        turn: Place of the question in the conversation, from 0; buttons name it.
        choice: The choice that led to this answer, in words, where one did.
        newest: Whether this is the last answer, the one whose question can be answered.
    """
    return _Card(answer, vocabulary, turn).html(choice, newest)


class _Card:
    """The parts of one answer's card, in the answer's language."""

    def __init__(self, answer: Answer, vocabulary: Vocabulary, turn: int) -> None:
        self._answer = answer
        self._vocabulary = vocabulary
        self._turn = turn
        self._language: Language = answer.language
        self._words: Texts = texts(answer.language)
        self._citations = {citation.n: citation for citation in answer.citations}

    def html(self, choice: str | None, newest: bool) -> str:
        answer, turn = self._answer, self._turn
        structured = bool(answer.responsibilities or answer.positions)
        text = sections.body(answer)
        parts: list[str] = [
            self._status(),
            self._headline(),
            "" if structured else self._prose(text),
            self._duties(),
            self._values(),
            self._follow_up() if newest else "",
            self._positions(),
            self._unseen() if structured else "",
            self._gaps(),
            self._changes() if newest else "",
            self._presumed(),
        ]
        if structured and text:
            parts.append(self._fold(self._words.full_text, self._prose(text)))
        parts += [self._understood(), self._sources(), self._versions()]
        chosen = "" if choice is None else f'<span class="choice">{escape(choice)}</span>'
        return (
            f'<article class="turn" lang="{self._language}" aria-labelledby="q{turn}"'
            f"{' data-newest' if newest else ''}>"
            f'<h2 class="question" id="q{turn}" tabindex="-1">'
            f'<span class="sr">{escape(self._words.you_asked)}: </span>'
            f"{escape(answer.question)}{chosen}</h2>"
            f'<div class="card {answer.status}">{"".join(parts)}</div></article>'
        )

    def _status(self) -> str:
        moment = labels.time_words(datetime.fromisoformat(self._answer.as_of), self._language)
        slot = self._answer.case.get("moment")
        if slot is not None:
            moment = self._slot_value("moment", slot.value)
        return (
            f'<p class="status"><span class="badge {self._answer.status}">'
            f"{icon(self._answer.status)}"
            f"{escape(labels.word(labels.STATUSES, self._answer.status, self._language))}</span>"
            f'<span class="when">{escape(self._words.applies_to)} {escape(moment)}</span></p>'
        )

    def _headline(self) -> str:
        first = sections.headline(self._answer)
        return f'<p class="headline">{markdown.inline(first, self._cite)}</p>' if first else ""

    def _duties(self) -> str:
        """Duties as rows; those with the same assignments share one."""
        by_duty: dict[str, list[Responsibility]] = {}
        for each in self._answer.responsibilities:
            by_duty.setdefault(each.duty, []).append(each)
        rows: dict[str, list[str]] = {}
        for duty, entries in by_duty.items():
            own = [each for each in entries if not self._is_reading(each)] or entries
            rows.setdefault(self._branches(own), []).append(self._duty(duty))
        if not rows:
            return ""
        shown = "".join(
            f'<div class="duty"><h4>{"<br>".join(escape(name) for name in names)}</h4>'
            f"<div>{branches}</div></div>"
            for branches, names in rows.items()
        )
        return self._section(self._words.duties, f'<div class="duties">{shown}</div>')

    def _is_reading(self, each: Responsibility) -> bool:
        """Whether it is one party's reading, which stands among the positions."""
        return each.standing == "contested" and any(
            set(each.citations) <= set(position.citations) for position in self._answer.positions
        )

    def _branches(self, entries: Sequence[Responsibility]) -> str:
        """Assignments of one duty; those that hold in the same branch stand together.

        A condition begins with its branch where every assignment has one; where one
        holds without, conditions are reserves only.
        """
        branching = len(entries) > 1 and all(each.condition for each in entries)
        branches: dict[str, list[tuple[Responsibility, str]]] = {}
        for each in entries:
            branch, _, reserve = (each.condition or "").partition("; ")
            if not branching:
                branch, reserve = "", each.condition or ""
            branches.setdefault(branch, []).append((each, reserve))
        return "".join(
            (f'<p class="branch">{escape(_sentence(branch))}</p>' if branch else "")
            + f"<ul>{''.join(self._assignment(*each) for each in assigned)}</ul>"
            for branch, assigned in branches.items()
        )

    def _assignment(self, each: Responsibility, reserve: str) -> str:
        known = labels.last_known(each, self._language)
        return (
            f'<li class="{each.standing}"><p class="actor">'
            f"<strong>{escape(_sentence(each.actor_label))}</strong>"
            f"{self._cites(each.citations)}</p>"
            + (f'<p class="reserve">{escape(_sentence(reserve))}</p>' if reserve else "")
            + f'<p class="meta"><span class="standing {each.standing}">{icon(each.standing)}'
            f"{escape(labels.word(labels.STANDINGS, each.standing, self._language))}</span>"
            f"{f'<span>{escape(known)}</span>' if known else ''}</p></li>"
        )

    def _positions(self) -> str:
        """Readings side by side; parties that say the same without a source share one."""
        readings: dict[tuple[str, tuple[int, ...], str], list[str]] = {}
        for each in self._answer.positions:
            party = labels.word(self._vocabulary.parties, each.party, self._language)
            alone = party if each.citations else ""
            readings.setdefault((each.claim, each.citations, alone), []).append(party)
        if not readings:
            return ""
        shown = "".join(
            f'<li class="reading{"" if citations else " none"}">'
            f"<h4>{escape(', '.join(parties))}</h4>"
            f"<p>{markdown.inline(_sentence(claim), self._cite)}{self._cites(citations)}</p></li>"
            for (claim, citations, _), parties in readings.items()
        )
        return self._section(
            self._words.positions,
            f'<p class="hint">{escape(self._words.positions_lead)}</p>'
            f'<ul class="readings">{shown}</ul>',
            "contested",
        )

    def _unseen(self) -> str:
        """The parts of the text that nothing else on the card shows."""
        return "".join(
            self._prose(part.text)
            if part.title is None
            else self._section(part.title, self._prose(part.text))
            for part in sections.unseen(self._answer)
        )

    def _prose(self, text: str) -> str:
        return f'<div class="prose">{markdown.to_html(text, self._cite)}</div>' if text else ""

    def _values(self) -> str:
        if not self._answer.values:
            return ""
        rows = "".join(
            f"<div><dt>{escape(each.label)}</dt><dd><strong>{escape(each.value)}"
            f"{f' {escape(each.unit)}' if each.unit else ''}</strong>"
            f"{f'<em>{escape(self._words.derived)}</em>' if each.derived else ''}"
            f"{self._cites(each.citations)}</dd></div>"
            for each in self._answer.values
        )
        return self._section(self._words.values, f'<dl class="values">{rows}</dl>')

    def _gaps(self) -> str:
        gaps = "".join(f"<li>{escape(gap)}</li>" for gap in self._answer.gaps)
        nearest = self._cites(self._answer.nearest)
        if not gaps and not nearest:
            return ""
        near = f'<p class="hint">{escape(self._words.nearest)}:{nearest}</p>' if nearest else ""
        return self._section(self._words.gaps, f"<ul>{gaps}</ul>{near}", "gaps")

    def _follow_up(self) -> str:
        asked = self._answer.follow_up
        if asked is None:
            return ""
        buttons = "".join(
            _button(
                {"do": "option", "turn": self._turn, "index": index},
                escape(self._slot_value(asked.slot, option)),
                "option",
            )
            for index, option in enumerate(asked.options)
        )
        return (
            f'<section class="follow-up"><h3>{escape(asked.question)}</h3>'
            f'<div class="options">{buttons}</div></section>'
        )

    def _changes(self) -> str:
        if not self._answer.changes:
            return ""
        rows = "".join(
            "<li>"
            + _button(
                {"do": "change", "turn": self._turn, "index": index},
                f'<span class="if">{escape(self._words.change)} '
                f"{escape(self._slot_name(each.slot))}: "
                f"<strong>{escape(self._slot_value(each.slot, each.value))}</strong></span>"
                f'<span class="becomes">{escape(each.becomes)}</span>',
                "change",
            )
            + self._cites(each.citations)
            + "</li>"
            for index, each in enumerate(self._answer.changes)
        )
        return self._section(self._words.changes, f'<ul class="changes">{rows}</ul>')

    def _presumed(self) -> str:
        if not self._answer.assumptions:
            return ""
        chips = "".join(f"<li>{escape(each.rstrip('.'))}</li>" for each in self._answer.assumptions)
        return self._section(self._words.presumed, f'<ul class="chips">{chips}</ul>')

    def _understood(self) -> str:
        if not self._answer.case:
            return ""
        rows = "".join(
            f'<tr><th scope="row">{escape(self._slot_name(slot))}</th>'
            f"<td>{escape(self._slot_value(slot, each.value))}</td>"
            f"<td>{escape(labels.word(labels.SLOT_SOURCES, each.source, self._language))}"
            f"{f' <q>{escape(each.evidence)}</q>' if each.evidence else ''}</td></tr>"
            for slot, each in self._answer.case.items()
        )
        return self._fold(
            self._words.understood,
            f'<table class="slots"><tbody>{rows}</tbody></table>',
        )

    def _sources(self) -> str:
        if not self._answer.citations:
            return ""
        rows = "".join(self._source(citation) for citation in self._answer.citations)
        title = f"{self._words.sources} ({len(self._answer.citations)})"
        return self._fold(title, f'<ol class="sources">{rows}</ol>')

    def _source(self, citation: Citation) -> str:
        standing = labels.word(labels.PASSAGE_STANDINGS, citation.standing, self._language)
        kind = labels.word(labels.DOCUMENT_KINDS, citation.document_kind, self._language)
        return (
            f'<li value="{citation.n}"><a class="source" data-clause '
            f'href="{escape(citation_link(citation, self._language))}">'
            f'<span class="n" aria-hidden="true">{citation.n}</span>'
            f"<span><strong>{escape(citation.title)}</strong>"
            f"<span>{escape(citation.locator)}</span></span></a>"
            f'<p class="meta"><span>{escape(labels.citation_date(citation, self._language))}</span>'
            f"<span>{escape(kind)}</span><span>{escape(standing)}</span></p>"
            f'<blockquote lang="sv">{escape(citation.quote)}</blockquote></li>'
        )

    def _versions(self) -> str:
        versions = self._answer.versions
        shown = " · ".join(
            f"{name} {escape(value)}" for name, value in versions.model_dump().items()
        )
        return f'<p class="versions">{shown}</p>'

    def _cites(self, numbers: Sequence[int]) -> str:
        links = [link for number in numbers if (link := self._cite(number)) is not None]
        return f'<span class="cites">{" ".join(links)}</span>' if links else ""

    def _cite(self, number: int) -> str | None:
        citation = self._citations.get(number)
        if citation is None:
            return None
        spoken = f"{self._words.source} {number}: {citation.title}, {citation.locator}"
        return (
            f'<a class="cite" data-clause href="{escape(citation_link(citation, self._language))}" '
            f'aria-label="{escape(spoken)}" title="{escape(spoken)}">{number}</a>'
        )

    def _duty(self, duty: str) -> str:
        name = labels.word(self._vocabulary.duties, duty, self._language)
        return _sentence(name)

    def _slot_name(self, slot: str) -> str:
        return labels.slot_name(self._vocabulary, slot, self._language)

    def _slot_value(self, slot: str, value: object) -> str:
        return labels.slot_value(self._vocabulary, slot, value, self._language)

    def _section(self, title: str, body: str, kind: str = "") -> str:
        return f'<section class="part {kind}"><h3>{escape(title)}</h3>{body}</section>'

    def _fold(self, title: str, body: str) -> str:
        return f'<details class="fold"><summary>{escape(title)}</summary>{body}</details>'


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _button(tap: dict[str, object], inner: str, kind: str) -> str:
    """A button; ``tap`` says by place, never by text, what it stands for."""
    data = escape(json.dumps(tap, separators=(",", ":")))
    return f'<button type="button" class="{kind}" data-tap="{data}">{inner}</button>'
