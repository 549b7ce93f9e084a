"""The closed vocabularies, and values that come from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.question import Moment
from assistant.errors import BadCaseError, CorpusError
from tests.understanding.reading import CORPUS, vocabulary


@pytest.mark.parametrize(
    ("slot", "raw", "value"),
    [
        ("boende", "korttidsboende", "korttidsboende"),
        ("inskriven", True, True),
        ("inskriven", "false", False),
        ("atgard", "trach", ("trach",)),
        ("atgard", ["trach", "pd", "trach"], ("trach", "pd")),
        ("plikt", ["radgivning"], ("radgivning",)),
    ],
)
def test_a_value_is_typed(slot: str, raw: object, value: object) -> None:
    assert vocabulary().value(slot, raw) == value


def test_a_moment_may_be_a_time_or_an_interval() -> None:
    point = vocabulary().value("moment", "2026-06-10T14:00")
    assert isinstance(point, Moment)
    assert point.start == point.end
    assert point.start.isoformat() == "2026-06-10T14:00:00+02:00"
    whole = vocabulary().value("moment", {"from": "2026-06-10", "to": "2026-06-11"})
    assert isinstance(whole, Moment)
    assert whole.start < whole.end


@pytest.mark.parametrize(
    ("slot", "raw"),
    [
        ("hemlig", "x"),
        ("boende", "hemligt slott"),
        ("boende", None),
        ("boende", {"a": 1}),
        ("inskriven", 1),
        ("atgard", ["trach", "hemlig"]),
        ("moment", "hemlig"),
        ("moment", {"from": "2026-06-11", "to": "2026-06-10"}),
        ("moment", {"from": "2026-06-11"}),
        ("moment", 17),
    ],
)
def test_a_wrong_value_is_refused_without_echo(slot: str, raw: object) -> None:
    with pytest.raises(BadCaseError) as refused:
        vocabulary().value(slot, raw)
    assert "hemlig" not in str(refused.value)


def test_mistakes_are_listed_together(tmp_path: Path) -> None:
    text = (CORPUS / "vocabulary.yaml").read_text("utf-8")
    text = text.replace("timezone: Europe/Stockholm", "timezone: Mars/Olympus")
    text = text.replace("  alder: vuxen\n", "  alder: odödlig\n")
    path = tmp_path / "vocabulary.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError) as wrong:
        load_vocabulary(path)
    assert len(wrong.value.mistakes) == 2
