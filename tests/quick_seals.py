"""The embedded systems' passwords, sealed at the lowest cost: sealing the sample's 120 takes longer than all the rest of opening a desk. Real processes seal at the real cost."""

from typing import Final

from integrations.accounts.embedded import password_hash

COST: Final = 2


def seal_quickly() -> None:
    """From here on, in this process and in what is forked from it; the cost stands in each hash, so one sealed otherwise opens too."""
    vars(password_hash).update(_COST=COST, _NOBODYS=password_hash._NOBODYS.replace(f"${password_hash._COST}$", f"${COST}$"))
