"""Every sentence of a finding, of an advice and of the card: in both languages, with the same words, each of them given."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given, settings

import bot.accounts
import bot.locale
from bot.accounts.advice import advise
from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Finding, Using, Want, Wish
from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.records import AccountBinding, CertificateState, System, Unread, Usage
from bot.accounts.rows.stopping import STRANGER
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.locale.sentences import Sentences
from bot.messages import Phrase
from bot.people.role import Role
from tests.builders import (
    NOW,
    a_certificate,
    a_directory_account,
    a_lock,
    a_person,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    days_ago,
    hours_ago,
    minutes_ago,
    some_rules,
)
from tests.strategies import all_rules, snapshots

LANGUAGES = ("zh-Hant-TW", "en")
LOCALE = Path(bot.locale.__file__).parent
FACTS = {
    name: name.upper() for name in ("hotline", "report", "vendor", "responsible", "sign_on_url", "mail_url", "auto_unlock", "sync_every", "sync_overdue")
}
WISHES = [Wish(want, using) for want in Want for using in (None, *Using)]
MAINLAND = re.compile("账|登录|信息|用户|默认|网络|鼠标|软件|短信|視頻|屏幕|激活|界面|密钥|質量|支持")
PROMISE = re.compile("我現在可以幫你|我可以替你|可以在這裡按|and choose it on a page|可以替你向|在這裡就能綁|馬上在這裡綁|I can (?:unlock|send|ask)|You can bind|you can do that here|here and now")
ACTS = {"unlock", "request_unlock", "bind", "request_enable", "reset_password", "request_reset"}


def file_of(language: str) -> str:
    return (LOCALE / language / "status.ftl").read_text("utf-8")


class _Words(Visitor):
    """Collects the variables and the messages that a message refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name)


@cache
def words_of(language: str) -> Mapping[str, set[str]]:
    """The variables of each message, those of messages it refers to included."""
    direct: dict[str, _Words] = {}
    for entry in FluentParser().parse(file_of(language)).body:
        assert not isinstance(entry, ast.Junk), f"{language}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in direct, f"{language}: {entry.id.name} stands twice"
            visitor = _Words()
            visitor.visit(entry)
            direct[entry.id.name] = visitor
    return {id: one.variables.union(*(direct[other].variables for other in one.messages)) for id, one in direct.items()}


SENTENCES = {language: Sentences(language, [file_of(language)]) for language in LANGUAGES}
TAIPEI = timezone(timedelta(hours=8))


def rendered(phrase: Phrase, language: str, sentences: Mapping[str, Sentences] = SENTENCES) -> str:
    words: dict[str, Any] = {
        name: f"{word.astimezone(TAIPEI):%H:%M}" if isinstance(word, datetime) else word for name, word in phrase.words.items()
    }
    return sentences[language].say(phrase.key, {**FACTS, **words})


def id_of(phrase: Phrase) -> str:
    return phrase.key.replace(".", "-").replace("_", "-")


def phrases(snapshot: Snapshot, rules: Rules, now: datetime = NOW) -> Iterator[Phrase]:
    """All that can be said about this snapshot."""
    diagnosis = diagnose(snapshot, rules, now)
    yield from (finding.tell for finding in diagnosis.findings)
    for wish in WISHES:
        advice = advise(diagnosis, wish, rules, now).finding
        if advice is not None:
            yield advice.tell
    card = account_overview(snapshot, diagnosis, rules, now)
    yield from (line.note for line in (*card.hops, *card.facts))
    hop = missing_hop(diagnosis, rules, now)
    if hop is not None:
        yield hop


