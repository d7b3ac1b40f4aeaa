"""How long one message takes from intake to delivery, and what share of it is understanding; printed as medians and their ratio."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from bot.dialogue.understanding import understand
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from bot.wiring.shipped_faq import build_index_for_shipped

TEXTS = ("帳號被鎖要等多久", "我帳號怎麼了", "how do I change my password", "中午吃什麼好")


async def main() -> None:
    index = build_index_for_shipped()
    with tempfile.TemporaryDirectory() as folder:
        async with open_application(DataLocation(Settings(), Path(folder))) as application:
            whole: list[float] = []
            part: list[float] = []
            for number in range(200):
                text = TEXTS[number % len(TEXTS)]
                started = time.perf_counter()
                await application.answer(
                    Message(
                        str(number), ChatIdentity("console", "chen.yj"), ConversationAddress("console", "chen.yj", True), TypedText(text), application.clock.now()
                    )
                )
                whole.append(time.perf_counter() - started)
                started = time.perf_counter()
                understand(text, index)
                part.append(time.perf_counter() - started)
    median, inner = statistics.median(whole[4:]) * 1000, statistics.median(part) * 1000
    print(f"one message, median {median:.1f} ms; understanding {inner:.2f} ms, ratio {inner / median:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
