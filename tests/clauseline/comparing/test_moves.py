from __future__ import annotations

from dataclasses import replace

from clauseline.comparing.moves import find_moved
from clauseline.comparing.order import heaviest_increasing
from clauseline.comparing.pairing import ClausePair
from clauseline.outline import ClauseText
from clauseline.vocabulary import ClauseKind


def _tree(*names: str, kind: ClauseKind = "clause") -> list[ClauseText]:
    """Clauses by name, each a level deeper for every space in front."""
    return [
        ClauseText("", name.strip(), len(name) - len(name.lstrip()) + 1, "chapter" if "ch" in name else kind)
        for name in names
    ]


def _moved(old: list[ClauseText], new: list[ClauseText], pairs: dict[str, str] | None = None) -> list[str]:
    """The names of the clauses that moved; all of one name are pairs, but as `pairs` has it."""
    places = {clause.title: k for k, clause in enumerate(new)}
    wanted = {clause.title: clause.title for clause in old} | (pairs or {})
    found = [
        ClausePair(i, places[wanted[clause.title]], 0.5, 1.0)
        for i, clause in enumerate(old)
        if wanted[clause.title] in places
    ]
    return [old[i].title for i in sorted(find_moved(found, old, new))]


def test_the_heaviest_run_keeps_its_order():
    assert heaviest_increasing([3, 1, 2], [100, 1, 1]) == [0]
    assert heaviest_increasing([3, 1, 2], [1, 1, 1]) == [1, 2]
    assert heaviest_increasing([0, 4, 1, 2, 5, 3], [5, 9, 2, 2, 5, 9]) == [0, 1, 4]
    assert heaviest_increasing([], []) == []


def test_a_parent_without_a_pair_stands_where_most_of_its_children_went():
    old = _tree("keeping", " names", " faces", " voices", "moves")
    new = _tree("records", " names", " faces", "moves", " voices")

    assert _moved(old, new) == ["voices"]


def test_a_parent_paired_with_another_place_stands_where_its_children_went():
    old = _tree("keeping", " names", " faces", " voices", "moves")
    new = _tree("keeping", "moves", " names", " faces", " voices")

    assert _moved(old, new, {"keeping": "keeping"}) == []
    assert _moved(_tree("keeping", " names", "moves"), _tree("keeping", "moves", " names")) == ["names"]


def test_those_that_stay_with_the_pair_of_their_parent_do_not_move_though_more_went_elsewhere_together():
    old = _tree("keeping", " names", " faces", " voices", " one", " two", " three", " four")
    new = _tree("keeping", " names", " faces", " voices", "annex", " one", " two", " three", " four")

    assert _moved(old, new) == []


def test_what_was_the_top_does_not_move_when_a_title_comes_above_it():
    old = _tree("Harbour", "Boats", "Lights", "Annex")
    new = _tree("Law", " Harbour", " Boats", " Lights", "Annex")
    assert _moved(old, new) == []
    assert _moved(old, _tree("Law", " Boats", " Lights", " Harbour", "Annex")) == ["Harbour"]
    assert _moved(old, _tree("Harbour", "Boats", "Law", " Lights", "Annex")) == ["Lights"]


def test_children_that_went_a_level_down_moved():
    old = _tree("keeping", " names", " faces", " voices")
    new = _tree("keeping", " records", "  names", "  faces", "  voices")

    assert _moved(old, new) == ["names", "faces", "voices"]


def test_a_heading_whose_first_words_became_its_first_child_takes_its_children_along():
    old = _tree("keeping", " names", " faces", " voices")
    new = _tree("records", " overview", " names", " faces", " voices")

    assert _moved(old, new, {"keeping": "overview"}) == ["keeping"]


def test_the_same_dotted_number_stands_where_it_stood():
    old, new = [ClauseText("A", "", 1), ClauseText("3.2", "", 2)], [ClauseText("3.2", "", 1), ClauseText("A", "", 1)]

    assert find_moved([ClausePair(0, 1, 1, 1), ClausePair(1, 0, 0.1, 1)], old, new) == set()


def test_articles_in_their_order_stay_when_a_chapter_is_cut_in_two():
    old = _tree("ch one", " a", " b", " c", " d", kind="article")
    new = _tree("ch one", " a", " b", "ch two", " c", " d", kind="article")

    assert _moved(old, new) == []
    assert _moved(new, old) == []
    assert _moved(_tree("ch one", " a", " b"), _tree("ch one", " a", "ch two", " b")) == ["b"]


def test_an_article_that_left_its_order_or_went_to_another_chapter_moved():
    old = _tree("ch one", " a", " b", " c", "ch two", " d", kind="article")

    assert _moved(old, _tree("ch one", " b", " c", "ch two", " a", " d", kind="article")) == ["a"]
    assert _moved(old, _tree("ch one", " a", " b", "ch two", " c", " d", kind="article")) == ["c"]


def test_a_chapter_on_the_level_of_its_articles_stays_among_chapters():
    old = _tree("ch one", "a", "b", "ch two", "c", kind="article")
    new = _tree("ch one", "a", "ch two", "b", "c", kind="article")

    assert _moved(old, new) == []


def _numbered(tree: list[ClauseText], *numbers: str) -> list[ClauseText]:
    return [replace(clause, number=number) for clause, number in zip(tree, numbers, strict=True)]


def test_an_article_with_its_number_stays_where_the_heading_before_it_went_behind():
    old = _tree("ch one", " a", " b", " c", "ch two", " d", kind="article")
    new = _tree("ch one", " a", " b", "ch two", " c", " d", kind="article")

    assert _moved(_numbered(old, "", "1", "2", "3", "", "4"), _numbered(new, "", "1", "2", "", "3", "4")) == []
    assert _moved(_numbered(old, "", "1", "2", "3", "", "4"), _numbered(new, "", "1", "2", "", "2a", "4")) == ["c"]


def test_of_two_articles_that_changed_places_the_one_that_kept_its_number_stayed():
    old = _tree("a", "b", "c", "d", kind="article")
    new = _tree("a", "c", "b", "d", kind="article")

    assert _moved(_numbered(old, "1", "2", "3", "4"), _numbered(new, "1", "1a", "2", "4")) == ["c"]
    assert _moved(_numbered(old, "1", "2", "3", "4"), _numbered(new, "1", "3", "4", "5")) == ["b"]
