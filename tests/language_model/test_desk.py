"""A desk with a language model beside its reader: asked where it may help, never with what must stay, and nobody waits for it beyond its deadline."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from bot.language_model.masking import ACCOUNT, NUMBER, PERSON
from tests.language_model.standin import KEY, Manner, ModelStandIn, always
from tests.language_model.talking import talking

WHO: Final = "chen.yj"
UNSURE: Final = "which floor are you on"
DEADLINE: Final = 0.3
AGREED: Final[dict[str, Any]] = {"act": "ask", "matter": "elsewhere", "aspect": "where", "whose": "nobody"}
CANARIES: Final = (
    "陳怡君", "怡君", "林美惠", "王大明", "大明", "chen.yj", "lin.mh", "yjchen", "mhlin", "GEAA-012686", "GEAA-010233", "012686", "F200010077", "home.example", "mail.example", "2101",
    "0912-345-678", "0912345678", "Portal-yjchen-1", "Tpead-yjchen-1", "Sommer2026!x", "K7QM-2WXR",
)  # fmt: skip


@pytest.fixture
async def model() -> AsyncIterator[ModelStandIn]:
    async with ModelStandIn(always(**AGREED)) as model:
        yield model


def sent(model: ModelStandIn) -> str:
    """Every byte that left."""
    return b"\n".join(model.received).decode()


async def test_no_canary_leaves_in_any_byte(model: ModelStandIn, tmp_path: Path) -> None:
    async with talking(tmp_path, model, ask="always") as talk:
        for who, text in (
            (WHO, "陳怡君的帳號是 GEAA-012686,怡君被鎖了"),
            (WHO, "is chen.yj locked? yjchen can't sign in, GEAA-010233 neither"),
            (WHO, "我的分機 2101,手機 0912-345-678,信箱 yjchen@mail.example 或 chen.yj@home.example"),
            (WHO, "身分證 F200010077 可以查嗎"),
            (WHO, "我密碼 Tpead-yjchen-1 打不進去"),
            (WHO, "password: Sommer2026!x does not work"),
            (WHO, "K7QM-2WXR"),
            (WHO, "我的代碼是 K7QM-2WXR 對嗎"),
            ("wang.admin", "林美惠怎麼了"),
            ("wang.admin", "what about lin.mh, or MHLIN, and 大明?"),
            ("lin.mh", "請王大明打 2101 給我"),
            (WHO, "帳號怎麼了"),
            (WHO, "多久會好"),
        ):
            await talk.says(who, text)
    assert [canary for canary in CANARIES if canary.casefold() in sent(model).casefold()] == []
    assert any(PERSON in text for text in model.texts)
    assert any(ACCOUNT in text for text in model.texts)
    assert any(NUMBER in text for text in model.texts)
    assert model.wrong == []


async def test_the_thread_leaves_in_keys_without_a_word_that_anybody_was_told(model: ModelStandIn, tmp_path: Path) -> None:
    async with talking(tmp_path, model, ask="always") as talk:
        await talk.says(WHO, "我的帳號怎麼了")
        said = talk.stage.told(WHO)
        await talk.says(WHO, "那現在呢")
    asked = json.loads(model.bodies[-1]["messages"][-1]["content"])
    assert (asked["did"], asked["about"], asked["row"]) == ("status:locked", "wish:status", "D15")
    assert "wish:unlock" in asked["offered"]
    assert not [line for line in said.splitlines() if len(line) > 6 and line in sent(model)]


async def test_what_a_ticket_says_never_leaves(model: ModelStandIn, tmp_path: Path) -> None:
    async with talking(tmp_path, model, ask="always") as talk:
        await talk.says(WHO, "我要報修")
        model.received.clear()
        for text in ("每次按送出就跳回首頁,藍色格子消失", "還有,三樓的門也打不開", "好,送出", "補充:早上八點開始的"):
            await talk.says(WHO, text)
    assert model.received == []


async def test_both_readings_stand_in_the_explanation_and_what_came_of_it_in_the_audit(model: ModelStandIn, tmp_path: Path) -> None:
    async with talking(tmp_path, model) as talk:
        why = (await talk.says(WHO, UNSURE))[0]
        (record,) = await talk.stage.audit("readings.compared")
    assert why["model"]["reading"] == {"act": "ask", "matter": "elsewhere", "aspect": "where", "whose": "nobody", "system": "none", "negated": False}
    assert why["model"]["local"]["likelihood"] < 0.85
    assert why["model"]["outcome"] == "other"
    assert why["reading"]["act"] == "ask"
    assert dict(record.details) == {
        "outcome": "other", "milliseconds": record.details["milliseconds"], "local": record.details["local"], "model": "elsewhere",
    }  # fmt: skip
    assert int(record.details["milliseconds"]) == why["model"]["milliseconds"]


async def test_an_answer_that_changes_nothing_follows_the_model(model: ModelStandIn, tmp_path: Path) -> None:
    model.answer = always(act="ask", matter="password-01", aspect="how")
    async with talking(tmp_path, model) as talk:
        why = (await talk.says(WHO, UNSURE))[0]
    assert (why["row"], why["handler"]) == ("C12", "faq")


async def test_where_the_local_reader_is_sure_nobody_is_asked_unless_always(model: ModelStandIn, tmp_path: Path) -> None:
    async with talking(tmp_path / "unsure", model) as talk:
        why = (await talk.says(WHO, "the printer is out of paper"))[0]
        assert (why["model"], model.received) == (None, [])
        assert await talk.stage.audit("readings.compared") == []
    async with talking(tmp_path / "always", model, ask="always") as talk:
        why = (await talk.says(WHO, "the printer is out of paper"))[0]
        assert why["model"]["outcome"] == "same"


async def test_without_a_model_a_text_is_read_as_ever(tmp_path: Path) -> None:
    async with talking(tmp_path, None) as talk:
        why = (await talk.says(WHO, UNSURE))[0]
        assert why["model"] is None
        assert talk.stage.application.model_reader is None


FAILS: Final = {
    Manner.HANGS: "late", Manner.SLOW_FIRST_BYTE: "late", Manner.TRICKLES: "late", Manner.TOO_MANY: "unreachable", Manner.BROKEN: "unreachable", Manner.DENIES: "denied",
    Manner.HALF: "broken", Manner.NO_JSON: "broken", Manner.STREAM_BREAKS: "broken", Manner.OTHER_SHAPE: "broken",
}  # fmt: skip


async def test_a_server_that_fails_costs_its_deadline_at_most_and_the_local_reading_answers(tmp_path: Path, model: ModelStandIn) -> None:
    async with talking(tmp_path / "alone", None) as talk:
        alone = (await talk.says(WHO, UNSURE))[0]
    now = asyncio.get_running_loop().time
    async with talking(tmp_path / "asking", model, deadline=f"{DEADLINE}s") as talk:
        for number, (manner, outcome) in enumerate(FAILS.items()):
            model.manner = manner
            begun = now()
            why = (await talk.says(f"stranger:{number}", UNSURE))[0]
            assert now() - begun < DEADLINE + 1.5
            assert (manner, why["model"]["outcome"]) == (manner, outcome)
            assert {key: why["reading"][key] for key in ("act", "matter", "aspect", "whose")} == {key: alone["reading"][key] for key in ("act", "matter", "aspect", "whose")}, "read alone; how surely depends on what was read in time"
            for manner_that_works in (Manner.WELL, Manner.STREAMS):  # It is asked again.
                model.manner = manner_that_works
                assert (await talk.says(f"stranger:{number} {manner_that_works.name}", UNSURE))[0]["model"]["outcome"] == "other"


async def test_words_of_no_vocabulary_are_dropped(tmp_path: Path, model: ModelStandIn) -> None:
    wrong: tuple[dict[str, Any], ...] = ({"act": "unlock_everybody"}, {"matter": "nologin-99"}, {"negated": "perhaps"})
    async with talking(tmp_path, model) as talk:
        for number, said in enumerate(wrong):
            model.answer = always(**said)
            why = (await talk.says(f"stranger:{number}", UNSURE))[0]
            assert (why["model"]["outcome"], why["model"]["reading"]) == ("outside", None)


async def test_a_model_that_hangs_is_left_alone_after_three_turns_and_tried_again_later(tmp_path: Path, model: ModelStandIn) -> None:
    model.manner = Manner.HANGS
    async with talking(tmp_path, model, ask="always", deadline="0.1s") as talk:
        outcomes = [(await talk.says(WHO, UNSURE))[0]["model"] for _ in range(5)]
        assert [None if one is None else one["outcome"] for one in outcomes] == ["late", "late", "late", None, None]
        assert len(model.received) == 3
        model.manner = Manner.WELL
        talk.stage.application.clock.advance(timedelta(seconds=31))
        assert (await talk.says("lin.mh", UNSURE))[0]["model"]["outcome"] == "other"


async def test_the_key_is_in_no_table_and_no_explanation(tmp_path: Path, model: ModelStandIn) -> None:
    async with talking(tmp_path, model, ask="always") as talk:
        why = await talk.says(WHO, UNSURE)
        assert KEY not in json.dumps(why) + repr(talk.stage.application.settings)
    assert files_with(KEY.encode(), tmp_path) == []


def files_with(canary: bytes, folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and canary in file.read_bytes()]
