"""The operator's files of authorities and revocation lists: read again when they change, so that a list renewed at night needs no restart."""

import threading
from datetime import datetime
from pathlib import Path
from typing import Final, Generic, TypeAlias, TypeVar

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import read_bounded
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import TrustProblem
from integrations.certificates.authorities import Authorities, read_authorities
from integrations.certificates.examination import Trust
from integrations.certificates.revocation import read_lists, signed_lists

T = TypeVar("T")
LARGEST_CA_FILE: Final = 1024 * 1024
LARGEST_CRL_FILE: Final = 256 * 1024 * 1024
"""A country's complete list has some ten million bytes."""
_Stamp: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """What was read, and the file's stamp before that; None for a file that is not there."""

    stamp: _Stamp | None
    content: T


class TrustFiles:
    """Both files. Reading takes as long as the disk does."""

    def __init__(self, ca_file: Path | None, crl_file: Path | None) -> None:
        """Nothing is read yet. None: the configuration names none."""
        self._ca_file, self._crl_file = ca_file, crl_file
        self._authorities: _Kept[Authorities | TrustProblem] | None = None
        self._trust: _Kept[Trust | TrustProblem] | None = None
        self._lock = threading.Lock()

    def trust(self, now: datetime) -> Trust | TrustProblem:
        """What may be believed at `now` (UTC), or why nothing can be examined: without a list that holds nothing is (fail closed)."""
        found = self.known()
        if isinstance(found, TrustProblem):
            return found
        return found if found.holding(now) else TrustProblem.CRL_EXPIRED

    def known(self) -> Trust | TrustProblem:
        """The authorities with every list of theirs, whether it still holds or not; or what is wrong with the files."""
        with self._lock:
            stamp = _stamp(self._ca_file)
            if self._authorities is None or self._authorities.stamp != stamp:
                self._authorities, self._trust = _Kept(stamp, _authorities_in(self._ca_file)), None
            authorities = self._authorities.content
            if isinstance(authorities, TrustProblem):
                return authorities
            stamp = _stamp(self._crl_file)
            if self._trust is None or self._trust.stamp != stamp:
                self._trust = _Kept(stamp, _trust_in(self._crl_file, authorities))
            return self._trust.content


def _stamp(file: Path | None) -> _Stamp | None:
    try:
        found = None if file is None else file.stat()
    except OSError:
        return None
    return None if found is None else (found.st_mtime_ns, found.st_size, found.st_ino)


def _authorities_in(file: Path | None) -> Authorities | TrustProblem:
    if file is None:
        return TrustProblem.CA_MISSING
    try:
        found = read_authorities(read_bounded(file, LARGEST_CA_FILE))
    except FileNotFoundError:
        return TrustProblem.CA_MISSING
    except (OSError, ValueError, ConfigurationError):
        return TrustProblem.CA_UNREADABLE
    return found if found.roots else TrustProblem.CA_WITHOUT_ROOT


def _trust_in(file: Path | None, authorities: Authorities) -> Trust | TrustProblem:
    if file is None:
        return TrustProblem.CRL_MISSING
    try:
        found = signed_lists(read_lists(read_bounded(file, LARGEST_CRL_FILE)), authorities.all)
    except FileNotFoundError:
        return TrustProblem.CRL_MISSING
    except (OSError, ValueError, ConfigurationError):
        return TrustProblem.CRL_UNREADABLE
    return Trust(authorities, found) if found else TrustProblem.CRL_OF_OTHERS
