"""The tasks that people and offices have around an account."""

from enum import Enum


class Role(Enum):
    """Who somebody is to the desk, and who owns what it finds. The two agency admins are different people (R37)."""

    STAFF = "staff"
    HELPDESK = "helpdesk"
    SECURITY = "security"
    OPERATOR = "operator"
    PORTAL_ADMIN = "portal_admin"
    PERSONNEL_ADMIN = "personnel_admin"
    DIRECTORY_TEAM = "directory_team"
    SIGN_ON_TEAM = "sign_on_team"
