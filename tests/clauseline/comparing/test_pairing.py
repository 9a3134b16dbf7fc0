from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.comparing.pairing import pair
from clauseline.outline import ClauseText
from tests.clauseline.comparing.drafts import WORLD, clause, draft, edit


def _pairs(old: tuple[ClauseText, ...], new: tuple[ClauseText, ...]) -> list[tuple[int, int]]:
    return [(one.old, one.new) for one in pair(old, new).pairs]


def test_numbers_are_labels_and_no_identity():
    swapped = draft(
        ("1", "Retention", "The platform shall delete behaviour records after 180 days."),
        ("2", "Sharing", "Records are shared with authorities when a court of law has ordered it."),
    )
    new = draft(
        ("1", "Sharing", "Records are shared with authorities when a court of law has ordered it."),
        ("2", "Retention", "The platform shall delete behaviour records after 180 days."),
    )
    assert _pairs(swapped.clauses, new.clauses) == [(0, 1), (1, 0)]


def test_duplicate_numbers_are_two_clauses():
    twice = draft(
        ("7.3", "Avatars", "Avatars carry a mark that tells them from living people."),
        ("7.3", "Objects", "Objects carry a mark of the world in which they were made."),
    )
    assert _pairs(twice.clauses, twice.clauses) == [(0, 0), (1, 1)]


def test_a_chapter_without_text_follows_its_articles():
    articles = [
        ("第一条", "", "为了保护个人信息权益，制定本规定。"),
        ("第二条", "", "平台应当在六个月后删除行为记录。"),
    ]
    old = draft(("第一章", "总则", ""), *articles, ("第二章", "罚则", ""))
    new = draft(("第一章", "一般规定", ""), *articles, ("第二章", "罚则", ""))
    assert _pairs(old.clauses, new.clauses) == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_an_article_that_punishes_is_not_the_one_that_it_guards():
    old = draft(
        ("第一章", "展厅", ""),
        ("第一条", "", "展厅的遮蔽装置，应当与展厅同时设计、同时搭建、同时启用。遮蔽装置应当符合展厅的设计图。"),
        (
            "第二条",
            "",
            "虚拟展台的遮蔽装置，应当与展台同时设计、同时搭建、同时启用。遮蔽装置未经管理人验收，或者验收不合格的，展台不得启用。停用遮蔽装置，应当事先征得管理人的同意。",
        ),
        ("第二章", "罚则", ""),
        ("第三条", "", "展厅运营者拒绝查验的，由管理人予以警告，并公布其名称。"),
        (
            "第四条",
            "",
            "违反本规则第一条，展厅没有建成遮蔽装置就开放的，由管理人责令其停止开放，并处二百元以上八百元以下的罚金。",
        ),
        ("第五条", "", "展品来源不明的，应当撤展。"),
    )
    new = draft(
        ("第一章", "展厅", ""),
        (
            "第一条",
            "",
            "展厅和展台启用前，应当评估其对访客的影响。未经评估的，不得动工。遮蔽装置应当与展厅、展台同时设计、同时搭建、同时启用，并符合展厅的设计图。遮蔽装置未经验收或者验收不合格的，不得启用。",
        ),
        ("第二章", "罚则", ""),
        ("第二条", "", "展厅运营者拒绝查验的，由管理人予以警告，并公布其名称。"),
        ("第三条", "", "向未成年人收取押金的，退还押金，没收违法所得。"),
        ("第四条", "", "用闪光招揽访客的，予以警告。"),
        (
            "第五条",
            "",
            "违反本规则，虚拟展台的遮蔽装置未与展台同时设计、同时搭建、同时启用，或者未达到要求、未经验收或者验收不合格即启用的，由主管部门责令改正，处二千元以上一万元以下的罚金；拒不改正的，处一万元以上二万元以下的罚金；造成访客严重损害的，责令关闭。",
        ),
        ("第六条", "", "夜间播放高音的，停业三日。"),
        ("第七条", "", "展品来源不明的，应当撤展。"),
    )
    assert _pairs(old.clauses, new.clauses) == [(0, 0), (1, 1), (3, 2), (4, 3), (5, 6), (6, 8)]


def test_one_of_three_thousand_identical_clauses_less():
    void = tuple(clause("", "Void", "This clause is intentionally left empty.") for _ in range(3000))
    assert len(_pairs(void, void[1:])) == 2999


