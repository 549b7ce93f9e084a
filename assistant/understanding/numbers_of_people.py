"""Numbers by which a person can be told or reached: personnummer, telephone, e-mail, birth."""

from __future__ import annotations

import re
from collections.abc import Callable

Put = Callable[..., str]
"""``put(kind, lead)``: notes the kind and gives the mask, with what is to stand before it."""

_DASH = r"[-–—+]"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)|\[at\]|\bsnabel-?a\b) ?[\w-]{1,63}"
    r"(?:(?:\.| ?(?:\(dot\)|\bpunkt\b|\bdot\b) ?)[\w-]{1,63})+",
    re.IGNORECASE,
)
_PERSONAL_NUMBER = re.compile(
    r"(?<![\w.,/:-])"
    r"(?:(?:19|20)?\d{2} ?-?[01]\d ?-?\d{2}|(?:19|20)? ?\d{6})"
    rf"(?: ?{_DASH} ?| )?(?:\d ?\d ?\d ?[\dXx]|[xX*]{{4}})(?!\w|[.,/:-]\d)"
)
_NEARLY_PERSONAL = re.compile(
    rf"(?<![\w.,/:-])(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-8]\d|9[01]){_DASH}(?:\d{{3}}|\d{{5}})"
    r"(?![\w]|[.,/:-]\d)"
)
"""A digit lost or doubled in the last four."""
_LONG_NUMBER = re.compile(r"(?<![\w.,/:-])\d{10}(?:\d{2})?(?!\w|[.,/:-]\d)")
_PHONE = re.compile(
    r"(?<![\w.,/:-])(?:\+ ?\d{2} ?(?:\(0\))? ?|00 ?46 ?|\(?0)\d{1,3}\)?(?: ?[-–/] ?"
    r"| )?\d{2,3}(?:[ -]?\d{2,3}){1,3}"
    r"(?!\w|[.,/:-]\d)"
    r"|(?<![\w.,/:-])07\d\.\d{3}\.\d{2}\.\d{2}(?![\w.])"
)
_MONTH = r"(?:jan|feb|mars?|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
_BIRTH = re.compile(
    r"(?P<lead>\b(?:född|fodd|f|föddes|born|dob|date of birth|birthdate|pnr|personnr|persnr"
    r"|personnummer)\b[.:]? ?(?:den |on |i |in )?)"
    r"(?P<date>(?:19|20)?\d{2}[-./ ]?[01]\d[-./ ]?\d{2}|\d{1,2}[/.]\d{1,2}[- /.](?:19"
    rf"|20)?\d{{2}}|\d{{1,2}}(?::?[ea])? {_MONTH},? (?:19|20)?\d{{2}})(?!\w)",
    re.IGNORECASE,
)
_EIGHT_DIGITS = re.compile(
    r"(?<![\w.,/:-])19\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\w|[.,/:-]\d)"
)


def mask_numbers(text: str, put: Put) -> str:
    """The text with every such number replaced by its mask."""
    text = _EMAIL.sub(lambda m: put("email"), text)
    text = _PERSONAL_NUMBER.sub(
        lambda m: put("personal_number") if _looks_personal(m.group()) else m.group(), text
    )
    text = _NEARLY_PERSONAL.sub(lambda m: put("personal_number"), text)
    text = _BIRTH.sub(lambda m: put("birth_date", m["lead"]), text)
    text = _PHONE.sub(lambda m: put("phone") if _looks_phone(m.group()) else m.group(), text)
    text = _LONG_NUMBER.sub(lambda m: put("personal_number"), text)
    return _EIGHT_DIGITS.sub(lambda m: put("birth_date"), text)


def _looks_personal(text: str) -> bool:
    digits = [sign for sign in text if sign.isdigit()]
    if len(digits) not in (6, 8, 9, 10, 11, 12):
        return False
    return not re.fullmatch(r"20\d\d ?[-–] ?20\d\d", text.strip())


def _looks_phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return 7 <= digits <= 14 and not re.fullmatch(r"\d{1,3}(?: \d{3})+", text.strip())
