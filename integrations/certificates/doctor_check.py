"""What `doctor` says about citizen certificates: whom the desk trusts, how fresh the revocation lists are, who asks the browsers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509

from bot.errors import ConfigurationError
from bot.verification.certificate import TrustProblem
from integrations.accounts.examination import ExaminationResult
from integrations.certificates.examination import Trust
from integrations.certificates.settings import CertificateSettings
from integrations.certificates.trust_files import TrustFiles
from integrations.settings_section import read_secret

SHORTEST_SECRET: Final = 24
"""Characters of the secret between the proxy and the desk."""
_KEY: Final = "verification.certificate"
_SOON: Final = timedelta(days=60)
_RENEW: Final = "fetch the issuer's list again, as often as it is published (docs/certificates.md has a timer); until then nobody can use a certificate"
_PROBLEMS: Final[Mapping[TrustProblem, tuple[str, str, str]]] = MappingProxyType(
    {
        TrustProblem.CA_MISSING: ("ca_file", "there is no such file", "name the file with the root and the issuing authorities, as PEM"),
        TrustProblem.CA_UNREADABLE: ("ca_file", "no certificates can be read from it", "put the root and the issuing authorities into it, as PEM"),
        TrustProblem.CA_WITHOUT_ROOT: ("ca_file", "it holds no root, only authorities that somebody else vouches for", "put the root's certificate into it as well"),
        TrustProblem.CRL_MISSING: ("crl_file", "there is no such file", "fetch the issuer's revocation list; without one no certificate is accepted"),
        TrustProblem.CRL_UNREADABLE: ("crl_file", "no revocation list can be read from it", "fetch it again; PEM, several one after another, or one in DER"),
        TrustProblem.CRL_OF_OTHERS: ("crl_file", "no list in it is signed by an authority of ca_file", "fetch the list of the authority that issues the cards"),
        TrustProblem.CRL_EXPIRED: ("crl_file", "every list in it is past its time", _RENEW),
    }
)


def check_certificates(settings: CertificateSettings, public_url: str, now: datetime) -> tuple[ExaminationResult, ...]:
    """A line for each thing. Nothing is connected to. `now` in UTC."""
    return (_address(settings, public_url), _asker(settings), *_trusted(settings, now))


def _address(settings: CertificateSettings, public_url: str) -> ExaminationResult:
    key = f"{_KEY}.url"
    if settings.url is None:
        return ExaminationResult(key, False, "browsers are sent nowhere, so nobody is offered a certificate", "name the address at which one is asked for, https://…")
    here, there = urlsplit(public_url), urlsplit(settings.url)
    if (here.scheme, here.netloc) == (there.scheme, there.netloc):
        remedy = "give it a host or a port of its own, so that nobody is asked for a card who only opens the chat"
        return ExaminationResult(key, True, f"{settings.url} is the address of the desk itself", remedy)
    if there.scheme != "https":
        return ExaminationResult(key, True, f"{settings.url} is not encrypted", "a browser presents certificates to https addresses only")
    return ExaminationResult(key, True, f"{settings.url}/certificate, encrypted")


def _asker(settings: CertificateSettings) -> ExaminationResult:
    """Exactly one asks: a proxy, or the desk."""
    if settings.listen is not None:
        key = f"{_KEY}.listen"
        missing = [name for name in ("server_certificate", "server_key", "ca_file") if not getattr(settings, name)]
        unread = [str(path) for path in (settings.server_certificate, settings.server_key) if path and not _readable(Path(path))]
        if missing or unread:
            what = f"{', '.join(missing)} not named" if missing else f"{', '.join(unread)} cannot be read"
            return ExaminationResult(key, False, f"the desk cannot listen: {what}", "name a server certificate and its key, readable for the desk's user")
        return ExaminationResult(key, True, f"the desk asks for certificates itself, on {settings.listen}")
    key = f"{_KEY}.proxy_secret"
    if settings.proxy_secret is None:
        return ExaminationResult(key, False, "neither a proxy nor the desk asks for certificates", "set proxy_secret here and in the proxy, or listen")
    try:
        length = len(read_secret(settings.proxy_secret, key).reveal())
    except ConfigurationError as trouble:
        return ExaminationResult(key, False, trouble.detail, "put the secret there, as the proxy sends it")
    if length < SHORTEST_SECRET:
        remedy = "whoever guesses it can be anybody: take 32 characters of chance, the same here and in the proxy"
        return ExaminationResult(key, False, f"the secret has {length} characters", remedy)
    return ExaminationResult(key, True, "a proxy asks for certificates; it is believed with its secret only, and from this machine only")


def _trusted(settings: CertificateSettings, now: datetime) -> tuple[ExaminationResult, ...]:
    files = TrustFiles(_path(settings.ca_file), _path(settings.crl_file))
    known, found = files.known(), files.trust(now)
    if isinstance(known, TrustProblem):
        problem = _problem(settings, known)
        return (problem,) if problem.key.endswith("ca_file") else (ExaminationResult(f"{_KEY}.ca_file", True, f"{settings.ca_file} read"), problem)
    if isinstance(found, TrustProblem):
        return (_authorities(settings, known, now), _problem(settings, found, _until(known, now)))
    return (_authorities(settings, known, now), *_lists(found, now))


def _problem(settings: CertificateSettings, problem: TrustProblem, more: str = "") -> ExaminationResult:
    name, what, remedy = _PROBLEMS[problem]
    path = getattr(settings, name)
    return ExaminationResult(f"{_KEY}.{name}", False, f"{path}: {what}{more}" if path else "no file is named", remedy)


def _authorities(settings: CertificateSettings, trust: Trust, now: datetime) -> ExaminationResult:
    key, all_ = f"{_KEY}.ca_file", trust.authorities.all
    said = f"{settings.ca_file}: {len(trust.authorities.roots)} root, {len(trust.authorities.between)} below ({', '.join(_name(one.subject) for one in all_)})"
    over = [_name(one.subject) for one in all_ if one.not_valid_after_utc <= now]
    if over:
        return ExaminationResult(key, False, f"{said}; expired: {', '.join(over)}", "put the authority's present certificate in its place")
    ending = min(all_, key=lambda one: one.not_valid_after_utc)
    if ending.not_valid_after_utc - now < _SOON:
        return ExaminationResult(key, True, f"{said}; {_name(ending.subject)} ends on {ending.not_valid_after_utc:%Y-%m-%d}", "put its successor beside it in time")
    return ExaminationResult(key, True, said)


def _lists(trust: Trust, now: datetime) -> tuple[ExaminationResult, ...]:
    """Each list, and the authorities that have none: whose cards they issue is refused."""
    key, holding = f"{_KEY}.crl_file", trust.holding(now)
    told = [f"{_name(one.list.issuer)} until {one.ends:%Y-%m-%d %H:%M} UTC, {len(one.list)} entries" for one in holding]
    listed = {one.issuer for one in holding}
    parents = {other for other in trust.authorities.all for one in trust.authorities.between if other.subject == one.issuer}
    silent = [_name(one.subject) for one in trust.authorities.all if one not in listed and one not in parents]
    if silent:
        return (ExaminationResult(key, True, f"{'; '.join(told)}; no list of {', '.join(silent)}", "a card that they issued is refused until their list is there"),)
    return (ExaminationResult(key, True, "; ".join(told)),)


def _until(trust: Trust, now: datetime) -> str:
    newest = max(trust.lists, key=lambda one: one.ends)
    return f", the newest since {newest.ends:%Y-%m-%d %H:%M} UTC" if newest.ends <= now else f", or not before {newest.begins:%Y-%m-%d %H:%M} UTC"


def _name(name: x509.Name) -> str:
    common = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME) or name.get_attributes_for_oid(x509.NameOID.ORGANIZATIONAL_UNIT_NAME)
    return str(common[0].value) if common else name.rfc4514_string()


def _path(named: str | None) -> Path | None:
    return None if named is None else Path(named)


def _readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return bool(file.read(1))
    except OSError:
        return False
