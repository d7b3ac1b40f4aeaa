"""What the shipped reader makes of turns, and that it was learnt from the turns that lie here."""

from dataclasses import replace

import numpy as np
import pytest

from bot.faq.index import Index
from bot.reading.features import hashed_features
from bot.reading.label_table import LABEL_HEADS, label_table
from bot.reading.model_file import dump_reading_model, load_reading_model
from bot.reading.reader import BEGINS, SOMEBODY_ELSE, Reader, reading_of
from bot.reading.reading import Heard, Reading
from bot.reading.vocabulary import OTHERS, Act, Aspect, Matter
from bot.wiring.reading import shipped_reader, shipped_reading_model, shipped_transformer
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.reading.figures import reading_figures
from tests.reading.labelled import all_turns, prepare, turns_hash
from tests.reading.learning import Pace
from tests.reading.training import learn


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index_for_shipped()


@pytest.fixture(scope="module")
def reader(index: Index) -> Reader:
    return shipped_reader(index)


def test_the_shipped_model_was_learnt_from_the_turns_that_lie_here() -> None:
    assert shipped_reading_model().learnt_from == turns_hash(), (
        "the labelled turns have changed: `python -m tests.reading.training --cooling … --write` learns anew"
    )


@pytest.mark.parametrize(
    ("text", "context", "said", "move"),
    [
        ("幫我解鎖", "start", "", "do:unlock"),
        ("Please unlock my account", "start", "", "do:unlock"),
        ("幫我重設密碼", "start", "", "do:reset_password"),
        ("我主管的帳號鎖住了，幫他解一下", "start", "", "other"),
        ("my colleague is locked out, can you unlock him", "start", "", "other"),
        ("VPN連不上", "start", "", "elsewhere"),
        ("我點了釣魚信還輸入了密碼", "start", "", "incident"),
        ("密碼有什麼規則", "start", "", "faq:password-02"),
        ("好啊", "offer:unlock", "要我幫你解鎖嗎？", "agree"),
        ("yes please", "offer:unlock", "Shall I unlock it?", "agree"),
        ("不用了", "offer:unlock", "要我幫你解鎖嗎？", "decline"),
        ("還要多久", "status:locked", "鎖定中，還有 9 分鐘。", "follow:until"),
        ("謝謝你", "done:unlock", "解開了。", "smalltalk"),
        ("我要找真人", "unknown", "我沒聽懂。", "person"),
        ("等我開完會再弄", "page:unlock", "請在頁面驗證。", "later"),
        ("聽不懂，再說一次", "status:locked", "鎖定中。", "repeat"),
    ],
)
def test_what_somebody_says_is_read_in_its_context(reader: Reader, text: str, context: str, said: str, move: str) -> None:
    assert reader.read(Heard(text, context, said)).labels.move == move


def test_simplified_and_full_width_letters_are_read_like_the_usual_ones(reader: Reader) -> None:
    assert reader.read(Heard("帮我解锁")) == reader.read(Heard("幫我解鎖"))
    assert np.array_equal(hashed_features(Heard("ＵＮＬＯＣＫ ｍｅ")), hashed_features(Heard("unlock me")))


def test_the_same_turn_is_always_read_alike(reader: Reader, index: Index) -> None:
    heard = Heard("可是我還是進不去", "done:unlock", "解開了。")
    assert reader.read(heard) == reader.read(heard) == shipped_reader(index).read(heard)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "👍", "?" * 5000, "鎖" * 5000])
def test_nothing_that_is_typed_stops_the_reader(reader: Reader, text: str) -> None:
    reading = reader.read(Heard(text, "unheard-of:context", text))
    assert 0 <= reading.likelihood <= 1


def test_labels_always_give_the_move_that_was_read(reader: Reader) -> None:
    for turn in all_turns()[::151]:
        reading = reader.read(turn.heard)
        assert reading.labels.move in {move.name for move in reading.moves}
        assert reading.move_likelihood(reading.labels.move) == reading.likelihood
        assert [move.likelihood for move in reading.moves] == sorted((move.likelihood for move in reading.moves), reverse=True)


def test_c9_no_act_begins_that_is_unsure_or_may_be_somebody_elses(reader: Reader) -> None:
    begun = [(turn, reading) for turn in all_turns()[::41] if (reading := reader.read(turn.heard)).labels.move.startswith("do:")]
    assert begun
    assert [turn.heard.text for turn, reading in begun if reading.likelihood < BEGINS or reading.others >= SOMEBODY_ELSE] == []


@pytest.mark.parametrize("text", ["先不要幫我解鎖", "please don't unlock my account", "別幫我重設密碼", "Do not reset my password"])
def test_c8_a_wish_that_is_denied_in_its_own_words_is_no_wish(reader: Reader, text: str) -> None:
    heard = Heard(text)
    assert not reader.read(heard, shipped_transformer().logits(heard)).labels.move.startswith("do:")


