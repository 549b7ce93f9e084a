from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.corpus.vocabulary import load_vocabulary
from eval.anchors import Sources
from eval.case import Case
from eval.judged import Judged
from eval.loading import CaseBook, load_cases
from eval.places import Places
from eval.run import main
from tests.eval.fakes import Fault, Oracle

VOCABULARY = Path(__file__).parents[2] / "corpus" / "vocabulary.yaml"
SOURCE = """\
 Avtal om vård i hemmet

● Beredskapsjouren ansvarar för råd och hembesök 17:00-
08:00 måndag-fredag.

Kommunen ansvarar för hemsjuk-
vård upp till sjuksköterskenivå.

Beslutet fattades 2021-02-24 av fullmäktige. Ersättningen är 7 475 kronor.

Kontakt: eva.larsson@halland.example, 070-123 45 67
"""


def a_case(id_: str, **changes: Any) -> dict[str, Any]:
    expect = {
        "kind": "responsibility",
        "status": ["settled"],
        "slots": {"boende": "sarskilt_boende"},
        "assignments": [{"duty": "radgivning", "actor": "beredskapsjour", "standing": "settled"}],
        "dangerous": [{"duty": "radgivning", "actor": "kommunen"}],
        "required": [[{"source": "000", "quote": "Beredskapsjouren ansvarar för råd"}]],
    }
    case = {
        "id": id_,
        "persona": "nurse",
        "as_of": "2026-09-15T22:00:00+02:00",
        "history": [],
        "question": "Vem ger råd om en boende på äldreboendet i kväll, och på vilken grund?",
        "language": "sv",
        "twin": None,
        "expect": expect | changes.pop("expect", {}),
        "reason": "the clause names hours",
    }
    return case | changes


LOOKUP = a_case(
    "slår-upp",
    persona="mas",
    question="Vilken dag fattade fullmäktige beslutet om överenskommelsen?",
    as_of="2026-09-15T10:00:00+02:00",
    expect={
        "kind": "lookup",
        "slots": {},
        "assignments": [],
        "dangerous": [],
        "facts": ["2021-02-24"],
        "required": [[{"source": "000", "quote": "Beslutet fattades 2021-02-24"}]],
    },
)
CASES = {
    "tune_a.yaml": [
        a_case("jour", twin="jour-en", expect={"critical": True}),
        a_case(
            "jour-en",
            language="en",
            twin="jour",
            question="Who advises me about a resident of the care home tonight, on what ground?",
        ),
        LOOKUP,
    ],
    "blind_b.yaml": [
        a_case(
            "tyst",
            as_of="2026-01-04T12:00:00+01:00",
            question="Finns det någon bestämmelse om vem som betalar taxiresan hem?",
            expect={
                "kind": "lookup",
                "status": ["silent"],
                "slots": {},
                "assignments": [],
                "dangerous": [],
                "required": [],
            },
        )
    ],
}


class Project:
    """A small project on disk: one source, four cases, an assistant that knows the gold."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.suite = root / "eval"
        (self.suite / "cases").mkdir(parents=True)
        (root / "corpus").mkdir()
        self.source = root / "corpus" / "a.txt"
        self.source.write_text(SOURCE, encoding="utf-8")
        (self.suite / "sources.yaml").write_text('"000": corpus/a.txt\n', encoding="utf-8")
        self.write(CASES)

    @property
    def places(self) -> Places:
        return Places(root=self.root, suite=self.suite, vocabulary=VOCABULARY)

    def write(self, files: dict[str, list[dict[str, Any]]]) -> None:
        for name, cases in files.items():
            text = yaml.safe_dump(cases, allow_unicode=True, sort_keys=False)
            (self.suite / "cases" / name).write_text(text, encoding="utf-8")

    def book(self) -> CaseBook:
        sources = Sources.read(self.root, self.suite / "sources.yaml")
        return load_cases(
            self.suite / "cases", sources=sources, vocabulary=load_vocabulary(VOCABULARY)
        )

    def case(self, id_: str) -> Case:
        return next(case for case in self.book().cases if case.id == id_)

    def oracle(self, **how: Any) -> Oracle:
        return Oracle(self.root, self.book().cases, **how)

    def evaluate(self, *arguments: str, fault: Fault | None = None, **how: Any) -> int:
        out = ["--out", str(self.root / "out"), "--ragas", "none"]
        return main(
            [*out, *arguments],
            build=lambda: Judged(engine=self.oracle(fault=fault, **how)),
            places=self.places,
        )

    def report(self, name: str) -> str:
        return (self.root / "out" / name).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def guarded(project: Project) -> Project:
    """A project whose baseline has every case right."""
    assert project.evaluate("--write-baseline") == 0
    return project
