"""The chat model that a deployment names in its settings; none is needed, and none is loaded by default."""

import importlib
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.settings import Settings, SettingsError

OPENAI_COMPATIBLE = "langchain_openai:ChatOpenAI"
MAX_RETRIES = 1
"""A refused or overloaded server is asked once more, within the time that one reply may take."""


def open_chat_model(settings: Settings) -> BaseChatModel:
    """Return the chat model of the settings; nothing is sent yet.

    Raises:
        SettingsError: no model or place is named, or its package is not installed.
    """
    if not settings.llm_model:
        raise SettingsError("文章を書くモデルの名前がありません。YORISOI_LLM_MODEL に書いてください。")
    if settings.llm_class == OPENAI_COMPATIBLE and not settings.llm_url:
        raise SettingsError(
            "文章を書くモデルの場所がありません。YORISOI_LLM_URL に書いてください（例：http://127.0.0.1:11434/v1）。"
        )
    model_class = _model_class(settings.llm_class)
    return model_class(**_taken(model_class, _wanted(settings)))


def takes_schema(model: BaseChatModel) -> bool:
    """Whether the model passes a response schema on to its server untouched (`extra_body`)."""
    return "extra_body" in type(model).model_fields


def _wanted(settings: Settings) -> dict[str, Any]:
    return {
        "model": settings.llm_model,
        "base_url": settings.llm_url or None,
        "api_key": settings.llm_key if settings.llm_key.get_secret_value() else _no_key(settings),
        "timeout": settings.llm_timeout_seconds,
        "max_retries": MAX_RETRIES,
        "temperature": 0,
    }


def _no_key(settings: Settings) -> str | None:
    """OpenAI's client will not start without a key; servers of one's own take any word."""
    return "none" if settings.llm_class == OPENAI_COMPATIBLE else None


def _taken(model_class: type[BaseChatModel], wanted: dict[str, Any]) -> dict[str, Any]:
    """What of it this class of model has a place for."""
    fields = model_class.model_fields
    known = {*fields, *(field.alias for field in fields.values())}
    return {name: value for name, value in wanted.items() if name in known and value is not None}


def _model_class(path: str) -> type[BaseChatModel]:
    package, _, name = path.partition(":")
    try:
        # A heavy optional package, imported only where the settings name it.
        found = getattr(importlib.import_module(package), name)
    except (ImportError, AttributeError, ValueError) as error:
        name = package.replace("_", "-")
        raise SettingsError(
            f"設定 YORISOI_LLM_CLASS の「{path}」を使えません。部品（{name}）を入れてください。"
        ) from error
    if not (isinstance(found, type) and issubclass(found, BaseChatModel)):
        raise SettingsError(
            f"設定 YORISOI_LLM_CLASS の「{path}」は LangChain のチャットモデルではありません。"
            f"「{OPENAI_COMPATIBLE}」のように書いてください。"
        )
    return found
