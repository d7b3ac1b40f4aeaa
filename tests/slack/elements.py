"""What stands inside a block: texts, buttons, selects, inputs, and the limits of each."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
MrkdwnCheck = Callable[[object, int, str], None]

_PICKED = "placeholder confirm focus_on_load"
_TYPED = "placeholder initial_value dispatch_action_config focus_on_load"
# Of each element: what it must have, what it may have, and where it stands.
_ELEMENTS: dict[str, tuple[str, str, str]] = {
    "button": ("text", "url value style confirm accessibility_label", "section actions"),
    "image": ("alt_text", "image_url slack_file", "section"),
    "overflow": ("options", "confirm", "section actions"),
    "static_select": ("", f"{_PICKED} options option_groups initial_option", "section actions input"),
    "multi_static_select": ("", f"{_PICKED} options option_groups initial_options max_selected_items", "section input"),
    "users_select": ("", f"{_PICKED} initial_user", "section actions input"),
    "conversations_select": ("", f"{_PICKED} initial_conversation default_to_current_conversation filter response_url_enabled", "section actions input"),
    "channels_select": ("", f"{_PICKED} initial_channel response_url_enabled", "section actions input"),
    "datepicker": ("", f"{_PICKED} initial_date", "section actions input"),
    "timepicker": ("", f"{_PICKED} initial_time timezone", "section actions input"),
    "checkboxes": ("options", "initial_options confirm focus_on_load", "section actions input"),
    "radio_buttons": ("options", "initial_option confirm focus_on_load", "section actions input"),
    "plain_text_input": ("", f"{_TYPED} multiline min_length max_length", "input"),
    "email_text_input": ("", _TYPED, "input"),
    "url_text_input": ("", _TYPED, "input"),
    "number_input": ("is_decimal_allowed", f"{_TYPED} min_value max_value", "input"),
}
_MOST_OPTIONS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
_WITH_MRKDWN = {"checkboxes", "radio_buttons"}


class Unfit(Exception):
    """A block or one of its parts that Slack would not take."""


def expect(fits: bool, why: str) -> None:
    """Raises Unfit where it does not fit."""
    if not fits:
        raise Unfit(why)


def check_shape(value: Json, *, required: str, allowed: str, where: str) -> None:
    """Only the documented fields, and all that are required."""
    missing = set(required.split()) - set(value)
    expect(not missing, f"missing required field: {', '.join(sorted(missing))} [{where}]")
    unknown = set(value) - set(allowed.split())
    expect(not unknown, f"invalid additional property: {', '.join(sorted(unknown))} [{where}]")
    expect(all(one is not None for one in value.values()), f"a field is null [{where}]")


def check_block_id(block: Json, seen: set[str], where: str) -> None:
    """A block's id, which no other block of the message has."""
    if "block_id" in block:
        words(block["block_id"], 255, f"{where}/block_id")
        expect(block["block_id"] not in seen, f"block_id already exists: {block['block_id']} [{where}]")
        seen.add(block["block_id"])


def words(value: object, most: int, where: str) -> None:
    """A string of 1 to `most` characters."""
    expect(isinstance(value, str), f"must be a string [{where}]")
    assert isinstance(value, str)
    expect(1 <= len(value) <= most, f"must be 1 to {most} characters and is {len(value)} [{where}]")


