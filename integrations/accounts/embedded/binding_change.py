"""A portal account is bound to a TPEAD account, and other bindings end for it (R10, R14). Pure."""

from dataclasses import replace

from bot.accounts.records import AccountBinding
from bot.errors import NotAccepted
from integrations.accounts.embedded.account_names import find_account
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, World


def with_binding(world: World, row: DirectoryRow, portal: str, instead_of: tuple[AccountBinding, ...]) -> World:
    """The two bound to each other, and the bindings named no more; nothing changes where it is so already.

    Raises NotAccepted (`taken`) where an end is bound otherwise, and then nothing has ended either. The portal is another
    system: an account that is not among its rows here may exist in a real one, and is bound under the name that was given.
    """
    known = find_account(portal, world.portal)
    wanted = (portal.strip() if known is None else known.account, row.account)
    ending = {_ends(one.portal, one.directory) for one in instead_of} - {_ends(*wanted)}
    staying = {ends: one for ends, one in world.bindings.items() if _ends(*ends) not in ending}
    if not any(_ends(*ends) == _ends(*wanted) for ends in staying):
        if any(one == other for ends in staying for one, other in zip(_ends(*ends), _ends(*wanted), strict=True)):
            raise NotAccepted("directory", "taken")
        staying[wanted] = BindingRow(*wanted, 1 + max((binding.position for binding in world.bindings.values()), default=0))
    return replace(world, bindings=staying)


def _ends(portal: str, directory: str) -> tuple[str, str]:
    """Both ends as they are compared."""
    return portal.strip().casefold(), directory.strip().casefold()
