"""One mapping of a corpus file, read key by key; every mistake is gathered with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.domain.clause import Standing

Lines = tuple[int, int]
"""First and last line of a range, counted from 1, both included."""


def parse_lines(value: Any) -> Lines:
    """``12`` or ``"12-15"`` as a range of lines. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", str(value))
    if isinstance(value, bool) or not match:
        raise ValueError("is not a line or a range of lines such as 12 or 12-15")
    first, last = int(match[1]), int(match[2] or match[1])
    if first < 1 or last < first:
        raise ValueError("is a range that ends before it begins")
    return first, last


@dataclass
class Entry:
    """A mapping of a YAML file read key by key; mistakes are noted with their place."""

    raw: Mapping[str, Any]
    place: str
    mistakes: list[str]
    _seen: set[str] = field(default_factory=set)

    def wrong(self, key: str, why: str) -> None:
        """Note a mistake at ``key``."""
        self.mistakes.append(f"{self.place}: {key} {why}")

    def get(self, key: str) -> Any:
        """The value as it is, or None."""
        self._seen.add(key)
        return self.raw.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """A string that must be there unless a default is given."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, "must be a text (quote numbers and dates that are texts)")
            return ""
        return value

    def optional(self, key: str) -> str | None:
        """A string or None."""
        return None if self.get(key) is None else self.text(key)

    def day(self, key: str) -> datetime.date | None:
        """A date or None."""
        value = self.get(key)
        if value is None:
            return None
        if type(value) is not datetime.date:
            self.wrong(key, "must be a date such as 2024-02-29")
            return None
        return value

    def items(self, key: str) -> list[Any]:
        """A list, empty where the key is missing."""
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, "must be a list")
            return []
        return value

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A mapping, empty where the key is missing."""
        value = self.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(key, "must be a mapping")
            return {}
        return value

    def entry(self, key: str) -> Entry:
        """The mapping at ``key`` as an entry of its own."""
        return Entry(self.mapping(key), self._under(key), self.mistakes)

    def entries(self, key: str) -> list[Entry]:
        """A list of mappings as entries, named by their ``id`` where they have one."""
        found: list[Entry] = []
        for index, raw in enumerate(self.items(key)):
            name = raw.get("id") if isinstance(raw, dict) else None
            place = self._under(f"{key}[{name or index}]")
            if isinstance(raw, dict):
                found.append(Entry(raw, place, self.mistakes))
            else:
                self.mistakes.append(f"{place} must be a mapping")
        return found

    def lines(self, key: str) -> Lines | None:
        """A range of lines or None."""
        value = self.get(key)
        return None if value is None else self._lines(key, value)

    def ranges(self, key: str) -> tuple[Lines, ...]:
        """One range of lines or a list of them."""
        value = self.get(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(r for r in (self._lines(key, v) for v in values) if r)

    def number(self, key: str) -> int | None:
        """A whole number or None."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(key, "must be a whole number")
            return None
        return value

    def flag(self, key: str) -> bool:
        """true or false, false where the key is missing."""
        value = self.get(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            self.wrong(key, "must be true or false")
            return False
        return value

    def standing(self, key: str) -> Standing | None:
        """A standing or None."""
        value = self.get(key)
        return None if value is None else self.as_standing(key, value)

    def as_standing(self, key: str, value: Any) -> Standing | None:
        """``value`` as a standing; a mistake is noted at ``key``."""
        try:
            return Standing(value)
        except ValueError:
            self.wrong(key, f"must be one of {', '.join(Standing)}")
            return None

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """A list of regular expressions, compiled."""
        found: list[re.Pattern[str]] = []
        for value in self.items(key):
            try:
                found.append(re.compile(value, re.MULTILINE))
            except (re.error, TypeError) as error:
                self.wrong(key, f"holds a pattern that can't be used ({error})")
        return tuple(found)

    def done(self) -> None:
        """Note every key that nothing asked for: most often a slip of the pen."""
        for key in self.raw:
            if key not in self._seen:
                self.wrong(str(key), "is not a key that is known here; correct or remove it")

    def _under(self, key: str) -> str:
        return f"{self.place}{': ' if self.place.endswith('.yaml') else '.'}{key}"

    def _lines(self, key: str, value: Any) -> Lines | None:
        try:
            return parse_lines(value)
        except ValueError as error:
            self.wrong(key, str(error))
            return None
