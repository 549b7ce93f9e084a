"""ragas over the suite's runs: the only file that knows ragas.

An extra (``pip install hemsjukvard-assistant[evaluation]``). Metrics that need
no language model run whenever it is installed; those with a judge only when an
OpenAI-compatible endpoint is set. Nothing of it decides the gate.
"""

from __future__ import annotations

import asyncio
import math
import os
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import SettingsError
from eval.case import SETS
from eval.running import CaseRun

TRACKING_OFF = "RAGAS_DO_NOT_TRACK"
MISSING = (
    "ragas är inte installerat; övriga mått påverkas inte. Installera tillägget ”evaluation” för "
    "att få med dem."
)

Embed = Callable[[str], Sequence[float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judge:
    """An OpenAI-compatible endpoint that answers as judge."""

    url: str
    model: str
    key: str = "none"
    """Sent as the API key; local servers take anything."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Judge | None:
        """The judge of EVAL_JUDGE_URL, EVAL_JUDGE_MODEL and EVAL_JUDGE_KEY; None where unset.

        Raises:
            SettingsError: an address without a model, or the other way round.
        """
        given = os.environ if environment is None else environment
        url, model = given.get("EVAL_JUDGE_URL", ""), given.get("EVAL_JUDGE_MODEL", "")
        if not url and not model:
            return None
        if not url or not model:
            raise SettingsError("The judge needs both EVAL_JUDGE_URL and EVAL_JUDGE_MODEL.")
        if not url.startswith(("http://", "https://")):
            raise SettingsError("EVAL_JUDGE_URL must begin with http:// or https://.")
        return cls(url=url, model=model, key=given.get("EVAL_JUDGE_KEY") or "none")


@dataclass(frozen=True, kw_only=True, slots=True)
class RagasFigure:
    """One metric, by set."""

    name: str
    sees: str
    blind_to: str
    values: Mapping[str, float | None]
    """Mean by set; a case that failed in the metric counts 0."""
    counts: Mapping[str, tuple[int, int]]
    """By set: cases judged, and how many of them failed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RagasResult:
    """What ragas gave, or a word on why it did not run."""

    note: str
    figures: tuple[RagasFigure, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "note": self.note,
            "figures": [
                {
                    "name": f.name,
                    "sees": f.sees,
                    "blind_to": f.blind_to,
                    "values": dict(f.values),
                    "counts": {name: list(pair) for name, pair in f.counts.items()},
                }
                for f in self.figures
            ],
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sample:
    """One run as ragas sees it."""

    set: str
    question: str
    response: str
    quotes: list[str]
    quote_ids: list[str]
    reference: list[str]
    reference_ids: list[str]
    facts: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Metric:
    name: str
    sees: str
    blind_to: str
    applies: Callable[[_Sample], bool]
    score: Callable[[_Sample], Any]
    """An awaitable that gives a number or a result with ``value``."""


def load_ragas() -> bool:
    """Load ragas ahead of its use, which takes seconds; whether it is installed."""
    os.environ[TRACKING_OFF] = "true"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _plain_metrics(None)
        except ImportError:
            return False
    return True


def ragas_scores(
    runs: Sequence[CaseRun],
    *,
    judge: Judge | None = None,
    embed: Embed | None = None,
    slow: bool = False,
) -> RagasResult:
    """Every metric that can run here, over every run that got an answer.

    Args:
        runs: What the assistant answered.
        judge: Where to send questions and answers for judging; None sends nothing.
        embed: Vector of a text, for metrics of likeness in meaning; None leaves them out.
        slow: Whether to embed every answer, which takes about a second each.
    """
    os.environ[TRACKING_OFF] = "true"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            metrics = _plain_metrics(embed if slow else None)
            if judge is not None:
                metrics += _judged_metrics(judge, embed)
        except ImportError as error:
            told = MISSING if error.name == "ragas" else f"{MISSING} (Saknar {error.name}.)"
            return RagasResult(note=told)
        samples = [_sample(run) for run in runs]
        figures = asyncio.run(_all(metrics, [s for s in samples if s is not None]))
    note = "Måtten avgör inget; de visas för jämförelse med andra system."
    if judge is None:
        note += " Mått med domare kördes inte: ingen adress är satt."
    return RagasResult(note=note, figures=tuple(figures))


async def _all(metrics: Sequence[_Metric], samples: Sequence[_Sample]) -> list[RagasFigure]:
    figures = []
    for metric in metrics:
        values: dict[str, float | None] = {}
        counts: dict[str, tuple[int, int]] = {}
        for name in SETS:
            chosen = [s for s in samples if s.set == name and metric.applies(s)]
            found = [await _value(metric, sample) for sample in chosen]
            failed = sum(value is None for value in found)
            values[name] = sum(value or 0.0 for value in found) / len(found) if found else None
            counts[name] = (len(found), failed)
        figures.append(
            RagasFigure(
                name=metric.name,
                sees=metric.sees,
                blind_to=metric.blind_to,
                values=values,
                counts=counts,
            )
        )
    return figures


async def _value(metric: _Metric, sample: _Sample) -> float | None:
    try:
        got = await metric.score(sample)
        value = float(getattr(got, "value", got))
    except Exception:
        return None
    return None if math.isnan(value) else value


def _plain_metrics(embed: Embed | None) -> list[_Metric]:
    from ragas.dataset_schema import SingleTurnSample
    from ragas.metrics._context_precision import (
        IDBasedContextPrecision,
        NonLLMContextPrecisionWithReference,
    )
    from ragas.metrics._context_recall import IDBasedContextRecall, NonLLMContextRecall
    from ragas.metrics.collections import CHRFScore, QuotedSpansAlignment, StringPresence

    def by_id(metric: Any) -> Callable[[_Sample], Any]:
        return lambda s: metric.single_turn_ascore(
            SingleTurnSample(
                retrieved_context_ids=s.quote_ids, reference_context_ids=s.reference_ids
            )
        )

    def by_text(metric: Any) -> Callable[[_Sample], Any]:
        return lambda s: metric.single_turn_ascore(
            SingleTurnSample(retrieved_contexts=s.quotes, reference_contexts=s.reference)
        )

    async def presence(sample: _Sample) -> float:
        metric = StringPresence()
        found = [
            (await metric.ascore(reference=fact, response=sample.response)).value
            for fact in sample.facts
        ]
        return float(sum(found) / len(found))

    spans = QuotedSpansAlignment()
    chrf = CHRFScore()
    metrics = [
        _Metric(
            name="IDBasedContextRecall",
            sees="om de krävda avsnitten finns bland dem som citeras.",
            blind_to="vilka ord i avsnittet som citeras, och om slutsatsen är rätt.",
            applies=lambda s: bool(s.reference_ids and s.quote_ids),
            score=by_id(IDBasedContextRecall()),
        ),
        _Metric(
            name="IDBasedContextPrecision",
            sees="hur många av de citerade avsnitten som är krävda.",
            blind_to="att ett avsnitt kan vara till nytta utan att fallet kräver det.",
            applies=lambda s: bool(s.reference_ids and s.quote_ids),
            score=by_id(IDBasedContextPrecision()),
        ),
        _Metric(
            name="NonLLMContextRecall",
            sees="om något citat liknar varje krävt avsnitt, bokstav för bokstav.",
            blind_to="det avgörande ordet: Kommunen och Regionen är nästan lika.",
            applies=lambda s: bool(s.reference and s.quotes),
            score=by_text(NonLLMContextRecall()),
        ),
        _Metric(
            name="NonLLMContextPrecisionWithReference",
            sees="om citat som liknar de krävda kommer först.",
            blind_to="det avgörande ordet, och korta krav i långa citat.",
            applies=lambda s: bool(s.reference and s.quotes),
            score=by_text(NonLLMContextPrecisionWithReference()),
        ),
        _Metric(
            name="QuotedSpansAlignment",
            sees="om det som står inom citattecken i svaret finns i källorna.",
            blind_to="små och stora bokstäver, plats och sammanhang; citat utan citattecken.",
            applies=lambda s: bool(s.quotes and s.response),
            score=lambda s: spans.ascore(response=s.response, retrieved_contexts=s.quotes),
        ),
        _Metric(
            name="StringPresence",
            sees="om fallets fakta står ordagrant i svaret.",
            blind_to="andra skrivsätt, och vad faktum sägs om.",
            applies=lambda s: bool(s.facts and s.response),
            score=presence,
        ),
        _Metric(
            name="CHRFScore",
            sees="bokstavslikhet mellan svaret och de krävda avsnitten.",
            blind_to="vem som är ansvarig: byts Kommunen mot Regionen ändras måttet knappt.",
            applies=lambda s: bool(s.reference and s.response),
            score=lambda s: chrf.ascore(reference=" ".join(s.reference), response=s.response),
        ),
    ]
    if embed is not None:
        from ragas.metrics.collections import SemanticSimilarity

        likeness = SemanticSimilarity(embeddings=_embeddings(embed))
        metrics.append(
            _Metric(
                name="SemanticSimilarity",
                sees="om svaret handlar om samma sak som de krävda avsnitten.",
                blind_to="nekande ord, parter och tal.",
                applies=lambda s: bool(s.reference and s.response),
                score=lambda s: likeness.ascore(
                    reference=" ".join(s.reference), response=s.response
                ),
            )
        )
    return metrics


def _judged_metrics(judge: Judge, embed: Embed | None) -> list[_Metric]:
    from openai import AsyncOpenAI
    from ragas.llms import llm_factory
    from ragas.metrics.collections import (
        AnswerRelevancy,
        ContextPrecision,
        ContextRecall,
        Faithfulness,
    )

    client = AsyncOpenAI(base_url=judge.url, api_key=judge.key, max_retries=1, timeout=120)
    llm = llm_factory(judge.model, client=client)
    faithful = Faithfulness(llm=llm)
    precision = ContextPrecision(llm=llm)
    recall = ContextRecall(llm=llm)
    metrics = [
        _Metric(
            name="Faithfulness",
            sees="om domaren finner svarets påståenden belagda i citaten.",
            blind_to="om rätt avsnitt valts; domaren själv kan läsa svenska avtal fel.",
            applies=lambda s: bool(s.quotes and s.response),
            score=lambda s: faithful.ascore(
                user_input=s.question, response=s.response, retrieved_contexts=s.quotes
            ),
        ),
        _Metric(
            name="ContextPrecision",
            sees="om domaren finner citaten användbara, de främsta mest.",
            blind_to="vad som saknas.",
            applies=lambda s: bool(s.quotes and s.reference),
            score=lambda s: precision.ascore(
                user_input=s.question, reference=" ".join(s.reference), retrieved_contexts=s.quotes
            ),
        ),
        _Metric(
            name="ContextRecall",
            sees="om domaren finner de krävda avsnitten täckta av citaten.",
            blind_to="överflöd.",
            applies=lambda s: bool(s.quotes and s.reference),
            score=lambda s: recall.ascore(
                user_input=s.question, retrieved_contexts=s.quotes, reference=" ".join(s.reference)
            ),
        ),
    ]
    if embed is not None:
        relevancy = AnswerRelevancy(llm=llm, embeddings=_embeddings(embed))
        metrics.append(
            _Metric(
                name="AnswerRelevancy",
                sees="om frågor som domaren gissar ur svaret liknar den ställda.",
                blind_to="om svaret är sant; svar som anger en lucka får låga tal.",
                applies=lambda s: bool(s.response),
                score=lambda s: relevancy.ascore(user_input=s.question, response=s.response),
            )
        )
    return metrics


def _embeddings(embed: Embed) -> Any:
    from ragas.embeddings.base import BaseRagasEmbedding

    class Local(BaseRagasEmbedding):  # type: ignore[misc, unused-ignore]
        """The assistant's own embedder in the shape that ragas asks for."""

        def embed_text(self, text: str, **_: Any) -> list[float]:
            return [float(x) for x in embed(text)]

        async def aembed_text(self, text: str, **_: Any) -> list[float]:
            return self.embed_text(text)

    return Local()


def _sample(run: CaseRun) -> _Sample | None:
    answer = run.plain.answer
    if answer is None:
        return None
    reference = []
    reference_ids = []
    for group in run.case.expect.required:
        shown = next(
            (
                (anchor.quote, c.clause)
                for anchor in group
                for c in answer.citations
                for span in anchor.spans
                if c.file.endswith(anchor.file) and c.start < span.end and span.start < c.end
            ),
            None,
        )
        reference.append(shown[0] if shown else group[0].quote)
        reference_ids.append(shown[1] if shown else f"missing:{group[0].quote}")
    return _Sample(
        set=run.case.set,
        question=run.case.question,
        response=re.sub(r"\[\d+\]", "", answer.answer),
        quotes=[c.quote for c in answer.citations],
        quote_ids=[c.clause for c in answer.citations],
        reference=reference,
        reference_ids=reference_ids,
        facts=[alternatives[0] for alternatives in run.case.expect.facts],
    )
