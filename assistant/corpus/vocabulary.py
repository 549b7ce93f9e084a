"""Reading the vocabulary file of a corpus folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.vocabulary import Label, Slot, Vocabulary
from assistant.errors import CorpusError

_TOP = (
    "county",
    "timezone",
    "slots",
    "presumptions",
    "duties",
    "actors",
    "parties",
    "disputants",
    "default_duties",
    "advice_duty",
    "varied",
)


def load_vocabulary(path: Path) -> Vocabulary:
    """Read ``vocabulary.yaml``.

    Raises:
        CorpusError: the file is missing, is not YAML, or has mistakes; all are listed.
    """
    return _Loading(path).vocabulary()


class _Loading:
    """One pass over the file that gathers mistakes instead of stopping at the first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mistakes: list[str] = []

    def vocabulary(self) -> Vocabulary:
        raw = self._mapping(self._document(), "the file")
        for key in _TOP:
            if key not in raw:
                self._wrong(key, "is missing")
        self._stop_if_wrong()
        duties = self._labels(raw["duties"], "duties")
        slots = {
            slot_id: self._slot(slot_id, self._mapping(entry, f"slots.{slot_id}"), duties)
            for slot_id, entry in self._mapping(raw["slots"], "slots").items()
        }
        county = self._mapping(raw["county"], "county")
        vocabulary = Vocabulary(
            county=str(county.get("id", "")),
            county_label=self._label(county, "county"),
            timezone=self._timezone(raw["timezone"]),
            slots=slots,
            presumptions=self._presumptions(raw["presumptions"], slots),
            duties=duties,
            actors=self._labels(raw["actors"], "actors"),
            parties=self._labels(raw["parties"], "parties"),
            disputants=tuple(str(party) for party in raw["disputants"]),
            default_duties=tuple(str(duty) for duty in raw["default_duties"]),
            varied=tuple(str(slot) for slot in raw["varied"]),
            advice_duty=str(raw["advice_duty"]),
            beside=self._duty_lists(raw, "beside"),
            related=self._duty_lists(raw, "related"),
            spoken_alike=tuple(frozenset(map(str, group)) for group in raw.get("spoken_alike", ())),
        )
        self._stop_if_wrong()
        return vocabulary

    def _duty_lists(self, raw: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
        entries = self._mapping(raw.get(key, {}), key)
        return {str(duty): tuple(others) for duty, others in entries.items()}

    def _document(self) -> Any:
        raw, _ = read_yaml(self._path, self._mistakes)
        self._stop_if_wrong()
        return raw

    def _slot(self, slot_id: str, raw: Mapping[str, Any], duties: Mapping[str, Label]) -> Slot:
        place = f"slots.{slot_id}"
        values = {} if raw.get("duties") else self._labels(raw.get("values", {}), f"{place}.values")
        return Slot(
            id=slot_id,
            label=self._label(raw, place),
            ask=self._label(raw.get("ask"), f"{place}.ask"),
            values=duties if raw.get("duties") else values,
            many=bool(raw.get("list")),
            interval=bool(raw.get("interval")),
        )

    def _presumptions(self, raw: Any, slots: Mapping[str, Slot]) -> dict[str, str | bool]:
        presumed: dict[str, str | bool] = {}
        for slot_id, value in self._mapping(raw, "presumptions").items():
            slot = slots.get(slot_id)
            if slot is None or str(value) not in slot.values:
                self._wrong(f"presumptions.{slot_id}", "names no slot and value of this file")
            else:
                presumed[slot_id] = value == "true" if slot.boolean else str(value)
        return presumed

    def _labels(self, raw: Any, place: str) -> dict[str, Label]:
        entries = self._mapping(raw, place)
        for key, entry in entries.items():
            if isinstance(entry, Mapping) and not set(entry) <= {"sv", "en"}:
                self._wrong(f"{place}.{key}", "has more than sv and en; put quotes round a comma")
        return {str(key): self._label(entry, f"{place}.{key}") for key, entry in entries.items()}

    def _label(self, raw: Any, place: str) -> Label:
        entry = self._mapping(raw, place)
        texts = [entry.get(language) for language in ("sv", "en")]
        if not all(isinstance(text, str) and text for text in texts):
            self._wrong(place, "needs a text under sv and one under en")
        return Label(sv=str(texts[0]), en=str(texts[1]))

    def _timezone(self, raw: Any) -> str:
        try:
            ZoneInfo(str(raw))
        except (ZoneInfoNotFoundError, ValueError):
            self._wrong("timezone", "is no known time zone; write for instance Europe/Stockholm")
        return str(raw)

    def _mapping(self, raw: Any, place: str) -> Mapping[str, Any]:
        if isinstance(raw, Mapping):
            return raw
        self._wrong(place, "should be a mapping")
        return {}

    def _wrong(self, place: str, what: str) -> None:
        self._mistakes.append(f"{self._path.name}: {place} {what}.")

    def _stop_if_wrong(self) -> None:
        if self._mistakes:
            raise CorpusError(self._mistakes)
