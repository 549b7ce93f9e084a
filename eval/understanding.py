"""How well questions are understood: slots, kinds and follow-ups, also under distortion.

``python -m eval.understanding FILE [FILE …] [--failures] [--corpus DIR]`` reads
utterances and prints a table. An utterance is ``{id, as_of, history, text,
language, kind, slots}`` with optional ``lookup``, ``out_of_scope`` and
``patients``; a slot of the reading counts when its value equals the one stated
(lists as sets). ``moment`` is ``{from, to}``.

``plikt`` holds only the duties that the words ask for, the one asked most first. The
reader gives bundles of neighbouring duties, so its reading is right when its first
duty is among those stated and every one stated is in the bundle.

The slots of a responsibility question are stated in full: one read beside them is
wrong. Elsewhere (a lookup, a refusal, an unclear question) any slot that the words
name may be stated, and only what is stated is scored.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from assistant.domain.question import Moment, Question, Understanding
from assistant.knowledge import load_knowledge
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.reader import Reader
from eval.distortions import DISTORTIONS


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """One utterance with what it should be understood as."""

    id: str
    as_of: datetime
    text: str
    history: tuple[str, ...]
    expected: Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over utterances under one distortion."""

    right: int = 0
    found: int = 0
    stated: int = 0
    kinds: int = 0
    lookups: int = 0
    lookups_stated: int = 0
    languages: int = 0
    utterances: int = 0
    followed: int = 0
    follow_ups: int = 0
    slots: dict[str, list[int]] = field(default_factory=dict)
    """Per slot: right, found, stated."""
    milliseconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of slots read that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of slots stated that were read rightly."""
        return self.right / self.stated if self.stated else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def load_utterances(path: Path) -> list[Utterance]:
    """Read a file of utterances; ValueError on one that is used twice or lacks a field."""
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    read = []
    seen: set[str] = set()
    for entry in entries:
        if entry["id"] in seen:
            raise ValueError(f"{path.name}: the id {entry['id']} stands twice")
        seen.add(entry["id"])
        read.append(
            Utterance(
                id=entry["id"],
                as_of=datetime.fromisoformat(str(entry["as_of"])),
                text=entry["text"],
                history=tuple(entry.get("history") or ()),
                expected=entry,
            )
        )
    return read


def score(reader: Reader, utterances: Iterable[Utterance], distort: Callable[[str], str]) -> Score:
    """Read every utterance, distorted, and count."""
    total = Score()
    for utterance in utterances:
        text = _written(distort, utterance.text)
        begun = time.perf_counter()
        masked = reader.prepare(text).text
        history = tuple(reader.prepare(_written(distort, t)).text for t in utterance.history)
        read = reader.read(Question(text=masked, as_of=utterance.as_of, history=history))
        total.milliseconds.append((time.perf_counter() - begun) * 1000)
        _count(total, utterance, read, text)
    return total


def _written(distort: Callable[[str], str], text: str) -> str:
    """The text distorted; as it was where nothing would be left of it."""
    return distort(text).strip() or text


def _count(total: Score, utterance: Utterance, read: Understanding, text: str) -> None:
    expected = utterance.expected
    stated: dict[str, Any] = dict(expected.get("slots") or {})
    got: dict[str, Any] = {slot: value.value for slot, value in read.slots.items()}
    if expected["kind"] != "responsibility":
        got = {slot: value for slot, value in got.items() if slot in stated}
    right = {slot for slot in stated if slot in got and _fits(slot, stated[slot], got[slot])}
    for slot in {*stated, *got}:
        counts = total.slots.setdefault(slot, [0, 0, 0])
        counts[0] += slot in right
        counts[1] += slot in got
        counts[2] += slot in stated
    kind_right = read.kind == expected["kind"]
    lookup_right = "lookup" not in expected or read.lookup == expected["lookup"]
    total.right += len(right)
    total.found += len(got)
    total.stated += len(stated)
    total.kinds += kind_right
    total.lookups_stated += "lookup" in expected
    total.lookups += "lookup" in expected and lookup_right
    total.languages += read.language == expected.get("language", read.language)
    total.utterances += 1
    whole = kind_right and right == set(stated) == set(got)
    if utterance.history:
        total.follow_ups += 1
        total.followed += whole
    if not whole or not lookup_right or read.language != expected.get("language", read.language):
        wrong = {slot: (stated.get(slot), got.get(slot)) for slot in {*stated, *got} - right}
        kinds = "" if kind_right else f" kind {expected['kind']} -> {read.kind}"
        kinds += "" if lookup_right else f" lookup {expected['lookup']} -> {read.lookup}"
        kinds += "" if read.language == expected.get("language", "sv") else f" {read.language}"
        total.failures.append(f"{utterance.id}: {text}{kinds} {wrong or ''}")


def _fits(slot: str, stated: Any, got: Any) -> bool:
    """Whether what was read of a slot is what was stated."""
    if slot == "plikt":
        return got[0] in stated and set(stated) <= set(got)
    return bool(_plain(stated) == _plain(got))


def _plain(value: Any) -> Any:
    if isinstance(value, Moment):
        return (value.start.isoformat(), value.end.isoformat())
    if isinstance(value, Mapping):
        return tuple(datetime.fromisoformat(str(value[key])).isoformat() for key in ("from", "to"))
    if isinstance(value, list | tuple):
        return frozenset(value)
    return value


def main(arguments: list[str] | None = None) -> int:
    """Print the table for some files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    ways: dict[str, Callable[[str], str]] = {
        "as_written": str,
        **{d.id: d.apply for d in DISTORTIONS},
    }
    parser.add_argument("--failures", nargs="?", const="as_written", choices=list(ways))
    options = parser.parse_args(arguments)
    knowledge = load_knowledge(options.corpus)
    glossary = load_glossary(options.corpus, knowledge.vocabulary)
    reader = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    for path in options.files:
        utterances = load_utterances(path)
        print(f"{path}: {len(utterances)} utterances")
        print(f"{'':16} slot P  slot R  slot F1   kind  lookup  language  follow-up  ms p50/p95")
        for name, distort in ways.items():
            total = score(reader, utterances, distort)
            times = sorted(total.milliseconds)
            print(
                f"{name:16} {total.precision:6.3f} {total.recall:7.3f} {total.f1:8.3f} "
                f"{total.kinds / total.utterances:6.3f} "
                f"{total.lookups / max(total.lookups_stated, 1):7.3f} "
                f"{total.languages / total.utterances:9.3f} "
                f"{total.followed / max(total.follow_ups, 1):10.3f}  "
                f"{times[len(times) // 2]:.2f}/{times[int(len(times) * 0.95)]:.2f}"
            )
            if name == options.failures:
                print("\n".join(total.failures))
            if name == "as_written":
                for slot, (right, found, stated) in sorted(total.slots.items()):
                    print(f"    {slot:22} right {right:4} read {found:4} stated {stated:4}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
