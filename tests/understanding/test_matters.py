"""A question of who answers for a thing is one of the rules only where they treat the thing."""

from __future__ import annotations

import pytest

from tests.understanding.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Vem ansvarar för elavbrott på korttids i Hylte?",
        "vem har ansvaret för städningen på säbo i natt",
        "Vem bär ansvaret för patientens post?",
        "Vem ansvarar för bårtransport av en trachpatient?",
        "Vem sköter fontänen på demensboendet?",
        "Vem tar hand om fågelburen när patienten läggs in?",
        "Vem betalar elräkningen på korttids?",
        "vem förskriver inhalatorn en söndag",
        "Hos vem klagar man på bemötandet?",
        "Who writes the prescription for her cream?",
        "Who is responsible for the lift at the nursing home tonight?",
        "Ligger ansvaret för skadegörelse på oss eller regionen?",
        "Vem ansvarar för larmklockan hemma en söndag?",
        "vem bestämmer om hon ska skrivas in i hemsjukvården",
        "Vem skriver ut antibiotika på säbo en lördag?",
        "vem delegerar insulinet till undersköterskan",
        "vem ändrar dosen insulin ikväll",
        "Vem har brytpunktssamtalet med en palliativ patient hemma?",
        "Who decides whether a patient gets home health care?",
        "Vem betalar medicinen på korttids?",
        "Rullstolen är sönder, lagas den av kommunen eller av regionen?",
        "Taket läcker på säbo i Halmstad, är det kommunen eller regionen?",
        "Hörapparaten är trasig, är det kommunen eller regionen?",
        "Nyfödd hemma i Varberg. Är det vi i hemsjukvården eller BVC?",
        "Barn 3 år med sond hemma, ska vi eller BVC göra vaccinationen?",
        "Vem lagar tänderna på säbo, folktandvården eller vi?",
        "Har vi skyldighet att utbilda anhöriga?",
        "Vem lär upp närstående att sköta sonden?",
        "Ska vi betala för läkarnas hembesök?",
        "Vem betalar läkarbesöket hemma?",
    ],
)
def test_a_matter_that_no_rule_knows_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("Vem ansvarar för trachpatienten i natt?", ()),
        ("Vem har ansvaret för Agda på korttids i Hylte?", ()),
        ("Vem har ansvar för den nya gubben på säbo?", ()),
        ("Vem ansvarar för honom nu?", ("Trach, lördag natt, Laholm",)),
        ("Vems uppgift är spolningen av hennes CVK?", ()),
        ("vem gör själva påsbytet", ("PD hemma i Varberg, vem ansvarar?",)),
        ("Vem ansvarar för en 19-åring med PEG på gruppbostad?", ()),
        ("Who is responsible for the dressing of the wound?", ()),
        ("Vem ansvarar för läkemedelsgenomgången på säbo?", ()),
        ("Vem betalar för den del av hemsjukvården som kommunen har?", ()),
    ],
)
def test_a_patient_a_procedure_and_a_duty_are_the_rules_own(
    text: str, history: tuple[str, ...]
) -> None:
    assert read(text, *history).kind == "responsibility"


def test_the_task_of_a_physicians_service_is_advice_and_visits() -> None:
    told = read("Vc säger att det är jourens sak, kl är 16.50, pat är dålig, säbo Unnaryd, onsdag")
    assert told.slots["plikt"].value == ("radgivning", "akut_hembesok")
    task = read("Är det jourens uppgift att byta trachkanylen?")
    assert "utforande" in task.slots["plikt"].value


@pytest.mark.parametrize(
    "text",
    [
        "Trach hemma i Varberg, kommunen eller regionen?",
        "Sonden har åkt ut, är det vi eller regionen?",
        "Patienten behöver omläggning hemma, är det vi eller regionen?",
        "Är det kommunen eller regionen som har ansvaret för hemsjukvården?",
        "Vem utbildar personalen i trachvård?",
        "Vem betalar för trachvården hemma?",
        "Vad gällde 2017 för läkare på korttids i Hylte?",
        "pat föll ur sängen, nu klagar han på höften. säbo varberg. vem ger råd",
    ],
)
def test_care_that_rules_treat_is_answered_from_them(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize(
    "text",
    [
        "Vem tillhandahåller och betalar specialförbanden till en sårpump hemma?",
        "Vem beställer urinpåsar till kad hemma?",
        "Vem betalar katetrarna till trach i Varberg?",
        "Vem köper in sondspetsar och kanyler till patienten hemma?",
    ],
)
def test_things_for_a_procedure_are_medical_supplies(text: str) -> None:
    assert read(text).slots["plikt"].value == ("sjukvardsmaterial",)
