"""For which site passkeys are made, what a counter says, and what they are called."""

import pytest

from bot.verification.passkeys import CreatedPasskey, PasskeysOff, RelyingParty, counter_grows, passkey_kind, relying_party


@pytest.mark.parametrize(
    ("url", "rp_id", "domain", "origin"),
    [
        ("http://localhost:8080", None, "localhost", "http://localhost:8080"),
        ("http://localhost:80/", None, "localhost", "http://localhost"),
        ("http://desk.localhost:8080", None, "desk.localhost", "http://desk.localhost:8080"),
        ("https://Desk.Example", None, "desk.example", "https://desk.example"),
        ("https://desk.example:443/", None, "desk.example", "https://desk.example"),
        ("https://desk.city.example:8443", "city.example", "city.example", "https://desk.city.example:8443"),
        ("https://desk.city.example", " City.Example ", "city.example", "https://desk.city.example"),
        ("https://desk", "desk", "desk", "https://desk"),
        ("https://服務台.example", None, "xn--lhr4yz85b.example", "https://xn--lhr4yz85b.example"),
    ],
)
def test_the_site_is_the_host_of_the_address_or_a_domain_above_it_and_the_origin_exactly(url: str, rp_id: str | None, domain: str, origin: str) -> None:
    assert relying_party(url, rp_id, "Desk") == RelyingParty(domain, origin, "Desk")


@pytest.mark.parametrize(
    ("url", "rp_id", "why"),
    [
        ("http://127.0.0.1:8080", None, PasskeysOff.NUMBER),
        ("https://[2001:db8::1]", None, PasskeysOff.NUMBER),
        ("https://10.0.0.5", "city.example", PasskeysOff.NUMBER),
        ("http://desk.example", None, PasskeysOff.OPEN),
        ("https://desk.example", "other.example", PasskeysOff.FOREIGN),
        ("https://desk.example", "esk.example", PasskeysOff.FOREIGN),
        ("https://desk.example", "example", PasskeysOff.FOREIGN),
        ("https://desk.example", "www.desk.example", PasskeysOff.FOREIGN),
        ("https://desk.example", "", PasskeysOff.FOREIGN),
        ("ftp://desk.example", None, PasskeysOff.UNREADABLE),
        ("https://", None, PasskeysOff.UNREADABLE),
        ("http://[::1", None, PasskeysOff.UNREADABLE),
        ("https://desk.example:99999", None, PasskeysOff.UNREADABLE),
        ("https://" + "a" * 70 + ".example", None, PasskeysOff.UNREADABLE),
    ],
)
def test_where_no_browser_would_make_one_they_are_off_and_it_is_known_why(url: str, rp_id: str | None, why: PasskeysOff) -> None:
    assert relying_party(url, rp_id, "Desk") is why


@pytest.mark.parametrize(("stored", "told", "grows"), [(0, 0, True), (0, 1, True), (7, 8, True), (7, 900, True), (7, 7, False), (7, 6, False), (7, 0, False)])
def test_a_counter_grows_or_is_nought_for_ever(stored: int, told: int, grows: bool) -> None:
    assert counter_grows(stored, told) is grows


@pytest.mark.parametrize(
    ("transports", "built_in", "synced", "kind"),
    [
        (("internal",), True, False, "device"),
        (("hybrid", "internal"), True, True, "synced"),
        (("internal",), None, False, "device"),
        (("usb",), False, False, "key"),
        (("nfc", "usb"), False, False, "key"),
        ((), False, False, "key"),
        (("hybrid", "internal"), False, True, "phone"),
        ((), None, True, "synced"),
        ((), None, False, "other"),
    ],
)
def test_a_passkey_is_called_after_what_holds_it(transports: tuple[str, ...], built_in: bool | None, synced: bool, kind: str) -> None:
    assert passkey_kind(CreatedPasskey(b"i", b"k", 0, transports, built_in, synced)) == kind
