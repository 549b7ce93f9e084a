"""An update killed at random moments, again and again, and what each kill left behind.

Half of the kills come after a time by chance, half right before one of the update's own
writes, since an update reads and computes for most of its time. Run as a process of its
own: it forks before anything has started a thread.
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
from collections.abc import Collection
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

_WRITING = os.O_WRONLY | os.O_RDWR
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


class Writes:
    """Counts what this process does to files, and kills it right before one of them."""

    _DOES = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime"})

    def __init__(self, last: int) -> None:
        """Kill before write number ``last``, counted from 0; never where it is -1."""
        self.done = 0
        self._last = last
        sys.addaudithook(self._seen)

    def _seen(self, event: str, arguments: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if opens or event in self._DOES:
            if self.done == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.done += 1


def watched(place: Path, last: int) -> int:
    """An update that ends before one of its writes; how many there are where it does not."""
    writes = Writes(last)
    update(place)
    return writes.done


def look(place: Path, before: str, sound: Collection[str]) -> str:
    """What is there after a kill, and the fingerprint of the folder, which is without mistakes.

    An AssertionError where it is neither old nor new. ``sound`` are fingerprints of folders
    that were looked through already.
    """
    folder, data = place / "corpus", place / "data"
    versions = Versions(folder, data)
    served = versions.served()
    answered = load_corpus(versions.served_folder) if served is not None else None
    versions.recover()
    now = fingerprint(folder)
    assert now in sound or find_mistakes(folder) == []
    documents = len(load_corpus(folder).documents)
    assert documents in (1, 2)
    assert (now == before) == (documents == 1)
    assert not list(folder.glob(".intake-*"))
    if served is None or answered is None:
        assert documents == 1
        return f"{now} untouched"
    assert fingerprint(served.folder) == served.id
    assert served.id in (now, *sound) or find_mistakes(served.folder) == []
    current_index(answered, HashEmbedder(), data)
    if served.id == before:
        return f"{now} old served, new held" if documents == 2 else f"{now} old"
    assert len(answered.documents) == 2
    return f"{now} new"


def warm_up(folder: Path) -> None:
    """Load here what every child needs, so that a kill seldom comes while one only loads."""
    from assistant.retrieval import chroma, llama  # noqa: F401

    assert find_mistakes(folder) == []


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
        warm_up(folder)
        sound = {before}
        finished(*forked(ensure_index, load_corpus(folder), HashEmbedder(), base / "data"))
        place = Path(temporary) / "place"
        shutil.copytree(base, place)
        began = time.perf_counter()
        writes = int(finished(*forked(watched, place, -1)))
        whole = time.perf_counter() - began
        for number in range(times):
            shutil.rmtree(place)
            shutil.copytree(base, place)
            by_time = number % 2 == 0
            child, reading = forked(watched, place, -1 if by_time else chance.randrange(writes))
            waits = chance.uniform(0, 1.1 * whole) if by_time else None
            select.select([reading], [], [], waits)
            os.kill(child, signal.SIGKILL)
            os.close(reading)
            os.waitpid(child, 0)
            now, _, what = finished(*forked(look, place, before, sound)).partition(" ")
            sound.add(now)
            found[what] += 1
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
