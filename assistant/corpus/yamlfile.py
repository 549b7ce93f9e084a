"""One way to read a YAML file of the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_nodes(text: str) -> Any:
    """The nodes of a YAML text with their places, for who puts lines into it."""
    return yaml.compose(text, Loader=_LOADER)


def read_yaml(path: Path, mistakes: list[str]) -> tuple[Any, bytes]:
    """A file's content and its bytes; an empty list, and a mistake added, where it can't be read.

    ``mistakes`` gathers sentences with file, place and what to do.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        if not path.parent.is_dir():
            mistakes.append(
                f"{path.name}: its folder is not there; set ASSISTANT_CORPUS to the folder of the "
                "corpus."
            )
            return [], b""
        mistakes.append(f"{path.name}: can't be read ({type(error).__name__}); restore the file.")
        return [], b""
    try:
        return yaml.load(raw.decode("utf-8"), Loader=_LOADER) or [], raw
    except UnicodeDecodeError as error:
        mistakes.append(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8.")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark is not None else "somewhere"
        problem = getattr(error, "problem", None) or "is not YAML"
        mistakes.append(f"{path.name}: {where}: {problem}; mend the YAML there.")
    return [], raw
