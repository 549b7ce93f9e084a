"""The glossary: the words of the language with those that a corpus adds for its county."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import CorpusError
from assistant.understanding.common_words import COMMON_WORDS
from assistant.understanding.county_words import names_of, words_of
from assistant.understanding.glossary import Glossary, UnnamedProcedure
from assistant.understanding.key_words import key_words
from assistant.understanding.meanings import Meaning
from assistant.understanding.patterns import Patterns
from assistant.understanding.terms import Term, key, other_names, pattern_of, plain, term_from
from assistant.understanding.words import fold, split

GLOSSARY_FILES = ("words.yaml", "places.yaml")
"""The files of a corpus folder that a glossary is read from."""
_NAMES = re.compile(r"<(party|abbreviation|county)>")


def load_glossary(folder: Path, vocabulary: Vocabulary) -> Glossary:
    """Read ``words.yaml`` and ``places.yaml`` of a corpus folder, added to the language's words.

    Raises:
        CorpusError: a file is missing or no YAML, a phrase can't be read, or a
            meaning names what the vocabulary does not hold; all are listed.
    """
    loading = _Loading(vocabulary)
    own, own_places = (loading.document(folder / name) for name in GLOSSARY_FILES)
    loading.stop_if_wrong()
    raw, questions, places = loading.with_the_language(own, own_places)
    terms = tuple(term_from(entry) for entry in raw["terms"])
    bundles = {name: tuple(duties) for name, duties in raw["bundles"].items()}
    entries = [
        *loading.from_terms(raw["terms"], terms),
        *loading.from_glossary(raw, bundles),
        *loading.from_questions(questions),
        *loading.from_places(places),
    ]
    entries = [(loading.named(pattern), meaning) for pattern, meaning in entries]
    phrases = loading.patterns(entries)
    loading.stop_if_wrong()
    meant, stems, sole = key_words(entries)
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
        of_a_child={key: tuple(values) for key, values in raw["of_a_child"].items()},
        people=frozenset(fold(name) for name in questions["people"]),
        places=frozenset(_place_words(places, vocabulary)),
        phrases=phrases,
        key_words=frozenset(meant),
        key_stems=frozenset(stems),
        sole_stems=frozenset(sole),
        other_names=other_names(terms),
    )


class _Loading:
    """Gathers phrases and mistakes of one reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._mistakes: list[str] = []
        self._names: Mapping[str, str] = {}

    def document(self, path: Path) -> dict[str, Any]:
        before = len(self._mistakes)
        raw, _ = read_yaml(path, self._mistakes)
        if isinstance(raw, dict):
            return raw
        if len(self._mistakes) == before:
            self._mistakes.append(f"{path.name}: should hold a mapping; restore the file.")
        return {}

    def with_the_language(
        self, own: dict[str, Any], own_places: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """Glossary, questions and places: the language's with what the corpus adds."""
        joined = words_of(own, own_places, self._vocabulary, self._mistakes)
        self.stop_if_wrong()
        self._names = names_of(own.get("terms") or (), self._vocabulary)
        return joined

    def from_terms(
        self, raw: list[dict[str, Any]], terms: tuple[Term, ...]
    ) -> Iterator[tuple[str, Meaning]]:
        for entry, term in zip(raw, terms, strict=True):
            meaning = Meaning("term", term.id, term.defined is not None)
            for name in term.names:
                if len(key(name)) > 2 and plain(name) not in COMMON_WORDS:
                    yield pattern_of(name), meaning
            for slot, value in term.means.items():
                meaning = self._meaning(slot, value, f"term {term.id}")
                for name in term.names:
                    yield pattern_of(name), meaning
                for pattern in entry.get("also", ()):
                    yield pattern, meaning

    def from_glossary(
        self, raw: dict[str, Any], bundles: Mapping[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, Meaning]]:
        for entry in raw["words"]:
            for slot, value in entry["means"].items():
                meaning = self._meaning(slot, value, "words")
                yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["weak"]:
            for slot, value in entry["means"].items():
                meaning = Meaning("weak", slot, self._meaning(slot, value, "weak").value)
                yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["ambiguous"]:
            meaning = Meaning("ambiguous", entry["slot"], tuple(entry["values"]))
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["unnamed_procedures"]:
            meaning = Meaning("unnamed", entry["id"])
            yield from ((pattern, meaning) for pattern in entry["say"])
        yield from ((pattern, Meaning("nothing")) for pattern in raw["not_meant"])
        for when, patterns in raw["discharge"].items():
            yield from ((pattern, Meaning("discharge", when)) for pattern in patterns)
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
            "persons", "asks_for_a_mention", "told", "cry", "greeting",
            "looks_back", "because", "text_version", "others", "asker", "cared_for",
            "staff", "own_act", "empty", "thanks",
            "hours_begin", "hours_end", "hours_open", "hours_there", "hours_closed", "hours_only",
            "always", "another_one", "ended",
            "nurses", "professions", "other_acts", "refuses",
            "other_services", "relatives", "own_hours", "planned", "dismisses",
            "may_refuse", "danger", "texts", "views", "prescribes",
        ):  # fmt: skip
            yield from ((pattern, Meaning(marker)) for pattern in raw[marker])
        yield from ((pattern, Meaning("own_act", "treats")) for pattern in raw["treats"])
        for entry in raw["patients"]:
            meaning = Meaning("patients", value=entry["count"])
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["documents"]:
            meaning = Meaning("document", value=tuple(entry["documents"]))
            yield from ((pattern, meaning) for pattern in entry["say"])
        for entry in raw["parties"]:
            self._expect(entry["party"] in self._vocabulary.parties, f"parties {entry['party']}")
            yield from ((pattern, Meaning("party", entry["party"])) for pattern in entry["say"])
        yield from ((fold(name), Meaning("person")) for name in map(plain, raw["people"]))

    def from_places(self, raw: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
        before = "|".join(raw["prepositions"])
        known = self._vocabulary.slots["kommun"].values
        for kommun in raw["municipalities"]:
            self._expect(kommun in known, f"municipalities {kommun}", "places.yaml")
        for kommun, label in known.items():
            meaning = Meaning("slot", "kommun", kommun)
            yield plain(label.sv) + "*", meaning
            entry = raw["municipalities"].get(kommun, {})
            yield from ((name, meaning) for name in entry.get("short", ()))
            for name in entry.get("inhabitants", ()):
                yield plain(name) + "*", Meaning("inhabitant")
            for name in entry.get("places", ()):
                words = plain(name)
                yield (f"{words}*" if len(words) > 5 else words), meaning
                if len(words) <= 5:
                    yield words + "s", meaning
            for name in entry.get("after_preposition", ()):
                yield f"({before}) {plain(name)}", meaning
        yield from ((pattern, Meaning("origin")) for pattern in raw["origin"])
        yield from ((pattern, Meaning("not_here")) for pattern in raw["not_here"])
        yield from ((pattern, Meaning("listed")) for pattern in raw["listed"])
        yield from ((pattern, Meaning("with_relatives")) for pattern in raw["with_relatives"])
        yield from ((pattern, Meaning("journey")) for pattern in raw["journey"])
        yield from ((pattern, Meaning("with_them")) for pattern in raw["with_them"])
        for entry in raw["elsewhere"]:
            meaning = Meaning("elsewhere", entry["id"], bool(entry.get("mentioned")))
            yield from ((pattern, meaning) for pattern in entry["say"])

    def named(self, pattern: str) -> str:
        """A pattern of the language with the county's own names in place of ``<party>``."""
        return _NAMES.sub(lambda found: self._names.get(found[1], found[0]), pattern)

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

    def _expect(self, holds: bool, what: str, file: str = "words.yaml") -> None:
        if not holds:
            self._mistakes.append(
                f"{what}: not in the vocabulary; correct {file}, or add it to vocabulary.yaml."
            )


def _place_words(places: dict[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    labels = [label.sv for label in vocabulary.slots["kommun"].values.values()]
    for entry in places["municipalities"].values():
        labels += [*entry.get("places", ()), *entry.get("after_preposition", ())]
    for label in labels:
        yield from split(label).forms
