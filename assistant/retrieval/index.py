"""The search index on disk: built beside the old one, switched in one step, checked when opened.

Under the data folder, for each model::

    index/MODEL/current-KEY        name of the folder in use for one version of a corpus
    index/MODEL/build-…/index.json what it was made from
    index/MODEL/build-…/chroma/    the vector store
    vectors/MODEL.npz              vectors computed so far

Each version of a corpus has a pointer of its own, so that an earlier version can be
asked, and a new one be built, while a server answers from another. A new version starts
from a copy of the index that has most of its clauses, where there is one.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import SearchIndexError
from assistant.retrieval.context import ClauseInContext, Searchable, in_context
from assistant.retrieval.embedding import Embedder, Vectors
from assistant.retrieval.vectors import Progress, VectorCache, file_name, text_hash

_LOG = logging.getLogger(__name__)
_FORMAT = 2
_RECORD = "index.json"
_CURRENT = "current-"
_KEPT = 8
"""Indexes that are kept, those used last; a server that runs uses one of them."""
_STORE = "chroma"
_MOST_CHANGED = 0.2
"""Share of an index that may be put in and taken out since it was built whole: a store keeps the
places of what was taken out, and finds less well in many of them."""
_REBUILD = "run 'assistant corpus index'"


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexRecord:
    """What an index was made from."""

    format: int
    embedder: str
    dimensions: int
    corpus: str
    clauses: Mapping[str, str]
    """Hash of what is stored of each clause, by clause id."""
    changed: int = 0
    """Clauses put in and taken out since the index was built whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Start:
    """An index to start from, and what it lacks and has too much."""

    folder: Path
    gone: tuple[str, ...]
    came: frozenset[str]
    changed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entries:
    """What is indexed of a corpus."""

    clauses: tuple[ClauseInContext, ...]
    hashes: Mapping[str, str]
    """Hash of what is stored of each clause, by clause id."""


def stored_hash(entry: ClauseInContext) -> str:
    """Hash of what a store holds of a clause: the text that is embedded, and its labels."""
    return text_hash(json.dumps([entry.embedded, *entry.labels.values()]))


def _entries(corpus: Searchable) -> _Entries:
    clauses = tuple(in_context(corpus))
    return _Entries(clauses=clauses, hashes={e.clause.id: stored_hash(e) for e in clauses})


def shipped_vectors(corpus_folder: Path, embedder: Embedder) -> Path:
    """Where the vectors of a shipped corpus are kept, so that the first start is quick."""
    return corpus_folder / "vectors" / f"{file_name(embedder.name)}.npz"


