"""R28: which new passwords are refused and why; that good ones are taken; and that no text at all makes the rule stumble."""

import re
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.matching import RANKED_DICTIONARIES

from bot.actions.password_rule import DEFAULT, PasswordRule, PersonalWords, Weakness, advice, hints, rules_for_page, weakness_phrase, weaknesses
from bot.locale.sentences import Sentences
from bot.secret import Secret
from tests.conftest import ROOT

NOBODY = PersonalWords()
CHEN = PersonalWords(
    accounts=("yjchen", "GEAA-012686", "GEAA-004417", "yjchen@mail.example"),
    names=("chen.yj", "陳怡君", "Chen Yi-Chun"),
    agency=("doit", "Department of Information Technology", "資訊局"),
)
UNICODE = PasswordRule(ascii_only=False)

REFUSED = (
    ("", Weakness.TOO_SHORT),
    ("Kx7#q", Weakness.TOO_SHORT),
    ("Tg7#vPq", Weakness.TOO_SHORT),
    ("Tg7#vPq2!mLz" * 11, Weakness.TOO_LONG),
    ("tg7#vpq2!mlz", Weakness.NO_UPPER),
    ("TG7#VPQ2!MLZ", Weakness.NO_LOWER),
    ("Tg-#vPq/!mLz", Weakness.NO_DIGIT),
    ("Tg7hvPq2umLz", Weakness.NO_SYMBOL),
    ("Tg7 vPq2 mLz", Weakness.NO_SYMBOL),
    ("Tg7#vPq2!mLé", Weakness.NOT_PLAIN),
    ("Tg7#vPq2!密碼", Weakness.NOT_PLAIN),
    ("Tg7#vPq2!mL\u200b", Weakness.NOT_PLAIN),
    ("Tg7#vPq2!mL\t", Weakness.NOT_PLAIN),
    ("Tg7#vPq2!mL\n", Weakness.NOT_PLAIN),
    ("Ｔｇ７＃vPq2!mL", Weakness.NOT_PLAIN),
    (" Tg7#vPq2!mLz", Weakness.EDGE_SPACE),
    ("Tg7#vPq2!mLz ", Weakness.EDGE_SPACE),
    ("Yjchen#7mRk2", Weakness.HAS_ACCOUNT),
    ("Xq!9YJCHEN-mRk", Weakness.HAS_ACCOUNT),
    ("Yjch3n#7mRk2", Weakness.HAS_ACCOUNT),
    ("Y-j.c_h-e.n7Rk", Weakness.HAS_ACCOUNT),
    ("nehcjY#7mRk2", Weakness.HAS_ACCOUNT),
    ("Geaa-012686!q", Weakness.HAS_ACCOUNT),
    ("Geaa012686!qRk", Weakness.HAS_ACCOUNT),
    ("Rk!012686-qZt", Weakness.HAS_ACCOUNT),
    ("Geaa-004417#Lamp-otter", Weakness.HAS_ACCOUNT),
    ("Rk7#Chen-qZt2", Weakness.HAS_NAME),
    ("Rk7#CHENqZt2", Weakness.HAS_NAME),
    ("Rk7#Ch3n-qZt2", Weakness.HAS_NAME),
    ("Chenyj#7mRk2", Weakness.HAS_NAME),
    ("Yichun#7mRk2", Weakness.HAS_NAME),
    ("Rk7#Yi-Chun.qZ", Weakness.HAS_NAME),
    ("Kitchen#7mRk2", Weakness.HAS_NAME),
    ("Taipei#7x", Weakness.HAS_AGENCY),
    ("T@ipei#7x", Weakness.HAS_AGENCY),
    ("Tpead-9x!", Weakness.HAS_AGENCY),
    ("Gov#7Tpead", Weakness.HAS_AGENCY),
    ("Eip!7x-Kq", Weakness.HAS_AGENCY),
    ("Doit!7x-Kq", Weakness.HAS_AGENCY),
    ("Tpead-Welcome1!", Weakness.HAS_AGENCY),
    ("TaipeiGov-EIP-2026!", Weakness.HAS_AGENCY),
    ("Technology#7x", Weakness.HAS_AGENCY),
    ("Taipei2026!", Weakness.HAS_PLACE_OR_TIME),
    ("Taipei115!", Weakness.HAS_PLACE_OR_TIME),
    ("Taiwan#1No", Weakness.HAS_PLACE_OR_TIME),
    ("Summer2026!", Weakness.HAS_PLACE_OR_TIME),
    ("Summ3r@2026", Weakness.HAS_PLACE_OR_TIME),
    ("Spring@115", Weakness.HAS_PLACE_OR_TIME),
    ("2026Winter!", Weakness.HAS_PLACE_OR_TIME),
    ("July0704!", Weakness.HAS_PLACE_OR_TIME),
    ("Bottle2026!", Weakness.HAS_PLACE_OR_TIME),
    ("Bottle!1987", Weakness.HAS_PLACE_OR_TIME),
    ("1987#Bottle", Weakness.HAS_PLACE_OR_TIME),
    ("Minguo115!x", Weakness.HAS_PLACE_OR_TIME),
    ("Kxv!19870312", Weakness.HAS_PLACE_OR_TIME),
    ("Kx#1987-03-12", Weakness.HAS_PLACE_OR_TIME),
    ("2026!Kx#", Weakness.HAS_PLACE_OR_TIME),
    ("Monday#26x", Weakness.HAS_PLACE_OR_TIME),
    ("Qwerty#7x", Weakness.KEYBOARD_RUN),
    ("1qaz@WSX", Weakness.KEYBOARD_RUN),
    ("1Qaz2wsx!", Weakness.KEYBOARD_RUN),
    ("!QAZ2wsx", Weakness.KEYBOARD_RUN),
    ("Qazwsx#7x", Weakness.KEYBOARD_RUN),
    ("Asdf#7xkQ", Weakness.KEYBOARD_RUN),
    ("Abcd1234!", Weakness.KEYBOARD_RUN),
    ("Kx#q123456", Weakness.KEYBOARD_RUN),
    ("Kx#q9876!", Weakness.KEYBOARD_RUN),
    ("Kx7!aaaa", Weakness.KEYBOARD_RUN),
    ("Kx!q1111", Weakness.KEYBOARD_RUN),
    ("Ab1!Ab1!Ab1!", Weakness.KEYBOARD_RUN),
    ("Rain7!Rain7!", Weakness.KEYBOARD_RUN),
    ("Aaaaaaaaaaaaaaaaaaaaaa1!", Weakness.KEYBOARD_RUN),
    ("Zaq12wsx!", Weakness.KEYBOARD_RUN),
    ("1q2w3e4R!", Weakness.KEYBOARD_RUN),
    ("!@#$%^Kx7", Weakness.KEYBOARD_RUN),
    ("Poiuy!7xk", Weakness.KEYBOARD_RUN),
    ("P@ssw0rd!", Weakness.COMMON),
    ("Password1!", Weakness.COMMON),
    ("P4$$w0rd", Weakness.COMMON),
    ("drowssaP1!", Weakness.COMMON),
    ("Passw0rd2026!", Weakness.COMMON),
    ("Password19870312!", Weakness.COMMON),
    ("PasswordPassword1!", Weakness.COMMON),
    ("Welcome123!", Weakness.COMMON),
    ("Welcome7382!", Weakness.COMMON),
    ("#73Welcome!", Weakness.COMMON),
    ("W3lc0me!x", Weakness.COMMON),
    ("Admin@123", Weakness.COMMON),
    ("Changeme#1", Weakness.COMMON),
    ("Dragon!77", Weakness.COMMON),
    ("Elephant7#29", Weakness.COMMON),
    ("$unshine1A", Weakness.COMMON),
    ("Iloveyou520!", Weakness.COMMON),
    ("Woaini1314!", Weakness.COMMON),
    ("Ab!5201314", Weakness.COMMON),
    ("Ji32k7au4a83!", Weakness.COMMON),
    ("Au4a83!#9", Weakness.COMMON),
    ("5J/ jp6!", Weakness.COMMON),
    ("Ji394su3!", Weakness.COMMON),
    ("A123456789!", Weakness.COMMON),
)

