"""Where the cases of a corpus, and what was found with them, are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.anchors import Sources

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Where the suite reads and keeps things."""

    root: Path = _ROOT
    """Project root: paths in citations and in ``sources.yaml`` start here."""
    suite: Path = _ROOT / "eval"
    """Folder with cases/, and where there are any first_blind/, utterances/, sources.yaml,
    accepted.yaml, baseline.json."""
    vocabulary: Path = _ROOT / "corpus" / "vocabulary.yaml"

    @classmethod
    def of(cls, corpus: Path) -> Places:
        """Those of a corpus: of any but the shipped one, its own folder ``eval``."""
        corpus = corpus.resolve()
        if corpus == _ROOT / "corpus":
            return cls()
        return cls(root=corpus.parent, suite=corpus / "eval", vocabulary=corpus / "vocabulary.yaml")

    def sources(self) -> Sources:
        """The files that cases quote: as ``sources.yaml`` names them, or each by its own name."""
        listing = self.suite / "sources.yaml"
        if listing.exists():
            return Sources.read(self.root, listing)
        files = sorted((self.vocabulary.parent / "sources").glob("*"))
        return Sources(self.root, {f.stem: f.relative_to(self.root).as_posix() for f in files})
