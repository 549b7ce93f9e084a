"""What several parts of a lookup know by its letters: months, money, words that ask."""

from __future__ import annotations

import re

from assistant.retrieval.words import MONTHS

SWEDISH_MONTH = f"(?:{'|'.join(swedish for swedish, _ in MONTHS)})"
ENGLISH_MONTH = f"(?:{'|'.join(english for _, english in MONTHS)})"
MONEY_UNIT = r"(?:mnkr|mkr|tkr|kr\b|sek\b|kron(?:a|or)|miljon|miljard)"
SWEDISH_NUMBER = r"(?:två|tva|tre|fyra|fem|sex|sju|åtta|atta|nio|tio)"
"""A small number in words, but for "en" and "ett", which seldom count."""
ENGLISH_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
ASKING_WORD = (
    r"(?:vad|när|nar|vem|vems|vilk\w*|hur|varför|what|when|who|whose|which|how|why|where)\b"
)
"""A word that asks, in the middle of a clause it may only join; "var" is a verb as well."""


def ignoring_case(text: str) -> re.Pattern[str]:
    """A pattern that takes no notice of case."""
    return re.compile(text, re.IGNORECASE)


MONEY = ignoring_case(rf"\d\s*{MONEY_UNIT}")
"""A sum of money."""
