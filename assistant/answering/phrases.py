"""The program's own words in both languages; nothing here states what a source says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from assistant.domain.question import Language

_WEEKDAYS: Final = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "now": ("Nu", "Now"),
    "read_by_model": (
        "Läst av en språkmodell, inte av programmet självt; kontrollera: {slots}.",
        "Read by a language model, not by the program itself; please check: {slots}.",
    ),
    "several_patients": (
        "Frågan gäller mer än en patient. Svaret gäller det som är lika för dem, med ett svar för "
        "varje fall där de skiljer sig; är något annat olika, fråga om en patient i taget.",
        "The question is about more than one patient. The answer gives what is alike for them and "
        "one answer for each case where they differ; if anything else differs, ask about one "
        "patient at a time.",
    ),
    "contested": ("Omstritt", "Contested"),
    "contested_word": ("omstritt", "contested"),
    "depends_on": ("beror på", "depends on"),
    "time": ("tidpunkt", "time"),
    "changes": ("Svaret ändras om", "The answer changes if"),
    "gaps": ("Det här säger källorna inte", "What the sources do not say"),
    "readings": ("Så har orden lästs", "How the words were read"),
    "presumed": ("Förutsatt", "Presumed"),
    "planned": ("Planerat, start inte bekräftad", "Planned, start not confirmed"),
    "proposed": ("Föreslaget, inte beslutat", "Proposed, not decided"),
    "also_worth": ("Att känna till", "Worth knowing"),
    "perhaps_lookup": (
        "Om du frågar vad källorna säger",
        "If you ask what the sources say",
    ),
    "nearest": ("Närmast i källorna", "Nearest in the sources"),
    "silent_word": ("källorna anger ingen", "the sources name nobody"),
    "left_open": (
        "Källorna lämnar öppet vem som svarar för",
        "The sources leave open who answers for",
    ),
    "disputed_word": (
        "omstritt, och källorna anger ingen",
        "contested, and the sources name nobody",
    ),
    "other_time": ("övrig tid", "at other times"),
    "from": ("från", "from"),
    "no_position": (
        "har inte yttrat sig i den här frågan i källorna",
        "nothing said on this in the sources",
    ),
    "conflict": (
        "källorna säger olika och ingen av dem ger vika för den andra",
        "the sources differ and neither gives way",
    ),
    "follow_up": ("Fråga tillbaka", "A question back"),
    "reservation": ("med förbehåll", "with a reserve"),
    "holds_for": ("Gäller", "Holds for"),
    "defeated": ("ger vika för", "gives way to"),
    "needs": ("kräver {slot}: {values}", "needs {slot}: {values}"),
    "needs_time": ("gäller bara {bands}", "holds only {bands}"),
    "not_in_time": ("gäller inte {bands}", "does not hold {bands}"),
    "known_first": ("inte känt före {day}", "not known before {day}"),
    "held_until": ("gällde till {day}", "held until {day}"),
    "unreviewed": ("ingen har granskat regeln", "nobody has reviewed the rule"),
    "reviewed": ("granskad av {name}", "reviewed by {name}"),
    "not_named": ("Ingen källa nämner {name}", "No source names {name}"),
    "not_named_reserve": (
        "åtgärden nämns inte i källorna; om något annat gäller för den sägs inte",
        "the procedure is not named in the sources; whether it is treated otherwise is not said",
    ),
    "nearest_named": ("närmast kommer {near}", "nearest comes {near}"),
    "known_on": (
        "Svaret bygger bara på dokument som var kända {day}.",
        "The answer rests only on documents known on {day}.",
    ),
    "masked": (
        "Personuppgifter i frågan har dolts; skriv inte sådana här.",
        "Personal data in the question has been hidden; please do not write any here.",
    ),
    "positions": ("Så ser parterna på det", "How the parties see it"),
    "unknown_then": (
        "Källorna säger inte vem som hade ansvaret då ({duties}); det första de vet gäller från "
        "{first}.",
        "The sources do not say who was responsible then ({duties}); the first they know of is "
        "from {first}.",
    ),
    "nobody_named": (
        "Källorna anger ingen som har ansvaret i det här fallet ({duties}).",
        "The sources name nobody as responsible in this case ({duties}).",
    ),
    "all_day": ("hela dygnet", "all day"),
    "or": ("eller", "or"),
    "and": ("och", "and"),
    "other_than": ("annat än", "other than"),
}


def phrase(key: str, language: Language) -> str:
    """A fixed phrase in one language."""
    return _PHRASES[key][0 if language == "sv" else 1]


def moment_words(start: datetime, end: datetime, language: Language) -> str:
    """A moment or interval in words, e.g. "lördag 21 november 2026 kl 23.30"."""
    if start == end:
        return f"{day_words(start, language)} {clock_words(start, language)}"
    if start.date() == end.date():
        clocks = f"{start:%H.%M}–{end:%H.%M}" if language == "sv" else f"{start:%H:%M}–{end:%H:%M}"
        return f"{day_words(start, language)} {'kl ' if language == 'sv' else ''}{clocks}"
    if start.hour == end.hour == 0 and start.minute == end.minute == 0:
        return _days_words(start, end - timedelta(days=1), language)
    return (
        f"{day_words(start, language)} {clock_words(start, language)} – "
        f"{day_words(end, language)} {clock_words(end, language)}"
    )


def _days_words(first: datetime, last: datetime, language: Language) -> str:
    """Whole days, the last included; with their weekdays where they are few."""
    if first.date() == last.date():
        return f"{day_words(first, language)}, {phrase('all_day', language)}"
    if (last - first).days < len(_WEEKDAYS[language]):
        return f"{day_words(first, language)} – {day_words(last, language)}"
    return f"{date_words(first.date(), language)} – {date_words(last.date(), language)}"


def day_words(moment: datetime, language: Language) -> str:
    """Weekday and date, e.g. "lördag 21 november 2026"."""
    return f"{_WEEKDAYS[language][moment.weekday()]} {date_words(moment.date(), language)}"


def date_words(day: date, language: Language) -> str:
    """A date in words, e.g. "21 november 2026"."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def clock_words(moment: datetime, language: Language) -> str:
    """A clock time, e.g. "kl 23.30" or "at 23:30"."""
    return f"kl {moment:%H.%M}" if language == "sv" else f"at {moment:%H:%M}"