def examples() -> Iterator[tuple[Snapshot, Rules]]:
    """People who together hear every sentence."""
    school = an_agency(joins_directory=False)
    changes: list[dict[str, Any]] = [
        {},
        {"directory": a_directory_account(protected=True)},
        {"portal": Unread(System.PORTAL), "mailbox": Unread(System.MAILBOX)},
        {"person": a_person(key=None), "portal": a_portal_account(used_for=Usage.MAIL)},
        {"person": a_person(key=None)},
        *({"portal": a_portal_account(created=minutes_ago(age)), "personnel": None} for age in (0, 1, 10, 75, 500)),
        *({"portal": a_portal_account(name="陳怡珺", changed=minutes_ago(age)), "certificate": None} for age in (75, 500)),
        *({"personnel": a_personnel_record(arrived=minutes_ago(age)), "directory": None, "mailbox": None} for age in (10, 75, 500)),
        {"personnel": a_personnel_record(arrived=minutes_ago(1)), "mailbox": None},
        {"portal": a_portal_account(enabled=False), "personnel": a_personnel_record(arrived=minutes_ago(1)), "mailbox": None},
        {"portal": Unread(System.PORTAL), "personnel": a_personnel_record(arrived=minutes_ago(1)), "mailbox": None},
        {"portal": a_portal_account(created=minutes_ago(5)), "personnel": None, "directory": None, "mailbox": None, "binding": None},
        {"portal": a_portal_account(created=minutes_ago(5)), "personnel": None, "directory": Unread(System.DIRECTORY), "binding": None},
        {"portal": a_portal_account(changed=minutes_ago(30))},
        {"portal": a_portal_account(changed=minutes_ago(30)), "personnel": Unread(System.PERSONNEL)},
        {"portal": a_portal_account(name="陳怡珺", changed=minutes_ago(30))},
        {"portal": a_portal_account(changed=minutes_ago(30)), "directory": a_directory_account(enabled=False)},
        {"directory": None, "binding": None},
        {"portal": a_portal_account(changed=minutes_ago(5)), "personnel": a_personnel_record(changed=minutes_ago(5))},
        {"portal": a_portal_account(enabled=False)},
        {"portal": a_portal_account(enabled=False), "personnel": None, "directory": None},
        {"portal": a_portal_account(changed=minutes_ago(5)), "directory": a_directory_account(enabled=False)},
        {"personnel": a_personnel_record(enabled=False)},
        {"personnel": a_personnel_record(enabled=False), "directory": a_directory_account(enabled=False)},
        {"directory": a_directory_account(expires=days_ago(1))},
        {"directory": a_directory_account(lock=a_lock(hours_ago(2), None))},
        {"directory": a_directory_account(lock=a_lock(minutes_ago(6)), lockouts=(hours_ago(9), hours_ago(5), hours_ago(2)))},
        {"locked": minutes_ago(6), "portal_locked": minutes_ago(2)},
        {"locked": minutes_ago(0)},
        {"locked": minutes_ago(6)},
        {"portal_locked": minutes_ago(6)},
        {"portal": a_portal_account(lock=a_lock(minutes_ago(6), None)), "binding": None},
        {"locked": minutes_ago(20)},
        {"certificate": a_certificate(holder="key-of-lin")},
        *({"certificate": a_certificate(state=state)} for state in CertificateState),
        {"certificate": a_certificate(name="陳怡珺")},
        {"certificate": None},
        {"directory": a_directory_account(must_change=True)},
        {"directory": a_directory_account(password_expires=days_ago(1))},
        {"binding": (AccountBinding("yjchen", "GEAA-777777", foreign=True),)},
        {"directory": (a_directory_account(), a_directory_account(account="ab1234"))},
        {"portal": (a_portal_account(), a_portal_account(account="yjchen2")), "binding": None},
        {"portal": None, "binding": None},
        {"agency": school, "directory": None, "mailbox": None, "binding": None},
        {"agency": school, "binding": None},
        {"binding": None},
        {"directory": a_directory_account(signs_in_at_no_hour=True)},
        {"directory": a_directory_account(computers=("PC-0412",))},
        {"directory": a_directory_account(password_set=minutes_ago(10)), "mailbox": None},
        {"directory": a_directory_account(former="GEAA-000001")},
        {"portal": None, "directory": None, "mailbox": None, "personnel": None, "binding": None, "agency": school},
    ]
    for stage in Stage:
        for change in changes:
            yield a_snapshot(**change), some_rules(stage)
    yield a_snapshot(agency=school, directory=None, binding=None), some_rules(Stage.P1, auto_creation=minutes_ago(5))


@cache
def said() -> tuple[Phrase, ...]:
    """All that those people hear."""
    return STRANGER.tell, *(phrase for snapshot, rules in examples() for phrase in phrases(snapshot, rules))


def test_both_languages_have_the_same_sentences() -> None:
    assert set(words_of("zh-Hant-TW")) == set(words_of("en"))


def test_both_languages_use_the_same_words() -> None:
    one, other = words_of("zh-Hant-TW"), words_of("en")
    assert [id for id in one if one[id] - set(FACTS) != other[id] - set(FACTS)] == []


