"""Teaches the transformer on the labelled turns: `python -m tests.reading.fine_tuning [--afresh] [--epochs 3] [--new WRITER …] [--without WRITER …] [--write]`.

It goes on from what is shipped; with `--afresh` from the bundled sentence model, as it has to where figures on writers held out are wanted. Needs torch, which nothing else here does
(`pip install torch`); an epoch takes some twelve minutes on two cores. The words' own numbers stay as they are; which words are known stays too.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bot.reading.network import Numbers
from bot.reading.reader import both, reading_of
from bot.reading.reading import Heard
from bot.reading.transformer import BEGIN, END, LONGEST_SAID, LONGEST_TEXT, Transformer
from bot.reading.transformer_file import MATRICES, NORMS, dump_transformer
from bot.wiring.reading import TRANSFORMER_FILE, shipped_transformer
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.reading.bundled_weights import BundledWeights
from tests.reading.labelled import LabelledTurn, all_turns, heads_of, moved_turns, one_part_turns, prepare, turns_hash
from tests.reading.learning import Pace
from tests.reading.training import ASIDE, cooling_for, learn, print_read, spoken

BATCH: Final = 32
RATE: Final = 1.5e-4
HEADS_RATE: Final = 1e-3
_ASIDE_ELSE: Final = 0.3
_SMOOTH: Final = 0.05
_LEFT_OUT: Final = 0.1
_SEEN_LEFT_OUT: Final = 0.2
_MOVED: Final = 0.4
"""Of the turns in another's place so many are learnt."""
_NOT_FORGOTTEN: Final = 0.25
_BUCKET: Final = 24
_PART: Final = 32
_NAMES: Final = {"query_key_value": "qkv", "attention_out": "ao", "feed_in": "fi", "feed_out": "fo", "attention_norm": "aln", "feed_norm": "oln"}


class TaughtLayer(nn.Module):
    """`bot.reading.transformer.Layer`, to be learnt."""

    def __init__(self, width: int, wide: int) -> None:
        super().__init__()
        self.query_key_value, self.attention_out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.feed_in, self.feed_out = nn.Linear(width, wide), nn.Linear(wide, width)
        self.attention_norm, self.feed_norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, numbers: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """`seen`: which places are filled."""
        many, size, width = numbers.shape
        query, key, value = self.query_key_value(numbers).view(many, size, 3, width // _PART, _PART).permute(2, 0, 3, 1, 4)
        gathered = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen).transpose(1, 2).reshape(many, size, width)
        numbers = self.attention_norm(numbers + functional.dropout(self.attention_out(gathered), _LEFT_OUT, self.training))
        return self.feed_norm(numbers + functional.dropout(self.feed_out(functional.gelu(self.feed_in(numbers))), _LEFT_OUT, self.training))


