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
