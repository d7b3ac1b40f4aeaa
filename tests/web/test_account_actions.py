"""The small parts of the pages: text cut into paragraphs and lists, links, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.conversation import ENGLISH, TRADITIONAL
from bot.web.languages import accepted_language
from bot.web.prose import TextBlock, text_blocks
from bot.web.rendering import LinkMarkup


def test_lines_become_paragraphs_and_lists_and_numbers_go_on_where_they_were() -> None:
    text = "先看：\n1. 一\n2. 二：\n• 甲\n– 乙\n3. 三\n\n完\n畢"
    assert text_blocks(text) == (
        TextBlock("p", ("先看：",)),
        TextBlock("ol", ("一", "二："), 1),
        TextBlock("ul", ("甲", "乙")),
        TextBlock("ol", ("三",), 3),
        TextBlock("p", ("完", "畢")),
    )


def test_a_number_at_the_start_of_a_sentence_is_no_list() -> None:
    assert text_blocks("15 分鐘後解開\n1999 轉 8585\n-3 度") == (TextBlock("p", ("15 分鐘後解開", "1999 轉 8585", "-3 度")),)


@given(st.text(alphabet="•– 1.2)\n字a", max_size=60))
def test_cutting_loses_no_words(text: str) -> None:
    kept = "".join(line for block in text_blocks(text) for line in block.lines)
    assert kept.count("字") == text.count("字")
    assert kept.count("a") == text.count("a")


def test_t30_only_the_addresses_of_the_configuration_become_links() -> None:
    linked = LinkMarkup(("https://login.gov.taipei", "javascript:alert(1)"))
    assert linked("到 https://login.gov.taipei，登入 <b>") == (
        '到 <a href="https://login.gov.taipei" rel="noreferrer">https://login.gov.taipei</a>，登入 &lt;b&gt;'
    )
    for other in ("https://login.gov.taipei.evil.example", "https://login.gov.taipei@evil.example", "https://login.gov.taipei:81", "javascript:alert(1)"):
        assert "<a" not in linked(other), other
    assert linked("https://login.gov.taipei.") != "https://login.gov.taipei."


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", TRADITIONAL),
        ("zh-CN", TRADITIONAL),
        ("en-US,en;q=0.9,zh-TW;q=0.8", ENGLISH),
        ("de, en;q=0.2, zh;q=0.7", TRADITIONAL),
        ("en;q=0, zh;q=0.1", TRADITIONAL),
        ("fr", None),
        ("", None),
        ("en;q=x", None),
        (",;=,;q=;;" * 200, None),
    ],
)
def test_the_browsers_language_is_the_one_it_weighs_most(header: str, language: str | None) -> None:
    assert accepted_language(header) == language


@given(st.text(max_size=200))
def test_no_header_whatever_breaks_it(header: str) -> None:
    assert accepted_language(header) in (None, TRADITIONAL, ENGLISH)
