"""The mirror's section of the operator's file, and its entry in the registry."""

from typing import Final, Literal

from bot.ports import Mailbox
from integrations.accounts.system_entry import AccountSystemEntry, SystemSettings


class MirrorSettings(SystemSettings):
    """`writable`: passwords may be set there."""

    kind: Literal["mirror"]
    writable: bool = False


MIRROR: Final[AccountSystemEntry[Mailbox]] = AccountSystemEntry(
    kind="mirror", settings=MirrorSettings, build=f"{__package__}.builder:build_mirror", examine=f"{__package__}.builder:examine_mirror"
)
