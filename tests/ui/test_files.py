"""The page's files: sent from memory, kept by the browser, packed where it can unpack."""

from __future__ import annotations

import gzip
from collections.abc import Coroutine
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from ui.files import LISTED, Files, framework_files


def finished(work: Coroutine[Any, Any, bool]) -> bool:
    """The result of what waits for nothing; the browser tests have a loop of their own."""
    try:
        work.send(None)
    except StopIteration as done:
        return bool(done.value)
    raise AssertionError("it waited for something")


def asked(files: Files, path: str, method: str = "GET", **headers: str) -> tuple[Any, ...] | None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "path": path,
        "method": method,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    if not finished(files.send(scope, send)):
        assert sent == []
        return None
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "a.js").write_text("let a = 1;", "utf-8")
    (tmp_path / "b.css").write_text("b {}", "utf-8")
    return Files(
        {
            "/assets/a.js": tmp_path / "a.js",
            "/page/b.css": tmp_path / "b.css",
            "/assets/gone.js": tmp_path / "gone.js",
        }
    )


def test_a_file_is_sent_whole_or_packed(files: Files) -> None:
    plain = asked(files, "/assets/a.js")
    packed = asked(files, "/assets/a.js", accept_encoding="br, gzip")
    assert plain is not None
    assert packed is not None
    assert plain[2] == gzip.decompress(packed[2]) == b"let a = 1;"
    assert packed[1][b"content-encoding"] == b"gzip"
    assert int(packed[1][b"content-length"]) == len(packed[2])


def test_what_is_named_by_its_content_is_kept_and_the_rest_asked_for_again(files: Files) -> None:
    hashed, own = asked(files, "/assets/a.js"), asked(files, "/page/b.css")
    assert hashed is not None
    assert own is not None
    assert b"immutable" in hashed[1][b"cache-control"]
    assert own[1][b"cache-control"] == b"no-cache"
    again = asked(files, "/page/b.css", if_none_match=own[1][b"etag"].decode())
    assert again is not None
    assert (again[0], again[2]) == (304, b"")


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/assets/gone.js", "GET"),
        ("/assets/../a.js", "GET"),
        ("/assets/a.js", "POST"),
        ("/", "GET"),
    ],
)
def test_anything_else_is_left_to_others(files: Files, path: str, method: str) -> None:
    assert asked(files, path, method) is None


def test_the_page_asks_at_once_for_what_there_is_of_the_framework(files: Files) -> None:
    assert files.preloads() == '<link rel="modulepreload" href="/assets/a.js">'


def test_the_list_names_files_that_the_framework_has() -> None:
    found = find_spec("gradio")
    assert found is not None
    assert found.origin is not None
    places = framework_files(Path(found.origin).parent / "templates" / "frontend")
    assert list(places) == LISTED.read_text("utf-8").split()
    assert [str(place) for place in places.values() if not place.is_file()] == []