def text_object(value: object, most: int, where: str) -> Json:
    """A plain_text or a mrkdwn object; gives it back."""
    expect(isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn"), f"must be a text object [{where}]")
    assert isinstance(value, dict)
    check_shape(value, required="type text", allowed="type text emoji" if value["type"] == "plain_text" else "type text verbatim", where=where)
    words(value["text"], most, f"{where}/text")
    for name in ("emoji", "verbatim"):
        expect(isinstance(value.get(name, False), bool), f"must be a boolean [{where}/{name}]")
    return value


def plain(value: object, most: int, where: str) -> None:
    """A plain_text object."""
    expect(text_object(value, most, where)["type"] == "plain_text", f"must be plain_text [{where}]")


def check_image(value: Json, where: str) -> None:
    """An image's address and what it says to those who do not see it."""
    words(value.get("alt_text"), 2000, f"{where}/alt_text")
    expect(("image_url" in value) != ("slack_file" in value), f"either image_url or slack_file [{where}]")
    if "image_url" in value:
        _link(value["image_url"], f"{where}/image_url")


def check_element(value: object, place: str, where: str, mrkdwn: MrkdwnCheck) -> None:
    """What stands in an actions block, beside a section or in an input block."""
    expect(isinstance(value, dict), f"must be an object [{where}]")
    assert isinstance(value, dict)
    kind = value.get("type")
    expect(kind in _ELEMENTS and place in _ELEMENTS[str(kind)][2].split(), f"unsupported type in {place}: {kind} [{where}]")
    kind = str(kind)
    required, optional, _ = _ELEMENTS[kind]
    check_shape(value, required=f"type {required}", allowed=f"type {required} {optional}{'' if kind == 'image' else ' action_id'}", where=where)
    if kind == "image":
        check_image(value, where)
        return
    if "action_id" in value:
        words(value["action_id"], 255, f"{where}/action_id")
    if "placeholder" in value:
        plain(value["placeholder"], 150, f"{where}/placeholder")
    if "confirm" in value:
        _check_confirm(value["confirm"], f"{where}/confirm", mrkdwn)
    if kind == "button":
        _check_button(value, where)
    elif kind.endswith("_input"):
        _check_typed(value, where)
    else:
        _check_picked(value, kind, where, mrkdwn)


def _check_button(value: Json, where: str) -> None:
    plain(value["text"], 75, f"{where}/text")
    if "value" in value:
        words(value["value"], 2000, f"{where}/value")
    if "url" in value:
        _link(value["url"], f"{where}/url")
    if "style" in value:
        expect(value["style"] in ("primary", "danger"), f"style is primary or danger [{where}/style]")
    if "accessibility_label" in value:
        words(value["accessibility_label"], 75, f"{where}/accessibility_label")


def _check_typed(value: Json, where: str) -> None:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    expect(type(least) is int and type(most) is int, f"lengths are whole numbers [{where}]")
    expect(0 <= least <= 3000 and 1 <= most <= 3000 and least <= most, f"lengths are within 3000, the least below the most [{where}]")
    if "initial_value" in value:
        expect(isinstance(value["initial_value"], str) and len(value["initial_value"]) <= most, f"too long or no string [{where}/initial_value]")
    for name in ("multiline", "focus_on_load", "is_decimal_allowed"):
        expect(isinstance(value.get(name, False), bool), f"must be a boolean [{where}/{name}]")


def _check_picked(value: Json, kind: str, where: str, mrkdwn: MrkdwnCheck) -> None:
    most = _MOST_OPTIONS.get(kind, 100)
    if kind.endswith("static_select"):
        expect(("options" in value) != ("option_groups" in value), f"either options or option_groups [{where}]")
    options: list[Json] = []
    if "options" in value:
        options = _check_options(value["options"], kind, most, f"{where}/options", mrkdwn)
    if "option_groups" in value:
        groups = value["option_groups"]
        expect(isinstance(groups, list) and 1 <= len(groups) <= 100, f"1 to 100 items [{where}/option_groups]")
        for number, group in enumerate(groups):
            at = f"{where}/option_groups/{number}"
            check_shape(group, required="label options", allowed="label options", where=at)
            plain(group["label"], 75, f"{at}/label")
            options += _check_options(group["options"], kind, most, f"{at}/options", mrkdwn)
    chosen = [*value.get("initial_options", []), *([value["initial_option"]] if "initial_option" in value else [])]
    expect(all(one in options for one in chosen), f"an initial option is not among the options [{where}]")


def _check_options(options: object, kind: str, most: int, where: str, mrkdwn: MrkdwnCheck) -> list[Json]:
    expect(isinstance(options, list) and 1 <= len(options) <= most, f"1 to {most} items [{where}]")
    assert isinstance(options, list)
    say = mrkdwn if kind in _WITH_MRKDWN else plain
    for number, one in enumerate(options):
        at = f"{where}/{number}"
        expect(isinstance(one, dict), f"must be an object [{at}]")
        check_shape(one, required="text value", allowed="text value description" + (" url" if kind == "overflow" else ""), where=at)
        say(one["text"], 75, f"{at}/text")
        words(one["value"], 150, f"{at}/value")
        if "description" in one:
            say(one["description"], 75, f"{at}/description")
        if "url" in one:
            _link(one["url"], f"{at}/url")
    return list(options)


def _check_confirm(value: object, where: str, mrkdwn: MrkdwnCheck) -> None:
    expect(isinstance(value, dict), f"must be an object [{where}]")
    assert isinstance(value, dict)
    check_shape(value, required="title text confirm deny", allowed="title text confirm deny style", where=where)
    plain(value["title"], 100, f"{where}/title")
    mrkdwn(value["text"], 300, f"{where}/text")
    plain(value["confirm"], 30, f"{where}/confirm")
    plain(value["deny"], 30, f"{where}/deny")
    expect(value.get("style", "primary") in ("primary", "danger"), f"style is primary or danger [{where}/style]")


def _link(value: object, where: str) -> None:
    words(value, 3000, where)
    expect(str(value).startswith(("https://", "http://", "mailto:", "slack://")), f"must be an address [{where}]")
