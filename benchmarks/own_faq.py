"""Somebody else's FAQ: how fast a long document is read, and what a hundred thousand entries take to learn and to search.

`python -m benchmarks.own_faq [--entries N]`. Processor time, so that other work on the machine does not count.
"""

import argparse
import asyncio
import resource
import statistics
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np

from bot.faq.catalogue import Catalogue, build_catalogue, compare_letters, match
from bot.faq.importer import read_question_document
from bot.faq.meaning import build_meaning, decide_with_meaning, encoder_text, encoder_texts
from bot.runtime.vector_store import VectorStore
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, build_encoder

SOURCE = Path(__file__).parent.parent / "tests" / "faq" / "source-faq-zh-TW.txt"
_CHINESE = "申請帳號密碼登入系統資料機關單位人員設定變更完成確認聯絡信箱資訊表單圖書館停車場報名補助查詢線上服務電話時間地點費用文件證明"
_ENGLISH = ("how", "do", "I", "change", "reset", "open", "close", "find", "account", "order", "parcel", "invoice", "payment", "address", "password", "room")


def made_up(count: int, chance: Random) -> list[tuple[str, str]]:
    """So many short questions, half of them Chinese, half English."""
    return [
        (f"e{at}", "".join(chance.choices(_CHINESE, k=chance.randint(6, 24))) if at % 2 else " ".join(chance.choices(_ENGLISH, k=chance.randint(4, 12))) + f" {at}")
        for at in range(count)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, metavar="N")
    count = parser.parse_args().entries
    text = "\n".join([SOURCE.read_text(encoding="utf-8")] * 200)
    began = time.process_time()
    found = read_question_document(text)
    print(f"a document of {len(text.encode()) / 1e6:.1f} MB, {len(found.questions)} questions, read in {time.process_time() - began:.1f} s")
    chance = Random(5)
    entries = made_up(count, chance)
    began = time.process_time()
    catalogue = build_catalogue(entries)
    built = time.process_time() - began
    took = []
    first = 0
    for id, said in chance.sample(entries, 300):
        cut = chance.randrange(len(said))
        began = time.process_time()
        first += match(said[:cut] + said[cut + 1 :], catalogue).choices[0].id == id
        took.append(time.process_time() - began)
    took.sort()
    print(
        f"{count} entries learnt in {built:.1f} s, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB; "
        f"a query with one character missing in {statistics.median(took) * 1e3:.1f} ms (median), {took[285] * 1e3:.1f} ms (95 %), right first {first / 3:.0f} %"
    )
    _by_meaning(entries, catalogue, chance)


def _by_meaning(entries: list[tuple[str, str]], catalogue: Catalogue, chance: Random) -> None:
    """What vectors add, with made-up ones: encoding so many takes most of an hour, at the rate that is printed where the bundled encoder is installed."""
    texts, made = encoder_texts(entries), np.random.default_rng(5)
    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder), "made up")
        middle = made.normal(size=384).astype(np.float32) * 2
        for begin in range(0, len(texts), 1000):
            vectors = made.normal(size=(len(texts[begin : begin + 1000]), 384)).astype(np.float32) + middle
            store.add(texts[begin : begin + 1000], vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
        store.reopen()
        places = store.places(texts)
        began = time.process_time()
        meaning = build_meaning(texts, catalogue, lambda some: store.take(places[some]))
        built = time.process_time() - began
        took = []
        for _, said in chance.sample(entries, 300):
            letters, vector = compare_letters(said, catalogue), store.take(places[[chance.randrange(len(texts))]])[0]
            began = time.process_time()
            if letters is not None:
                decide_with_meaning(letters, vector, catalogue, meaning)
            took.append(time.process_time() - began)
    took.sort()
    print(
        f"with vectors: {built:.1f} s more once they are there, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB; "
        f"a query {statistics.median(took) * 1e3:.1f} ms more (median), {took[297] * 1e3:.1f} ms (99 %), without the vector itself"
    )
    asyncio.run(_rate([text for _, text in entries[:64]]))


async def _rate(texts: list[str]) -> None:
    encoder = build_encoder(Settings(), AT_A_COMMAND)
    if encoder is None:
        return
    await encoder.encode(["?"])
    began = time.perf_counter()
    await encoder.encode([encoder_text(text) for text in texts])
    print(f"{len(texts) / (time.perf_counter() - began):.0f} vectors a second by the clock, on what this machine had left")
    await encoder.close()


if __name__ == "__main__":
    main()
