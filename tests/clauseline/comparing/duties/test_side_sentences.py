"""The sentences of two texts, and in which of them each word stands."""

from __future__ import annotations

import math

from clauseline.comparing.duties.side_sentences import Lookups, PostedWords, SideSentences, plain
from clauseline.comparing.duties.words import content_words
from clauseline.comparing.known import Known
from clauseline.comparing.sentences import sentences
from tests.clauseline.comparing.drafts import draft

OLD = draft(("1", "Gates", "The gate of the pier is closed. A warden signs the ledger."), ("2", "Tide", "The gate!"))
NEW = draft(("1", "Gates", "The gate of the pier is closed. The ferry lands."))


def sides() -> tuple[SideSentences, SideSentences]:
    lookups = Lookups(Known(sentences))
    return SideSentences(OLD, lookups), SideSentences(NEW, lookups)


def test_each_word_leads_to_its_sentences_on_either_side():
    posted = PostedWords(sides())
    [gate], [pier], [ferry] = map(content_words, ("gate", "pier", "ferry"))
    found = {word: [posted.places_of(word, side).tolist() for side in (0, 1)] for word in (gate, pier, ferry, "whale")}
    assert found == {gate: [[0, 2], [0]], pier: [[0], [0]], ferry: [[], [1]], "whale": [[], []]}


def test_a_word_weighs_by_how_few_sentences_have_it():
    weights = PostedWords(sides()).weights
    [gate], [ferry] = content_words("gate"), content_words("ferry")
    assert (weights[gate], weights[ferry], weights["whale"]) == (math.log(6 / 3), math.log(6), math.log(6))


def test_what_the_sentences_of_an_outline_say_is_kept_with_it():
    ours, again = sides()[0], sides()[0]
    assert ours.words is again.words
    assert ours.texts is again.texts


def test_sides_without_sentences_have_no_words():
    nothing = SideSentences(draft(), Lookups(Known(sentences)))
    assert PostedWords((nothing, nothing)).places_of("gate", 0).tolist() == []


def test_equal_sentences_count_whatever_their_signs_and_case():
    ours, theirs = sides()
    assert [side.texts[plain("THE GATE of the pier, is closed")] for side in (ours, theirs)] == [1, 1]
    assert plain("Zoë’s  “Gate” № 7!") == "zoësgate7"


def test_words_around_a_sentence_are_those_of_its_title_and_first_line():
    assert sides()[0].title_words(2) == frozenset(content_words("Tide gate"))


def test_ascii_words_are_cut_as_all_others_are():
    text = "A waterGate of pier_no_9 (re-opened) isn't closed; fees: 12.50\tEUR"
    assert content_words(text) + content_words("ñandú") == content_words(f"{text} ñandú")
