"""Settings: the one reader of the environment. Every name begins with YORISOI_ (YORISOI_PORT=8000)."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.official.address import OFFICIAL_URL

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names it."""


class Settings(BaseSettings):
    """What a deployment may change. Paths are absolute or relative to the current folder."""

    model_config = SettingsConfigDict(
        env_prefix="YORISOI_", env_file=ROOT / ".env", extra="ignore", frozen=True
    )

    home: Path = ROOT / "data"
    """Where the index, imported editions and records are kept."""
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)
    prefecture: str = ""
    """The prefecture whose support centre an abstention names, e.g. 福岡県."""
    embedding_model: str = ""
    """A sentence-transformers model name or folder; "" is the embedded model."""
    query_prefix: str = ""
    """What goes before every question that `embedding_model` reads; "" leaves it to the model."""
    passage_prefix: str = ""
    """What goes before every passage that `embedding_model` reads; "" leaves it to the model."""
    reranker_model: str = ""
    """A sentence-transformers CrossEncoder name or folder that reads the first entries again; "" is none.

    Only `yorisoi build` fetches it, where it is not on this machine yet.
    """
    official_url: str = OFFICIAL_URL
    """Where `yorisoi import --official` fetches the ministry's PDF; https only."""
    chroma_url: str = ""
    """A Chroma server such as http://127.0.0.1:8000; "" keeps the store in `home`."""
    max_question_characters: int = Field(default=2000, ge=1)
    answer_mode: Literal["extractive", "model"] = "extractive"
    """`extractive` shows passages only, whatever else is set; `model` lets `llm_model` write."""
    llm_model: str = ""
    """The name of a chat model, e.g. qwen3:8b; "" is none. Nothing leaves this machine without it."""
    llm_url: str = ""
    """Where the model is served, e.g. http://127.0.0.1:11434/v1 (Ollama, vLLM, any OpenAI-compatible server)."""
    llm_key: SecretStr = SecretStr("")
    llm_timeout_seconds: float = Field(default=20, gt=0, le=300)
    """How long one whole reply may take; after it the passages themselves are shown."""
    llm_class: str = "langchain_openai:ChatOpenAI"
    """The LangChain chat model to use, as `package:Class`."""
    users_file: Path | None = None
    """Who may log in, a `name:role:scrypt hash` a line; needed to serve beyond this machine."""

    @property
    def writes_with_model(self) -> bool:
        """Whether a chat model is to write answers: it is named, and the switch is not at passages only."""
        return self.answer_mode == "model" and bool(self.llm_model)

    @property
    def index_directory(self) -> Path:
        """The folder that holds the index."""
        return self.home / "index"


def read_settings() -> Settings:
    """Return the settings of this process, read from the environment and `.env`.

    Raises:
        SettingsError: a value is of the wrong form.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "YORISOI_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(
            f"設定 {name} の値「{first.get('input')}」は使えません。値を直してください。"
        ) from error
