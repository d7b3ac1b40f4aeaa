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
