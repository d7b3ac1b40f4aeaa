"""The roles of people and offices around an account."""

from enum import Enum


class Role(Enum):
    """Somebody's role for the desk, and the owner of its findings. The two agency admins are different people (R37)."""

    STAFF = "staff"
    HELPDESK = "helpdesk"
    SECURITY = "security"
    OPERATOR = "operator"
    PORTAL_ADMIN = "portal_admin"
    PERSONNEL_ADMIN = "personnel_admin"
    DIRECTORY_TEAM = "directory_team"
    SIGN_ON_TEAM = "sign_on_team"
