"""Somebody else's FAQ: how fast a long document is read, and what a hundred thousand entries take to learn and to search.

`python -m benchmarks.own_faq [--entries N]`. Processor time, so that other work on the machine does not count.
"""

import argparse
import resource
import statistics
import time
from pathlib import Path
from random import Random

from bot.faq.catalogue import build_catalogue, match
from bot.faq.importer import read_question_document

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


if __name__ == "__main__":
    main()
