"""Personal data in what a person types: found by pattern and by name, and masked before all else."""

from assistant.privacy.masked import KINDS, MARK, Masked
from assistant.privacy.masking import mask

__all__ = ["KINDS", "MARK", "Masked", "mask"]
