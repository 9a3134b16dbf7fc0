"""Drawings and embedded pictures of pages."""

from __future__ import annotations

import pytest

from clauseline.reading.html.drawings import ALT
from tests.clauseline.reading.html.test_html import outline_of
from tests.drafts.accounts import blocks, left_out_counts

FLOW = "<svg role='img'><title>Who lights whom</title><style>p</style><text id='{}'>Keeper</text>{}</svg>"


def test_a_drawing_in_a_figure_is_a_figure_in_words():
    drawing = FLOW.format("a", "<script>run()</script>")
    outline = outline_of(f"<h1>1 Scope</h1><figure>{drawing}<figcaption>Figure 1: A flow</figcaption></figure>")

    assert blocks(outline) == [("figure", "", ""), ("caption", "Figure 1", "A flow")]
    assert outline.clauses[0].figures[0].alt == "Who lights whom"
    assert left_out_counts(outline)["drawings"] == 1


def test_a_drawing_is_the_same_whatever_its_parts_are_called():
    drawings = FLOW.format("a", ""), FLOW.format("b", ""), FLOW.format("a", "<path d='M0 0'/>")
    outlines = [outline_of(f"<h1>1 Scope</h1><figure>{drawing}</figure>") for drawing in drawings]
    one, renamed, other = (outline.clauses[0].figures[0].sha256 for outline in outlines)

    assert one == renamed
    assert one != other


@pytest.mark.parametrize(
    ("shown", "figures"),
    [
        ("<svg><path d='M0 0'/></svg>", []),
        ("<svg role='img' aria-hidden='true'><title>Link</title></svg>", []),
        ("<svg role='img' aria-label='A lamp'></svg>", ["A lamp"]),
        ("<object data='flow.svg'>A keeper, a lamp</object>", ["A keeper, a lamp"]),
        ("<object data='flow.swf'>A keeper, a lamp</object>", []),
        ("<figure><object type='image/png'></object></figure>", [""]),
        ("<table><tr><td>Lamp<td><figure><svg><text>oil</text></svg></figure></table>", ["oil"]),
    ],
)
def test_icons_are_none_and_embedded_pictures_are_told_in_words(shown, figures):
    outline = outline_of(f"<h1>1 Scope</h1><p>Words.</p>{shown}")

    assert [figure.alt for figure in outline.clauses[0].figures] == figures


def test_a_drawing_of_many_words_is_described_by_the_first():
    outline = outline_of(f"<h1>1 Scope</h1><figure><svg><text>{'oil ' * 25_000}</text></svg></figure>")

    assert len(outline.clauses[0].figures[0].alt) == ALT + 1


def test_long_addresses_are_looked_at_from_their_end():
    outline = outline_of(f"<h1>1 Scope</h1><p>Words.</p><object data='{'.png?' * 20_000}'>x</object>")

    assert len(outline.clauses[0].figures) == 1
