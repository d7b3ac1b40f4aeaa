"""A logo is known by its content; what is none, or could run or load something, is refused in words that say what to do."""

import pytest

from bot.organisation.logo import LARGEST, examined_logo

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(17) + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + bytes(20) + b"\xff\xd9"
WEBP = b"RIFF" + (4 + 10).to_bytes(4, "little") + b"WEBP" + bytes(10)


def svg(inside: str = "", head: str = '<?xml version="1.0"?>', attributes: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PNG, "png"),
        (JPEG, "jpeg"),
        (WEBP, "webp"),
        (svg(), "svg"),
        (b"\xef\xbb\xbf" + svg(), "svg"),
        (svg('<style>.a{fill:red}</style><path class="a" d="M0 0"/><use href="#b"/><image xlink:href="data:image/png;base64,AAAA"/>'), "svg"),
    ],
)
def test_a_picture_is_known_by_its_content(body: bytes, kind: str) -> None:
    logo = examined_logo(body)
    assert (logo.body, logo.kind) == (body, kind)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "an SVG, PNG, WebP or JPEG picture"),
        (b"GIF89a", "none of them, whatever it is called"),
        (b"%PDF-1.7", "none of them"),
        (PNG + bytes(LARGEST), "at most 200 kB"),
        (PNG[:30], "a whole PNG"),
        (JPEG[:-2], "a whole JPEG"),
        (WEBP[:-3], "a whole WEBP"),
        (b"<html></html>", "no SVG"),
        (b"<svg></svg>", "no SVG"),
        (svg("<script>alert(1)</script>"), "without <script>"),
        (svg("<g><foreignObject/></g>"), "without <foreignObject>"),
        (svg(attributes='onload="alert(1)"'), "onload"),
        (svg('<a href="javascript:alert(1)"/>'), "loads nothing"),
        (svg('<image xlink:href="https://elsewhere.example/a.png"/>'), "loads nothing"),
        (svg('<rect style="fill: url( \'https://elsewhere.example/a.svg\')"/>'), "loads nothing"),
        (svg('<rect fill="URL(//elsewhere.example/a#b)"/>'), "loads nothing"),
        (svg("<style>@import 'https://elsewhere.example/a.css';</style>"), "loads nothing"),
        (svg("<style>g { fill: u<!-- -->rl(https://elsewhere.example/a) }</style>"), "loads nothing"),
        (svg('<set attributeName="href" to="javascript:alert(1)"/>'), "changes no address"),
        (svg('<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=x"/>'), "without HTML"),
        (svg(head='<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>'), "without entities"),
        (svg(head='<?xml-stylesheet href="https://elsewhere.example/a.css"?>'), "processing instructions"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">\n<g>', "line 2"),
    ],
)
def test_what_is_no_picture_or_could_do_more_is_refused(body: bytes, expected: str) -> None:
    with pytest.raises(ValueError, match=r"picture|SVG") as refused:
        examined_logo(body)
    assert expected in str(refused.value)
    assert "\n" not in str(refused.value)
