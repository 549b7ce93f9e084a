"""Which of the times in a question is the one asked about: phrases times contexts.

Asked on a Wednesday in June 2026 at 14:00 unless a table says otherwise. Times are
written "day hour:minute"; a bare hour is of that Wednesday, the 10th.
"""

from __future__ import annotations

from datetime import datetime
from itertools import product

import pytest

from assistant.domain.question import Moment
from tests.understanding.reading import WEDNESDAY, ZONE, interval, read

Times = tuple[str, str]


def _told(moment: Moment) -> Times:
    return (f"{moment.start:%d %H:%M}", f"{moment.end:%d %H:%M}")


def asked(text: str, as_of: datetime = WEDNESDAY) -> list[Times]:
    """Every reading of the moment asked about, the likeliest first; empty for "now"."""
    slot = read(text, as_of=as_of).slots.get("moment")
    if slot is None:
        return []
    assert isinstance(slot.value, Moment)
    readings = [slot.value, *slot.value.others]
    return [_told(m) for m in readings]


def point(clock: str) -> Times:
    clock = clock if " " in clock else f"10 {clock}"
    return (clock, clock)


def at(clock: str, day: int = 10) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 6, day, int(hour), int(minute), tzinfo=ZONE)


NOW = [("10 14:00", "10 14:00")]
EVENTS = (
    "Hon ramlade kl 13",
    "Patienten har fallit i natt",
    "Fick morfin kl 13.30",
    "Kateter sattes i går kväll",
    "Senaste dosen gavs kl 12",
    "Hon har haft feber sedan i natt",
    "Han blev sämre i morse",
    "Hon hittades på golvet vid tretiden i natt",
    "Mitt pass slutar kl 21",
    "Jag jobbar till 22",
    "Jag går av klockan nio i kväll",
    "Min kollega började kl 13",
)
EVENTS_IN_ENGLISH = (
    "She fell last night",
    "He was given morphine at 13:30",
    "She has been worse since yesterday evening",
    "He vomited at 3 am",
    "My shift ends at 21:00",
    "I work until 22:00",
)
ASKS: dict[str, list[Times]] = {
    "vem ger råd nu": NOW,
    "vem ger råd": [],
    "vem ger råd kl 16.45": [point("16:45")],
    "vem kommer hem i kväll": [("10 17:00", "10 22:00")],
    "vem ringer jag på lördag kl 15": [point("13 15:00")],
    "vem ringer jag i natt": [("10 22:00", "11 06:00")],
}
ASKS_IN_ENGLISH: dict[str, list[Times]] = {
    "who gives advice now": NOW,
    "who gives advice at 16:45": [point("16:45")],
    "who comes out tonight": [("10 22:00", "11 06:00")],
    "who do I call on Saturday at 15:00": [point("13 15:00")],
}


@pytest.mark.parametrize(
    ("event", "ask"),
    [*product(EVENTS, ASKS), *product(EVENTS_IN_ENGLISH, ASKS_IN_ENGLISH)],
)
@pytest.mark.parametrize("order", ["{0}. {1}?", "{0}, {1}?", "{2} {3}?"])
def test_what_has_happened_and_whose_hours_end_is_not_what_is_asked(
    event: str, ask: str, order: str
) -> None:
    expected = {**ASKS, **ASKS_IN_ENGLISH}[ask]
    joined = "and" if event in EVENTS_IN_ENGLISH else "och"
    text = order.format(event, ask, f"{event} {joined}", ask)
    found = asked(text[0].upper() + text[1:])
    assert found in ([expected] if expected else [[], NOW])


PARTS_BESIDE_A_CLOCK = {
    "åtta på morgonen": "08:00",
    "halv åtta på morgonen": "07:30",
    "åtta på kvällen": "20:00",
    "nio på förmiddagen": "09:00",
    "fem på eftermiddagen": "17:00",
    "kvart i fem på eftermiddagen": "16:45",
    "tre på natten": "03:00",
    "elva på kvällen": "23:00",
}
PLACES_OF_A_CLOCK = (
    "Klockan {0}. En boende har fallit i natt. Vem ringer jag?",
    "Hon har varit dålig hela natten. Vem kommer hem klockan {0}?",
    "Han ramlade i går kväll, vem ger råd klockan {0}?",
    "Det är klockan {0} och hon föll i natt, vem ringer jag?",
    "Vem kommer hem vid {0}?",
)


