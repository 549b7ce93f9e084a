"""Counters of the server, as Prometheus text. They hold numbers, never words of a question."""

from __future__ import annotations

from collections import Counter
from threading import Lock


class Metrics:
    """Counts of answers by way in and status, and the time they took."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: Counter[tuple[str, str]] = Counter()
        self._seconds: dict[str, float] = {}
        self._count: Counter[str] = Counter()

    def answered(self, way: str, status: str, seconds: float) -> None:
        """Count one answer.

        Args:
            way: ``ask`` or ``resolve``.
            status: Status of the answer, or ``error``.
            seconds: Wall time it took.
        """
        with self._lock:
            self._answers[way, status] += 1
            self._seconds[way] = self._seconds.get(way, 0.0) + seconds
            self._count[way] += 1

    def text(self) -> str:
        """Everything counted so far, in the Prometheus text format."""
        with self._lock:
            lines = [
                "# HELP assistant_answers_total Answers given, by way in and status.",
                "# TYPE assistant_answers_total counter",
                *(
                    f'assistant_answers_total{{way="{way}",status="{status}"}} {count}'
                    for (way, status), count in sorted(self._answers.items())
                ),
                "# HELP assistant_answer_seconds Time to an answer.",
                "# TYPE assistant_answer_seconds summary",
            ]
            for way in sorted(self._count):
                lines += [
                    f'assistant_answer_seconds_sum{{way="{way}"}} {self._seconds[way]:.6f}',
                    f'assistant_answer_seconds_count{{way="{way}"}} {self._count[way]}',
                ]
            return "\n".join(lines) + "\n"
