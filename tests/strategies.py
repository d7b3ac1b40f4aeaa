"""Whole snapshots, as strange as the systems can be."""

from datetime import timedelta

from hypothesis import strategies as st

from bot.accounts.records import (
    Absent,
    AccountBinding,
    CertificateBinding,
    CertificateState,
    DirectoryAccount,
    Kind,
    Lock,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
    Present,
    System,
    Unread,
    Usage,
)
from bot.accounts.snapshot import Event, Happening, Snapshot
from bot.people.person import Person
from tests.builders import JOINED, NOT_JOINED, NOW, P0, P1, P2

moments = st.integers(-3000, 3000).map(lambda minutes: NOW - timedelta(minutes=minutes))
past = st.integers(0, 3000).map(lambda minutes: NOW - timedelta(minutes=minutes))
maybe_past = st.none() | past
locks = st.none() | st.builds(Lock, past, st.none() | st.just(timedelta(minutes=15)))
names = st.sampled_from(["陳怡君", "陳怡均"])
portals = st.builds(
    PortalAccount, st.sampled_from(["yjchen", "yjchen2"]), st.booleans(), names, maybe_past, maybe_past, locks, st.none() | st.sampled_from(Usage)
)
directories = st.builds(
    DirectoryAccount,
    account=st.sampled_from(["GEAA-012686", "ab1234"]),
    enabled=st.booleans(),
    kind=st.sampled_from([Kind.PERSON] * 8 + [Kind.SERVICE, Kind.BOT]),
    protected=st.sampled_from([False] * 9 + [True]),
    former=st.none() | st.just("GEAA-000001"),
    changed=maybe_past,
    lock=locks,
    lockouts=st.lists(past, max_size=4).map(tuple),
    must_change=st.booleans(),
    password_set=maybe_past,
    password_expires=st.none() | moments,
    expires=st.none() | moments,
    signs_in_at_no_hour=st.booleans(),
    computers=st.sampled_from([(), ("PC-1",)]),
)
bindings = st.builds(AccountBinding, st.sampled_from(["yjchen", "other"]), st.sampled_from(["GEAA-012686", "ab1234"]), st.booleans())
certificates = st.builds(CertificateBinding, st.just("TP1"), names, st.sampled_from(["key", "other"]), st.sampled_from(CertificateState))
snapshots = st.builds(
    Snapshot,
    person=st.builds(Person, st.just("p"), names, st.just("doit"), st.sampled_from(["key"] * 9 + [None])),
    agency=st.sampled_from([JOINED, NOT_JOINED]),
    portal=st.lists(portals, max_size=2, unique_by=lambda one: one.account).map(lambda some: Present(tuple(some)) if some else Absent())
    | st.just(Unread(System.PORTAL)),
    personnel=st.builds(PersonnelRecord, st.booleans(), names, maybe_past, maybe_past, maybe_past).map(Present)
    | st.just(Absent())
    | st.just(Unread(System.PERSONNEL)),
    directory=st.lists(directories, max_size=2, unique_by=lambda one: one.account).map(lambda some: Present(tuple(some)) if some else Absent())
    | st.just(Unread(System.DIRECTORY)),
    mailbox=st.builds(MailAccount, st.just("yjchen@mail.example"), st.booleans(), maybe_past).map(Present) | st.just(Absent()) | st.just(Unread(System.MAILBOX)),
    certificate=certificates.map(Present) | st.just(Absent()) | st.just(Unread(System.SIGN_ON)),
    binding=st.lists(bindings, max_size=2).map(lambda some: Present(tuple(some)) if some else Absent()) | st.just(Unread(System.DIRECTORY)),
    recent=st.lists(st.builds(Happening, st.sampled_from(Event), st.just("GEAA-012686"), past), max_size=4).map(tuple),
    taken=st.just(NOW),
)
rulebooks = st.sampled_from([P0, P1, P2])
