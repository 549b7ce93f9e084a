"""The words of the language cut to one corpus: what its vocabulary has no value for means nothing.

A county that has no duty, form of housing or procedure of that name is asked nothing about it,
so the program may ship more words than any one vocabulary has values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.domain.vocabulary import Vocabulary

_GENERAL = "ansvar"
"""Whom a duty that words leave open falls to; understood by the reader, no bundle."""


def fitted(raw: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """The language's ``glossary.yaml`` with only what the vocabulary can hold."""
    fit = _Fit(vocabulary)
    bundles = {
        name: known for name, duties in raw["bundles"].items() if (known := fit.duties(duties))
    }
    return {
        **raw,
        "bundles": bundles,
        "terms": [fit.term(term) for term in raw["terms"]],
        "words": [entry for entry in raw["words"] if fit.all_of(entry["means"])],
        "weak": [entry for entry in raw["weak"] if fit.all_of(entry["means"])],
        "ambiguous": [
            {**entry, "values": values}
            for entry in raw["ambiguous"]
            if len(values := fit.values(entry["slot"], entry["values"])) > 1
        ],
        "unnamed_procedures": [
            {**entry, "near": fit.values("atgard", entry["near"])}
            for entry in raw["unnamed_procedures"]
            if not fit.value("atgard", entry["id"])
        ],
        "of_a_child": {
            home: values
            for home, options in raw["of_a_child"].items()
            if (values := fit.values("boende", options))
        },
        "absorbs": {
            name: kept
            for name, others in raw["absorbs"].items()
            if (kept := [other for other in others if fit.of_a_question(other)])
            and fit.of_a_question(name)
        },
        "only_with": {
            procedure: needed
            for procedure, needed in raw["only_with"].items()
            if fit.value("atgard", procedure) and fit.all_of(needed)
        },
        "asks": {
            tier: [fits for entry in entries if (fits := fit.ask(entry, bundles)) is not None]
            for tier, entries in raw["asks"].items()
        },
    }


class _Fit:
    """What one vocabulary can hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def value(self, slot: str, value: object) -> bool:
        """Whether a slot (or ``actor``, ``plikt``) has a value."""
        if slot == "actor":
            return value in self._vocabulary.actors
        known = self._vocabulary.slots.get(slot)
        return known is not None and str(value) in known.values

    def values(self, slot: str, values: list[str]) -> list[str]:
        return [value for value in values if self.value(slot, value)]

    def all_of(self, means: Mapping[str, object]) -> bool:
        return all(self.value(slot, value) for slot, value in means.items())

    def duties(self, duties: list[str]) -> list[str]:
        return [duty for duty in duties if duty in self._vocabulary.duties]

    def of_a_question(self, name: str) -> bool:
        return name in self._vocabulary.duties or self.value("atgard", name)

    def term(self, term: Mapping[str, Any]) -> Mapping[str, Any]:
        """The term; without meaning and the patterns for it where there is no such value."""
        if self.all_of(term.get("means", {})):
            return term
        return {key: value for key, value in term.items() if key not in ("means", "also")}

    def ask(
        self, entry: Mapping[str, Any], bundles: Mapping[str, list[str]]
    ) -> Mapping[str, Any] | None:
        plikt = entry["plikt"]
        if isinstance(plikt, str):
            return entry if plikt in bundles or plikt == _GENERAL else None
        kept = self.duties(plikt)
        return {**entry, "plikt": kept} if kept else None
