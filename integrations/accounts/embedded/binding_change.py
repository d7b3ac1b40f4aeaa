"""Binds a portal account to a TPEAD account, ending other bindings for it (R10, R14). Pure."""

from dataclasses import replace

from bot.accounts.records import AccountBinding
from bot.errors import NotAccepted
from integrations.accounts.embedded.account_names import find_account
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, World


def with_binding(world: World, row: DirectoryRow, portal: str, instead_of: tuple[AccountBinding, ...]) -> World:
    """Both bound to each other, without the bindings named; nothing changes if they already are.

    Raises NotAccepted (`taken`) if an end is bound otherwise, and then no binding has ended either. The portal is another
    system: an account that is not among its rows here may exist in a real one, and is bound under the given name.
    """
    known = find_account(portal, world.portal)
    wanted = (portal.strip() if known is None else known.account, row.account)
    ending = {_ends(item.portal, item.directory) for item in instead_of} - {_ends(*wanted)}
    staying = {ends: item for ends, item in world.bindings.items() if _ends(*ends) not in ending}
    if not any(_ends(*ends) == _ends(*wanted) for ends in staying):
        if any(item == other for ends in staying for item, other in zip(_ends(*ends), _ends(*wanted), strict=True)):
            raise NotAccepted("directory", "taken")
        staying[wanted] = BindingRow(*wanted, 1 + max((binding.position for binding in world.bindings.values()), default=0))
    return replace(world, bindings=staying)


def _ends(portal: str, directory: str) -> tuple[str, str]:
    """Both ends in a comparable form."""
    return portal.strip().casefold(), directory.strip().casefold()
