"""`roles`: who sees and may do what at the desk, out of the table that decides it; `docs/roles.md` is what it prints."""

from typing import Final

from bot.cli.arguments import CommandContext
from bot.cli.output import print_json, print_line
from bot.people.permissions import PERMISSIONS, Permission, Scope
from bot.people.role import Role

_WORDS: Final = {
    Permission.SIGN_IN: "come to `/desk/sign-in`",
    Permission.ENTER: "be signed in at `/desk`",
    Permission.TICKETS_SEE: "see tickets",
    Permission.TICKETS_NOTE: "write internal notes on tickets",
    Permission.TICKETS_ANSWER: "answer, close and reopen tickets",
    Permission.TICKETS_ASSIGN: "take, leave and give tickets",
    Permission.TICKETS_HAND_OVER: "talk in a person's chat, and give it back to the desk",
    Permission.CANNED_READ: "read canned answers",
    Permission.APPROVALS_SEE: "see requests for approval",
    Permission.APPROVALS_DECIDE: "approve and refuse requests",
    Permission.PEOPLE_SEE: "see people's accounts and history",
    Permission.IDENTITIES_SEE: "see frozen accounts and ended links",
    Permission.IDENTITIES_FREEZE: "freeze accounts for others, and end it",
    Permission.AUDIT_READ: "read the audit trail",
    Permission.AUDIT_CHECK: "have the audit trail checked",
    Permission.COLLEAGUES_SEE: "ask in the chat about somebody else's account",
    Permission.COLLEAGUES_VOUCH: "vouch in the chat for who somebody is",
}
_SCOPES: Final = {
    Scope.ALL: "all",
    Scope.OWN_AGENCIES: "own agencies",
    Scope.ASKED_OF_THEM: "asked of them",
    Scope.SECURITY_MATTERS: "matters of security",
    Scope.WITH_TICKET: "with an open ticket",
    None: "–",
}
_ROLES: Final = {
    Role.HELPDESK: "helpdesk",
    Role.PORTAL_ADMIN: "portal admin",
    Role.PERSONNEL_ADMIN: "personnel admin",
    Role.SECURITY: "security",
    Role.OPERATOR: "operator",
    Role.STAFF: "staff, strangers",
}
_INTRODUCTION: Final = """# Roles
Who sees and may do what at the pages under `/desk`, and for others in the chat. This page is printed by
`.venv/bin/python -m bot roles` out of the one table that decides it, `bot/people/permissions.py`; a test compares them. What is not in the table is refused.
"""
_NOTES: Final = """
- **all**: records of every agency. **own agencies**: those whose admin the person is at this moment, substitutes between their dates included, absent admins not.
  **asked of them**: in those agencies, what they were asked for by name. **matters of security**: tickets of the category security and urgent ones, of every agency.
  **with an open ticket**: people of every agency, while they have one.
- Roles add up: a helpdesk clerk who leads an agency has both columns.
- Whoever's own account is frozen or disabled has no role here until that ends, whatever they can prove.
- A page that a role may not open is 403 in words, and recorded as `desk.refused`; a record that it may not see is 404, as one that does not exist.
- Freezing, its end and decisions need a proof no older than `policy.decide.fresh`, made in the same browser.
  Nobody decides, freezes or ends anything here for themselves.
- The desk never shows or sets a password, whoever asks."""


def roles_page() -> str:
    """The page, as Markdown."""
    head = [f"| may | {' | '.join(_ROLES.values())} |", f"| --- |{' --- |' * len(_ROLES)}"]
    rows = [f"| {_WORDS[permission]} | {' | '.join(_SCOPES[PERMISSIONS[role].get(permission)] for role in _ROLES)} |" for permission in Permission]
    return "\n".join([_INTRODUCTION, *head, *rows, _NOTES]) + "\n"


async def roles(given: CommandContext) -> int:
    """Prints the table."""
    if given.arguments.json:
        for role in _ROLES:
            print_json({"role": role.value, "may": {permission.value: scope.value for permission, scope in PERMISSIONS[role].items()}})
        return 0
    for line in roles_page().rstrip("\n").split("\n"):
        print_line(line)
    return 0
