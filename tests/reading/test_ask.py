"""`ask --stdin --json` says how it reads a text, in the words of the labelled turns."""

import io
import json
import sys
from typing import Any

import pytest

from bot.__main__ import main
from bot.reading.vocabulary import Act, Aspect, NamedSystem, Whose

Line = dict[str, Any]


@pytest.fixture
def asked(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def ask(*lines: Line) -> list[Line]:
        given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        assert main(["ask", "--stdin", "--json", "--explain"]) == 0
        return [json.loads(line) for line in capfd.readouterr().out.splitlines()]

    return ask


def test_the_same_word_is_read_by_what_the_desk_said_before(asked: Any) -> None:
    alone, offered = asked({"text": "好啊"}, {"text": "好啊", "context": "offer:unlock", "said": "要我幫你解鎖嗎？"})
    assert offered["act"] == Act.AGREE
    assert alone["text"] == offered["text"]


def test_every_part_of_the_reading_is_in_the_vocabulary(asked: Any) -> None:
    (line,) = asked({"text": "我主管的網域帳號被鎖了，幫他解鎖"})
    assert (line["act"], line["aspect"]) == (Act.REQUEST, Aspect.NONE)
    assert line["system"] in set(NamedSystem)
    assert line["whose"] in (Whose.UNNAMED, Whose.NAMED)
    assert line["negated"] is False
    assert len(line["matters"]) == 3
    assert line["matters"][0]["confidence"] >= line["matters"][1]["confidence"]
    assert any(why.startswith("meant: ") and "other" in why for why in line["why"])


def test_what_is_unsure_is_offered_as_what_would_happen(asked: Any) -> None:
    lines = asked(*({"text": text} for text in ("帳號", "密碼 鎖", "登入 密碼 綁定", "開機密碼跟信箱", "憑證 綁定 不行", "unlock or reset?")))
    offers = [offer for line in lines if line["intent"] == "choose" for offer in line["offers"]]
    assert offers
    assert all(offer["label"] and offer["means"] and offer["confidence"] >= 0.15 for offer in offers)
    assert [line["offers"] for line in lines if line["intent"] != "choose" and line["offers"]] == []


def test_a_secret_is_taken_out_before_a_text_is_read(asked: Any) -> None:
    (line,) = asked({"text": "我的密碼是 Abcd!2345xyz 幫我解鎖"})
    assert "Abcd!2345xyz" not in json.dumps(line, ensure_ascii=False)
    assert line["act"] is not None


def test_nothing_typed_is_read_as_nothing(asked: Any) -> None:
    (line,) = asked({"text": "   "})
    assert (line["act"], line["matters"], line["offers"]) == (None, [], [])


@pytest.mark.parametrize(
    ("text", "context", "said", "intent"),
    [
        ("好啊麻煩你", "offer:unlock", "要我幫你解鎖嗎？", "agree"),
        ("不用了，謝謝", "offer:unlock", "要我幫你解鎖嗎？", "decline"),
        ("等我開完會再弄", "page:unlock", "請打開頁面確認是你", "later"),
        ("連結不見了，再給我一次", "page:unlock", "請打開頁面確認是你", "go_on"),
        ("聽不懂，再說一次", "status:locked", "你的帳號鎖到 10:15", "repeat"),
        ("第二個", "choose", "你想問的是下面哪一個？", "choose_one"),
        ("stop that, I don't want it any more", "page:unlock", "Open the page and confirm that it is you", "cancel"),
    ],
)
def test_the_intent_after_the_desks_own_words_is_what_the_desk_would_do(asked: Any, text: str, context: str, said: str, intent: str) -> None:
    (line,) = asked({"text": text, "context": context, "said": said})
    assert line["intent"] == intent
    assert line["answer"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我剛剛把密碼給了釣魚網站怎麼辦", "incident"),
        ("我同事王小明的帳號被鎖了，幫他解", "colleague"),
        ("帳號鎖住了，開一下", "unlock"),
        ("忘記密碼，求重設", "reset_password"),
        ("reset my Netflix password", "none"),
    ],
)
def test_the_intent_of_a_text_by_itself_is_what_the_desk_would_do(asked: Any, text: str, intent: str) -> None:
    (line,) = asked({"text": text})
    assert line["intent"] == intent
    assert line["answer"]


def test_what_was_told_is_asked_on_about(asked: Any) -> None:
    told, somewhere = asked(
        {"text": "那要多久", "context": "faq:nologin-03", "said": "鎖定十五分鐘後會自己解開"}, {"text": "那要多久", "context": "elsewhere", "said": "VPN 請找資訊局網路組"}
    )
    assert (told["intent"], told["faq"]) == ("faq", "nologin-03")
    assert somewhere["intent"] == "elsewhere"
