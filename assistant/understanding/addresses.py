"""Street addresses of patients, in full, shortened, without a number and with a code."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.understanding.words import fold

_STREET_ENDS = (
    "gatan|gata|vägen|vagen|väg|gränden|gränd|grand|stigen|stig|allén|allen|backen|gången|gangen"
    "|torget|torg|platsen|esplanaden|leden|kajen|strand|gård|gården|hagen|haget|höjden|brynet"
    "|ängen|angen|lyckan|kullen|liden|brinken|lunden|dalen|parken|gärdet"
)
_NOT_COUNTED = (
    r"(?! (?:platser|patienter|pat|boende|brukare|st|personer|rum|lägenheter|lagenheter|avdelning"
    r"|ggr|gånger|ganger|år|ar)\b)"
)
_STREET = re.compile(
    rf"\b(?P<street>[A-ZÅÄÖ][a-zåäö]{{1,30}} (?:{_STREET_ENDS})"
    rf"|[A-ZÅÄÖa-zåäö]{{2,30}}?(?:{_STREET_ENDS}))"
    r" (?:nr\.? |nummer )?\d{1,4}(?:[A-Za-z]| [A-HJ-Z])?\b(?!\.)(?:,? (?:lgh"
    r"|lägenhet) ?\d+)?(?:,? \d{3} ?\d{2}(?= [A-ZÅÄÖ]))?" + _NOT_COUNTED
)
_SHORTENED = re.compile(
    r"\b(?P<street>[A-ZÅÄÖa-zåäö]{3,30}(?:v|vg|g|gt))\.? (?:nr\.? )?"
    r"\d{1,3}(?: ?[A-Da-d])?\b(?![.:,/-]?\d)" + _NOT_COUNTED
)
_WITHOUT_NUMBER = re.compile(
    r"(?P<lead>\b(?:bor|boende|hemma|bosatt|adress(?:en)?|lives|living)(?: är)?:? "
    r"(?:på |on |at |vid )?)"
    r"(?P<street>[A-ZÅÄÖa-zåäö]{3,30}(?:gatan|vägen|stigen|gränden|gränd|allén))\b",
    re.IGNORECASE,
)
_ENGLISH_STREET = re.compile(
    r"\b\d{1,4}[A-Za-z]? [A-Z][a-z]+ (?:Street|Road|Avenue|Lane|Drive|Square|St|Rd|Ave)\b"
)
_POST_CODE = re.compile(r"(?<=, )\d{3} \d{2}(?= [A-ZÅÄÖ])")
_DOOR_CODE = re.compile(
    r"(?P<lead>\b(?:port|dörr|dorr|nyckel|larm|entré|door|entry|key)[- ]?(?:kod|koden|code|box)"
    r"(?: är| is)?:? ?)\d{3,6}\b",
    re.IGNORECASE,
)


def mask_addresses(
    text: str,
    put: Callable[..., str],
    is_place: Callable[[str], bool],
    is_word: Callable[[str], bool],
) -> str:
    """The text with addresses replaced by their mask; places and words of the field stay.

    ``is_place`` and ``is_word`` are asked of folded forms.
    """

    def unless_known(match: re.Match[str]) -> str:
        form = fold(match["street"])
        known = is_place(form) or is_word(form)
        return match.group() if known else put("address", match.groupdict().get("lead") or "")

    text = _STREET.sub(lambda m: m.group() if is_place(fold(m["street"])) else put("address"), text)
    for pattern in (_SHORTENED, _WITHOUT_NUMBER):
        text = pattern.sub(unless_known, text)
    for pattern in (_ENGLISH_STREET, _POST_CODE):
        text = pattern.sub(lambda m: put("address"), text)
    return _DOOR_CODE.sub(lambda m: put("address", m["lead"]), text)
