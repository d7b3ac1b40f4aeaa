"""What may be kept of a file: by what it is, within limits, under a harmless name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tickets.attachment import FileKind, FileLimits, FileRefusal, clean_name, judge, kind_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17
SAMPLES = {
    FileKind.PNG: PNG,
    FileKind.JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF",
    FileKind.GIF: b"GIF89a\x01\x00",
    FileKind.WEBP: b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    FileKind.PDF: b"%PDF-1.7\n",
    FileKind.TXT: "登不進去\r\n第二行\t好".encode(),
}


@pytest.mark.parametrize(("kind", "content"), SAMPLES.items(), ids=[kind.value for kind in SAMPLES])
def test_a_file_is_what_its_bytes_say(kind: FileKind, content: bytes) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [b"MZ\x90\x00", b"PK\x03\x04", b"\x7fELF", b"<html><script>", b"  <svg onload=x>", b"\xef\xbb\xbf<?xml", b"#!/bin/sh\nrm", b"{\\rtf1", b"\x00text", b"@echo off", "登".encode("big5") + b"\xff", b"RIFF\x00\x00\x00\x00WAVE", b"\x89PNG\r\n\x1a\nnothing"],
)  # fmt: skip
def test_t24_programs_pages_archives_and_what_only_begins_like_a_picture_are_nothing_that_is_kept(content: bytes) -> None:
    assert kind_of(content) is None
    assert judge(content, FileLimits(), ()) is FileRefusal.KIND


def test_the_limits_hold_to_the_byte() -> None:
    limits = FileLimits(largest=len(PNG), per_ticket=2, together=2 * len(PNG))
    assert judge(PNG, limits, ()) is FileKind.PNG
    assert judge(PNG + b"x", limits, ()) is FileRefusal.LARGE
    assert judge(PNG, limits, (len(PNG),)) is FileKind.PNG
    assert judge(PNG, limits, (len(PNG) + 1,)) is FileRefusal.ALL
    assert judge(PNG, limits, (1, 1)) is FileRefusal.MANY
    assert judge(b"", limits, ()) is FileRefusal.EMPTY
    assert judge(PNG, FileLimits(kinds=frozenset({FileKind.PDF})), ()) is FileRefusal.KIND


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("螢幕截圖.png", "螢幕截圖.png"), ("../../etc/passwd", "passwd.png"), ("C:\\Users\\x\\a.PNG", "a.png"), ("evil.exe", "evil_exe.png"), ("a.png.exe", "a_png_exe.png"),
        ("", "file.png"), ("con.png", "file_con.png"), ("a\r\nContent-Type: x.png", "a__Content-Type_ x.png"), ("\u202egnp.exe", "gnp_exe.png"), ("x" * 300, "x" * 80 + ".png"), ('"; rm -rf ~', "rm -rf.png"),
    ],
)  # fmt: skip
def test_t21_a_name_does_nothing_wherever_it_is_shown_or_saved(given_name: str, name: str) -> None:
    assert clean_name(given_name, FileKind.PNG) == name


def test_a_jpeg_keeps_its_ending_as_people_write_it_and_a_second_one_gets_a_number() -> None:
    assert clean_name("a.jpeg", FileKind.JPEG) == "a.jpg"
    assert clean_name("A.jpg", FileKind.JPEG, ("a.jpg", "a-2.jpg")) == "A-3.jpg"


@given(st.text(max_size=200), st.sampled_from(list(FileKind)))
def test_every_name_is_short_printable_and_of_one_folder(given_name: str, kind: FileKind) -> None:
    name = clean_name(given_name, kind)
    assert name == clean_name(name, kind)
    assert 0 < len(name) <= 100
    assert not set(name) & set('/\\:*?"<>|\r\n\x00')
    assert name.count(".") == 1
