"""Somebody else's FAQ: letters, vectors and both, beside RapidFuzz, BM25 and character tf-idf, from the same files in one run.

`python -m benchmarks.faq_sets --sets DIR`: `NAME.entries.tsv` (id, text) and `NAME.queries.tsv` (text, id; no id is out of scope). Without DIR
it measures on our own texts without our vocabulary: 1, 5 and 20 texts an entry, asked with the queries of another writer.
Ranges are 95 % bootstrap intervals over the queries. BM25 is bm25s where it is installed (pip install bm25s).
"""

import argparse
import asyncio
import importlib
import importlib.util
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from benchmarks.understanding import unlearnt
from bot.faq.catalogue import Catalogue, build_catalogue, compare_letters, decide_by_letters
from bot.faq.features import words
from bot.faq.index import labelled_pairs
from bot.faq.inverted_index import build_inverted_index
from bot.faq.labelled_texts import read_labelled_texts
from bot.faq.library import shipped
from bot.faq.meaning import SURE, CatalogueVectors, build_meaning, decide_with_meaning, encoder_query, encoder_texts
from bot.faq.pairs import read_pairs
from bot.faq.text import tidy
from bot.runtime.disk_cache import cache_folder
from bot.runtime.vector_store import VectorStore
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, build_encoder
from bot.wiring.faq_meaning import encode_missing

HELD_OUT = Path(__file__).parent.parent / "tests" / "faq" / "queries-held-out.tsv"
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FaqSet:
    name: str
    pairs: tuple[tuple[str, str], ...]
    queries: tuple[tuple[str, str], ...]


@dataclass
class Answers:
    """For each query the first ids and how sure the first is."""

    method: str
    ranked: list[Sequence[str]]
    sure: list[float]


