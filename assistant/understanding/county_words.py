"""The words that a corpus adds for its county, joined with those of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.corpus.swedish import added, read_swedish
from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.fitting import fitted
from assistant.understanding.terms import plain

FILE = "words.yaml"
_OF_A_CORPUS = ("documents", "parties", "people")
"""Parts about questions that the language has nothing for."""
_OF_SEARCH = "groups"

Parts = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]
"""Glossary, questions, places."""


def words_of(
    own: Mapping[str, Any],
    own_places: Mapping[str, Any],
    vocabulary: Vocabulary,
    mistakes: list[str],
) -> Parts:
    """The language's words with those of ``words.yaml`` and ``places.yaml`` of a corpus.

    Mistakes are gathered, each with its file; what comes back is of use where there is none.
    """
    raw, questions, places = (
        read_swedish(name, mistakes) for name in ("glossary.yaml", "questions.yaml", "places.yaml")
    )
    if mistakes:
        return {}, {}, {}
    glossary = fitted(raw, vocabulary)
    questions = {**questions, **{part: [] for part in _OF_A_CORPUS}}
    mistakes += _mistakes_of(own, glossary, questions)
    if mistakes:
        return {}, {}, {}
    places["elsewhere"] = [
        {**entry, "mentioned": entry["id"] in (own_places.get("mentioned") or ())}
        for entry in places["elsewhere"]
        if entry["id"] != vocabulary.county
    ]
    places["municipalities"] = own_places.get("municipalities") or {}
    return _with(glossary, own), _with(questions, own), places


def _with(part: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return dict(added(part, {key: own[key] for key in part if own.get(key) is not None}))


def _mistakes_of(
    own: Mapping[str, Any], glossary: Mapping[str, Any], questions: Mapping[str, Any]
) -> Iterator[str]:
    shipped = {**glossary, **questions, _OF_SEARCH: []}
    for part, value in own.items():
        if part not in shipped:
            yield f"{FILE}: {part} is not known; known are {', '.join(sorted(shipped))}."
        elif value is not None and isinstance(value, list) is not isinstance(shipped[part], list):
            shape = "a list" if isinstance(shipped[part], list) else "a mapping"
            yield f"{FILE}: {part} must be {shape}."
    terms = own.get("terms")
    known = {term["id"] for term in glossary["terms"]}
    for number, term in enumerate(terms if isinstance(terms, list) else (), 1):
        if not isinstance(term, dict) or not term.get("id"):
            yield f"{FILE}: terms, number {number}: needs an id."
        elif term["id"] not in known and not (term.get("sv") and term.get("en")):
            yield f"{FILE}: term {term['id']}: needs sv and en."
    hours = own.get("parts_of_day")
    if not isinstance(hours, dict) or "jourtid" not in hours:
        yield (
            f'{FILE}: parts_of_day must give jourtid, such as {{jourtid: ["16:30", "07:30"]}}: '
            "the hours that people mean by the word."
        )


def names_of(terms: Iterable[Mapping[str, Any]], vocabulary: Vocabulary) -> dict[str, str]:
    """What stands for ``<party>``, ``<abbreviation>`` and ``<county>``: alternatives of a pattern.

    Municipalities by their bare names, other parties by their labels; short forms of
    three letters or more that the corpus gives its own terms.
    """
    municipalities = vocabulary.slots["kommun"].values
    labels = [label.sv for label in municipalities.values()]
    labels += [
        label.sv for party, label in vocabulary.parties.items() if party not in municipalities
    ]
    short = [plain(name) for term in terms for name in term.get("abbr", ())]
    return {
        "party": "|".join(f"{plain(label)}*" for label in labels),
        "abbreviation": "|".join(dict.fromkeys(name for name in short if len(name) > 2)) or "#none",
        "county": f"{plain(vocabulary.county_label.sv)}*",
    }
