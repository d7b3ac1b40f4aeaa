"""Of sentences that tell a secret nearly all are caught, and of everyday sentences about passwords nearly none (T4, C33).

The files: `secrets-*.tsv` and `codes-*.tsv` mark each secret with ⟦ ⟧; `everyday-*.tsv` and `numbers-*.tsv` hold none. `strangers.tsv` (kind, secret, text) was
written by somebody who never saw the code; every second line was looked at while what it showed was mended. Each of the others has a part that was looked at while the reading was
written (`seen`) and one that was only measured (`held-out`, and `others`); docs/redaction.md tells which came from whom and the figures.
"""

import re
import unicodedata
from pathlib import Path

import pytest

from bot.redaction import MARK, SecretKind, redact
from bot.secret_detection.telephones import public_numbers
from tests.conftest import ROOT

_HERE = Path(__file__).parent
_MARKED = re.compile("⟦(.*?)⟧")


def _lines(name: str) -> list[str]:
    return (_HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


@pytest.mark.parametrize("name", ["secrets-seen", "secrets-held-out"])
def test_t04_of_sentences_that_tell_a_secret_97_in_100_are_caught_whole(name: str) -> None:
    lines, missed = _lines(name), []
    for line in lines:
        left = redact(line.replace("⟦", "").replace("⟧", ""))
        told = [unicodedata.normalize("NFKC", one).strip() for one in _MARKED.findall(line)]
        if not left.kinds or any(one in left.text for one in told):
            missed.append(line)
    assert len(lines) >= 99
    assert len(missed) <= 0.03 * len(lines), missed


@pytest.mark.parametrize("name", ["secrets-seen", "secrets-held-out"])
def test_t04_the_rest_of_a_sentence_with_a_secret_stays_readable(name: str) -> None:
    lost = {}
    for line in _lines(name):
        outside = _letters(_MARKED.sub("", line))
        kept = _letters(redact(line.replace("⟦", "").replace("⟧", "")).text.replace(MARK, ""))
        if outside and kept < 0.6 * outside:
            lost[line] = kept
    assert len(lost) <= 0.03 * len(_lines(name)), lost


@pytest.mark.parametrize("name", ["everyday-seen", "everyday-held-out", "everyday-others"])
def test_of_everyday_sentences_about_passwords_at_most_one_in_a_hundred_is_masked(name: str) -> None:
    lines = _lines(name)
    masked = [line for line in lines if redact(line).kinds]
    assert len(lines) >= 350
    assert len(masked) <= 0.01 * len(lines), masked


def _missed(lines: list[str], code_awaited: bool) -> list[str]:
    left = [(line, redact(line.replace("⟦", "").replace("⟧", ""), code_awaited=code_awaited).text) for line in lines]
    return [line for line, text in left if any(unicodedata.normalize("NFKC", told) in text for told in _MARKED.findall(line))]


@pytest.mark.parametrize("name", ["codes-seen", "codes-held-out"])
def test_t04_six_digits_in_a_few_words_are_a_code_once_a_page_was_given_and_mostly_before(name: str) -> None:
    lines = _lines(name)
    assert len(lines) >= 55
    assert len(_missed(lines, code_awaited=True)) <= 0.03 * len(lines), _missed(lines, code_awaited=True)
    assert len(_missed(lines, code_awaited=False)) <= 0.4 * len(lines)


@pytest.mark.parametrize(
    ("name", "code_awaited", "most"),
    [("numbers-seen", False, 0.01), ("numbers-held-out", False, 0.01), ("numbers-seen", True, 0.01), ("numbers-held-out", True, 0.07)],
)
def test_telephones_tickets_accounts_and_dates_are_no_codes(name: str, code_awaited: bool, most: float) -> None:
    lines = _lines(name)
    masked = [line for line in lines if redact(line, code_awaited=code_awaited).kinds]
    assert len(lines) >= 84
    assert len(masked) <= most * len(lines), masked


def _strangers() -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in _lines("strangers")]
    return [(kind, unicodedata.normalize("NFKC", secret), text.replace("\\n", "\n")) for kind, secret, text in rows]


