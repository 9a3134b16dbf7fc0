"""The pictures of a file as bytes: which of them a browser may be given, judged by their content alone."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from clauseline.reading.files.containers import BROKEN

MOST_BYTES = 12_000_000
"""No larger picture is shown, packed or unpacked."""
MOST_TOGETHER = 120_000_000
MOST_PIXELS = 80_000_000
"""A browser unpacks a picture to four bytes a pixel."""

_EMBEDDED = re.compile(rb"data:image/[\w.+-]{1,40};base64,([A-Za-z0-9+/=\s]{16,16000000})")
_HEAD = re.compile(rb"([0-9a-f]{64}) (\d{1,9})\n")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG file behind which its size stands."""


@dataclass(frozen=True, slots=True)
class Image:
    """What a picture is: its media type, and its size in pixels."""

    media_type: str
    width: int
    height: int


def recognise(data: bytes) -> Image | None:
    """What `data` is if it is a PNG, JPEG, GIF or WebP file of a size that can be shown; else None.

    Nothing else is ever given to a browser: drawings (SVG, EMF, WMF) can hold programs or need one.
    """
    for beginning, media_type, measure in _KINDS:
        if data.startswith(beginning) and len(data) <= MOST_BYTES:
            width, height = measure(data)
            return Image(media_type, width, height) if 0 < width * height <= MOST_PIXELS else None
    return None


def pictures(data: bytes, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The pictures of a container or a page that can be shown and whose SHA-256 is `wanted`, each once."""
    return wanted_of(_all(data), wanted) if wanted else iter(())


def wanted_of(found: Iterable[bytes], wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Those of the pictures that can be shown and whose SHA-256 is `wanted`, each once and not too many."""
    left, room = set(wanted), MOST_TOGETHER
    for picture in found:
        digest = hashlib.sha256(picture).hexdigest()
        if digest in left and len(picture) <= room and recognise(picture):
            left.discard(digest)
            room -= len(picture)
            yield digest, picture


def write(found: Iterable[tuple[str, bytes]], file: IO[bytes]) -> None:
    """Each picture behind a line with its digest and its length."""
    for digest, picture in found:
        file.write(b"%s %d\n" % (digest.encode("ascii"), len(picture)))
        file.write(picture)


def written(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The pictures in a file that may be anything: those that are what their digests say, up to one that is not."""
    room = MOST_TOGETHER
    while (line := file.readline(100)) and (head := _HEAD.fullmatch(line)) and int(head[2]) <= min(room, MOST_BYTES):
        picture = file.read(int(head[2]))
        digest = hashlib.sha256(picture).hexdigest()
        if digest != head[1].decode("ascii"):
            return
        room -= len(picture)
        yield digest, picture


def _all(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"PK"):
        yield from _embedded(data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                # What a browser can show is hardly smaller when packed again: a far larger one is a trap.
                if not entry.flag_bits & 1 and entry.file_size <= min(MOST_BYTES, 1000 * (entry.compress_size + 1)):
                    yield from _unpacked(archive, entry)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError):
        return


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as part:
            beginning = part.read(16)
            if any(beginning.startswith(kind) for kind, _, _ in _KINDS):
                yield beginning + part.read(MOST_BYTES)
    except BROKEN:
        return


def _embedded(data: bytes) -> Iterator[bytes]:
    for found in _EMBEDDED.finditer(data):
        try:
            yield base64.b64decode(found[1])
        except (binascii.Error, ValueError):
            continue


def _png(data: bytes) -> tuple[int, int]:
    return _number(data[16:20]), _number(data[20:24])


def _gif(data: bytes) -> tuple[int, int]:
    return _number(data[6:8][::-1]), _number(data[8:10][::-1])


def _jpeg(data: bytes) -> tuple[int, int]:
    """Behind the first marker of a frame."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return _number(data[at + 7 : at + 9]), _number(data[at + 5 : at + 7])
        # A marker may be filled up with more of the same byte, which is none.
        at += 1 if data[at + 1] == 0xFF else 2 + max(2, _number(data[at + 2 : at + 4]))
    return 0, 0


def _webp(data: bytes) -> tuple[int, int]:
    if data[8:12] != b"WEBP" or len(data) < 30:
        return 0, 0
    if data[12:16] == b"VP8X":
        return 1 + _number(data[24:27][::-1]), 1 + _number(data[27:30][::-1])
    if data[12:16] == b"VP8L":
        bits = _number(data[21:25][::-1])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return _number(data[26:28][::-1]) & 0x3FFF, _number(data[28:30][::-1]) & 0x3FFF


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


_KINDS: tuple[tuple[bytes, str, Callable[[bytes], tuple[int, int]]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", _png),
    (b"\xff\xd8\xff", "image/jpeg", _jpeg),
    (b"GIF87a", "image/gif", _gif),
    (b"GIF89a", "image/gif", _gif),
    (b"RIFF", "image/webp", _webp),
)
