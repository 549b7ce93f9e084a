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
_BODY = (
    r"(?!(?i:\w*(?:nämnd|vård|region|kommun|utskott|styrelse|central|sjukhus|läkar|medverkan|"
    r"enskommelse|utredning|förvaltning|protokoll|datum|ordförande|ledare|avtal|projekt)))"
)
"""No part of a person's name: a body that is written with a capital too."""
PERSON = re.compile(
    rf"\b{_BODY}[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? {_BODY}[A-ZÅÄÖ][a-zåäöé]+\b"
)
"""A person's name of two words."""


def ignoring_case(text: str) -> re.Pattern[str]:
    """A pattern that takes no notice of case."""
    return re.compile(text, re.IGNORECASE)


MONEY = ignoring_case(rf"\d\s*{MONEY_UNIT}")
"""A sum of money."""
IN_MONEY = ignoring_case(rf"{MONEY_UNIT}|ersättning|kostnad|belopp")
"""What a row of figures, or a heading above it, says where the figures are sums of money."""
_A_SUM = (
    r"(?:hyr(?:a|an|or)|avgift(?:en|er)?|taxa(?:n)?|pris(?:et)?|arvode(?:t|n)?|lön(?:en|er)?|"
    r"vite(?:t)?|vitesbelopp|vitessumma\w*|budget(?:en)?|timersättning(?:en)?|anslag(?:et)?)\b"
)
"""A noun that is a sum of money; of a compound of it, what stands before it is asked of."""
ASKS_MONEY = ignoring_case(
    r"\bi (?:svenska )?kronor\b|\bhur mycket (?:pengar|kosta\w*)|"
    r"\bvad (?:har |skulle )?kosta\w*|\bvad betala\w*(?!.*\bför\W*$)|"
    r"\bhur många (?:\w+ )?(?:kronor|miljoner|tusenlappar|mkr|mnkr|tkr)\b|"
    r"\bvad (?:gick|går) (?!.*\but på\b).{1,60}?\bpå(?=\W*(?:$|\?|i |totalt|till slut))|"
    r"\bvad (?:fick|får)(?= .{1,40}\bbetalt\b)|"
    r"\bnotan?\b|\bprislapp\w*|\bvad blev (?:kostnaden|notan|priset)|"
    r"\bvilket belopp\b|\bvilken summa\b|\b(?:what|which) (?:amount|sum)\b|"
    rf"\b(?:vilk(?:en|et|a)|vad (?:är|var|blir|blev)|hur (?:hög|högt|höga|stor|stort|stora)) "
    rf"(?:(?:är|var|blir|blev) )?(?:\w+ ){{0,3}}?(?:{_A_SUM}|(?=\w+{_A_SUM}))|"
    r"\bhow much money\b|\bhow much (?:did|does|do|will|would)\b.{1,60}\bcost\b|"
    r"\bwhat (?:did|does|do|will|would)\b.{1,60}\bcost\b|\bprice tag\b|\bin (?:kronor|sek)\b|"
    r"\bwhat (?:was|were|is|are)(?= .{1,40}\bpaid\b)|"
    r"\b(?:what|which|how (?:high|large|big))(?:'s)? (?:[\w']+ ){0,5}?"
    r"(?:fees?|prices?|rent|salar(?:y|ies)|wages?|budget|hourly rate|charges?|fines?)\b"
)
"""A sum of money is asked for, not a share, in so many words or by a noun that is one."""
ASKS_TITLE = ignoring_case(
    r"\b(?:yrkes|tjänste|arbets)?(?:befattning|titel|roll|tjänst|tjänsteställning)(?:en|n)?\b"
    r"(?= .{0,40}\b(?:är|var|har|hade|innehar|innehade)\b)|"
    r"\b(?:vilken|vad (?:är|var|har|hade)|what(?: is| was|'s)?|which|i|in)\b"
    r"(?= (?:\w+(?:'s)? ){0,4}?(?:\w*befattning|\w*titel|roll|tjänst|tjänsteställning|position|"
    r"(?:job )?title|role|capacity|post)\b)"
)
"""The title or post of somebody is asked for."""
