"""What holds in any county: the words of the language and of the field, shipped with the program.

The files of ``assistant/swedish`` have the shape of the parts of a corpus that they stand
in for; a corpus adds the words of its county to them.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml

FOLDER = Path(__file__).resolve().parent.parent / "swedish"
_PARSED: dict[str, bytes] = {}
"""Content of the files by name, pickled: copied faster than it is parsed."""


def read_swedish(name: str, mistakes: list[str]) -> Any:
    """The content of one file of the language, such as ``search.yaml``; the caller's own copy.

    Parsed once a process: the files come with the program, and are read for every version of
    a corpus that is opened or checked.
    """
    if name not in _PARSED:
        wrong: list[str] = []
        raw = read_yaml(FOLDER / name, wrong)[0]
        if wrong:
            mistakes += wrong
            return raw
        _PARSED[name] = pickle.dumps(raw)
    return pickle.loads(_PARSED[name])


def added(shipped: Any, own: Any) -> Any:
    """What the program ships with what a corpus adds.

    Mappings are joined key by key, lists one after the other, entries of the same ``id``
    as mappings; of two single values the corpus's own counts.
    """
    if isinstance(shipped, Mapping) and isinstance(own, Mapping):
        joined = {key: added(value, own[key]) for key, value in shipped.items() if key in own}
        return {**shipped, **own, **joined}
    if isinstance(shipped, list) and isinstance(own, list):
        by_id = {each["id"]: each for each in own if _named(each)}
        known = {each["id"] for each in shipped if _named(each)}
        return [
            *(added(each, by_id.get(each["id"], {})) if _named(each) else each for each in shipped),
            *(each for each in own if not _named(each) or each["id"] not in known),
        ]
    return own


def _named(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "id" in entry