TAKEN = (
    "Tg7#vPq2!mLz",
    "Ox4-Rain.Bottle",
    "correct-Horse7battery staple",
    "Correct horse-7 battery staple",
    "Newp4ss!xyz9",
    "k7#Q!zf2",
    "Xk4!mn9q",
    "zR9$kw-3Lp",
    "B!w8rT_x2q",
    "q#7Hd)2m",
    "vN3~pX8[kd",
    "m5^JtQ;w1e",
    "8f*Gz-Lk3",
    "Uw2&yBn7c",
    "Hq0%dVx6:t",
    "J4kx+Rm9?v",
    "gT6'nP1z,W",
    "c<3Fy8>LsK",
    "yD5=hB2@xN",
    "R7|s/Kp4u",
    "aV9{mQ3}jX",
    'w"E8k.T5r',
    "Lx2`cY6\\f",
    "p(Z4)n_G7",
    "Blue7-Tree",
    "MyDog#2Barks",
    "Horse-7-Lamp",
    "Tea4Two&Biscuits",
    "Otter.Ladder.9.Plum",
    "seven Lanterns + 1 otter",
    "Umbrella-otter7lamp",
    "Receipt-7-battery",
    "Governor#4-of-pears",
    "Kx9#Taipei-waves-lantern",
    "my password is 7 Otters!",
    "Winter-otter-7-ladder-plum",
    "otter 2026 Ladder, plum & tea",
    "Tg7#2019vPq!",
    "Tg7#vPq2!mLz-1234",
    "qwerty-Otter7.ladder-plum",
    "Welcome, 4 otters on a ladder",
    "W!o5mjsB8rTk",
    "Zq4-fj83-Lm2p-xw9T",
    "hR4kz-Pw9xt-Lm2vq-Bn7cy",
    "3Xk#9vQz!7mLp@2wRt&5",
    "Waterfall7!xR",
    "Street7-desert",
    "Against7!deserts",
    "Plum+Otter=7pears",
    "The 9 pears. Of Mine",
    "n0-Kettle_whistles",
    "Tg7#vPq2!mLz" * 10,
)


