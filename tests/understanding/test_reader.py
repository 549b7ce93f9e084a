"""What holds for every question, whatever is written."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.domain.question import Moment, Question
from assistant.errors import BadQuestionError
from eval.understanding import load_utterances, score
from tests.understanding.reading import CORPUS, WEDNESDAY, reader, vocabulary

UTTERANCES = load_utterances(CORPUS.parent / "eval" / "utterances" / "tune.yaml")
_WORDS = sorted({word for u in UTTERANCES for word in u.text.split()})
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)
)


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
@example("kl 24:00 lördag", [])
@example("den 31 februari 31/2 2026-02-30", [])
@example("§", ["? ? ?"])
def test_any_text_is_read_into_the_vocabulary(text: str, history: list[str]) -> None:
    try:
        texts = [reader().prepare(t).text for t in (*history, text)]
    except BadQuestionError:
        return
    question = Question(text=texts[-1], as_of=WEDNESDAY, history=tuple(texts[:-1]))
    understanding = reader().read(question)
    for slot, value in understanding.slots.items():
        if isinstance(value.value, Moment):
            assert value.value.start <= value.value.end
        else:
            assert vocabulary().value(slot, value.value) == value.value
        assert value.evidence
        source = question.text if value.source == "question" else " ".join(question.history)
        for piece in value.evidence.split(" … "):
            assert piece in source
    assert reader().read(question) == understanding


def test_the_tuning_utterances_are_understood() -> None:
    total = score(reader(), UTTERANCES, str)
    assert total.f1 >= 0.98, total.failures
    assert total.kinds / total.utterances >= 0.98, total.failures
    assert total.followed / total.follow_ups >= 0.95, total.failures
