import pytest
from langchain_core.exceptions import ModelAPIError, ModelRateLimitError, ModelTimeoutError

from assistant.generate_failure import Failure, GenerationError, failure_of


@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_is_told_in_one_japanese_sentence(failure: Failure) -> None:
    assert str(GenerationError(failure)).count("。") == 1
    assert str(GenerationError(failure)).endswith("資料の文をそのまま示しています。")


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (TimeoutError(), Failure.TIMEOUT),
        (ModelTimeoutError(), Failure.TIMEOUT),
        (ConnectionResetError(), Failure.UNREACHABLE),
        (ModelRateLimitError(), Failure.OVERLOADED),
        (ModelAPIError(), Failure.BROKEN),
        (ValueError("No generation chunks were returned"), Failure.BROKEN),
    ],
)
def test_errors_of_any_model_get_a_name(error: Exception, failure: Failure) -> None:
    assert failure_of(error) is failure
