"""Hypothesis strategies: whole people with everything that can be right, wrong, missing or silent about their accounts."""

from datetime import timedelta
from typing import TypeVar

from hypothesis import strategies as st

from bot.accounts.records import (
    Absent,
    AccountBinding,
    AccountKind,
    CertificateBinding,
    CertificateState,
    DirectoryAccount,
    Lock,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
    Present,
    Reading,
    System,
    Unread,
    Usage,
)
from bot.accounts.rules import Phase, Rules, Stage, SyncBeat
from bot.accounts.snapshot import AccountEvent, LockEvent, Snapshot
from tests.builders import NOW, a_person, an_agency, some_rules

T = TypeVar("T")
MINUTES = (0, 5, 14, 15, 16, 59, 60, 61, 119, 120, 121, 180, 600, 1439, 1441, 60_000)
NAMES = ("陳怡君", "陳怡珺")
PORTAL_NAMES = ("yjchen", "yjchen2")
DIRECTORY_NAMES = ("GEAA-012686", "ab1234")

past = st.one_of(st.sampled_from(MINUTES).map(lambda minutes: NOW - timedelta(minutes=minutes)), st.integers(0, 10_000).map(lambda s: NOW - timedelta(seconds=s)))
around = st.one_of(past, st.sampled_from(MINUTES).map(lambda minutes: NOW + timedelta(minutes=minutes)))
rarely = st.sampled_from((False, False, False, False, True))
mostly = rarely.map(lambda one: not one)
locks = st.builds(Lock, past, st.sampled_from((timedelta(minutes=15), timedelta(minutes=15), timedelta(hours=2), None)))


def sometimes(what: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """None as often as not."""
    return st.one_of(st.none(), what)


def readings(system: System, what: st.SearchStrategy[T], silence: bool = True) -> st.SearchStrategy[Reading[T]]:
    """Present more often than absent, silent where wanted."""
    present: st.SearchStrategy[Reading[T]] = what.map(Present)
    absent: st.SearchStrategy[Reading[T]] = st.just(Absent())
    unread: st.SearchStrategy[Reading[T]] = st.just(Unread(system))
    return st.one_of(present, present, absent, unread) if silence else st.one_of(present, present, absent)


def several(one: st.SearchStrategy[T], other: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """One account, seldom two."""
    single: st.SearchStrategy[tuple[T, ...]] = one.map(lambda account: (account,))
    return st.one_of(single, single, st.tuples(one, other))


def portal_accounts(name: str) -> st.SearchStrategy[PortalAccount]:
    """A portal account of this name."""
    return st.builds(
        PortalAccount,
        account=st.just(name),
        enabled=mostly,
        name=st.sampled_from((*NAMES[:1], *NAMES)),
        created=sometimes(past),
        changed=sometimes(past),
        lock=sometimes(locks),
        used_for=sometimes(st.sampled_from(Usage)),
    )


def directory_accounts(name: str) -> st.SearchStrategy[DirectoryAccount]:
    """A TPEAD account of this name."""
    return st.builds(
        DirectoryAccount,
        account=st.just(name),
        enabled=mostly,
        kind=st.sampled_from((AccountKind.PERSON,) * 9 + (AccountKind.SERVICE,)),
        protected=st.sampled_from((False,) * 9 + (True,)),
        former=sometimes(st.just("GEAA-000001")),
        arrived=sometimes(past),
        changed=sometimes(past),
        lock=sometimes(locks),
        lockouts=st.lists(past, max_size=5).map(tuple),
        unlocks=st.lists(past, max_size=4).map(tuple),
        must_change=rarely,
        password_set=sometimes(past),
        password_expires=sometimes(around),
        expires=st.one_of(st.none(), st.none(), around),
        signs_in_at_no_hour=rarely,
        computers=st.one_of(st.just(()), st.just(()), st.just(("PC-0412",))),
    )


personnel_records = st.builds(
    PersonnelRecord, enabled=mostly, name=st.sampled_from((*NAMES[:1], *NAMES)), arrived=sometimes(past), changed=sometimes(past), synced=sometimes(past)
)
mailboxes = st.builds(MailAccount, st.sampled_from(("yjchen@mail.example", "doit@mail.example")), mostly, sometimes(past))
certificates = st.builds(
    CertificateBinding,
    serial=st.just("TP01"),
    name=st.sampled_from((*NAMES[:1], *NAMES)),
    holder=st.sampled_from(("key-of-chen", "key-of-chen", "key-of-chen", "key-of-lin", None)),
    state=st.sampled_from((CertificateState.VALID,) * 3 + tuple(CertificateState)),
)
own_binding = AccountBinding(PORTAL_NAMES[0], DIRECTORY_NAMES[0])
bindings = st.sampled_from(
    (
        (own_binding,),
        (own_binding,),
        (own_binding, AccountBinding(PORTAL_NAMES[1], DIRECTORY_NAMES[1])),
        (AccountBinding("lindw", DIRECTORY_NAMES[0], foreign=True),),
        (AccountBinding(PORTAL_NAMES[0], "GEAA-777777", foreign=True),),
    )
)
happenings = st.builds(AccountEvent, st.sampled_from(LockEvent), st.sampled_from(DIRECTORY_NAMES), past)
agencies = st.builds(lambda joined, created: an_agency(joins_directory=joined, auto_creation=created), mostly, st.one_of(st.none(), st.none(), around))
people = st.sampled_from((a_person(),) * 9 + (a_person(key=None),))


def snapshots(silence: bool = True) -> st.SearchStrategy[Snapshot]:
    """Any person in any state; without `silence` every system answers."""
    return st.builds(
        Snapshot,
        person=people,
        agency=agencies,
        portal=readings(System.PORTAL, several(portal_accounts(PORTAL_NAMES[0]), portal_accounts(PORTAL_NAMES[1])), silence),
        personnel=readings(System.PERSONNEL, personnel_records, silence),
        directory=readings(System.DIRECTORY, several(directory_accounts(DIRECTORY_NAMES[0]), directory_accounts(DIRECTORY_NAMES[1])), silence),
        mailbox=readings(System.MAILBOX, mailboxes, silence),
        certificate=readings(System.SIGN_ON, certificates, silence),
        binding=readings(System.DIRECTORY, bindings, silence),
        recent=st.lists(happenings, max_size=5).map(tuple),
        taken=st.just(NOW),
    )


beats = st.builds(SyncBeat, st.sampled_from((timedelta(hours=1), timedelta(minutes=10))), sometimes(past))
all_rules = st.one_of(
    st.builds(lambda stage, beat: some_rules(stage, sync=beat), st.sampled_from(Stage), beats),
    st.builds(lambda created, beat: Rules(Phase.BEFORE_GO_LIVE, created, beat), sometimes(around), beats),
)
go_live_rules = beats.map(lambda beat: some_rules(Stage.P2, sync=beat))