class TaughtTransformer(nn.Module):
    """`bot.reading.transformer.Transformer`, to be learnt; begins with its weights. The places behind the words are what the desk did."""

    def __init__(self, begins: Transformer, heads: dict[str, tuple[str, ...]], afresh: bool) -> None:
        super().__init__()
        width = begins.words.whole.shape[1]
        self.heads, self.steps, self.abouts = heads, list(begins.steps), list(begins.abouts)
        did = np.concatenate((np.stack(list(begins.steps.values())), np.stack(list(begins.abouts.values()))))
        self.known = len(begins.words.whole)
        self.words = nn.Embedding(self.known, width)
        self.words.weight.requires_grad = False
        self.did = nn.Embedding(len(did), width)
        self.positions, self.sides = nn.Parameter(torch.zeros(begins.positions.shape)), nn.Parameter(torch.zeros(2, width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(TaughtLayer(width, len(layer.feed_out)) for layer in begins.layers)
        self.out = nn.Linear(2 * width, sum(map(len, heads.values())))
        with torch.no_grad():
            self._begin_with(bundled(begins) if afresh else weights_of(begins, did))
            if not afresh:
                self._begin_heads_with(begins)
            if afresh:
                nn.init.normal_(self.did.weight, std=0.02)

    def _begin_with(self, weights: dict[str, Numbers]) -> None:
        for name, parameter in self.named_parameters():
            if name in weights and weights[name].shape == tuple(parameter.shape):
                parameter.copy_(torch.from_numpy(np.ascontiguousarray(weights[name])))

    def _begin_heads_with(self, begins: Transformer) -> None:
        """Values that are new begin by chance."""
        known = {(head, value): at for at, (head, value) in enumerate(_values(begins.heads))}
        for at, value in enumerate(_values(self.heads)):
            if value in known:
                self.out.weight[at] = torch.from_numpy(begins.out[:, known[value]].copy())
                self.out.bias[at] = float(begins.shares[known[value]])

    def forward(self, places: torch.Tensor, sides: torch.Tensor, filled: torch.Tensor) -> torch.Tensor:
        """The logits. `sides`: 0 where a place is the text's; `filled`: which places are."""
        words, did = self.words(places.clamp(max=self.known - 1)), self.did((places - self.known).clamp(min=0))
        numbers = torch.where((places >= self.known)[:, :, None], did, words)
        numbers = self.norm(numbers + self.positions[: places.shape[1]] + self.sides[sides])
        numbers = functional.dropout(numbers, _LEFT_OUT, self.training)
        seen = filled[:, None, None, :].expand(-1, 1, places.shape[1], -1)
        for layer in self.layers:
            numbers = layer(numbers, seen)
        text = ((sides == 0) & filled).float()[:, :, None]
        both = torch.cat(((numbers * text).sum(1) / text.sum(1), numbers[:, 0]), 1)
        logits: torch.Tensor = self.out(functional.dropout(both, _SEEN_LEFT_OUT, self.training))
        return logits

    def weights(self) -> dict[str, Numbers]:
        """As `dump_transformer` takes them."""
        found: dict[str, Numbers] = {}
        for name, parameter in self.named_parameters():
            numbers: Numbers = parameter.detach().float().numpy()
            layer = name.removeprefix("layers.") if name.startswith("layers.") else name
            beside = any(f"{norm}." in layer for norm in (*NORMS, "norm"))
            found[layer.replace(".weight", ".0" if beside else "").replace(".bias", ".1" if beside else "_bias")] = numbers
        steps = len(self.steps)
        found |= {"steps": found["did"][:steps], "abouts": found["did"][steps:], "out": found["out"].T, "shares": found["out_bias"]}
        return found


def _values(heads: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(head, value) for head, values in heads.items() for value in values]


def weights_of(given: Transformer, did: Numbers) -> dict[str, Numbers]:
    """A transformer's weights under the names of `TaughtTransformer`'s parameters."""
    found = {"words.weight": given.words.rows(), "did.weight": did, "positions": given.positions, "sides": given.sides}
    found |= {"norm.weight": given.norm[0], "norm.bias": given.norm[1]}
    for at, layer in enumerate(given.layers):
        for name in MATRICES:
            found |= {f"layers.{at}.{name}.weight": getattr(layer, name).T, f"layers.{at}.{name}.bias": getattr(layer, f"{name}_bias")}
        for name in NORMS:
            found |= {f"layers.{at}.{name}.weight": getattr(layer, name)[0], f"layers.{at}.{name}.bias": getattr(layer, name)[1]}
    return found


def bundled(shape: Transformer) -> dict[str, Numbers]:
    """The bundled model's weights under the same names, of the words that are known here."""
    model, (width, wide) = BundledWeights(), shape.layers[0].feed_in.shape
    places = {piece: place for place, piece in enumerate(model.pieces)}
    found = {"words.weight": model.tensor("emb.word", -1, width)[[places[piece] for piece in shape.pieces.names]]}
    found |= {"positions": model.tensor("emb.pos", -1, width)[: len(shape.positions)], "sides": model.tensor("emb.type", 2, width)}
    found |= {"norm.weight": model.tensor("emb.ln.w", width), "norm.bias": model.tensor("emb.ln.b", width)}
    for at in range(len(shape.layers)):
        parts = [(model.tensor(f"l{at}.{part}.w", width, width), model.tensor(f"l{at}.{part}.b", width)) for part in "qkv"]
        found |= {f"layers.{at}.query_key_value.weight": np.concatenate([part[0] for part in parts]), f"layers.{at}.query_key_value.bias": np.concatenate([part[1] for part in parts])}
        for name, (rows, columns) in (("attention_out", (width, width)), ("feed_in", (wide, width)), ("feed_out", (width, wide))):
            found |= {f"layers.{at}.{name}.weight": model.tensor(f"l{at}.{_NAMES[name]}.w", rows, columns), f"layers.{at}.{name}.bias": model.tensor(f"l{at}.{_NAMES[name]}.b", rows)}
        for name in NORMS:
            found |= {f"layers.{at}.{name}.weight": model.tensor(f"l{at}.{_NAMES[name]}.w", width), f"layers.{at}.{name}.bias": model.tensor(f"l{at}.{_NAMES[name]}.b", width)}
    return found


class Lessons:
    """Turns as numbers: the places of their pieces, which of these are the text's, and the right value of each head."""

    def __init__(self, model: TaughtTransformer, cutting: Transformer, found: Sequence[LabelledTurn]) -> None:
        self.turns = found
        self._steps = {step: model.known + at for at, step in enumerate(model.steps)}
        self._abouts = {about: model.known + len(model.steps) + at for at, about in enumerate(model.abouts)}
        self.laid = [self._laid_out(turn.heard, cutting) for turn in found]
        known = {head: {value: at for at, value in enumerate(values)} for head, values in model.heads.items()}
        self.right = {head: np.array([known[head].get(turn.right.get(head, ""), -1) for turn in found]) for head in known}

    def _laid_out(self, heard: Heard, cutting: Transformer) -> tuple[list[int], list[int]]:
        step, _, about = heard.context.partition(":")
        did = [place for place in (self._steps.get(step), self._abouts.get(about)) if place is not None]
        text = [BEGIN, *cutting.cut(heard.text, LONGEST_TEXT), END]
        said = [*cutting.cut(heard.said, LONGEST_SAID), END] if heard.said else []
        return [*did, *text, *said], [1] * len(did) + [0] * len(text) + [1] * len(said)

    def batch(self, places: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """These turns side by side, as long as the longest of them."""
        longest = max(len(self.laid[place][0]) for place in places)
        pieces, sides = torch.zeros(len(places), longest, dtype=torch.long), torch.ones(len(places), longest, dtype=torch.long)
        filled = torch.zeros(len(places), longest, dtype=torch.bool)
        for row, place in enumerate(places):
            size = len(self.laid[place][0])
            pieces[row, :size], sides[row, :size], filled[row, :size] = *map(torch.tensor, self.laid[place]), True
        return pieces, sides, filled

    def batches(self, places: Sequence[int], chance: np.random.Generator) -> list[list[int]]:
        """All in batches of turns about as long as each other, in another order each time."""
        order = [places[at] for at in chance.permutation(len(places))]
        buckets = (sorted(order[at : at + BATCH * _BUCKET], key=lambda place: len(self.laid[place][0])) for at in range(0, len(order), BATCH * _BUCKET))
        found = [bucket[at : at + BATCH] for bucket in buckets for at in range(0, len(bucket), BATCH)]
        return [found[at] for at in chance.permutation(len(found))]

    def surprise(self, logits: torch.Tensor, places: Sequence[int], heads: dict[str, tuple[str, ...]]) -> torch.Tensor:
        """How little the logits say of what is right, head by head."""
        total, at = torch.zeros(()), 0
        for head, values in heads.items():
            right = torch.from_numpy(self.right[head][list(places)])
            counts = 1.0 if head == "move" else ASIDE.get(head, _ASIDE_ELSE)
            if (right >= 0).any():
                lost = functional.cross_entropy(logits[:, at : at + len(values)], right, ignore_index=-1, label_smoothing=_SMOOTH)
                total = total + counts * lost * (right >= 0).float().mean()
            at += len(values)
        return total


def teach(model: TaughtTransformer, lessons: Lessons, places: Sequence[int], epochs: int, rate: float) -> None:
    """All epochs; the rate rises for a hundred steps and falls to nothing."""
    chance, began = np.random.default_rng(0), time.monotonic()
    ours = [(parameter, "out." in name) for name, parameter in model.named_parameters() if parameter.requires_grad]
    groups: list[dict[str, Any]] = [{"params": [one for one, is_head in ours if is_head == wanted], "lr": speed} for wanted, speed in ((False, rate), (True, HEADS_RATE))]
    adam = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    steps, step = epochs * -(-len(places) // BATCH), 0
    model.train()
    for _ in range(epochs):
        for some in lessons.batches(places, chance):
            step += 1
            for group, speed in zip(adam.param_groups, (rate, HEADS_RATE), strict=True):
                group["lr"] = speed * min(1, step / 100) * max(0.0, 1 - step / steps)
            lost = lessons.surprise(model(*lessons.batch(some)), some, model.heads)
            adam.zero_grad(set_to_none=True)
            lost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            if step % 50 == 0:
                print(f"{step} of {steps}, {time.monotonic() - began:.0f} s: {float(lost.detach()):.2f}", flush=True)
    model.eval()


def print_figures(model: TaughtTransformer, lessons: Lessons, without: frozenset[str]) -> None:
    """Of these writers' turns, as read by letters that were learnt from the others, by the transformer, and by both."""
    turns, index = lessons.turns, build_index_for_shipped()
    held = [place for place, turn in enumerate(turns) if turn.writer in without and not turn.moved]
    prepared = prepare(turns, index)
    by_letters = learn(prepared, np.array([place for place, turn in enumerate(turns) if turn.writer not in without]), index, Pace(aside=ASIDE))
    letters = spoken(by_letters, prepared, np.array(held))
    with torch.no_grad():
        said = [dict(zip(_values(model.heads), model(*lessons.batch([place]))[0].tolist(), strict=True)) for place in held]
    order = _values(by_letters.heads)
    taught = [np.array([one[value] for value in order], np.float32) for one in said]
    for name, logits in (("letters", letters), ("transformer", taught), ("both", [both(*pair) for pair in zip(letters, taught, strict=True)])):
        cooling = cooling_for(by_letters, logits, [turns[place].move for place in held])
        read = [(turns[place], reading_of(by_letters, one, cooling)) for place, one in zip(held, logits, strict=True)]
        print_read(f"{name}, cooled by {cooling:.2f}", read)


def main() -> None:
    """Teaches, prints, and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--afresh", action="store_true")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--new", nargs="*", default=[], help="writers to be learnt; of all others a quarter, so that they are not forgotten")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    torch.manual_seed(0)
    begins, turns = shipped_transformer(), all_turns()
    chance = np.random.default_rng(1)
    together = [*turns, *(turn for turn in moved_turns(turns) if chance.random() < _MOVED), *one_part_turns(turns)]
    model = TaughtTransformer(begins, heads_of(together), given.afresh)
    lessons = Lessons(model, begins, together)
    learnt = [place for place, turn in enumerate(together) if turn.writer not in given.without]
    if given.new:
        learnt = [place for place in learnt if together[place].writer in given.new or chance.random() < _NOT_FORGOTTEN]
    teach(model, lessons, learnt, given.epochs, given.rate)
    if given.without:
        print_figures(model, lessons, frozenset(given.without))
    if given.write:
        names = {"pieces": begins.pieces.names, "scores": begins.pieces.scores, "steps": model.steps, "abouts": model.abouts, "heads": model.heads, "learnt_from": turns_hash()}
        TRANSFORMER_FILE.write_bytes(dump_transformer(model.weights(), names))
        print(f"written: {TRANSFORMER_FILE}")


if __name__ == "__main__":
    main()
