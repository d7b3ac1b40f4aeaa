"""What share of a message's time goes into counting it, printed with the number of counts; the clock that measures it is in the share."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.answering import TEXTS
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.metrics.metric import Metric
from bot.metrics.tally import Tally
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application

MESSAGES = 400


class Watched(Tally):
    """Counts, and measures how long that takes."""

    spent = 0.0
    counts = 0

    def count(self, metric: Metric, **labels: str) -> None:
        """One more."""
        begun = time.perf_counter()
        super().count(metric, **labels)
        self._took(begun)

    def observe(self, metric: Metric, seconds: float, **labels: str) -> None:
        """One more in its bucket."""
        begun = time.perf_counter()
        super().observe(metric, seconds, **labels)
        self._took(begun)

    def _took(self, begun: float) -> None:
        self.spent += time.perf_counter() - begun
        self.counts += 1


async def main() -> None:
    tally, place = Watched(("console",)), ConversationAddress("console", "chen.yj", True)
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        async with open_application(DataLocation(Settings(), Path(folder)), metrics=tally) as application:
            for number in range(MESSAGES):
                spent, begun = tally.spent, time.perf_counter()
                said = TypedText(TEXTS[number % len(TEXTS)])
                await application.answer(Message(str(number), ChatIdentity("console", "chen.yj"), place, said, application.clock.now()))
                shares.append((tally.spent - spent) / (time.perf_counter() - begun))
    late = statistics.quantiles(shares, n=20)[-1]
    print(f"{tally.counts / MESSAGES:.1f} counts a message, {statistics.median(shares):.2%} of its time (median), {late:.2%} (95 %)")


if __name__ == "__main__":
    asyncio.run(main())
