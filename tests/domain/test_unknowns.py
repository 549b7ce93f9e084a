"""Open slots: branches, what does not matter, what is asked, and what is not asked again."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from assistant import labels
from assistant.domain.answer import Answer
from assistant.domain.question import Moment
from assistant.domain.vocabulary import UNKNOWN
from assistant.errors import BadCaseError
from tests.knowledge import (
    assistant,
    assistant_of,
    every_duty,
    knowledge_of,
    resolver,
    shipped,
)

VOCABULARY = shipped().vocabulary
DAY = datetime(2026, 11, 24, 10, tzinfo=VOCABULARY.zone)


def resolved(**case: Any) -> Answer:
    return assistant().resolve(case, DAY)


def test_the_question_back_is_the_slot_that_leaves_least_open() -> None:
    answer = resolved(plikt=["patientansvar"])
    assert answer.status == "conditional"
    assert answer.follow_up is not None
    assert answer.follow_up.slot == "boende"
    assert "korttidsboende" in answer.follow_up.options


def test_a_slot_answered_with_not_known_is_not_asked_again_and_its_branches_stay() -> None:
    asked = resolved(plikt=["patientansvar"])
    answer = resolved(plikt=["patientansvar"], boende=UNKNOWN)
    assert answer.follow_up is None or answer.follow_up.slot != "boende"
    assert answer.status == "conditional"
    assert answer.case["boende"].value == UNKNOWN
    told = {(r.actor, r.standing, r.condition) for r in asked.responsibilities}
    assert {(r.actor, r.standing, r.condition) for r in answer.responsibilities} == told


@every_duty
def test_answering_not_known_to_everything_ends_without_a_question(folder: Path, duty: str) -> None:
    case: dict[str, Any] = {"plikt": [duty]}
    for _ in knowledge_of(folder).vocabulary.slots:
        follow_up = assistant_of(folder).resolve(case, DAY).follow_up
        if follow_up is None:
            return
        assert follow_up.slot not in case
        case[follow_up.slot] = UNKNOWN
    pytest.fail("the questions never end")


def test_what_is_said_not_to_be_known_is_not_presumed() -> None:
    case = {"plikt": ["utforande"], "boende": "trygghetsboende"}
    assert resolved(**case).status == "settled"
    answer = resolved(**case, inskriven=UNKNOWN)
    assert answer.status == "conditional"
    assert answer.follow_up is None
    assert not any("inskriven" in said.lower() for said in answer.assumptions)


def test_no_question_is_asked_about_a_slot_that_does_not_matter() -> None:
    answer = assistant().resolve(
        {"plikt": ["radgivning"]}, datetime(2026, 11, 21, 23, tzinfo=VOCABULARY.zone)
    )
    assert (answer.status, answer.follow_up) == ("settled", None)


def test_every_value_of_a_branch_can_occur_with_the_others_of_it() -> None:
    joined = [
        branch.conditions
        for duty in VOCABULARY.duties
        for found in resolver().resolve({}, Moment(start=DAY, end=DAY), [duty]).duties
        for branch in found.parts[0].branches
        if len(branch.conditions) > 1
    ]
    assert joined
    for conditions in joined:
        every = [
            dict(zip(conditions, values, strict=True)) for values in product(*conditions.values())
        ]
        together = [facts for facts in every if resolver().possible(facts)]
        for slot, values in conditions.items():
            assert {facts[slot] for facts in together} == {*values}, conditions


def test_a_procedure_not_known_is_none_named_and_a_moment_has_to_be_one() -> None:
    known = resolved(plikt=["patientansvar"], boende="ordinart_boende")
    answer = resolved(plikt=["patientansvar"], boende="ordinart_boende", atgard=UNKNOWN)
    assert answer.responsibilities == known.responsibilities
    with pytest.raises(BadCaseError):
        resolved(moment=UNKNOWN)


def test_not_known_has_a_label_in_both_languages() -> None:
    assert labels.slot_value(VOCABULARY, "boende", UNKNOWN, "sv") == "vet ej"
    assert labels.slot_value(VOCABULARY, "inskriven", UNKNOWN, "en") == "not known"


def test_a_question_in_words_takes_it_as_a_choice() -> None:
    question = "Vem har patientansvaret?"
    first = assistant().ask(question, DAY)
    assert first.follow_up is not None
    again = assistant().ask(question, DAY, chosen={first.follow_up.slot: UNKNOWN})
    assert again.follow_up is None or again.follow_up.slot != first.follow_up.slot


EITHER = frozenset({"korttidsboende", "lss_korttidsvistelse_barn"})


def test_words_that_may_mean_either_of_two_are_told_apart_by_a_dispute_alone() -> None:
    facts = {"kommun": frozenset({"laholm", "varberg"}), "vistelse": "tillfallig"}
    facts |= {"boende": "ordinart_boende", "inskriven": "true"}
    (duty,) = resolver().resolve(facts, Moment(start=DAY, end=DAY), ["huvudmannaskap"]).duties
    disputed = {b.conditions["kommun"]: b.outcome.contested for b in duty.parts[0].answers}
    assert disputed == {("varberg",): False, ("laholm",): True}


def test_a_slot_left_wholly_open_is_not_branched_on_for_a_dispute_alone() -> None:
    facts = {"vistelse": "tillfallig", "boende": "ordinart_boende", "inskriven": "true"}
    (duty,) = resolver().resolve(facts, Moment(start=DAY, end=DAY), ["huvudmannaskap"]).duties
    assert len(duty.parts[0].answers) == 1


def test_a_presumption_does_not_decide_between_what_the_words_name_both() -> None:
    resolution = resolver().resolve({"boende": EITHER}, Moment(start=DAY, end=DAY), ["utforande"])
    assert "alder" not in resolution.presumed
    (duty,) = (
        resolver()
        .resolve({"boende": EITHER}, Moment(start=DAY, end=DAY), ["huvudmannaskap"])
        .duties
    )
    assert duty.conditional
