"""Where terms are used."""

from __future__ import annotations

from clauseline.definitions import clauses_using, find_uses
from tests.clauseline.comparing.drafts import clause


def _users(terms: list[str], *texts: str) -> dict[str, list[int]]:
    uses = find_uses(terms, [clause("1", "", text) for text in texts])
    return {term: clauses_using(uses, term) for term in uses}


def test_as_a_word_in_the_singular_or_the_plural():
    texts = "An avatar walks.", "Avatars walk.", "The avatarist walks.", "No-one walks."
    assert _users(["avatar"], *texts) == {"avatar": [0, 1]}
    assert _users(["Avatars"], *texts) == {"Avatars": [0, 1]}


def test_the_longest_term_takes_the_place():
    texts = "A verifiable claim.", "A verifiable claim and a claim."
    assert _users(["claim", "verifiable claim"], *texts) == {"claim": [1], "verifiable claim": [0, 1]}


def test_chinese_needs_no_spaces_and_both_names_count():
    assert _users(["化身"], "每个化身都有主人", "人") == {"化身": [0]}
    assert _users(["数字身份 digital identity"], "数字身份的管理", "The digital identity") == {
        "数字身份 digital identity": [0]
    }
    assert _users(["decentralized identifier (DID)"], "A decentralized identifier.") == {
        "decentralized identifier (DID)": [0]
    }


def test_the_first_place_in_each_clause_in_code_points():
    uses = find_uses(["Face"], [clause("1", "", "😀 İ faces, a face")])
    assert [tuple(use) for use in uses["Face"]] == [(0, 4, 9)]
