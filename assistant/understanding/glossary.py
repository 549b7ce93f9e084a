"""The glossary of a corpus: its terms, and every phrase that means something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import CorpusError
from assistant.understanding.common_words import COMMON_WORDS
from assistant.understanding.patterns import Patterns
from assistant.understanding.words import fold, split

GLOSSARY_FILES = ("glossary.yaml", "questions.yaml", "places.yaml")
"""The files of a corpus folder that a glossary is read from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """Where a source defines a term: document id, and its words to the letter."""

    document: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of the field with its other names."""

    id: str
    sv: str
    en: str
    abbreviations: tuple[str, ...] = ()
    synonyms_sv: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    """What it stands for: slot (or ``actor``) to value."""
    defined: Definition | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the Swedish one first."""
        return (self.sv, *self.abbreviations, *self.synonyms_sv, self.en, *self.synonyms_en)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means. ``group`` says which kind of thing, ``key`` which one.

    Groups: slot (key slot, value its value), actor, party, document (value ids),
    ask (key first, second or then, value duties or a bundle's name), lookup (key
    kind, value firm, always or alone), out (key why), ambiguous (key slot, value values),
    unnamed (key id), term (key id, value whether a source defines it), elsewhere
    (key region, value whether a source mentions it), patients (value how many),
    and markers of the sentence by their own name.
    """

    group: str
    key: str = ""
    value: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnnamedProcedure:
    """A procedure people ask about that no source names, with the nearest that are."""

    id: str
    sv: str
    en: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """Terms and phrases of one corpus."""

    terms: tuple[Term, ...]
    bundles: Mapping[str, tuple[str, ...]]
    """Name to the duties that a way of asking stands for, most asked first."""
    parts_of_day: Mapping[str, tuple[time, time]]
    unnamed: Mapping[str, UnnamedProcedure]
    absorbs: Mapping[str, tuple[str, ...]]
    """Procedure to those that it makes superfluous when both are named."""
    only_with: Mapping[str, Mapping[str, str]]
    """Procedure to the slot values without which its words do not mean it."""
    people: frozenset[str]
    """Names of people in the sources, folded; they are no patients."""
    places: frozenset[str]
    """Names of places, folded, word by word; they are no patients."""
    phrases: Patterns[Meaning]
    key_words: frozenset[str]
    """Words by which a phrase stands or falls, so that a misspelling of one matters."""
    key_stems: frozenset[str]
    """The same, beginnings of words."""
    sole_stems: frozenset[str]
    """Beginnings that mean something without any other word."""
    _other_names: Mapping[str, tuple[str, ...]]

    def expansions(self, word: str) -> tuple[str, ...]:
        """Other names of the term that a word or phrase names; empty where it names none."""
        return self._other_names.get(_key(word), ())

    def definition(self, word: str) -> Term | None:
        """The first term of that name which a source defines."""
        key = _key(word)
        named = (term for term in self.terms if key in map(_key, term.names))
        return next((term for term in named if term.defined), None)


def load_glossary(folder: Path, vocabulary: Vocabulary) -> Glossary:
    """Read ``glossary.yaml``, ``questions.yaml`` and ``places.yaml`` of a corpus folder.

    Raises:
        CorpusError: a file is missing or no YAML, a phrase can't be read, or a
            meaning names what the vocabulary does not hold; all are listed.
    """
    loading = _Loading(vocabulary)
    raw, questions, places = (loading.document(folder / name) for name in GLOSSARY_FILES)
    loading.stop_if_wrong()
    terms = tuple(_term(entry) for entry in raw["terms"])
    bundles = {name: tuple(duties) for name, duties in raw["bundles"].items()}
    entries = [
        *loading.from_terms(raw["terms"], terms),
        *loading.from_glossary(raw, bundles),
        *loading.from_questions(questions),
        *loading.from_places(places),
    ]
    phrases = loading.patterns(entries)
    loading.stop_if_wrong()
    key_words, key_stems, sole_stems = _key_words(entries)
    return Glossary(
        terms=terms,
        bundles=bundles,
        parts_of_day={
            name: (time.fromisoformat(begin), time.fromisoformat(end))
            for name, (begin, end) in raw["parts_of_day"].items()
        },
        unnamed={
            e["id"]: UnnamedProcedure(id=e["id"], sv=e["sv"], en=e["en"], near=tuple(e["near"]))
            for e in raw["unnamed_procedures"]
        },
        absorbs={key: tuple(values) for key, values in raw["absorbs"].items()},
        only_with=raw["only_with"],
        people=frozenset(fold(name) for name in questions["people"]),
        places=frozenset(_place_words(places, vocabulary)),
        phrases=phrases,
        key_words=frozenset(key_words),
        key_stems=frozenset(key_stems),
        sole_stems=frozenset(sole_stems),
        _other_names=_other_names(terms),
    )


class _Loading:
    """Gathers phrases and mistakes of one reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._mistakes: list[str] = []

    def document(self, path: Path) -> dict[str, Any]:
        before = len(self._mistakes)
        raw, _ = read_yaml(path, self._mistakes)
        if isinstance(raw, dict):
            return raw
        if len(self._mistakes) == before:
            self._mistakes.append(f"{path.name}: should hold a mapping; restore the file.")
        return {}

    def from_terms(
        self, raw: list[dict[str, Any]], terms: tuple[Term, ...]
    ) -> Iterator[tuple[str, Meaning]]:
        for entry, term in zip(raw, terms, strict=True):
            meaning = Meaning("term", term.id, term.defined is not None)
            for name in term.names:
                if len(_key(name)) > 2 and _plain(name) not in COMMON_WORDS:
                    yield _pattern_of(name), meaning
            for key, value in term.means.items():
                meaning = self._meaning(key, value, f"term {term.id}")
                for name in term.names:
                    yield _pattern_of(name), meaning
                for pattern in entry.get("also", ()):
                    yield pattern, meaning

    def from_glossary(
        self, raw: dict[str, Any], bundles: Mapping[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, Meaning]]:
        for entry in raw["words"]:
            for key, value in entry["means"].items():
                meaning = self._meaning(key, value, "words")
                yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["ambiguous"]:
            meaning = Meaning("ambiguous", entry["slot"], tuple(entry["values"]))
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["unnamed_procedures"]:
            meaning = Meaning("unnamed", entry["id"])
            yield from ((pattern, meaning) for pattern in entry["say"])
        yield from ((pattern, Meaning("nothing")) for pattern in raw["not_meant"])
        yield from ((pattern, Meaning("discharge")) for pattern in raw["discharge"])
        for tier, asks in raw["asks"].items():
            for entry in asks:
                plikt = entry["plikt"]
                named = (plikt,) if isinstance(plikt, str) else tuple(plikt)
                known = bundles if isinstance(plikt, str) else self._vocabulary.duties
                self._expect(all(n in known for n in named) or plikt == "ansvar", f"asks {named}")
                meaning = Meaning("ask", tier, plikt if isinstance(plikt, str) else named)
                yield from ((pattern, meaning) for pattern in entry["say"])

    def from_questions(self, raw: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
        for kind, cues in raw["lookups"].items():
            for strength, patterns in cues.items():
                yield from ((pattern, Meaning("lookup", kind, strength)) for pattern in patterns)
        for why, patterns in raw["out_of_scope"].items():
            yield from ((pattern, Meaning("out", why)) for pattern in patterns)
        for marker, patterns in raw["follow_up"].items():
            yield from ((pattern, Meaning(marker)) for pattern in patterns)
        for marker in (
            "not_lookup", "domain", "negation", "not_negation", "correction", "claims", "premises",
            "unreachable", "new_patient", "who", "interrogative", "asks_whether", "what_to_do",
            "symptom", "no_moment", "other_matters", "asks_past",
            "persons", "asks_for_a_mention",
        ):  # fmt: skip
            yield from ((pattern, Meaning(marker)) for pattern in raw[marker])
        for entry in raw["patients"]:
            meaning = Meaning("patients", value=entry["count"])
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["documents"]:
            meaning = Meaning("document", value=tuple(entry["documents"]))
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["parties"]:
            self._expect(entry["party"] in self._vocabulary.parties, f"parties {entry['party']}")
            yield from ((pattern, Meaning("party", entry["party"])) for pattern in entry["say"])
        yield from ((fold(name), Meaning("person")) for name in map(_plain, raw["people"]))

    def from_places(self, raw: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
        before = "|".join(raw["prepositions"])
        for kommun, label in self._vocabulary.slots["kommun"].values.items():
            meaning = Meaning("slot", "kommun", kommun)
            yield _plain(label.sv) + "*", meaning
            entry = raw["municipalities"].get(kommun, {})
            yield from ((name, meaning) for name in entry.get("short", ()))
            for name in entry.get("inhabitants", ()):
                yield _plain(name) + "*", Meaning("inhabitant")
            for name in entry.get("places", ()):
                plain = _plain(name)
                yield (f"{plain}*" if len(plain) > 5 else plain), meaning
                if len(plain) <= 5:
                    yield plain + "s", meaning
            for name in entry.get("after_preposition", ()):
                yield f"({before}) {_plain(name)}", meaning
        yield from ((pattern, Meaning("origin")) for pattern in raw["origin"])
        yield from ((pattern, Meaning("listed")) for pattern in raw["listed"])
        for entry in raw["elsewhere"]:
            meaning = Meaning("elsewhere", entry["id"], bool(entry.get("mentioned")))
            yield from ((pattern, meaning) for pattern in entry["say"])

    def patterns(self, entries: list[tuple[str, Meaning]]) -> Patterns[Meaning]:
        try:
            return Patterns(dict.fromkeys(entries))
        except ValueError:
            for pattern, meaning in entries:
                try:
                    Patterns([(pattern, meaning)])
                except ValueError as error:
                    self._mistakes.append(
                        f"The pattern {pattern!r} for {meaning.group} {meaning.key} {error}."
                    )
            return Patterns(())

    def stop_if_wrong(self) -> None:
        if self._mistakes:
            raise CorpusError(self._mistakes)

    def _meaning(self, key: str, value: str, place: str) -> Meaning:
        if key == "actor":
            self._expect(value in self._vocabulary.actors, f"{place}: actor {value}")
            return Meaning("actor", value)
        slot = self._vocabulary.slots.get(key)
        self._expect(slot is not None and str(value) in slot.values, f"{place}: {key} {value}")
        if key == "plikt":
            return Meaning("ask", "first", (value,))
        return Meaning("slot", key, str(value))

    def _expect(self, holds: bool, what: str) -> None:
        if not holds:
            self._mistakes.append(f"{what}: not in the vocabulary; correct the glossary or add it.")


def _term(entry: dict[str, Any]) -> Term:
    synonyms = entry.get("synonyms", {})
    defined = entry.get("defined")
    return Term(
        id=entry["id"],
        sv=entry["sv"],
        en=entry["en"],
        abbreviations=tuple(entry.get("abbr", ())),
        synonyms_sv=tuple(synonyms.get("sv", ())),
        synonyms_en=tuple(synonyms.get("en", ())),
        means={key: str(value) for key, value in entry.get("means", {}).items()},
        defined=Definition(**defined) if defined else None,
    )


_KEY_GROUPS = frozenset(
    {
        "slot",
        "ask",
        "unnamed",
        "ambiguous",
        "discharge",
        "actor",
        "patients",
        "lookup",
        "party",
        "document",
        "out",
        "elsewhere",
        "who",
        "unreachable",
        "term",
    }
)
_LONG_WORD = 6
_PATTERN_WORD = re.compile(r"[a-z]+\*?")


def _key_words(entries: list[tuple[str, Meaning]]) -> tuple[set[str], set[str], set[str]]:
    """Words and beginnings by which a phrase stands or falls, and those that are a whole one.

    Of a phrase of several words only the long ones are.
    """
    words: set[str] = set()
    stems: set[str] = set()
    sole: set[str] = set()
    for pattern, meaning in entries:
        if meaning.group not in _KEY_GROUPS:
            continue
        found = _PATTERN_WORD.findall(fold(pattern))
        for word in found:
            if len(found) > 1 and len(word) < _LONG_WORD:
                continue
            if word.endswith("*"):
                stems.add(word[:-1])
                if len(found) == 1:
                    sole.add(word[:-1])
            else:
                words.add(word)
    return words, stems, sole


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    """A name as a pattern: folded words with single spaces."""
    return " ".join(split(name).forms)


def _pattern_of(name: str) -> str:
    plain = _plain(name)
    return plain + "*" if len(plain.split()[-1]) >= 5 else plain


def _key(name: str) -> str:
    return _plain(name).replace(" ", "")


def _other_names(terms: tuple[Term, ...]) -> dict[str, tuple[str, ...]]:
    others: dict[str, dict[str, None]] = {}
    for term in terms:
        keyed = [(_key(name), name) for name in term.names]
        for key, _ in keyed:
            others.setdefault(key, {}).update((n, None) for k, n in keyed if k != key)
    return {key: tuple(names) for key, names in others.items() if key}


def _place_words(places: dict[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    labels = [label.sv for label in vocabulary.slots["kommun"].values.values()]
    for entry in places["municipalities"].values():
        labels += [*entry.get("places", ()), *entry.get("after_preposition", ())]
    for label in labels:
        yield from split(label).forms
