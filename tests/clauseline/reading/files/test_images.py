"""Which pictures of a file a browser is given."""

from __future__ import annotations

import base64
import hashlib
import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.reading.files.images import MOST_BYTES, Image, pictures, recognise, write, written
from tests.drafts.pictures import GIF, JPEG, SVG, WEBP, png
from tests.drafts.word import word_file


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(png(), "image/png"), (JPEG, "image/jpeg"), (GIF, "image/gif"), (WEBP, "image/webp")],
)
def test_pictures_are_known_by_their_content(data, media_type):
    assert recognise(data) == Image(media_type, 3, 2)


@pytest.mark.parametrize(
    "data",
    [
        SVG, b"", b"\xd7\xcd\xc6\x9a", b"\x01\0\0\0EMF", b"<html>", b"\x89PNG\r\n\x1a\n", b"GIF89a",
        b"RIFF\0\0\0\0WAVE" + b"\0" * 40, b"\xff\xd8\xff\xe0\x00\x00", png()[:16] + struct.pack(">II", 60_000, 60_000),
    ],
)  # fmt: skip
def test_drawings_programs_halves_and_giants_are_not_shown(data):
    assert recognise(data) is None


@given(st.sampled_from([png()[:8], JPEG[:2], GIF[:6], WEBP[:12]]), st.binary(max_size=60))
def test_no_bytes_break_it(start, rest):
    found = recognise(start + rest)
    assert found is None or found.width * found.height > 0


def test_only_what_an_outline_names_is_taken_from_a_word_file():
    data = word_file(media={"a.png": png(), "b.bin": GIF, "c.svg": SVG, "d.png": png(shade=1), "e.png": png()})
    wanted = [digest(png()), digest(GIF), digest(SVG)]
    assert dict(pictures(data, wanted)) == {digest(png()): png(), digest(GIF): GIF}


def test_pictures_that_stand_in_a_page_are_taken_from_it():
    page = b'<img src="data:image/png;base64,' + base64.b64encode(png()) + b'">'
    assert dict(pictures(page, [digest(png())])) == {digest(png()): png()}


def test_a_broken_container_has_no_pictures():
    data = word_file(media={"a.png": png()})
    assert list(pictures(data[: len(data) // 2], [digest(png())])) == []


def test_pictures_come_back_from_a_file():
    kept = [(digest(data), data) for data in (png(), GIF, png(9, 9))]
    file = io.BytesIO()
    write(kept, file)
    file.seek(0)
    assert list(written(file)) == kept


@pytest.mark.parametrize(
    "next_one",
    [
        b"../../../etc/passwd 3\nabc",
        digest(b"abc").encode() + b" 2\nabc",
        digest(GIF).encode() + b" 3\nabc",
        digest(b"abc").encode() + b" -3\nabc",
        digest(b"abc").encode() + b" %d\nabc" % (MOST_BYTES + 1),
        b"\0" * 500,
    ],
)
def test_of_a_file_that_may_be_anything_only_what_is_a_picture_is_taken(next_one):
    file = io.BytesIO()
    write([(digest(GIF), GIF)], file)
    file.write(next_one)
    file.seek(0)
    assert list(written(file)) == [(digest(GIF), GIF)]
