"""An update killed at random moments, again and again, and what each kill left behind.

Run as a process of its own: it forks before anything has started a thread.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from assistant.corpus.loading import load_corpus
from assistant.domain.vocabulary import Label
from assistant.intake.adding import add, receive_all
from assistant.intake.review import Held, accept, prepare
from assistant.intake.versions import Versions, fingerprint
from assistant.retrieval.embedding import HashEmbedder
from assistant.retrieval.index import current_index, ensure_index
from assistant.verification import find_mistakes
from tests.intake.small import AGREEMENT, small_corpus

NEWER = AGREEMENT.replace("2022-02-01", "2026-02-01").replace("får råd av", "kan ringa")


def update(place: Path) -> None:
    """Take a newer version in, re-anchor, index, accept: everything that writes."""
    folder, data = place / "corpus", place / "data"
    versions = Versions(folder, data)
    add(receive_all([place / "ny.txt"]), versions, today=datetime.date(2026, 3, 1),
        given={"id": "ny"}, confirm=lambda _: True)  # fmt: skip
    held = prepare(versions)
    assert isinstance(held, Held)
    ensure_index(load_corpus(held.after.folder), HashEmbedder(), data)
    accept(versions, held, held.after.id, "MAS", [Label(sv="allt", en="everything")], "")


def look(place: Path, before: str) -> str:
    """What is there after a kill; an AssertionError where it is neither old nor new."""
    folder, data = place / "corpus", place / "data"
    versions = Versions(folder, data)
    served = versions.served()
    answered = load_corpus(versions.served_folder) if served is not None else None
    versions.recover()
    assert find_mistakes(folder) == []
    documents = len(load_corpus(folder).documents)
    assert documents in (1, 2)
    assert (fingerprint(folder) == before) == (documents == 1)
    assert not list(folder.glob(".intake-*"))
    if served is None or answered is None:
        assert documents == 1
        return "untouched"
    assert fingerprint(served.folder) == served.id
    assert find_mistakes(served.folder) == []
    if served.id == before:
        current_index(answered, HashEmbedder(), data)
        return "old served, new held" if documents == 2 else "old"
    assert len(answered.documents) == 2
    current_index(answered, HashEmbedder(), data)
    return "new"


def forked(work: object, *arguments: object) -> tuple[int, int]:
    """Do work in a child; its process id and the end of a pipe that closes when it ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            assert callable(work)
            result = work(*arguments)
            os.write(writing, str(result).encode())
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    return child, reading


def finished(child: int, reading: int) -> str:
    """What the child's work gave; an error where it failed."""
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("what a kill left is neither the old nor the new; see above")
    return told


def main(times: int, seed: int) -> None:
    """Kill ``times`` updates at moments spread over the whole of one, and tell what was left."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary) / "base"
        folder = small_corpus(base)
        before = fingerprint(folder)
        (base / "ny.txt").write_text(NEWER, encoding="utf-8")
        finished(*forked(ensure_index, load_corpus(folder), HashEmbedder(), base / "data"))
        place = Path(temporary) / "place"
        shutil.copytree(base, place)
        began = time.perf_counter()
        finished(*forked(update, place))
        whole = time.perf_counter() - began
        for _ in range(times):
            shutil.rmtree(place)
            shutil.copytree(base, place)
            child, reading = forked(update, place)
            select.select([reading], [], [], chance.uniform(0, 1.1 * whole))
            os.kill(child, signal.SIGKILL)
            os.close(reading)
            os.waitpid(child, 0)
            found[finished(*forked(look, place, before))] += 1
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
