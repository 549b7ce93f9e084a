"""Fitting of the second opinion on a question's kind."""

from __future__ import annotations

from assistant.understanding.kind_opinion import BIAS
from eval.fit_kinds import LEAST, Judged, fit
from tests.understanding.reading import WEDNESDAY, reader


def judged(number: int, kinds: set[str], *traits: str) -> Judged:
    sentence = reader().sentence("vem ansvarar", WEDNESDAY)
    return Judged(
        id=str(number),
        file="tune.yaml",
        kinds=frozenset(kinds),
        sentence=sentence,
        duties=reader().duties(sentence),
        traits=frozenset(traits),
    )


def test_a_trait_weighs_by_the_kinds_of_the_texts_that_have_it() -> None:
    texts = [judged(n, {"lookup"}, "document", "both") for n in range(20)]
    texts += [judged(n, {"responsibility"}, "patient", "both") for n in range(20)]
    weights = fit(texts)
    assert weights["document"] > 0.5
    assert weights["patient"] < -0.5
    assert abs(weights.get("both", 0.0)) < 0.1


def test_texts_that_may_be_either_and_rare_traits_teach_nothing() -> None:
    texts = [judged(n, {"lookup"}, "document") for n in range(9)]
    texts += [judged(n, {"unclear"}) for n in range(9)]
    texts += [judged(n, {"lookup"}, "rare", "document") for n in range(LEAST - 1)]
    plain = fit(texts)
    assert "rare" not in plain
    assert fit([*texts, judged(99, {"lookup", "responsibility"}, "document")]) == plain
    assert BIAS in plain
