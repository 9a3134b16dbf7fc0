"""What tells Word files from others."""

from __future__ import annotations

from clauseline.messages import gettext_noop as N_
from clauseline.reading.files.containers import peek

OLD = N_("This is an old Word file (.doc). Please save it as .docx and upload that.")

_MAIN_TYPES = (
    "wordprocessingml.document.main", "wordprocessingml.template.main",
    "ms-word.document.macroEnabled", "ms-word.template.macroEnabled",
)  # fmt: skip
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a compound file begins with ([MS-CFB], 2.2): old Word files, and new ones under a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a file under a password, whatever office program wrote it."""


def looks_like_word(data: bytes) -> bool:
    """Whether `data` is a container whose content types name a Word document, or an encrypted one."""
    if data.startswith(OLE):
        return ENCRYPTED in data
    types = peek(data, "[Content_Types].xml") or b""
    return any(name.encode() in types for name in _MAIN_TYPES)
