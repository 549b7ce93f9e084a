"""What a later turn takes over from earlier ones, replaces and drops."""

from __future__ import annotations

import pytest

from tests.understanding.reading import interval, read, values

NIGHT = "Vem är ansvarig läkare för trachpatient hemma i Laholm lördag natt?"


def test_a_changed_slot_replaces_and_the_rest_is_carried() -> None:
    understanding = read("och om hon bor på korttids?", NIGHT)
    assert understanding.kind == "responsibility"
    assert values(understanding) == {
        "kommun": "laholm",
        "boende": "korttidsboende",
        "atgard": ("trach",),
    }
    assert understanding.slots["boende"].source == "question"
    assert understanding.slots["kommun"].source == "history"
    assert understanding.slots["plikt"].source == "history"
    assert interval(understanding) == ("2026-06-13 22:00", "2026-06-14 06:00")


def test_another_time_replaces_the_moment() -> None:
    assert interval(read("och på vardagar?", NIGHT)) == ("2026-06-08 00:00", "2026-06-13 00:00")
    assert interval(read("och kl 10?", "vem ringer jag tisdag kl 03 om pat på säbo")) == (
        "2026-06-16 10:00",
        "2026-06-16 10:00",
    )


def test_the_same_asked_of_another_place_is_about_the_same_duty() -> None:
    understanding = read(
        "är det samma i Hylte?", "Vem ansvarar för läkarinsatser på säbo i Varberg?"
    )
    assert understanding.slots["kommun"].value == "hylte"
    assert understanding.slots["plikt"].source == "history"


def test_a_year_is_asked_of_the_same_case() -> None:
    understanding = read("hur var det 2020?", "Vem ansvarar för läkarinsatser på korttids i Hylte?")
    assert understanding.kind == "responsibility"
    assert interval(understanding) == ("2020-01-01 00:00", "2021-01-01 00:00")


def test_why_and_where_are_lookups_about_the_case() -> None:
    for text in ("varför?", "var står det?"):
        understanding = read(text, NIGHT)
        assert (understanding.kind, understanding.lookup) == ("lookup", "why")
        assert understanding.slots["atgard"].value == ("trach",)


def test_a_party_is_asked_for_its_position() -> None:
    understanding = read("och enligt kommunerna?", NIGHT)
    assert (understanding.kind, understanding.lookup) == ("lookup", "position")
    assert understanding.filters.parties == ("kommunerna",)


def test_a_new_topic_drops_the_case() -> None:
    assert values(read("Vad står det om tröskelprincipen?", NIGHT)) == {}


def test_a_new_patient_drops_the_case() -> None:
    understanding = read("En annan patient: barn på säbo, vem ringer jag?", NIGHT)
    assert values(understanding) == {"boende": "sarskilt_boende", "alder": "barn"}
    assert "moment" not in understanding.slots


def test_a_whole_new_question_about_a_patient_starts_afresh() -> None:
    understanding = read("Vem är ansvarig läkare för en patient på säbo i Hylte?", NIGHT)
    assert values(understanding) == {"kommun": "hylte", "boende": "sarskilt_boende"}


def test_a_remark_in_between_leaves_the_case_standing() -> None:
    understanding = read("och om han inte är inskriven?", NIGHT, "tack")
    assert understanding.slots["inskriven"].value is False
    assert understanding.slots["kommun"].value == "laholm"


def test_a_lookup_in_between_leaves_the_case_standing() -> None:
    understanding = read("och om patienten bor på säbo?", NIGHT, "Vad betyder PKT?")
    assert understanding.kind == "responsibility"
    assert understanding.slots["boende"].value == "sarskilt_boende"
    assert understanding.slots["atgard"].value == ("trach",)


def test_a_correction_in_the_next_turn_replaces() -> None:
    understanding = read("nej, korttids menar jag", NIGHT)
    assert understanding.kind == "responsibility"
    assert understanding.slots["boende"].value == "korttidsboende"


def test_a_denied_value_is_dropped() -> None:
    understanding = read("hon bor inte hemma", NIGHT)
    assert "boende" not in understanding.slots


def test_a_lookup_goes_on_with_another_party_or_year() -> None:
    understanding = read("och Hylte?", "Hur mycket fick Laholm 2023?")
    assert (understanding.kind, understanding.lookup) == ("lookup", "amount")
    assert understanding.filters.parties == ("hylte",)
    assert understanding.filters.years == (2023,)


def test_a_short_question_goes_on_with_a_lookup_though_no_word_of_it_is_known() -> None:
    before = "Hur räknas regionens ersättning till kommunerna upp varje år?"
    assert read("när på månaden kommer pengarna", before).lookup == "amount"
    assert read("vad blir det för väder imorgon", before).out_of_scope == "other_topic"
    assert read("kan du skriva en dikt", before).out_of_scope == "other_topic"


def test_the_search_stands_alone_without_what_was_replaced() -> None:
    text = read("och om hon bor på korttids?", NIGHT).search_text
    assert "trachpatient" in text
    assert "korttids" in text
    assert "hemma" not in text


def test_only_the_latest_turns_are_kept() -> None:
    old = "Vem ringer jag om trachpatient på säbo i Laholm?"
    later = ["Vad betyder PKT?"] * 10
    assert "atgard" not in read("och om hon bor på korttids?", old, *later).slots


def test_an_earlier_language_holds_where_words_tell_none() -> None:
    assert read("2020?", "Who is responsible for the patient in Laholm?").language == "en"


@pytest.mark.parametrize(
    "history",
    [
        ("Pat på korttids i Varberg, vem är läkare?",),
        ("Pat på korttids i Varberg, vem är läkare?", "Vilken dos morfin får jag ge?"),
        ("Pat på korttids i Varberg, vem är läkare?", "Vad säger avtalet om tröskelprincipen?"),
        ("Har du telefonnumret till läkaren på korttids i Varberg?",),
    ],
)
def test_another_hour_goes_on_with_the_case_whatever_came_between(history: tuple[str, ...]) -> None:
    understanding = read("Och på tisdag kl 10?", *history)
    assert understanding.kind == "responsibility"
    assert values(understanding) == {"kommun": "varberg", "boende": "korttidsboende"}
