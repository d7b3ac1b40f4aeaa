"""A mail that came in is read within bounds, whatever somebody wrote into it; machines and returned mails are told apart from people."""

import base64
import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.helpdesk.email.answer_address import AnswerAddress, message_id
from integrations.helpdesk.email.received import LARGEST, MailKind, UnreadableMail, decoded_text, read_received
from tests.helpdesk_mail.room import KEY
from tests.helpdesk_mail.samples import Answer, raw_answer, report

ADDRESS = AnswerAddress("desk", "city.example", KEY)
TO = ADDRESS.of(20001, "key-1")


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"}, {"Auto_Submitted": "auto-generated; owner-email=x"}, {"Precedence": "bulk"}, {"X_Autoreply": "yes"}, {"Return_Path": "<>"},
        {"Subject": "Automatic reply: Ticket 20001"}, {"Subject": "自動回覆: 單號 20001"}, {"Subject": "=?UTF-8?B?6Ieq5YuV5Zue6KaGOiDllq7omZ8=?="}, {"Subject": "Out of office: until Monday"},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_machine_wrote_is_told_apart(headers: dict[str, str]) -> None:
    mail = read_received(raw_answer(Answer("我下週一才回來"), TO, **headers))
    assert (mail.kind, mail.words) == (MailKind.AUTOMATIC, "")


def test_what_a_person_wrote_about_machines_is_an_answer() -> None:
    assert read_received(raw_answer(Answer("好"), TO, Subject="Re: the automatic reply of the printer", Auto_Submitted="no")).kind is MailKind.ANSWER


@pytest.mark.parametrize(("action", "kind"), [("failed", MailKind.RETURNED), ("delayed", MailKind.AUTOMATIC), ("delivered", MailKind.AUTOMATIC)])
def test_a_report_of_a_failed_delivery_names_the_mail_that_came_back(action: str, kind: MailKind) -> None:
    mail = read_received(report(TO, "ticket.abc@city.example", action))
    assert mail.kind is kind
    assert mail.returned == (("ticket.abc@city.example",) if kind is MailKind.RETURNED else ())


def test_a_tickets_address_is_found_in_whatever_header_the_mail_server_leaves_it() -> None:
    assert list(ADDRESS.named_in([f"Somebody <x@y.example>, {TO.upper()}"])) == list(ADDRESS.named_in([TO]))
    mail = read_received(raw_answer(Answer("好"), "it@city.example", Delivered_To=TO))
    assert list(ADDRESS.named_in(mail.recipients)) == list(ADDRESS.named_in([TO]))


@pytest.mark.parametrize("change", [lambda a: a[:-14] + "a" + a[-13:], lambda a: a.replace("20001", "20002"), lambda a: "x" + a, lambda a: a + ".evil.example".replace(".", "", 1), lambda a: a.replace("@", "a@")])
def test_t21_a_changed_address_is_nobodys(change: object) -> None:
    named = list(ADDRESS.named_in([change(TO)]))  # type: ignore[operator]
    assert not [one for one in named if ADDRESS.genuine(one[0], "key-1", one[1])]


def test_an_address_is_of_one_ticket_one_key_and_one_desk() -> None:
    ((serial, shown),) = ADDRESS.named_in([TO])
    assert ADDRESS.genuine(serial, "key-1", shown)
    assert not ADDRESS.genuine(serial, "key-2", shown)
    assert not AnswerAddress("desk", "city.example", type(KEY)("another key")).genuine(serial, "key-1", shown)
    assert shown not in message_id(KEY, "key-1", "open", "city.example")
    assert len(TO.partition("@")[0]) <= 64


def refused(raw: bytes) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableMail):
        read_received(raw)
    assert time.process_time() - began < 3


def test_more_than_ten_megabytes_are_refused_unread() -> None:
    refused(raw_answer(Answer("x" * LARGEST), TO))


def test_parts_within_parts_within_parts_are_refused() -> None:
    layers = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(5000))
    refused(f"To: {TO}\r\n{layers}Content-Type: text/plain\r\n\r\nx\r\n".encode())


