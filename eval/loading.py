"""Reading the case files; every mistake is found and told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import BadCaseError
from eval.anchors import Sources
from eval.case import (
    KINDS,
    LANGUAGES,
    PERSONAS,
    STANDINGS,
    STATUSES,
    Anchor,
    Case,
    DangerousAssignment,
    Expectation,
    ExpectedAssignment,
    SetName,
)
from eval.duplicates import twice_in_both_sets

_CASE_KEYS = frozenset(
    ("id", "persona", "as_of", "history", "question", "language", "twin", "expect", "reason")
)
_EXPECT_KEYS = frozenset(
    ("kind", "status", "slots", "assignments", "dangerous", "facts", "required", "critical")
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """Something wrong in a case file. Never holds the text of a question."""

    file: str
    case: str
    """Id of the case, or its place in the file where it has none."""
    what: str
    lost_quote: bool = False
    """Whether words are no longer in their source: a changed corpus, not a bad case."""

    def __str__(self) -> str:
        return f"{self.file}: {self.case}: {self.what}"


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseBook:
    """All cases of a folder in file order, and everything wrong with them."""

    cases: tuple[Case, ...]
    mistakes: tuple[Mistake, ...]


def load_cases(folder: Path, *, sources: Sources, vocabulary: Vocabulary) -> CaseBook:
    """Read every ``*.yaml`` of a folder.

    A case with a mistake is left out, except where its only mistakes are lost
    quotes: then it is kept with anchors that no citation can meet.
    """
    cases: list[Case] = []
    mistakes: list[Mistake] = []
    paths = sorted(folder.glob("*.yaml"))
    for path in paths:
        entries, unreadable = _entries(path)
        mistakes += unreadable
        for number, entry in enumerate(entries, start=1):
            reading = _Reading(path.name, number, entry, sources, vocabulary)
            case = reading.case()
            mistakes += reading.mistakes
            if case is not None:
                cases.append(case)
    if not paths:
        mistakes.append(Mistake(file=folder.name, case="-", what="holds no cases"))
    mistakes += _doubles(cases)
    mistakes += _lonely_twins(cases)
    mistakes += (
        Mistake(
            file=tune.file,
            case=tune.id,
            what=f"asks nearly the same as {blind.id} of the blind set ({likeness:.0f} % alike); "
            "write another question",
        )
        for tune, blind, likeness in twice_in_both_sets(cases)
    )
    return CaseBook(cases=tuple(cases), mistakes=tuple(mistakes))


def _entries(path: Path) -> tuple[list[Any], list[Mistake]]:
    told: list[str] = []
    data, _ = read_yaml(path, told)
    if told:
        what = told[0].removeprefix(f"{path.name}: ")
        return [], [Mistake(file=path.name, case="-", what=what)]
    if not isinstance(data, list):
        what = "should be a list of cases; [] as long as there is none"
        return [], [Mistake(file=path.name, case="-", what=what)]
    return data, []


def _doubles(cases: Sequence[Case]) -> Iterable[Mistake]:
    seen: dict[str, Case] = {}
    asked: dict[tuple[object, ...], Case] = {}
    for case in cases:
        if case.id in seen:
            yield Mistake(file=case.file, case=case.id, what="the id is used twice; give another")
        seen.setdefault(case.id, case)
        key = (case.question, case.history, case.as_of)
        if key in asked:
            what = f"asks the same at the same time as {asked[key].id}; remove one"
            yield Mistake(file=case.file, case=case.id, what=what)
        asked.setdefault(key, case)


def _lonely_twins(cases: Sequence[Case]) -> Iterable[Mistake]:
    by_id = {case.id: case for case in cases}
    for case in cases:
        if case.twin is None:
            continue
        twin = by_id.get(case.twin)
        if twin is None:
            yield Mistake(file=case.file, case=case.id, what="its twin does not exist")
        elif twin.language == case.language:
            what = f"its twin {twin.id} is in the same language"
            yield Mistake(file=case.file, case=case.id, what=what)
        elif twin.as_of != case.as_of:
            what = f"its twin {twin.id} asks at another moment"
            yield Mistake(file=case.file, case=case.id, what=what)


class _Reading:
    """One entry of a file, read with all its mistakes."""

    def __init__(
        self, file: str, number: int, entry: object, sources: Sources, vocabulary: Vocabulary
    ) -> None:
        self._file = file
        self._entry: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {}
        self._name = str(self._entry.get("id") or f"case number {number}")
        self._sources = sources
        self._vocabulary = vocabulary
        self.mistakes: list[Mistake] = []
        if not isinstance(entry, Mapping):
            self._wrong("should be a mapping")

    def case(self) -> Case | None:
        """The case, or None where it has mistakes other than lost quotes."""
        if self.mistakes:
            return None
        self._only(self._entry, _CASE_KEYS, "the case")
        history = self._texts(self._entry.get("history") or [], "history")
        case = Case(
            id=self._text("id"),
            set=_set_of(self._file),
            file=self._file,
            persona=self._one_of("persona", PERSONAS),
            as_of=self._time(),
            history=history,
            question=self._text("question"),
            language=self._one_of("language", LANGUAGES),
            twin=self._optional("twin"),
            expect=self._expectation(),
            reason=str(self._entry.get("reason") or ""),
        )
        return case if all(mistake.lost_quote for mistake in self.mistakes) else None

    def _expectation(self) -> Expectation:
        raw = self._entry.get("expect")
        if not isinstance(raw, Mapping) or not raw:
            self._wrong("expect is missing: say what a right answer holds")
            raw = {}
        self._only(raw, _EXPECT_KEYS, "expect")
        return Expectation(
            kinds=self._choices(raw.get("kind"), KINDS, "expect.kind"),
            statuses=self._choices(raw.get("status"), STATUSES, "expect.status"),
            slots=self._slots(raw.get("slots") or {}),
            assignments=tuple(self._assignments(raw.get("assignments") or [])),
            dangerous=tuple(self._dangerous(raw.get("dangerous") or [])),
            facts=tuple(
                self._texts(fact if isinstance(fact, list) else [fact], "expect.facts")
                for fact in self._items(raw.get("facts") or [], "expect.facts")
            ),
            required=tuple(
                tuple(self._anchors(group))
                for group in self._items(raw.get("required") or [], "expect.required")
            ),
            critical=raw.get("critical", False) is True,
        )

    def _slots(self, raw: object) -> dict[str, object]:
        if not isinstance(raw, Mapping):
            self._wrong("expect.slots should be a mapping of slot to value")
            return {}
        slots: dict[str, object] = {}
        for slot, value in raw.items():
            try:
                slots[str(slot)] = self._vocabulary.value(str(slot), value)
            except BadCaseError:
                self._wrong(f"expect.slots.{slot} is no slot and value of the vocabulary")
        return slots

    def _assignments(self, raw: object) -> Iterable[ExpectedAssignment]:
        for entry in self._items(raw, "expect.assignments"):
            if not isinstance(entry, Mapping):
                self._wrong("expect.assignments holds something that is no mapping")
                continue
            self._only(entry, frozenset({"duty", "actor", "standing"}), "expect.assignments")
            yield ExpectedAssignment(
                duty=self._duty(entry.get("duty")),
                actors=self._choices(
                    entry.get("actor"), tuple(self._vocabulary.actors), "assignments.actor"
                ),
                standings=self._choices(entry.get("standing"), STANDINGS, "assignments.standing"),
            )

    def _dangerous(self, raw: object) -> Iterable[DangerousAssignment]:
        for entry in self._items(raw, "expect.dangerous"):
            if not isinstance(entry, Mapping):
                self._wrong("expect.dangerous holds something that is no mapping")
                continue
            self._only(entry, frozenset({"duty", "actor"}), "expect.dangerous")
            actors = tuple(self._vocabulary.actors)
            for actor in self._choices(entry.get("actor"), actors, "dangerous.actor"):
                yield DangerousAssignment(duty=self._duty(entry.get("duty")), actor=actor)

    def _anchors(self, group: object) -> Iterable[Anchor]:
        for entry in self._items(group, "expect.required"):
            if not isinstance(entry, Mapping) or not isinstance(entry.get("quote"), str):
                self._wrong("expect.required needs groups of {source, quote}")
                continue
            self._only(entry, frozenset({"source", "quote", "document"}), "expect.required")
            name = str(entry.get("source"))
            file = self._sources.path(name)
            if file is None:
                known = ", ".join(self._sources.names()) or "sources/, which has no file yet"
                self._wrong(f"expect.required names a source outside {known}")
                continue
            spans = self._sources.find(file, entry["quote"])
            if not spans:
                what = f'the quote "{_short(entry["quote"])}" is not found in source {name}'
                self.mistakes.append(
                    Mistake(file=self._file, case=self._name, what=what, lost_quote=True)
                )
            document = entry.get("document")
            yield Anchor(
                file=file,
                quote=entry["quote"],
                document=str(document) if document else None,
                spans=spans,
            )

    def _duty(self, raw: object) -> str:
        if isinstance(raw, str) and raw in self._vocabulary.duties:
            return raw
        self._wrong("a duty is missing or not in the vocabulary")
        return ""

    def _choices(self, raw: object, allowed: Sequence[str], place: str) -> tuple[str, ...]:
        values = raw if isinstance(raw, list) else [] if raw is None else [raw]
        unknown = [value for value in values if value not in allowed]
        if unknown:
            self._wrong(f"{place} has {_short(unknown[0])}, which is not in the vocabulary")
        return tuple(str(value) for value in values)

    def _items(self, raw: object, place: str) -> list[Any]:
        if isinstance(raw, list):
            return raw
        self._wrong(f"{place} should be a list")
        return []

    def _texts(self, raw: object, place: str) -> tuple[str, ...]:
        items = self._items(raw, place)
        if not all(isinstance(item, str) and item.strip() for item in items):
            self._wrong(f"{place} should hold texts; put numbers and times in quotes")
        return tuple(str(item) for item in items)

    def _text(self, key: str) -> str:
        value = self._entry.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(f"{key} is missing or no text")
        return ""

    def _optional(self, key: str) -> str | None:
        return None if self._entry.get(key) is None else self._text(key)

    def _one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self._entry.get(key)
        if value in allowed:
            return str(value)
        self._wrong(f"{key} should be one of {', '.join(allowed)}")
        return ""

    def _time(self) -> datetime:
        raw = self._entry.get("as_of")
        zone = self._vocabulary.zone
        try:
            moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self._wrong("as_of should be a quoted ISO time with offset")
            return datetime(2000, 1, 1, tzinfo=zone)
        if moment.utcoffset() != moment.astimezone(zone).utcoffset():
            right = moment.replace(tzinfo=zone).isoformat()
            self._wrong(f"as_of has an offset that {zone.key} does not have then; write {right}")
        return moment

    def _only(self, raw: Mapping[str, Any], allowed: frozenset[str], place: str) -> None:
        for key in raw:
            if key not in allowed:
                self._wrong(f"{place} has an unknown field {_short(key)}")

    def _wrong(self, what: str) -> None:
        self.mistakes.append(Mistake(file=self._file, case=self._name, what=what))


def _set_of(file: str) -> SetName:
    return "blind" if file.startswith("blind") else "tune"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"
