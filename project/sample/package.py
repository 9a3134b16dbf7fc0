"""The parts of a Word file that hold no words of a draft, and the archive around all parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from lxml.etree import _Element

from project.sample.styles import Style, as_element
from project.sample.wordml import R, as_bytes, w

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKED = ("styles", "numbering", "settings", "footnotes", "header", "footer")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """`parts` by their path in one archive; equal parts give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in parts.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def frame(styles: Iterable[Style], language: str) -> dict[str, bytes]:
    """The fixed parts: content types, relations, styles, numbering, settings."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_links(),
        "word/styles.xml": as_bytes(_styles(styles, language)),
        "word/numbering.xml": as_bytes(_numbering()),
        "word/settings.xml": as_bytes(_settings()),
    }


def links(pictures: Iterable[str]) -> bytes:
    """The relations of the document: its fixed parts and its picture files, each under its own name."""
    rows = [_link(name, f"{R}/{name}", f"{name}.xml") for name in _LINKED]
    rows += [_link(file, f"{R}/image", f"media/{file}") for file in pictures]
    return _relationships(rows)


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'


def _relationships(rows: Iterable[str]) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_LINKS}">{"".join(rows)}</Relationships>'.encode()


def _package_links() -> bytes:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    document = _link("document", f"{R}/officeDocument", "word/document.xml")
    return _relationships([document, _link("core", core, "docProps/core.xml")])


def _content_types() -> bytes:
    kinds = {f"/word/{name}.xml": f"{_OFFICE}.{name}+xml" for name in _LINKED}
    kinds["/word/document.xml"] = f"{_OFFICE}.document.main+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    rows = [f'<Default Extension="rels" ContentType="{rels}"/>']
    rows += ['<Default Extension="xml" ContentType="application/xml"/>']
    rows += ['<Default Extension="png" ContentType="image/png"/>']
    rows += [f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()]
    return f'{_HEAD}<Types xmlns="{_TYPES}">{"".join(rows)}</Types>'.encode()


def _styles(styles: Iterable[Style], language: str) -> _Element:
    tongue = "zh-CN" if language == "zh" else "en-GB"
    fonts = w("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="SimSun", cs="Times New Roman")
    every = w("rPr", fonts, w("lang", val=tongue, eastAsia="zh-CN"))
    call = w("style", w("name", val="footnote reference"), type="character", styleId="FootnoteReference")
    call.append(w("rPr", w("vertAlign", val="superscript")))
    defaults = w("docDefaults", w("rPrDefault", every), w("pPrDefault"))
    return w("styles", defaults, *map(as_element, styles), call)


def _numbering() -> _Element:
    levels = [
        w(
            "lvl",
            w("start", val="1"),
            w("numFmt", val="decimal"),
            w("suff", val="tab"),
            w("lvlText", val=".".join(f"%{part + 1}" for part in range(level + 1))),
            w("lvlJc", val="left"),
            w("pPr", w("tabs", w("tab", val="num", pos="794")), w("ind", left="794", hanging="794")),
            ilvl=str(level),
        )
        for level in range(3)
    ]
    abstract = w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId="0")
    return w("numbering", abstract, w("num", w("abstractNumId", val="0"), numId="1"))


def _settings() -> _Element:
    notes = w("footnotePr", w("footnote", id="-1"), w("footnote", id="0"))
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return w("settings", w("defaultTabStop", val="794"), notes, w("compat", mode))
