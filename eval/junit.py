"""The cases as a JUnit file, for whatever runs the suite."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from eval.case import SETS
from eval.outcome import Outcome
from eval.running import CaseRun

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(outcome: Outcome) -> str:
    """One test suite a set, one test a case, and one suite for the gate's reasons."""
    root = ElementTree.Element("testsuites")
    for name in SETS:
        runs = [run for run in outcome.runs if run.case.set == name]
        if runs:
            _suite(root, name, runs)
    gate = ElementTree.SubElement(
        root, "testsuite", name="gate", tests="1", failures=str(int(bool(outcome.verdict.reasons)))
    )
    case = ElementTree.SubElement(gate, "testcase", classname="gate", name="verdict")
    for reason in outcome.verdict.reasons:
        failure = ElementTree.SubElement(case, "failure", message=_clean(reason.what))
        failure.text = _clean(", ".join(reason.cases))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, name: str, runs: list[CaseRun]) -> None:
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(runs)),
        failures=str(sum(r.plain.answer is not None and not r.plain.right for r in runs)),
        errors=str(sum(r.plain.answer is None for r in runs)),
        time=f"{sum(r.plain.ms for r in runs) / 1000:.3f}",
    )
    for run in runs:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=f"{name}.{run.case.file.removesuffix('.yaml')}",
            name=run.case.id,
            time=f"{run.plain.ms / 1000:.3f}",
        )
        if run.plain.answer is None:
            ElementTree.SubElement(case, "error", message=_clean(run.plain.error or "no answer"))
            continue
        for check in run.plain.checks:
            if not check.passed:
                failure = ElementTree.SubElement(case, "failure", message=_clean(check.name))
                failure.text = _clean(f"väntat: {check.expected}\nfick: {check.got}")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
