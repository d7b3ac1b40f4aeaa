"""Style, script and pictures."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.runtime.quick_dataclass import dataclass
from bot.web.rendering import StaticFile

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".css": "text/css",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".webp": "image/webp",
        ".jpeg": "image/jpeg",
    }
)
_PICTURE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""A picture that is opened by itself runs nothing and loads nothing."""


@dataclass(frozen=True)
class Files:
    """Serves the files read at start-up and nothing else, so that no path leads out of the folder."""

    files: Mapping[str, StaticFile]

    async def serve(self, request: Request) -> Response:
        """One file; cacheable for ever under its versioned address, not at all otherwise."""
        name = request.path_params["name"]
        file, kind = self.files.get(name), _KINDS.get(PurePath(name).suffix)
        if file is None or kind is None:
            raise HTTPException(404)
        current = request.query_params.get("v") == file.version
        headers = {"cache-control": "public, max-age=31536000, immutable" if current else "no-cache"}
        return Response(file.body, media_type=kind, headers=headers | ({"content-security-policy": _PICTURE_POLICY} if kind.startswith("image/") else {}))
