"""The rights that the desk's writing account needs, as commands that grant exactly these and no more (SECURITY 1.5). Pure."""

from typing import Final

from integrations.accounts.active_directory.keys import BIND, ENABLE, RESET, UNLOCK, DirectoryKeys

_RESET_PASSWORD: Final = "00299570-246d-11d0-a768-00aa006e0529"  # noqa: S105 - the right's number
_USER: Final = "bf967aba-0de6-11d0-a285-00aa003049e2"
_GUIDS: Final = {
    "lockoutTime": "28630ebf-41d5-11d1-a9c1-0000f80367c1",
    "pwdLastSet": "bf967a0a-0de6-11d0-a285-00aa003049e2",
    "userAccountControl": "bf967a68-0de6-11d0-a285-00aa003049e2",
    "employeeID": "bf967962-0de6-11d0-a285-00aa003049e2",
    "employeeNumber": "a8df73ef-c5ea-11d1-bbcb-0080c76670c0",
    "departmentNumber": "be9ef6ee-cbc7-4f22-b27b-96967e7ee585",
}


def attributes_to_write(keys: DirectoryKeys) -> tuple[str, ...]:
    """The attributes that the writing account must be able to write on people's accounts, and nothing else."""
    needed = dict[str, None]()
    if keys.rights & {UNLOCK, RESET}:
        needed["lockoutTime"] = None
    if RESET in keys.rights:
        needed["pwdLastSet"] = None
    if BIND in keys.rights:
        needed[keys.binding_attribute] = None
    if ENABLE in keys.rights:
        needed["userAccountControl"] = None
    return tuple(needed)


def delegation(keys: DirectoryKeys, user: str) -> str:
    """One block for Windows and one for Samba; comments begin with #."""
    lines = ["# On Windows, in an administrator's command prompt:"]
    for base in keys.base_dns:
        if RESET in keys.rights:
            lines.append(f'dsacls "{base}" /I:S /G "{_named(user)}:CA;Reset Password;user"')
        lines += [f'dsacls "{base}" /I:S /G "{_named(user)}:RPWP;{name};user"' for name in attributes_to_write(keys)]
    lines += ["", "# On a Samba domain controller, as root:", f"SID=$(samba-tool user show {_short(user)} --attributes=objectSid | sed -n 's/^objectSid: //p')"]
    unknown = [name for name in attributes_to_write(keys) if name not in _GUIDS]
    if unknown:
        lines.append("# The schema's GUIDs of " + ", ".join(unknown) + ": put them where <GUID of …> stands; they are the schemaIDGUID of the attribute.")
    for base in keys.base_dns:
        aces = [f"(OA;CIIO;CR;{_RESET_PASSWORD};{_USER};$SID)"] if RESET in keys.rights else []
        aces += [f"(OA;CIIO;RPWP;{_GUIDS.get(name, f'<GUID of {name}>')};{_USER};$SID)" for name in attributes_to_write(keys)]
        lines.append(f'samba-tool dsacl set --objectdn="{base}" --sddl="{"".join(aces)}"')
    if ENABLE in keys.rights:
        lines += ["", "# userAccountControl holds more than being enabled; leave `enable` out of rights unless admins really cannot do it themselves."]
    return "\n".join(lines) + "\n"


def _short(user: str) -> str:
    return user.rpartition("\\")[2].partition("@")[0] if "=" not in user else user.partition("=")[2].partition(",")[0]


def _named(user: str) -> str:
    return user if "=" not in user else _short(user)
