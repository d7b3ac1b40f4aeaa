"""A conversation at the terminal: what comes by itself, whom it is for, waiting, leaving, moving the demonstration."""

import asyncio
import re
import signal
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from integrations.accounts.embedded import tables
from tests.terminal.conftest import NEWS, Seat

Sit = Callable[..., Seat]
# What the turning sign needs: hide and show the cursor, clear the line, go up, back to its beginning.
OWN = {"\x1b[?25l", "\x1b[?25h", "\x1b[2K", "\x1b[1A", "\r"}
COMMAND = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f](?:\\[[?]?[0-9]*[A-Za-z])?")
UP, CTRL_C, CTRL_D = "\x1b[A", "\x03", "\x04"


async def test_news_appears_while_somebody_types_and_its_numbers_are_new(sit: Sit) -> None:
    seat = sit()
    await seat.says("密碼", "[4]  都不是")
    seat.type("我的帳")
    await seat.sent("chen.yj", NEWS)
    await seat.sees("[6]  看看我的帳號")
    await seat.says("號怎麼了", "會自動解開")
    seat.type(CTRL_D)
    assert "祝順利" in await seat.leaves()


async def test_an_old_number_is_answered_politely_and_sends_nothing(sit: Sit) -> None:
    seat = sit()
    await seat.says("密碼", "[4]  都不是")
    await seat.says("忘記密碼怎麼辦？", "[1]  重設密碼")
    before = (await seat.says("5", "5 號是前面訊息的選項")).count("服務台  ")
    await seat.says("8", "現在沒有 8 號選項")
    assert seat.drawn.getvalue().count("服務台  ") == before


async def test_what_is_for_somebody_else_or_for_a_group_says_so_and_cannot_be_pressed_by_the_wrong_person(sit: Sit) -> None:
    seat = sit()
    await seat.sees("陳怡君（chen.yj）")
    await seat.sent("wang.admin", NEWS)
    seen = await seat.sees("服務台 → 王大明（wang.admin）")
    assert "[1]" not in seen
    await seat.sees("對方可以選：看看我的帳號 / 都不是")
    await seat.sent("chen.yj", NEWS, group="group:lobby")
    await seat.sees("服務台 → 群組 lobby")
    await seat.says("/as wang.admin", "[1] 看看我的帳號")
    await seat.says("1", "選了「看看我的帳號」")
    await seat.sees("在各系統都正常")


async def test_a_long_wait_shows_progress_and_can_be_left_and_the_answer_comes_by_itself(sit: Sit) -> None:
    seat = sit()
    await seat.says("/fault directory slow", "directory 現在很慢")
    seat.type("我帳號怎麼了\r")
    await seat.sees("查詢中…")
    seat.screen.stop(signal.SIGINT)
    seen = await seat.sees("好，先不等")
    assert "讀不到" not in seen
    await seat.sees("我現在讀不到 TPEAD")
    seat.type(CTRL_C)
    assert "祝順利" in await seat.leaves()


async def test_ctrl_c_clears_a_line_that_was_begun_and_arrow_up_brings_back_an_earlier_one(sit: Sit, tmp_path: Path) -> None:
    history = tmp_path / "terminal-history"
    history.write_text('"怎麼改密碼"\n', encoding="utf-8")
    seat = sit(history=history)
    await seat.says("/help", "上下鍵")
    for keys in ("不要送出", CTRL_C, UP, UP, "\r"):
        seat.type(keys)
        await asyncio.sleep(0.05)
    await seat.sees("變更密碼")
    await seat.says("我的密碼是 Canary-99x", "好像輸入了密碼")
    seat.type("/quit\r")
    assert "Canary" not in await seat.leaves()
    assert history.read_text("utf-8").splitlines() == ['"怎麼改密碼"', '"/help"', '"怎麼改密碼"', '"/quit"']


async def test_the_demonstration_is_moved_by_commands_each_answered_with_a_line(sit: Sit) -> None:
    seat = sit()
    await seat.says("我帳號怎麼了", "好了通知我")
    await seat.says("好了告訴我", "服務台  ", times=2)
    # What was promised comes by itself once its time has come.
    await seat.says("/advance 16m", "服務台的時間往前走了 16m，現在是")
    await seat.sees("已經解開")
    await seat.says("/lock GEAA-012686", "GEAA-012686 剛剛被鎖了")
    await seat.says("我帳號怎麼了", "會自動解開", times=2)
    await seat.says("/fault mailbox down", "mailbox 現在連不上")
    await seat.says("/fault mailbox well", "mailbox 修好了")
    # The terminal's own words follow the language that is spoken.
    await seat.says("please check my account", "opens by itself")
    await seat.says("/advance 1h", "The desk's time moved on by 1h")
    seat.type(CTRL_D)
    assert "Goodbye" in await seat.leaves()


async def test_t21_a_name_from_a_system_cannot_command_the_terminal_wherever_it_appears(sit: Sit) -> None:
    seat = sit()
    await seat.sees("陳怡君（chen.yj）")
    async with seat.application.engine.begin() as connection:
        # As a personnel database could have it; the organisation's file refuses such a name.
        await connection.execute(sa.update(tables.person).where(tables.person.c.id == "huang.admin").values(name="\x1b[31m黃\x1b]0;x\x07[bold]淑芬\x9b2J"))
    await seat.says("/as huang.admin", "現在你是 [31m黃]0;x[bold]淑芬2J（huang.admin）")
    await seat.says("/as chen.yj", "現在你是 陳怡君")
    await seat.says("我帳號怎麼了", "管理員：[31m黃]0;x[bold]淑芬2J，分機 2103")
    await seat.sent("huang.admin", NEWS)
    await seat.sees("服務台 → [31m黃]0;x[bold]淑芬2J（huang.admin）")
    assert set(COMMAND.findall(seat.drawn.getvalue())) <= OWN


async def test_a_command_that_cannot_be_done_says_how_it_is_written(sit: Sit) -> None:
    seat = sit()
    for typed, words in [
        ("/advance", "要往前走多久"),
        ("/advance -5m", "要往前走多久"),
        ("/fault moon down", "請寫哪個系統"),
        ("/fault mailbox", "請寫哪個系統"),
        ("/lock nobody", "找不到這個 TPEAD 帳號"),
        ("/as nobody", "這裡沒有這個人"),
        ("/dance [bold]\x1b", "沒有 /dance 這個指令"),
        ("/", "沒有 / 這個指令"),
        ("／help", "/quit — 離開"),
    ]:
        await seat.says(typed, words, seat.drawn.getvalue().count(words) + 1)
    assert set(COMMAND.findall(seat.drawn.getvalue())) <= OWN