@pytest.mark.parametrize(
    ("kind", "share"),
    [("password", 0.88), ("passphrase", 0.5), ("code", 0.75), ("pin", 0.95), ("card", 1.0), ("id", 1.0), ("token", 0.95)],
)  # fmt: skip
def test_t04_of_strangers_lines_too_most_secrets_are_caught(kind: str, share: float) -> None:
    mine = [(secret, text) for one, secret, text in _strangers() if one == kind]
    missed = [text for secret, text in mine if secret in redact(text).text]
    assert len(mine) >= 20
    assert len(missed) <= (1 - share) * len(mine), missed


def test_of_strangers_everyday_lines_at_most_two_in_a_hundred_are_masked() -> None:
    everyday = [text for kind, _, text in _strangers() if kind == "none"]
    assert len(everyday) >= 300
    assert sum(bool(redact(text).kinds) for text in everyday) <= 0.02 * len(everyday)


KINDS = [
    ("驗證碼是三九〇二七四", "三九〇二七四", SecretKind.CODE),
    ("the code was four four one nine seven two", "four four one nine seven two", SecretKind.CODE),
    ("code: 4 8 2 9 1 3", "4 8 2 9 1 3", SecretKind.CODE),
    ("簡訊寫 TP-55120 要打在哪", "TP-55120", SecretKind.CODE),
    ("手機叫我選 83 這個兩位數", "83", SecretKind.CODE),
    ("my backup code is 8x4k 22ab", "8x4k 22ab", SecretKind.CODE),
    ("SIM 卡 PUK 是 77120934", "77120934", SecretKind.PASSWORD),
    ("門禁 4 4 1 8 # 沒反應", "4 4 1 8 #", SecretKind.PASSWORD),
    ("螢幕圖形鎖 1-4-7-8-9", "1-4-7-8-9", SecretKind.PASSWORD),
    ("Authorization: Bearer q8Zk-77abcPQ01", "q8Zk-77abcPQ01", SecretKind.PASSWORD),
    ("client_secret=zz81kk20pp93", "zz81kk20pp93", SecretKind.PASSWORD),
    ("https://sso.example.tw/cb?code=b7d0-11ff&state=2 卡住", "b7d0-11ff", SecretKind.PASSWORD),
    ("點了 https://id.example.tw/r/8kWq2Zp7 就過期", "8kWq2Zp7", SecretKind.PASSWORD),
    ("postgresql://desk:lilac.sun@db.example/desk", "lilac.sun", SecretKind.PASSWORD),
    ("金鑰 ABCD1-EFGH2-JKLM3-NPQR4 無效", "ABCD1-EFGH2-JKLM3-NPQR4", SecretKind.PASSWORD),
    ("TOTP 種子 KRSXG5CTMVRXEZLU", "KRSXG5CTMVRXEZLU", SecretKind.PASSWORD),
    ("-----BEGIN RSA PRIVATE KEY-----MIIabc12345 這個", "MIIabc12345", SecretKind.PASSWORD),
    ("app password abcd wxyz ghij klmn", "abcd wxyz ghij klmn", SecretKind.PASSWORD),
    ("就我兒子的英文名加生日 Ryan0923", "Ryan0923", SecretKind.PASSWORD),
    ("我都打 su3cl3ji32k7 登入", "su3cl3ji32k7", SecretKind.PASSWORD),
    ("1qaz2wsx 可以嗎", "1qaz2wsx", SecretKind.PASSWORD),
    ("密碼是ㄨㄛˇㄞˋㄋㄧˇ", "ㄨㄛˇㄞˋㄋㄧˇ", SecretKind.PASSWORD),
    ("passphrase: velvet tractor sings loudly", "velvet tractor sings loudly", SecretKind.PASSWORD),
    ("把密碼改成 seven purple otters 42 了", "seven purple otters 42", SecretKind.PASSWORD),
    ("is grandma bakes purple cakes long enough?", "grandma bakes purple cakes", SecretKind.PASSWORD),
    ("我的通行句是海邊的風箏 飛很高", "海邊的風箏 飛很高", SecretKind.PASSWORD),
    ("用中文我愛高雄當密碼", "我愛高雄", SecretKind.PASSWORD),
    ("old one:\nvelvet tractor sings loudly\nnew one?", "velvet tractor sings loudly", SecretKind.PASSWORD),
    ("velvet-tractor-sings-loudly 被拒", "velvet-tractor-sings-loudly", SecretKind.PASSWORD),
]


