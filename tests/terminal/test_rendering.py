"""A message as it is drawn: readable at any width, and nothing in it can command the terminal."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.accounts.diagnosis import diagnose
from bot.accounts.headline import headline, with_headline
from bot.accounts.overview import account_overview
from bot.cli.terminal.message_sheet import DisplayContext, safe, web_link
from bot.cli.terminal.paragraph import fold
from bot.cli.terminal.plain import plain_lines
from bot.cli.terminal.rich_message import draw_message
from bot.dialogue.wording import Wording
from bot.messages import Button, CardLine, Link, Phrase, RenderedMessage, Reply
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.accounts.test_headlines import ROWS
from tests.builders import NOW, a_snapshot, minutes_ago, some_rules
from tests.terminal.conftest import AROUND, printed, sheet_of

HOSTILE = "\x1b[31m紅\x1b[0m[bold]王[/bold]\x1b]0;title\x07\x9b2J\u202e\u200b\x1b]8;;https://evil.example\x1b\\名\x08\r"
CARD = (
    CardLine("portal", "員工愛上網", "ok", "正常"),
    CardLine("personnel", "人員與組織管理系統", "missing", "還沒有資料"),
    CardLine("directory", "TPEAD", "locked", "鎖定到 11:18"),
)
# What must not begin a line, and what must not end one.
CLOSING, OPENING = "，。、；：？！）」』", "（「『"


@cache
def wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()))


def a_post(text: str, **more: object) -> RenderedMessage:
    return RenderedMessage(text, "zh-Hant-TW", says=(text,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_every_faq_answer_fits_the_terminal_and_loses_no_word(language: str, width: int) -> None:
    for id in list(wording().entries)[:: 1 if width == 40 else 4]:
        reply = Reply((Phrase("faq.answer", {"id": id, "stage": "p0"}), Phrase("faq.source", {"id": id})))
        post = wording().word(reply, language, NOW)
        lines = printed(draw_message(sheet_of(post), width), width).split("\n")
        assert all(cell_len(line) <= width or "://" in line for line in lines), id
        assert all(line.strip()[:1] not in CLOSING or not line.strip() for line in lines), id
        assert all(line[-1:] not in OPENING or not line for line in lines), id
        drawn = re.sub(r"[\s•・‧*–-]", "", "".join(lines[1:]))
        assert drawn == re.sub(r"[\s•・‧*–-]", "", post.text), id


def test_a_line_is_cut_by_the_width_of_chinese_and_names_stay_whole() -> None:
    lines = fold("你的 TPEAD 帳號（GEAA-****86）6 分鐘前被鎖定，11:18 會自動解開。", 20)
    assert all(cell_len(line) <= 20 for line in lines)
    assert sum("GEAA-****86" in line for line in lines) == 1
    assert "".join(lines).replace(" ", "") == "你的TPEAD帳號（GEAA-****86）6分鐘前被鎖定，11:18會自動解開。"


def test_an_address_is_never_cut_and_a_long_word_is() -> None:
    address = "https://localhost:41445/s/" + "a" * 60
    assert address in fold(f"請開這裡：{address}", 40)
    assert all(len(line) <= 40 for line in fold("x" * 100, 40))


def test_the_card_is_a_row_of_systems_with_marks_and_words_and_shows_where_the_data_stopped() -> None:
    lines = printed(draw_message(sheet_of(a_post("到一半。", card=CARD, broken="personnel")), 80), 80).split("\n")
    shown = [line.strip() for line in lines if line.strip()][2:]
    assert [line.split() for line in shown] == [
        ["✓", "員工愛上網", "正常"], ["⋮", "資料停在這裡"], ["–", "人員與組織管理系統", "還沒有資料"], ["🔒", "TPEAD", "鎖定到", "11:18"],
    ]  # fmt: skip
    columns = {cell_len(line[: line.index(word)]) for line, word in zip(lines[3:], ("正常", "", "還沒有資料", "鎖定到"), strict=False) if word}
    assert len(columns) == 1


def test_a_card_in_a_narrow_terminal_puts_the_word_under_the_system() -> None:
    drawn = printed(draw_message(sheet_of(a_post("到一半。", card=CARD)), 28), 28)
    assert all(cell_len(line) <= 28 for line in drawn.split("\n"))
    assert re.search(r"人員與組織管理系統\s*\n\s+還沒有資料", drawn)


def test_choices_have_numbers_and_the_thumbs_stand_in_one_quiet_line_after_them() -> None:
    buttons = (Button("a", "👍 有幫助"), Button("b", "看看我的帳號"), Button("c", "👎 沒幫助"), Button("d", "都不是"))
    drawn = printed(draw_message(sheet_of(a_post("好。", buttons=buttons)), 80), 80)
    assert [line.strip() for line in drawn.split("\n") if line.strip()][2:] == ["[1]  看看我的帳號", "[2]  都不是", "有幫到你嗎？　👍 有幫助 [+]　👎 沒幫助 [-]"]


def test_the_source_is_quiet_and_the_sentence_is_not() -> None:
    post = wording().word(Reply((Phrase("thanks"), Phrase("faq.source", {"id": next(iter(wording().entries))}))), "zh-Hant-TW", NOW)
    drawn = printed(draw_message(sheet_of(post), 80), 80, colours=True)
    assert re.search(r"\x1b\[2m出處：", drawn)
    assert re.search(r"^  不客氣", drawn, re.MULTILINE)


def test_a_link_opens_by_its_label_and_its_address_can_be_read_and_copied_whole() -> None:
    address = "http://localhost:41445/s/" + "Ab3_" * 12
    post = a_post("請在這一頁確認。", links=(Link(address, "開啟安全頁面"),))
    drawn = printed(draw_message(sheet_of(post), 40), 40, colours=True)
    assert re.search(rf"\x1b\]8;[^;]*;{address}\x1b\\[^\n]*開啟安全頁面", drawn)
    assert f"  {address}\n" in printed(draw_message(sheet_of(post), 40), 40)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "http://a\x1b]0;b", "https://", "http://a b", "https://[", "ssh://host", "https://例.tw"]
)
def test_t30_only_web_addresses_become_links(address: str) -> None:
    assert web_link(Link(address, "x")) is None
    assert address not in printed(draw_message(sheet_of(a_post("好。", links=(Link(address, "x"),))), 80), 80, colours=True)


def test_t30_in_a_text_only_the_configurations_own_addresses_are_links() -> None:
    text = "https://login.gov.taipei 和 https://login.gov.taipei.evil.example 和 https://evil.example"
    drawn = printed(draw_message(sheet_of(a_post(text)), 80, ("https://login.gov.taipei",)), 80, colours=True)
    assert re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b", drawn) == ["https://login.gov.taipei"]


@pytest.mark.parametrize("colours", [False, True])
def test_t21_names_and_labels_cannot_command_the_terminal(colours: bool) -> None:
    post = a_post(
        f"你好 {HOSTILE}", buttons=(Button("a", HOSTILE),), links=(Link("https://a.example", HOSTILE),), card=(CardLine("portal", "員工愛上網", "ok", HOSTILE),)
    )
    around = DisplayContext(AROUND.heading, AROUND.opening, AROUND.when, AROUND.stopped, AROUND.rating)
    drawn = printed(draw_message(sheet_of(post, around), 120), 120, colours)
    harmless = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;id=\d+;https://a\.example\x1b\\|\x1b\]8;;\x1b\\", "", drawn) if colours else drawn
    assert drawn.count("[bold]王[/bold]") == 4
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b]", harmless)
    assert "\x1b[31m" not in drawn
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain_lines(sheet_of(post, around)))


@given(st.text(max_size=200))
def test_t21_no_text_whatever_puts_a_control_character_on_the_screen(text: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe(text))
    assert "\x1b" not in printed(draw_message(sheet_of(a_post(text)), 40), 40)


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
def test_every_card_fits_eighty_columns_with_chinese_counted_double(language: str) -> None:
    for row, snapshot, stage in ROWS:
        rules = some_rules(stage)
        diagnosis = diagnose(snapshot, rules, NOW)
        card = account_overview(snapshot, diagnosis, rules, NOW)
        reply = Reply((diagnosis.reported[0].tell,), card=with_headline(card, headline(diagnosis.reported[0], card, NOW)))
        post = wording().word(reply, language, NOW)
        drawn = printed(draw_message(sheet_of(post), 80), 80)
        assert all(cell_len(line) <= 80 or "://" in line for line in drawn.split("\n")), row
        flat = re.sub(r"\s", "", drawn)
        assert all(re.sub(r"\s", "", words) in flat for words in (post.headline, post.rest, *(line.note for line in post.folded)) if words), row


def test_the_headline_is_bold_and_what_is_well_is_one_line() -> None:
    snapshot, rules = a_snapshot(locked=minutes_ago(9)), some_rules()
    diagnosis = diagnose(snapshot, rules, NOW)
    card = account_overview(snapshot, diagnosis, rules, NOW)
    post = wording().word(Reply((diagnosis.reported[0].tell,), card=with_headline(card, headline(diagnosis.reported[0], card, NOW))), "zh-Hant-TW", NOW)
    lines = printed(draw_message(sheet_of(post), 80, ()), 80, colours=True).split("\n")
    assert "\x1b[1mTPEAD 帳號被鎖住了，還有 6 分鐘" in lines[1]
    plain = [line.strip() for line in printed(draw_message(sheet_of(post), 80), 80).split("\n")]
    assert [line for line in plain if line.startswith("🔒")] != []
    (well,) = [line for line in plain if line.startswith("✓")]
    assert well.startswith("✓  其他系統都正常：員工愛上網、人員與組織管理系統、市府信箱；帳號綁定")
