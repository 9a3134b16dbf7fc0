"""Parts of sentences are found in the examples of their entries, and are words of the sentence."""

from __future__ import annotations

import pytest

from clauseline.comparing.kinds.parts import TABLES, compare_parts, part_patterns, parts_of_kind
from clauseline.comparing.kinds.telling import KIND_LANGUAGES, read_words
from clauseline.vocabulary import HANDLED_PARTS, SentencePart

EVERY = [
    (language, table, part)
    for language in KIND_LANGUAGES
    for table in ("handling", *dict.fromkeys(TABLES.values()))
    for part in part_patterns(language, table)
]


@pytest.mark.parametrize(("language", "table", "part"), EVERY)
def test_a_part_is_found_in_its_example(language: str, table: str, part: SentencePart):
    before, words, after = read_words(language).told[table]["examples"][part].split("*")
    match = part_patterns(language, table)[part].search(before + words + after)
    assert match is not None
    assert match[0].strip() == words


@pytest.mark.parametrize("language", KIND_LANGUAGES)
def test_each_language_has_the_parts_of_a_policy(language: str):
    assert tuple(sorted(part_patterns(language, "handling"))) == tuple(sorted(HANDLED_PARTS))


def test_a_grant_has_parts():
    grant = "You grant the guild a worldwide and perpetual licence to show your drawings in order to sell lamps."
    assert parts_of_kind(grant, "grant", "en") == {
        "what": "licence to show your drawings", "recipient": "grant the guild", "time": "perpetual",
        "where": "worldwide", "purpose": "in order to sell lamps",
    }  # fmt: skip


def test_parts_of_both_sides_stand_beside_each_other():
    before = "You grant the guild a perpetual licence to show your drawings."
    after = "You grant the guild a licence to sell your drawings."
    assert compare_parts("grant", before, after, ("en", "en-GB")) == [
        ("recipient", "grant the guild", "grant the guild"),
        ("time", "perpetual", ""),
        ("what", "licence to show your drawings", "licence to sell your drawings"),
    ]
    assert compare_parts("duty", before, after, ("en", "en")) == []


def test_a_duty_has_none():
    assert parts_of_kind("The keeper shall light the lamp.", "duty", "en") == {}
    assert parts_of_kind("Wie roeit betaalt 20 euro.", "sanction", "nl") == {}
