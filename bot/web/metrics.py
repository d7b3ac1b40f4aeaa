"""`/metrics`: the desk's figures, for this machine and for whoever has the token. How busy the desk is concerns nobody else."""

import hmac
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.runtime.quick_dataclass import dataclass
from bot.web.metrics_access import MetricsAccess
from bot.web.visitor import on_this_machine

METRICS_PATH: Final = "/metrics"
_MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_BEARER: Final = "bearer"


@dataclass(frozen=True)
class MetricsPage:
    """The page that Prometheus reads."""

    access: MetricsAccess

    async def show(self, request: Request) -> Response:
        """The figures; 404 for everybody else, as if there were nothing."""
        if not (self._has_token(request) or on_this_machine(request)):
            raise HTTPException(404)
        return Response(await self.access.exposition(), headers={"content-type": _MEDIA_TYPE})

    def _has_token(self, request: Request) -> bool:
        given = request.headers.getlist("authorization")
        if self.access.token is None or len(given) != 1:
            return False
        scheme, _, value = given[0].partition(" ")
        return scheme.lower() == _BEARER and hmac.compare_digest(value.strip().encode(), self.access.token.reveal().encode())
