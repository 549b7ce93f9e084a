"""What passes and what fails, check by check."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.domain.answer import Answer, CaseSlot, Position, Value
from assistant.domain.clause import Span
from eval.anchors import Sources
from eval.checks import Check, check, dangerous_assignments, says_fact
from eval.citing import CitationJudge
from eval.sentences import uncited
from tests.eval import fakes
from tests.eval.conftest import Project, a_case
from tests.eval.fakes import Oracle


def gold(project: Project, id_: str = "jour") -> Answer:
    case = project.case(id_)
    return project.oracle().ask(case.question, as_of=case.as_of)


def failed(project: Project, answer: Answer, id_: str = "jour") -> list[str]:
    found: tuple[Check, ...] = check(project.case(id_), answer, ())
    return [c.name for c in found if not c.passed]


@pytest.mark.parametrize("id_", ["jour", "jour-en", "slår-upp"])
def test_the_gold_passes_everything(project: Project, id_: str) -> None:
    assert failed(project, gold(project, id_), id_) == []


@pytest.mark.parametrize(
    ("update", "names"),
    [
        pytest.param({"kind": "lookup"}, ["kind"], id="kind"),
        pytest.param({"status": "silent"}, ["status"], id="status"),
        pytest.param({"case": {}}, ["slot boende"], id="slot"),
        pytest.param({"responsibilities": ()}, ["assignment"], id="assignment"),
        pytest.param({"citations": ()}, ["clause"], id="clause"),
    ],
)
def test_what_is_missing_fails_its_own_check(
    project: Project, update: dict[str, Any], names: list[str]
) -> None:
    assert failed(project, gold(project).model_copy(update=update)) == names


def test_a_fact_that_is_not_said_fails(project: Project) -> None:
    answer = gold(project, "slår-upp").model_copy(update={"answer": "", "citations": ()})
    assert failed(project, answer, "slår-upp") == ["fact", "clause"]


def test_an_expected_actor_with_another_standing_is_not_found(project: Project) -> None:
    answer = gold(project)
    planned = answer.responsibilities[0].model_copy(update={"standing": "planned"})
    answer = answer.model_copy(update={"responsibilities": (planned,)})
    assert failed(project, answer) == ["assignment"]


@pytest.mark.parametrize(
    ("standing", "condition", "dangerous"),
    [
        ("settled", None, True),
        ("settled", "om hon är inskriven", False),
        ("contested", None, False),
        ("planned", None, False),
    ],
)
def test_only_a_settled_assignment_without_condition_is_dangerous(
    project: Project, standing: str, condition: str | None, dangerous: bool
) -> None:
    answer = gold(project)
    wrong = answer.responsibilities[0].model_copy(
        update={"actor": "kommunen", "standing": standing, "condition": condition}
    )
    answer = answer.model_copy(update={"responsibilities": (wrong,)})
    assert bool(dangerous_assignments(project.case("jour"), answer)) is dangerous


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, True), (0.95, True), (0.8, False), (0.0, False)]
)
def test_a_clause_is_shown_when_nine_tenths_of_it_are_quoted(
    project: Project, share: float, shown: bool
) -> None:
    answer = gold(project)
    whole = answer.citations[0]
    end = whole.start + max(1, round(share * (whole.end - whole.start)))
    cut = whole.model_copy(update={"end": end})
    answer = answer.model_copy(update={"citations": (cut,)})
    assert (failed(project, answer) == []) is shown


def test_a_clause_may_be_shown_by_two_citations_across_a_running_head(project: Project) -> None:
    answer = gold(project)
    whole = answer.citations[0]
    middle = (whole.start + whole.end) // 2
    parts = (whole.model_copy(update={"end": middle}), whole.model_copy(update={"start": middle}))
    assert failed(project, answer.model_copy(update={"citations": parts})) == []


def test_a_clause_of_a_named_document_is_not_met_by_another(project: Project) -> None:
    anchor = {"source": "000", "quote": "Beredskapsjouren ansvarar för råd", "document": "avtal"}
    project.write({"tune_a.yaml": [a_case("jour", expect={"required": [[anchor]]})]})
    answer = gold(project)
    assert failed(project, answer) == []
    other = answer.citations[0].model_copy(update={"document": "protokoll"})
    assert failed(project, answer.model_copy(update={"citations": (other,)})) == ["clause"]


@pytest.mark.parametrize(
    ("fact", "text", "said"),
    [
        ("7475", "Det blev 7 475 kronor.", True),
        ("7 475", "Det blev 7475 kronor.", True),
        ("7 475", "Det blev 17 475 kronor.", False),
        ("28,5", "28.5 miljoner", True),
        ("4,2", "14,2 %", False),
        ("4", "4,2 %", False),
        ("2021-02-24", "den 24 februari 2021", True),
        ("2021-02-24", "on February 24, 2021", True),
        ("2021-02-24", "2021-02-25", False),
        ("§43", "I §43 antecknades", True),
        ("§4", "I §43 antecknades", False),
        ("kommunen", "Kommunens ansvar", True),
        ("regionen", "Kommunens ansvar", False),
        ("2021-2028", "avtalet 2021–2028", True),
        ("73 %", "**73 %** av kostnaden", True),
    ],
)
def test_a_fact_is_said_whatever_its_spaces_and_signs(
    project: Project, fact: str, text: str, said: bool
) -> None:
    answer = gold(project).model_copy(update={"answer": text, "citations": ()})
    assert says_fact([fact], answer) is said


def test_a_fact_may_stand_in_a_value_or_a_position(project: Project) -> None:
    bare = gold(project).model_copy(update={"answer": "", "citations": ()})
    value = Value(label="Ersättning", value="144,2", unit="mnkr", derived=False, citations=(1,))
    position = Position(party="halmstad", claim="Specialistläkare är ansvarig", citations=(1,))
    assert says_fact(["144,2 mnkr"], bare.model_copy(update={"values": (value,)}))
    assert says_fact(["specialistläkare"], bare.model_copy(update={"positions": (position,)}))


@pytest.mark.parametrize(
    ("slot", "wanted", "got", "agrees"),
    [
        ("inskriven", "false", False, True),
        ("inskriven", False, "true", False),
        ("atgard", ["pd", "trach"], ["trach", "pd"], True),
        ("atgard", ["pd"], ["trach", "pd"], False),
        ("plikt", ["radgivning"], ["radgivning", "akut_hembesok"], True),
        ("plikt", ["vardintyg"], ["radgivning"], False),
        (
            "moment",
            {"from": "2026-09-19T17:00:00+02:00", "to": "2026-09-19T23:00:00+02:00"},
            {"from": "2026-09-19T15:00:00+00:00", "to": "2026-09-19T21:00:00+00:00"},
            True,
        ),
        (
            "moment",
            {"from": "2026-09-19T17:00:00+02:00", "to": "2026-09-19T23:00:00+02:00"},
            {"from": "2026-09-19T17:00:00+02:00", "to": "2026-09-20T23:00:00+02:00"},
            False,
        ),
        ("moment", "2026-09-19T17:00:00+02:00", "nu", False),
    ],
)
def test_slots_agree_by_meaning(
    project: Project, slot: str, wanted: object, got: object, agrees: bool
) -> None:
    project.write({"tune_a.yaml": [a_case("jour", expect={"slots": {slot: wanted}})]})
    answer = gold(project)
    answer = answer.model_copy(update={"case": {slot: CaseSlot(value=got, source="question")}})
    assert (failed(project, answer) == []) is agrees


class TestCitations:
    """A citation is the slice it says it is, and shows nobody's number."""

    def faults(self, project: Project, answer: Answer, **how: Any) -> tuple[str, ...]:
        sources = Sources.read(project.root, project.suite / "sources.yaml")
        oracle = Oracle(project.root, project.book().cases, **how)
        return CitationJudge(sources=sources, corpus=oracle).faults(answer)

    def test_the_gold_has_no_fault(self, project: Project) -> None:
        assert self.faults(project, gold(project)) == ()

    @pytest.mark.parametrize(
        ("update", "told"),
        [
            ({"quote": "Beredskapsjouren svarar"}, "inte lika"),
            ({"end": 10_000}, "utanför filen"),
            ({"file": "corpus/b.txt"}, "filen finns inte"),
            ({"file": "../../etc/passwd"}, "filen finns inte"),
        ],
    )
    def test_each_fault_is_found(self, project: Project, update: dict[str, Any], told: str) -> None:
        answer = gold(project)
        bad = answer.citations[0].model_copy(update=update)
        (fault,) = self.faults(project, answer.model_copy(update={"citations": (bad,)}))
        assert told in fault

    def test_a_number_without_a_source_is_a_fault(self, project: Project) -> None:
        (fault,) = self.faults(project, fakes.dangling_mark(gold(project)))
        assert fault == "[99] saknas bland källorna"

    def test_a_quote_on_a_mask_is_a_fault(self, project: Project) -> None:
        mask = ("corpus/a.txt", Span(start=30, end=40))
        (fault,) = self.faults(project, gold(project), masks=[mask])
        assert "mask" in fault

    def test_a_persons_address_is_a_fault_even_where_no_mask_covers_it(
        self, project: Project
    ) -> None:
        quote = "Kontakt: eva.larsson@halland.example"
        project.write({"tune_a.yaml": [a_case("jour", expect={"required": [[_anchor(quote)]]})]})
        (fault,) = self.faults(project, gold(project))
        assert "kontaktuppgift" in fault


