"""The fields of a one-time page: how each is asked for, and what it contains when the form is shown again. Pure."""

from collections.abc import Mapping
from typing import Final

from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass
from bot.verification.fields import PageField
from bot.verification.methods import METHODS
from bot.verification.page import FieldProblem, Page

_FIELDS: Final = (
    *dict.fromkeys(entry.field for entry in METHODS.values() if entry.field is not None),
    PageField("portal_account", autocomplete="username", kept=True),
    PageField("portal_password", "password", "current-password"),
    PageField("directory_account", autocomplete="username", kept=True),
    PageField("directory_password", "password", "current-password"),
    PageField("new_password", "password", "new-password"),
    PageField("repeat_password", "password", "new-password"),
    PageField("decision", "choice", kept=True, choices=("approve", "refuse")),
    PageField("identity_check", "choice", kept=True, choices=("in_person", "called_back", "video"), only="approve"),
    PageField("reason", "words", kept=True, only="refuse"),
    PageField("number", "digits", kept=True, only="approve"),
    PageField("sign_in", "press", choices=("yes",)),
    PageField("freeze", "press", kept=True, choices=("yes",)),
)
_BY_NAME: Final = {field.name: field for field in _FIELDS}
NAMES: Final = tuple(_BY_NAME)
"""All that a page may ask for (CONTRACT part 6)."""
PASSWORDS: Final = frozenset(field.name for field in _FIELDS if field.sort == "password")
DIGITS: Final = frozenset(field.name for field in _FIELDS if field.sort == "digits")
KEPT: Final = tuple(field.name for field in _FIELDS if field.kept)
"""What stands in the form again when it comes back."""
NEVER_KEPT: Final = frozenset(NAMES) - frozenset(KEPT)
"""What has to be typed again, since no secret is ever written into a page."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `sort`: password, digits, text, choice, words, or press: it comes with the button of the form. `only`: the decision it
    belongs to, '' for every decision. `proves`: it is part of a proof; `optional`: another proof can take its place."""

    name: str
    sort: str
    value: str
    problems: tuple[Phrase, ...]
    autocomplete: str
    choices: tuple[str, ...]
    only: str
    proves: bool = False
    optional: bool = False

    @property
    def needed(self) -> bool:
        """Whether the browser may require it; what only one decision or one way of proof needs is required by the desk."""
        return not self.only and not self.optional


def fields_of(page: Page, problems: tuple[FieldProblem, ...], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """The page's fields in order. `typed` are the values submitted before."""
    return tuple(_field(page, name, problems, typed) for name in page.fields)


def _field(page: Page, name: str, problems: tuple[FieldProblem, ...], typed: Mapping[str, str]) -> Field:
    value = typed.get(name, "") if name in KEPT else ""
    if not value:
        value = {"decision": page.chosen, "identity_check": page.checked, "reason": page.reason}.get(name, "")
    known, deciding = _BY_NAME[name], "decision" in page.fields
    wrong = tuple(problem.says for problem in problems if problem.field == name)
    return Field(
        name=name,
        sort=known.sort,
        # Digits that were wrong are typed anew, not mended.
        value="" if wrong and known.sort == "digits" else value,
        problems=wrong,
        autocomplete=known.autocomplete,
        choices=known.choices,
        only=known.only if deciding else "",
        proves=any(name in way.fields for way in page.ways),
        optional=any(name in way.fields for way in page.ways) and not all(name in way.fields for way in page.ways),
    )
