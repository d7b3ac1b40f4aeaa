"""A text finds its topic, and an account is not taken for one; what was learnt and kept finds the same."""

import numpy as np
import pytest

from benchmarks.foreign_topics import account_turns, figures, labelled_topics
from bot.dialogue.understanding import IntentKind, understand
from bot.elsewhere.finding import build_topics_catalogue, find_topic, likely_topic
from bot.elsewhere.shipped import other_texts, shipped_topics
from bot.elsewhere.topics_file import merge_topics, read_topics
from bot.faq.catalogue import Catalogue, build_catalogue
from bot.faq.catalogue_file import dump_catalogue, load_catalogue
from bot.faq.index import build_index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts
from bot.faq.library import shipped
from tests.conftest import ROOT

SOME_ASKED = [LabelledText("幫我解鎖", ("unlock",)), LabelledText("麻煩幫我解鎖帳號", ("unlock",)), LabelledText("今天天氣如何", ("oos",)), LabelledText("我要轉真人", ("ticket",))]


@pytest.fixture(scope="module")
def topics() -> Catalogue:
    return build_topics_catalogue(shipped_topics(), other_texts())


def test_c19_topics_are_found_and_accounts_are_not_taken_for_one(topics: Catalogue) -> None:
    shown = figures(topics, labelled_topics(), account_turns()[::3])
    assert shown.named >= 0.50
    assert shown.named_right >= 0.98
    assert shown.likely >= 0.75
    assert shown.likely_right >= 0.93
    assert shown.accounts <= 0.01


def test_c19_no_question_in_scope_that_was_held_out_is_taken_for_a_topic(topics: Catalogue) -> None:
    file = ROOT / "tests" / "faq" / "queries-held-out.tsv"
    asked = [query.text for query in read_labelled_texts(file.read_text(encoding="utf-8"), str(file)) if not query.out_of_scope]
    assert len(asked) > 300
    assert sum(find_topic(text, topics).id is not None for text in asked) <= len(asked) // 100


def test_no_labelled_turn_stands_in_the_list() -> None:
    asked = {ask for topic in shipped_topics() for ask in topic.asks}
    assert [text for text, _ in labelled_topics() if text in asked and len(text) > 12] == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("VPN 又斷了，煩死", "vpn"),
        ("vpn keeps disconnecting at home", "vpn"),
        ("三樓印表機一直卡紙", "printing"),
        ("这个月工资少了", "payroll"),
        ("請問特休還剩幾天", "leave"),
        ("my mailbox is full, can i get more space", "mail-quota"),
        ("Teams 開會沒聲音", "meetings"),
        ("民眾的台北通登不進去，請問找誰", "citizen-account"),
    ],
)
def test_c19_short_polite_angry_and_simplified_words_find_their_topic(topics: Catalogue, text: str, topic: str) -> None:
    assert find_topic(text, topics).id == topic


@pytest.mark.parametrize("text", ["我的帳號被鎖住了", "幫我解鎖", "reset my password please", "TPEAD 綁定要怎麼做", "今天天氣如何", "", "\ud800", "😀"])
def test_what_is_ours_or_nobodys_is_no_topic(topics: Catalogue, text: str) -> None:
    assert find_topic(text, topics).id is None


def test_choices_are_topics_only_and_an_unlikely_one_is_not_named(topics: Catalogue) -> None:
    found = find_topic("我的帳號被鎖住了", topics)
    assert {choice.id for choice in found.choices} <= {topic.id for topic in shipped_topics()}
    assert likely_topic(find_topic("", topics)) == ""
    assert likely_topic(find_topic("欸 那個印表機", topics)) == "printing"


def test_c19_what_an_own_topic_is_asked_with_finds_it() -> None:
    own = read_topics("- {id: lost-property, asks: [失物招領在哪, 雨傘掉在大廳, 撿到錢包], answer: x, where: {name: 一樓}}", "own.yaml")
    topics = build_topics_catalogue(merge_topics(shipped_topics(), own), other_texts())
    assert find_topic("我的雨傘掉在大廳了", topics).id == "lost-property"
    assert find_topic("VPN 連不上", topics).id == "vpn"


def test_c19_an_entry_of_ones_own_faq_about_a_topic_answers_it_and_an_act_stays_one(topics: Catalogue) -> None:
    index, own = build_index(shipped(), SOME_ASKED), build_catalogue([("parking-01", "停車證要去哪裡申請"), ("parking-01", "停車證怎麼辦")])
    assert understand("停車證要去哪裡申請", index, topics=topics).kind is IntentKind.ELSEWHERE
    assert understand("停車證要去哪裡申請", index, own, topics=topics).faq == "parking-01"
    assert understand("停車證要去哪裡申請", index, own).elsewhere is None
    assert understand("幫我解鎖", index, topics=topics).kind is IntentKind.UNLOCK
    assert understand("轉真人，公文系統打不開", index, topics=topics).kind is IntentKind.TICKET


def test_a_catalogue_that_was_kept_finds_exactly_the_same(topics: Catalogue) -> None:
    read = load_catalogue(memoryview(dump_catalogue(topics)))
    assert (read.ids, read.names) == (topics.ids, topics.names)
    assert read.model is not None
    assert topics.model is not None
    assert np.array_equal(read.model, topics.model)
    for text in ("VPN 又斷了", "printer jam", "我的帳號被鎖住了", "信箱滿了"):
        assert find_topic(text, read) == find_topic(text, topics)


def test_a_catalogue_without_a_model_is_kept_too() -> None:
    small = build_topics_catalogue(read_topics("- {id: a, asks: [甲乙], answer: x, where: {name: n}}", "a.yaml"), ["丙丁"])
    read = load_catalogue(memoryview(dump_catalogue(small)))
    assert read.model is None
    assert find_topic("甲乙", read) == find_topic("甲乙", small)


@pytest.mark.parametrize("cut", [0, 10, 40, 5_000])
def test_what_is_no_catalogue_is_refused(topics: Catalogue, cut: int) -> None:
    with pytest.raises(ValueError):
        load_catalogue(memoryview(dump_catalogue(topics)[:cut]))
    with pytest.raises(ValueError):
        load_catalogue(memoryview(b"x" + dump_catalogue(topics)))
