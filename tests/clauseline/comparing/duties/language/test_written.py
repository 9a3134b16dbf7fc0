"""Every word that is written is found in its own example."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from clauseline.comparing.duties.amounts import tell_amounts
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.duty import find_leave, read_duty
from clauseline.comparing.duties.facts import SAME, SentencePair, tell_fact
from clauseline.comparing.duties.indicative import find_indicative
from clauseline.comparing.duties.language.written import (
    CAPITALS_ALONE,
    LANGUAGES,
    LanguageWords,
    VerbEntry,
    letters_of,
    words_of,
)
from clauseline.comparing.duties.numbers import find_numbers
from clauseline.comparing.duties.softening import soften
from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.duties.verbs import CAPITALS, Verbs
from clauseline.comparing.duties.words import content_words
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import Verdict

FILES = (*LANGUAGES, CAPITALS_ALONE)
TABLES = {
    "begins", "stems", "regular", "names", "verbs", "before", "conditions", "exceptions", "leave", "scope", "least",
    "most", "least_behind", "most_behind", "units", "numbers", "fractions", "ones", "ranges", "sanctions", "money",
    "stop", "leading", "indicative", "softened", "narrowed",
}  # fmt: skip
ENDINGS = {"stems": ("", "t", "n", "en", "nt"), "forms": ("",), "passive": ("é", "i", "u", "")}


def _verbs(language: str) -> Verbs:
    if language == CAPITALS_ALONE:
        return CAPITALS
    return Conventions.of_clauses(language, old_declares=False, new_declares=False).old


def _read(example: str) -> tuple[str, str]:
    """An example without its stars, and what stands between them."""
    before, words, after = example.split("*")
    return before + words + after, words


def _sentence(text: str) -> Sentence:
    return Sentence(0, len(text), text)


def _phrases(*tables: str) -> list[tuple[str, str, str]]:
    """Table, regular expression and example of each phrase."""
    return [
        (table, *row) for language in LANGUAGES for table in tables for row in words_of(language).phrases(table).items()
    ]


def _named(table: str) -> list[tuple[str, str, str]]:
    """Name, regular expression and example of each phrase of a table that has names."""
    return [
        (name, *row)
        for language in LANGUAGES
        for name in words_of(language).names_in(table)
        for row in words_of(language).phrases(f"{table}.{name}").items()
    ]


def _listed(table: str, *names: str) -> list[tuple[str, str, str]]:
    """Language, list and word of each word of lists."""
    return [
        (language, name, word)
        for language in LANGUAGES
        for name in names
        for word in words_of(language).listed(table, name)
    ]


@pytest.mark.parametrize(
    ("language", "entry"), [(language, entry) for language in FILES for entry in words_of(language).verbs]
)
def test_a_verb_is_found_with_its_level(language: str, entry: VerbEntry):
    verbs = _verbs(language)
    assert entry.examples
    for text, words in map(_read, entry.examples):
        found = [(verbs.entry(match), text[match.start() : match.end()]) for match in verbs.find(text)]
        assert found == [(entry, words)]
        told = [(one.level, one.verb, one.convention) for one in find_strengths(_sentence(text), verbs)]
        assert told == [(entry.level, words, entry.convention)]


@pytest.mark.parametrize(
    ("table", "phrase", "example"), _phrases("before.conditions", "conditions", "exceptions", "scope")
)
def test_a_phrase_opens_a_part_of_a_duty(table: str, phrase: str, example: str):
    text, words = _read(example)
    duty = read_duty(text, "requirement", "")
    part = {"exceptions": duty.exceptions, "scope": (duty.scope,)}.get(table, duty.conditions)
    assert part == (words,)
    assert re.compile(phrase, re.IGNORECASE).match(text, text.index(words))


@pytest.mark.parametrize(
    ("table", "phrase", "example"), _phrases("leave.with", "leave.without", "leave.of", "leave.given")
)
def test_a_leave_is_found(table: str, phrase: str, example: str):
    text, words = _read(example)
    assert find_leave(text, is_missing=table == "leave.without") == (words,)
    assert re.search(phrase, words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "table", "phrase", "example"),
    [
        (code, table, *row)
        for code in LANGUAGES
        for table in ("softened", "narrowed")
        for row in words_of(code).phrases(table).items()
    ],
)
def test_a_phrase_softens_a_duty_or_narrows_a_ban(language: str, table: str, phrase: str, example: str):
    text, words = _read(example)
    sentence = _sentence(text)
    bound = strongest(find_strengths(sentence, _verbs(language)), sentence)
    assert soften(bound, text)[1] == words
    assert (bound.level in ("prohibition", "discouraged")) is (table == "narrowed")
    assert re.fullmatch(phrase, words, re.IGNORECASE)
    assert soften(bound, text.replace(words, ""))[1] == ""


@pytest.mark.parametrize(("table", "phrase", "example"), _phrases("least", "most", "least_behind", "most_behind"))
def test_a_bound_is_the_least_or_the_most(table: str, phrase: str, example: str):
    text, words = _read(example)
    assert re.search(phrase, words)
    assert [one.bound for one in find_numbers(text)] == [table.partition("_")[0]]
    assert [one.bound for one in find_numbers(re.sub(phrase, "", text))] == [""]


@pytest.mark.parametrize(("name", "forms", "example"), _named("units"))
def test_a_unit_is_known_in_each_of_its_forms(name: str, forms: str, example: str):
    text, told = _read(example)
    assert [one.unit for one in find_numbers(f"it lasts {text}")] == [name]
    every = forms.replace(r"\s+", " ").split("|")
    assert any(told.casefold().endswith(form) for form in every)
    assert [one.unit for form in every for one in find_numbers(f"6 {form}")] == [name] * len(every)


@pytest.mark.parametrize(("table", "words", "example"), _phrases("before.units"))
def test_what_stands_before_a_unit_makes_another_one(table: str, words: str, example: str):
    text, _ = _read(example)
    assert [one.unit for one in find_numbers(f"it lasts {text}")] == [f"{words} days"]


@pytest.mark.parametrize(("value", "words", "example"), _named("fractions"))
def test_a_fraction_is_an_amount(value: str, words: str, example: str):
    text, told = _read(example)
    assert [(one.value, one.unit) for one in find_numbers(text)] == [(value, "part")]
    assert re.fullmatch(words, told, re.IGNORECASE)


@pytest.mark.parametrize(("value", "word", "example"), _named("numbers"))
def test_a_form_of_a_number_has_its_value(value: str, word: str, example: str):
    text, told = _read(example)
    assert [one.value for one in find_numbers(f"it lasts {text}")] == [value]
    assert told.startswith(f"{word} ")


@pytest.mark.parametrize(("language", "name", "word"), _listed("ones", "words"))
def test_an_article_is_one_before_a_unit_of_time(language: str, name: str, word: str):
    example = words_of(language).told["ones"]["example"]
    assert [(one.value, one.bound) for one in find_numbers(example.format(word))] == [("1", "most")]


def _more_of(text: str) -> Verdict | None:
    """Which way the amount of a sentence goes when it grows."""
    old, new = (read_duty(text.replace("3", amount), "requirement", "") for amount in "35")
    return tell_amounts(old, new)


@pytest.mark.parametrize(("table", "words", "example"), _phrases("sanctions"))
def test_a_larger_sanction_asks_more(table: str, words: str, example: str):
    text, told = _read(example)
    assert re.fullmatch(words, told, re.IGNORECASE)
    assert (_more_of(text), _more_of(text.replace(told, ""))) == ("strengthened", "weakened")


@pytest.mark.parametrize(("language", "name", "word"), _listed("money", "words"))
def test_a_sanction_is_counted_in_money(language: str, name: str, word: str):
    example = words_of(language).told["money"]["example"]
    assert (_more_of(example.format(word)), _more_of(example.format("天"))) == ("strengthened", "ambiguous")


@pytest.mark.parametrize(("table", "words", "example"), _phrases("ranges"))
def test_a_range_has_both_bounds(table: str, words: str, example: str):
    text, told = _read(example)
    assert [one.bound for one in find_numbers(text)] == ["least", "most"]
    assert re.match(words.replace(r"\s+#", r"\s+\w+").replace("#", r"\w+"), told)


@pytest.mark.parametrize(("language", "name", "word"), _listed("stop", "words"))
def test_a_stop_word_says_nothing(language: str, name: str, word: str):
    example = words_of(language).told["stop"]["example"]
    assert content_words(example.format(word)) == content_words(example.format(" ")) != ()


@pytest.mark.parametrize(("language", "name", "word"), _listed("leading", "words"))
def test_a_leading_word_changes_no_duty(language: str, name: str, word: str):
    verbs, example = _verbs(language), words_of(language).told["leading"]["example"]
    with_it, without, other = (_sentence(example.format(one)) for one in (word, "", "xyz"))
    for text, is_same in ((with_it, True), (other, False)):
        pair = SentencePair(without, text, find_strengths(without, verbs), find_strengths(text, verbs))
        assert pair.ours
        assert (tell_fact(pair, is_plain_binding=False)[2] == SAME) is is_same


@pytest.mark.parametrize(("language", "name", "word"), _listed("indicative", *ENDINGS))
def test_a_verb_in_the_indicative_says_what_is_done(language: str, name: str, word: str):
    example = words_of(language).told["indicative"]["passive_example" if name == "passive" else "example"]
    forms = [word.replace("_", " ") + ending for ending in ENDINGS[name]]
    found = [find_indicative(_sentence(example.format(form)), _verbs(language)) for form in forms]
    assert any(one and one.verb.endswith(form) for one, form in zip(found, forms, strict=True))


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("is not [strictly ]{free}", r"is\s+not\s+(?:strictly\s+)?(?:per(?:mitted|missible)|allowed)"),
        ("can't|may(?! \\d)", r"can['’]t|may(?!\s+\d)"),
    ],
)
def test_words_become_an_expression(words: str, expression: str):
    told = {"names": {"free": "per(mitted|missible)|allowed"}, "conditions": {words: ""}}
    assert [*LanguageWords(told).phrases("conditions")] == [expression]
    assert [*LanguageWords({**told, "regular": True, "conditions": {"a {free}": ""}}).phrases("conditions")] == [
        "a per(mitted|missible)|allowed"
    ]


@pytest.mark.parametrize(
    ("expression", "letters"),
    [("until|if", {"u", "i"}), (r"(?:only\s+|just\s+)?if", {"o", "j", "i"}), (r"(?:un|le)\s+quart", {"u", "l"})],
)
def test_an_expression_begins_with_letters(expression: str, letters: set[str]):
    assert letters_of(expression) == letters


@pytest.mark.parametrize("language", FILES)
def test_a_file_has_no_other_tables(language: str):
    assert {*words_of(language).told} - TABLES == set()


def test_each_file_is_read():
    folder = files("clauseline.comparing.duties.language")
    assert {one.name for one in folder.iterdir() if one.name.endswith(".toml")} == {
        f"words_{one}.toml" for one in FILES
    }


def test_texts_in_a_language_without_words_have_no_verbs():
    assert find_strengths(_sentence("The keeper shall light the lamp."), _verbs("nl")) == []
