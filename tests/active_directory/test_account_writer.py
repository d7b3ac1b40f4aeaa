"""What one write does to one account: looked at first, compared before it is set, and read back. No server is needed."""

from datetime import timedelta

import pytest

from bot.errors import BackEndError, Denied, Garbled
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.ldap.protocol import LdapEntry, SignedIn
from tests.active_directory.talk import DISABLED, GUID, NAME, NEVER_EXPIRES, NORMAL, SMART_CARD, THRESHOLD, WINDOW, Talk, a_writer, filetime

NEW = Secret("Brand-new-7")
TWO = 2
"""So many tries are left to whoever may be typing elsewhere."""


def test_a_lock_that_holds_is_opened_once() -> None:
    talk = Talk()
    talk.locks(WINDOW / 2)
    assert a_writer().unlock(talk.itself, NAME).opened
    assert (talk.value("lockoutTime"), len(talk.written)) == ("0", 1)
    assert not a_writer().unlock(talk.itself, NAME).opened
    assert len(talk.written) == 1


def test_a_lock_that_ran_out_is_neither_written_to_nor_counted_as_opened() -> None:
    talk = Talk()
    talk.locks(WINDOW + timedelta(seconds=1))
    assert not a_writer().unlock(talk.itself, NAME).opened
    assert talk.written == []


def test_a_lock_that_is_still_there_was_not_opened() -> None:
    talk = Talk()
    talk.stays_locked = True
    with pytest.raises(Garbled):
        a_writer().unlock(talk.itself, NAME)


def test_enabling_clears_the_one_flag_and_enabled_is_enabled_already() -> None:
    talk = Talk(userAccountControl=NORMAL | DISABLED | NEVER_EXPIRES)
    a_writer().enable(talk.itself, NAME)
    assert talk.value("userAccountControl") == str(NORMAL | NEVER_EXPIRES)
    a_writer().enable(talk.itself, NAME)
    assert len(talk.written) == 1


def test_flags_that_somebody_else_changed_meanwhile_are_not_overwritten() -> None:
    talk = Talk(userAccountControl=NORMAL | DISABLED)
    talk.meanwhile = lambda: talk.sets("userAccountControl", NORMAL | DISABLED | SMART_CARD)
    with pytest.raises(BackEndError):
        a_writer().enable(talk.itself, NAME)
    assert talk.value("userAccountControl") == str(NORMAL | DISABLED | SMART_CARD)


@pytest.mark.parametrize("made", [{"adminCount": 1}, {"servicePrincipalName": "HTTP/web"}, {"userAccountControl": NORMAL | SMART_CARD}, {"objectClass": "computer"}])
def test_t01_neither_a_privileged_nor_a_service_account_is_written_to(made: dict[str, object]) -> None:
    talk = Talk(**made)
    talk.locks(WINDOW / 2)
    writer = a_writer()
    for write in (lambda: writer.unlock(talk.itself, NAME), lambda: writer.enable(talk.itself, NAME), lambda: writer.set_password(talk.itself, NAME, NEW)):
        with pytest.raises(Denied):
            write()
    assert talk.written == []


def test_a_new_password_opens_the_lock_and_comes_last() -> None:
    talk = Talk(pwdLastSet=0)
    talk.locks(WINDOW / 2)
    a_writer().set_password(talk.itself, NAME, NEW)
    quoted = f'"{NEW.reveal()}"'.encode("utf-16-le")
    written = [changes["unicodePwd"][0][1][0] for changes, _ in talk.written]
    assert ([one == quoted for one in written], talk.value("lockoutTime"), talk.value("pwdLastSet")) == ([True, False, True], "0", "-1")


def test_a_new_password_that_leaves_the_account_locked_is_not_done() -> None:
    talk = Talk()
    talk.stays_locked = True
    with pytest.raises(Garbled):
        a_writer().set_password(talk.itself, NAME, NEW)


@pytest.mark.parametrize(("wrong", "ago", "asked"), [(THRESHOLD - 3, 1, True), (THRESHOLD - 2, 1, False), (THRESHOLD - 2, 15, True)])
def test_t25_with_two_tries_left_nobody_is_asked(wrong: int, ago: float, asked: bool) -> None:
    talk = Talk(badPwdCount=wrong)
    talk.sets("badPasswordTime", filetime(talk.now - timedelta(minutes=ago)))
    talk.says = SignedIn(0, own=talk.entry())
    assert a_writer().accepts(talk.itself, NAME, NEW, TWO) is (PasswordCheckResult.RIGHT if asked else PasswordCheckResult.SPARED)


def test_a_sign_in_that_let_in_somebody_else_proves_nothing() -> None:
    talk = Talk()
    for own in (None, LdapEntry("CN=other", {"objectguid": (GUID.bytes,)})):
        talk.says = SignedIn(0, own=own)
        with pytest.raises(Garbled):
            a_writer().accepts(talk.itself, NAME, NEW, TWO)


@pytest.mark.parametrize(
    ("code", "data", "said"),
    [(49, "52e", PasswordCheckResult.WRONG), (49, "", PasswordCheckResult.WRONG), (49, "775", PasswordCheckResult.LOCKED), (49, "773", PasswordCheckResult.RIGHT), (49, "532", PasswordCheckResult.RIGHT)],
)
def test_what_a_server_says_to_a_password_is_read_by_its_code(code: int, data: str, said: PasswordCheckResult) -> None:
    talk = Talk()
    talk.says = SignedIn(code, data)
    assert a_writer().accepts(talk.itself, NAME, NEW, TWO) is said


def test_what_nobody_knows_is_neither_right_nor_wrong() -> None:
    talk = Talk()
    talk.says = SignedIn(49, "999")
    with pytest.raises(Garbled):
        a_writer().accepts(talk.itself, NAME, NEW, TWO)


def test_a_locked_account_is_not_asked_and_an_unknown_one_is_wrong() -> None:
    talk = Talk()
    assert a_writer().accepts(talk.itself, "GEAA-999999", NEW, TWO) is PasswordCheckResult.WRONG
    talk.locks(WINDOW / 2)
    assert a_writer().accepts(talk.itself, NAME, NEW, TWO) is PasswordCheckResult.LOCKED
