"""An OpenAPI description of all pages, made from the routes that the program really has and from what is declared of each here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.applications import Starlette
from starlette.routing import Route

PAGE: Final = ("text/html",)
STREAM: Final = ("text/event-stream",)
PLAIN: Final = ("text/plain",)
JSON: Final = ("application/json",)
GUARDS: Final[Mapping[str, str]] = {
    "content-security-policy": "frame-ancestors 'none'",
    "x-content-type-options": "^nosniff$",
    "x-frame-options": "^DENY$",
    "referrer-policy": "^no-referrer$",
    "cross-origin-opener-policy": "^same-origin$",
    "permissions-policy": "camera=\\(\\)",
    "cache-control": "no-store|no-cache|immutable",
    "x-request-id": "^[A-Za-z0-9._-]+$",
}
"""What every answer carries, whatever it is."""
_ANY_FORM: Final = (400, 403, 408, 413)


@dataclass(frozen=True)
class Described:
    """One method of one path: what it answers with, the kinds of body, the fields it reads, and the query."""

    answers: tuple[int, ...]
    kinds: tuple[str, ...] = PAGE
    fields: tuple[str, ...] = ()
    query: tuple[str, ...] = ("as", "lang")
    files: bool = False


_PROOFS: Final = ("code", "current_password", "totp", "send_again", "more_time", "other_way")
_STEP: Final = (*_PROOFS, "new_password", "repeat_password", "decision", "identity_check", "reason", "number", "portal_account", "portal_password", "freeze")
_FOUND: Final = (200, 303, 404)
_GUARDED: Final = (200, 303, 400, 403, 404)
DESCRIBED: Final[Mapping[tuple[str, str], Described]] = {
    ("GET", "/"): Described((200, 303), query=("as", "lang", "did")),
    ("POST", "/say"): Described((303, *_ANY_FORM), fields=("text",), files=True),
    ("POST", "/press"): Described((303, *_ANY_FORM), fields=("button",)),
    ("POST", "/log-out"): Described((303, *_ANY_FORM)),
    ("GET", "/updates"): Described((200, 303), STREAM, query=("as", "after", "drawn")),
    ("GET", "/card/{number}"): Described(_FOUND),
    ("GET", "/s/{token}"): Described((*_FOUND, 410)),
    ("POST", "/s/{token}"): Described((200, 303, 404, 410, 422, *_ANY_FORM), fields=_STEP),
    ("GET", "/not-me/{token}"): Described((*_FOUND, 410)),
    ("POST", "/not-me/{token}"): Described((200, 303, 404, 410, 422, *_ANY_FORM), fields=("freeze", "more_time")),
    ("GET", "/s/{token}/sign-on"): Described((*_FOUND, 410)),
    ("GET", "/sign-on/callback"): Described((*_FOUND, 400, 410), query=("state", "code", "iss", "error")),
    ("GET", "/link"): Described((200, 303)),
    ("POST", "/link"): Described((200, 303, 410, 422, *_ANY_FORM), fields=("portal_account", "portal_password", "certificate", "passkey")),
    ("GET", "/certificate"): Described((200, 303, 400, 403, 404, 410), query=("as", "lang", "for")),
    ("POST", "/certificate"): Described((200, 303, 404, 410, 422, *_ANY_FORM), fields=("for",), query=("as", "for")),
    ("GET", "/me"): Described(_GUARDED),
    ("POST", "/me"): Described((200, 303, 409, 410, 422, *_ANY_FORM), fields=("act", "add", "remove", "method")),
    ("GET", "/static/{name}"): Described((200, 303, 304, 404), ("text/css", "text/javascript", "image/svg+xml", "image/png", "application/manifest+json"), query=("v",)),
    ("GET", "/healthz"): Described((200, 303), PLAIN),
    ("GET", "/readyz"): Described((200, 303, 503), PLAIN),
    ("GET", "/metrics"): Described((200, 303, 404), PLAIN),
    ("GET", "/demo"): Described(_FOUND, query=("as", "lang", "did")),
    ("GET", "/demo/mail"): Described(_FOUND),
    ("POST", "/demo/clock"): Described((303, 404, *_ANY_FORM), fields=("by", "back")),
    ("POST", "/demo/fault"): Described((303, 404, *_ANY_FORM), fields=("system", "is", "back")),
    ("POST", "/demo/lock"): Described((303, 404, *_ANY_FORM), fields=("back",)),
    ("POST", "/demo/over"): Described((303, 404, *_ANY_FORM), fields=("back",)),
    ("GET", "/desk"): Described(_GUARDED),
    ("GET", "/desk/updates"): Described(_GUARDED, STREAM),
    ("GET", "/desk/sign-in"): Described((200, 303), query=("as", "lang", "next")),
    ("POST", "/desk/sign-in"): Described((200, 303, 410, 422, *_ANY_FORM), fields=("directory_account", "directory_password", "portal_account", "portal_password", "next")),
    ("POST", "/desk/sign-out"): Described((303, *_ANY_FORM)),
    ("GET", "/desk/tickets"): Described(_GUARDED, query=("as", "lang", "state", "assignee", "category", "search", "page", "sort")),
    ("GET", "/desk/tickets/{ticket}"): Described(_GUARDED),
    ("POST", "/desk/tickets/{ticket}"): Described((200, 303, 404, 409, 422, *_ANY_FORM), fields=("act", "text", "to", "since", "seen"), files=True),
    ("GET", "/desk/tickets/{ticket}/files/{file}"): Described(_GUARDED, ("application/octet-stream",)),
    ("GET", "/desk/canned"): Described(_GUARDED),
    ("GET", "/desk/approvals"): Described(_GUARDED, query=("as", "lang", "page")),
    ("GET", "/desk/approvals/{request}"): Described(_GUARDED),
    ("POST", "/desk/approvals/{request}"): Described((200, 303, 404, 409, 422, *_ANY_FORM), fields=("decision", "identity_check", "reason", "number", "code")),
    ("GET", "/desk/people"): Described(_GUARDED, query=("as", "lang", "search", "page")),
    ("GET", "/desk/people/{person}"): Described(_GUARDED),
    ("GET", "/desk/identities"): Described(_GUARDED, query=("as", "lang", "search", "page")),
    ("POST", "/desk/identities/{person}"): Described((200, 303, 404, 409, 422, *_ANY_FORM), fields=("act", "freeze")),
    ("GET", "/desk/audit"): Described(_GUARDED, query=("as", "lang", "did", "actor", "subject", "since", "until", "page")),
    ("POST", "/slack/events"): Described((200, 400, 401, 403, 408, 413), JSON),
    ("POST", "/telegram/webhook"): Described((200, 400, 401, 403, 408, 413), JSON),
    ("POST", "/desk/audit/check"): Described((200, 303, 404, 409, 422, *_ANY_FORM)),
}
"""Every route. 303: `lang` in an address is kept in a cookie, and the desk sends to its sign-in. 404 is an answer everywhere: `as` may name nobody."""


def routes_of(pages: Starlette) -> set[tuple[str, str]]:
    """Method and path of every route; HEAD goes with GET."""
    return {(method, route.path) for route in pages.routes if isinstance(route, Route) for method in route.methods or () if method != "HEAD"}


def described(pages: Starlette) -> dict[str, Any]:
    """The description of these pages. Raises KeyError for a route that nobody described."""
    paths: dict[str, dict[str, Any]] = {}
    for method, path in sorted(routes_of(pages)):
        paths.setdefault(path, {})[method.lower()] = _operation(path, method, DESCRIBED[method, path])
    return {"openapi": "3.1.0", "info": {"title": "the desk", "version": "1"}, "paths": paths}


def _operation(path: str, method: str, one: Described) -> dict[str, Any]:
    text = {"type": "string"}
    named = [part.partition("}")[0] for part in path.split("{")[1:]]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}} for name in named]
    parameters += [{"name": name, "in": "query", "schema": text} for name in one.query]
    operation: dict[str, Any] = {"operationId": f"{method} {path}", "parameters": parameters, "responses": {}}
    for status in sorted({*one.answers, *(() if one.kinds is JSON else (404,))}):
        kinds = ("application/json", "text/plain", "text/html") if one.kinds is JSON else (*one.kinds, "text/html") if status == 200 else PAGE
        operation["responses"][str(status)] = {"description": "", "headers": _headers(), "content": {} if status in (303, 304) else {kind: {} for kind in kinds}}
    if one.kinds is JSON:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": {}}, "application/x-www-form-urlencoded": {"schema": {"type": "object"}}}}
    elif method == "POST":
        fields: dict[str, Any] = dict.fromkeys(("csrf", "as", *one.fields), text)
        content: dict[str, Any] = {"application/x-www-form-urlencoded": {"schema": _form(fields)}}
        if one.files:
            content["multipart/form-data"] = {"schema": _form({**fields, "file": {"type": "string", "format": "binary"}})}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _form(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "additionalProperties": {"type": "string"}}


def _headers() -> dict[str, Any]:
    return {name: {"required": True, "schema": {"type": "string", "pattern": pattern}} for name, pattern in GUARDS.items()}