@pytest.mark.parametrize(("phrase", "place"), [*product(PARTS_BESIDE_A_CLOCK, PLACES_OF_A_CLOCK)])
def test_a_part_of_the_day_binds_the_clock_in_its_own_phrase(phrase: str, place: str) -> None:
    (found,) = asked(place.format(phrase))
    assert found[0].endswith(PARTS_BESIDE_A_CLOCK[phrase])
    assert found[0] == found[1]


POINTS = {
    "kl 16:59 idag": "10 16:59",
    "kl 07.50 i morgon": "11 07:50",
    "fredag kl 16.45": "12 16:45",
}
RESTATEMENTS = (
    "{0}, dvs innan fem",
    "{0}, alltså före åtta",
    "{0}, det vill säga strax före fem",
    "{0}, med andra ord innan jouren börjar",
    "{0} (innan fem alltså)",
    "{0}, före kl 17",
)


@pytest.mark.parametrize(("moment", "said"), [*product(POINTS, RESTATEMENTS)])
def test_a_bound_that_says_the_moment_again_does_not_replace_it(moment: str, said: str) -> None:
    text = f"Behöver råd av läkare {said.format(moment)}. Vem ringer jag?"
    assert asked(text) == [point(POINTS[moment])]


@pytest.mark.parametrize(
    ("as_of", "phrase", "expected"),
    [
        ("16:30", "fram till kl 17", ("10 16:30", "10 17:00")),
        ("16:30", "fram till 17.00", ("10 16:30", "10 17:00")),
        ("16:30", "tills klockan fem", ("10 16:30", "10 17:00")),
        ("14:00", "före kl 17", ("10 14:00", "10 17:00")),
        ("12:00", "innan fem idag", ("10 12:00", "10 17:00")),
        ("02:00", "innan 8", ("10 02:00", "10 08:00")),
        ("02:00", "före åtta på morgonen", ("10 02:00", "10 08:00")),
        ("14:00", "innan kl 08 i morgon", ("11 00:00", "11 08:00")),
        ("14:00", "efter kl 17", ("10 17:00", "11 00:00")),
        ("14:00", "efter klockan fem på eftermiddagen", ("10 17:00", "11 00:00")),
        ("14:00", "från kl 16 till 18", ("10 16:00", "10 18:00")),
        ("14:00", "efter kl 17 men före kl 20", ("10 17:00", "10 20:00")),
        ("07:30", "strax efter åtta", ("10 08:00", "10 08:15")),
        ("07:30", "strax före åtta", ("10 07:45", "10 08:00")),
        ("16:30", "strax innan fem", ("10 16:45", "10 17:00")),
        ("16:30", "lite efter fem", ("10 17:00", "10 17:15")),
        ("16:30", "until 5 pm", ("10 16:30", "10 17:00")),
        ("16:30", "before 5 pm", ("10 16:30", "10 17:00")),
        ("02:00", "before 8 in the morning", ("10 02:00", "10 08:00")),
    ],
)
@pytest.mark.parametrize("ask", ["Vem ger råd {0}?", "Vem kommer hem akut {0}?"])
def test_a_bound_is_a_stretch_from_now_or_to_the_end_of_the_day(
    as_of: str, phrase: str, expected: Times, ask: str
) -> None:
    assert asked(ask.format(phrase), at(as_of)) == [expected]


@pytest.mark.parametrize(
    ("as_of", "said", "clock"),
    [
        ("19:00", "klockan är sju", "10 19:00"),
        ("07:05", "klockan är sju", "10 07:00"),
        ("16:40", "klockan är kvart i fem", "10 16:45"),
        ("14:00", "kl fyra", "10 16:00"),
        ("15:30", "kl fem", "10 17:00"),
        ("15:30", "halv fem", "10 16:30"),
        ("07:30", "klockan nio", "10 09:00"),
        ("23:30", "halv två", "11 01:30"),
        ("15:30", "kl 5", "10 17:00"),
        ("16:30", "at five", "10 17:00"),
        ("16:30", "at half past six", "10 18:30"),
        ("14:00", "kl 03", "11 03:00"),
        ("14:00", "kl 05:00", "11 05:00"),
        ("14:00", "kl 9 i morgon", "11 09:00"),
    ],
)
def test_a_clock_of_twelve_hours_is_the_near_one(as_of: str, said: str, clock: str) -> None:
    assert asked(f"{said}, vem ringer jag?", at(as_of)) == [point(clock)]


