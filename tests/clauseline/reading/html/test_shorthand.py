"""Shorthand in pages that are written for ReSpec."""

from __future__ import annotations

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts.accounts import assert_account, left_out, names

BODY = "<h2>1 Scope of [=gate|gates=]</h2><p>A [=gate=], see [[?RFC9999]] and <code>[=x=]</code>.</p><h2>2 Walls</h2>"


def outline_of(head: str) -> Outline:
    outline = read(f"<!DOCTYPE html><html><head>{head}</head><body>{BODY}</body></html>".encode(), "gates.html")
    assert_account(outline)
    return outline


def test_it_is_shown_as_respec_shows_it():
    outline = outline_of('<script src="https://tools.example/respec-w3c"></script>')

    assert names(outline) == [("1", "Scope of gates", 1), ("2", "Walls", 1)]
    assert outline.clauses[0].text == "A gate, see [RFC9999] and [=x=]."
    assert set(left_out(outline)) == {"shorthand for terms and sources"}


def test_other_pages_keep_it():
    assert outline_of("").clauses[0].text == "A [=gate=], see [[?RFC9999]] and [=x=]."
