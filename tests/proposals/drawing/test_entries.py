"""Changes that were drawn, one behind the other: where each stands, and what is folded."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from clauseline.redline.groups import ChangeGroup, grouped
from proposals.drawing.entries import ChangeEntry, entry_from, fold_words, lay_out, says_something
from proposals.drawing.heads import short

LONG = "7.1 Records that are kept of each and every one of the avatars"


def entry(key: str, kind="modified", *flags, name: str = "") -> ChangeEntry:
    return ChangeEntry(kind, frozenset(flags), key, frozenset({key}), name or f"{key} Keys", 10)


def words(one: ChangeEntry) -> SafeString:
    return SafeString(f"<p>{one.key}</p>")


CHANGES = [entry("1"), entry("2", "unchanged"), entry("3", "renumbered", "renumbered"), entry("4", "deleted")]


def test_each_entry_stands_where_it_says():
    found = lay_out(grouped(CHANGES, says_something), words)
    assert [(one.key, found.html[one.start : one.end]) for one in found.entries] == [
        (one.key, f"<p>{one.key}</p>") for one in CHANGES
    ]
    assert found.size == len(found.html)


def test_what_says_nothing_is_folded():
    assert lay_out(grouped(CHANGES, says_something), words).html == (
        '<p>1</p>\n<details class="folded"><summary><span>2 clauses without a changed word</span> '
        '<span class="soft" dir="auto">2 Keys … 3 Keys</span></summary><p>2</p><p>3</p></details>\n<p>4</p>\n'
    )


def test_what_stands_in_a_fold_already_is_not_folded_again():
    assert lay_out(grouped(CHANGES, says_something), words, is_in_fold=True).html == "<p>1</p><p>2</p><p>3</p><p>4</p>"


@pytest.mark.parametrize(
    ("kind", "flags", "says"),
    [
        ("unchanged", (), False),
        ("renumbered", ("renumbered",), False),
        ("renumbered", ("renumbered", "dangling"), True),
        ("unchanged", ("dangling",), True),
        ("modified", ("editorial",), True),
        ("moved", (), True),
    ],
)
def test_what_is_shown_where_nobody_chose(kind, flags, says: bool):
    assert says_something(entry("1", kind, *flags)) is says


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ([entry("2", "unchanged")], "1 clause without a changed word 2 Keys"),
        ([entry("1"), entry("2", "unchanged"), entry("3")], "3 other clauses 1 Keys … 3 Keys"),
        ([entry("1")], "1 other clause 1 Keys"),
        ([entry("1", name=LONG)], f"1 other clause {LONG[:47]}…"),
        ([entry("1", name="1 记录")], "1 other clause 1 记录"),
    ],
)
def test_what_is_folded_is_told_by_its_ends(own: list[ChangeEntry], told: str):
    assert strip_tags(fold_words(ChangeGroup(True, tuple(own)))) == told


def test_a_hostile_name_is_no_markup_in_what_is_folded():
    name = '<script>"x"</script> \u202e'
    drawn = fold_words(ChangeGroup(True, (entry("1", name=name),)))
    assert '<span class="soft" dir="auto">&lt;script&gt;&quot;x&quot;&lt;/script&gt; \u202e</span>' in drawn


def test_an_entry_is_read_from_what_was_stored_of_it():
    own = replace(entry("1", "split", "weakened", "table"), keys=frozenset({"b", "a"}), start=3, end=9)
    own = replace(own, folded=SafeString("<i>x</i>"))
    row = json.loads(json.dumps(own.row()))
    assert row == ["split", ["table", "weakened"], "1", ["a", "b"], "1 Keys", 10, 3, 9, "<i>x</i>"]
    found = entry_from(row)
    assert (found, found.start, found.end, found.folded) == (own, 3, 9, "<i>x</i>")


@pytest.mark.parametrize(
    ("name", "most", "told"),
    [("", 3, ""), ("记录保", 3, "记录保"), ("记录保存", 3, "记录…"), ("keys", 4, "keys"), ("avatar", 4, "ava…")],
)
def test_words_are_cut_to_so_many_signs(name: str, most: int, told: str):
    assert short(name, most) == told
