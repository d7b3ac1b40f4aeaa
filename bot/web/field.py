"""The fields of a one-time page: how each is asked for, and what stands in it when the form comes back. Pure."""

from collections.abc import Mapping
from typing import Final

from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass
from bot.verification.page import FieldProblem, Page

NAMES: Final = (
    "code",
    "portal_account",
    "portal_password",
    "directory_account",
    "directory_password",
    "current_password",
    "new_password",
    "repeat_password",
    "decision",
    "identity_check",
    "reason",
    "number",
)
"""All that a page may ask for (CONTRACT part 6)."""
PASSWORDS: Final = frozenset(name for name in NAMES if name.endswith("_password"))
KEPT: Final = ("portal_account", "directory_account", "decision", "identity_check", "reason")
"""What stands in the form again when it comes back."""
NEVER_KEPT: Final = PASSWORDS | {"code", "number"}
"""What has to be typed again, since no secret is ever written into a page."""
_AUTOCOMPLETE: Final = {
    "code": "one-time-code",
    "portal_account": "username",
    "directory_account": "username",
    "portal_password": "current-password",
    "directory_password": "current-password",
    "current_password": "current-password",
    "new_password": "new-password",
    "repeat_password": "new-password",
}
_CHOICES: Final = {"decision": ("approve", "refuse"), "identity_check": ("in_person", "called_back", "video")}
_SORTS: Final = {"decision": "choice", "identity_check": "choice", "reason": "words", "code": "digits", "number": "digits"}
_ONE_DECISION_ONLY: Final = {"identity_check": "approve", "number": "approve", "reason": "refuse"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `sort`: password, digits, text, choice or words. `only`: the decision that it belongs to, '' for all of them."""

    name: str
    sort: str
    value: str
    problems: tuple[Phrase, ...]
    autocomplete: str
    choices: tuple[str, ...]
    only: str

    @property
    def needed(self) -> bool:
        """Whether a browser may insist on it by itself: what only one decision needs, the desk asks for."""
        return not self.only


def fields_of(page: Page, problems: tuple[FieldProblem, ...], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """The page's fields in their order. `typed` is what came with the form before."""
    return tuple(_field(page, name, problems, typed) for name in page.fields)


def _field(page: Page, name: str, problems: tuple[FieldProblem, ...], typed: Mapping[str, str]) -> Field:
    value = typed.get(name, "") if name in KEPT else ""
    if not value:
        value = {"decision": page.chosen, "identity_check": page.checked}.get(name, "")
    deciding = "decision" in page.fields
    return Field(
        name,
        "password" if name in PASSWORDS else _SORTS.get(name, "text"),
        value,
        tuple(problem.says for problem in problems if problem.field == name),
        _AUTOCOMPLETE.get(name, "off"),
        _CHOICES.get(name, ()),
        _ONE_DECISION_ONLY.get(name, "") if deciding else "",
    )
