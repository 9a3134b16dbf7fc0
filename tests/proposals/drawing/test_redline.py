from __future__ import annotations

import re

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.wording import changed_wording
from clauseline.redline.blocks import inline
from clauseline.redline.values import NEW, OLD, Link, Run
from proposals.drawing.redline import draw_runs, redline


def test_words_of_a_draft_never_become_markup():
    assert redline("<b>a & b</b>", "<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"
    assert "<script" not in redline("<script>alert(1)</script>", "<script src='x'></script>")


def test_what_came_and_went_is_marked_and_said():
    assert redline("Data shall go.", "Data may go.") == (
        'Data <del><span class="spoken">changed: </span>shall<span class="spoken">, replaced by </span></del> '
        '<ins>may<span class="spoken">;</span></ins> go.'
    )


def test_equal_texts_are_told_as_they_are():
    assert redline("The same.", "The same.") == "The same."


def test_words_of_a_draft_carry_their_offset_and_removed_ones_their_place():
    drawn = draw_runs(inline(changed_wording("a b", "a c")), gone_from=SafeString(' data-side="old"'))
    assert '<span data-start="0">a </span>' in drawn
    assert '<span data-start="2" data-side="old">b</span>' in drawn
    assert '<span data-start="2">c</span>' in drawn


def test_what_came_in_the_place_of_several_words_is_one_sentence():
    runs = [Run(REMOVED, "a", OLD, 0, clause="k1"), Run(REMOVED, "b", OLD, 1), Run(ADDED, "c", NEW, 0)]
    assert spoken(draw_runs(runs)) == "changed: ab, replaced by c;"
    assert draw_runs(runs).count("<del>") == 1


def test_what_came_before_something_went_is_told_apart():
    assert spoken(draw_runs([Run(ADDED, "a", NEW, 0), Run(REMOVED, "b", OLD, 0)])) == "inserted: a;deleted: b;"


def test_words_that_went_elsewhere_were_not_replaced():
    link = Link("7.2", "went-k1-0", "came-k2-0", 0, 1)
    drawn = draw_runs([Run(REMOVED, "a", OLD, 0, link=link), Run(ADDED, "b", NEW, 0)])
    assert spoken(drawn) == "deleted: a; went to 7.2 inserted: b;"


def test_words_of_an_editorial_sentence_are_folded_behind_one_mark():
    runs = [
        Run(KEPT, "a", NEW, 0),
        Run(REMOVED, "B", OLD, 1, editorial=1),
        Run(ADDED, "b", NEW, 1, editorial=1),
        Run(KEPT, "c", NEW, 2),
        Run(REMOVED, ",", OLD, 3, editorial=1),
        Run(REMOVED, "d", OLD, 4),
    ]
    drawn = draw_runs(runs)
    assert re.findall("<(?:del|ins|button)[^>]*(?:data-slight|data-unfolds)[^>]*>", drawn) == [
        '<del data-slight="1" data-folded>',
        '<ins data-slight="1" data-folded>',
        '<del data-slight="1" data-folded>',
        '<button class="slight-mark" type="button" data-unfolds="1" aria-expanded="false" data-noprint '
        'title="Changed in spelling or form: show it" lang="en">',
    ]
    assert drawn.count("<del>") == 1
    words = re.sub(
        "<[^>]+>", "", re.sub("<(button|del).*?</\\1>", "", re.sub('<span class="spoken">.*?</span>', "", drawn))
    )
    assert words == "abc"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "modifié\N{NO-BREAK SPACE}: shall, remplacé par may\N{NO-BREAK SPACE};"),
        ("zh-hans", "更改：shall，改为 may；"),
    ],
)
def test_a_replacement_is_told_in_the_language_of_who_reads(language, sentence):
    with translation.override(language):
        assert spoken(redline("shall", "may")) == sentence


def spoken(drawn: str) -> str:
    """What is read out of it."""
    return re.sub("<[^>]+>", "", drawn).replace("  ", " ")
