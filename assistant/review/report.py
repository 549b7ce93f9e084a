"""One answer that somebody called wrong, with its reason and nothing of a patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, get_args
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from assistant.domain.answer import Answer
from assistant.domain.question import Kind, Language
from assistant.domain.vocabulary import Label
from assistant.errors import UsageError
from assistant.understanding.personal_data import mask

Reason = Literal["who", "when", "misread", "source", "missing", "other"]
REASONS: Mapping[Reason, Label] = {
    "who": Label(sv="Fel person eller enhet", en="Wrong person or unit"),
    "when": Label(sv="Fel tid", en="Wrong time"),
    "misread": Label(sv="Frågan missförstods", en="The question was misread"),
    "source": Label(sv="Källan säger något annat", en="The source says something else"),
    "missing": Label(sv="Något viktigt saknas", en="Something important is missing"),
    "other": Label(sv="Annat", en="Something else"),
}
LONGEST_WORDS = 500
"""Characters of the reporter's own words that are kept."""


class Report(BaseModel):
    """What is kept of a report. All text has personal data masked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    reported: datetime
    """When, to the minute."""
    reason: Reason
    words: str
    """The reporter's own words; may be empty."""
    question: str
    history: tuple[str, ...]
    language: Language
    as_of: str
    """The moment the question was asked about, ISO with offset."""
    kind: Kind
    status: str
    headline: str
    """First line of the answer that was given."""
    case: dict[str, Any]
    """Slot to value as understood."""
    chosen: dict[str, Any]
    versions: dict[str, str]


def report(
    answer: Answer,
    *,
    reason: str,
    words: str,
    history: Sequence[str],
    chosen: Mapping[str, object],
    now: datetime,
) -> Report:
    """A report on an answer.

    Args:
        answer: The answer called wrong; its question is masked already.
        reason: One of ``REASONS``.
        words: The reporter's own; masked and cut here.
        history: Earlier questions, masked.
        chosen: Slots set by hand.
        now: Moment of the report.

    Raises:
        UsageError: no such reason.
    """
    if reason not in get_args(Reason):
        raise UsageError(f"A report needs a reason: {', '.join(REASONS)}.")
    first = answer.answer.strip().splitlines()[:1]
    return Report.model_validate(
        {
            "id": uuid4().hex[:10],
            "reported": now.replace(second=0, microsecond=0),
            "reason": reason,
            "words": mask(" ".join(words.split())[:LONGEST_WORDS]).text,
            "question": answer.question,
            "history": tuple(history),
            "language": answer.language,
            "as_of": answer.as_of,
            "kind": answer.kind,
            "status": answer.status,
            "headline": "".join(first).replace("*", "").strip(),
            "case": {slot: each.value for slot, each in answer.case.items()},
            "chosen": dict(chosen),
            "versions": answer.versions.model_dump(),
        }
    )
