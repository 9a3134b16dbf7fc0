"""Characters of the Symbol font as Unicode."""

from __future__ import annotations

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_OTHERS = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼", 0xA2: "′", 0xA3: "≤",
    0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
    0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
    0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character of `w:sym`: `code` in hexadecimal; of other fonts than Symbol the private character stays."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    low = point - 0xF000 if 0xF000 <= point <= 0xF0FF else point
    if font.casefold() == "symbol":
        if 0x41 <= low <= 0x5A:
            return _GREEK[low - 0x41]
        if 0x61 <= low <= 0x7A:
            return _SMALL[low - 0x61]
        return _OTHERS.get(low) or chr(low)
    return chr(point) if 0x20 < point < 0xD800 or 0xDFFF < point < 0x110000 else ""
