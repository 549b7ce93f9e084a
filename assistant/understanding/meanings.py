"""What a phrase of the glossary means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means. ``group`` says which kind of thing, ``key`` which one.

    Groups: slot (key slot, value its value), weak (the same, where no ``slot`` names one),
    discharge (key past or open), actor, party, document (value ids),
    ask (key first, second or then, value duties or a bundle's name), lookup (key
    kind, value firm, always or alone), out (key why), ambiguous (key slot, value values),
    unnamed (key id), term (key id, value whether a source defines it), elsewhere
    (key region, value whether a source mentions it), patients (value how many),
    and markers of the sentence by their own name.
    """

    group: str
    key: str = ""
    value: Any = None
