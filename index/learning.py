"""What the embedded model and the calibration learn from: an entry analysed into terms."""

from collections.abc import Sequence
from dataclasses import dataclass

Terms = Sequence[str]


@dataclass(frozen=True, slots=True)
class Text:
    """One entry to learn from, analysed into terms."""

    title: Terms
    sentences: Sequence[Terms]
    questions: Sequence[Terms] = ()

    @property
    def body(self) -> list[str]:
        """All terms of the sentences in order."""
        return [term for sentence in self.sentences for term in sentence]
