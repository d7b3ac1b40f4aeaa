"""How well and how fast texts are understood: `python -m benchmarks.understanding [--fit] [--wrong] [--held-out FILE.tsv]`.

Five-fold cross-validation over the shipped texts: what is measured was never learnt from. `--fit` fits the constants of
`bot/faq/matcher.py` anew from the same folds.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.dialogue.evaluation import EvaluationReport, LabelledScore, ScoreShares, evaluate, evaluation_report
from bot.dialogue.understanding import understand
from bot.faq.index import build_index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts, shipped_labelled_texts
from bot.faq.library import shipped
from bot.faq.matcher import rank
from bot.faq.text import normalise

Table = npt.NDArray[np.float64]


def _folds(size: int, folds: int, seed: int = 7) -> list[list[int]]:
    order = np.random.default_rng(seed).permutation(size)
    return [sorted(int(at) for at in order[fold::folds]) for fold in range(folds)]


def cross_validated(
    measured: Sequence[LabelledText], kept: Sequence[LabelledText], folds: int = 5
) -> tuple[list[LabelledScore], list[tuple[LabelledText, bool, tuple[float, ...]]]]:
    """Each measured text, understood by an index that never saw it; and whether the best label in scope is right, with its evidence."""
    marked: list[LabelledScore] = []
    evidence: list[tuple[LabelledText, bool, tuple[float, ...]]] = []
    for fold in _folds(len(measured), folds):
        held = set(fold)
        index = build_index(shipped(), [*kept, *(one for at, one in enumerate(measured) if at not in held)])
        for at in fold:
            asked = measured[at]
            marked.append(LabelledScore(asked, understand(asked.text, index)))
            ranking = rank(index.near(normalise(asked.text)), index)
            evidence.append((asked, ranking.labels[0] in asked.wants, ranking.evidence[0]))
    return marked, evidence


def unlearnt(measured: Sequence[LabelledText]) -> tuple[LabelledText, ...]:
    """Those texts that no shipped table holds, however spelt: short greetings are written by everybody alike."""
    learnt = {normalise(one.text) for _, table in shipped_labelled_texts() for one in table}
    return tuple(one for one in measured if normalise(one.text) not in learnt)


def fitted(evidence: Sequence[tuple[LabelledText, bool, tuple[float, ...]]], weights: Sequence[float]) -> Table:
    """The logistic regression of "right" on the evidence, by Newton's steps with a slight penalty."""
    seen = np.array([values for _, _, values in evidence])
    right = np.array([held for _, held, _ in evidence], dtype=float)
    weight = np.array(weights)
    constants = np.zeros(seen.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-seen @ constants))
        slope = seen.T @ (weight * (guess - right)) + 0.05 * constants
        bend = (seen * (weight * guess * (1 - guess))[:, None]).T @ seen + 0.05 * np.eye(len(constants))
        constants -= np.linalg.solve(bend, slope)
    return constants


def _line(name: str, shares: ScoreShares) -> str:
    return (
        f"  {name:<14} {shares.texts:>5} texts  first {shares.first:6.1%}  within three {shares.within_three:6.1%}   answered right "
        f"{shares.answered_right:6.1%}  wrong {shares.answered_wrong:5.1%}  offered {shares.offered:5.1%}  refused {shares.refused:5.1%}"
    )


def _print(title: str, measured: EvaluationReport, wrong: bool) -> None:
    print(title)
    print(_line("in scope", measured.scope))
    for kind, shares in measured.kinds:
        if kind:
            print(_line(kind, shares))
    print(f"  out of scope   {measured.out_of_scope:>5} texts  answered {measured.oos_answered:.1%}  offered choices {measured.oos_offered:.1%}")
    for one in measured.wrong if wrong else ():
        print(f"    {'|'.join(one.asked.wants)} ← {one.got} ({one.intent.confidence:.2f}) {one.asked.text}")


def _speed(texts: Sequence[str]) -> None:
    began = time.perf_counter()
    index = build_index(shipped())
    built = time.perf_counter() - began
    took = []
    for text in texts:
        began = time.perf_counter()
        understand(text, index)
        took.append(time.perf_counter() - began)
    took.sort()
    print(
        f"speed: {len(index.texts)} texts learnt in {built:.2f} s; a text understood in {statistics.median(took) * 1e3:.2f} ms "
        f"(median), {took[int(len(took) * 0.99)] * 1e3:.2f} ms (99 %)"
    )


def main() -> None:
    """Prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the constants of the likelihood anew (takes minutes)")
    parser.add_argument("--wrong", action="store_true", help="print what was understood wrongly")
    parser.add_argument("--held-out", type=Path, help="labelled texts that nothing learns from")
    given = parser.parse_args()
    tables = dict(shipped_labelled_texts())
    dev = tables.pop("dev.tsv")
    others = [one for table in tables.values() for one in table]
    _speed([one.text for one in dev])
    marked, seen = cross_validated(dev, others)
    _print("dev.tsv, five folds, the other tables always learnt:", evaluation_report(marked), given.wrong)
    _print("dev.tsv, none of it learnt:", evaluate(dev, build_index(shipped(), others)), given.wrong)
    if given.held_out:
        held_out = unlearnt(read_labelled_texts(given.held_out.read_text(encoding="utf-8"), given.held_out.name))
        _print("held out, without what the shipped tables hold word for word:", evaluate(held_out, build_index(shipped())), False)
    if given.fit:
        marked, more = cross_validated(others, dev)
        _print("the other tables, five folds, dev.tsv always learnt:", evaluation_report(marked), given.wrong)
        # The dev texts are the wording of people; they count threefold.
        constants = fitted([*seen, *more], [3.0] * len(seen) + [1.0] * len(more))
        print("matcher._LOGISTIC =", tuple(round(float(one), 2) for one in constants))


if __name__ == "__main__":
    main()
