from __future__ import annotations

from proposals.comparing.wording import changed_wording
from proposals.queries.lines import inline
from proposals.templatetags.redline import pieces, redline


def test_words_of_a_draft_never_become_markup():
    assert redline("<b>a & b</b>", "<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"
    assert "<script" not in redline("<script>alert(1)</script>", "<script src='x'></script>")


def test_what_came_and_went_is_marked_and_said():
    assert redline("Data shall go.", "Data may go.") == (
        'Data <del><span class="spoken">deleted: </span>shall<span class="spoken">; </span></del>'
        '<ins><span class="spoken">inserted: </span>may<span class="spoken">; </span></ins> go.'
    )


def test_equal_texts_are_told_as_they_are():
    assert redline("The same.", "The same.") == "The same."


def test_words_of_a_draft_carry_their_offset_and_removed_ones_their_place():
    drawn = pieces(inline(changed_wording("a b", "a c")), gone_from=' data-side="old"')
    assert '<span data-start="0">a </span>' in drawn
    assert '<span data-start="2" data-side="old">b</span>' in drawn
    assert '<span data-start="2">c</span>' in drawn
