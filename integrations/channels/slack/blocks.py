"""A message as blocks, within Slack's limits; texts are shown exactly as they are and never parsed, except for their addresses. Pure."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from bot.messages import Button, RenderedMessage
from bot.runtime.quick_json import JsonObject
from integrations.channels.slack.payloads import FORMS, WORDS

Say: TypeAlias = Callable[[str, str], str]
_SECTION: Final = 2900
_LABEL: Final = 75
_HEADLINE: Final = 150
_IN_A_ROW: Final = 5
_MOST: Final = 46
_ADDRESS: Final = re.compile(r"https?://[^\s<>|，。；、）」]+")
_SHAPING: Final = re.compile(r"([*_~`])")
_LONGEST_WORDS: Final = {"reason": 500, "ticket": 2000}


def fallback(post: RenderedMessage) -> str:
    """The whole text, for notifications and for clients that show no blocks."""
    return html.escape(post.text, quote=False)


def message(post: RenderedMessage) -> list[JsonObject]:
    """Text, card, links and buttons."""
    rows = list(_rows(post))
    return [*_fitting(list(_texts(post)), _MOST - len(rows)), *rows]


def home(post: RenderedMessage) -> JsonObject:
    """The start page."""
    return {"type": "home", "blocks": message(post)}


def modal(form: str, button: str, language: str, say: Say) -> JsonObject:
    """The form for the words of a button; it carries the button's id and nothing else."""
    return {
        "type": "modal",
        "callback_id": form,
        "private_metadata": button,
        "title": _words(say(f"slack.{form}-title", language)[:24]),
        "submit": _words(say(f"slack.{form}-send", language)[:24]),
        "close": _words(say("slack.close", language)[:24]),
        "blocks": [
            {
                "type": "input",
                "block_id": WORDS,
                "optional": form != "reason",
                "label": _words(say(f"slack.{form}-label", language)),
                "hint": _words(say("slack.no-secrets", language)),
                "element": {"type": "plain_text_input", "action_id": WORDS, "multiline": True, "max_length": _LONGEST_WORDS[form]},
            }
        ],
    }


def _words(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text, "emoji": False}


def _texts(post: RenderedMessage) -> Iterator[tuple[str, JsonObject]]:
    quiet = set(post.quiet)
    for place, paragraph in enumerate(post.text.split("\n\n")):
        for part in _parts(paragraph):
            if place == 0 and paragraph == post.headline and len(paragraph) <= _HEADLINE:
                yield part, {"type": "header", "text": _words(part)}
            elif paragraph in quiet:
                yield part, {"type": "context", "elements": [_words(part)]}
            else:
                yield part, {"type": "section", "text": _shown(part)}


def _fitting(texts: list[tuple[str, JsonObject]], most: int) -> list[JsonObject]:
    """A very long text has more paragraphs than a message may have blocks; then several share one, so that nothing is left out."""
    if len(texts) <= most:
        return [block for _, block in texts]
    packed: list[str] = []
    for text, _ in texts:
        if packed and len(packed[-1]) + len(text) + 2 <= _SECTION:
            packed[-1] += "\n\n" + text
        else:
            packed.append(text)
    return [{"type": "section", "text": _words(piece)} for piece in packed[:most]]


def _shown(text: str) -> JsonObject:
    """As it is; where it holds addresses they can be followed, and nothing else of Slack's marks has a meaning."""
    if not _ADDRESS.search(text):
        return _words(text)
    out, last = [], 0
    for found in _ADDRESS.finditer(text):
        out += [_unshaped(text[last : found.start()]), f"<{html.escape(found.group(), quote=False)}>"]
        last = found.end()
    return {"type": "mrkdwn", "text": "".join([*out, _unshaped(text[last:])]), "verbatim": True}


def _unshaped(text: str) -> str:
    return _SHAPING.sub("\u200b\\1", html.escape(text, quote=False))


def _parts(paragraph: str) -> Iterator[str]:
    """Splits a paragraph into pieces that fit, between lines if possible."""
    rest = paragraph.strip("\n")
    while len(rest) > _SECTION:
        cut = rest.rfind("\n", 1, _SECTION)
        cut = cut if cut > 0 else _SECTION
        yield rest[:cut]
        rest = rest[cut:].lstrip("\n")
    if rest.strip():
        yield rest


def _rows(post: RenderedMessage) -> Iterator[JsonObject]:
    links = [
        {"type": "button", "action_id": f"link:{number}", "text": _words(link.label[:_LABEL]), "url": link.url, "style": "primary"}
        for number, link in enumerate(post.links)
    ]
    # A link is the next step itself: beside it no button is the main one.
    buttons = [*links, *(_button(button, main=button.main and not links) for button in post.buttons)]
    for start in range(0, len(buttons), _IN_A_ROW):
        yield {"type": "actions", "elements": buttons[start : start + _IN_A_ROW]}


def _button(button: Button, *, main: bool) -> JsonObject:
    kind = button.form if button.form in FORMS else "press"
    drawn: JsonObject = {"type": "button", "action_id": f"{kind}:{button.id}", "value": button.id, "text": _words(button.label[:_LABEL])}
    return {**drawn, "style": "primary"} if main else drawn
