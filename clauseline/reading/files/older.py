"""Text in the encodings from before Unicode."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from clauseline.reading.files.decoding import SAMPLE, UNKNOWN
from clauseline.reading.reader import Unreadable

_COMMON_HAN = re.compile("[的一是不在有和为人中国第条应本规定章法或其以及者可由个范围标准]")
_HAN = re.compile("[一-鿿]")
_OTHERS = ["cp1252", "cp1251", "cp1256", "cp1253", "big5", "shift_jis", "euc_kr", "koi8_r"]
FEW = 8
"""So few bytes outside ASCII are accents and quotation marks, not a script of its own."""


def decode_older(data: bytes) -> str:
    """Text of an encoding from before Unicode: Chinese where it reads as Chinese, else what is likeliest."""
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        chinese = ""
    sample = chinese[:SAMPLE]
    signs = len(_HAN.findall(sample))
    if signs > 1 and len(_COMMON_HAN.findall(sample)) > 0.08 * signs:
        return chinese
    few = sum(byte > 127 for byte in data[: 10 * SAMPLE]) < FEW
    best = None if few else from_bytes(data[: 10 * SAMPLE], cp_isolation=_OTHERS).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252", "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(UNKNOWN)
