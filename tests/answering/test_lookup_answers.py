"""Lookups on the shipped corpus: the right clause, to the character, or silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from assistant.answering.citing import Citer
from assistant.answering.draft import Draft
from assistant.answering.lookup import answer_lookup
from assistant.answering.lookup_contradictions import load_contradictions
from assistant.corpus.normal import normalise
from assistant.domain.answer import Citation
from assistant.domain.question import Filters, Language, LookupKind, Question, Understanding
from assistant.knowledge import load_knowledge
from assistant.retrieval.embedders import open_embedder
from assistant.retrieval.search import HybridSearcher
from tests.knowledge import assistant

CORPUS = Path(__file__).parents[2] / "corpus"
NO_FILTERS = Filters()
Ask = Callable[..., tuple[Draft, tuple[Citation, ...]]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    knowledge = load_knowledge(CORPUS)
    corpus = knowledge.corpus
    searcher = HybridSearcher(
        corpus, open_embedder(), tmp_path_factory.mktemp("data"), corpus_folder=CORPUS
    )
    contradictions = load_contradictions(CORPUS, corpus)

    def answer(
        text: str,
        kind: LookupKind | None = None,
        language: Language = "sv",
        filters: Filters = NO_FILTERS,
    ) -> tuple[Draft, tuple[Citation, ...]]:
        citer = Citer(corpus, language)
        understanding = Understanding(
            question=Question(text=text, as_of=datetime.fromisoformat("2026-09-15T10:00+02:00")),
            language=language,
            kind="lookup",
            slots={},
            lookup=kind,
            search_text=text,
            filters=filters,
        )
        draft = answer_lookup(
            understanding,
            corpus,
            searcher,
            citer,
            vocabulary=knowledge.vocabulary,
            contradictions=contradictions,
        )
        for citation in citer.citations():
            raw = corpus.sources[citation.file].raw
            assert citation.quote == raw[citation.start : citation.end]
        return draft, citer.citations()

    return answer


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("Hur definieras tröskelprincipen?", "definition", "alla som inte kan ta sig till"),
        ("Får överenskommelsen avse läkarvård enligt lagen?", None, "ges av läkare"),
        ("Vad kostar en mindre buss?", "amount", "1,5 mkr"),
        ("Vem gjorde utredningen Framtidens hemsjukvård?", "fact", "extern konsult"),
        ("Vad ingår i beredskapsjourens uppdrag?", "list", "utfärdande av vårdintyg"),
        ("Finns sårpumpar nämnda?", "existence", "sårpumpar"),
        ("Hur ofta ska läkemedelsgenomgång göras på SÄBO?", None, "minst en gang per"),
    ],
)
def test_the_answer_shows_the_clause_that_carries_it(
    ask: Ask, question: str, kind: LookupKind, words: str
) -> None:
    draft, citations = ask(question, kind)
    assert draft.status == "settled"
    assert any(words in normalise(citation.quote) for citation in citations)


def test_an_english_question_is_answered_in_english_with_swedish_quotes(ask: Ask) -> None:
    draft, citations = ask("What is the threshold principle?", "definition", "en")
    assert "The agreement, as quoted" in draft.text
    assert any("vårdcentralen" in citation.quote for citation in citations)


def test_a_cell_is_given_with_its_row_and_its_header(ask: Ask) -> None:
    draft, citations = ask("Hur mycket fick Halmstad i ersättning 2024?", "amount")
    assert [(value.value, value.derived) for value in draft.values] == [("60,5", False)]
    assert len(citations) >= 2


def test_a_difference_between_cells_is_marked_as_arithmetic(ask: Ask) -> None:
    draft, _ = ask("Hur mycket ökade ersättningen till Laholm från 2015 till 2024?", "amount")
    assert [value.value for value in draft.values if not value.derived] == ["8,6", "17,1"]
    assert [value.value for value in draft.values if value.derived] == ["8,5", "98,8"]


def test_a_decision_tells_day_paragraph_and_reference_number(ask: Ask) -> None:
    draft, _ = ask("Vad beslutades i §36?", "decision", filters=Filters(paragraph="§36"))
    assert {"2024-09-11", "§36", "HNH240007"} <= {value.value for value in draft.values}


def test_a_proposal_is_called_a_proposal(ask: Ask) -> None:
    draft, _ = ask(
        "Vad är förslaget till beslut om omvärldsanalysen?",
        "decision",
        filters=Filters(documents=("beslutsforslag-2024-09-04",)),
    )
    assert "Förslag, inte beslut" in draft.text


def test_a_derived_date_is_marked_as_arithmetic(ask: Ask) -> None:
    draft, _ = ask("Senast när måste överenskommelsen sägas upp?", "date")
    assert [value.value for value in draft.values if value.derived] == ["2027-12-31"]


def test_parties_are_set_side_by_side(ask: Ask) -> None:
    draft, _ = ask(
        "Hur skiljer sig regionens och kommunernas hållning om primärvård?",
        "comparison",
        filters=Filters(parties=("region", "kommunerna")),
    )
    assert draft.status == "contested"
    assert {"region", "kommunerna"} <= {position.party for position in draft.positions}


def test_a_contradiction_is_told_with_each_of_its_clauses(ask: Ask) -> None:
    draft, citations = ask("Vad är tröskelprincipen?", "definition")
    assert "Källorna går isär" in draft.text
    assert {"bilder-2023-09-06", "halmstad-2024"} <= {citation.document for citation in citations}


@pytest.mark.parametrize(
    ("question", "kind", "filters"),
    [
        ("Hur många anmälningar till IVO gjordes 2024?", "amount", Filters()),
        ("Vilken rutin gäller för delegering av insulin?", "process", Filters()),
        ("Vad är timlönen för en distriktssköterska?", "amount", Filters()),
        ("Vad svarade Hylte?", "position", Filters(parties=("hylte",))),
        ("Which supplier delivers oxygen?", "fact", Filters()),
        ("Vad beslutades i §99?", "decision", Filters(paragraph="§99")),
    ],
)
def test_where_the_sources_are_silent_the_answer_says_so(
    ask: Ask, question: str, kind: LookupKind, filters: Filters
) -> None:
    draft, _ = ask(question, kind, filters=filters)
    assert draft.status == "silent"
    assert draft.gaps


@pytest.mark.parametrize(
    "question", ["Hur definieras tröskelprincipen?", "Vilka regioner intervjuades?", "Vad är SIP?"]
)
def test_every_line_that_tells_what_a_source_says_is_cited(ask: Ask, question: str) -> None:
    draft, citations = ask(question)
    told = [line for line in draft.text.splitlines() if line.startswith(("> ", "**"))]
    assert told
    assert all(re.search(r"\[\d+\]$", line) for line in told if line.strip("> "))
    named = {int(n) for n in re.findall(r"\[(\d+)\]", draft.text)}
    assert named == {citation.n for citation in citations}


def test_the_same_question_gets_the_same_answer(ask: Ask) -> None:
    assert ask("Vilka regioner intervjuades?", "list") == ask(
        "Vilka regioner intervjuades?", "list"
    )


@pytest.mark.parametrize("question", ["?", "😀", "\ud800", "och det där"])
def test_a_question_without_matter_is_not_answered(ask: Ask, question: str) -> None:
    draft, _ = ask(question)
    assert draft.status == "silent"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "Vilka kommuner fick mindre ersättning 2018 än 2017?",
            {"Varberg", "Falkenberg", "Laholm"},
        ),
        ("Vilken kommun fick högst ersättning 2024?", {"Halmstad"}),
        ("Which municipality received the least compensation in 2015?", {"Hylte"}),
    ],
)
def test_rows_of_a_table_are_picked_by_what_fell_or_is_most(
    ask: Ask, question: str, rows: set[str]
) -> None:
    language: Language = "en" if question.startswith("Which") else "sv"
    draft, _ = ask(question, "amount", language)
    assert {value.label.split(",")[0] for value in draft.values if not value.derived} == rows


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Hur mycket fick Laholm och Hylte tillsammans 2024?", {"17,1", "8,7", "25,8"}),
        ("Add up the compensation of Laholm and Hylte for 2024, please.", {"17,1", "8,7", "25.8"}),
        (
            "Vad blev läkarnas och undersköterskornas hembesök sammantaget 2021?",
            {"2715", "7018", "9733"},
        ),
        ("Vad fick Varberg i ersättning 2017 och året därpå?", {"15,1", "14,7"}),
        ("Hur mycket mer ersättning fick Hylte 2020?", {"5,6", "7,0", "1,4", "25,0"}),
        ("Vilket år steg ersättningen med 26,5 procent?", {"129,6", "26,5%"}),
        (
            "Jag sitter med budgeten och är ny här. Hur mycket fick Kungsbacka i ersättning 2023?",
            {"31,6"},
        ),
        ("Vilka procentsatser av omvärldsanalysens kostnad föreslogs?", {"31%", "25%", "3%"}),
    ],
)
def test_sums_changes_and_values_are_read_in_the_tables(
    ask: Ask, question: str, values: set[str]
) -> None:
    draft, _ = ask(question, "amount", "en" if question.startswith("Add") else "sv")
    assert values <= {value.value for value in draft.values}


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket fick Varberg i statsbidrag 2018?",
        "Vad fick Hylte för elevhälsan 2019?",
        "Vad får Falkenbergs kommun i hemsjukvårdsersättning för 2026?",
    ],
)
def test_money_for_something_else_is_not_read_in_a_table(ask: Ask, question: str) -> None:
    draft, _ = ask(question, "amount")
    assert not any(value.value in {"14,7", "5,6", "14%"} for value in draft.values)


@pytest.mark.parametrize(
    "question",
    ["Vad menar Närsjukvården med mobil vård?", "Vad avses med mobil vård i handlingarna?"],
)
def test_what_somebody_means_by_a_word_is_told_by_the_sentence_that_says_what_it_is(
    ask: Ask, question: str
) -> None:
    _, citations = ask(question, "position")
    first = [normalise(citation.quote) for citation in citations[:3]]
    assert any(quote.startswith("Mobil vård är vård där patienten") for quote in first)


def test_a_clause_that_says_more_than_a_shorter_one_is_shown_beside_it(ask: Ask) -> None:
    _, citations = ask(
        "Hur slutade vänsterpartiets ärende om samverkan i primärvården, vad beslutades?",
        "decision",
    )
    assert any("förklarar initiativärendet från" in normalise(c.quote) for c in citations)


def test_a_year_that_a_table_does_not_reach_is_said_to_be_beyond_it(ask: Ask) -> None:
    draft, _ = ask("Vilken ersättning får kommunerna 2026?", "amount")
    assert draft.status == "silent"
    assert any("2015–2024" in gap for gap in draft.gaps)


def test_compared_years_are_set_side_by_side_with_the_words_that_differ(ask: Ask) -> None:
    draft, citations = ask(
        "Vad skiljer 2019 års överenskommelse från den för 2021-2028 om vilka som omfattas?",
        "comparison",
    )
    first = [normalise(citation.quote) for citation in citations[:3]]
    assert any("de som vistas i respektive kommun" in quote for quote in first)
    assert any("länets invånare" in quote for quote in first)
    assert "Ord som skiljer" in draft.text


def test_all_absent_documents_are_listed_each_with_who_refers_to_it(ask: Ask) -> None:
    draft, citations = ask("Vilka dokument saknas i källorna?", "list")
    assert "Överenskommelse om hemsjukvård i Halland 2021-2028" in draft.gaps
    assert len(citations) >= len(draft.gaps) // 2


def test_an_absent_document_is_named_by_its_year_and_its_party(ask: Ask) -> None:
    draft, _ = ask("Hur definierades hemsjukvård i 2015 års överenskommelse?", "definition")
    named = [gap for gap in draft.gaps if "finns inte bland källorna" in gap]
    assert len(named) == 1
    assert "2015" in named[0]


def test_a_view_asked_of_one_municipality_is_told_in_its_own_words_only(ask: Ask) -> None:
    draft, citations = ask(
        "Vad tycker Varberg om kompetensinventeringen?",
        "position",
        filters=Filters(parties=("varberg",)),
    )
    assert {citation.document for citation in citations} == {"varberg-2024"}
    assert {position.party for position in draft.positions} == {"varberg"}


def test_points_behind_a_clause_that_says_they_follow_are_shown_with_it(ask: Ask) -> None:
    _, citations = ask("Vilka frågor skulle ledamöterna ta hem från decembermötet 2023?", "list")
    shown = " ".join(normalise(citation.quote) for citation in citations)
    assert "Kan parterna ta ansvar" in shown
    assert "Vad vill och behöver vi göra" in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Kom presidiets förslag i mars om tröskelprincipen med i § 36?", "sv"),
        ("Skiljer sig beslutet i §36 från det som föreslogs i mars 2024?", "sv"),
        ("Did § 36 adopt what was proposed in March about the threshold principle?", "en"),
    ],
)
def test_a_decision_and_what_was_proposed_before_it_stand_side_by_side(
    ask: Ask, question: str, language: Language
) -> None:
    _, citations = ask(
        question,
        "decision",
        language,
        Filters(documents=("gnhh-2024-36",), paragraph="§36"),
    )
    assert citations[0].document == "gnhh-2024-36"
    assert "beslutsforslag-2024-03-21" in {citation.document for citation in citations}


def test_a_proposal_asked_for_in_a_paragraph_alone_is_not_sought_elsewhere(ask: Ask) -> None:
    _, citations = ask(
        "Vilket förslag låg på bordet vid §36?",
        "decision",
        filters=Filters(documents=("gnhh-2024-36",), paragraph="§36"),
    )
    assert {citation.document for citation in citations[:3]} == {"gnhh-2024-36"}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hur många kronor per hemsjukvårdsbesök får vårdcentralen?", "sv"),
        ("Hur mycket betalar regionen per hemsjukvårdsbesök?", "sv"),
        ("Hur stor är ersättningen per hembesök till vårdcentralen?", "sv"),
        ("How much is paid per home visit by a physician?", "en"),
        ("Hur många kronor per hemsjukvårdsbesök är det, inte procenten på säbo?", "sv"),
    ],
)
def test_the_sum_of_all_is_no_answer_where_the_sum_of_one_is_asked(
    ask: Ask, question: str, language: Language
) -> None:
    draft, _ = ask(question, "amount", language)
    assert draft.status == "silent"


def test_a_point_that_answers_is_shown_whole_in_a_list_that_is_shortened(ask: Ask) -> None:
    _, citations = ask(
        "Vad föreslår Kungsbacka när betaldagar börjar och patienten är utskrivningsklar?",
        "position",
        filters=Filters(parties=("kungsbacka",)),
    )
    shown = " ".join(normalise(citation.quote) for citation in citations)
    assert "dialog om vilket datum som sätts som utskrivningsklar" in shown


def test_a_decision_is_shown_beside_the_words_that_retell_it(ask: Ask) -> None:
    _, citations = ask(
        "När fick regional utvecklingsgrupp uppdraget att inventera utbildningsbehov?", "date"
    )
    assert {"gnhh-2023-74", "beslutsforslag-2024-05-20"} <= {c.document for c in citations}


def test_the_parties_compared_are_told_by_words_about_the_matter(ask: Ask) -> None:
    _, citations = ask(
        "Jämför hur Halmstad och Laholm delar in CVK och dialys.",
        "comparison",
        filters=Filters(parties=("laholm", "halmstad")),
    )
    for document in ("laholm-2024", "halmstad-2024"):
        own = [normalise(c.quote) for c in citations if c.document == document]
        assert any("CVK" in quote for quote in own), document


@pytest.mark.parametrize("question", ["Nämns HVB?", "Står det något om HVB någonstans?"])
def test_a_thing_that_is_mentioned_is_shown_where_it_is_asked_whether_it_is(
    ask: Ask, question: str
) -> None:
    draft, _ = ask(question, "existence")
    assert draft.status == "settled"
    assert "hem för vård eller boende (HVB)" in draft.text


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What does fast läkarkontakt mean?", "en"),
        ("Vad betyder fast läkarkontakt?", "sv"),
        ("Hur tillgodoses läkarkontakten?", "sv"),
    ],
)
def test_a_term_that_stands_in_the_title_of_an_absent_document_does_not_name_it(
    ask: Ask, question: str, language: Language
) -> None:
    draft, _ = ask(question, "definition", language)
    assert not [gap for gap in draft.gaps if "”" in gap]


def test_parties_without_a_word_in_the_matter_are_named_where_all_views_are_asked_for(
    ask: Ask,
) -> None:
    draft, _ = ask("Vad anser parterna om vad som är primärvårdsnivå?", "position")
    unheard = {position.party for position in draft.positions if not position.citations}
    heard = {position.party for position in draft.positions if position.citations}
    assert "hylte" in unheard
    assert not unheard & heard


def test_what_lies_nearest_is_short_and_a_plan_among_it_is_called_one() -> None:
    question = "Has the new two-week support by Läkarmedverkan actually started by now?"
    answer = assistant().ask(question, datetime.fromisoformat("2027-02-23T10:00:00+01:00"))
    quotes = {cited.n: cited.quote for cited in answer.citations}
    assert answer.status == "silent"
    assert "Preliminary plan" in answer.answer
    assert 0 < sum(len(quotes[number]) for number in set(answer.nearest)) <= 1000
