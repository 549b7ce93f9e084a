"""Ansvarskarta: what the sources say of each duty, to look at and to open cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape

from assistant import labels
from assistant.domain.answer import Answer, TracedDuty, TracedRule
from assistant.domain.overview import Grid
from assistant.domain.question import Language
from assistant.domain.resolve import Resolver
from assistant.domain.survey import CellStatus, stretches_of
from assistant.domain.vocabulary import Vocabulary
from assistant.gaps.words import STATUSES
from ui.bits import sentence
from ui.card import gaps_of, status_line
from ui.desk.layout import desk_page, form, select
from ui.desk.words import say
from ui.duties import duties, readings
from ui.icons import icon
from ui.links import desk_link
from ui.markdown import quoting
from ui.sections import headline
from ui.sources import sources
from ui.turn import Turn
from ui.view import View

ROWS = ("boende", "kommun", "atgard")
"""Slots that the map may have as rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """One cell of the map."""

    duty: str
    slot: str
    value: str
    bands: frozenset[str]
    day: date

    def link(self, language: Language) -> str:
        """Address of its case."""
        return desk_link(
            "karta/fall",
            language,
            plikt=self.duty,
            rad=self.slot,
            varde=self.value,
            tid=" ".join(sorted(self.bands)),
            dag=self.day.isoformat(),
        )


def map_page(
    grids: Sequence[Grid], slot: str, day: date, resolver: Resolver, language: Language
) -> str:
    """The map of one slot against the hours, on the rules of one day."""
    vocabulary = resolver.vocabulary
    rows = {
        each: sentence(labels.slot_name(vocabulary, each, language))
        for each in ROWS
        if each in vocabulary.slots
    }
    chosen = form(
        "karta",
        language,
        select("rad", say("by", language), rows, slot) + f"<label>{escape(say('day', language))}"
        f'<input type="date" name="dag" value="{day.isoformat()}" required></label>',
        say("show", language),
    )
    presumed = ", ".join(
        vocabulary.slots[each].value_label(value).text(language)
        for each, value in vocabulary.presumptions.items()
    )
    lead = f"<p>{escape(say('map_lead', language, presumed=presumed))}</p>"
    panels = "".join(_panel(grid, day, resolver, language) for grid in grids)
    main = f'{lead}{chosen}{_legend(language)}<div class="panels">{panels}</div>'
    return desk_page(say("karta", language), main, "karta", language)


def case_page(spot: Spot, moment: datetime, answer: Answer, resolver: Resolver) -> str:
    """What is answered in one cell, and what became of every rule."""
    vocabulary, language = resolver.vocabulary, answer.language
    turn = Turn(answer=answer)
    view = View(turn=turn, vocabulary=vocabulary, place=0, newest=False)
    value = labels.slot_value(vocabulary, spot.slot, spot.value, language)
    title = f"{sentence(view.duty(spot.duty))}: {value}"
    back = desk_link("karta", language, rad=spot.slot, dag=spot.day.isoformat())
    first = headline(answer)
    body = (
        f"{status_line(view)}"
        + (f'<p class="headline">{view.inline(first)}</p>' if first else "")
        + duties(view)
        + readings(view)
        + gaps_of(view)
        + sources(view)
    )
    main = (
        f'<p class="back"><a href="{escape(back)}">← {escape(say("back_to_map", language))}</a></p>'
        f'<p class="meta"><span>{escape(labels.time_words(moment, language))}</span>'
        f"<span>{escape(_bands(spot.bands, resolver, language))}</span></p>"
        '<section id="answer" aria-labelledby="answer-title">'
        f'<h2 id="answer-title">{escape(say("answer", language))}</h2>'
        f'<div class="card {answer.status}">{body}</div></section>'
        f"<h2>{escape(say('trace', language))}</h2>"
        f"{''.join(_trace(part, vocabulary, language) for part in answer.trace or ())}"
    )
    return desk_page(title, main, "karta", language)


