"""What Slack takes and what it refuses: messages, blocks and views held against the documented shapes and limits."""

import json
import re
from collections.abc import Collection
from typing import Any

from tests.slack.elements import Unfit, check_block_id, check_element, check_image, check_shape, expect, plain, text_object

Json = dict[str, Any]

_TIMESTAMP = re.compile(r"\d{10}\.\d{6}")
_WORDS = re.compile(
    r"&(?:amp|lt|gt);"
    r"|<(?:https?://|mailto:|tel:)[^<>|\s]+(?:\|(?:[^<>|&]|&(?:amp|lt|gt);)+)?>"
    r"|<@[UW][A-Z0-9]+(?:\|[^<>|]*)?>"
    r"|<#[CG][A-Z0-9]+(?:\|[^<>|]*)?>"
    r"|<!date\^\d+\^[^<>^|]+(?:\^https?://[^<>|^\s]+)?\|[^<>|]+>"
)
_SECTION = "type block_id text fields accessory expand"
_BLOCKS: dict[str, str] = {
    "section": _SECTION,
    "actions": "type block_id elements",
    "divider": "type block_id",
    "header": "type block_id text",
    "context": "type block_id elements",
    "input": "type block_id label element dispatch_action hint optional",
    "image": "type block_id image_url slack_file alt_text title",
    "rich_text": "type block_id elements",
}
_RICH_TEXT: dict[str, str] = {
    "rich_text_section": "type elements",
    "rich_text_list": "type style elements indent offset border",
    "rich_text_preformatted": "type elements border",
    "rich_text_quote": "type elements border",
}
_MODAL = "type title blocks close submit private_metadata callback_id clear_on_close notify_on_close external_id submit_disabled"
_HOME = "type blocks private_metadata callback_id external_id"


class Refusal(Exception):
    """Slack's "ok": false. `error`: its code; `why`: what stands in response_metadata."""

    def __init__(self, error: str, why: str = "") -> None:
        super().__init__(error, why)
        self.error, self.why = error, why or error


def is_escaped(text: str) -> bool:
    """Whether each & < > in a mrkdwn text is an entity or part of a well-formed link, mention, channel or date."""
    return re.search(r"[&<>]", _WORDS.sub("", text)) is None


def check_arguments(given: Json, allowed: Collection[str]) -> None:
    """Only the documented arguments."""
    unknown = sorted(set(given) - set(allowed))
    if unknown:
        raise Refusal("invalid_arguments", f"[ERROR] unknown argument: {', '.join(unknown)}")


def check_message(given: Json) -> None:
    """Text, blocks, metadata and thread of a message that is about to be posted or changed."""
    text = given.get("text") or ""
    if not isinstance(text, str):
        raise Refusal("invalid_arguments", "[ERROR] text must be a string")
    if not any(given.get(one) for one in ("text", "blocks", "attachments", "markdown_text")):
        raise Refusal("no_text")
    if given.get("markdown_text") and (text or given.get("blocks")):
        raise Refusal("markdown_text_conflict")
    if len(text) > 40_000:
        raise Refusal("msg_too_long")
    if not is_escaped(text):
        raise Refusal("invalid_arguments", f"unescaped text: {text[:200]}")
    for name in ("unfurl_links", "unfurl_media"):
        if name in given and given[name] not in (True, False, "0", "1", "true", "false"):
            raise Refusal("invalid_arguments", f"[ERROR] {name} must be a boolean")
    thread = given.get("thread_ts")
    if thread is not None and not is_timestamp(thread):
        raise Refusal("invalid_thread_ts", f"[ERROR] thread_ts: {thread!r}")
    if given.get("metadata"):
        _check_metadata(given["metadata"])
    if given.get("blocks"):
        check_blocks(given["blocks"], most=50)


def is_timestamp(value: object) -> bool:
    """Whether this looks like a message's ts."""
    return isinstance(value, str) and _TIMESTAMP.fullmatch(value) is not None


def check_blocks(blocks: object, *, most: int, error: str = "invalid_blocks", in_view: bool = False) -> None:
    """The blocks of a message or of a view; raises Refusal with `error` at the first fault."""
    try:
        expect(isinstance(blocks, list), "blocks must be a list")
        assert isinstance(blocks, list)
        expect(len(blocks) <= most, f"no more than {most} items allowed [json-pointer:/blocks]")
        seen: set[str] = set()
        for number, block in enumerate(blocks):
            where = f"/blocks/{number}"
            expect(isinstance(block, dict), f"must be an object [{where}]")
            expect(block.get("type") in _BLOCKS, f"unsupported type: {block.get('type')} [{where}/type]")
            check_shape(block, required="type", allowed=_BLOCKS[block["type"]], where=where)
            check_block_id(block, seen, where)
            _check_block(block, where, in_view=in_view)
    except Unfit as unfit:
        raise Refusal(error, f"[ERROR] {unfit}") from unfit