def ship_vectors(
    corpus: Searchable,
    embedder: Embedder,
    corpus_folder: Path,
    *,
    cached: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Path:
    """Write the vectors of a corpus beside it, exactly those it needs; return the file."""
    path = shipped_vectors(corpus_folder, embedder)
    texts = [entry.embedded for entry in in_context(corpus)]
    cache = VectorCache(embedder, read=[*cached, path], write=None)
    cache.vectors(texts, progress)
    cache.save(path, texts)
    return path


def build_index(
    corpus: Searchable,
    embedder: Embedder,
    data_dir: Path,
    *,
    cached: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Path:
    """Build the index of a corpus whole and put it into use; return its folder.

    Args:
        corpus: what is indexed.
        embedder: the model that the vectors are made with.
        data_dir: folder for what the program computes.
        cached: files with vectors computed earlier (see ``shipped_vectors``).
        progress: told of each batch of vectors that has to be computed.

    A build that is killed leaves the old index in use, and the vectors
    computed so far are kept.
    """
    home = _home(data_dir, embedder)
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        return _build(corpus.version, _entries(corpus), embedder, data_dir, cached, progress)


def ensure_index(
    corpus: Searchable,
    embedder: Embedder,
    data_dir: Path,
    *,
    cached: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Path:
    """The folder of an index that fits corpus and model; made where there is none.

    It is made from a copy of the index that has most of its clauses, and built whole
    where none has enough of them. See ``build_index``.
    """
    home = _home(data_dir, embedder)
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        entries = _entries(corpus)
        try:
            return _current(corpus.version, entries, embedder, data_dir)
        except SearchIndexError:
            return _build(corpus.version, entries, embedder, data_dir, cached, progress, grow=True)


def current_index(corpus: Searchable, embedder: Embedder, data_dir: Path) -> Path:
    """The folder of the index in use.

    Raises:
        SearchIndexError: there is none, it is damaged, or it was made by
            another model or from another text than the corpus has now.
    """
    return _current(corpus.version, _entries(corpus), embedder, data_dir)


def _current(version: str, entries: _Entries, embedder: Embedder, data_dir: Path) -> Path:
    home = _home(data_dir, embedder)
    try:
        pointer = home / _pointer(version, entries.hashes)
        folder = home / pointer.read_text(encoding="utf-8").strip()
        os.utime(pointer)
    except OSError as error:
        raise SearchIndexError(
            f"search index: there is none in {home} for this corpus; {_REBUILD}"
        ) from error
    _check(folder, version, entries.hashes, embedder)
    return folder


def check_index(folder: Path, corpus: Searchable, embedder: Embedder) -> None:
    """Refuse an index that does not fit corpus and model (``SearchIndexError``)."""
    _check(folder, corpus.version, _entries(corpus).hashes, embedder)


def _check(folder: Path, version: str, hashes: Mapping[str, str], embedder: Embedder) -> None:
    record = _read_record(folder)
    if record.format != _FORMAT:
        raise SearchIndexError(
            f"search index: {folder} has format {record.format}, the program reads {_FORMAT}; "
            f"{_REBUILD}"
        )
    if (record.embedder, record.dimensions) != (embedder.name, embedder.dimensions):
        raise SearchIndexError(
            f"search index: {folder} was made by the model {record.embedder}, the settings name "
            f"{embedder.name}; vectors of two models can't be compared: {_REBUILD}, or set the "
            "embedder back"
        )
    if (record.corpus, record.clauses) != (version, hashes):
        raise SearchIndexError(
            f"search index: {folder} was made from another version of the corpus; {_REBUILD}"
        )


def store_folder(index: Path) -> Path:
    """The folder of the vector store within an index."""
    return index / _STORE


def _build(
    version: str,
    entries: _Entries,
    embedder: Embedder,
    data_dir: Path,
    cached: Sequence[Path],
    progress: Progress | None,
    *,
    grow: bool = False,
) -> Path:
    if not entries.clauses:
        raise SearchIndexError("search index: the corpus holds no clause; check its manifest")
    cache = VectorCache(
        embedder,
        read=cached,
        write=data_dir / "vectors" / f"{file_name(embedder.name)}.npz",
    )
    home = _home(data_dir, embedder)
    _remove_leftovers(home)
    start = _start(home, embedder, entries.hashes) if grow else None
    new = [entry for entry in entries.clauses if start is None or entry.clause.id in start.came]
    vectors = cache.vectors([entry.embedded for entry in new], progress)
    folder = Path(tempfile.mkdtemp(prefix="build-", dir=home))
    if start is not None and not _grown(start, folder, new, vectors, entries.hashes):
        start = None
        shutil.rmtree(folder, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="build-", dir=home))
        vectors = cache.vectors([entry.embedded for entry in entries.clauses], progress)
    if start is None:
        _whole(folder, entries.clauses, vectors)
    record = IndexRecord(
        format=_FORMAT,
        embedder=embedder.name,
        dimensions=embedder.dimensions,
        corpus=version,
        clauses=entries.hashes,
        changed=start.changed if start is not None else 0,
    )
    _write_whole(folder / _RECORD, json.dumps(asdict(record), ensure_ascii=False, indent=1))
    _write_whole(home / _pointer(record.corpus, record.clauses), folder.name)
    return folder


def _start(home: Path, embedder: Embedder, hashes: Mapping[str, str]) -> _Start | None:
    """The index that least has to be changed in; None where none is near enough."""
    found: list[_Start] = []
    for pointer in home.glob(f"{_CURRENT}*"):
        folder = home / pointer.read_text(encoding="utf-8").strip()
        try:
            record = _read_record(folder)
        except SearchIndexError:
            continue
        made = (record.format, record.embedder, record.dimensions)
        if made != (_FORMAT, embedder.name, embedder.dimensions):
            continue
        gone = tuple(name for name, known in record.clauses.items() if hashes.get(name) != known)
        came = frozenset(name for name in hashes if record.clauses.get(name) != hashes[name])
        changed = record.changed + len(gone) + len(came)
        if changed <= _MOST_CHANGED * len(hashes):
            found.append(_Start(folder=folder, gone=gone, came=came, changed=changed))
    return min(found, key=lambda start: (start.changed, start.folder.name), default=None)


def _grown(
    start: _Start,
    folder: Path,
    new: Sequence[ClauseInContext],
    vectors: Vectors,
    hashes: Mapping[str, str],
) -> bool:
    """Copy a store and change the copy; False where that fails."""
    from assistant.retrieval.chroma import change_collection
    from assistant.retrieval.llama import add_nodes, node_of

    try:
        shutil.copytree(store_folder(start.folder), store_folder(folder))
        collection = change_collection(store_folder(folder), start.gone, len(hashes))
        if new:
            add_nodes(collection, [node_of(entry) for entry in new], vectors)
        if set(collection.get(include=[])["ids"]) == hashes.keys():
            return True
        reason = "it does not hold what it should"
    except Exception as error:
        reason = type(error).__name__
    _LOG.warning("the search index in use can't be copied (%s); a new one is built whole", reason)
    return False


def _whole(folder: Path, entries: Sequence[ClauseInContext], vectors: Vectors) -> None:
    from assistant.retrieval.chroma import create_collection
    from assistant.retrieval.llama import add_nodes, node_of

    collection = create_collection(store_folder(folder), len(entries))
    add_nodes(collection, [node_of(entry) for entry in entries], vectors)


def _home(data_dir: Path, embedder: Embedder) -> Path:
    return data_dir / "index" / file_name(embedder.name)


def _pointer(version: str, clauses: Mapping[str, str]) -> str:
    """Name of the pointer of one version of a corpus: what it is called, and what it holds."""
    return _CURRENT + text_hash(json.dumps([version, sorted(clauses.items())]))


def _remove_leftovers(home: Path) -> None:
    """Remove what killed builds left, and all but the indexes used last."""
    pointers = sorted(home.glob(f"{_CURRENT}*"), key=lambda p: p.stat().st_mtime, reverse=True)
    for pointer in pointers[_KEPT - 1 :]:
        pointer.unlink(missing_ok=True)
    in_use = {pointer.read_text(encoding="utf-8").strip() for pointer in pointers[: _KEPT - 1]}
    for folder in home.glob("build-*"):
        if folder.name not in in_use:
            shutil.rmtree(folder, ignore_errors=True)


def _read_record(folder: Path) -> IndexRecord:
    path = folder / _RECORD
    try:
        return IndexRecord(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise SearchIndexError(
            f"search index: {path} is missing or can't be read; {_REBUILD}"
        ) from error


def _write_whole(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One builder at a time; the lock ends with the process that holds it."""
    with (home / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
