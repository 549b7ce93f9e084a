"""Beginning a corpus for another county."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.errors import UsageError

EXAMPLE = Path(__file__).resolve().parent.parent / "new_corpus"
"""A small whole corpus of an invented county, with comments on what to put in its place."""


def new_corpus(folder: Path) -> tuple[Path, ...]:
    """Write the example corpus into a folder; the files written, by path within it.

    Raises:
        UsageError: there is something in the folder already, or it can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            "That folder holds something already, and nothing was written; name a new or an "
            "empty one."
        )
    try:
        shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    except OSError as error:
        raise UsageError(
            f"The folder can't be written ({error.strerror or type(error).__name__}); name another."
        ) from None
    return tuple(sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file()))
