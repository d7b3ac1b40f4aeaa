"""A question is answered, a request is heard as a request, and what is not known is not guessed."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.evaluation import EvaluationReport, evaluate
from bot.dialogue.understanding import IntentKind, understand
from bot.faq.index import Index, build_index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts, shipped_labelled_texts
from bot.faq.library import shipped
from bot.faq.text import normalise
from bot.settings.schema import FaqFloors
from tests.conftest import ROOT

HERE = Path(__file__).parent.parent / "faq"
FLOORS = FaqFloors()


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(shipped())


def _held(figures: EvaluationReport) -> bool:
    return figures.holds(FLOORS.first, FLOORS.within_three, FLOORS.oos_answered)


def test_people_whose_words_were_never_learnt_are_understood_above_the_floors(index: Index) -> None:
    held_out = read_labelled_texts((HERE / "queries-held-out.tsv").read_text(encoding="utf-8"), "held out")
    assert _held(evaluate(held_out, index))


def test_the_development_queries_are_understood_when_they_are_held_out_of_learning() -> None:
    everything = [one for _, table in shipped_labelled_texts() for one in table]
    queries = next(table for name, table in shipped_labelled_texts() if "dev" in name)
    for fold in range(3):
        test = set(queries[fold::3])
        assert _held(evaluate(sorted(test, key=lambda one: one.text), build_index(shipped(), [one for one in everything if one not in test])))


@pytest.mark.parametrize(
    ("question", "request_"),
    [("怎麼改密碼", "幫我重設密碼"), ("帳號被鎖要等多久", "幫我解鎖"), ("要去哪裡綁定TPEAD", "幫我綁定"), ("how do I change my password", "reset my password please")],
)
def test_a_question_is_not_a_request(index: Index, question: str, request_: str) -> None:
    assert understand(question, index).kind in (IntentKind.FAQ, IntentKind.CHOOSE)
    assert understand(request_, index).kind in (IntentKind.UNLOCK, IntentKind.BIND, IntentKind.RESET_PASSWORD)


@pytest.mark.parametrize(
    ("one", "other"),
    [("帐号被锁了要等多久", "帳號被鎖了要等多久"), ("榜定張號", "綁定帳號"), ("ＴＰＥＡＤ", "tpead"), ("蜜碼", "密碼"), ("員工愛上網", "EIP"), ("網域帳號", "TPEAD 帳號")],
)
def test_the_same_thing_written_otherwise_is_the_same_text(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("text", ["", "😀", "\x00", "\ud800", "?" * 10_000, "鎖" * 10_000, "\u202e"])
def test_bad_input_never_raises(index: Index, text: str) -> None:
    assert understand(text, index).kind in IntentKind


@pytest.mark.parametrize(("text", "kind"), [("ABCD-1234", IntentKind.LINK), ("取消", IntentKind.CANCEL), ("cancel", IntentKind.CANCEL), ("你好", IntentKind.SMALLTALK), ("中午吃什麼好", IntentKind.NONE)])
def test_shapes_and_small_words(index: Index, text: str, kind: IntentKind) -> None:
    assert understand(text, index).kind is kind


def test_ask_answers_every_line_in_order_with_up_to_three_choices(tmp_path: Path) -> None:
    texts = ["帳號被鎖要等多久", "", "中午吃什麼好", '{"text": "幫我解鎖"}', "how do I change my password"]
    done = subprocess.run(
        ["python", "-m", "bot", "ask", "--stdin", "--json"], input="\n".join(texts) + "\n", capture_output=True, encoding="utf-8", check=True, timeout=60,
        env={**__import__("os").environ, "PATH": str(Path(__import__("sys").executable).parent)}, cwd=HERE.parent.parent,
    )  # fmt: skip
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["intent"] for one in said] == ["faq", "none", "none", "unlock", "faq"]
    assert said[0]["faq"] == "nologin-03"
    assert "15 分鐘" in said[0]["answer"]
    assert said[4]["faq"] == "password-01"
    assert all(len(one["choices"]) <= 3 and 0 <= one["confidence"] <= 1 for one in said)
    assert all(one["choices"] for one in said if one["text"])


def test_faq_check_holds_its_floors_on_the_held_out_queries(command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    done = command("faq", "check", "--queries", str(HERE / "queries-held-out.tsv"))
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.tsv"
    with wrong.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows([["text", "intent"], ["怎麼改密碼", "contact-02"]])
    assert command("faq", "check", "--queries", str(wrong)).returncode == 1


def test_every_label_learnt_from_is_an_entry_or_a_kind() -> None:
    known = {entry.id for entry in shipped()} | {kind.value for kind in IntentKind} | {"oos"}
    learnt: list[LabelledText] = [one for _, table in shipped_labelled_texts() for one in table]
    assert {want for one in learnt for want in one.wants} <= known
    for entry in shipped():
        assert sum(entry.id in one.wants for one in learnt) >= 40


def test_the_same_words_mean_the_same_on_machines_of_any_number_of_cores() -> None:
    texts = [one.text for one in read_labelled_texts((ROOT / "bot" / "faq" / "content" / "asked" / "short.tsv").read_text(encoding="utf-8"), "short.tsv")] + ["影印機卡紙 GEAA-012333", "my mailbox"]
    program = "import json,sys; from bot.wiring.shipped_faq import build_index_for_shipped as b; from bot.dialogue.understanding import understand as u\n"
    program += "i = b(); print(json.dumps([u(one, i).confidence for one in json.load(sys.stdin)]))"
    told = []
    for threads in ("1", "2"):
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": threads}
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, input=json.dumps(texts), capture_output=True, text=True, check=True)
        told.append(json.loads(done.stdout))
    assert max(abs(one - other) for one, other in zip(*told, strict=True)) < 0.01
