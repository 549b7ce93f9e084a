"""What words of time mean on a Wednesday in June 2026 at 14:00, and at other times."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.question import Moment
from assistant.understanding.moments import Clockwork
from assistant.understanding.words import split
from tests.understanding.reading import WEDNESDAY, ZONE, glossary, interval, read


def moment(text: str, as_of: datetime = WEDNESDAY) -> Moment | None:
    clockwork = Clockwork(ZONE, glossary().parts_of_day)
    found = clockwork.read(split(text), as_of, frozenset())
    return clockwork.fix(found.said, as_of) if found else None


def local(text: str, as_of: datetime = WEDNESDAY) -> tuple[str, str] | None:
    found = moment(text, as_of)
    if found is None:
        return None
    return (found.start.strftime("%Y-%m-%d %H:%M"), found.end.strftime("%Y-%m-%d %H:%M"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl 7:59 på nyårsdagen", "2027-01-01 07:59", "2027-01-01 07:59"),
        ("sju minuter i åtta på morgonen", "2026-06-11 07:53", "2026-06-11 07:53"),
        ("halvsju i morgon bitti", "2026-06-11 06:30", "2026-06-11 06:30"),
        ("vid tvåtiden i natt", "2026-06-11 02:00", "2026-06-11 02:00"),
        ("kvart över ett på dan", "2026-06-10 13:15", "2026-06-10 13:15"),
        ("ikväll efter åtta", "2026-06-10 20:00", "2026-06-11 00:00"),
        ("between 5 and 8 pm", "2026-06-10 17:00", "2026-06-10 20:00"),
        ("nästa onsdag", "2026-06-17 00:00", "2026-06-18 00:00"),
        ("vardagkvällar", "2026-06-10 17:00", "2026-06-10 22:00"),
        ("lö natt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("early hours of Sunday", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("vecka 28", "2026-07-06 00:00", "2026-07-13 00:00"),
        ("före 1 april 2021", "2021-03-31 00:00", "2021-04-01 00:00"),
        ("after 3 March 2026", "2026-03-04 00:00", "2026-03-05 00:00"),
        ("julaftonskväll", "2026-12-24 17:00", "2026-12-24 22:00"),
        ("mellan jul och nyår", "2026-12-27 00:00", "2026-12-31 00:00"),
        ("lördag natt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("en lördagsnatt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("på en Saturday night", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("kl 03 lördag", "2026-06-13 03:00", "2026-06-13 03:00"),
        ("lördag kl 03", "2026-06-13 03:00", "2026-06-13 03:00"),
        ("natten mot måndag", "2026-06-14 22:00", "2026-06-15 06:00"),
        ("natten till söndag kl 02", "2026-06-14 02:00", "2026-06-14 02:00"),
        ("måndag 03:00", "2026-06-15 03:00", "2026-06-15 03:00"),
        ("fredag 16.59", "2026-06-12 16:59", "2026-06-12 16:59"),
        ("fredag kl 17", "2026-06-12 17:00", "2026-06-12 17:00"),
        ("halv åtta", "2026-06-10 19:30", "2026-06-10 19:30"),
        ("halv åtta på kvällen", "2026-06-10 19:30", "2026-06-10 19:30"),
        ("kvart i fem", "2026-06-10 16:45", "2026-06-10 16:45"),
        ("tio i åtta", "2026-06-10 19:50", "2026-06-10 19:50"),
        ("fem över halv nio", "2026-06-10 20:35", "2026-06-10 20:35"),
        ("klockan tre på natten", "2026-06-11 03:00", "2026-06-11 03:00"),
        ("kl 3 på natten", "2026-06-11 03:00", "2026-06-11 03:00"),
        ("i morgon bitti", "2026-06-11 06:00", "2026-06-11 09:00"),
        ("imorgon kl 9", "2026-06-11 09:00", "2026-06-11 09:00"),
        ("inatt", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("i kväll", "2026-06-10 17:00", "2026-06-10 22:00"),
        ("ikväll", "2026-06-10 17:00", "2026-06-10 22:00"),
        ("hela helgen", "2026-06-13 00:00", "2026-06-15 00:00"),
        ("i helgen", "2026-06-13 00:00", "2026-06-15 00:00"),
        ("på vardagar", "2026-06-08 00:00", "2026-06-13 00:00"),
        ("vardag dagtid", "2026-06-10 08:00", "2026-06-10 17:00"),
        ("dagtid", "2026-06-10 08:00", "2026-06-10 17:00"),
        ("nattetid", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("midsommarafton", "2026-06-19 00:00", "2026-06-20 00:00"),
        ("midsommarafton kl 14", "2026-06-19 14:00", "2026-06-19 14:00"),
        ("juldagen kl 12", "2026-12-25 12:00", "2026-12-25 12:00"),
        ("Christmas Day at noon", "2026-12-25 12:00", "2026-12-25 12:00"),
        ("sommaren 2020", "2020-06-01 00:00", "2020-09-01 00:00"),
        ("hösten 2020", "2020-09-01 00:00", "2020-12-01 00:00"),
        ("hösten 2020 på natten", "2020-09-01 22:00", "2020-09-02 06:00"),
        ("en lördag natt hösten 2020", "2020-09-05 22:00", "2020-09-06 06:00"),
        ("hur var det 2020", "2020-01-01 00:00", "2021-01-01 00:00"),
        ("efter nyår", "2027-01-02 00:00", "2027-02-01 00:00"),
        ("februari 2027", "2027-02-01 00:00", "2027-03-01 00:00"),
        ("en tisdag i februari 2027 kl 10", "2027-02-02 10:00", "2027-02-02 10:00"),
        ("2026-03-14 22:30", "2026-03-14 22:30", "2026-03-14 22:30"),
        ("14/2 kl 16.59", "2027-02-14 16:59", "2027-02-14 16:59"),
        ("den 14 februari", "2027-02-14 00:00", "2027-02-15 00:00"),
        ("3 mars 2026", "2026-03-03 00:00", "2026-03-04 00:00"),
        ("från fredag kl 17 till måndag kl 08", "2026-06-12 17:00", "2026-06-15 08:00"),
        ("fredag till söndag", "2026-06-12 00:00", "2026-06-15 00:00"),
        ("mån-fre", "2026-06-08 00:00", "2026-06-13 00:00"),
        ("mellan 17 och 08", "2026-06-10 17:00", "2026-06-11 08:00"),
        ("efter kl 17", "2026-06-10 17:00", "2026-06-11 00:00"),
        ("innan 8", "2026-06-10 14:00", "2026-06-10 20:00"),
        ("om två timmar", "2026-06-10 16:00", "2026-06-10 16:00"),
        ("om 3 dagar", "2026-06-13 00:00", "2026-06-14 00:00"),
        ("igår natt", "2026-06-09 22:00", "2026-06-10 06:00"),
        ("i lördags", "2026-06-06 00:00", "2026-06-07 00:00"),
        ("i lördags natt", "2026-06-06 22:00", "2026-06-07 06:00"),
        ("röd dag", "2026-12-25 00:00", "2026-12-26 00:00"),
        ("helgdag på en vardag dagtid", "2026-12-25 08:00", "2026-12-25 17:00"),
        ("lördag och söndag", "2026-06-13 00:00", "2026-06-15 00:00"),
        ("at 3 am", "2026-06-11 03:00", "2026-06-11 03:00"),
        ("Saturday at 3am", "2026-06-13 03:00", "2026-06-13 03:00"),
        ("next Tuesday at 10", "2026-06-16 10:00", "2026-06-16 10:00"),
        ("tomorrow morning", "2026-06-11 06:00", "2026-06-11 09:00"),
        ("tonight", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("this weekend", "2026-06-13 00:00", "2026-06-15 00:00"),
        ("half past seven", "2026-06-10 19:30", "2026-06-10 19:30"),
        ("quarter to five", "2026-06-10 16:45", "2026-06-10 16:45"),
        ("nu", "2026-06-10 14:00", "2026-06-10 14:00"),
        ("just nu på natten", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("natten mellan lördag och söndag", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("annandag jul på dagen", "2026-12-26 08:00", "2026-12-26 17:00"),
        ("tisdag 10", "2026-06-16 10:00", "2026-06-16 10:00"),
        ("tis 10:00", "2026-06-16 10:00", "2026-06-16 10:00"),
        ("fre kväll", "2026-06-12 17:00", "2026-06-12 22:00"),
        ("sön natt", "2026-06-14 22:00", "2026-06-15 06:00"),
        ("lör natt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("efter kontorstid", "2026-06-10 17:00", "2026-06-11 08:00"),
        ("på jourtid", "2026-06-10 17:00", "2026-06-11 08:00"),
        ("i somras", "2025-06-01 00:00", "2025-09-01 00:00"),
        ("last summer", "2025-06-01 00:00", "2025-09-01 00:00"),
        ("nyårsafton kl 23", "2026-12-31 23:00", "2026-12-31 23:00"),
        ("påskafton", "2027-03-27 00:00", "2027-03-28 00:00"),
        ("annandag påsk kl 10", "2027-03-29 10:00", "2027-03-29 10:00"),
        ("kl 1659 på fredag", "2026-06-12 16:59", "2026-06-12 16:59"),
        ("vid midnatt", "2026-06-11 00:00", "2026-06-11 00:00"),
        ("natten till annandag jul", "2026-12-25 22:00", "2026-12-26 06:00"),
        ("vem ringer man nu", "2026-06-10 14:00", "2026-06-10 14:00"),
        ("i övermorgon kl 10", "2026-06-12 10:00", "2026-06-12 10:00"),
        ("kl. 17", "2026-06-10 17:00", "2026-06-10 17:00"),
        ("vid 16-tiden", "2026-06-10 16:00", "2026-06-10 16:00"),
        ("på natten", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("söndag morgon", "2026-06-14 06:00", "2026-06-14 09:00"),
        ("måndag morgon kl 7", "2026-06-15 07:00", "2026-06-15 07:00"),
        ("augusti 2026", "2026-08-01 00:00", "2026-09-01 00:00"),
    ],
)
def test_words_of_time_are_read(text: str, start: str, end: str) -> None:
    assert local(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "pat 87 år på korttids",
        "vem ringer man",
        "avtalet 2021-2028",
        "2019 års avtal",
        "dygnet runt",
        "i fall hon ramlar",
        "en var som helst",
        "gäller i var kommun",
        "på tre månader",
        "28,5 miljoner",
        "prop. 2019/20:164",
    ],
)
def test_words_that_name_no_time_are_left_alone(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("as_of", "text", "start", "end"),
    [
        ("2026-06-14T02:00", "lördag natt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("2026-06-14T02:00", "inatt", "2026-06-13 22:00", "2026-06-14 06:00"),
        ("2026-06-14T07:00", "inatt", "2026-06-14 22:00", "2026-06-15 06:00"),
        ("2026-06-13T12:00", "på helgen", "2026-06-13 00:00", "2026-06-15 00:00"),
        ("2026-06-13T12:00", "på kontorstid", "2026-06-15 08:00", "2026-06-15 17:00"),
        ("2026-06-05T12:00", "på kontorstid", "2026-06-05 08:00", "2026-06-05 17:00"),
        ("2026-12-24T18:00", "vardag kl 10", "2026-12-28 10:00", "2026-12-28 10:00"),
        ("2026-01-01T09:00", "efter nyår", "2027-01-02 00:00", "2027-02-01 00:00"),
        ("2026-06-20T12:00", "midsommarafton", "2027-06-25 00:00", "2027-06-26 00:00"),
        ("2026-06-10T14:00", "kl 03", "2026-06-11 03:00", "2026-06-11 03:00"),
        ("2026-06-10T01:00", "kl 03", "2026-06-10 03:00", "2026-06-10 03:00"),
    ],
)
def test_a_time_without_a_date_is_the_one_going_on_or_next(
    as_of: str, text: str, start: str, end: str
) -> None:
    at = datetime.fromisoformat(as_of).replace(tzinfo=ZONE)
    assert local(text, at) == (start, end)


def test_a_night_in_march_is_an_hour_shorter_when_the_clock_is_put_forward() -> None:
    night = moment("lördag natt", datetime(2026, 3, 27, 12, 0, tzinfo=ZONE))
    assert night is not None
    assert night.end.timestamp() - night.start.timestamp() == 7 * 3600


def test_a_minute_that_the_clock_change_skips_becomes_the_one_shown_then() -> None:
    skipped = moment("2026-03-29 kl 02:30")
    assert skipped is not None
    assert skipped.start.isoformat() == "2026-03-29T03:30:00+02:00"


FEASTS = {
    "nyårsdagen|New Year's Day": "2027-01-01",
    "trettondagsafton|Epiphany eve": "2027-01-05",
    "trettondagen|trettondedag jul|Epiphany": "2027-01-06",
    "skärtorsdag|Maundy Thursday": "2027-03-25",
    "långfredagen|Good Friday": "2027-03-26",
    "påskafton|Easter Saturday": "2027-03-27",
    "påskdagen|Easter Sunday": "2027-03-28",
    "annandag påsk|annandagpåsk|Easter Monday": "2027-03-29",
    "valborg|valborgsmässoafton|Walpurgis night": "2027-04-30",
    "första maj|1 maj|May Day": "2027-05-01",
    "Kristi himmelsfärdsdag|Kristi himmelsfärds dag|Ascension Day": "2027-05-06",
    "pingstafton|Whit Saturday": "2027-05-15",
    "pingstdagen|Whit Sunday|Pentecost": "2027-05-16",
    "nationaldagen|National Day": "2027-06-06",
    "midsommarafton|Midsummer's Eve|Midsummer Eve": "2026-06-19",
    "midsommardagen|Midsummer Day": "2026-06-20",
    "alla helgons dag|All Saints' Day": "2026-10-31",
    "Lucia": "2026-12-13",
    "julafton|Christmas Eve": "2026-12-24",
    "juldagen|Christmas Day": "2026-12-25",
    "annandag jul|annandagen|Boxing Day": "2026-12-26",
    "nyårsafton|New Year's Eve": "2026-12-31",
}


@pytest.mark.parametrize("names", FEASTS)
def test_every_feast_is_known_in_both_languages(names: str) -> None:
    for name in names.split("|"):
        found = local(name)
        assert found is not None, name
        assert found[0] == f"{FEASTS[names]} 00:00", name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi pratade om det i förrgår. Vem kommer på lördag?", ("2026-06-13 00:00", "2026-06-14")),
        ("Hon flyttade hit igår. Vem är hennes läkare?", None),
        ("Lördag natt på säbo. Vem kommer kl 03?", ("2026-06-14 03:00", "2026-06-14")),
        ("God kväll! Vem kommer hem till en patient?", None),
        ("Eftersom det ändrades 2015, vem är läkare för patienten?", None),
        ("TPN varje natt hemma, vem utför det?", None),
        ("Läkarmedverkan är ju igång 24/7, vem kommer hem?", None),
        ("Juldagen kl 13. Är en röd dag jourtid, vem ger råd?", ("2026-12-25 13:00", "2026-12-25")),
        ("Vems åtagande är dränet enligt överenskommelsen 2021–2028?", None),
        ("Vems åtagande är dränet enligt lagen i dess lydelse från 1 juli 2021?", None),
    ],
)
def test_the_sentence_that_asks_tells_the_moment(
    text: str, expected: tuple[str, str] | None
) -> None:
    found = interval(read(text))
    assert (found is None) == (expected is None)
    if found and expected:
        assert (found[0], found[1][:10]) == expected


def test_a_clock_time_just_gone_by_is_today_s() -> None:
    late = WEDNESDAY.replace(hour=22, minute=41)
    assert local("klockan är 22.40", late) == ("2026-06-10 22:40", "2026-06-10 22:40")


def test_what_looks_back_is_of_the_night_that_was() -> None:
    found = interval(
        read(
            "I natt vid tvåtiden ramlade han. Vem skulle jag ha ringt?",
            as_of=WEDNESDAY.replace(hour=7),
        )
    )
    assert found == ("2026-06-10 02:00", "2026-06-10 02:00")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("God kväll, kvart över nio, vem ringer jag?", "21:15"),
        ("godkväll klockan är halv åtta och hon blöder, vem ringer jag?", "19:30"),
        ("Good evening, it's quarter past nine, who do I call?", "21:15"),
        ("god eftermiddag, klockan är fyra, vem ringer jag?", "16:00"),
        ("God morgon, kvart över nio, vem ringer jag?", "09:15"),
        ("God kväll, vem ringer jag kl 9 i morgon bitti?", "09:00"),
        ("God kväll, vem ringer jag på lördag kl 9?", "09:00"),
        ("God kväll, vem ringer jag kl 09?", "09:00"),
        ("Good evening, who do I call at 6 am?", "06:00"),
    ],
)
def test_a_greeting_decides_a_twelve_hour_clock_when_nothing_else_does(
    text: str, clock: str
) -> None:
    told = interval(read(text))
    assert told is not None
    assert told[0].endswith(clock)