def check_view(view: object) -> None:
    """A modal or a home page, whole."""
    try:
        expect(isinstance(view, dict), "view must be an object")
        assert isinstance(view, dict)
        expect(view.get("type") in ("modal", "home"), f"unsupported type: {view.get('type')} [/view/type]")
        modal = view["type"] == "modal"
        check_shape(view, required="type title blocks" if modal else "type blocks", allowed=_MODAL if modal else _HOME, where="/view")
        for name in ("title", "submit", "close"):
            if name in view:
                plain(view[name], 24, f"/view/{name}")
        for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
            value = view.get(name, "")
            expect(isinstance(value, str) and len(value) <= most, f"no more than {most} characters [/view/{name}]")
        for name in ("clear_on_close", "notify_on_close", "submit_disabled"):
            expect(isinstance(view.get(name, False), bool), f"must be a boolean [/view/{name}]")
    except Unfit as unfit:
        raise Refusal("invalid_arguments", f"[ERROR] {unfit}") from unfit
    check_blocks(view["blocks"], most=100, error="invalid_arguments", in_view=True)
    if modal and any(one["type"] == "input" for one in view["blocks"]) and "submit" not in view:
        raise Refusal("invalid_arguments", "[ERROR] missing required field: submit, as there are input blocks [/view]")
    if len(json.dumps(view)) > 250_000:
        raise Refusal("view_too_large")


def _check_block(block: Json, where: str, *, in_view: bool) -> None:
    kind = block["type"]
    if kind == "section":
        _check_section(block, where)
    elif kind == "header":
        plain(block.get("text"), 150, f"{where}/text")
    elif kind == "context":
        _check_context(block, where)
    elif kind == "actions":
        _check_actions(block, where)
    elif kind == "image":
        check_image(block, where)
        if "title" in block:
            plain(block["title"], 2000, f"{where}/title")
    elif kind == "rich_text":
        _check_rich_text(block, where)
    elif kind == "input":
        expect(in_view, f"input belongs into a view [{where}]")
        _check_input(block, where)


def _check_section(block: Json, where: str) -> None:
    expect("text" in block or "fields" in block, f"missing required field: text or fields [{where}]")
    if "text" in block:
        _mrkdwn(block["text"], 3000, f"{where}/text")
    if "fields" in block:
        fields = block["fields"]
        expect(isinstance(fields, list) and 1 <= len(fields) <= 10, f"1 to 10 items [{where}/fields]")
        for number, one in enumerate(fields):
            _mrkdwn(one, 2000, f"{where}/fields/{number}")
    if "accessory" in block:
        check_element(block["accessory"], "section", f"{where}/accessory", _mrkdwn)


def _check_context(block: Json, where: str) -> None:
    elements = block.get("elements")
    expect(isinstance(elements, list) and 1 <= len(elements) <= 10, f"1 to 10 items [{where}/elements]")
    assert isinstance(elements, list)
    for number, one in enumerate(elements):
        expect(isinstance(one, dict), f"must be an object [{where}/elements/{number}]")
        if one.get("type") == "image":
            check_shape(one, required="type alt_text", allowed="type image_url slack_file alt_text", where=f"{where}/elements/{number}")
            check_image(one, f"{where}/elements/{number}")
        else:
            _mrkdwn(one, 2000, f"{where}/elements/{number}")


def _check_actions(block: Json, where: str) -> None:
    elements = block.get("elements")
    expect(isinstance(elements, list) and 1 <= len(elements) <= 25, f"1 to 25 items [{where}/elements]")
    assert isinstance(elements, list)
    for number, one in enumerate(elements):
        check_element(one, "actions", f"{where}/elements/{number}", _mrkdwn)
    named = [one["action_id"] for one in elements if "action_id" in one]
    expect(len(named) == len(set(named)), f"action_id is not unique within the block [{where}/elements]")


def _check_input(block: Json, where: str) -> None:
    plain(block.get("label"), 2000, f"{where}/label")
    if "hint" in block:
        plain(block["hint"], 2000, f"{where}/hint")
    for name in ("optional", "dispatch_action"):
        expect(isinstance(block.get(name, False), bool), f"must be a boolean [{where}/{name}]")
    check_element(block.get("element"), "input", f"{where}/element", _mrkdwn)


def _check_rich_text(block: Json, where: str) -> None:
    elements = block.get("elements")
    expect(isinstance(elements, list), f"must be a list [{where}/elements]")
    assert isinstance(elements, list)
    for number, one in enumerate(elements):
        at = f"{where}/elements/{number}"
        expect(isinstance(one, dict) and one.get("type") in _RICH_TEXT, f"unsupported element [{at}]")
        check_shape(one, required="type elements", allowed=_RICH_TEXT[one["type"]], where=at)
        expect(isinstance(one["elements"], list), f"must be a list [{at}/elements]")


def _mrkdwn(value: object, most: int, where: str) -> None:
    text = text_object(value, most, where)
    expect(text["type"] == "plain_text" or is_escaped(text["text"]), f"unescaped text [{where}]: {text['text'][:200]}")


def _check_metadata(metadata: object) -> None:
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"} or not isinstance(metadata["event_type"], str):
        raise Refusal("invalid_metadata_format", "[ERROR] metadata has event_type and event_payload, nothing else")
    payload = metadata["event_payload"]
    if not isinstance(payload, dict) or any(isinstance(one, dict | list) for one in payload.values()):
        raise Refusal("invalid_metadata_format", "[ERROR] event_payload must be a flat object")
    if len(json.dumps(metadata)) > 16_000:
        raise Refusal("metadata_too_large")
