"""From the `policy` section to the effective policy; anything weaker than the floors is refused by its key."""

from typing import Final

from bot.actions.action import Action, ActionName
from bot.actions.policy import Policy
from bot.actions.registry import ACTIONS
from bot.actions.ways import BY_STATE, PolicyWay
from bot.errors import ConfigurationError
from bot.people.role import Role
from bot.settings import schema
from bot.verification.level import Level
from integrations.settings_section import EMBEDDED

_APPROVERS: Final = (Role.PERSONNEL_ADMIN.value, Role.PORTAL_ADMIN.value)
_DECIDING: Final = Level.SIGNED_ON
"""An approver proves at least this (DOMAIN part 4)."""


def build_policy(settings: schema.Settings, file: str = "config.yaml") -> Policy:
    """The policy. Raises ConfigurationError with `file`, the key such as `policy.unlock.ways[1]`, and what was expected there."""
    settings_policy = settings.policy
    decide = Level.named(settings_policy.decide.level)
    if decide < _DECIDING:
        raise ConfigurationError(file, "policy.decide.level", f"expected V2 or V3, not {decide.short}; whoever approves has to prove more than whoever asks")
    ways = {name: _ways(action, settings_policy.of(name), file) for name, action in ACTIONS.items()}
    return Policy(ways, decide=decide, fresh=settings_policy.decide.fresh, paused=settings_policy.paused, by_hand=_by_hand(settings))


def _by_hand(settings: schema.Settings) -> frozenset[ActionName]:
    """Actions that the directory's `rights` leave to people. Without personnel's id in the directory only people can tell whose an unbound account is."""
    directory = settings.accounts.directory
    unnamed = not directory.names_owners and settings.accounts.personnel.kind != EMBEDDED
    return frozenset(name for name, action in ACTIONS.items() if action.terms.right not in directory.given or (action.terms.right == "bind" and unnamed))


def _ways(action: Action, section: schema.ActionPolicy, file: str) -> tuple[PolicyWay, ...]:
    key = f"policy.{action.name.value}"
    if not section.ways:
        raise ConfigurationError(file, f"{key}.ways", "expected at least one way, the best first; policy.paused: true is how the desk stops acting")
    if section.per_day is not None and action.terms.per_day is None:
        limited = ", ".join(name.value for name, one in ACTIONS.items() if one.terms.per_day is not None)
        raise ConfigurationError(file, f"{key}.per_day", f"expected nothing here; only {limited} is limited to so many a day")
    return tuple(_way(action, one, f"{key}.ways[{index}]", file) for index, one in enumerate(section.ways))


def _way(action: Action, section: schema.WaySettings, key: str, file: str) -> PolicyWay:
    by_state = action.terms.approver_by_state
    allowed = (*_APPROVERS, BY_STATE) if by_state else _APPROVERS
    if section.approver is not None and section.approver not in allowed:
        only = "" if by_state or section.approver != BY_STATE else f"; by_state is for {', '.join(_decided_by_state())} only"
        raise ConfigurationError(file, f"{key}.approver", f"expected {' or '.join(allowed)}, not {section.approver!r}{only}")
    plain = PolicyWay(Level.named(section.level), section.approver)
    floor = action.terms.floor
    if floor.too_weak(plain):
        raise ConfigurationError(file, key, f"expected {floor}; {section.level} {_with(section.approver)} is less than {action.name.value} needs")
    return plain if section.waits is None else PolicyWay(plain.level, plain.approver, section.waits)


def _with(approver: str | None) -> str:
    return "without an approver" if approver is None else f"with {approver}"


def _decided_by_state() -> list[str]:
    return [name.value for name, action in ACTIONS.items() if action.terms.approver_by_state]