@pytest.mark.parametrize("text", ["幫我解鎖", "請幫我解鎖，不要再等了", "可不可以不要等15分鐘直接幫我解鎖", "麻煩幫我重設密碼 謝謝", "unlock it please, I can't wait"])
def test_c7_a_wish_beside_a_no_to_something_else_stays_one(reader: Reader, text: str) -> None:
    heard = Heard(text)
    assert reader.read(heard, shipped_transformer().logits(heard)).labels.move.startswith("do:")


def test_an_act_that_is_not_sure_enough_stays_among_the_moves_to_be_offered() -> None:
    model = shipped_reading_model()
    logits = np.zeros(sum(len(values) for values in model.heads.values()), np.float32)
    moves = model.heads["move"]
    logits[moves.index("do:unlock")] = 20.0
    reading = reading_of(model, logits, 20.0)
    assert reading.moves[0].name == "do:unlock"
    assert reading.moves[0].likelihood < BEGINS
    assert not reading.labels.move.startswith("do:")


def test_every_way_to_label_a_turn_has_the_move_of_its_labels() -> None:
    model = shipped_reading_model()
    table = label_table(model.heads["move"], tuple(model.heads[head] for head in LABEL_HEADS))
    for at in range(0, len(table.move), 131):
        act, matter, aspect, _, _ = (int(column[at]) for column in table.columns)
        move = table.moves[table.move[at]]
        if model.heads["act"][act] == Act.LATER:
            assert move == Act.LATER
        elif model.heads["matter"][matter] == Matter.INCIDENT:
            assert move == Matter.INCIDENT
        elif move.startswith("follow:") and model.heads["aspect"][aspect] != Aspect.NONE:
            assert move == f"follow:{model.heads['aspect'][aspect]}"


def test_a_model_is_the_same_after_it_was_written_and_read(reader: Reader, index: Index) -> None:
    again = Reader(load_reading_model(dump_reading_model(shipped_reading_model())), index)
    heard = Heard("我的帳號怎麼了")
    assert again.read(heard) == reader.read(heard)


@pytest.mark.parametrize("content", [b"", b"accountdesk reading 2\n", b"accountdesk reading 2\n" + (2).to_bytes(8, "big") + b"{}", b"PK\x03\x04 something else"])
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        load_reading_model(content)


def test_a_matcher_with_other_labels_is_heard_as_far_as_it_is_known(reader: Reader, index: Index) -> None:
    renamed = replace(index, labels=tuple(f"new-{label}" if label == "oos" else label for label in index.labels))
    assert Reader(shipped_reading_model(), renamed).read(Heard("幫我解鎖")).labels.move == "do:unlock"


def test_the_transformer_is_heard_where_it_has_read_a_turn_too(reader: Reader) -> None:
    heard = Heard("那個哪時候會好啊", "status:unsynced", "還在同步。")
    assert reader.read(heard, shipped_transformer().logits(heard)) != reader.read(heard)


def test_c26_an_unfinished_thought_is_known_from_a_finished_one(reader: Reader) -> None:
    def complete(text: str) -> float:
        return reader.read(Heard(text)).complete

    unfinished = [complete(text) for text in ("那個", "欸我跟你說", "我想問一下", "so basically", "i have two questions")]
    finished = [complete(text) for text in ("我的帳號被鎖了", "幫我解鎖", "my account is locked", "密碼規則是什麼？", "thanks")]
    assert max(unfinished) < 0.5 < min(finished)


def test_c25_who_has_lost_patience_is_known_from_who_has_not(reader: Reader) -> None:
    def angry(reading: Reading) -> float:
        return reading.angry

    angrily = [angry(reader.read(Heard(text))) for text in ("你們到底在搞什麼 三天了還鎖著", "this is ridiculous, locked again", "爛系統 又登不進去")]
    calmly = [angry(reader.read(Heard(text))) for text in ("請問密碼規則是什麼？", "謝謝你", "please unlock my account")]
    assert max(calmly) < 0.35 < min(angrily), "0.35 is where an answer begins with a word about it"


def test_somebody_elses_matter_is_told_by_its_likelihood(reader: Reader) -> None:
    assert reader.read(Heard("同事小王的帳號被停用了")).others > 0.5 > reader.read(Heard("我的帳號被停用了")).others
    assert reader.read(Heard("同事小王的帳號被停用了")).labels.whose in OTHERS


def test_a_writer_who_was_not_learnt_from_is_read_far_better_than_by_chance(index: Index) -> None:
    """A small model from a part of the turns; the figures of the whole are printed by `tests.reading.training --folds`."""
    some = [turn for turn in all_turns() if turn.writer in {"ed", "gus", "hui", "jo", "lou"}]
    prepared = prepare(some, index)
    writers = np.array([turn.writer for turn in some])
    model = learn(
        prepared, np.flatnonzero(writers != "lou"), index, Pace(hidden=32, epochs=8, batch=32, rate=1e-2, features_left_out=0.2, hidden_left_out=0.2), members=1
    )
    small = Reader(model, index)
    figures = reading_figures([(turn, small.read(turn.heard)) for turn in some if turn.writer == "lou"])
    assert figures.move > 0.35
    assert figures.within_three > 0.55
    assert figures.own <= 1
