"""The closed vocabularies: the slots, values, duties, actors and parties there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.domain.question import Language, Moment
from assistant.errors import BadCaseError


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What an id is called, in Swedish and in English."""

    sv: str
    en: str

    def text(self, language: Language) -> str:
        """The label in one language."""
        return self.sv if language == "sv" else self.en


UNKNOWN = "vet_ej"
"""The value of a slot that the asker was asked for and doesn't know: it is left open,
is not presumed, and is not asked about again."""

_UNKNOWN_LABEL = Label(sv="vet ej", en="not known")


def value_id(value: str | bool) -> str:
    """A slot's single value as rules and labels name it: a bool as "true" or "false"."""
    return str(value).lower() if isinstance(value, bool) else value


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One thing a case may say, with the values it may have."""

    id: str
    label: Label
    ask: Label
    """The question that asks for it."""
    values: Mapping[str, Label]
    """Allowed values in their order; "true" and "false" for a boolean; empty for a moment."""
    many: bool = False
    """Whether the value is a tuple of ids."""
    interval: bool = False
    """Whether the value is a ``Moment``."""

    @property
    def boolean(self) -> bool:
        """Whether the value is a bool."""
        return set(self.values) == {"true", "false"}

    def value_label(self, value: str | bool) -> Label:
        """The label of one value, ``UNKNOWN`` too; KeyError where the slot has no such value."""
        return _UNKNOWN_LABEL if value == UNKNOWN else self.values[value_id(value)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Everything that rules, questions and answers may name. Mappings keep their order."""

    county: str
    """Id of the county the corpus is about."""
    county_label: Label
    timezone: str
    """Name of the time zone that clock times are read in, e.g. ``Europe/Stockholm``."""
    slots: Mapping[str, Slot]
    presumptions: Mapping[str, str | bool]
    """Slot to the value that may be presumed; nothing else may be."""
    duties: Mapping[str, Label]
    actors: Mapping[str, Label]
    parties: Mapping[str, Label]
    disputants: tuple[str, ...]
    """Parties that can stand on a side of a dispute, in the order they are shown."""
    varied: tuple[str, ...]
    """Slots varied one at a time when saying what would change an answer."""
    default_duties: tuple[str, ...]
    """Duties asked for where a case names none."""
    advice_duty: str
    """The duty whose holder a refused medical question is sent to."""
    beside: Mapping[str, tuple[str, ...]]
    """Duties told beside the one asked for, without counting for the status."""
    related: Mapping[str, tuple[str, ...]]
    """Duties looked at beside the one asked about when saying what would change."""
    spoken_alike: tuple[frozenset[str], ...] = ()
    """Actors that people call by one word, so that who names one may mean another."""

    def meant_by(self, actor: str) -> frozenset[str]:
        """Every actor that somebody may mean who names this one."""
        return frozenset({actor}).union(*(g for g in self.spoken_alike if actor in g))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.timezone)

    def value(self, slot_id: str, raw: object) -> str | bool | tuple[str, ...] | Moment:
        """A slot's value from outside (JSON, a form), checked and typed.

        A boolean may come as bool or as "true"/"false", a list slot as one id or
        a list of ids, a moment as ISO time or as ``{"from": ISO, "to": ISO}``, with
        further intervals under ``or`` (a time without offset is read in the county's
        zone). Any slot that can be left
        open may have ``UNKNOWN``; a list slot then names nothing.

        Raises:
            BadCaseError: unknown slot or value; says what is allowed, not what came.
        """
        slot = self.slots.get(slot_id)
        if slot is None:
            raise BadCaseError(
                f"The case names a slot that does not exist; use one of: {', '.join(self.slots)}."
            )
        if slot.interval:
            return self._moment(slot, raw)
        if raw == UNKNOWN:
            return () if slot.many else UNKNOWN
        if slot.many:
            items = raw if isinstance(raw, list | tuple) else [raw]
            return tuple(dict.fromkeys(_one_of(slot, item) for item in items))
        if slot.boolean:
            return _one_of(slot, str(raw).lower() if isinstance(raw, bool) else raw) == "true"
        return _one_of(slot, raw)

    def _moment(self, slot: Slot, raw: object) -> Moment:
        if isinstance(raw, Moment):
            return raw
        if isinstance(raw, str | datetime):
            raw = {"from": raw, "to": raw}
        if isinstance(raw, Mapping) and {"from", "to"} <= set(raw) <= {"from", "to", "or"}:
            start, end = self._time(raw["from"]), self._time(raw["to"])
            others = raw.get("or", ())
            if (
                start is not None
                and end is not None
                and start <= end
                and isinstance(others, list | tuple)
            ):
                readings = [self._moment(slot, other) for other in others]
                if not any(reading.others for reading in readings):
                    return Moment(start=start, end=end, others=tuple(readings))
        raise BadCaseError(
            f"The slot {slot.id} holds no moment; give an ISO time, or from and to with "
            "from not after to, and further such ones under or."
        )

    def _time(self, raw: object) -> datetime | None:
        if isinstance(raw, str):
            try:
                raw = datetime.fromisoformat(raw)
            except ValueError:
                return None
        if not isinstance(raw, datetime):
            return None
        return raw if raw.tzinfo is not None else raw.replace(tzinfo=self.zone)


def _one_of(slot: Slot, raw: object) -> str:
    if isinstance(raw, str) and raw in slot.values:
        return raw
    raise BadCaseError(
        f"The slot {slot.id} holds a value that does not exist; use one of: "
        f"{', '.join(slot.values)}."
    )