def found(text: str, about: PersonalWords = CHEN, rule: PasswordRule = DEFAULT) -> tuple[Weakness, ...]:
    return weaknesses(Secret(text), about, rule)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_a_bad_password_is_refused_for_the_reason_that_it_has(text: str, why: Weakness) -> None:
    assert why in found(text)


@pytest.mark.parametrize("text", TAKEN)
def test_a_good_password_is_taken(text: str) -> None:
    assert found(text) == ()


def test_the_tables_name_every_weakness() -> None:
    assert {why for _, why in REFUSED} == set(Weakness)


def test_what_only_lacks_one_thing_is_told_that_one_thing() -> None:
    assert found("tg7#vpq2!mlz") == (Weakness.NO_UPPER,)
    assert found("Tg7#vPq2!mLz ") == (Weakness.EDGE_SPACE,)
    assert found("Tg7#vPq") == (Weakness.TOO_SHORT,)
    assert found("Rk7#Chen-qZt2") == (Weakness.HAS_NAME,)


def test_somebody_elses_name_and_account_are_no_weakness() -> None:
    for text in ("Yjchen#7mRk2", "Rk7#Chen-qZt2", "Rk!012685-qZt"):
        assert found(text, NOBODY) == ()


def test_a_name_of_two_letters_forbids_nothing_but_two_together_do() -> None:
    wu = PersonalWords(names=("Wu Li", "wu.li"), accounts=("wu",))
    assert found("Wu7#vPq2!mLi", wu) == ()
    assert found("Liwu#7mRk2!z", wu) == (Weakness.HAS_NAME,)