def public(folder: Path) -> Iterator[FaqSet]:
    for entries in sorted(folder.glob("*.entries.tsv")):
        name = entries.name.removesuffix(".entries.tsv")
        lines = (folder / f"{name}.queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
        queries = tuple((text, id) for text, _, id in (line.partition("\t") for line in lines))
        yield FaqSet(name, read_pairs(entries.read_text(encoding="utf-8"), entries.name), queries)


def own() -> Iterator[FaqSet]:
    """Our texts at 1, 5 and 20 an entry; the queries are another writer's, none of them learnt."""
    ids = {entry.id for entry in shipped()}
    texts: dict[str, list[str]] = {}
    for label, text in labelled_pairs(shipped()):
        if label in ids and text not in texts.setdefault(label, []):
            texts[label].append(text)
    held_out = unlearnt(read_labelled_texts(HELD_OUT.read_text(encoding="utf-8"), HELD_OUT.name))
    queries = tuple((asked.text, "" if asked.out_of_scope else asked.wants[0]) for asked in held_out if asked.out_of_scope or asked.wants[0] in ids)
    for count in (1, 5, 20):
        chance = Random(1)
        yield FaqSet(f"own{count}", tuple((id, text) for id in sorted(ids) for text in chance.sample(texts[id], min(count, len(texts[id])))), queries)


def by_scores(method: str, asked: FaqSet, score: Callable[[str], Any]) -> Answers:
    """A peer: the best text of an id, its score as it is."""
    ids = [id for id, _ in asked.pairs]
    answers = Answers(method, [], [])
    for text, _ in asked.queries:
        scores = np.asarray(score(text))
        best = dict.fromkeys(ids[at] for at in np.argsort(-scores, kind="stable")[:200])
        answers.ranked.append(list(best)[:3])
        answers.sure.append(float(scores.max()))
    return answers


def peers(asked: FaqSet) -> Iterator[Answers]:
    texts = [tidy(text) for _, text in asked.pairs]
    yield by_scores("RapidFuzz token_set", asked, lambda text: process.cdist([tidy(text)], texts, scorer=fuzz.token_set_ratio)[0])
    yield by_scores("RapidFuzz ratio", asked, lambda text: process.cdist([tidy(text)], texts, scorer=fuzz.ratio)[0])
    index = build_inverted_index(_grams(text) for text in texts)
    yield by_scores("char tf-idf 1-3", asked, lambda text: index.cosines(_grams(tidy(text))))
    if importlib.util.find_spec("bm25s") is not None:
        bm25s: Any = importlib.import_module("bm25s")
        vocabulary = {word: at for at, word in enumerate(sorted({word for text in texts for word in words(text)}))}
        retriever = bm25s.BM25()
        retriever.index([list(words(text)) for text in texts], show_progress=False)
        yield by_scores("BM25 (bm25s)", asked, lambda text: _bm25(retriever, [word for word in words(tidy(text)) if word in vocabulary], len(texts)))


def _bm25(retriever: Any, tokens: list[str], count: int) -> Any:
    return retriever.get_scores(tokens) if tokens else np.zeros(count)


def _grams(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for length in (1, 2, 3):
        for begin in range(len(text) - length + 1):
            gram = text[begin : begin + length]
            found[gram] = found.get(gram, 0.0) + 1
    return found


def ours(asked: FaqSet, catalogue: Catalogue, meaning: CatalogueVectors | None, vectors: npt.NDArray[np.float32] | None) -> Iterator[Answers]:
    letters, both, cascade, alone = (Answers(name, [], []) for name in ("letters", "both, always asked", "both, as faq match asks", "vectors alone"))
    unsure = 0
    for at, (text, _) in enumerate(asked.queries):
        evidence = compare_letters(text, catalogue)
        assert evidence is not None
        found = decide_by_letters(evidence, catalogue)
        _add(letters, [choice.id for choice in found.choices], found.confidence)
        if meaning is None or vectors is None:
            continue
        heard = decide_with_meaning(evidence, vectors[at], catalogue, meaning)
        _add(both, [choice.id for choice in heard.choices], heard.confidence)
        used = heard if found.confidence < SURE else found
        unsure += used is heard
        _add(cascade, [choice.id for choice in used.choices], used.confidence)
        word = meaning.word(meaning.cosines(vectors[at]), catalogue)
        _add(alone, [catalogue.ids[place] for place in np.argsort(-word, kind="stable")[:3]], float(word.max()))
    yield letters
    if meaning is not None:
        cascade.method += f" ({unsure / len(asked.queries):.0%})"
        yield from (alone, both, cascade)


def _add(answers: Answers, ids: Sequence[str], sure: float) -> None:
    answers.ranked.append(list(ids)[:3])
    answers.sure.append(sure)


def line(asked: FaqSet, answers: Answers) -> str:
    wanted = [id for _, id in asked.queries]
    inside = np.array([bool(id) for id in wanted])
    first = np.array([bool(ranked) and ranked[0] == id for ranked, id in zip(answers.ranked, wanted, strict=True)])
    three = np.array([id in ranked for ranked, id in zip(answers.ranked, wanted, strict=True)])
    sure = np.array(answers.sure)
    rng = np.random.default_rng(1)
    drawn = [first[inside][rng.integers(0, inside.sum(), inside.sum())].mean() for _ in range(1000)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    said = f"  {answers.method:<32} first {first[inside].mean():6.1%} ({low:.1%}-{high:.1%})  three {three[inside].mean():6.1%}"
    if inside.all():
        return said
    said += f"  AUROC {_auroc(sure[inside], sure[~inside]):.3f}"
    return said + (f"  said off by {_off(sure, first):.1%}" if answers.method.startswith(("letters", "both")) else "")


def _auroc(inside: Numbers, outside: Numbers) -> float:
    ranked = np.sort(outside)
    return float((np.searchsorted(ranked, inside, "left") + np.searchsorted(ranked, inside, "right")).mean() / 2 / len(ranked))


def _off(sure: Numbers, right: npt.NDArray[np.bool_]) -> float:
    """How far what was said is from what was right, in tenths, on average over the queries."""
    band = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(sure[band == at].mean() - right[band == at].mean()) * (band == at).mean() for at in set(band)))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, metavar="DIR")
    folder = parser.parse_args().sets
    encoder = build_encoder(Settings(), AT_A_COMMAND)
    for asked in own() if folder is None else public(folder):
        print(f"{asked.name}: {len({id for id, _ in asked.pairs})} ids, {len(asked.pairs)} texts, {len(asked.queries)} queries")
        catalogue, meaning, vectors = build_catalogue(asked.pairs), None, None
        if encoder is not None:
            texts, queries = encoder_texts(asked.pairs), [encoder_query(text) for text, _ in asked.queries]
            store = VectorStore(cache_folder(), encoder.name)
            assert await encode_missing([*texts, *queries], [encoder], store)
            places = store.places(texts)
            meaning = build_meaning(texts, catalogue, lambda some, store=store, places=places: store.take(places[some]))  # type: ignore[misc]
            vectors = store.take(store.places(queries))
        for answers in [*peers(asked), *ours(asked, catalogue, meaning, vectors)]:
            print(line(asked, answers))
    if encoder is not None:
        await encoder.close()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    asyncio.run(main())