@pytest.mark.parametrize(
    ("as_of", "said", "readings"),
    [
        ("11:00", "vid halv åtta", {"10 19:30", "11 07:30"}),
        ("10:00", "kvart i fem", {"10 16:45", "11 04:45"}),
        ("10:00", "klockan fem", {"10 17:00", "11 05:00"}),
        ("14:00", "på fredag klockan fem", {"12 05:00", "12 17:00"}),
        ("14:00", "på fredag kl 4", {"12 04:00", "12 16:00"}),
        ("10:00", "at quarter to five", {"10 16:45", "11 04:45"}),
    ],
)
def test_where_either_half_of_the_day_may_be_meant_both_are_read(
    as_of: str, said: str, readings: set[str]
) -> None:
    found = asked(f"Vem kommer hem akut {said}?", at(as_of))
    assert {start for start, _ in found} == readings


ALTERNATIVES = {
    "nu eller först ikväll": [("10 14:00", "10 14:00"), ("10 17:00", "10 22:00")],
    "nu eller efter kl 17": [("10 14:00", "10 14:00"), ("10 17:00", "11 00:00")],
    "nu direkt eller först i morgon bitti": [("10 14:00", "10 14:00"), ("11 06:00", "11 09:00")],
    "kl 16.30 eller kl 17.30": [point("16:30"), point("17:30")],
    "i kväll eller i natt": [("10 17:00", "10 22:00"), ("10 22:00", "11 06:00")],
    "nu eller vänta till i morgon bitti": [("10 14:00", "10 14:00"), ("11 06:00", "11 09:00")],
    "nu eller vänta på jouren kl 17": [("10 14:00", "10 14:00"), ("10 17:00", "10 17:00")],
    "now or not until tonight": [("10 14:00", "10 14:00"), ("10 22:00", "11 06:00")],
    "at 16:30 or at 17:30": [point("16:30"), point("17:30")],
}


@pytest.mark.parametrize("said", list(ALTERNATIVES))
@pytest.mark.parametrize(
    "ask",
    ["Har vi beredskapsjouren {0}?", "Hon mår dåligt. Vem ger råd {0}?", "Kan jag ringa {0}?"],
)
def test_times_set_against_each_other_are_both_read(said: str, ask: str) -> None:
    assert asked(ask.format(said)) == ALTERNATIVES[said]


@pytest.mark.parametrize(
    ("as_of", "text", "expected"),
    [
        (
            "2026-04-06T11:00",
            "annandag påsk, förmiddag. har vi jouren hela dan nu eller först ikväll? behöver råd",
            [("06 00:00", "07 00:00")],
        ),
        (
            "2026-05-14T10:00",
            "Kristi himmelsfärdsdag. Gäller jouren nu eller först från kl 17?",
            [("14 10:00", "14 10:00"), ("14 17:00", "15 00:00")],
        ),
        (
            "2026-12-24T10:00",
            "Vem ger råd på juldagen, redan på dagen eller bara på natten?",
            [("25 08:00", "25 17:00"), ("25 22:00", "26 06:00")],
        ),
    ],
)
def test_alternatives_are_of_the_day_that_was_told(
    as_of: str, text: str, expected: list[Times]
) -> None:
    assert asked(text, datetime.fromisoformat(as_of).replace(tzinfo=ZONE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det är onsdag, klockan är 16.30. Vem ger råd kl 18?", [point("18:00")]),
        ("Lördag kväll. Vem ringer jag vid nio?", [point("13 21:00")]),
        ("Lördag. Hon har feber. Vem kommer hem kl 15?", [point("13 15:00")]),
        ("Fredag kl 16.59. Vem ringer jag nu?", [point("12 16:59")]),
        ("Natten mot söndag, kl 02. Vem ger råd?", [point("14 02:00")]),
        ("Det är helg. Hon får medicin kl 20. Vem ger råd nu?", [("13 00:00", "15 00:00")]),
        ("Hon ska ha antibiotika kl 06 i morgon, vem ger råd nu?", NOW),
        ("Hemtjänsten kommer kl 18. Vem ger råd nu?", NOW),
    ],
)
def test_what_is_told_of_the_moment_completes_what_is_asked(
    text: str, expected: list[Times]
) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("as_of", "text", "expected"),
    [
        ("07:00", "I natt vid tvåtiden ramlade han. Vem skulle jag ha ringt?", [point("02:00")]),
        ("07:00", "Hon dog kl 05, vem konstaterar dödsfallet?", [point("05:00"), point("07:00")]),
        ("10:00", "Patienten dog i natt på säboet, vem konstaterar dödsfallet?", None),
        ("10:00", "Hon ramlade i natt kl 3. Vem borde vi ha kontaktat?", [point("03:00")]),
    ],
)
def test_what_has_happened_counts_where_it_is_asked_about(
    as_of: str, text: str, expected: list[Times] | None
) -> None:
    found = asked(text, at(as_of))
    if expected is None:
        assert found[0] == ("09 22:00", "10 06:00")
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("as_of", "said", "readings"),
    [
        ("12:00", "efter fem", [("10 17:00", "11 00:00")]),
        ("12:00", "på onsdag klockan fem", [point("17:00")]),
    ],
)
def test_a_half_of_the_day_that_is_gone_is_not_meant(
    as_of: str, said: str, readings: list[Times]
) -> None:
    assert asked(f"Vem ger råd {said}?", at(as_of)) == readings


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("kl 23 pat dålig, vem ringer jag?", "23:00"),
        ("klockan 23 är pat dålig, vem ringer jag?", "23:00"),
        ("pat dålig hemma i Laholm kl 23, vem kan komma hem?", "23:00"),
        ("kl 18 ska pat få medicin, vem ringer jag", "18:00"),
    ],
)
def test_an_hour_after_the_word_for_the_clock_counts_whatever_follows(text: str, hour: str) -> None:
    moment = interval(read(text))
    assert moment is not None
    assert moment[0].endswith(hour)


