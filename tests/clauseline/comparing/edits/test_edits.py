"""Each changed sentence is told: by a proof that it says the same, or by what changed in it."""

from __future__ import annotations

import pytest

from clauseline import compare
from clauseline.comparing.changes import Edit, ProvedSentence
from clauseline.outline import ClauseText, Outline
from tests.clauseline.comparing.edits.sentences import changed, told

BUS = "The bus company shall delete each recording within three days."


def test_a_duty_with_other_words_carries_them_and_is_to_check():
    change = changed(BUS, BUS.replace("each recording", "each recording of a passenger"))
    (row,) = change.strength
    assert (row.verdict, row.sure, row.proof) == ("ambiguous", False, None)
    assert [(edit.old, edit.new) for edit in row.edits] == [("", "of a passenger")]


def test_an_edit_says_where_its_words_stand_on_both_sides():
    new = BUS.replace("bus", "tram")
    (edit,) = changed(BUS, new).strength[0].edits
    assert edit == Edit("bus", "tram", (4, 7), (4, 8), edit.role, edit.effect, (0, len(new)))
    assert (BUS[slice(*edit.old_at)], new[slice(*edit.new_at)]) == ("bus", "tram")


def test_words_that_only_went_have_a_place_without_length():
    old = "The bus company shall promptly delete each recording."
    (edit,) = changed(old, old.replace("promptly ", "")).strength[0].edits
    assert (edit.old, edit.new, edit.new_at) == ("promptly", "", (22, 22))


def test_a_sign_that_nobody_sees_is_no_word():
    old = "When it rains, the bus company shall close( the roof, \u200d the doors ) of each tram."
    new = "The bus company shall shut( the roof, the doors ) of each tram."
    edits = changed(old, new).strength[0].edits
    assert edits
    assert not any("\u200d" in (edit.old, edit.new) for edit in edits)


def test_a_sentence_that_binds_nobody_carries_its_edits_in_the_change():
    change = changed("We share your route with the city.", "We share your route with the city and with advertisers.")
    assert change.strength == ()
    assert [(edit.old, edit.new, edit.role, edit.effect) for edit in change.edits] == [
        ("", "and with advertisers", "recipient", "less")
    ]


def test_what_is_proved_carries_no_edits():
    change = changed("We keep the recordings of the trams.", "We keep recordings of trams.")
    assert (change.edits, change.proofs) == ((), (ProvedSentence((0, 36), (0, 28), "function-words"),))


def test_a_proved_row_is_the_same_and_sure():
    (row,) = changed(BUS, BUS.replace("three", "3")).strength
    assert (row.verdict, row.sure, row.proof, row.edits) == ("same", True, "number", ())


def test_a_row_whose_words_weigh_says_so_and_marks_its_clause():
    old = "The operator shall obtain the prior written consent of the passenger."
    change = changed(old, old.replace("prior written ", ""))
    assert (change.strength[0].reason, "inside" in change.flags) == ("changed-inside", True)


def test_a_row_whose_words_do_not_weigh_is_left_to_the_redline():
    change = changed(BUS, BUS.replace("recording", "video"))
    (row,) = change.strength
    assert (row.reason, row.is_told, row.is_to_check, "inside" in change.flags) == ("reworded", False, False, False)


def test_a_verb_that_changed_keeps_its_verdict_and_carries_the_edit():
    (row,) = changed(BUS, BUS.replace("shall", "should")).strength
    assert (row.verdict, row.reason, row.edits[0].role) == ("weakened", "verb-lowered", "force")


def test_a_sentence_cut_in_two_is_proved_as_a_whole():
    old = "The operator shall answer each complaint and shall name the official in charge if asked."
    change = changed(old, "The operator shall answer each complaint. It shall name the official in charge if asked.")
    assert [row.proof for row in change.strength if row.old and row.new] == ["split"]
    assert all(row.verdict == "same" for row in change.strength)


@pytest.mark.parametrize(
    ("old", "new", "language", "role", "effect"),
    [
        ("The firm stores pictures in the Union.", "The firm stores pictures abroad.", "en", "where", "less"),
        ("Sie singt mit schriftlicher Einwilligung.", "Sie singt mit Einwilligung.", "de", "consent", "less"),
        ("La fouille est autorisée par un juge.", "La fouille est autorisée par un préfet.", "fr", "order", "less"),
        ("El operador borrará los datos cada mes.", "El operador borrará los datos cada año.", "es", "when", "less"),
        ("运营者应当取得个人的单独同意。", "运营者应当取得个人的同意。", "zh", "consent", "less"),
    ],
)  # fmt: skip
def test_roles_and_effects_are_told_in_each_language(old, new, language, role, effect):
    assert [one[2:] for one in told(old, new, language)] == [(role, effect)]


def test_an_exception_takes_away_from_a_duty_and_gives_to_a_permission():
    duty = "The operator shall delete the pictures."
    leave = "The operator may share the pictures."
    assert told(duty, "The operator shall delete the pictures unless a guard objects.")[0][2:] == ("unless", "less")
    assert told(leave, "The operator may share the pictures unless a passenger objects.")[0][2:] == ("unless", "more")


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        # Notice of people, a time after which they are let go, a time for which a log is kept at least.
        ("You may leave with three months' notice.", "You may leave with two weeks' notice.", "en"),
        ("A guest shall be let go after 72 hours.", "A guest shall be let go after 48 hours.", "en"),
        ("日志应当至少保存180天。", "日志应当至少保存90天。", "zh"),
        # More that "only" reaches; what people have to write; what the police may do more often.
        ("Records go only to the owner.", "Records go only to the owner and the maker.", "en"),
        ("You may cancel the trip by letter.", "You may cancel the trip by written letter.", "en"),
        ("The police may search a house every year.", "The police may search a house every month.", "en"),
        # What can no longer be done to defend oneself came in other words.
        ("A guest may sing.", "A guest may sing but may not sue.", "en"),
    ],
)
def test_the_way_is_asked_where_words_near_gainsay_it(old, new, language):
    assert {effect for *_, effect in told(old, new, language)} <= {"ask", None}


def test_notice_that_is_longer_is_more():
    old = "我们提前三日通知您。"
    assert [effect for *_, effect in told(old, old.replace("三", "三十"), "zh")] == ["more"]


def test_what_nobody_can_tell_is_asked():
    assert told("A summons is served by telegram.", "A summons is served by telex.") == [
        ("telegram", "telex", "means", "ask")
    ]


def test_more_sentences_than_may_be_looked_at_are_named(monkeypatch):
    monkeypatch.setattr("clauseline.comparing.edits.MOST", 1)
    sides = (
        Outline(
            reader="txt", language="en",
            clauses=tuple(ClauseText(str(n), "Rules", 1, text=f"We keep the file of {who} {n}.") for n in range(3)),
        )
        for who in ("tram", "bus")
    )  # fmt: skip
    found = compare(*sides)
    assert any("not all were looked at" in words for words in found.warnings)
    assert [len(change.edits) for change in found.changes] == [1, 0, 0]
