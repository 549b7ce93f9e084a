"""The second opinion overrules the cues where it is very sure, and never a patient's case."""

from __future__ import annotations

import pytest

from assistant.understanding.kind_opinion import BIAS, lookup_odds
from assistant.understanding.kind_traits import kind_traits
from assistant.understanding.kind_weights import KIND_WEIGHTS
from assistant.understanding.kinds import read_kind
from tests.understanding.reading import WEDNESDAY, read, reader, vocabulary

SURE_OF_A_LOOKUP = {BIAS: 50.0}
SURE_OF_NONE = {BIAS: -50.0}

OF_A_PATIENT = (
    "trachpatient hemma lördag natt, vem ringer jag",
    "flicka 10 år på korttids, ska vår hemsjukvård ge medicinerna",
    "pat på säbo har feber, vem kommer",
    "hon har CVK hemma, vem har läkaransvaret",
    "min patient är döende hemma, vem ringer jag om råd",
    "vem gör akut hembesök på säbo",
    "läkaren svarar inte, vem ringer jag",
    "han krampar, vem kommer",
    "kan vi säga nej till TPN",
)
OVERRULED_TO_A_LOOKUP = (
    "Which IT tool is used for the digital SIP with the health centres?",
    "Vilka frågor tog kommunerna upp i sitt svar, och vem ska svara för läkarinsatserna?",
    "Jag skriver om 2015. Vad blev det av läkarnas hembesök då projektet tog slut?",
)
OVERRULED_TO_A_DUTY = (
    "Vem är läkare för en patient med CVK hemma: specialist, som Laholm skriver, eller VC?",
    "Enligt avtalet, är det vi eller regionen som ska sköta dialysen hemma?",
)


OF_THE_SOURCES_IN_WORDS_OF_CARE = (
    "Vilka symtom tar kommunernas brev upp när dialysen krånglar?",
    "Vilka biverkningar av TPN räknar kommunernas skrivelse upp?",
    "Compare the number of visits by nurses in 2019 and 2020.",
)
REQUESTS_FOR_ADVICE = (
    "hur mycket insulin till en med blodsocker 20",
    "vilka symtom ska jag se upp med efter en transfusion",
    "how many ml per hour should the feed run at?",
    "Hur ofta ska innerkanylen bytas?",
    "Vilken dos oxynorm till en som är 90?",
)


def kind(text: str, weights: dict[str, float]) -> str:
    sentence = reader().sentence(text, WEDNESDAY)
    return read_kind(sentence, reader().duties(sentence), None, weights).kind


@pytest.mark.parametrize("text", OF_A_PATIENT)
def test_no_certainty_makes_a_lookup_of_a_patients_case(text: str) -> None:
    assert kind(text, SURE_OF_A_LOOKUP) == "responsibility"


def test_a_bare_word_is_asked_about_however_sure_the_opinion_is() -> None:
    assert kind("ansvar?", SURE_OF_A_LOOKUP) == "unclear"


def test_a_text_that_asks_for_no_duty_stays_a_lookup() -> None:
    assert kind("Vad betyder PKT?", SURE_OF_NONE) == "lookup"


def test_what_is_asked_for_as_a_mention_stays_a_lookup() -> None:
    assert kind("Nämner någon källa vem som ansvarar för läkemedlen?", SURE_OF_NONE) == "lookup"


def test_a_talk_about_a_patient_is_not_overruled_to_a_lookup() -> None:
    before = "trachpatient på säbo i Laholm lördag natt, vem ringer jag?"
    assert read("och hur var det 2020?", before).kind == "responsibility"


@pytest.mark.parametrize("text", OVERRULED_TO_A_LOOKUP)
def test_questions_on_the_sources_that_name_a_duty_in_passing_are_lookups(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", OVERRULED_TO_A_DUTY)
def test_questions_on_a_duty_that_name_a_source_in_passing_are_no_lookups(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize("text", OF_THE_SOURCES_IN_WORDS_OF_CARE)
def test_a_word_of_care_in_a_question_on_the_sources_asks_for_no_advice(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", REQUESTS_FOR_ADVICE)
def test_a_request_for_advice_stays_one(text: str) -> None:
    assert read(text).out_of_scope == "medical_advice"


@pytest.mark.parametrize("text", ["Kan jag krossa hennes tabletter?", "hur suger jag en trach"])
def test_no_certainty_makes_a_lookup_of_an_own_act(text: str) -> None:
    assert kind(text, SURE_OF_A_LOOKUP) == "out_of_scope"


def test_odds_follow_the_weights_of_the_traits() -> None:
    sentence = reader().sentence("Vad står det om hembesök?", WEDNESDAY)
    duties = reader().duties(sentence)
    trait = sorted(kind_traits(sentence, duties))[0]
    assert lookup_odds(sentence, duties, {}) == pytest.approx(0.5)
    assert lookup_odds(sentence, duties, {trait: 2.0}) > 0.85
    assert lookup_odds(sentence, duties, {"a trait it has not": 2.0}) == pytest.approx(0.5)


def test_no_weight_is_of_a_value() -> None:
    values = {
        str(value).lower() for slot in vocabulary().slots.values() for value in slot.values
    } - {"true", "false"}
    assert not values & {trait.split()[-1].lower() for trait in KIND_WEIGHTS}
