"""The codes, moments and identifiers of Active Directory, as Windows and Samba write them. Pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.records import AccountKind
from bot.errors import Denied, Garbled
from bot.secret import Secret
from integrations.accounts.active_directory.account_reader import DirectoryEntry, LockoutPolicy
from integrations.accounts.active_directory.account_writer import _rule, refusal_error
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.active_directory.protection import is_protected, kind_of, sid
from integrations.accounts.active_directory.windows_time import NEVER, ClockSkew, windows_moment, windows_span
from integrations.accounts.ldap.connection import equals, generalized_time, has_bytes
from integrations.accounts.ldap.protocol import LdapEntry, LdapServer, Refusal

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
POLICY = LockoutPolicy(5, timedelta(minutes=15), timedelta(minutes=15), 8, True)
USER = bytes.fromhex("010500000000000515000000") + b"\x01\0\0\0\x02\0\0\0\x03\0\0\0"


def filetime(at: datetime) -> int:
    return (at - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10


def seen(computed: int = 0, **attributes: object) -> DirectoryEntry:
    entry = LdapEntry("CN=a", {name.lower(): (str(value).encode(),) for name, value in attributes.items()})
    return DirectoryEntry(entry, "g", "a", 512, computed, NEVER, AccountKind.PERSON, False, POLICY)


WORDS = [
    (49, "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 775, v1db1", "80090308", "775"),
    (49, "8009030C: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e, v2580", "8009030C", "52e"),
    (53, "0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0", "0000052D", "0"),
    (19, "0000052D: AtrErr: DSID-03191083, #1:", "0000052D", ""),
    (19, "0000052D: Constraint violation - check_password_restrictions: the password is too short.", "0000052D", ""),
    (50, "00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0", "00002098", "0"),
    (50, "error in module acl: insufficient access rights", "", ""),
]


@pytest.mark.parametrize(("code", "said", "windows", "data"), WORDS)
def test_a_refusal_is_known_by_its_codes_whoever_words_it(code: int, said: str, windows: str, data: str) -> None:
    refused = Refusal(code, said)
    assert (refused.code, refused.windows, refused.data) == (code, windows, data)
    assert "password" not in str(refused), "a server's words could repeat what was sent"


def test_each_refusal_becomes_one_of_the_desks_errors() -> None:
    for refused, kind in ((Refusal(50), Denied), (Refusal(8), Denied), (Refusal(1, "00002098: x"), Denied), (Refusal(1), Garbled), (Refusal(32), LookupError)):
        with pytest.raises(kind):
            refusal_error(refused)


def test_which_rule_it_was_is_told_only_as_far_as_it_can_be_known() -> None:
    assert _rule(seen(), Secret("Short-7"), hints=True) == "length"
    assert _rule(seen(), Secret("Long-enough-1"), hints=True) == "history", "the server judged, and length and kinds are right"
    assert _rule(seen(), Secret("alllowercaseletters"), hints=True) == "policy"
    assert _rule(seen(), Secret("Long-enough-1"), hints=False) == "policy"


@given(st.datetimes(datetime(1602, 1, 1), datetime(9000, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)))  # noqa: DTZ001 - Hypothesis wants them bare
def test_a_moment_is_read_as_it_was_written(at: datetime) -> None:
    assert windows_moment(filetime(at)) == at


@given(st.integers(-(2**63), 2**63 - 1))
def test_no_number_breaks_the_reading_of_moments_and_spans(number: int) -> None:
    assert windows_moment(number) is None or windows_moment(number) < datetime.max.replace(tzinfo=UTC)  # type: ignore[operator]
    assert windows_span(number) is None or windows_span(number) >= timedelta()  # type: ignore[operator]


def test_never_forever_and_nothing() -> None:
    assert (windows_moment(0), windows_moment(NEVER), windows_span(-0x8000000000000000), windows_span(-9_000_000_000)) == (None, None, None, timedelta(minutes=15))


@pytest.mark.parametrize(
    ("written", "minute", "second"),
    [("20261126123453.0Z", 34, 53), ("20261126123453Z", 34, 53), ("20261126203453.0+0800", 34, 53), ("202611261234Z", 34, 0), ("2026112612Z", 0, 0)],
)
def test_ldaps_own_moments_are_read_in_utc_whatever_their_offset_and_however_short(written: str, minute: int, second: int) -> None:
    assert generalized_time(written) == datetime(2026, 11, 26, 12, minute, second, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["", "now", "2026", "20261126123453", "20261126123453.0", "000001010000Z", "00010101000000+2300"])
def test_what_is_no_moment_of_ldaps_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no generalized time"):
        generalized_time(wrong)


def test_a_moment_told_twice_is_the_same_moment_as_long_as_the_clocks_have_not_moved() -> None:
    skew = ClockSkew().measured(NOW, NOW - timedelta(seconds=1))
    assert skew.ahead == timedelta()
    later = skew.measured(NOW, NOW - timedelta(minutes=16))
    assert later.ahead == timedelta(minutes=16)
    assert later.measured(NOW, NOW - timedelta(minutes=16, seconds=1)) == later
    assert later.desk_time(NOW) == NOW + timedelta(minutes=16)


def test_d16_the_servers_own_reckoning_decides_whether_a_lock_holds() -> None:
    since = filetime(NOW - timedelta(minutes=6))
    held, over = seen(0x10, lockoutTime=since).lock(NOW), seen(0, lockoutTime=since).lock(NOW)
    assert held is not None
    assert over is not None
    assert (held.lasts, held.holds(NOW), over.holds(NOW)) == (timedelta(minutes=15), True, False)
    longer = seen(0x10, lockoutTime=filetime(NOW - timedelta(minutes=40))).lock(NOW)
    assert longer is not None
    assert longer.lasts is None, "it holds though the domain's span is over: nobody knows until when (D20)"
    assert seen(0, lockoutTime=0).lock(NOW) is None
    unknown = seen(0x10).lock(NOW)
    assert unknown is not None
    assert unknown.holds(NOW)


def test_wrong_tries_are_forgotten_when_the_window_is_over() -> None:
    recent, old = (filetime(NOW - timedelta(minutes=minutes)) for minutes in (14, 16))
    assert seen(badPwdCount=4, badPasswordTime=recent).wrong_tries(NOW) == 4
    assert seen(badPwdCount=4, badPasswordTime=old).wrong_tries(NOW) == 0


def entry(**attributes: object) -> LdapEntry:
    given = {"objectSid": (USER + (1105).to_bytes(4, "little"),), "sAMAccountName": (b"a",), "objectClass": (b"top", b"user")}
    return LdapEntry("CN=a", {name.lower(): values for name, values in {**given, **attributes}.items()})  # type: ignore[misc]


def group(rid: int) -> bytes:
    return USER + rid.to_bytes(4, "little")


def test_identifiers_are_read_and_what_is_none_is_refused() -> None:
    assert sid(group(512)) == "S-1-5-21-1-2-3-512"
    assert sid(bytes.fromhex("01020000000000052000000020020000")) == "S-1-5-32-544"
    for wrong in (b"", b"\x01", group(512)[:-1], group(512) + b"\0"):
        with pytest.raises(ValueError, match="identifier"):
            sid(wrong)


@pytest.mark.parametrize("rid", [498, 500, 502, 512, 516, 518, 519, 520, 521, 526, 527])
def test_d2_every_privileged_group_of_the_domain_protects(rid: int) -> None:
    assert is_protected(entry(), [group(513), group(rid)], frozenset(), 512)


@pytest.mark.parametrize("rid", [544, 548, 549, 550, 551])
def test_d2_every_builtin_operator_protects(rid: int) -> None:
    assert is_protected(entry(), [bytes.fromhex("010200000000000520000000") + rid.to_bytes(4, "little")], frozenset(), 512)


def test_d2_whoever_is_nobody_special_is_not_protected_and_named_groups_are() -> None:
    assert not is_protected(entry(), [group(513), group(1200)], frozenset(), 512)
    assert is_protected(entry(), [group(1200)], frozenset({"S-1-5-21-1-2-3-1200"}), 512)
    assert is_protected(entry(adminCount=(b"1",)), [group(513)], frozenset(), 512)
    assert not is_protected(entry(adminCount=(b"0",)), [group(513)], frozenset(), 512)
    assert is_protected(entry(), [group(513)], frozenset(), 512 | 0x40000)
    assert is_protected(entry(objectSid=(group(500),)), [group(513)], frozenset(), 512)


def test_d2_computers_services_and_the_desks_own_accounts_are_no_persons() -> None:
    assert kind_of(entry(), frozenset()) is AccountKind.PERSON
    assert kind_of(entry(), frozenset({"a"})) is AccountKind.BOT
    assert kind_of(entry(servicePrincipalName=(b"http/x",)), frozenset()) is AccountKind.SERVICE
    assert kind_of(entry(objectClass=(b"user", b"computer")), frozenset()) is AccountKind.SERVICE


def test_an_address_of_a_server_is_read_or_refused() -> None:
    assert LdapServer.read("ldaps://dc1.example") == LdapServer("dc1.example", 636, True)
    assert str(LdapServer.read("ldap://dc1.example:3389")) == "ldap://dc1.example:3389"
    for wrong in ("dc1.example", "http://dc1", "ldaps://", "ldaps://u:p@dc1", "ldaps://dc1/x", "ldaps://dc1:port", "*"):
        with pytest.raises(ValueError):
            LdapServer.read(wrong)


@given(st.text(max_size=40), st.binary(max_size=20))
def test_t21_a_filter_holds_one_value_and_nothing_that_could_be_more(text: str, raw: bytes) -> None:
    inner = equals("cn", text)[4:-1]
    assert not set(inner) & set("*()\x00")
    assert set(has_bytes("objectSid", raw)[11:-1]) <= set("\\0123456789abcdef")


def test_an_attribute_is_a_name() -> None:
    for wrong in ("employee ID", "a)(b", "", "1a", "a*"):
        with pytest.raises(ValueError, match="attribute"):
            replace(DirectoryKeys(("OU=x",)), binding_attribute=wrong)
