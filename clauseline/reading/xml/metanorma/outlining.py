"""Reads standards in Metanorma XML, both the semantic files and those prepared for display."""

from __future__ import annotations

from typing import Any

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.files.trees import Kind
from clauseline.reading.xml.counting import COUNTED
from clauseline.reading.xml.metanorma.copies import set_apart
from clauseline.reading.xml.metanorma.flow import NormaFlow
from clauseline.reading.xml.outlining import TaggedFormat


def _facts(root: etree._Element) -> dict[str, Any]:
    """Number, title, date and stage, as far as the bibliographic data of the standard have them."""
    about = next(root.iter("bibdata"), None)
    if about is None:
        return {}
    language = canonical(about.findtext("language") or "")
    numbers = sorted(about.iterchildren("docidentifier"), key=lambda row: row.get("primary") != "true")
    titles = sorted(about.iterchildren("title"), key=lambda row: _rank(row, language))
    dates = [row.findtext("on") or row.text or "" for row in about.iterchildren("date")]
    dates += [row.text or "" for row in about.iterfind("version/revision-date")]
    stages = [about.findtext("ext/stagename") or ""]
    stages += [row.text or "" for row in about.iterfind("status/stage") if row.get("language")]
    found = {
        "number": [row.text or "" for row in numbers],
        "title": [" ".join(map(str, row.itertext())) for row in titles],
        "date": dates,
        "stage": stages,
    }
    said = {name: next(filter(None, map(canonical, words)), "") for name, words in found.items()}
    return {name: words for name, words in said.items() if words}


def _walk(root: etree._Element, account: Account) -> NormaFlow:
    """A flow that has gone through the standard."""
    labels = set_apart(root, account)
    flow = NormaFlow(account, root, labels)
    flow.read_standard(root)
    if flow.counted:
        flow.warnings.append(COUNTED)
    return flow


def _rank(title: etree._Element, language: str) -> tuple[bool, bool]:
    """The whole title in the language of the text comes first."""
    return title.get("language") != language, title.get("type") not in (None, "main")


FORMAT = TaggedFormat(
    "metanorma",
    Kind("Metanorma file", "Metanorma"),
    N_("There is no text in this Metanorma file. Please upload the draft itself."),
    _facts,
    _walk,
)
