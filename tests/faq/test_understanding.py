import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.understanding import cross_validated, unlearnt
from bot.dialogue.evaluation import LabelledScore, evaluate, evaluation_report
from bot.dialogue.understanding import Intent, IntentKind, understand
from bot.faq.candidate import Candidate
from bot.faq.index import Index, build_index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts, shipped_labelled_texts
from bot.faq.library import shipped
from bot.faq.text import normalise

_HELD_OUT = Path(__file__).parent / "queries-held-out.tsv"


@pytest.mark.parametrize(
    ("question", "faq", "request_", "kind"),
    [
        ("怎麼改密碼", "password-01", "幫我重設密碼", IntentKind.RESET_PASSWORD),
        ("怎麼解鎖", "nologin-03", "幫我解鎖", IntentKind.UNLOCK),
        ("怎麼綁定TPEAD", "binding-05", "幫我綁定TPEAD", IntentKind.BIND),
        ("帳號停用要找誰", "nologin-02", "請幫我啟用帳號", IntentKind.ENABLE),
        ("how do I reset a forgotten password", "password-04", "reset my password for me", IntentKind.RESET_PASSWORD),
        ("報修電話幾號", "contact-01", "我要報修", IntentKind.TICKET),
    ],
)
def test_a_question_is_not_a_request(question: str, faq: str, request_: str, kind: IntentKind, index: Index) -> None:
    asked, wanted = understand(question, index), understand(request_, index)
    assert (asked.kind, asked.faq) == (IntentKind.FAQ, faq)
    assert (wanted.kind, wanted.faq) == (kind, None)


@pytest.mark.parametrize("text", ["", "   ", "🙏🙏", "？！…", "\u200b\u202e", "\x00", "\ud800", "asdfghjkl"])
def test_what_holds_no_word_is_not_understood(text: str, index: Index) -> None:
    assert understand(text, index).kind is IntentKind.NONE


@pytest.mark.parametrize("text", ["K7QP-2M9X", " abcd-1234 ", "ＡＢＣＤ－１２３４"])
def test_a_link_code_is_known_by_its_shape(text: str, index: Index) -> None:
    assert understand(text, index).kind is IntentKind.LINK


@pytest.mark.parametrize("text", ["取消", "cancel", "算了", " 取消。", "Cancel!"])
def test_stop_is_stop(text: str, index: Index) -> None:
    assert understand(text, index).kind is IntentKind.CANCEL


@pytest.mark.parametrize("text", ["今天天氣如何", "LINE帳號被鎖住了怎麼辦", "my bank account is locked", "蛋糕怎麼烤"])
def test_what_is_not_the_desks_business_is_not_answered(text: str, index: Index) -> None:
    assert understand(text, index).kind in (IntentKind.NONE, IntentKind.CHOOSE)


@pytest.mark.parametrize("text", ["密碼", "password", "帳號", "登入 綁定", "電子認證 憑證"])
def test_choices_that_are_as_likely_stand_in_the_order_of_the_faq(text: str, index: Index) -> None:
    order = [(-round(choice.confidence, 2), choice.id) for choice in understand(text, index).choices]
    assert order == sorted(order)


def test_a_doubtful_question_gets_up_to_three_choices(index: Index) -> None:
    intent = understand("密碼", index)
    assert intent.kind is IntentKind.CHOOSE
    assert intent.faq is None
    assert 2 <= len(intent.choices) <= 3


def test_choices_stand_beside_every_kind(index: Index) -> None:
    for text in ("怎麼改密碼", "幫我解鎖", "帳號", "你好"):
        assert 1 <= len(understand(text, index).choices) <= 3


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("用愛上網帳號登不進去", "portal_account"),
        ("EIP login fails", "portal_account"),
        ("GEAA-012686 登不進去", "former_name"),
        ("昨天改完密碼，今天登不進去", "password_changed"),
        ("changed my password and cannot log in", "password"),
        ("我無法登入", "cannot_sign_in"),
        ("Why can't I sign in?", "cannot_sign_in"),
        ("信箱收不到信", "mailbox"),
        ("自然人憑證綁不起來", "certificate"),
        ("公文系統不見了", "application"),
        ("開機帳號被鎖", "directory_account"),
    ],
)
def test_what_the_text_names_is_told_along(text: str, mention: str, index: Index) -> None:
    assert mention in understand(text, index).mentions


def test_wanting_to_change_a_password_is_not_having_changed_it(index: Index) -> None:
    assert "password_changed" not in understand("怎麼改密碼", index).mentions
    assert "password_changed" not in understand("我要換密碼", index).mentions


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    intent = understand(text, _shared())
    assert 0 <= intent.confidence <= 1
    assert (intent.kind is IntentKind.FAQ) == (intent.faq is not None)
    assert len(intent.choices) <= 3