@pytest.mark.parametrize(("said", "secret", "kind"), KINDS)
def test_t04_keys_phrases_and_numbers_in_words_are_taken_out(said: str, secret: str, kind: SecretKind) -> None:
    left = redact(said)
    assert kind in left.kinds
    assert unicodedata.normalize("NFKC", secret) not in left.text


@pytest.mark.parametrize(
    "said",
    [
        "驗證碼寄到 0912 開頭那支嗎", "驗證碼功能是 2024 年以後才有嗎", "驗證碼問題要撥 1999 嗎", "The code is sent to the phone that ends in 一二", "two-digit years like 2026?",
        "https://docs.example.tw/faq/reset-password", "is my new password strong enough?", "single-sign-on-portal 打不開", "correlation id 3f2a9c1e-77ab-4c1d-9e0f-aa12bb34cc56",
        "我改成用 Microsoft Edge 也一樣", "編號 Desk2041 的電腦", "asdfghjkl", "basic authentication is turned off", "門禁壞了請打 2720-8889",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_key_a_phrase_or_a_code_stays(said: str) -> None:
    assert redact(said).text == said


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("mocha25latte", "mocha25latte"),
        ("那 mocha25latte 呢", "mocha25latte"),
        ("sunflower", "sunflower"),
        ("how about sunflower?", "sunflower"),
        ("小明生日0412", "小明生日0412"),
        ("那小明生日0412可以嗎", "小明生日0412"),
        ("sunny day 7", "sunny day 7"),
        ("12345678", "12345678"),
        ("「abcd1234」可以嗎", "abcd1234"),
        ("我用abc12345這樣呢", "abc12345"),
        ("is tiger2026 ok?", "tiger2026"),
    ],
)
def test_c33_what_could_be_a_password_is_one_after_the_rules_were_told(said: str, secret: str) -> None:
    left = redact(said, rules_told=True)
    assert left.kinds == {SecretKind.PASSWORD}
    assert secret not in left.text


@pytest.mark.parametrize(
    "said",
    [
        "好", "謝謝", "thanks", "why?", "小老鼠算不算", "8碼以上嗎", "怎麼改", "hello", "what about symbols?", "status", "English please", "那符號呢", "不能用生日嗎",
        "GEAA-012686", "can I use spaces", "3 times?", "我改不了", "cancel", "解鎖", "幫我重設", "2", "the second", "still not working", "at least 8?", "it says too weak", "ab1234",
    ],
)  # fmt: skip
def test_c33_what_answers_something_else_after_the_rules_stays(said: str) -> None:
    assert not redact(said, rules_told=True).kinds


@pytest.mark.parametrize("said", ["4111 1111 1111 1111", "卡號5500-0000-0000-0004", "my card 4012888888881881"])
def test_t04_a_card_number_is_known_by_its_sum(said: str) -> None:
    assert redact(said).kinds == {SecretKind.CARD}
    changed = said[:-1] + str((int(said[-1]) + 1) % 10)
    assert SecretKind.CARD not in redact(changed).kinds


@pytest.mark.parametrize("kind", list(SecretKind))
@pytest.mark.parametrize("language", ["en", "zh-Hant-TW"])
def test_t04_for_every_kind_of_secret_there_is_a_sentence(kind: SecretKind, language: str) -> None:
    key = f"pasted-{kind.value}".replace("_", "-")
    assert re.search(rf"^{key} =", (ROOT / "bot" / "locale" / language / "desk.ftl").read_text(encoding="utf-8"), re.MULTILINE)


def test_t04_nothing_of_a_password_stays_where_it_only_begins_like_an_id() -> None:
    assert "xyz" not in redact("my password is A123456789xyz").text


@pytest.mark.parametrize(
    "said",
    [
        "驗證碼 2026/11/28 寄的沒收到", "驗證碼 14:30 寄的", "the code from 2026-11-28 never came", "20261128 驗證碼沒來", "event code 4740", "錯誤代碼 1909", "單號 482913",
        "員工編號107733 驗證碼收不到", "I tried PowerPoint and OneDrive", "用iPhone15Pro 登入驗證失敗", "service account svc_etl02 is disabled", "帳號 kiosk-05 被鎖",
        "https://login.gov.taipei:81", "status.password-must-change", "a shared account \"desk12\" at the pool",
    ],
)  # fmt: skip
def test_numbers_and_names_that_are_nobodys_secret_stay(said: str) -> None:
    assert redact(said).text == said


