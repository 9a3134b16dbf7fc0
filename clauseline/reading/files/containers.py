"""Looking into what may be a zip container, to tell kinds of files apart."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError
)  # fmt: skip
"""What the standard library raises for a container whose bytes are wrong; ValueError for places before its start."""


def peek(data: bytes, name: str, most: int = 10_000_000) -> bytes | None:
    """The bytes of one small part of what may be a container, or None: the way to tell kinds of files apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(name)
            return archive.read(info) if info.file_size < most else None
    except (*BROKEN, KeyError, RuntimeError):
        return None
