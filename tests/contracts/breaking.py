"""How a server that speaks LDAP is broken for the contract tests: stopped, made to stand still, or somebody else who babbles in its place."""

import asyncio
from dataclasses import dataclass, replace

from integrations.accounts.ldap.protocol import LdapServer, SearchScope
from integrations.accounts.ldap.servers import Ldap
from tests.servers.process import Process


@dataclass(frozen=True)
class Breaking:
    """`reach`: how the adapter finds the server when all is well."""

    ldap: Ldap
    server: Process
    reach: SearchScope
    babbler: LdapServer

    async def do(self, how: str) -> None:
        """Down, slow, garbled or well."""
        self.ldap.reach = self.reach
        if how == "down":
            await asyncio.to_thread(self.server.stop)
        elif how == "slow":
            self.server.hang()
        elif how == "garbled":
            self.ldap.reach = replace(self.reach, servers=(self.babbler,))
        else:
            await asyncio.to_thread(self.server.mend)
