"""Reading the rules, gaps and exclusions of a corpus folder.

Each quote is looked up in the document it names; a rule book with a single
mistake is not loaded, and all mistakes are listed at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from assistant.corpus.stale import mark_stale, read_stale
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.calendar import Calendar
from assistant.domain.clause import Clause, Document, Span
from assistant.domain.conflict import find_conflicts
from assistant.domain.resolve import Resolver
from assistant.domain.rule import (
    Conditions,
    Exclusion,
    Gap,
    Ground,
    Override,
    Reserve,
    Rule,
    RuleBook,
    Stance,
    Validity,
    Weight,
)
from assistant.domain.vocabulary import Label, Vocabulary
from assistant.errors import AssistantError, CorpusError

_RULE_KEYS = {
    "id",
    "duties",
    "actor",
    "actor_label",
    "says",
    "when",
    "from",
    "to",
    "weight",
    "party",
    "stance",
    "supplements",
    "exceptional",
    "named",
    "condition",
    "reserve",
    "reading",
    "gaps",
    "grounds",
    "overrides",
    "reviewed_by",
}
_GAP_KEYS = {
    "id",
    "duties",
    "when",
    "tid",
    "inte_tid",
    "from",
    "to",
    "says",
    "reserve",
    "searched",
    "nearest",
    "note",
    "about",
}


class Grounds(Protocol):
    """What rules need of a corpus to anchor their quotes."""

    def document(self, document_id: str) -> Document:
        """The document of that id."""

    def find(self, document_id: str, quote: str, *, section: str | None = None) -> tuple[Span, ...]:
        """Where a verbatim quote stands; found exactly once (in that section, if given)."""

    def clause_at(self, file: str, offset: int) -> Clause:
        """The clause that holds a code point."""


def load_rules(
    folder: Path, vocabulary: Vocabulary, calendar: Calendar, corpus: Grounds
) -> RuleBook:
    """Read ``rules/*.yaml``, ``gaps.yaml`` and ``constraints.yaml`` of a corpus folder.

    Raises:
        CorpusError: with every mistake in every file, each with file and rule.
    """
    return _Loading(folder, vocabulary, calendar, corpus).book()


class _Loading:
    """One pass that gathers mistakes instead of stopping at the first."""

    def __init__(
        self, folder: Path, vocabulary: Vocabulary, calendar: Calendar, corpus: Grounds
    ) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._calendar = calendar
        self._bands = {band.id for band in calendar.bands}
        self._corpus = corpus
        self._mistakes: list[str] = []
        self._place = ""
        self._file_of: dict[str, str] = {}

    def book(self) -> RuleBook:
        files = [*sorted((self._folder / "rules").glob("*.yaml")), self._folder / "gaps.yaml"]
        files.append(self._folder / "constraints.yaml")
        digest = hashlib.sha256()
        contents: dict[Path, list[Any]] = {}
        for file in files:
            contents[file], raw = read_yaml(file, self._mistakes)
            digest.update(file.name.encode() + b"\0" + raw)
        rules = tuple(
            rule
            for file in files[:-2]
            for entry in contents[file]
            if (rule := self._guarded(file, entry, self._rule)) is not None
        )
        gaps = tuple(
            gap
            for entry in contents[files[-2]]
            if (gap := self._guarded(files[-2], entry, self._gap)) is not None
        )
        exclusions = tuple(
            exclusion
            for entry in contents[files[-1]]
            if (exclusion := self._guarded(files[-1], entry, self._exclusion)) is not None
        )
        stale, raw = read_stale(self._folder, self._mistakes)
        digest.update(raw)
        rules = mark_stale(rules, stale, self._corpus.document, self._mistakes)
        book = RuleBook(
            rules=rules, gaps=gaps, exclusions=exclusions, version=digest.hexdigest()[:12]
        )
        self._check_references(rules, gaps)
        self._check_conflicts(book)
        if self._mistakes:
            raise CorpusError(self._mistakes)
        return book

    def _exclusion(self, raw: Mapping[str, Any]) -> Exclusion:
        return Exclusion(slots=self._slots(raw))

    def _guarded(self, file: Path, entry: Any, read: Any) -> Any:
        identity = entry.get("id", "without id") if isinstance(entry, Mapping) else "not a mapping"
        self._place = f"{file.name}: {identity}"
        try:
            return read(entry)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._wrong(f"is malformed ({type(error).__name__}: {error})")
            return None

    def _rule(self, raw: Mapping[str, Any]) -> Rule:
        self._known_keys(raw, _RULE_KEYS)
        self._file_of[raw["id"]] = self._place
        weight = Weight(raw["weight"])
        grounds = tuple(self._grounds(raw["grounds"]))
        if not grounds:
            self._wrong("has no ground that stands in its document")
        stance = Stance(raw["stance"]) if "stance" in raw else None
        if (weight is Weight.POSITION) != (stance is not None and "party" in raw):
            self._wrong("needs party and stance if, and only if, its weight is position")
        if stance is Stance.ASSIGNS and "actor" not in raw:
            self._wrong("assigns but names no actor")
        when = dict(raw.get("when", {}))
        named = frozenset(raw.get("named", ()))
        if not named <= set(when):
            self._wrong("needs slots named that its conditions do not test")
        return Rule(
            id=raw["id"],
            duties=tuple(self._known(d, self._vocabulary.duties, "duty") for d in raw["duties"]),
            actor=self._optional(raw.get("actor"), self._vocabulary.actors, "actor"),
            says=_label(raw["says"]),
            when=self._conditions(when, when.pop("tid", ()), when.pop("inte_tid", ())),
            validity=self._validity(raw, grounds),
            weight=weight,
            grounds=grounds,
            party=self._optional(raw.get("party"), self._vocabulary.parties, "party"),
            stance=stance,
            supplements=bool(raw.get("supplements", False)),
            exceptional=bool(raw.get("exceptional", False)),
            named=named,
            condition=_label(raw["condition"]) if "condition" in raw else None,
            reserve=self._reserve(raw["reserve"]) if "reserve" in raw else None,
            reading=_label(raw["reading"]) if "reading" in raw else None,
            gaps=tuple(raw.get("gaps", ())),
            overrides=tuple(
                Override(rule=o["rule"], words=o["words"]) for o in raw.get("overrides", ())
            ),
            actor_label=_label(raw["actor_label"]) if "actor_label" in raw else None,
            reviewed_by=raw.get("reviewed_by"),
        )

    def _gap(self, raw: Mapping[str, Any]) -> Gap:
        self._known_keys(raw, _GAP_KEYS)
        nearest = tuple(self._grounds(raw.get("nearest", ())))
        dated = "from" in raw or "to" in raw
        return Gap(
            id=raw["id"],
            says=_label(raw["says"]),
            searched=tuple(str(word) for word in raw["searched"]),
            duties=tuple(
                self._known(d, self._vocabulary.duties, "duty") for d in raw.get("duties", ())
            ),
            when=self._conditions(raw.get("when", {}), raw.get("tid", ()), raw.get("inte_tid", ())),
            validity=self._validity(raw, nearest) if dated else None,
            reserve=_label(raw["reserve"]) if "reserve" in raw else None,
            nearest=nearest,
            note=raw.get("note"),
            about=tuple(str(line) for line in raw.get("about", ())),
        )

    def _grounds(self, raw: Iterable[Mapping[str, str]]) -> Iterable[Ground]:
        for entry in raw:
            try:
                document = self._corpus.document(entry["document"])
                spans = self._corpus.find(document.id, entry["quote"], section=entry.get("section"))
                clause = self._corpus.clause_at(document.place.file, spans[0].start)
            except AssistantError as error:
                self._wrong(str(error).replace("\n", " "))
                continue
            yield Ground(
                document=document.id,
                quote=entry["quote"],
                file=document.place.file,
                spans=spans,
                clause=clause.id,
                standing=clause.standing,
                known=document.date or document.not_before,
                section=entry.get("section"),
            )

    def _conditions(
        self, slots: Mapping[str, Any], within: Iterable[str], outside: Iterable[str]
    ) -> Conditions:
        for band in (*within, *outside):
            if band not in self._bands:
                self._wrong(f"tests a band that calendar.yaml does not have: {band}")
        return Conditions(
            slots=self._slots(slots), within=frozenset(within), outside=frozenset(outside)
        )

    def _reserve(self, raw: Mapping[str, Any]) -> Reserve:
        bands = self._conditions({}, raw["tid"], ()).within
        return Reserve(bands=bands, text=_label(raw))

    def _slots(self, raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
        tests: dict[str, frozenset[str]] = {}
        for slot, values in raw.items():
            if slot not in self._vocabulary.slots:
                self._wrong(f"tests a slot that vocabulary.yaml does not have: {slot}")
                continue
            allowed = self._vocabulary.slots[slot].values
            unquoted = any(isinstance(v, bool) for v in values)
            unknown = [str(v) for v in values if v not in allowed]
            if unquoted:
                self._wrong(
                    f'tests {slot} for yes or no; write "true" or "false" in quotation marks'
                )
            elif unknown:
                self._wrong(f"tests {slot} for values it does not have: {', '.join(unknown)}")
            if not values:
                self._wrong(f"tests {slot} for no value at all, so it could never apply")
            tests[slot] = frozenset(values)
        return tests

    def _validity(self, raw: Mapping[str, Any], grounds: Iterable[Ground]) -> Validity:
        start, end = raw.get("from"), raw.get("to")
        known = next((ground.known for ground in grounds if ground.known), None)
        if known is None and start is None:
            self._wrong("rests on a document without any date and gives no from")
        if start and end and end < start:
            self._wrong("ends before it begins")
        return Validity(known_since=known or start or date.max, start=start, end=end)

    def _check_references(self, rules: tuple[Rule, ...], gaps: tuple[Gap, ...]) -> None:
        rule_ids = [rule.id for rule in rules]
        gap_ids = [gap.id for gap in gaps]
        for ids, what in ((rule_ids, "rule"), (gap_ids, "gap")):
            for twice in sorted({i for i in ids if ids.count(i) > 1}):
                self._mistakes.append(f"rules: the {what} id {twice} stands twice.")
        by_id = {rule.id: rule for rule in rules}
        for rule in rules:
            self._place = self._file_of[rule.id]
            for gap in rule.gaps:
                if gap not in gap_ids:
                    self._wrong(f"names a gap that gaps.yaml does not have: {gap}")
            for override in rule.overrides:
                other = by_id.get(override.rule)
                if other is None:
                    self._wrong(f"overrides a rule that does not exist: {override.rule}")
                elif not any(override.words in ground.quote for ground in rule.grounds):
                    self._wrong(f"overrides {other.id} with words that none of its grounds has")
                elif _reaches(other, rule.id, by_id):
                    self._wrong(f"and {other.id} override each other in a circle")

    def _check_conflicts(self, book: RuleBook) -> None:
        """Rules of one rank that differ: a reader has to say which gives way, by which words."""
        for conflict in find_conflicts(Resolver(book, self._vocabulary, self._calendar)):
            self._place = self._file_of[conflict.first.id]
            self._wrong(
                f"differs from {conflict.second.id} on who has {conflict.duty} in the same "
                f"case ({conflict.day}, {' + '.join(sorted(conflict.bands)) or 'outside bands'}); "
                "let one give way by an override with its words, or narrow their conditions"
            )

    def _known_keys(self, raw: Mapping[str, Any], allowed: set[str]) -> None:
        for key in raw:
            if key not in allowed:
                self._wrong(f"has a field that is not known: {key}")

    def _known(self, value: str, allowed: Mapping[str, Label], what: str) -> str:
        if value not in allowed:
            self._wrong(f"names a {what} that vocabulary.yaml does not have: {value}")
        return value

    def _optional(self, value: str | None, allowed: Mapping[str, Label], what: str) -> str | None:
        return None if value is None else self._known(value, allowed, what)

    def _wrong(self, what: str) -> None:
        self._mistakes.append(f"{self._place}: {what.rstrip('.')}.")


def _reaches(rule: Rule, target: str, by_id: Mapping[str, Rule]) -> bool:
    """Whether following overrides from a rule leads to another (circles count once)."""
    seen: set[str] = set()
    waiting = [rule]
    while waiting:
        for override in waiting.pop().overrides:
            if override.rule == target:
                return True
            if override.rule not in seen and override.rule in by_id:
                seen.add(override.rule)
                waiting.append(by_id[override.rule])
    return False


def _label(raw: Mapping[str, str]) -> Label:
    return Label(sv=raw["sv"], en=raw["en"])