def test_the_number_of_an_account_is_no_part_of_a_password_from_five_digits_on() -> None:
    for account, number, taken in (("ab7391", "7391", True), ("ab73916", "73916", False), ("GEAA-073916", "073916", False)):
        found = weaknesses(Secret(f"Blaue-Tinte-{number}"), PersonalWords(accounts=(account,)))
        assert (Weakness.HAS_ACCOUNT not in found) is taken, account


def test_account_and_domain_are_told_apart() -> None:
    assert Weakness.HAS_ACCOUNT in found("Rk7#linhm-qZt", PersonalWords(accounts=("TPEAD\\linhm",)))
    assert found("Rk7#mail-qZt2", PersonalWords(accounts=("linhm@mail.example",))) == ()


def test_a_name_without_words_in_it_forbids_nothing() -> None:
    assert found("Tg7#vPq2!mLz", PersonalWords(("", "-", "@", "\\"), ("", " ", "。"), ("", "-"))) == ()


def test_composition_can_be_switched_off_and_length_still_counts() -> None:
    free = PasswordRule(composition=False)
    assert found("otter ladder plum lantern", CHEN, free) == ()
    assert found("xkvqz", CHEN, free) == (Weakness.TOO_SHORT,)
    assert Weakness.COMMON in found("password", CHEN, free)


def test_other_letters_are_taken_where_that_is_switched_on_but_not_what_other_programs_change() -> None:
    assert found("Tg7#vPq2!水獺", CHEN, UNICODE) == ()
    assert found("Tg7#vPq2!🦦é", CHEN, UNICODE) == ()
    for odd in ("\u00a0", "\u3000", "\u200b", "\t", "\x00", "\ud800", "Ａ", "ﬁ", "e\u0301"):
        assert Weakness.NOT_PLAIN in found(f"Tg7#v{odd}Pq2!mLz", CHEN, UNICODE)
    assert Weakness.HAS_NAME in found("Tg7#vPq2!陳怡君", CHEN, UNICODE)
    assert Weakness.HAS_AGENCY in found("Tg7#資訊局", CHEN, UNICODE)


def test_a_stricter_organisation_can_demand_more() -> None:
    assert found("Tg7#vPq2!mLz", CHEN, PasswordRule(minimum=15)) == (Weakness.TOO_SHORT,)


def test_longer_is_advised_until_it_is_long_enough() -> None:
    short = advice(Secret("Tg7#vPq2!mLz"))
    assert short is not None
    assert short.words == {"advised": 15}
    assert advice(Secret("correct-Horse7battery staple")) is None


@given(st.sampled_from(sorted(RANKED_DICTIONARIES["passwords"])), st.sampled_from(("{}1!", "{}!2026", "#1{}", "{}", "!{}7?")))
def test_every_breached_password_is_refused_with_a_capital_and_a_few_digits_and_symbols_too(word: str, dress: str) -> None:
    assert Weakness.COMMON in found(dress.format(word.capitalize()), NOBODY)


def test_hardly_any_random_password_is_refused() -> None:
    chance = Random(28)
    kinds = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "!#$%&()*+,-./:;<=>?@[]^_{|}~")
    made = []
    for _ in range(300):
        letters = [chance.choice(kind) for kind in kinds] + [chance.choice("".join(kinds)) for _ in range(8)]
        chance.shuffle(letters)
        made.append("".join(letters))
    assert sum(bool(found(text)) for text in made) <= 2


ANYTHING = st.text(st.characters(), max_size=200) | st.text("aA1!tT0 47@$|(<", max_size=90) | st.sampled_from([text for text, _ in REFUSED])


@given(ANYTHING, st.sampled_from((CHEN, NOBODY)), st.sampled_from((DEFAULT, UNICODE, PasswordRule(composition=False))))
def test_no_text_raises_and_the_order_is_always_the_same(text: str, about: PersonalWords, rule: PasswordRule) -> None:
    weak = found(text, about, rule)
    order = list(Weakness)
    assert list(weak) == sorted(set(weak), key=order.index)
    assert weak == found(text, about, rule)


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_nothing_known_about_a_person_raises(account: str, name: str, word: str) -> None:
    found("Tg7#vPq2!mLz", PersonalWords((account,), (name,), (word,)))


