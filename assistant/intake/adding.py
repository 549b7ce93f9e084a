"""Taking files in: read, recognised, tried on a copy of the corpus, then written in one step."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.manifest import read_manifest
from assistant.corpus.store import Corpus
from assistant.errors import AssistantError, CorpusError, IntakeError, UsageError
from assistant.intake.entry import entry_text, original_name, with_entries
from assistant.intake.files import Received, receive
from assistant.intake.proposal import ProposedFile, known_of, propose
from assistant.intake.signs import load_signs
from assistant.intake.versions import Version, Versions, fingerprint
from assistant.verification import examine

MANIFEST = "manifest.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What would be written, tried on a copy of the corpus already."""

    files: tuple[ProposedFile, ...]
    before: Corpus
    after: Corpus
    entries: tuple[str, ...]
    """The new manifest entries as they would stand."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not self.entries


def receive_all(paths: Sequence[Path]) -> list[Received]:
    """Read every file; what is wrong with any of them is said at once, and nothing goes on.

    Raises:
        UsageError: a file is not there, or of no known kind.
        IntakeError: a file can't be read as what it is.
    """
    received: list[Received] = []
    wrong: list[tuple[int, AssistantError]] = []
    for number, path in enumerate(paths, start=1):
        try:
            received.append(receive(path))
        except AssistantError as error:
            wrong.append((number, error))
    if wrong:
        whole = "The file" if len(paths) == 1 else "File {} of {}"
        lines = [f"{whole.format(n, len(paths))} {error}." for n, error in wrong]
        kind = UsageError if any(isinstance(e, UsageError) for _, e in wrong) else IntakeError
        raise kind("\n".join(lines))
    return received


def add(
    received: Sequence[Received],
    versions: Versions,
    *,
    today: datetime.date,
    given: Mapping[str, str],
    confirm: Callable[[Prepared], bool],
) -> tuple[Prepared, Version | None]:
    """Propose, try, ask, write. The version is None where nothing was written.

    Raises:
        CorpusError: the corpus has mistakes before, or would have some after; nothing is written.
        UsageError: a field given by hand can't be used.
    """
    versions.recover()
    folder = versions.folder
    base = fingerprint(folder)
    held = examine(folder)
    if isinstance(held, list):
        raise CorpusError([*held, "nothing is taken in before 'assistant corpus verify' passes"])
    before = held.corpus
    manifest, raw = read_manifest(folder / MANIFEST, [])
    known = known_of(before, manifest, held.vocabulary.parties)
    files = propose(received, known, load_signs(folder), given)
    with versions.staged() as staged:
        entries = tuple(entry_text(f, document, today) for f in files for document in f.new)
        if not entries:
            return Prepared(files=files, before=before, after=before, entries=()), None
        for file in files:
            if file.new:
                _write(staged, file)
        text = with_entries(raw.decode("utf-8"), entries, today)
        (staged / MANIFEST).write_text(text, encoding="utf-8")
        changed = examine(staged, like=before)
        if isinstance(changed, list):
            raise CorpusError([*changed, "nothing was written; correct it with --set"])
        prepared = Prepared(files=files, before=before, after=changed.corpus, entries=entries)
        if not confirm(prepared):
            return prepared, None
        return prepared, versions.publish(changed, base=base, before=held)


def _write(staged: Path, file: ProposedFile) -> None:
    """The text and the original; documents that are known already are left out of the text."""
    originals = staged / "originals"
    originals.mkdir(exist_ok=True)
    (originals / original_name(file)).write_bytes(file.received.data)
    lines = list(file.received.extracted.lines)
    for document in file.documents:
        if document.same_as is not None:
            first, last = document.lines
            lines[first - 1 : last] = [""] * (last - first + 1)
    text = "\n".join(lines)
    (staged / "sources" / file.name).write_text(text, encoding="utf-8", newline="\n")
