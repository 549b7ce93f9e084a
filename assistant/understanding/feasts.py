"""Days that people call by a name, and the public holidays of the Swedish year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]
"""First day, and the day after the last."""


def easter(year: int) -> date:
    """Easter Sunday (Gregorian; the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _saturday(first: date) -> date:
    return first + timedelta(days=(5 - first.weekday()) % 7)


def _fixed(month: int, day: int, length: int = 1) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        start = date(year, month, day)
        return start, start + timedelta(days=length)

    return days


def _from_easter(offset: int, length: int = 1) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        start = easter(year) + timedelta(days=offset)
        return start, start + timedelta(days=length)

    return days


def _from_saturday(month: int, day: int, offset: int = 0, length: int = 1) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        start = _saturday(date(year, month, day)) + timedelta(days=offset)
        return start, start + timedelta(days=length)

    return days


def _advent(sunday: int) -> Callable[[int], Days]:
    """The first to fourth Sunday of Advent; the fourth is the last before Christmas Day."""

    def days(year: int) -> Days:
        fourth = date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7)
        start = fourth - timedelta(weeks=4 - sunday)
        return start, start + timedelta(days=1)

    return days


FEASTS: tuple[tuple[str, Callable[[int], Days]], ...] = (
    (r"nyarsdag(?:en)?|new year(?:s| s)? day", _fixed(1, 1)),
    (
        r"trettondagsafton(?:en)?|trettonafton|trettondagsaf\w*|(?:epiphany|twelfth) (?:eve|night)",
        _fixed(1, 5),
    ),
    (
        r"trettondag(?:en|ens|s)?(?: jul)?|trettondedag(?:en)?(?: jul)?|epiphany|twelfth day",
        _fixed(1, 6),
    ),
    (r"skartorsdag(?:en)?|(?:maundy|holy) thursday", _from_easter(-3)),
    (r"langfredag(?:en)?|good friday", _from_easter(-2)),
    (r"pask(?:afton(?:en)?|lordag(?:en)?)|easter (?:eve|saturday)|holy saturday", _from_easter(-1)),
    (r"annan ?dag(?:en|s)? pask|annandags?pask|paskmandag(?:en)?|easter monday", _from_easter(1)),
    (r"pask(?:dag|sondag)(?:en)?|easter (?:sunday|day)", _from_easter(0)),
    (r"pask(?:en|helgen|helg)|pask|easter(?: weekend)?", _from_easter(-2, 4)),
    (
        r"valborg(?:smassoafton(?:en)?|safton(?:en)?)?|walpurgis(?: night| eve)?|last of april"
        r"|sista april",
        _fixed(4, 30),
    ),
    (
        r"forsta maj|1 maj|(?:den )?1:a maj|forstamaj|may day|labou?r day|1 may|first of may",
        _fixed(5, 1),
    ),
    (
        r"kristi himmels?fard(?:s ?dag(?:en)?)?|kristi flygare|himmelsfardsdag(?:en)?"
        r"|ascension(?: day| thursday)?",
        _from_easter(39),
    ),
    (r"pingstafton(?:en)?|(?:whitsun|whit|pentecost) (?:eve|saturday)", _from_easter(48)),
    (r"pingstdag(?:en)?|pentecost(?: sunday)?|whit ?sunday", _from_easter(49)),
    (r"pingst(?:en|helgen|helg)?|whitsun(?:tide)?(?: weekend)?", _from_easter(48, 2)),
    (
        r"(?:sveriges )?nationaldag(?:en|sfirandet)?|svenska flaggans dag"
        r"|(?:sweden s |swedish |the )?national day",
        _fixed(6, 6),
    ),
    (r"midsommarafton(?:en)?|midsommaraf\w*|midsummer(?:s| s)? eve", _from_saturday(6, 20, -1)),
    (r"midsommardag(?:en)?|midsummer(?:s| s)? day", _from_saturday(6, 20)),
    (r"midsommar(?:en|helgen|helg)?|midsummer(?: weekend)?", _from_saturday(6, 20, -1, 3)),
    (
        r"alla ?helgons? ?dag(?:en)?|allhelgona(?:helgen|dagen|helg)?"
        r"|all saints?(?: s)?(?: day)?|all hallows",
        _from_saturday(10, 31),
    ),
    *(
        (
            rf"{nth} (?:sondagen i )?advent(?:ssondag(?:en)?)?|{nth} sunday (?:in|of) advent",
            _advent(number),
        )
        for number, nth in enumerate(
            (
                r"(?:forsta|1:?a|1 a|first)",
                r"(?:andra|2:?a|2 a|second)",
                r"(?:tredje|3:?e|3 e|third)",
                r"(?:fjarde|4:?e|4 e|fourth)",
            ),
            start=1,
        )
    ),
    (r"lucia(?:dagen|natten|morgonen)?|st lucy s day", _fixed(12, 13)),
    (
        r"julafton(?:en)?|jul ?afton|(?:christmas|xmas|x mas) eve|dan fore dopparedan",
        _fixed(12, 24),
    ),
    (r"annan ?dag(?:en|s)? ?jul|boxing day|st stephen s day|annandagen|annandag", _fixed(12, 26)),
    (r"juldag(?:en)?|(?:christmas|xmas|x mas) day", _fixed(12, 25)),
    (
        r"jul(?:en|helgen|helg)|(?:i|over|under|pa) jul|christmas(?: time| holidays?)?|xmas|yule",
        _fixed(12, 24, 3),
    ),
    (r"mellandag(?:arna|ar)|mellan jul och nyar|between christmas and new year", _fixed(12, 27, 4)),
    (r"nyarsafton(?:en)?|nyarsaf\w*|new year(?:s| s)? eve|hogmanay", _fixed(12, 31)),
    (
        r"nyar(?:shelgen|et|s|snatten)|(?:over|i|pa|under) nyar"
        r"|(?:over|at|during) (?:the )?new year",
        _fixed(12, 31, 2),
    ),
)
"""How a day or days are called (folded words), and when they are in a year."""


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Public holidays of a year that may fall on Monday to Friday."""
    one_day = (
        _fixed(1, 1),
        _fixed(1, 6),
        _fixed(5, 1),
        _fixed(6, 6),
        _fixed(12, 25),
        _fixed(12, 26),
        _from_easter(-2),
        _from_easter(1),
        _from_easter(39),
    )
    return frozenset(days(year)[0] for days in one_day)
