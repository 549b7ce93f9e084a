"""Clock times and parts of the day, in every way of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.understanding.number_words import COUNTS, HOURS, alternatives, number
from assistant.understanding.said import DAYS_END, Said
from assistant.understanding.scanning import Scanner

PARTS = (
    (r"jourtid\w*|jour tid|(?:efter|utanfor|utom) (?:kontorstid|dagtid|arbetstid)"
        r"|obekvam (?:arbets)?tid|(?:out of|after|outside|off) (?:office )?hours"
     r"|icke kontorstid", "jourtid"),
    (r"kontorstid\w*|dagtid|dag tid|(?:office|business|working|daytime) hours|ordinarie arbetstid"
     r"|daytime", "kontorstid"),
    (r"eftermid\w*|afternoons?|\bem\b", "eftermiddag"),
    (r"formiddag\w*|forenoon|late morning|\bfm\b", "formiddag"),
    (r"lunch(?:tid|en|dags)?|lunchtime", "lunch"),
    (r"kvall(?:en|ar|arna|stid|s|skvist\w*)?|evenings?", "kvall"),
    (r"natt(?:en|etid|tid|s|a)?|natter(?:na)?|nights?|night ?time|overnight|overnatt\w*"
     r"|sma ?timmar(?:na)?|vargtimmen|small hours", "natt"),
    (r"morgon(?:en|ar|arna|bitti)?|morron|morr?nar(?:na)?|bitti|tidigt|mornings?", "morgon"),
    (r"(?:pa|under|om) (?:dagen|dan|dagarna)|(?:during|in) the day|by day", "dag"),
)  # fmt: skip
PART = "|".join(f"(?:{pattern})" for pattern, _ in PARTS)
_HOUR = alternatives(HOURS)
_COUNT = alternatives({name: n for name, n in COUNTS.items() if len(name) > 2})
_ON_24_HOURS = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d))?"
_AHEAD = (
    r"(?:kl(?:ockan)?(?: ar)?|at|vid|runt|omkring|around|about|ca|cirka|typ|strax|just|exakt|prick)"
)
_HALF = r"(?P<half> ?(?:am|pm|a m|p m))"
_END = r"(?![\w.:/-])"
_NO_CLOCK = r"(?! (?:ar|arig|years?|pat|patienter|st|mg|ml|dagar|days|veckor|weeks|timmar|hours)\b)"
_COUNTED = (
    r"(?! (?:ar|arig|years?|pat\w*|patients?|dagar|dygn|timmar|manader|veckor|days"
    r"|weeks|hours|months|st|personer|people|kommuner|besok|mil|ganger|times|andra|tre|fyra)\b)"
)
_SPELLED_SPAN = (
    rf"\b(?:mellan|between|fran|from) (?:kl(?:ockan)? )?(?P<ah>{_HOUR})"
    rf"(?: till | to | och | and | until )(?:kl(?:ockan)? )?(?P<bh>{_HOUR})(?!\w){_COUNTED}"
)
_NO_MINUTES = rf"(?! (?:min\w* )?(?:to|past|over|i) (?:halv )?(?:{_HOUR}|\d))"
_JUST = (
    (
        r"\b(?:(?:strax|precis|just|shortly|right|lite|alldeles) (?P<w>fore|innan|before"
        r"|efter|after|over|past)"
        rf"|(?P<near>nastan|almost|nearly)) (?:kl(?:ockan)? )?(?:(?P<h>{_HOUR}|[01]?\d|2[0-4])"
        r"(?:[.:](?P<m>[0-5]\d))?|(?P<midnight>midnatt|midnight))(?P<half> ?(?:am|pm))?(?![\w:/-])"
    )
    + _COUNTED
    + _NO_MINUTES
)
"""Just before or after a clock time: within a quarter of an hour of it."""
_QUARTER = 15
_NEXT_TO_A_CLOCK = (
    r"(?= (?:pa|i|in|at|on|ikvall|inatt|imorgon|idag|igar|tonight|tomorrow|today|this|nu|natt\w*"
    r"|kvall\w*|morgon\w*|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|vem|vilken|who|which)\b|$)"
)
_BESIDE_A_CLOCK = (
    r"efter|after|fore|forran|innan|before|prick|exakt|vid|runt|kring|omkring|ungefar|around|about|by|framat|tills"
    r"|fram till|until"
)
_CLOCK_SPANS = (
    r"\b(?:mellan|between|fran|from|kl|klockan) (?:kl(?:ockan)? )?"
    + _ON_24_HOURS.format("a")
    + r"(?: ?- ?| till | to | och | and | until )(?:kl(?:ockan)? )?"
    + _ON_24_HOURS.format("b")
    + _HALF
    + "?"
    + _END,
    r"(?<![\w.:/-])(?P<ah>[01]?\d|2[0-4])[.:](?P<am>[0-5]\d)-(?P<bh>[01]?\d"
    r"|2[0-4])[.:](?P<bm>[0-5]\d)" + _HALF + "?" + _END,
    r"(?<![\w.:/-])(?<!§ )(?<!sid )(?<!sidan )(?<!nr )(?<!punkt )(?<!kap )(?P<ah>[01]\d|2[0-4])"
    r"(?:[.:](?P<am>[0-5]\d))?-(?P<bh>[01]\d|2[0-4])(?:[.:](?P<bm>[0-5]\d))?(?P<half>)"
    + _END
    + _COUNTED
    + r"(?! (?:mg|ml|min\w*|procent|percent|kr|kronor|mnkr|tkr|tabl\w*|liter|kg|cm|ar\w*"
    r"|year\w*)\b)",
)
_CLOCKS_FROM_OR_UNTIL = (
    r"\b(?P<w>efter|after|fore|forran|innan|before|fran|from|tills|fram till|until)"
    r" (?:kl(?:ockan)? )?" + _ON_24_HOURS.format("") + _HALF + "?" + _END + _NO_CLOCK,
    rf"\b(?P<w>{_BESIDE_A_CLOCK}) (?:kl(?:ockan)? )?(?P<h>{_HOUR})(?P<m>)"
    rf"(?P<half>){_NO_MINUTES}{_NEXT_TO_A_CLOCK}",
)
_SPELLED_ON_A_DAY = (
    rf"\b(?P<w>{_BESIDE_A_CLOCK}) (?:kl(?:ockan)? )?(?P<h>{_HOUR})(?P<m>)(?P<half>)(?!\w){_COUNTED}"
    + _NO_MINUTES
)
"""Where the day or its part is told, an hour in words needs nothing after it."""
_CLOCKS = (
    r"\bkl(?:ockan)?(?: ar)? " + _ON_24_HOURS.format("") + _HALF + "?" + _END + r"(?! (?:mg|ml)\b)",
    rf"\b{_AHEAD}(?: {_AHEAD})* "
    + _ON_24_HOURS.format("")
    + _HALF
    + r"?(?: ?tiden| snaret)?"
    + _END
    + _NO_CLOCK,
    r"\b(?:kl(?:ockan)?(?: ar)?|at) (?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)" + _END,
    r"(?<![\w.:/-])(?P<h>0\d|1[0-8]|2[1-3])(?P<m>[0-5]\d)(?=$| (?:[\x00\x01]|(?:pa|i|in|on|at|idag"
    r"|inatt|ikvall|imorse|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag"
    r"|nu|vem|vilken|who|natt|kvall|den|tonight|today|this|och|and|hemma|sabo|imorgon|i)\b))",
    r"\b(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d) ?(?:hours|hrs|h)\b",
    r"(?<![\w.:/-])(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)" + _HALF + "?" + _END,
    r"\b(?P<h>1[0-2]|[1-9])" + _HALF + r"\b",
    r"\b(?P<h>[01]?\d|2[0-4]) ?(?:tiden|snaret)\b",
    rf"\b(?P<h>{_HOUR}) ?(?:tiden|snaret)\b",
    rf"\b(?P<h>[01]?\d|2[0-4]|{_HOUR})"
    r"(?= (?:pa|i|in|at|om) (?:the )?(?:natt|kvall|morgon|eftermiddag|formiddag"
    r"|night|evening|morning|afternoon))",
)
"""Ways of writing a clock time, the plainest first."""
_SPAN_AFTER_A_DAY = (
    r"(?<=\x01 )(?P<ah>[01]?\d|2[0-4])(?:[.:](?P<am>[0-5]\d))?-(?P<bh>[01]?\d|2[0-4])"
    r"(?:[.:](?P<bm>[0-5]\d))?(?P<half>)" + _END
)
_CLOCK_AFTER_A_PART = rf"(?<=\x01 )(?P<h>{_HOUR})(?:(?= [\x00\x01])|{_NEXT_TO_A_CLOCK})"
"""An hour in words right after a part of a day ("måndag morgon fem")."""
_CLOCK_BEFORE_A_PART = (
    r"(?<!rum )(?<!nr )(?<!no )(?<!nummer )(?<!room )(?<!plan )(?<!avd )(?<!lgh )"
    rf"\b(?P<h>[1-9]|1[0-2]|{_HOUR})(?= \x01)"
)
"""An hour right before the evening or the night that is named ("7 tonight")."""
_CLOCK_AFTER_A_DAY = r"(?<=\x01 )(?P<h>[01]?\d|2[0-4])(?:[.:]?(?P<m>[0-5]\d))?" + _END + _NO_CLOCK


_AFTER = ("efter", "after", "over", "past")
_UP_TO = ("fore", "forran", "innan", "before", "tills", "fram till", "until")
_TONIGHT = 4 * 60
"""From this hour of twelve on "tonight" is the evening, before it the night that follows."""
_BY_DAY = 7
"""An hour in figures from this one on is of the morning, where a day is told."""
_SURELY_24 = ("0", "am", "fm")
_A_PART = rf"\b(?:{PART})(?!\w)"


def read_clock(scan: Scanner, said: Said) -> Said:
    """``said`` with the clock time or times that words name.

    A point of time or a stretch tells more than a bound: "16.59, that is before five" is 16.59.
    """
    read = _span(scan, said)
    if read is not None:
        return read
    just = _just(scan, said)
    bound = just or _beside(scan, said)
    other = _beside(scan, said) if bound is not None else None
    point = _point(scan, said)
    if point is not None:
        return point
    if bound is None or just is not None:
        return bound or said
    return _between(bound, other)


def _just(scan: Scanner, said: Said) -> Said | None:
    """The quarter of an hour just before or just after a clock time."""
    found = scan.take(_JUST)
    if found is None:
        return None
    twelve = not found["midnight"] and _on_twelve(found, said)
    clock = (
        DAYS_END
        if found["midnight"]
        else minutes(str(_hour(found["h"])), found["m"], found["half"])
    )
    if found["w"] in _AFTER:
        return replace(said, clock=clock, clock_end=clock + _QUARTER, twelve=twelve)
    return replace(said, clock=clock - _QUARTER, clock_end=clock, twelve=twelve)


def _span(scan: Scanner, said: Said) -> Said | None:
    """From one clock time to another."""
    for pattern in (*_CLOCK_SPANS, *((_SPAN_AFTER_A_DAY,) if said.day_said else ())):
        if found := scan.take(pattern):
            end = minutes(found["bh"], found["bm"], found["half"])
            start = minutes(found["ah"], found["am"], found["half"])
            if start > end:
                start = minutes(found["ah"], found["am"])
            small = not found["half"] and not (said.day_said or found["am"] or found["bm"])
            twelve = small and all(
                found[x][0] in "123456" and len(found[x]) == 1 for x in ("ah", "bh")
            )
            return replace(said, clock=start, clock_end=end, twelve=twelve)
    if found := scan.take(_SPELLED_SPAN):
        first, last = _hour(found["ah"]) * 60, _hour(found["bh"]) * 60
        return replace(said, clock=first, clock_end=last, twelve=True)
    return None


def _beside(scan: Scanner, said: Said) -> Said | None:
    """From a clock time on, up to it, or at it, where a word beside it says so."""
    on_a_day = said.day_said or said.part is not None or scan.holds(_A_PART)
    for pattern in (*_CLOCKS_FROM_OR_UNTIL, *((_SPELLED_ON_A_DAY,) if on_a_day else ())):
        if found := scan.take(pattern):
            clock = minutes(str(_hour(found["h"])), found["m"], found["half"])
            twelve = _on_twelve(found, said)
            if found["w"] in _UP_TO:
                return replace(said, clock=0, clock_end=clock, twelve=twelve)
            if found["w"] in (*_AFTER, "fran", "from"):
                return replace(said, clock=clock, clock_end=DAYS_END, twelve=twelve)
            return replace(said, clock=clock, twelve=twelve)
    return None


def _point(scan: Scanner, said: Said) -> Said | None:
    """A clock time by itself."""
    spoken = _spoken_clock(scan, said)
    if spoken is not None:
        return spoken
    beside_a_day = (
        *((_CLOCK_AFTER_A_DAY,) if said.day_said else ()),
        *((_CLOCK_BEFORE_A_PART,) if said.span and said.part else ()),
        *((_CLOCK_AFTER_A_PART,) if said.day_said and said.part else ()),
    )
    for pattern in (*_CLOCKS, *beside_a_day):
        if found := scan.take(pattern):
            named = found.groupdict()
            clock = minutes(str(_hour(found["h"])), named.get("m"), named.get("half"))
            return replace(said, clock=clock, twelve=_on_twelve(found, said))
    return None


def _between(bound: Said, other: Said | None) -> Said:
    """From one bound to the other ("after five but before eight"); else the first."""
    if other is None or bound.is_a_bound == other.is_a_bound or bound.twelve != other.twelve:
        return bound
    start, end = (other, bound) if bound.is_a_bound else (bound, other)
    if start.clock_end is None:
        return bound
    return replace(start, clock_end=end.clock_end)


def _on_twelve(found: re.Match[str], said: Said) -> bool:
    """Whether an hour leaves open which half of the day it is of.

    In words it always does. In figures it does up to twelve, where it stands without
    minutes or nought; on a day that is told, only small hours that are as good as of the
    afternoon.
    """
    named = found.groupdict()
    hour = found["h"]
    if named.get("half") or named.get("m"):
        return False
    if not hour.isdigit():
        return True
    dated = said.span is not None or bool(said.weekdays) or said.holiday
    return hour[0] != "0" and int(hour) < (_BY_DAY if dated else 12)


def _spoken_clock(scan: Scanner, said: Said) -> Said | None:
    hour = rf"(?P<h>{_HOUR}|1[0-2]|[1-9])(?![\w.:]\w|\w)"
    found = scan.take(
        rf"\b(?:{_AHEAD} )?(?P<n>(?:a |en )?(?:kvart|quarter)|{_COUNT}|(?:en|a|one)(?= min)"
        rf"|\d{{1,2}}(?= min))"
        rf"(?: min\w*)? (?P<d>i|over|to|past|after) (?P<half>halv )?{hour}"
        rf"(?! (?:ar|pat|dagar|dygn|timmar|veckor|days|weeks|hours|patients?)\b)"
    )
    if found:
        quarter = found["n"].endswith(("kvart", "quarter"))
        step = 15 if quarter else number(found["n"])
        base = _hour(found["h"]) * 60 - (30 if found["half"] else 0)
        clock = (base + (-step if found["d"] in ("i", "to") else step)) % DAYS_END
        return _with_its_half(scan, said, clock)
    found = scan.take(rf"\b(?:{_AHEAD} )?(?P<w>halv|half past|half) ?{hour}")
    if found:
        hours = _hour(found["h"]) * 60
        clock = (hours - 30 if found["w"] == "halv" else hours + 30) % DAYS_END
        return _with_its_half(scan, said, clock)
    found = scan.take(
        rf"\b(?:kl(?:ockan)?(?: ar)?|vid klockan) {hour}|\b(?P<h2>{_HOUR}|1[0-2]"
        rf"|[1-9]) o clock\b"
        rf"|\bat (?P<h3>{_HOUR})\b(?! (?:hospital|clinic|different|other|separate|of)\b)"
    )
    if found:
        named = found["h"] or found["h2"] or found["h3"]
        dated = said.span is not None or bool(said.weekdays) or said.holiday
        plain = not named.isdigit() or int(named) < (_BY_DAY if dated else 12)
        return _with_its_half(scan, said, _hour(named) * 60, twelve=plain)
    if scan.take(r"\b(?:kl(?:ockan)? )?(?:vid )?(?:midnatt|tolvslaget|midnight)\b"):
        return replace(said, clock=DAYS_END)
    if scan.take(r"\b(?:mitt pa (?:dagen|dan|ljusa dagen)|noon|midday)\b"):
        return replace(said, clock=12 * 60)
    return None


def _with_its_half(scan: Scanner, said: Said, clock: int, *, twelve: bool = True) -> Said:
    """``said`` with a clock time and the "am" or "pm" that follows it."""
    half = scan.take(r"(?<=\x01) ?(?P<half>am|pm|a m|p m)\b")
    if half is None:
        return replace(said, clock=clock, twelve=twelve)
    return replace(said, clock=minutes(str(clock // 60), str(clock % 60), half["half"]))


def read_part(scan: Scanner, said: Said) -> Said:
    """``said`` with the part of the day that words name."""
    if said.part is not None:
        return said
    for pattern, part in PARTS:
        found = scan.take(
            r"\b(?:(?:pa|om|under|hela|mitt i|sent pa|sent|tidigt pa|i|at|in the|during the"
            r"|the|by|en|on) )*"
            rf"(?:{pattern})(?!\w)"
        )
        if found:
            return replace(said, part=part)
    return said


def on_24_hours(said: Said) -> Said:
    """A clock time of the evening or afternoon said on 12 hours, moved to its half of the day."""
    clock = said.clock
    if clock is None or said.part is None:
        return said
    said = replace(said, twelve=False)
    if said.is_a_bound:
        return _ending_on_24_hours(said, said.clock_end or 0)
    if (
        (said.part in ("kvall", "eftermiddag") and clock < 12 * 60)
        or (said.tonight and _TONIGHT <= clock < 12 * 60)
        or (said.part in ("dag", "lunch") and clock < 7 * 60)
        or (said.part == "natt" and 8 * 60 <= clock < 12 * 60)
    ):
        end = said.clock_end
        late = end is not None and end != DAYS_END and clock < end <= 12 * 60
        return replace(
            said, clock=clock + 12 * 60, clock_end=end + 12 * 60 if end and late else end
        )
    if said.part == "natt" and 12 * 60 <= clock < 13 * 60:
        return replace(said, clock=clock - 12 * 60)
    return said


def greeted_on_24_hours(said: Said, part: str, forms: Iterable[str]) -> Said:
    """A clock time of twelve hours in the half of the day that a greeting tells ("god kväll").

    Where the day or a part of it is told, or the clock is of 24 hours ("09"), that decides.
    """
    told = said.part is not None or (said.day_said and not said.now)
    if told or said.clock is None or any(form.startswith(_SURELY_24) for form in forms):
        return said
    return replace(on_24_hours(replace(said, part=part)), part=None)


def _ending_on_24_hours(said: Said, end: int) -> Said:
    """ "Before eight in the evening": from where that part of the day may begin."""
    if said.part in ("kvall", "eftermiddag") and end < 12 * 60:
        return replace(said, clock=12 * 60, clock_end=end + 12 * 60)
    return said


def part_of(word: str) -> str:
    """The part of the day that a word of a pattern above stands for."""
    return next(part for pattern, part in PARTS if re.fullmatch(pattern, word))


def greeting_part(forms: Iterable[str]) -> str | None:
    """The part of the day in a greeting's words ("good evening", "godkväll")."""
    words = [form.removeprefix("god") for form in forms]
    return next((part for w in words for pattern, part in PARTS if re.fullmatch(pattern, w)), None)


def minutes(hour: str, minute: str | None, half: str | None = None) -> int:
    """Minutes from midnight; ``half`` is "am" or "pm" where words say so."""
    hours = int(hour)
    if half and half.strip().startswith("p") and hours < 12:
        hours += 12
    if half and half.strip().startswith("a") and hours == 12:
        hours = 0
    return hours * 60 + int(minute or 0)


def _hour(word: str) -> int:
    return number(word, HOURS)