def _anchor(quote: str) -> dict[str, str]:
    return {"source": "000", "quote": quote}


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Jouren ger råd i kväll. [1]", 0),
        ("Jouren ger råd i kväll [1].", 0),
        ("Jouren ger råd i kväll.", 1),
        ("Jouren ger råd i kväll. [1] Den gör också hembesök.", 1),
        ("Jouren ger råd i kväll.[1] Den gör också hembesök. [2]", 0),
        ("## Vem gör vad nu i kväll", 0),
        ("**Det här gäller nu i kväll:**", 0),
        ("- Jouren ger råd i kväll", 1),
        ("**Svaret ändras om**", 0),
        ("**I kväll ger jouren råd.**", 1),
        ("- **Läkares råd: jouren.** Jouren ger råd i kväll [1].", 0),
        ("*(Om tjänsten är öppen i kväll.)*", 0),
        ("”Jouren ger råd dygnet runt. Beredskapsjouren ansvarar för råd.” [1]", 1),
        ("”Beredskapsjouren ansvarar för. Råd.” [1]", 0),
        ("Patienten antas vara vuxen. Kommunen ska därför utföra allt, också vuxen vård.", 1),
        ("Var bor den patient som du frågar om?", 0),
        ("Patienten antas vara vuxen.", 0),
        ("Källorna säger inget om detta.", 0),
    ],
)
def test_a_statement_without_a_mark_is_uncited(project: Project, text: str, bare: int) -> None:
    update: dict[str, Any] = {
        "answer": text,
        "assumptions": ("Patienten antas vara vuxen.",),
        "gaps": ("Källorna säger inget om detta.",),
    }
    answer = gold(project)
    held = answer.responsibilities[0].model_copy(
        update={"condition": "om tjänsten är öppen i kväll"}
    )
    update["responsibilities"] = (held,)
    assert len(uncited(answer.model_copy(update=update))) == bare


def test_a_refusal_need_not_cite(project: Project) -> None:
    update = {
        "status": "out_of_scope",
        "kind": "out_of_scope",
        "answer": "Det ger jag inte råd om.",
    }
    assert uncited(gold(project).model_copy(update=update)) == ()
