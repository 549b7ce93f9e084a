"""Kinds told by bare words that the documents hold, and by what a party holds."""

from __future__ import annotations

import pytest

from assistant.understanding.held_words import HeldWords
from tests.understanding.reading import read

KEY_WORDS = (
    "larmpatrull halmstad undersköterskor",
    "antal inskrivna hemsjukvård 2022 Varberg",
    "delegering undersköterskor dropp",
    "Hylte brev undantag sondmatning",
    "palliativa konsultteamet uppdrag",
    "barn LSS korttids ansvar skrivelse",
    "kompetensbrist sjuksköterskor natt utredning",
    "trach patients number per municipality",
    "fysioterapeut hembesök 2021 vårdcentralen",
    "PwC alternativ rekommendation",
    "yttrande Kungsbacka betaldagar",
    "fördelning platser utbildning kommun tabell",
)
CASES_AS_SHORT = (
    "trach hemma natt laholm vem",
    "feber säbo söndag läkare",
    "dropp korttids läkaransvar kväll",
    "hemventilator kungsbacka ordinärt boende läkare",
    "sondmatning barn korttids ansvar",
    "patient trakeostomi Hylte natt ansvarig läkare",
    "turist husvagn laholm sårvård vem",
    "läkare säbo lördag",
)
HELD_BY_A_PARTY = (
    "Ser Falkenberg bemanningen som det svåra?",
    "Visst gick Laholm med på att vänta?",
    "Vilken biverkning ser Halmstad av att bygga specialistteam?",
    "Which side effect does Varberg fear of a team around one patient?",
    "Krävde Halmstad att en specialist skulle ansvara för trachen?",
    "Accepterade kommunerna regionens uppdelning?",
)
ABOUT_A_PATIENT = (
    "vem tar prover på säbo när vc är stängd",
    "Which principal must provide nursing care for adults in daily activities under LSS?",
    "Vem tog över läkaransvaret för pat på korttids i natt?",
    "Har kommunen ansvar enligt överenskommelsen för trach i ordinärt boende?",
    "Är det Laholms skyldighet enligt avtalet att ta sommargästerna?",
    "Vem var det nu igen man ringer på natten för säbo?",
    "sonen i Varberg kräver att läkare kommer hem, vem ringer jag",
    "Regionen kräver att vi tar trachen, vem har ansvaret?",
    "dottern i Laholm tror att hon dör, vem ringer jag ikväll",
    "Ser regionen till att det finns läkare på korttids i helgen?",
    "nej jag menade Laholm, trach hemma",
)
MATTERS_HELD = (
    "Vart ska dottern vända sig med klagomål på jourläkarens bemötande?",
    "Vem tog över som chef efter henne?",
    "Vem fick uppdraget att ta fram underlaget?",
    "What did the Örebro study find?",
    "nån region hade en väg in för kommunssk att ringa, vilken var det nu igen??",
    "What fee is charged for a doctor's home visit to a patient?",
    "Min chef säger att Varberg svarat nämnden, va skrev dom",
    "Av vilken anledning ställde sig Laholm utanför?",
    "Vem höll i workshopen?",
    "Who put together the slides?",
    "Vilket konsultbolag gjorde analysen?",
    "Vem la tilläggsyrkandet?",
)
ADVICE = (
    "Kan du skriva ut ett recept åt mig?",
    "kan du förnya hennes recept",
    "vilket antibiotikum är förstahandsval vid pneumoni",
    "Vilka symtom ska man titta efter vid sepsis?",
)


@pytest.mark.parametrize("text", KEY_WORDS)
def test_bare_words_that_the_documents_hold_are_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", CASES_AS_SHORT)
def test_a_patients_case_put_as_shortly_is_no_search(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize("text", HELD_BY_A_PARTY)
def test_what_a_party_thinks_fears_or_agreed_to_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", ABOUT_A_PATIENT)
def test_a_case_is_no_lookup_whatever_is_told_beside_it(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize("text", MATTERS_HELD)
def test_a_matter_of_record_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", ADVICE)
def test_a_request_to_prescribe_or_choose_a_medicine_is_advice(text: str) -> None:
    assert read(text).out_of_scope == "medical_advice"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vår palliativa patient har ont i kväll, vem ordinerar", "responsibility"),
        ("vem ordinerar smärtlindring till pat i natt", "responsibility"),
        ("vem brukar ordinera hjälpmedel", "lookup"),
        ("vem får ordinera läkemedel enligt avtalet", "lookup"),
    ],
)
def test_who_prescribes_is_looked_up_but_for_a_patient_at_hand(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Är det vårdcentralen i Laholm som har ansvaret för läkarbesöken?", "responsibility"),
        ("Kan vårdcentralen tvinga oss att ta blodproverna på patienten?", "responsibility"),
        ("Är det regionen som har ansvaret för att utvärdera avtalet?", "lookup"),
    ],
)
def test_whether_it_is_somebodys_responsibility(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("motena", True),
        ("motesplan", True),
        ("planeringsmote", True),
        ("katt", False),
        ("2024", False),
    ],
)
def test_a_word_is_held_in_any_form_and_compound(word: str, held: bool) -> None:
    words = HeldWords(["Ett möte följde en plan.", "planering"])
    assert words.holds(word) is held


def test_nothing_is_held_without_texts() -> None:
    assert HeldWords().among(("mote", "plan")) == frozenset()
