"""The list of what is not ours: the shipped one is whole, an own file joins it, and a mistake in one is a single line that names the place."""

import re
from pathlib import Path

import pytest

from bot.elsewhere.shipped import other_texts, shipped_topics
from bot.elsewhere.topic import ForeignTopic
from bot.elsewhere.topics_file import merge_topics, read_topics
from bot.errors import ConfigurationError
from bot.faq.content_yaml import LANGUAGES
from bot.faq.text import tidy
from bot.settings.schema import Settings
from bot.settings.topics import read_own_topics
from tests.conftest import ROOT

ACCOUNT_WORDS = re.compile(r"TPEAD|愛上網|單一帳號|電子認證|綁定|解鎖|鎖定|啟用|重設|unlock|\bbind|single account|reset|portal account", re.IGNORECASE)
VPN = "- {id: vpn, asks: [VPN, 連不上 VPN], answer: 找網路組。, where: {name: 網路組}}"


@pytest.mark.parametrize("topic", shipped_topics(), ids=lambda topic: topic.id)
def test_c19_each_topic_is_answered_in_both_languages_without_account_words(topic: ForeignTopic) -> None:
    chinese, english = (topic.answers[language] for language in LANGUAGES)
    assert re.search(r"[\u4e00-\u9fff]{10}", chinese.replace("、", ""))
    assert english.isascii()
    assert "not" in english.split()
    assert re.search("不是|不歸", chinese)
    for text in (chinese, english, *topic.owner.names.values()):
        assert not ACCOUNT_WORDS.search(text)


def test_c19_the_shipped_list_holds_what_a_city_office_asks_for_with_a_dozen_ways_to_ask_each() -> None:
    topics = {topic.id: topic for topic in shipped_topics()}
    assert {"vpn", "printing", "telephone", "payroll", "leave", "mail-quota", "meetings", "software", "personnel", "citizen-services"} <= set(topics)
    assert 30 <= len(topics) <= 50
    for topic in topics.values():
        assert 12 <= len(topic.asks) <= 45
        assert any(ask.isascii() for ask in topic.asks)
        assert any(not ask.isascii() for ask in topic.asks)


def test_c19_no_number_or_address_is_made_up_in_the_shipped_list() -> None:
    assert [topic.id for topic in shipped_topics() if topic.owner.phone or topic.owner.url] == []
    assert [topic.id for topic in shipped_topics() if any(re.search(r"\d{4}|https?:", text) for text in topic.answers.values())] == []


def test_what_is_about_none_of_the_topics_stands_in_none_of_them() -> None:
    asked = {tidy(ask) for topic in shipped_topics() for ask in topic.asks}
    assert [text for text in other_texts() if tidy(text) in asked] == []
    assert len(other_texts()) > 300


def test_c19_an_own_topic_takes_the_place_of_the_shipped_one_and_a_new_one_follows() -> None:
    own = read_topics(f"{VPN}\n- {{id: lost-property, asks: [失物招領], answer: 問一樓。, where: {{name: 一樓, phone: '分機 1'}}, helpdesk: true}}", "own.yaml")
    merged = {topic.id: topic for topic in merge_topics(shipped_topics(), own)}
    assert merged["vpn"].answers == dict.fromkeys(LANGUAGES, "找網路組。")
    assert merged["vpn"].asks == ("VPN", "連不上 VPN")
    assert list(merged)[-1] == "lost-property"
    assert (merged["lost-property"].helpdesk, merged["lost-property"].owner.phone) == (True, "分機 1")
    assert set(merged) == {topic.id for topic in shipped_topics()} | {"lost-property"}


def test_what_an_own_topic_is_asked_with_no_longer_belongs_to_a_shipped_one() -> None:
    shipped = read_topics("- {id: a, asks: [甲, 乙], answer: x, where: {name: n}}\n- {id: b, asks: [丙], answer: x, where: {name: n}}", "a.yaml")
    own = read_topics("- {id: c, asks: [乙, 丙], answer: x, where: {name: n}}", "c.yaml")
    assert [(topic.id, topic.asks) for topic in merge_topics(shipped, own)] == [("a", ("甲",)), ("c", ("乙", "丙"))]


