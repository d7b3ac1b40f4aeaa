"""The kind of an export's entry, and whether it is in use: groups and units are no people, and directories have their own terms for disabled."""

from typing import Final

from integrations.accounts.export_entry import ExportEntry, UnreadableLine

_PEOPLE: Final = frozenset(("person", "organizationalperson", "inetorgperson", "user", "account", "posixaccount", "residentialperson", "eduperson"))
_OTHERS: Final = {
    **dict.fromkeys(("group", "groupofnames", "groupofuniquenames", "groupofurls", "groupofmembers", "posixgroup", "dynamicgroup", "nisnetgroup"), "group"),
    **dict.fromkeys(("organizationalunit", "organization", "domain", "domaindns", "dcobject", "builtindomain", "locality", "country"), "organisational unit"),
    **dict.fromkeys(("computer", "msds-groupmanagedserviceaccount", "msds-managedserviceaccount", "device"), "computer"),
    **dict.fromkeys(("container", "organizationalrole", "applicationprocess", "alias", "referral", "contact", "foreignsecurityprincipal"), "other entry"),
}
_UNIT_NAMES: Final = frozenset(("ou", "o", "dc", "c", "l", "st"))
_MEMBERS: Final = ("member", "uniquemember", "memberuid")
# These stand beside the classes of people: a computer is a user to Active Directory, and a contact a person.
_THOUGH_PEOPLE: Final = ("computer", "msds-groupmanagedserviceaccount", "msds-managedserviceaccount", "contact")

_SWITCH: Final = {
    **dict.fromkeys(("", "true", "yes", "1", "y", "t", "on", "enabled", "active", "是", "啟用"), True),
    **dict.fromkeys(("false", "no", "0", "n", "f", "off", "disabled", "inactive", "否", "停用"), False),
}
_DISABLED_BIT: Final = 0x2  # ADS_UF_ACCOUNTDISABLE
_LOCKED_FOR_GOOD: Final = "000001010000z"  # ppolicy: locked until an administrator unlocks it
_ALSO_DISABLED: Final = ("nsaccountlock", "logindisabled", "accountdisabled", "msds-useraccountdisabled")


class NotPeople(Exception):
    """An entry that cannot be classified as a person or not."""


def no_person(entry: ExportEntry, id_names: list[str]) -> str | None:
    """The kind of an entry that is no person; None for a person. Raises NotPeople."""
    classes = {word for name in ("objectclass",) for text in entry.texts(name) for word in text.casefold().replace(";", " ").replace(",", " ").split()}
    if not classes:
        category = next(iter(entry.texts("objectcategory")), "").casefold()
        classes = {category.removeprefix("cn=").partition(",")[0].replace("organizational-unit", "organizationalunit")} - {""}
    special = next((_OTHERS[name] for name in _THOUGH_PEOPLE if name in classes), None)
    if special is not None:
        return special
    others = {_OTHERS[name] for name in classes if name in _OTHERS}
    if others and classes & _PEOPLE:
        raise NotPeople("a person and a group or unit at the same time; leave it out of the export, or give it one kind")
    if others:
        return min(others)
    if classes or any(entry.texts(name) for name in id_names):
        return None
    if any(entry.texts(name) for name in _MEMBERS):
        return "group"
    begins = next(iter(entry.texts("dn")), "").partition("=")[0].strip().casefold()
    return "organisational unit" if begins in _UNIT_NAMES else None


def is_enabled(entry: ExportEntry, switch: str) -> tuple[bool, bool | None]:
    """Whether the person is in use, and what the entry says about the directory account (None: nothing). Raises ValueError if unreadable."""
    written = switch.casefold()
    if written not in _SWITCH:
        raise ValueError("expected true or false")
    account = _account_enabled(entry)
    if written and account is not None and account is not _SWITCH[written]:
        raise ValueError("the entry says so, and its account says the opposite; export one of the two")
    return _SWITCH[written] and account is not False, account


def _account_enabled(entry: ExportEntry) -> bool | None:
    answers: list[bool] = []
    for value in entry.values.get("useraccountcontrol", ()):
        if isinstance(value.text, UnreadableLine):
            raise ValueError(f"userAccountControl: {value.text.why}")
        if value.text:
            answers.append(not _number(value.text) & _DISABLED_BIT)
    for name in _ALSO_DISABLED:
        for text in entry.texts(name):
            if text.casefold() not in _SWITCH:
                raise ValueError(f"{name}: expected true or false")
            answers.append(not _SWITCH[text.casefold()])
    answers += [False for text in entry.texts("pwdaccountlockedtime") if text.casefold() == _LOCKED_FOR_GOOD]
    return all(answers) if answers else None


def _number(written: str) -> int:
    try:
        return int(written, 16 if written.casefold().startswith("0x") else 10)
    except ValueError:
        raise ValueError("userAccountControl: expected a number such as 512") from None
