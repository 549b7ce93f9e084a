"""What a thing holds and what came of it is not told where the thing is only named."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.answering.lookup_asked import left_open
from assistant.answering.lookup_content import names_only
from assistant.domain.clause import Standing
from tests.answering.test_lookup_asked import cut, matter
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-23T10:00+01:00")


@pytest.mark.parametrize(
    ("question", "text", "kind", "standing", "bare"),
    [
        ("Vad fick nämnden veta?", "anteckna att informationen har lämnats", "bullet", "", True),
        ("Vad beslutade nämnden?", "anteckna att informationen har lämnats", "bullet", "", False),
        ("Vad fick nämnden veta?", "ge gruppen i uppdrag att utreda bussen", "bullet", "", False),
        ("Vad innehöll ärendet?", "Protokoll 2023-10-04 §58 Information", "head", "account", True),
        ("Vilket diarienummer?", "Protokoll 2023-10-04 §58 HNH230002", "head", "account", False),
    ],
)
def test_a_note_or_a_head_answers_only_what_stands_in_one(
    question: str, text: str, kind: str, standing: str, bare: bool
) -> None:
    own = cut(text, kind=kind, standing=Standing(standing or "decided"))
    assert names_only(own, matter(question)) is bare


@pytest.mark.parametrize(
    ("question", "open_forms"),
    [
        ("Hur många fall användes, och vad handlade de om?", ["content"]),
        ("Hur många fall användes, och varför?", ["reason"]),
        ("Hur många fall användes?", []),
    ],
)
def test_of_a_double_question_the_half_that_no_quote_tells_is_left_open(
    question: str, open_forms: list[str]
) -> None:
    told = left_open([cut("Fem fall användes i intervjuerna.")], matter(question))
    assert [form.name for form in told] == open_forms


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("Hur resonerade Hylte i sin inventering av kompetens?", True),
        ("Vad tog Halmstad upp i sin kompetensinventering?", False),
        ("Vad blev det för indikatorer efter att Indikatorsgruppen fått sitt uppdrag?", True),
        ("Vad var det tänkt att Indikatorsgruppen skulle göra?", False),
        ("Vad återkopplade kommunerna till nämnden i februari 2024?", True),
        ("Vad skulle ledamöterna återkoppla i februari 2024?", False),
        ("What were the five patient cases about that were used in the interviews?", True),
        ("Hur många patientfall användes när man intervjuade andra regioner?", False),
        ("Vad innehöll intervjumallen som togs fram till omvärldsanalysen?", True),
        ("Vad handlade Vänsterpartiets initiativärende om?", False),
        ("Vad handlade avvikelserna om?", True),
        ("Nämns avvikelser som bakgrund till satsningen?", False),
        ("Har Laholm fått något svar från regionen på sitt mejl?", True),
        ("Vad stod det i Laholms mejl om tillfällig vistelse?", False),
        ("Vad fick nämnden veta om hemsjukvårdsavtalet på mötet den 4 oktober 2023?", True),
        ("Vad beslutade nämnden i §58 den 4 oktober 2023?", False),
        ("Vilken uppgift lades på presidiet efter dialogen?", False),
        ("Vad kom in till Driftnämnden från Svetlana Svensson i maj 2025?", False),
        ("Vad kom piloten av beslutsstödet fram till?", True),
        ("Vad kom omvärldsanalysen fram till om Skåne?", False),
        ("Vilka uppgifter innehöll informationen som gick ut till alla kommuner 2020?", True),
        ("Vad gjordes under hösten 2020 inför starten av Läkaransvar i hemsjukvården?", False),
        ("Vad innehåller den regionala rutinen för läkemedelsgenomgång?", True),
        ("Vad innehöll Kungsbackas skrivelse om utbildning?", False),
        ("Vad enades grupperna om under workshopen i oktober 2023?", True),
        ("Vad diskuterades i grupperna under workshopen i oktober 2023?", False),
        ("Vilka frågor pratade grupperna om på workshopen i oktober 2023?", False),
    ],
)
def test_what_is_only_named_announced_or_commissioned_is_not_told(
    question: str, silent: bool
) -> None:
    answer = assistant().ask(question, NOW)
    assert (answer.status == "silent") is silent