def test_a_text_in_one_language_stands_for_both_and_a_contact_may_be_named() -> None:
    (topic,) = read_topics(
        "- {id: a, asks: [甲], answer: {en: 'Ask {hotline}.'}, where: {name: {zh-Hant-TW: 甲處, en: office A}, url: https://a.example}}", "a.yaml"
    )
    assert topic.answers == dict.fromkeys(LANGUAGES, "Ask {hotline}.")
    assert topic.owner.names == {"zh-Hant-TW": "甲處", "en": "office A"}
    assert topic.owner.url == "https://a.example"
    assert not topic.helpdesk


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", "t.yaml", "a list of topics"),
        ("{id: vpn}", "t.yaml", "a list of topics"),
        ("- vpn", "item 1", "a map with id, asks, answer, where"),
        ("- {asks: [a], answer: x, where: {name: n}}", "item 1.id", "a text"),
        ("- {id: V P N, asks: [a], answer: x, where: {name: n}}", "item 1.id", "small letters, digits and hyphens"),
        (f"{VPN}\n{VPN}", "vpn", "each id once"),
        ("- {id: a, ask: [a], asks: [a], answer: x, where: {name: n}}", "a.ask", "no other keys"),
        ("- {id: a, asks: [a], answer: x}", "a.where", "it is missing"),
        ("- {id: a, answer: x, where: {name: n}}", "a.asks", "it is missing"),
        ("- {id: a, asks: [], answer: x, where: {name: n}}", "a.asks", "at least one"),
        ("- {id: a, asks: VPN, answer: x, where: {name: n}}", "a.asks", "a list of ways to ask"),
        ("- {id: a, asks: [a, 1999], answer: x, where: {name: n}}", "a.asks[1]", "a text"),
        ("- {id: a, asks: [Vpn], answer: x, where: {name: n}}\n- {id: b, asks: [b, vpn], answer: x, where: {name: n}}", "b.asks[1]", "stands in a too"),
        ("- {id: a, asks: [a], answer: '', where: {name: n}}", "a.answer", "a text that is not empty"),
        ("- {id: a, asks: [a], answer: {de: x}, where: {name: n}}", "a.answer.de", "languages out of"),
        ("- {id: a, asks: [a], answer: 'call {hotlin}', where: {name: n}}", "a.answer", "found {hotlin}"),
        ("- {id: a, asks: [a], answer: x, where: n}", "a.where", "a map with name"),
        ("- {id: a, asks: [a], answer: x, where: {phone: '1'}}", "a.where.name", "it is missing"),
        ("- {id: a, asks: [a], answer: x, where: {name: n, fax: '1'}}", "a.where.fax", "no other keys"),
        ("- {id: a, asks: [a], answer: x, where: {name: n, phone: 027}}", "a.where.phone", "in quotes"),
        ("- {id: a, asks: [a], answer: x, where: {name: n, url: 'javascript:alert(1)'}}", "a.where.url", "https://"),
        ("- {id: a, asks: [a], answer: x, where: {name: n}, helpdesk: 1}", "a.helpdesk", "true or false"),
        ("- {id: a, id: b}", "line 1", "stands twice"),
        ("- [", "line", "YAML"),
    ],
)
def test_c19_a_wrong_file_is_one_clear_line_that_names_file_entry_and_key(tmp_path: Path, text: str, place: str, expected: str) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_own_topics(Settings(elsewhere=str(file)))
    line = str(caught.value)
    assert "t.yaml" in line
    assert place in line
    assert expected in line
    assert "\n" not in line


def test_a_file_that_is_missing_or_no_text_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="elsewhere"):
        read_own_topics(Settings(elsewhere=str(tmp_path / "none.yaml")))
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_own_topics(Settings(elsewhere=str(tmp_path / "odd.yaml")))
    assert read_own_topics(Settings()) == ()


def test_the_example_in_the_docs_is_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "elsewhere.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[2].split("```")[0]
    assert [topic.id for topic in read_topics(example, "topics.yaml")] == ["vpn", "lost-property"]
