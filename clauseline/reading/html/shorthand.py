"""Shorthand in a page that its author wrote for ReSpec, and that ReSpec has not made into what readers see."""

from __future__ import annotations

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.words.shorthand import show

RULE = N_("shorthand for terms and sources")
_KEPT = ("script", "style", "pre", "code")


def show_shorthand(root: etree._Element, account: Account) -> None:
    """Put in place what shorthand shows in such a page; code keeps it, and other pages stay as they are."""
    if not _is_for_respec(root):
        return
    for element in root.iter(etree.Element):
        if element.tag not in _KEPT and element.text:
            element.text = _shown(element.text, account)
        if element.tail and element.getparent() is not None:
            element.tail = _shown(element.tail, account)


def _is_for_respec(root: etree._Element) -> bool:
    scripts = [*root.iter("script")]
    is_made = any(script.get("id") == "initialUserConfig" for script in scripts)
    return not is_made and any("respec" in script.get("src", "").lower() for script in scripts)


def _shown(words: str, account: Account) -> str:
    shown, left = show(words)
    account.leave_out(RULE, left)
    return shown