def clock_words_of(minutes: int, language: Language) -> str:
    """Minutes from midnight as a clock time, e.g. "kl 22.00" or "at 22:00"."""
    hours, rest = divmod(minutes, 60)
    return f"kl {hours:02}.{rest:02}" if language == "sv" else f"at {hours:02}:{rest:02}"


def clock_range_words(start: int, end: int, language: Language) -> str:
    """Two times in minutes from midnight, e.g. "kl 13.00–21.00" or "13:00–21:00"."""
    first, last = (clock_words_of(minutes, language).split()[1] for minutes in (start, end))
    return f"{'kl ' if language == 'sv' else ''}{first}–{last}"


def weekdays_words(days: Iterable[int], language: Language) -> str:
    """Weekdays (Monday is 0) as a list in words."""
    return listed([_WEEKDAYS[language][day] for day in days], language)


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def listed(items: list[str], language: Language, last: str = "and") -> str:
    """Items as a list in words: "a, b och c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {phrase(last, language)} {items[-1]}"


def not_named(name: str, near: list[str], language: Language) -> str:
    """That no source names a procedure; ``near`` are those named that come nearest."""
    sentence = phrase("not_named", language).format(name=name)
    if near:
        nearest = phrase("nearest_named", language).format(near=listed(near, language, "or"))
        sentence = f"{sentence}; {nearest}"
    return f"{sentence}."
