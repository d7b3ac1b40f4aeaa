"""No key does nothing in silence: each is read somewhere, or is told to have no effect."""

from functools import cache
from pathlib import Path

import pytest

from bot.cli.doctor_checks.files import check_file
from bot.cli.output import print_warning
from bot.errors import ConfigurationError
from bot.settings.loading import load_settings
from bot.settings.schema import Settings
from bot.settings.without_effect import SECTIONS_WITHOUT_EFFECT, WITHOUT_EFFECT, effect_line, keys_without_effect
from tests.settings import readers as source
from tests.settings.readers import keys

readers = cache(source.readers)

ROOT = Path(__file__).parent.parent.parent


BY_SECTION = {(section.__name__, name) for section, names in SECTIONS_WITHOUT_EFFECT.items() for name in names}


def covered(key: str, fields: frozenset[tuple[str, str]]) -> bool:
    return any(key == one or key.startswith(f"{one}.") for one in WITHOUT_EFFECT) or bool(fields & BY_SECTION)


def test_every_key_of_the_schema_is_read_or_is_told_to_have_no_effect() -> None:
    read = readers()
    unread = sorted({key for key, fields in keys() if not fields & read and not covered(key, fields)})
    assert unread == []


def test_no_key_that_is_read_is_told_to_have_no_effect() -> None:
    read = {(section, name) for section, name in readers() if name != "kind"}  # choosing a section by it is no effect yet
    assert sorted({key for key, fields in keys() if fields & read and covered(key, fields)}) == []


def test_every_key_that_is_told_to_have_no_effect_is_one() -> None:
    known = {key for key, _ in keys()}
    assert [one for one in WITHOUT_EFFECT if not any(key == one or key.startswith(f"{one}.") for key in known)] == []
    assert {field for _, fields in keys() for field in fields} >= BY_SECTION


def loaded(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, {})


@pytest.mark.parametrize("written", ["null", "", "''", "'  '", "bundled"])
def test_an_encoder_that_is_left_empty_is_the_bundled_one(tmp_path: Path, written: str) -> None:
    assert loaded(tmp_path, f"meaning:\n  encoder: {written}\n").meaning.encoder == "bundled"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("verification: {totp: {issuer: 市府}}", ""),
        ("verification: {passkey: {rp_id: null}}", ""),
        ("verification: {sign_on: {issuer: 'https://id.example', client_id: a, client_secret: b, acr: null}, certificate: {ca_file: ca.pem}}",
         ""),
        ("reader: {kind: language_model, url: 'http://127.0.0.1:8000/v1', model: m, key: k, deadline: 1s, ask: always, language_hint: Chinese}", ""),
        ("reader: {kind: local}", ""),
        ("reader: {url: 'http://127.0.0.1:8000/v1', model: m, deadline: 1s, ask: always}", "reader.url reader.model reader.deadline reader.ask"),
        ("helpdesk: {kind: embedded}", ""),
        ("helpdesk: {kind: embedded, url: 'https://rt.example', token: t, queue: q, poll: 5s}", "helpdesk.url helpdesk.token helpdesk.queue helpdesk.poll"),
        ("helpdesk: {kind: request_tracker, url: 'https://rt.example', token: t, queue: q, ca_file: ca.pem, poll: 5s, deadline: 3s, hook_secret: s}", ""),
        ("helpdesk: {kind: request_tracker, url: 'https://rt.example', token: t, queue: q, statuses: {close: done, reopen: open, closed: [done]}}", ""),
        ("helpdesk: {kind: zammad, url: 'http://rt.example', token: t, queue: q}", "helpdesk.kind helpdesk.url helpdesk.token helpdesk.queue"),
        ("organisation: {name: 市府, short_name: null, colour: '#0b5fff', help: {phone: '1999', hours: null}, privacy_url: 'https://city.example'}", ""),
        ("meaning: {encoder: none}", ""),
        ("meaning: {encoder: bundled}\nelsewhere: topics.yaml", ""),
        ("channels: {web: {enabled: false}}", "channels.web.enabled"),
        ("channels: {web: {enabled: true}}", ""),
    ],
)  # fmt: skip
def test_a_key_without_effect_is_named(tmp_path: Path, text: str, keys: str) -> None:
    assert keys_without_effect(loaded(tmp_path, text)) == tuple(keys.split())


def test_the_shipped_file_holds_no_key_without_effect() -> None:
    assert keys_without_effect(load_settings(ROOT / "config.yaml", {})) == ()


def test_what_is_told_is_one_sentence() -> None:
    assert effect_line(("a.b",), "c.yaml") == "c.yaml: a.b: this key has no effect in this version"
    assert effect_line(("a.b", "c"), "c.yaml") == "c.yaml: a.b, c: these keys have no effect in this version"


