"""Writes the vectors of all that is shipped: `python -m benchmarks.shipped_vectors`, after texts were added; those that stay are taken as they are.

Texts without a shipped vector cost nothing but time: each desk encodes them in the background.
"""

import asyncio
from pathlib import Path

from bot.faq.index_meaning import index_encoder_texts
from bot.faq.library import shipped
from bot.runtime.disk_cache import cache_folder
from bot.runtime.vector_file import dump_vectors
from bot.runtime.vector_store import VectorStore, text_hash
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, build_encoder
from bot.wiring.faq_meaning import encode_missing
from bot.wiring.side_questions import SideQuestions
from bot.wiring.understanding import SHIPPED_VECTORS


async def main() -> None:
    """Encodes and writes."""
    encoder = build_encoder(Settings(), AT_A_COMMAND)
    assert encoder is not None, "the bundled encoder is not installed"
    texts = sorted({*index_encoder_texts(shipped()), *SideQuestions().encoder_texts()})
    store = VectorStore(cache_folder(), encoder.name)
    try:
        assert await encode_missing(texts, [encoder], store)
    finally:
        await encoder.close()
    file = Path(__file__).parent.parent / "bot" / "wiring" / SHIPPED_VECTORS
    file.write_bytes(dump_vectors(encoder.name, [text_hash(text) for text in texts], store.take(store.places(texts))))
    print(f"{len(texts)} vectors in {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    asyncio.run(main())
