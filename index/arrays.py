"""The arrays that the index is made of."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
"""Vectors, cosines and scores."""

Rows = npt.NDArray[np.int64]
"""Places in another array or list, or counts."""
