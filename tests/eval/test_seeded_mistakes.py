"""Mistakes seeded into the real corpus, rules and program turn the suite red."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.bootstrap import build
from assistant.domain.answer import Answer
from assistant.retrieval.search import Found, HybridSearcher
from assistant.service import Assistant
from assistant.settings import Settings
from eval.judged import Judged
from eval.places import Places
from eval.run import main

ROOT = Path(__file__).parents[2]
ASKED = ("T01", "T03", "B01", "K01", "T13", "M13", "M18", "M20", "M42")
"""Cases that name the actor, and lookups whose answer stands in one clause."""


class Bench:
    """A copy of the corpus and some of the suite's cases, to spoil at will."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "corpus", root / "corpus")
        (root / "eval" / "cases").mkdir(parents=True)
        shutil.copy(ROOT / "eval" / "sources.yaml", root / "eval")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        chosen = [
            {**case, "twin": None}
            for path in ("tune_patients.yaml", "tune_mas.yaml")
            for case in yaml.load((ROOT / "eval/cases" / path).read_text("utf-8"), Loader=loader)
            if case["id"] in ASKED
        ]
        text = yaml.safe_dump(chosen, allow_unicode=True)
        (root / "eval" / "cases" / "tune_some.yaml").write_text(text, encoding="utf-8")

    def spoil(self, file: str, old: str, new: str) -> None:
        """Change every place of some words in a file of the corpus."""
        path = self.root / "corpus" / file
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new).encode("utf-8"))

    def evaluate(self, *arguments: str, wrap: Callable[[Assistant], Any] = lambda a: a) -> int:
        settings = Settings(corpus=self.root / "corpus", data=self.root / "data", embedder="hash")
        return main(
            [
                "--out",
                str(self.root / "out"),
                "--ragas",
                "none",
                "--distortions",
                "none",
                *arguments,
            ],
            build=lambda: Judged(engine=wrap(build(settings))),
            places=Places(
                root=self.root,
                suite=self.root / "eval",
                vocabulary=self.root / "corpus" / "vocabulary.yaml",
            ),
        )

    def report(self) -> str:
        return (self.root / "out" / "report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose baseline was taken from the corpus as it stands."""
    bench = Bench(tmp_path_factory.mktemp("sound"))
    bench.evaluate("--write-baseline")
    return bench.root


@pytest.fixture
def bench(sound: Path, tmp_path: Path) -> Bench:
    copy = Bench.__new__(Bench)
    copy.root = tmp_path / "copy"
    shutil.copytree(sound, copy.root)
    return copy


def test_the_corpus_as_it_stands_passes(bench: Bench) -> None:
    assert bench.evaluate() == 0, bench.report()


def test_a_wrong_rule_is_a_regression(bench: Bench) -> None:
    bench.spoil("rules/jour.yaml", "actor: beredskapsjour", "actor: kommunen")
    assert bench.evaluate() == 1
    assert "T03" in bench.report()


def test_swapped_parties_are_a_regression(bench: Bench) -> None:
    for path in (bench.root / "corpus" / "rules").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in (("lakarmedverkan", "@"), ("vardcentral_lakare", "lakarmedverkan")):
            text = text.replace(f"actor: {old}\n", f"actor: {new}\n")
        path.write_text(text.replace("actor: @\n", "actor: vardcentral_lakare\n"), "utf-8")
    assert bench.evaluate() == 1
    assert "B01" in bench.report()


def test_a_changed_clause_needs_review(bench: Bench) -> None:
    file = "sources/samverkan-primarvard-initiativarende-2025.txt"
    bench.spoil(file, "Beredskapsjouren ansvarar för råd", "Beredskapsjouren svarar för råd")
    assert bench.evaluate() == 3


def test_a_broken_quote_is_a_regression(bench: Bench) -> None:
    class Misquotes:
        def __init__(self, sound: Assistant) -> None:
            self.corpus, self.versions, self._sound = sound.corpus, sound.versions, sound

        def ask(self, *rest: Any, **more: Any) -> Answer:
            answer = self._sound.ask(*rest, **more)
            changed = tuple(
                c.model_copy(update={"quote": c.quote.replace("ansvarar", "svarar")})
                for c in answer.citations
            )
            return answer.model_copy(update={"citations": changed})

    assert bench.evaluate(wrap=Misquotes) == 1
    assert "Citat är inte giltiga" in bench.report()


def test_search_that_finds_nothing_is_a_regression(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = HybridSearcher.find

    def nothing(self: HybridSearcher, *rest: Any, **more: Any) -> Found:
        return replace(real(self, *rest, **more), hits=())

    monkeypatch.setattr(HybridSearcher, "find", nothing)
    assert bench.evaluate() == 1
    assert "har blivit fel" in bench.report()
