"""One run of the hourly sync (R34, R36, R20, R21), and the day on which unbound people get accounts (R15, R17).

Personnel takes over what the portal had, then directory and mailbox what personnel had *before* this run. A name and
enabling pass both hops at once; disabling is never propagated.

There are two reasons for being disabled, told apart by `announced`: enabling at the source sets it, the next run propagates it
and clears the mark. A TPEAD account that is disabled without an announcement at its source was disabled in the directory
itself and stays so (D13), and so does one that was disabled after being enabled (its `changed` is later).

Propagated changes keep the time of the change at their source as `changed`: an hour after a name was changed it is no longer news.
"""

from collections.abc import Container
from dataclasses import replace
from datetime import datetime

from bot.accounts.records import AccountKind
from bot.accounts.rules import Phase
from integrations.accounts.embedded.account_names import new_account, new_address
from integrations.accounts.embedded.draft import Draft
from integrations.accounts.embedded.state import DirectoryRow, MailboxRow, PersonnelRow, PersonRow


def run_sync(draft: Draft, at: datetime) -> bool:
    """One run at `at`; whether it changed anything but the time of the run."""
    from_portal = draft.world.beat.phase != Phase.GO_LIVE.value
    changed = False
    for person in draft.served:
        before = draft.personnel.get(person.id)
        if from_portal:
            changed |= _portal_to_personnel(draft, person, before, at)
            source_on = all(row.enabled for row in draft.portals(person.id)[:1])
        else:
            changed |= _announced_by_personnel(draft, person, before)
            source_on = True
        if before is not None and before.enabled and source_on and draft.world.agencies[person.agency].joins_directory:
            changed |= _make_accounts(draft, person, at)
    return changed


def create_for_unbound(draft: Draft, agencies: Container[str], at: datetime) -> bool:
    """Gives each unbound portal account in these agencies a TPEAD account and binds it (R17); whether there was any.

    People with a TPEAD account that is bound to nothing get no second one: R19 says "may", and the main account is
    to be bound to the existing one (R14, D30, D33).
    """
    changed = False
    for person in draft.served:
        record = draft.personnel.get(person.id)
        if person.agency not in agencies or (record is not None and not record.enabled):
            continue
        bound_portals = {portal for portal, _ in draft.bindings}
        bound_directories = {directory for _, directory in draft.bindings}
        unbound = [row.account for row in draft.portals(person.id) if row.enabled and row.account not in bound_portals]
        spare = [row for row in draft.directories(person.id) if row.account not in bound_directories and row.kind == AccountKind.PERSON.value]
        for portal in unbound[len(spare) :]:
            draft.bind(portal, _new_directory(draft, person, at).account)
            changed = True
    return changed


def _portal_to_personnel(draft: Draft, person: PersonRow, before: PersonnelRow | None, at: datetime) -> bool:
    accounts = draft.portals(person.id)
    if not accounts:
        return False
    main = accounts[0]
    changed = False
    if before is None and main.enabled:
        draft.personnel[person.id] = PersonnelRow(person.id, True, main.name, arrived=at, changed=None, announced=False, synced=at)
        changed = True
    elif before is not None and before.name != main.name:
        draft.personnel[person.id] = replace(before, name=main.name, changed=_later(main.changed, before.changed))
        changed = True
    for account in accounts:
        if account.announced:
            draft.portal[account.account] = replace(account, announced=False)
            _carry_enabling(draft, person, account.changed)
            changed = True
    return changed


def _announced_by_personnel(draft: Draft, person: PersonRow, before: PersonnelRow | None) -> bool:
    if before is None or not before.announced:
        return False
    draft.personnel[person.id] = replace(before, announced=False)
    _carry_enabling(draft, person, before.changed)
    return True


def _carry_enabling(draft: Draft, person: PersonRow, enabled_at: datetime | None) -> None:
    record = draft.personnel.get(person.id)
    if record is not None and not record.enabled and _older(record.changed, enabled_at):
        draft.personnel[person.id] = replace(record, enabled=True, changed=enabled_at)
    for account in draft.directories(person.id):
        if not account.enabled and account.kind == AccountKind.PERSON.value and _older(account.changed, enabled_at):
            draft.directory[account.account] = replace(account, enabled=True, changed=enabled_at)
    box = draft.mailbox.get(person.id)
    if box is not None and not box.enabled:
        draft.mailbox[person.id] = replace(box, enabled=True)


def _later(first: datetime | None, second: datetime | None) -> datetime | None:
    """The later of two times, if there is any; a record that was disabled since keeps the time of that."""
    return max((at for at in (first, second) if at is not None), default=None)


def _older(changed: datetime | None, than: datetime | None) -> bool:
    return changed is None or than is None or changed <= than


def _make_accounts(draft: Draft, person: PersonRow, at: datetime) -> bool:
    changed = False
    if not draft.directories(person.id):
        account = _new_directory(draft, person, at)
        bound = {portal for portal, _ in draft.bindings}
        main = next((row for row in draft.portals(person.id) if row.enabled and row.account not in bound), None)
        if main is not None:
            draft.bind(main.account, account.account)
        changed = True
    if person.id not in draft.mailbox:
        account = draft.directories(person.id)[0]
        named_after = next((row.account for row in draft.portals(person.id)), account.account)
        taken = {row.address.lower() for row in draft.mailbox.values()}
        address = new_address(named_after, account.account, draft.domain, taken)
        draft.mailbox[person.id] = MailboxRow(person.id, address, enabled=True, arrived=at, password=None)
        changed = True
    return changed


def _new_directory(draft: Draft, person: PersonRow, at: datetime) -> DirectoryRow:
    row = DirectoryRow(
        account=new_account(draft.world.beat.seed, person.id, draft.directory),
        person=person.id,
        position=1 + max((row.position for row in draft.directory.values()), default=0),
        enabled=True,
        kind=AccountKind.PERSON.value,
        protected=False,
        former=None,
        arrived=at,
        changed=None,
        locked=None,
        by_admin=False,
        relocks=None,
        must_change=False,
        password=None,
        password_set=None,
        password_expires=None,
        expires=None,
        at_no_hour=False,
        computers="",
    )
    draft.add_directory(row)
    return row
