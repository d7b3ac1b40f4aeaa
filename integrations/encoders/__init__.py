"""What turns sentences into vectors of meaning: models that read strangers' texts in a process of their own."""

from typing import Final

LONGEST: Final = 64
"""Characters of one text that a model is shown. The desk cuts before; what is longer all the same is cut by the model's process."""