@given(st.text(st.characters(), min_size=4, max_size=60))
def test_the_answer_never_holds_the_password(text: str) -> None:
    said = [value for weakness in found(text) for phrase in [weakness_phrase(weakness)] for value in (phrase.key, *phrase.words.values())]
    known = {f"password.rule_{weakness.value}" for weakness in Weakness} | {DEFAULT.minimum, DEFAULT.maximum}
    assert set(said) <= known


@given(ANYTHING)
def test_the_page_checks_what_the_core_checks(text: str) -> None:
    broken = {one.weakness for one in rules_for_page() if one.broken_by(text)}
    assert broken == set(found(text, NOBODY)) & {one.weakness for one in rules_for_page()}


def test_the_rules_of_the_page_follow_the_switches_and_are_plain_patterns() -> None:
    assert [one.weakness for one in rules_for_page()] == list(Weakness)[:8]
    free = [one.weakness for one in rules_for_page(PasswordRule(composition=False, ascii_only=False))]
    assert free == [Weakness.TOO_SHORT, Weakness.TOO_LONG, Weakness.EDGE_SPACE]
    for one in rules_for_page():
        assert not re.search(r"\(\?|\\[AZdDwW]|/(?<!\\/)", one.pattern), "JavaScript reads it otherwise"


@pytest.mark.parametrize(
    "hostile",
    [
        "({[<69!1|7+4@$5%2038" * 500,
        "a" * 10_000,
        "!" * 10_000,
        "19" * 5_000,
        "taipei2026" * 1_000,
        "\ud800\x00é" * 3_334,
        "".join(chr(33 + at * 7 % 90) for at in range(10_000)),
        "({[<69!1|7+4@$5%20x8" * 3,
    ],
)
def test_ten_thousand_characters_chosen_to_hurt_are_answered_at_once(hostile: str) -> None:
    found("Tg7#vPq2!mLz")
    began = time.process_time()
    found(hostile)
    assert time.process_time() - began < 0.5


def test_only_what_asks_for_a_password_loads_the_lists() -> None:
    loaded = "import sys, bot.wiring.application; print('zxcvbn' in sys.modules, 'bot.actions.password_rule' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == said[1]


def test_every_weakness_and_hint_has_a_sentence_in_both_languages() -> None:
    keys = {weakness_phrase(one).key for one in Weakness} | {one.key for one in hints()} | {"password.advice_longer"}
    for language in ("zh-Hant-TW", "en"):
        text = (ROOT / "bot" / "locale" / language / "password.ftl").read_text(encoding="utf-8")
        assert set(re.findall(r"^([a-z-]+) =", text, re.MULTILINE)) == {key.replace(".", "-").replace("_", "-") for key in keys}


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
def test_every_sentence_can_be_said(language: str) -> None:
    sentences = Sentences(language, [(ROOT / "bot" / "locale" / language / "password.ftl").read_text(encoding="utf-8")])
    longer = advice(Secret(""))
    assert longer is not None
    for phrase in (*(weakness_phrase(one) for one in Weakness), longer):
        assert sentences.say(phrase.key, phrase.words).endswith(("。", "."))
    for phrase in hints():
        assert not sentences.say(phrase.key, phrase.words).endswith(("。", ".")), "an item of the list of rules"


def test_the_local_list_is_in_small_letters_and_names_nothing_twice() -> None:
    lines = Path(ROOT / "bot" / "actions" / "weak" / "local.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if (word := line.split("#")[0].strip())]
    assert words == [word.lower() for word in words]
    assert len(words) == len(set(words))


def test_r28_refuses_what_the_faq_calls_too_simple() -> None:
    assert Weakness.TOO_SHORT in found("Aa1!")
    assert {Weakness.NO_UPPER, Weakness.NO_SYMBOL} <= set(found("abcdefg8"))
    assert Weakness.COMMON in found("P@ssw0rd!")