def moment_of(spot: Spot, resolver: Resolver) -> datetime | None:
    """A moment in the hours of a cell, by the rules of its day; None where there is none."""
    calendar = resolver.calendar
    stretch = next(
        each
        for each in stretches_of(resolver)
        if (each.start is None or each.start <= spot.day)
        and (each.end is None or spot.day <= each.end)
    )
    for days in (*range(0, 400), *range(-1, -400, -1)):
        day = spot.day + timedelta(days=days)
        if (stretch.start and day < stretch.start) or (stretch.end and day > stretch.end):
            continue
        for hour in (12, 10, 20, 3):
            moment = datetime.combine(day, time(hour), tzinfo=calendar.zone)
            if calendar.bands_at(moment) == spot.bands:
                return moment
    return None


def _panel(grid: Grid, day: date, resolver: Resolver, language: Language) -> str:
    vocabulary = resolver.vocabulary
    names = [escape(_bands(bands, resolver, language)) for _, bands in grid.columns]
    heads = "".join(
        f'<th scope="col"><span class="band">{band}</span>'
        f'<span class="number" aria-hidden="true">{number}</span></th>'
        for number, band in enumerate(names, start=1)
    )
    key = "".join(f"<li>{band}</li>" for band in names)
    rows = "".join(
        f'<tr><th scope="row">{escape(_value(vocabulary, grid.slot, value, language))}</th>'
        + "".join(
            _cell(
                Spot(duty=grid.duty, slot=grid.slot, value=value, bands=bands, day=day),
                status,
                language,
            )
            for (_, bands), status in zip(grid.columns, statuses, strict=True)
        )
        + "</tr>"
        for value, statuses in grid.rows.items()
    )
    name = sentence(labels.word(vocabulary.duties, grid.duty, language))
    return (
        f'<table class="map"><caption>{escape(name)}<ol aria-hidden="true">{key}</ol></caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(spot: Spot, status: CellStatus, language: Language) -> str:
    words = escape(say(status, language))
    return (
        f'<td><a class="cell {status}" href="{escape(spot.link(language))}" title="{words}">'
        f'<span aria-hidden="true">{say(f"{status}_letter", language)}</span>'
        f'<span class="sr">{words}</span></a></td>'
    )


def _legend(language: Language) -> str:
    rows = "".join(
        f'<li><span class="cell {status}" aria-hidden="true">'
        f"{say(f'{status}_letter', language)}</span> {escape(say(status, language))}</li>"
        for status in STATUSES
    )
    return f'<ul class="legend" aria-label="{escape(say("legend", language))}">{rows}</ul>'


def _bands(bands: frozenset[str], resolver: Resolver, language: Language) -> str:
    names = [band.label.text(language) for band in resolver.calendar.bands if band.id in bands]
    return " + ".join(names) or say("other_time", language)


def _value(vocabulary: Vocabulary, slot: str, value: str, language: Language) -> str:
    return vocabulary.slots[slot].values[value].text(language)


def _trace(part: TracedDuty, vocabulary: Vocabulary, language: Language) -> str:
    order: Mapping[str, int] = {"fired": 0, "defeated": 1, "open": 2, "blocked": 3}
    rows = "".join(
        _rule(rule, language) for rule in sorted(part.rules, key=lambda rule: order[rule.verdict])
    )
    deciding = ", ".join(labels.slot_name(vocabulary, slot, language) for slot in part.unknown)
    unknown = f"<p>{escape(say('unknown', language))}: {escape(deciding)}</p>" if deciding else ""
    time_ = f'<p class="meta">{escape(part.time)}</p>' if part.time else ""
    return f'{time_}{unknown}<ul class="trace">{rows}</ul>'


def _rule(rule: TracedRule, language: Language) -> str:
    shape = {"fired": "settled", "defeated": "superseded", "open": "conditional"}.get(
        rule.verdict, "silent"
    )
    why = "".join(f"<li>{quoting(each)}</li>" for each in rule.why)
    near = f" · {escape(say('near', language))}" if rule.near else ""
    return (
        f'<li class="{shape}"><p><span class="standing {shape}">{icon(shape)}'
        f"{escape(say(rule.verdict, language))}</span>{near}</p>"
        f"<p>{quoting(rule.says)}</p>"
        + (f"<ul>{why}</ul>" if why else "")
        + f'<p class="meta"><span>{escape(rule.rule)}</span><span>{escape(rule.review)}</span></p>'
        "</li>"
    )
