"""Numbers written as words, Swedish and English, folded."""

from __future__ import annotations

_NAMES = (
    "ett|one", "tva|two", "tre|three", "fyra|four", "fem|five", "sex|six", "sju|seven",
    "atta|eight", "nio|nine", "tio|ten", "elva|eleven", "tolv|twelve", "tretton|thirteen",
    "fjorton|fourteen", "femton|fifteen", "sexton|sixteen", "sjutton|seventeen",
    "arton|eighteen", "nitton|nineteen",
)  # fmt: skip
_TENS = {
    20: "tjugo|tjuge|twenty", 30: "trettio|tretti|thirty", 40: "fyrtio|forti|forty",
    50: "femtio|femti|fifty", 60: "sextio|sexti|sixty", 70: "sjuttio|sjutti|seventy",
    80: "attio|atti|eighty", 90: "nittio|nitti|ninety",
}  # fmt: skip


def _spelled() -> dict[str, int]:
    words = {name: n for n, names in enumerate(_NAMES, start=1) for name in names.split("|")}
    units = {name: n for name, n in words.items() if n < 10}
    for ten, names in _TENS.items():
        for name in names.split("|"):
            words[name] = ten
            words |= {f"{name}{unit}": ten + n for unit, n in units.items()}
            words |= {f"{name} {unit}": ten + n for unit, n in units.items()}
    return words


SPELLED = _spelled()
"""1 to 99 as written out."""
HOURS = {name: n for name, n in SPELLED.items() if n <= 12}
"""1 to 12, as a clock shows them."""
COUNTS = {
    **{name: n for name, n in SPELLED.items() if n <= 20},
    "en": 1, "a": 1, "an": 1, "nagon": 1, "ett par": 2, "par": 2, "couple": 2,
    "a couple of": 2, "nagra": 3, "few": 3, "a few": 3,
}  # fmt: skip
"""How many of something, as people say it; "some" is taken for three."""

_ORDINAL_NAMES = (
    "forsta|first", "andra|second", "tredje|third", "fjarde|fourth", "femte|fifth",
    "sjatte|sixth", "sjunde|seventh", "attonde|eighth", "nionde|ninth", "tionde|tenth",
    "elfte|eleventh", "tolfte|twelfth", "trettonde|thirteenth", "fjortonde|fourteenth",
    "femtonde|fifteenth", "sextonde|sixteenth", "sjuttonde|seventeenth", "artonde|eighteenth",
    "nittonde|nineteenth", "tjugonde|twentieth",
)  # fmt: skip


def _ordinals() -> dict[str, int]:
    words = {n: day for day, names in enumerate(_ORDINAL_NAMES, start=1) for n in names.split("|")}
    units = {name: day for name, day in words.items() if day < 10}
    for ten, name in ((20, "tjugo"), (20, "twenty "), (30, "trettio"), (30, "thirty ")):
        words |= {f"{name}{unit}": ten + day for unit, day in units.items() if ten + day <= 31}
    return {**words, "trettionde": 30, "thirtieth": 30}


ORDINALS = _ordinals()
"""1 to 31 as days of a month are called."""


def alternatives(names: dict[str, int]) -> str:
    """The names as choices of a pattern, long ones first."""
    return "|".join(sorted(names, key=len, reverse=True))


def number(word: str, names: dict[str, int] = COUNTS) -> int:
    """The number that figures or a word stand for."""
    return int(word) if word.isdigit() else names[word]
