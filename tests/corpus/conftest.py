from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.corpus.loading import load_corpus
from assistant.corpus.store import Corpus

ROOT = Path(__file__).resolve().parents[2]

MANIFEST = """
contacts:
  personal: ['[\\w.]+@[\\w.]+', '\\b0\\d{2}-\\d{3} \\d{2} \\d{2}\\b']
  public: ['info@[\\w.]+']
furniture:
  - id: page_mark
    patterns: ['^\\s*Sida \\d+ av \\d+\\s*$']
  - id: running_head
    repeats_head: true
    patterns: ['^\\s*Protokoll\\s*$']
headings:
  minutes: {Beslut: decided, Bakgrund: account}
documents:
  - id: a
    title: Ett dokument
    kind: minutes
    issuer: Nämnden
    party: null
    date: 2024-02-03
    place: {file: a.txt, lines: LINES}
    standing: account
"""


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Write a corpus folder of one document and give its path."""

    def write(text: str, layout: str = "", *, manifest: str = MANIFEST, **files: str) -> Path:
        folder = tmp_path / "corpus"
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        (folder / "sources" / "a.txt").write_text(text, encoding="utf-8")
        lines = f"1-{len(text.split(chr(10)))}"
        indented = "".join(f"    {line}\n" for line in layout.strip("\n").split("\n") if line)
        written = manifest.replace("LINES", lines) + indented
        (folder / "manifest.yaml").write_text(written, encoding="utf-8")
        for name, content in files.items():
            (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
        return folder

    return write