def test_a_clause_that_only_keeps_its_place_is_not_sure():
    new = edit(WORLD, "3.2", title="Traits", text="Nothing of what somebody does for a living is shown to others.")
    confidence = {one.old: one.confidence for one in pair(WORLD.clauses, new.clauses).pairs}
    assert confidence[0] > 0.6
    assert confidence.get(4, 0.0) < 0.6


def test_twins_of_the_very_same_words_need_no_check():
    void = tuple(clause(str(n), "Void", "This clause is intentionally left empty.") for n in range(1, 4))
    assert [one.confidence >= 0.6 for one in pair(void, void).pairs] == [True, True, True]


def test_headings_that_every_clause_has_belong_to_their_parents():
    things = [
        "Gates",
        "Mirrors",
        "Harbours",
        "Ballrooms",
        "Ladders",
        "Lanterns",
        "Bridges",
        "Gardens",
        "Towers",
        "Markets",
        "Wells",
        "Piers",
    ]
    old, new = [], []
    for n, thing in enumerate(things, 1):
        old += [(f"{n}", thing, f"{thing} join two worlds."), (f"{n}.1", "Details", f"A list of {thing} is kept.")]
        old += [(f"{n}.2", "Examples", "See the examples of the first chapter.")]
        new += [(f"{n}", thing, f"{thing} join two worlds."), (f"{n}.1", "Examples", "Compare figures.")]
    same = [(3 * n + k, 2 * n + k // 2) for n in range(len(things)) for k in (0, 2)]
    assert _pairs(draft(*old).clauses, draft(*new).clauses) == same


def test_a_heading_may_stand_in_the_text_on_one_side():
    old = draft(
        ("5", "", "Warranty.\nTHE WORLD IS OFFERED AS IT STANDS."),
        ("6", "", "Ending. A licence ends when its holder leaves."),
        ("7", "", "“Guest” means whoever enters without an account."),
    )
    new = draft(
        ("1", "Guest", "somebody whom the operator does not know by name"),
        ("2", "Ending", "This document no longer binds people once they have gone for good."),
        ("3", "Warranty", "Nobody promises that objects last."),
    )
    assert _pairs(old.clauses, new.clauses) == [(0, 2), (1, 1), (2, 0)]


def test_a_missing_title_does_not_speak_against_a_pair():
    old = draft(("4.1", "", "Operators publish the gates they run, sorted by harbour, in spring."))
    new = draft(
        ("9.3", "Registers", "Inspectors are told of the gates they run by those who have opened them since winter.")
    )
    assert _pairs(old.clauses, new.clauses) == [(0, 0)]


def test_a_clause_with_neither_words_nor_title_keeps_its_place():
    old = draft(("", "", ""), ("1", "Scope", "Gates join worlds."), ("2", "", ""), ("3", "Mirrors", "They show us."))
    assert _pairs(old.clauses, old.clauses) == [(0, 0), (1, 1), (2, 2), (3, 3)]


_WORDS = ["identity", "avatar", "record", "platform", "court", "delete", "keys", "平", "台", "应", "删", "除"]
_CLAUSES = st.lists(
    st.builds(
        clause,
        st.sampled_from(["1", "1.1", "2", "2.1", "3"]),
        st.sampled_from(["", "Scope", "Identity", "Identities"]),
        st.lists(st.sampled_from(_WORDS), max_size=10).map(" ".join),
    ),
    max_size=9,
).map(tuple)


@settings(max_examples=80, deadline=None)
@given(_CLAUSES, _CLAUSES)
def test_pairing_backwards_gives_the_mirror_image(old: tuple[ClauseText, ...], new: tuple[ClauseText, ...]):
    forwards = {(one.old, one.new, one.confidence) for one in pair(old, new).pairs}
    assert forwards == {(one.new, one.old, one.confidence) for one in pair(new, old).pairs}


def test_the_last_clause_is_no_rival_of_itself():
    """Which clause comes last says nothing of how sure its pair is."""
    old = draft(
        ("1", "Sharing", "Records are shared with authorities when a court of law has ordered it."),
        ("2", "Retention", "The platform shall delete behaviour records after 180 days."),
    )
    new = edit(old, "2", text="The platform shall delete behaviour records after 90 days, and say so.")
    assert [one.confidence >= 0.6 for one in pair(old.clauses, new.clauses).pairs] == [True, True]
    assert [one.confidence >= 0.6 for one in pair(old.clauses[1:], new.clauses[1:]).pairs] == [True]
