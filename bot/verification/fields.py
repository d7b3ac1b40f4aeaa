"""The fields that one-time pages ask for: how each is typed and whether it stands in the form again. Pure."""

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PageField:
    """`sort`: password, digits, text, choice or words. `kept`: it stands in the form again when it comes back, which no secret does.

    `only`: the decision that it belongs to, '' for all of them."""

    name: str
    sort: str = "text"
    autocomplete: str = "off"
    kept: bool = False
    choices: tuple[str, ...] = ()
    only: str = ""
