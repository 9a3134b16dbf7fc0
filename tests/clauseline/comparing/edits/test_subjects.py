"""What a sentence does, and that each word of the lists is used by its example."""

from __future__ import annotations

import re

import pytest

from clauseline.comparing.changes import Edit
from clauseline.comparing.edits.language import LANGUAGES, language_of
from clauseline.comparing.edits.losses import is_loss, loses
from clauseline.comparing.edits.reading_first import first_weights
from clauseline.comparing.edits.subjects import (
    LATER,
    LEADING,
    subjects_in,
    the_subjects,
    words_of_subjects,
)
from clauseline.comparing.edits.word_lists import as_body, split_alternatives
from tests.clauseline.comparing.edits.test_words import PLAIN

DATA = the_subjects()
EVERY = [(code, name) for code in DATA for name in DATA[code]]


def _is_found(code, name, text):
    words, lower = words_of_subjects(code), text.lower()
    if name == "apart":
        return words.apart.search(lower) is not None
    if name == "known":
        return name in words.lists.find(lower)
    if name in LEADING:
        return name in subjects_in(lower, language_of(code))
    return name in words.lists.find(lower)


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_every_word_is_found_in_its_example(code, name):
    own = DATA[code][name]
    assert not _is_found(code, name, own["example"].format(""))
    starred = [example.split("*") for example in own.get("patterns", [])]
    for words in split_alternatives(own["words"]):
        if PLAIN.fullmatch(words):
            assert _is_found(code, name, own["example"].format(words.replace("*", ""))), words
        else:
            found = [parts for parts in starred if re.fullmatch(as_body(words), parts[1].lower())]
            assert found, f"{words} has no example"
            assert all(_is_found(code, name, "".join(parts)) for parts in found), words


def test_each_language_tells_all_subjects_and_each_has_a_figure():
    assert {*DATA} == {*LANGUAGES}
    for code, own in DATA.items():
        assert {*own} == {"apart", "known", *LEADING, *LATER}, code
        assert {name for name in own if "near" in own[name]} == {*LEADING}, code
    assert {*first_weights().leading} == {*LEADING, "inside", "further", "loss"}
    assert {*first_weights().later} == {*LATER}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "we share the fingerprints of each visitor with our partners.", {"shared"}),
        ("en", "the bell is encoded as json.", {"format"}),
        ("en", "we encode the fingerprints of each visitor as json and keep them.", {"kept"}),
        ("en", "you grant us a perpetual licence to your songs.", {"granted"}),
        ("en", "the user agent tracks the buffer.", {"format"}),
        ("de", "fingerabdrücke werden gespeichert.", {"kept"}),
        ("fr", "le visage est conservé.", {"kept"}),
        ("es", "el rostro se conserva.", {"kept"}),
        ("zh", "可以查验个人的电子设备。", {"watched"}),
        ("zh", "国务院有关部门应当密切配合。", {"institutions"}),
        ("en", "the hall has a door to the south.", set()),
    ],
)
def test_what_is_done_to_people_leads(code, text, expected):
    assert subjects_in(text, language_of(code)) == expected


def test_a_right_or_a_promise_that_went_is_a_loss():
    assert is_loss(["went"], {"entitled"})
    assert not is_loss(["came"], {"entitled"})
    assert not is_loss(["went"], {"shared"})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("with your permission", "", True), ("", "with your permission", False), ("permission", "your permission", False)],
)
def test_words_of_a_right_that_went_are_a_loss(old, new, expected):
    edit = Edit(old, new, (0, len(old)), (0, len(new)), "consent", "ask")
    assert loses([edit], "we read your faces with your permission.", language_of("en")) is expected
