"""The tree of clauses beside a text."""

from __future__ import annotations

from lxml import html

from clauseline.outline import BlockText, ClauseText
from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section, sections_of
from clauseline.redline.tree import branches
from proposals.drawing.trees import FIRST_WORDS, compared_tree, tree
from tests.clauseline.redline.outlines import parts
from tests.drafts import changed

HOSTILE = "<script>alert('x')</script> & \"quoted\" \u202eevil"


def sections(*clauses: ClauseText) -> list[Section]:
    return sections_of(clauses, [f"k{place}" for place in range(1, len(clauses) + 1)])


def clause(number: str, title: str, text: str = "", level: int = 1) -> ClauseText:
    read = (BlockText("paragraph", 0, len(text)),) if text else ()
    return ClauseText(number, title, level, text=text, blocks=read)


def items(drawn: str) -> list[html.HtmlElement]:
    return [one for one in html.fragment_fromstring(drawn).iter("a") if one.get("role") == "treeitem"]


def told(item: html.HtmlElement) -> tuple[str | None, ...]:
    """What an item says of itself to who does not see it."""
    return tuple(item.get(name) for name in ("href", "aria-level", "aria-expanded", "data-order"))


def test_clauses_stand_below_each_other_each_at_its_depth():
    own = sections(clause("1", "范围"), clause("1.1", "Keys", level=3), clause("2", ""))
    found = items(tree(own, {}, {"k1": 0, "k3": 4}, "zh-CN"))
    assert [told(one) for one in found] == [
        ("#k1", "1", "true", "0"),
        ("#k2", "2", None, None),
        ("#k3", "1", None, "4"),
    ]
    assert [one.text_content() for one in found] == ["1 范围", "1.1 Keys", "2 "]
    assert [len(one.find_class("fold")) for one in found] == [1, 0, 0]


def test_a_tree_is_told_in_the_language_and_direction_of_its_text():
    found = html.fragment_fromstring(tree([], {}, {}, "ar"))
    assert (found.get("lang"), found.get("dir"), found.get("aria-label")) == ("ar", "rtl", "Clauses")
    assert html.fragment_fromstring(tree([], {}, {}, 'x" onload="y')).keys() == [
        "class", "id", "role", "aria-label", "data-tree", "lang", "dir",
    ]  # fmt: skip


def test_a_clause_without_a_title_is_told_by_its_first_words():
    words = [f"word{place}" for place in range(FIRST_WORDS + 1)]
    long, short = items(tree(sections(clause("", "", " ".join(words)), clause("", "", "Short.")), {}, {}, "en"))
    assert long.text_content() == " ".join(words[:-1]) + " …"
    assert short.text_content() == "Short."


def test_no_word_of_a_draft_is_markup_in_the_tree():
    (found,) = items(tree(sections(clause(HOSTILE, HOSTILE)), {}, {}, "en"))
    assert found.text_content() == f"{HOSTILE} {HOSTILE}"
    assert found.xpath(".//script") == []
    # What turns the direction of letters ends with the title.
    assert [one.get("dir") for one in found.find_class("tree-title")] == ["auto"]


def test_what_became_of_a_clause_stands_behind_its_title_in_signs_and_words():
    own = sections(clause("1", "Keys"), clause("2", "Gates"), clause("3", "Walls"))
    fates = {"k1": Fate("modified", frozenset({"weakened", "reworded"})), "k2": Fate("unchanged", frozenset())}
    found = items(tree(own, fates, {}, "en"))
    assert [one.text_content() for one in found] == ["1 Keys▼weakened", "2 Gates", "3 Walls"]


def test_in_a_comparison_what_is_gone_stands_among_the_others_and_folds_nothing():
    own = parts(changed.OLD, changed.NEW)
    found = items(compared_tree(branches(own), {}, "en"))
    gone = [one for one in found if "gone" in one.get("class").split()]
    assert [one.find_class("tree-number")[0].text for one in gone] == ["12"]
    assert [one.get("aria-expanded") for one in gone] == [None]
    quiet = [one.find_class("tree-number")[0].text for one in found if "quiet" in one.get("class").split()]
    assert quiet == ["1", "14"]