def test_mails_within_mails_within_mails_are_refused() -> None:
    refused(f"To: {TO}\r\n{'Content-Type: message/rfc822' + chr(13) + chr(10) + chr(13) + chr(10):s}".encode() * 3000)


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\nhello", b"no head at all", b"\x00" * 5000, b"a" * 400_000 + b": x\r\n\r\n"])
def test_what_is_no_mail_is_refused(raw: bytes) -> None:
    refused(raw)


@pytest.mark.parametrize("charset", ["", "big5", "no-such-charset", "zip", "punycode", "idna", '"', "utf-8\x00", "base64", "x" * 5000])
def test_a_charset_that_nobody_knows_takes_no_time_and_breaks_nothing(charset: str) -> None:
    began = time.process_time()
    assert decoded_text("請重設密碼".encode(), charset if charset != "big5" else "x-unknown") == "請重設密碼"
    raw = raw_answer(Answer("x"), TO).replace(b'charset="utf-8"', b'charset="' + charset.encode() + b'"').replace(b"\r\n\r\nx", b"\r\n\r\n" + "請".encode() * 20_000)
    read_received(raw)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("charset", ["big5", "cp950", "utf-8"])
def test_the_charsets_of_chinese_mails_are_read(charset: str) -> None:
    assert decoded_text("請重設密碼，謝謝！".encode(charset), charset) == "請重設密碼，謝謝！"
    assert decoded_text("請重設密碼，謝謝！".encode(charset), "us-ascii") == "請重設密碼，謝謝！"


def test_lines_that_were_broken_only_for_display_are_one_again() -> None:
    raw = raw_answer(Answer("一二三 \r\n四五六\r\n七"), TO).replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed; delsp=yes')
    assert read_received(raw).words == "一二三四五六\n七"


def test_attachments_are_named_and_nothing_else() -> None:
    body = base64.b64encode(b"MZ program").decode()
    raw = (
        f'From: hsu@city.example\r\nTo: {TO}\r\nMessage-ID: <a@b>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee this\r\n'
        f'--b\r\nContent-Type: text/html; name="x.html"\r\nContent-Disposition: attachment; filename="../../x.html"\r\n\r\n<script>alert(1)</script>\r\n'
        f'--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="run.exe"\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n--b--\r\n'
    ).encode()
    mail = read_received(raw)
    assert (mail.words, mail.files) == ("see this", ("x.html", "run.exe"))


def test_what_stands_in_an_attached_mail_is_not_what_its_sender_wrote() -> None:
    inner = raw_answer(Answer("#close\n舊的"), TO).decode()
    raw = f'From: hsu@city.example\r\nTo: {TO}\r\nMessage-ID: <a@b>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="bb"\r\n\r\n--bb\r\nContent-Type: text/plain\r\n\r\nnew\r\n--bb\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--bb--\r\n'.encode()
    mail = read_received(raw)
    assert (mail.words, mail.closes) == ("new", False)


@pytest.mark.parametrize("word", ["=?utf-8?B?a?=", "=?utf-8?B?" + "a" * 2001 + "?=", "=?x?q?=zz?=", "=?utf-8?B?\udc80?="])
def test_an_encoded_word_that_cannot_be_decoded_is_left_as_it_is(word: str) -> None:
    raw = raw_answer(Answer("好"), TO, Subject="S").replace(b"Subject: S", b"Subject: " + word.encode("utf-8", "surrogateescape"))
    assert read_received(raw).words == "好"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2000), st.sampled_from([raw_answer(Answer("好", "<p>好</p>"), TO), report(TO, "a@b")]))
def test_whatever_is_put_into_a_mail_it_is_read_or_refused_at_once(piece: bytes, at: int, raw: bytes) -> None:
    began = time.process_time()
    for tried in (raw[: at % len(raw)] + piece + raw[at % len(raw) :], piece):
        with contextlib.suppress(UnreadableMail):
            mail = read_received(tried)
            assert mail.id
            assert mail.kind is MailKind.ANSWER or not mail.words, "what no person wrote has no words to tell"
    assert time.process_time() - began < 1


def test_a_head_of_nonsense_is_read_as_far_as_it_is_a_head() -> None:
    raw = f"From: {'(' * 3000}\r\nTo: {TO}\r\nMessage-ID: {'<' * 3000}\r\nSubject: =?utf-8?B?!!!?= =?zip?Q?x?=\r\nX: y\r\n folded\r\n\r\nhello\r\n".encode()
    assert read_received(raw).words == "hello"