def test_every_key_in_the_code_has_a_sentence_and_every_sentence_is_said() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(bot.accounts.__file__).parent.rglob("*.py"))
    written = {key.replace(".", "-") for key in re.findall(r'"((?:status|advice)\.[a-z-]+)"', source)}
    heard = {id_of(phrase) for phrase in said()}
    spoken_of = {"status-ago", "status-lock-lasts", "status-sends", "status-binds-here"}
    assert written <= set(words_of("en"))
    assert written <= heard, f"never said: {written - heard}"
    assert set(words_of("en")) - spoken_of == heard, f"never said: {set(words_of('en')) - heard}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_gets_all_its_words(language: str) -> None:
    for phrase in said():
        needed = words_of(language)[id_of(phrase)] - set(FACTS)
        assert needed <= set(phrase.words), f"{phrase.key} lacks {needed - set(phrase.words)}"
        assert rendered(phrase, language).strip()


@settings(max_examples=100, deadline=None)
@given(snapshots(), all_rules)
def test_whatever_the_state_it_can_be_said(snapshot: Snapshot, rules: Rules) -> None:
    for phrase in phrases(snapshot, rules):
        for language in LANGUAGES:
            text = rendered(phrase, language)
            assert "{" not in text
            assert "  " not in text
            assert phrase.key == "glance.not_needed" or not re.search(r"\bnone\b", text), text


def findings(snapshot: Snapshot, rules: Rules) -> Iterator[Finding]:
    """What is found, and what is advised to whoever wants something."""
    diagnosis = diagnose(snapshot, rules, NOW)
    yield from diagnosis.findings
    for wish in WISHES:
        advice = advise(diagnosis, wish, rules, NOW).finding
        if advice is not None:
            yield advice


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_offers_to_act_where_it_can_and_nowhere_else(language: str) -> None:
    found = [one for snapshot, rules in examples() for one in findings(snapshot, rules)]
    offered = {one.row for one in found if set(one.remedies) & ACTS}
    assert offered >= {"D10", "D11", "D13", "D14", "D15", "D18", "D20", "D21", "D22", "D25", "D26", "D29", "D30", "D33", "D38"}
    for one in found:
        assert bool(PROMISE.search(rendered(one.tell, language))) == bool(set(one.remedies) & ACTS), rendered(one.tell, language)


def test_texts_are_taiwanese() -> None:
    for phrase in said():
        chinese = rendered(phrase, "zh-Hant-TW")
        assert not MAINLAND.search(chinese), chinese
        assert not re.search(r"[,;?!](?!\d)", re.sub(r"[A-Z_]{4,}|https?:\S+", "", chinese)), f"half-width punctuation: {chinese}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_helpdesk_owns_names_its_number_in_its_own_sentence(language: str) -> None:
    owned = [one.tell for snapshot, rules in examples() for one in diagnose(snapshot, rules, NOW).findings if one.owner is Role.HELPDESK]
    assert {phrase.key for phrase in owned} >= {"status.sync-overdue", "status.arrival-overdue", "status.locked-again", "status.certificate-mismatch"}
    assert [phrase for phrase in owned if "HOTLINE" not in rendered(phrase, language)] == []


DAYS_AGO = "22 November at 11:10"


def test_in_english_a_time_of_another_day_can_stand_wherever_a_time_stands() -> None:
    for phrase in said():
        days = {name: DAYS_AGO if isinstance(word, datetime) else word for name, word in phrase.words.items()}
        assert "at 22 November" not in rendered(Phrase(phrase.key, days), "en")


def test_answers_are_short() -> None:
    longest = max(said(), key=lambda phrase: len(rendered(phrase, "zh-Hant-TW")))
    assert len(rendered(longest, "zh-Hant-TW")) <= 170


def test_a1_no_sentence_names_a_date_of_the_past_as_one_to_come() -> None:
    assert not [phrase for phrase in said() for language in LANGUAGES if re.search("3月20日|March", rendered(phrase, language))]


def test_d15_reads_like_a_colleague() -> None:
    locked = next(phrases(a_snapshot(locked=minutes_ago(6)), some_rules()))
    assert rendered(locked, "zh-Hant-TW").startswith("你的 TPEAD 帳號（GEAA-****86）6 分鐘前被鎖定，09:09 會自動解開。鎖一次 15 分鐘，從鎖住那一刻算。\n急的話我現在可以幫你解")
    assert rendered(locked, "en").startswith(
        "Your TPEAD account (GEAA-****86) was locked 6 minutes ago and stays so until 09:09, when it opens by itself.\nA lock lasts 15 minutes,"
    )


@pytest.mark.parametrize(("minutes", "words"), [(0, "just now"), (1, "1 minute ago"), (2, "2 minutes ago")])
def test_one_minute_is_not_minutes(minutes: int, words: str) -> None:
    locked = next(phrases(a_snapshot(locked=minutes_ago(minutes)), some_rules()))
    assert words in rendered(locked, "en")
