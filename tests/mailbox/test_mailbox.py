"""The city's mail on a real OpenLDAP: every state, every refusal of its password policy, every fault (T21, T32)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.people.person import Person
from bot.secret import Secret
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import ServiceAccount, SignedIn
from integrations.accounts.ldap_mailbox.doctor_check import MailDirectoryCheck
from integrations.accounts.ldap_mailbox.keys import PPOLICY, MailboxKeys, is_mailbox_address, reason_of
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox
from tests.contracts.real_mail import KEYS, mailbox_on, reach
from tests.servers import certificates, slapd
from tests.servers.slapd import FOR_GOOD, MailServer

LOCKED = 1  # as the ppolicy overlay says it
ME = Person("me", "陳怡君", "doit", None)
ADDRESS = "yjchen@mail.example"
CLOCK = SystemClock()


async def address_of(person: Person) -> str | None:
    return ADDRESS if person.id == "me" else None


@pytest.fixture
def server() -> MailServer:
    found = slapd.mail_server()
    found.server.mend()
    found.forget()
    return found


@pytest.fixture
def dn(server: MailServer) -> str:
    return server.make("yjchen", "Mail-canary-1", mail=ADDRESS, employeeNumber="me", employeeType="active")


@pytest.fixture
async def mailbox(server: MailServer) -> AsyncIterator[LdapMailbox]:
    made = mailbox_on(server, CLOCK, address_of)
    yield made
    made.close()
    server.server.go_on()


def sign_in(server: MailServer, dn: str, password: str) -> SignedIn:
    talk = LdapSession("mailbox", reach(server).servers[0], reach(server), ServiceAccount(slapd.READER, Secret(slapd.PASSWORD)))
    try:
        return talk.sign_in(dn, Secret(password), ((PPOLICY, False, None),))
    finally:
        talk.close()


async def test_a_mailbox_is_found_by_its_address_or_by_personnels_id(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    found = await mailbox.account_of(ME)
    assert found is not None
    assert (found.address, found.enabled, found.lock) == (ADDRESS, True, None)
    assert found.arrived is not None
    assert abs(found.arrived - CLOCK.now()) < timedelta(minutes=1)
    assert await mailbox.account_of(Person("other", "x", "doit", None)) is None
    by_id = mailbox_on(server, CLOCK, address_of, replace(KEYS, person_attribute="employeeNumber"))
    again = await by_id.account_of(ME)
    assert again == found
    by_id.close()


async def test_three_bad_sign_ins_lock_it_for_as_long_as_the_policy_says(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    for _ in range(3):
        sign_in(server, dn, "wrong")
    found = await mailbox.account_of(ME)
    assert found is not None
    assert found.lock is not None
    assert found.lock.lasts == timedelta(minutes=15)
    assert abs(found.lock.since - CLOCK.now()) < timedelta(minutes=1)
    assert found.enabled, "a lock ends by itself; it is not disabled"
    refused = sign_in(server, dn, "Mail-canary-1")
    assert (refused.code, reason_of(refused.controls[PPOLICY])) == (49, LOCKED), "only the control says why"


async def test_a_lock_for_good_is_being_disabled(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    server.set(dn, pwdAccountLockedTime=FOR_GOOD)
    found = await mailbox.account_of(ME)
    assert found is not None
    assert (found.enabled, found.lock) == (False, None)


async def test_an_attribute_may_say_whether_it_is_enabled_and_an_unknown_value_is_garbled(server: MailServer, dn: str) -> None:
    keys = replace(KEYS, enabled=("employeeType", {"active": True, "closed": False}))
    told = mailbox_on(server, CLOCK, address_of, keys)
    for value, enabled in (("active", True), ("closed", False)):
        server.set(dn, employeeType=value)
        found = await told.account_of(ME)
        assert found is not None
        assert found.enabled is enabled
    server.set(dn, employeeType="who knows")
    with pytest.raises(Garbled):
        await told.account_of(ME)
    told.close()


async def test_a_new_password_works_alone_and_a_lock_ends_with_the_old_one(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    for _ in range(3):
        sign_in(server, dn, "wrong")
    await mailbox.set_password(ADDRESS.upper(), Secret("Fresh-canary-77"))
    assert sign_in(server, dn, "Fresh-canary-77").code == 0
    assert sign_in(server, dn, "Mail-canary-1").code == 49
    found = await mailbox.account_of(ME)
    assert found is not None
    assert found.lock is None
    assert "pwdReset" not in server.seen(dn, "pwdReset")
    assert "canary" not in server.server.said()


async def test_the_policys_refusals_are_told_by_their_rule(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    await mailbox.set_password(ADDRESS, Secret("Fresh-canary-77"))
    for new, rule in (("Short-7", "length"), ("Fresh-canary-77", "history"), ("Mail-canary-1", "history")):
        with pytest.raises(NotAccepted) as refused:
            await mailbox.set_password(ADDRESS, Secret(new))
        assert (refused.value.system, refused.value.rule) == ("mailbox", rule), new
        assert new not in refused.value.detail


async def test_two_entries_with_one_address_are_nobodys(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    server.make("twin", "Mail-canary-2", mail=ADDRESS)
    with pytest.raises(Garbled):
        await mailbox.account_of(ME)
    with pytest.raises(Garbled):
        await mailbox.set_password(ADDRESS, Secret("Fresh-canary-77"))


CORPUS = ("*", "*@mail.example", "yjchen@*", "y*@mail.example", "yjchen@mail.example)(mail=*", r"yjchen\2a@mail.example", "yjchen@mail.example\x00", "", " ", "＊@mail.example")


async def test_t21_what_is_no_address_is_nobodys(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    for typed in CORPUS:
        with pytest.raises(LookupError):
            await mailbox.set_password(typed, Secret("Fresh-canary-77"))
    assert sign_in(server, dn, "Mail-canary-1").code == 0


@given(st.text(max_size=60))
def test_t21_an_address_holds_nothing_that_a_filter_would_read(text: str) -> None:
    if is_mailbox_address(text):
        assert not set(text) & set("*()\\\x00 ")


async def test_an_account_without_rights_is_told_so(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    mailbox.ldap._writing = mailbox.ldap._reading
    with pytest.raises(Denied):
        await mailbox.set_password(ADDRESS, Secret("Fresh-canary-77"))
    assert sign_in(server, dn, "Mail-canary-1").code == 0


async def test_t32_stopped_hung_and_with_a_strange_certificate_it_is_out_of_reach(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    server.server.hang()
    with pytest.raises(Unreachable):
        await mailbox.account_of(ME)
    server.server.go_on()
    assert await mailbox.account_of(ME) is not None
    mailbox.ldap.reach = replace(reach(server), ca_file=certificates.unknown().file)
    mailbox.ldap._fails(reach(server).servers[0])
    with pytest.raises(Unreachable) as refused:
        await mailbox.set_password(ADDRESS, Secret("Fresh-canary-77"))
    assert "certificate" in refused.value.detail
    server.server.stop()
    mailbox.ldap.reach = reach(server)
    with pytest.raises(Unreachable):
        await mailbox.account_of(ME)
    server.server.start()
    assert sign_in(server, dn, "Mail-canary-1").code == 0, "nothing was changed"


async def test_the_doctor_says_what_works_and_what_to_do(server: MailServer, dn: str, mailbox: LdapMailbox) -> None:
    told = {one.key: one for one in await MailDirectoryCheck(mailbox, True).examine()}
    assert all(one.ok for one in told.values()), told
    assert "3 wrong passwords lock a mailbox for 15 min" in told["policy"].result
    elsewhere = mailbox_on(server, CLOCK, address_of, MailboxKeys(("ou=nowhere,dc=mail,dc=example",)))
    wrong = {one.key: one for one in await MailDirectoryCheck(elsewhere, False).examine()}
    assert not wrong["base_dns[0]"].ok
    assert wrong["write"].remedy
    elsewhere.close()
    mailbox.ldap.reach = replace(reach(server), ca_file=certificates.unknown().file)
    (server_line,) = await MailDirectoryCheck(mailbox, True).examine()
    assert (server_line.ok, "ca_file" in server_line.remedy) == (False, True)


async def test_a_referral_is_an_answer_against_the_protocol_and_is_never_followed(server: MailServer, dn: str) -> None:
    """The server sends whoever asks for another suffix to an address that would hear our password."""
    elsewhere = mailbox_on(server, CLOCK, address_of, MailboxKeys(("ou=people,dc=elsewhere,dc=example",)))
    with pytest.raises(Garbled) as refused:
        await elsewhere.account_of(ME)
    assert "referral" in refused.value.detail
    elsewhere.close()


def test_a_control_that_is_nonsense_gives_no_reason() -> None:
    for value in (b"", b"\x30", b"\x30\x03\x81", b"\x04\x01\x01", b"\x30\x00", bytes(range(20))):
        assert reason_of(value) is None
    assert reason_of(b"\x30\x03\x81\x01\x01") == LOCKED
    assert reason_of(b"\x30\x06\xa0\x04\x80\x02\x01\x00") is None


