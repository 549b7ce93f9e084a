"""No model is asked unless the settings name one and a task for it."""

from __future__ import annotations

import pytest

from assistant.errors import SettingsError
from assistant.models.opening import open_model
from assistant.settings import Settings, from_environment
from tests.models.endpoint import reply, running
from tests.models.test_openai_compatible import MESSAGES


def environment(**changed: str) -> dict[str, str]:
    whole = {
        "ASSISTANT_MODEL_URL": "http://127.0.0.1:1/v1",
        "ASSISTANT_MODEL_NAME": "m",
        "ASSISTANT_MODEL_FOR": "slots",
        **{f"ASSISTANT_{name}": value for name, value in changed.items()},
    }
    return {name: value for name, value in whole.items() if value}


def test_by_default_there_is_no_model() -> None:
    assert open_model(Settings(), "slots") is None
    assert open_model(from_environment({}), "wording") is None
    assert open_model(from_environment(environment(MODEL_FOR="")), "slots") is None


def test_a_model_does_the_tasks_it_is_set_for_and_no_other() -> None:
    settings = from_environment(environment(MODEL_FOR=" wording , slots "))
    assert settings.model_for == {"slots", "wording"}
    assert open_model(from_environment(environment()), "wording") is None


def test_the_model_is_the_one_of_the_settings() -> None:
    with running(reply("ja")) as endpoint:
        model = open_model(from_environment(environment(MODEL_URL=endpoint.url)), "slots")
        assert model is not None
        assert (model.name, model.complete(MESSAGES)) == ("m", "ja")


@pytest.mark.parametrize(
    "changed",
    [
        {"MODEL_FOR": "allt"},
        {"MODEL_URL": ""},
        {"MODEL_NAME": ""},
        {"MODEL_URL": "modellen"},
        {"MODEL_URL": "ftp://127.0.0.1/v1"},
        {"MODEL_URL": "http://"},
        {"MODEL_URL": "http://127.0.0.1:hej/v1"},
        {"MODEL_URL": "http://example.org/v1"},
        {"MODEL_SECONDS": "länge"},
        {"MODEL_SECONDS": "0"},
        {"MODEL_SECONDS": "nan"},
        {"MODEL_SECONDS": "100000"},
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(changed: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_MODEL_.*\.$"):
        from_environment(environment(**changed))


def test_the_key_is_not_shown() -> None:
    assert "hemlig" not in repr(from_environment(environment(MODEL_KEY="hemlig")))
