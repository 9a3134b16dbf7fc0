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


@pytest.mark.parametrize(
    ("old", "new", "went", "came"),
    [
        ("Boats see a non-exclusive light.", "Boats see an exclusive light.", "a non-exclusive", "an exclusive"),
        ("Boats see a well-lit pier.", "Boats see a lit pier.", "well-lit", "lit"),
        ("Boats see an ice- and fog-free pier.", "Boats see a fog-free pier.", "an ice- and", "a"),
    ],
)
def test_words_of_a_compound_are_told_with_all_of_it(old, new, went, came):
    (edit,) = changed(old, new).edits
    assert (edit.old, edit.new) == (went, came)


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


@pytest.mark.parametrize("word", ["must", "shall", "should", "may", "must not", "required to", "optional to"])
def test_a_word_that_binds_in_capitals_is_an_edit_without_them(word):
    small, large = (f"The ferry {each} ring.".replace(" TO ", " to ") for each in (word, word.upper()))
    for old, new in ((small, large), (large, small)):
        assert [one[2:] for one in told(old, new)] == [("force", "ask")]
        assert all(row.verdict == "ambiguous" for row in changed(old, new).strength)


def test_capitals_are_typography_where_all_words_have_them():
    assert told("THE FERRY SHALL NOT BE LATE.", "The ferry shall not be late.") == []
    assert told("The ferry must ring Its Bell.", "The Ferry must ring its bell.") == []


def test_where_capitals_bind_alone_a_word_that_got_them_is_stronger():
    said = "The words MUST and MAY are to be interpreted as in RFC 2119. A pier MUST be lit. A buoy MUST float. "
    small, large = f"{said}The ferry must ring.", f"{said}The ferry MUST ring."
    (row,), (row_back,) = changed(small, large).strength, changed(large, small).strength
    assert (row.verdict, row.edits[0].effect) == ("strengthened", "more")
    assert (row_back.verdict, row_back.edits[0].effect) == ("weakened", "less")
    assert told(f"{said}The ferry may ring.", f"{said}The ferry MAY ring.") == [("may", "MAY", "force", "ask")]


def test_a_text_that_took_up_capitals_says_so_once():
    said = "The word MUST is to be interpreted as in RFC 2119. A pier MUST be lit. A buoy MUST float. "
    old = "A pier must be lit. A buoy must float. The ferry must ring."
    assert told(old, f"{said}The ferry MUST ring.")[-1] == ("must", "MUST", None, None)


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("The keeper shall act by paragraph 3.", "The keeper shall act by paragraph 4.", "en"),
        ("The keeper shall act by Article 12(2) at night.", "The keeper shall act by Article 12(3) at night.", "en"),
        ("The keeper shall act by paragraphs 3 and 4.", "The keeper shall act by paragraphs 3 and 5.", "en"),
        ("The keeper shall act by Annex B.", "The keeper shall act by Annex C.", "en"),
        ("Der Wärter zählt nach § 8 Abs. 1.", "Der Wärter zählt nach § 9 Abs. 1.", "de"),
        ("Der Wärter zählt nach Artikel 8 Absatz 1.", "Der Wärter zählt nach Artikel 8 Absatz 2.", "de"),
        ("Le gardien compte selon l’article 12, alinéa 2.", "Le gardien compte selon l’article 13, alinéa 2.", "fr"),
        ("El guarda deberá contar según el artículo 12.", "El guarda deberá contar según el artículo 13.", "es"),
        ("运营者应当依照第十二条登记。", "运营者应当依照第十三条登记。", "zh"),
        ("运营者应当依照第十二条第二款登记。", "运营者应当依照第十二条第三款登记。", "zh"),
    ],
)
def test_the_number_of_a_clause_is_no_amount(old, new, language):
    assert [one[2:] for one in told(old, new, language)] == [("where", "ask")]
    assert [row.reason for row in changed(old, new, language).strength if row.reason == "number-changed"] == []


@pytest.mark.parametrize(("old", "new"), [("4 and 10 days", "4 and 12 days"), ("Part 4: 10 oars", "Part 4: 12 oars")])
def test_an_amount_beside_the_number_of_a_clause_is_one(old, new):
    assert told(f"The keeper shall obey clause {old}.", f"The keeper shall obey clause {new}.")[0][2] != "where"


def _cites(number: str, text: str) -> Outline:
    clauses = (
        ClauseText(number, "Lamps", 1, text="The lamps of the pier burn all night."),
        ClauseText("", "Bells", 1, text=text),
    )
    return Outline(reader="txt", language="en", clauses=clauses)


def test_a_reference_to_the_same_clause_under_its_new_number_is_a_citation():
    old, new = "A bell shall be rung as section 8 says.", "Bells shall be rung as section 9 says."
    (row,) = compare(_cites("8", old), _cites("9", new)).changes[1].strength
    assert (row.verdict, row.proof, row.edits) == ("same", "inflection", ())
    foreign = [text.replace(" says", " of the Harbour Act says") for text in (old, new)]
    (row,) = compare(*map(_cites, "89", foreign)).changes[1].strength
    assert [(edit.old, edit.new, edit.role) for edit in row.edits] == [("8", "9", "where")]


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
