"""Which questions ask for yes or no of one actor."""

from __future__ import annotations

import pytest

from assistant.understanding.asked_actor import actor_asked_about
from tests.understanding.reading import read


def asked_about(text: str) -> str | None:
    return actor_asked_about(read(text).notes)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Har kommunen något läkaransvar?", "kommunen"),
        ("Är det beredskapsjouren som kommer ut på säbo i natt?", "beredskapsjour"),
        ("Patienten bor hemma. Ska Läkarmedverkan göra hembesöket?", "lakarmedverkan"),
        ("Does the on-call GP service cover my patient tonight?", "beredskapsjour"),
        ("PKT tar väl över ansvaret när hon blir palliativ?", "palliativa_konsultteamet"),
        ("Och är det specialistläkaren som har ansvaret?", "specialistlakare"),
    ],
)
def test_a_sentence_that_begins_with_its_verb_asks_of_its_one_actor(text: str, actor: str) -> None:
    assert asked_about(text) == actor


@pytest.mark.parametrize(
    "text",
    [
        "Vem har läkaransvaret, kommunen?",
        "Är det kommunen eller Läkarmedverkan som gör hembesöket?",
        "Kommunen har läkaransvaret. Vem ringer jag?",
        "Vilken läkare på vårdcentralen ska jag ringa?",
        "Har hon rätt till hembesök?",
        "...?",
    ],
)
def test_who_or_several_or_none_leaves_the_actor_open(text: str) -> None:
    assert asked_about(text) is None