def test_the_doctor_and_the_start_name_them_in_one_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    settings = loaded(tmp_path, "channels: {web: {enabled: false}}\nreader: {model: m}")
    check = check_file(tmp_path / "config.yaml", settings)
    assert check.mark == "warn"
    assert "channels.web.enabled, reader.model: these keys have no effect" in check.line
    print_warning(effect_line(keys_without_effect(settings), "config.yaml"))
    told = capfdbinary.readouterr().err.decode()
    assert told == "accountdesk: config.yaml: channels.web.enabled, reader.model: these keys have no effect in this version\n"
    assert check_file(tmp_path / "config.yaml", Settings()).mark == "ok"


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("verification: {totp: {isuer: x}}", "verification.totp.isuer", "did you mean issuer"),
        ("verification: {totp: {issuer: 'city: desk'}}", "verification.totp.issuer", "without a colon"),
        ("verification: {sms: {url: x}}", "verification.sms", "known here"),
        ("verification: {sign_on: {issuer: id.example}}", "verification.sign_on.issuer", "an address"),
        ("verification: {sign_on: {issuer: 'http://id.example', client_id: a}}", "verification.sign_on.issuer", "https://, or http:// to this machine alone"),
        ("verification: {sign_on: {issuer: 'https://me@id.example', client_id: a}}", "verification.sign_on.issuer", "nothing but a host and a path"),
        ("verification: {sign_on: {issuer: 'https://id.example?a=b', client_id: a}}", "verification.sign_on.issuer", "nothing but a host and a path"),
        ("verification: {sign_on: {issuer: 'https://id.example'}}", "verification.sign_on.client_id", "docs/sign-on.md"),
        ("verification: {sign_on: {client_id: a, client_secret: b}}", "verification.sign_on.issuer", "docs/sign-on.md"),
        ("verification: {sign_on: {issuer: 'https://id.example', client_id: a, acr: ' '}}", "verification.sign_on.acr", "a value that the provider knows"),
        ("verification: {certificate: {url: 'https://'}}", "verification.certificate.url", "an address"),
        ("reader: {kind: gpt}", "reader.kind", "'local' or 'language_model'"),
        ("reader: {kind: language_model, model: m}", "reader.url", "language_model"),
        ("reader: {deadline: soon}", "reader.deadline", "a span"),
        ("reader: {ask: never}", "reader.ask", "'unsure' or 'always'"),
        ("reader: {deadline: 31s}", "reader.deadline", "between 0.1s and 30s"),
        ("reader: {url: 'http://model.example/v1'}", "reader.url", "https://, or http:// to this machine"),
        ("reader: {url: 'https://me:secret@model.example/v1'}", "reader.url", "without a name"),
        ("helpdesk: {kind: jira}", "helpdesk.kind", "request_tracker"),
        ("helpdesk: {kind: request_tracker, token: t, queue: q}", "helpdesk.url", "expected this key"),
        ("helpdesk: {kind: request_tracker, url: rt.example, token: t, queue: q}", "helpdesk.url", "an address"),
        ("helpdesk: {kind: request_tracker, url: 'https://rt.example', token: t, queue: q, poll: 10ms}", "helpdesk.poll", "span"),
        ("helpdesk: {kind: request_tracker, url: 'https://rt.example', token: t, queue: q, statuses: {close: \"a' OR 'b\"}}", "helpdesk.statuses.close", ""),
        ("helpdesk: {colour: red}", "helpdesk.colour", "unknown"),
        ("organisation: {colour: reddish}", "organisation.colour", "#0b5fff"),
        ("organisation: {help: {phones: x}}", "organisation.help.phones", "did you mean phone"),
        ("organisation: {privacy_url: 'javascript:alert(1)'}", "organisation.privacy_url", "an address"),
        ("demonstration: 'yes'", "demonstration", "true, false or null"),
        ("demonstration: 1", "demonstration", "true, false or null"),
        ("elsewhere: [a]", "elsewhere", "a text"),
        ("meaning: {encoder: [x]}", "meaning.encoder", "bundled, none or a DIRECTORY"),
        ("meaning: {encoder: 5}", "meaning.encoder", "bundled, none or a DIRECTORY"),
        ("meaning: {encoder: false}", "meaning.encoder", "bundled, none or a DIRECTORY"),
        ("public_url: localhost:8080", "public_url", "an address"),
        ("public_url: http://localhost:99999", "public_url", "an address"),
    ],
)
def test_a_wrong_value_or_an_unknown_key_is_refused_beside_them_all_the_same(tmp_path: Path, text: str, key: str, expected: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, text)
    assert refused.value.key == key
    assert expected in refused.value.expected
    assert "\n" not in refused.value.detail
