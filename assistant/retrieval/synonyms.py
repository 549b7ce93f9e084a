"""Words that stand for one another when clauses are searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.corpus.swedish import read_swedish
from assistant.corpus.yamlfile import read_yaml
from assistant.errors import CorpusError
from assistant.retrieval.stemming import EnglishStemmer, SwedishStemmer
from assistant.retrieval.words import Expander, tokens

SHIPPED = "search.yaml"
OWN = "words.yaml"


class Synonyms:
    """An ``Expander`` over groups of words that stand for one another; endings don't matter.

    A word is looked up as it stands ("interpreter" is not "interpretation"), where
    that is not known by its Swedish stem, and last by its English one.
    """

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        groups = [tuple(group) for group in groups]
        stems = (_AsItStands(), SwedishStemmer(), EnglishStemmer())
        self._tables = [_Table(stemmer, groups) for stemmer in stems]

    def expansions(self, word: str) -> Sequence[str]:
        """See ``Expander``."""
        return next((found for table in self._tables if (found := table.others(word))), ())


class _AsItStands:
    """No stemming."""

    def stem(self, word: str) -> str:
        return word


class _Table:
    """The groups by the stems of one language, or by the words themselves."""

    def __init__(
        self,
        stemmer: SwedishStemmer | EnglishStemmer | _AsItStands,
        groups: Iterable[Sequence[str]],
    ) -> None:
        self._stemmer = stemmer
        others: dict[str, dict[str, None]] = {}
        for group in groups:
            for word in group:
                key = self._key(word)
                if key:
                    known = others.setdefault(key, {})
                    known.update((w, None) for w in group if self._key(w) != key)
        self._others: Mapping[str, tuple[str, ...]] = {k: tuple(v) for k, v in others.items()}

    def others(self, word: str) -> Sequence[str]:
        """The other words of a word's groups."""
        return self._others.get(self._key(word), ())

    def _key(self, phrase: str) -> str:
        return " ".join(self._stemmer.stem(token) for token in tokens(phrase))


class Together:
    """Several expanders as one."""

    def __init__(self, *expanders: Expander) -> None:
        self._expanders = expanders

    def expansions(self, word: str) -> Sequence[str]:
        """See ``Expander``."""
        found = (other for expander in self._expanders for other in expander.expansions(word))
        return tuple(dict.fromkeys(found))


def load_synonyms(folder: Path) -> Synonyms:
    """The groups of the language, and those under ``groups`` in ``words.yaml`` of a corpus folder.

    Raises:
        CorpusError: a file can't be read, or a group is no list of words.
    """
    mistakes: list[str] = []
    groups = _groups(SHIPPED, read_swedish(SHIPPED, mistakes), mistakes)
    if (folder / OWN).exists():
        groups += _groups(OWN, read_yaml(folder / OWN, mistakes)[0], mistakes)
    if mistakes:
        raise CorpusError(mistakes)
    return Synonyms(groups)


def _groups(file: str, raw: Any, mistakes: list[str]) -> list[list[str]]:
    groups = raw.get("groups") or [] if isinstance(raw, Mapping) else []
    if not isinstance(groups, list):
        mistakes.append(f"{file}: must hold a list under groups")
        return []
    mistakes += [
        f"{file}: group {number} must be a list of at least two words"
        for number, group in enumerate(groups, 1)
        if not isinstance(group, list)
        or len(group) < 2
        or not all(isinstance(word, str) for word in group)
    ]
    return groups