@pytest.mark.parametrize("text", ["帳" * 10_000, "a" * 10_000, "🙏" * 10_000, "密碼 \x00\ud800" * 2_000, "how do i " * 2_000, "-" * 10_000, "aA1" * 5_000])
def test_ten_thousand_characters_are_answered_at_once(text: str, index: Index) -> None:
    began = time.thread_time()
    understand(text, index)
    assert time.thread_time() - began < 0.5


def _held_out() -> tuple[LabelledText, ...]:
    return unlearnt(read_labelled_texts(_HELD_OUT.read_text(encoding="utf-8"), _HELD_OUT.name))


def test_texts_that_nothing_learnt_from_are_understood_above_the_floors(index: Index) -> None:
    figures = evaluate(_held_out(), index)
    assert figures.holds(first=0.86, within_three=0.95, oos_answered=0.05), (figures.scope, figures.oos_answered)
    assert figures.scope.answered_wrong < 0.05


def test_what_is_measured_was_never_learnt() -> None:
    learnt = {normalise(one.text) for _, table in shipped_labelled_texts() for one in table}
    held_out = _held_out()
    assert len(held_out) >= 350
    assert not [one.text for one in held_out if normalise(one.text) in learnt]


def test_cross_validation_on_the_dev_texts_holds_the_floors() -> None:
    tables = dict(shipped_labelled_texts())
    dev = tables.pop("dev.tsv")
    marked, _ = cross_validated(dev, [one for table in tables.values() for one in table], folds=3)
    figures = evaluation_report(marked)
    assert figures.holds(first=0.86, within_three=0.95, oos_answered=0.05), (figures.scope, figures.oos_answered)
    assert figures.scope.answered_wrong < 0.05


def test_the_scorecard_counts_what_the_contract_says() -> None:
    offered = (Candidate("a-01", 0.4), Candidate("b-01", 0.3))
    marked = [
        LabelledScore(LabelledText("1", ("a-01",)), Intent(IntentKind.FAQ, "a-01", 0.9)),
        LabelledScore(LabelledText("2", ("b-01",)), Intent(IntentKind.CHOOSE, None, 0.4, offered)),
        LabelledScore(LabelledText("3", ("unlock", "a-01")), Intent(IntentKind.UNLOCK)),
        LabelledScore(LabelledText("4", ("a-01",)), Intent(IntentKind.NONE, None, 0.1, offered)),
        LabelledScore(LabelledText("5", ("a-01",)), Intent(IntentKind.STATUS, None, 0.9, offered)),
        LabelledScore(LabelledText("6", ("oos",)), Intent(IntentKind.CHOOSE, None, 0.3, offered)),
        LabelledScore(LabelledText("7", ("oos",)), Intent(IntentKind.FAQ, "b-01", 0.7)),
    ]
    figures = evaluation_report(marked)
    assert (figures.scope.texts, figures.out_of_scope) == (5, 2)
    assert figures.scope.first == pytest.approx(2 / 5)
    assert figures.scope.within_three == pytest.approx(4 / 5)
    assert figures.scope.answered_right == pytest.approx(2 / 5)
    for share in (figures.scope.answered_wrong, figures.scope.offered, figures.scope.refused):
        assert share == pytest.approx(1 / 5)
    assert figures.oos_answered == pytest.approx(1 / 2)
    assert {one.asked.text for one in figures.wrong} == {"2", "4", "5", "7"}


def test_the_reliability_table_says_how_often_what_was_said_was_right() -> None:
    marked = [
        LabelledScore(LabelledText("1", ("a-01",)), Intent(IntentKind.FAQ, "a-01", 0.92)),
        LabelledScore(LabelledText("2", ("b-01",)), Intent(IntentKind.FAQ, "a-01", 0.98)),
        LabelledScore(LabelledText("3", ("b-01",)), Intent(IntentKind.CHOOSE, None, 0.9, (Candidate("b-01", 0.31),))),
        LabelledScore(LabelledText("4", ("oos",)), Intent(IntentKind.NONE, None, 0.2, (Candidate("b-01", 0.2),))),
        LabelledScore(LabelledText("5", ("oos",)), Intent(IntentKind.NONE, None, 1.0)),
    ]
    figures = evaluation_report(marked)
    assert [(band.least, band.texts, round(band.said, 2), band.right) for band in figures.reliability] == [(0.2, 1, 0.2, 0.0), (0.3, 1, 0.31, 1.0), (0.9, 2, 0.95, 0.5)]
    assert figures.calibration_error == pytest.approx((0.2 + 0.69 + 2 * 0.45) / 4)


_BUILT: list[Index] = []


def _shared() -> Index:
    """One index for all examples of a property: Hypothesis does not start fixtures anew for each."""
    if not _BUILT:
        _BUILT.append(build_index(shipped()))
    return _BUILT[0]