@pytest.mark.parametrize(("said", "secret"), [("AD_READ_PASSWORD=hunter22", "hunter22"), ("account/password: sakura", "sakura"), ("密碼-> happy777", "happy777")])
def test_t24_a_password_in_a_setting_is_taken_out(said: str, secret: str) -> None:
    assert secret not in redact(said).text


@pytest.mark.parametrize("marks", ['""', "「」", "『』", "“”", "‘’", "()", "（）", "【】"])
def test_nothing_but_spaces_between_quotation_marks_is_read_like_any_text(marks: str) -> None:
    for text in (f"密碼{marks[0]}   {marks[1]}", f"password is {marks[0]}\u3000\u3000\u3000{marks[1]}", f"{marks[0]}   {marks[1]}當密碼"):
        assert not redact(text).kinds


@pytest.mark.parametrize(
    "said",
    [
        "my login is yjchen", "Login: yjchen", "我的 login 是 yjchen", "my login is mhlin88", "login: chen.yj, it is locked", "password for yjchen88 expired",
        "the password of yjchen88 expired", "reset the password for user chen.yj2", "密碼是王小明設的", "is the password case-sensitive? my password is case-sensitive?",
    ],
)  # fmt: skip
def test_the_name_of_an_account_and_who_set_a_password_are_no_secrets(said: str) -> None:
    assert redact(said).text == said


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("login: Summer2026!", "Summer2026!"), ("login: yjchen / sakura2024", "sakura2024"), ("my password for mail is sakura2024", "sakura2024"),
        ("password for yjchen: sakura2024", "sakura2024"), ("the password of chen.yj is sunflower", "sunflower"),
    ],
)  # fmt: skip
def test_beside_the_name_of_an_account_a_password_is_still_one(said: str, secret: str) -> None:
    assert secret not in redact(said).text


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("814835 碼有了打這邊嗎", "814835"), ("碼 814835", "814835"), ("my code is here 814 835 ok?", "814 835"), ("驗證碼收到了 559201 然後呢", "559201"), ("８１４８３５碼有了", "814835"),
        ("here you go 190-446", "190-446"), ("碼是 6 1 9 4 0 3", "6 1 9 4 0 3"), ("驗證號碼三九〇二七四", "三九〇二七四"),
    ],
)  # fmt: skip
def test_t04_a_code_is_taken_out_with_whatever_words_around_it(said: str, secret: str) -> None:
    left = redact(said)
    assert left.kinds == {SecretKind.CODE}
    assert secret not in left.text


@pytest.mark.parametrize(
    "said",
    [
        "好 那號碼是一九九九轉八五八五對嗎", "1999轉8585 對嗎", "號碼是 1999 轉 8585", "1999#8585 這樣打?", "ext 2311", "分機 2103", "(02) 2720-8889", "GEAA-012686", "單號 1001",
        "ticket 1001", "Ring 8585.", "收不到驗證碼 分機 610042 沒人接",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rules_told", [False, True])
def test_a_public_number_is_no_code_and_no_password_whatever_was_told_before(said: str, rules_told: bool) -> None:
    assert redact(said, rules_told=rules_told).text == said


@pytest.mark.parametrize("said", ["畫面_204518 在附件", "screenshot 204518.png", "員編 107733 收不到碼", "about 104500 accounts were moved", "預算 120000 元"])
def test_six_digits_that_say_what_they_are_stay(said: str) -> None:
    assert redact(said).text == said


@pytest.mark.parametrize("said", ["2599 1266", "1999 8585", "1999 2913", "碼收不到 收到 59810 回電"])
def test_a_number_that_the_desk_gives_out_is_no_code(said: str) -> None:
    public = public_numbers(["1999 轉 8585", "25991266 分機 274", "1999 分機 2913 或 59810"])
    assert redact(said, public=public).text == said
    assert redact(said.replace("9", "3"), public=public).kinds == {SecretKind.CODE}


def test_t04_a_short_extension_that_the_desk_gives_out_does_not_hide_a_code() -> None:
    assert public_numbers(["1999 轉 8585"]) == {"19998585"}
    assert redact("驗證碼 8585", public=public_numbers(["1999 轉 8585"])).kinds == {SecretKind.CODE}
