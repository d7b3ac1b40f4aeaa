"""Every address, asked by schemathesis from a description of all routes: nothing is an error of ours, and every answer is as declared (T18, T21)."""

import contextlib
import os
import re
import socket
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    status_code_conformance,
)

from tests.web.raw_requests import REQUESTS
from tests.web.route_description import DESCRIBED, GUARDS, described, routes_of
from tests.web.served_desk import ServedDesk, served

pytestmark = [pytest.mark.xdist_group("schema"), pytest.mark.timeout(400)]
CHECKS: Final = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance, allow_header_conformance]
READERS: Final = {"signed out": "", "staff": "chen.yj", "helpdesk": "desk.hsu", "admin": "huang.admin", "security": "sec.yeh", "a stranger": "stranger:guest"}
INSIDES: Final = re.compile(r"Traceback \(most|File \"/|sqlalchemy\.|starlette\.|jinja2\.|<bot\.|Secret\(")
Case: TypeAlias = "schemathesis.Case[Any]"
EXAMPLES: Final = {"short": 2, "long": 120}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    with served(tmp_path_factory.mktemp("schema")) as both:
        yield both


def test_every_route_is_described_and_nothing_else(desk: ServedDesk) -> None:
    assert routes_of(desk.pages["demonstration"]) == set(DESCRIBED)
    missing = set(DESCRIBED) - routes_of(desk.pages["outside"])
    assert {path for _, path in missing} == {"/demo", "/demo/mail", "/demo/clock", "/demo/fault", "/demo/lock", "/demo/over"}


class Visitor:
    """One browser: its session's cookie, and the token that its forms carry."""

    def __init__(self, base: str, named: str) -> None:
        self.base, self.named, self.session = base, named, requests.Session()
        self.session.trust_env = False
        page = self.session.get(f"{base}/link", timeout=30)
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert found is not None
        self.token = found[1]

    def asks(self, case: Case, *, ours: bool) -> None:
        """Sends a case and judges its answer; `ours`: with the token, as our own pages send it."""
        if self.named and isinstance(case.query, dict) and ours:
            case.query["as"] = self.named
        if ours and isinstance(case.body, dict):
            case.body |= {"csrf": self.token, "as": self.named}
        headers = {"origin": self.base} if ours else {}
        answer = case.call(base_url=self.base, session=self.session, headers=headers, allow_redirects=False, timeout=30)
        case.validate_response(answer, checks=CHECKS)
        assert not INSIDES.search(answer.text), answer.text[:500]
        location = answer.headers.get("location", [""])[0]
        assert location == "" or (location.startswith("/") and not location.startswith("//")), location


def _operations(desk: ServedDesk, which: str) -> Iterator[Any]:
    schema = schemathesis.openapi.from_dict(described(desk.pages[which]))
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        yield found.ok()


def _asked(desk: ServedDesk, which: str, reader: str, examples: int) -> int:
    """Asks every address as this reader; gives how often."""
    visitor, asked = Visitor(desk.address(which), READERS[reader]), 0
    for operation in _operations(desk, which):

        @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,), database=None)
        @given(case=operation.as_strategy(), ours=st.sampled_from((True, True, True, False)))
        def judged(case: Case, ours: bool) -> None:
            nonlocal asked
            asked += 1
            visitor.asks(case, ours=ours)

        judged()
    return asked


@pytest.mark.parametrize(("which", "reader"), [("outside", "signed out"), ("demonstration", "admin")])
def test_t21_every_address_answers_as_declared_whatever_it_is_sent(desk: ServedDesk, which: str, reader: str) -> None:
    assert _asked(desk, which, reader, EXAMPLES["short"]) >= 80


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("which", ["outside", "demonstration"])
def test_t21_the_same_at_length_as_everybody(desk: ServedDesk, which: str, reader: str) -> None:
    examples = int(os.environ.get("ACCOUNTDESK_SCHEMA_EXAMPLES", EXAMPLES["long"]))
    assert _asked(desk, which, reader, examples) > 20 * len(DESCRIBED)


def test_each_method_that_an_address_does_not_have_is_refused_in_words_with_all_its_headers(desk: ServedDesk) -> None:
    base = desk.address("outside")
    for path in sorted({path for _, path in routes_of(desk.pages["outside"])}):
        has = {method for method, other in routes_of(desk.pages["outside"]) if other == path}
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"} - has:
            answer = requests.request(method, base + re.sub(r"\{\w+\}", "x", path), timeout=30, allow_redirects=False)
            assert answer.status_code == 405, (method, path)
            assert set(re.split(r", *", answer.headers["allow"])) - {"HEAD"} == has, (method, path)
            assert all(re.search(pattern, answer.headers[name]) for name, pattern in GUARDS.items()), (method, path)


def answered(port: int, request: bytes) -> bytes:
    """What comes back until the other side closes; it may not wait for the end of what is too long."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection, contextlib.suppress(ConnectionError):
        connection.sendall(request.replace(b"\r\nhost: localhost", b"\r\nconnection: close\r\nhost: localhost", 1))
        with contextlib.suppress(OSError):  # It was refused, and hung up on, before it was sent whole.
            connection.shutdown(socket.SHUT_WR)
        while part := connection.recv(65_536):
            received += part
    return received


def test_t21_what_no_browser_sends_is_no_error_of_ours(desk: ServedDesk) -> None:
    for what, request in REQUESTS.items():
        head, _, body = answered(desk.outside, request).partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1]) if head else 0
        assert status < 500, what
        assert b"Traceback" not in body, what
        assert b"evil.example" not in head + body, what
        # What is no HTTP is refused before there is a page.
        dressed = b"frame-ancestors 'none'" in head and b"nosniff" in head
        assert dressed or status in (0, 400, 431), (what, head)
