"""An assistant that knows every case's gold, and can be made wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from rapidfuzz import fuzz, utils

from assistant.domain.answer import (
    Answer,
    CaseSlot,
    Citation,
    FollowUp,
    Responsibility,
    Versions,
)
from assistant.domain.clause import Span
from assistant.domain.question import Moment
from assistant.errors import QuoteError
from eval.case import Anchor, Case
from eval.distortions import without_diacritics
from eval.judged import Judged

VERSIONS = Versions(corpus="c1", rules="r1", program="p1")
SILENCE = "Källorna säger inget om detta."
Fault = Callable[[Answer], Answer]


class Oracle:
    """Answers as the gold of the case nearest to the question asks for."""

    def __init__(
        self,
        root: Path,
        cases: Sequence[Case],
        *,
        fault: Fault | None = None,
        only: frozenset[str] | None = None,
        masks: Sequence[tuple[str, Span]] = (),
    ) -> None:
        self._root = root
        self._cases = list(cases)
        self._fault = fault
        self._only = only
        self._masks = list(masks)
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    @property
    def corpus(self) -> Oracle:
        return self

    @property
    def versions(self) -> Versions:
        return VERSIONS

    def quote(self, file: str, span: Span) -> str:
        if any(file == masked and span.overlaps(mask) for masked, mask in self._masks):
            raise QuoteError(["masked"])
        return (self._root / file).read_text(encoding="utf-8")[span.start : span.end]

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        self.asked.append((text, tuple(history)))
        case = max(
            (c for c in self._cases if c.as_of == as_of),
            key=lambda c: fuzz.ratio(_plain(c.question), _plain(text)),
        )
        answer = self._gold(case)
        wrong = self._fault is not None and (self._only is None or case.id in self._only)
        return self._fault(answer) if wrong and self._fault is not None else answer

    def _gold(self, case: Case) -> Answer:
        expect = case.expect
        citations = tuple(
            self._citation(n, group[0]) for n, group in enumerate(expect.required, start=1)
        )
        mark = "".join(f"[{c.n}]" for c in citations)
        facts = ". ".join(f"Det som sägs är {fact[0]} {mark}" for fact in expect.facts)
        status = expect.statuses[0] if expect.statuses else "settled"
        return Answer(
            question=case.question,
            language=case.language,
            as_of=case.as_of.isoformat(),
            kind=expect.kinds[0] if expect.kinds else "lookup",
            status=status,
            answer=facts or (f"Källan säger detta om frågan {mark}" if mark else SILENCE),
            case={slot: CaseSlot(value=_out(v), source="question") for slot, v in _slots(case)},
            responsibilities=tuple(
                Responsibility(
                    duty=wanted.duty,
                    actor=wanted.actors[0],
                    actor_label=wanted.actors[0],
                    standing=wanted.standings[0] if wanted.standings else "settled",
                    condition=None,
                    citations=(citations[0].n,),
                    last_known=None,
                )
                for wanted in expect.assignments
            ),
            citations=citations,
            gaps=(SILENCE,) if status == "silent" else (),
            follow_up=FollowUp(slot="boende", question="Hur bor patienten?", options=())
            if status == "conditional"
            else None,
            versions=VERSIONS,
        )

    def _citation(self, number: int, anchor: Anchor) -> Citation:
        span = anchor.spans[0] if anchor.spans else Span(start=0, end=8)
        return Citation(
            n=number,
            document=anchor.document or "dokument",
            title="Ett dokument",
            date=None,
            document_kind="minutes",
            locator="§ 1",
            clause=f"klausul-{span.start}",
            quote=self.quote(anchor.file, span),
            file=anchor.file,
            start=span.start,
            end=span.end,
            standing="account",
        )


def judged(root: Path, cases: Sequence[Case]) -> Judged:
    """The oracle as the suite takes it; another process can make it too."""
    return Judged(engine=Oracle(root, cases))


def wrong_rule(answer: Answer) -> Answer:
    """Every duty is given to somebody who has none."""
    return _with_actor(answer, lambda _: "gnhh")


def swapped_parties(answer: Answer) -> Answer:
    """Physician and municipality have changed places."""
    swap = {"beredskapsjour": "kommunen", "kommunen": "vardcentral_lakare"}
    return _with_actor(answer, lambda actor: swap.get(actor, actor))


def broken_quote(answer: Answer) -> Answer:
    """One word of each quote is another."""
    citations = tuple(
        c.model_copy(update={"quote": c.quote.replace("ansvarar", "svarar")})
        for c in answer.citations
    )
    return answer.model_copy(update={"citations": citations})


def retrieval_off(answer: Answer) -> Answer:
    """Lookups find nothing."""
    if answer.kind != "lookup":
        return answer
    update = {"citations": (), "status": "silent", "answer": "", "gaps": ("Inget hittades.",)}
    return answer.model_copy(update=update)


def dangling_mark(answer: Answer) -> Answer:
    """A number in brackets has no source."""
    return answer.model_copy(update={"answer": f"{answer.answer} [99]"})


def crash(answer: Answer) -> Answer:
    """The program breaks."""
    raise RuntimeError(f"broken on {answer.question}")


def _with_actor(answer: Answer, other: Callable[[str], str]) -> Answer:
    found = tuple(r.model_copy(update={"actor": other(r.actor)}) for r in answer.responsibilities)
    return answer.model_copy(update={"responsibilities": found})


def _slots(case: Case) -> list[tuple[str, object]]:
    return list(case.expect.slots.items())


def _out(value: object) -> object:
    if isinstance(value, Moment):
        return {"from": value.start.isoformat(), "to": value.end.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _plain(text: str) -> str:
    return utils.default_process(without_diacritics(text))
