import pytest
from pydantic import SecretStr

from assistant.chat_model import open_chat_model, takes_schema
from assistant.settings import Settings, SettingsError


def test_opens_the_named_model_at_the_named_place() -> None:
    model = open_chat_model(
        Settings(
            llm_model="qwen3:8b",
            llm_url="http://127.0.0.1:1/v1",
            llm_key=SecretStr("k"),
            llm_timeout_seconds=3,
        )
    )
    told = model.model_dump(
        include={"model_name", "openai_api_base", "request_timeout", "max_retries", "temperature"}
    )
    assert told == {
        "model_name": "qwen3:8b",
        "openai_api_base": "http://127.0.0.1:1/v1",
        "request_timeout": 3.0,
        "max_retries": 1,
        "temperature": 0.0,
    }
    assert takes_schema(model)


def test_opens_any_chat_model_of_langchain() -> None:
    path = "langchain_core.language_models.fake_chat_models:ParrotFakeChatModel"
    model = open_chat_model(Settings(llm_model="x", llm_class=path))
    assert type(model).__name__ == "ParrotFakeChatModel"
    assert not takes_schema(model)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(), "YORISOI_LLM_MODEL"),
        (Settings(llm_model="x"), "YORISOI_LLM_URL"),
        (Settings(llm_model="x", llm_class="no_such_package:Chat"), "no-such-package"),
        (Settings(llm_model="x", llm_class="json:NoSuchName"), "json:NoSuchName"),
        (Settings(llm_model="x", llm_class="pathlib:Path"), "チャットモデルではありません"),
    ],
)
def test_says_which_setting_is_wrong(settings: Settings, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        open_chat_model(settings)


def test_a_model_is_off_until_it_is_named_and_switched_on() -> None:
    assert not Settings().writes_with_model
    assert not Settings(llm_model="x").writes_with_model
    assert not Settings(answer_mode="model").writes_with_model
    assert Settings(answer_mode="model", llm_model="x").writes_with_model


def test_the_key_is_never_shown() -> None:
    assert "hidden-key" not in repr(Settings(llm_key=SecretStr("hidden-key")))
