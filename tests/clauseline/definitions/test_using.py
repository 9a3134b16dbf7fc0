"""Where terms are used."""

from __future__ import annotations

from clauseline.definitions import Uses, find_uses, using
from tests.clauseline.comparing.drafts import clause


def _users(terms: list[str], *texts: str) -> dict[str, list[int]]:
    uses = find_uses(terms, [clause("1", "", text) for text in texts])
    return {term: uses.clauses(term) for term in uses.places}


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
    assert [tuple(use) for use in uses.of("Face")] == [(0, 4, 9)]


def test_a_part_of_a_longer_term_is_no_use_wherever_in_it_it_stands():
    assert _users(["data", "data on data"], "The data on data.", "The data.") == {"data": [1], "data on data": [0]}


def test_the_own_short_name_is_a_use_within_the_long_one():
    assert _users(["identifier (identifier of a person)"], "An identifier (identifier of a person).") == {
        "identifier (identifier of a person)": [0]
    }


def _places_of_many(count: int, *, twice: bool = False) -> Uses:
    terms = [f"term{number}" for number in range(count)]
    text = " ".join(terms)
    uses = find_uses(terms, [clause("1", "", text), clause("2", "", text if twice else "Nothing.")])
    assert {place.clause for term in terms for place in uses.of(term)} <= {0, 1}
    return uses


def test_what_is_done_grows_with_the_text_and_not_with_the_text_times_its_terms(monkeypatch):
    """The letters of "term1" stand in "term12", "term123" and "term1234" too: six steps a term, not more."""
    for count in (6_000, 24_000):
        monkeypatch.setattr(using, "STEPS", 6 * count)
        uses = _places_of_many(count)
        assert not uses.is_cut
        assert sum(map(len, uses.places.values())) == count


def test_the_first_places_are_found_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(using, "STEPS", 50)
    uses = _places_of_many(9, twice=True)
    assert not uses.is_cut
    monkeypatch.setattr(using, "STEPS", 12)
    uses = _places_of_many(9, twice=True)
    assert uses.is_cut
    assert uses.clauses("term0") == [0, 1]
    assert uses.clauses("term8") == [0]


def test_the_first_terms_are_looked_for_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(using, "LETTERS", 24)
    uses = _places_of_many(9)
    assert uses.is_cut
    assert list(uses.places) == ["term0", "term1", "term2", "term3"]


def test_a_name_that_thousands_of_terms_share_is_bounded_too(monkeypatch):
    monkeypatch.setattr(using, "STEPS", 1_000)
    terms = [f"data ({number})" for number in range(600)]
    uses = find_uses(terms, [clause("1", "", "Data of data.") for _ in range(600)])
    assert uses.is_cut
    assert sum(map(len, uses.places.values())) <= 1_000