def test_who_has_fallen_may_be_left_out() -> None:
    told = interval(read("har fallit i natt och behöver bedömas nu på säbo, vem kommer?"))
    assert told == interval(read("behöver bedömas nu på säbo, vem kommer?"))


def test_a_time_that_is_supposed_is_asked_about() -> None:
    asked = read("Men om det hade varit klockan elva i natt?", "Säbo i Varberg, vem ringer jag nu?")
    assert interval(asked) == interval(read("och klockan elva i natt?", "Säbo, vem ringer jag nu?"))


def test_whose_task_it_was_looks_back_at_the_time_of_the_story() -> None:
    told = "I tisdags avled en patient på säbo, personalen ringde fem i åtta på morgonen."
    asked = read(f"{told} Vems uppdrag var det att konstatera dödsfallet?")
    assert interval(asked) == ("2026-06-09 07:55", "2026-06-09 07:55")


@pytest.mark.parametrize(
    ("text", "hour", "start"),
    [
        ("behöver läkare nu på morgonen, vem ringer jag", 9, "2026-06-10 09:30"),
        ("She needs a doctor to come out this morning. Who does visits?", 9, "2026-06-10 09:30"),
        ("behöver läkare nu på morgonen, vem ringer jag", 7, "2026-06-10 07:30"),
        ("Vem ringer jag på morgonen?", 9, "2026-06-11 06:00"),
        ("Vem skulle jag ha ringt i morse?", 9, "2026-06-10 06:00"),
    ],
)
def test_a_part_of_the_day_that_is_just_over_is_now(text: str, hour: int, start: str) -> None:
    moment = interval(read(text, as_of=WEDNESDAY.replace(hour=hour, minute=30)))
    assert moment is not None
    assert moment[0] == start


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("För tre timmar sen", "11:00"),
        ("för en halv timme sedan", "13:30"),
        ("För 20 minuter sen", "13:40"),
        ("för en och en halv timme sedan", "12:30"),
        ("Two hours ago", "12:00"),
        ("Half an hour ago", "13:30"),
    ],
)
def test_a_time_back_from_now_counts_where_the_question_looks_back(said: str, clock: str) -> None:
    assert asked(f"{said} ringde kollegan vårdcentralen. Vem borde hon ha ringt?") == [point(clock)]
    assert asked(f"{said} ramlade patienten. Vem ringer jag?") == []


@pytest.mark.parametrize("word", ["Glöm", "Strunta i", "Skippa", "Forget", "Never mind"])
@pytest.mark.parametrize("time", ["natten", "kvällen", "lördag"])
def test_a_time_that_is_left_aside_is_not_asked_about(word: str, time: str) -> None:
    assert asked(f"{word} {time}, i morgon kl 10 vem ringer jag?") == [point("11 10:00")]
    assert asked(f"{word} {time}. Vem ringer jag nu?") in ([], NOW)
