"""The sealed passwords of the shipped sample, which are fictitious and public: sealed once, then read from disk.

Only the sample's: an operator's passwords are written nowhere but into the database.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached
from integrations.accounts.embedded.description import Description, passwords
from integrations.accounts.embedded.password_hash import hash_password, seal_mark

_KIND: Final = "seals"


def with_kept_seals(description: Description, content: bytes) -> Description:
    """The description with its passwords sealed; `content`: its file's content. Without a cache folder it is returned unchanged."""
    folder, key = cache_folder(), cache_key(seal_mark().encode(), content)
    if folder is None:
        return description
    given = passwords(description)
    kept = read_cached(folder, _KIND, key)
    if kept is not None:
        with contextlib.suppress(ValueError):  # If in doubt, they are sealed again.
            return replace(description, sealed=_read(kept, given))
    sealed = {account: hash_password(password) for account, password in given.items()}
    write_cached(folder, _KIND, key, json.dumps(sealed).encode())
    return replace(description, sealed=sealed)


def _read(kept: memoryview, given: Mapping[str, object]) -> dict[str, str]:
    found = json.loads(bytes(kept))
    if not isinstance(found, dict) or found.keys() != given.keys() or not all(isinstance(seal, str) and seal.startswith(seal_mark()) for seal in found.values()):
        raise ValueError("these are no seals of this description")
    return found
