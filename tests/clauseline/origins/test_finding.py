"""Origins: which clause of which proposal, best first; words that stand everywhere are named apart."""

from __future__ import annotations

from clauseline.origins import Library, Origin, Shared, Source, origins_of, own_share
from clauseline.outline import Outline
from tests.clauseline.comparing.drafts import draft

RULE = "The harbour master shall inform every skipper of a closed lock before the evening tide."
LEDGER = "Whoever moors a barge at the northern quay signs the ledger of the warden on the same day."
STOCK = "This document is produced by the council of harbours and may be copied freely by its members."
OWN = "Lanterns hang from the western pier wherever fishermen mend their nets after dusk."


def source(name: str, *texts: str, proposal: str = "", body: str = "") -> Source:
    return Source(name, of(*texts), proposal or name, body)


def of(*texts: str) -> Outline:
    return draft(*((str(number), "", text) for number, text in enumerate(texts, 1)))


def told(outline: Outline, *sources: Source) -> list[tuple[int, str, int, bool]]:
    found = origins_of(outline, among=Library(sources))
    return [(one.clause, one.source, one.source_clause, one.template) for one in found]


def test_an_origin_says_where_the_words_stand_in_both_texts():
    (found,) = origins_of(of(OWN, f"{OWN} {RULE}"), among=Library([source("tides", LEDGER, RULE)]))
    span = Shared(len(OWN) + 1, len(OWN) + len(RULE), 0, len(RULE) - 1)
    assert found == Origin(1, "tides", "tides", 1, "words", "fact", (span,), weight=found.weight)


def test_nothing_comes_from_nowhere():
    assert told(of(OWN), source("tides", RULE)) == told(of(OWN)) == told(of(), source("tides", RULE)) == []


def test_the_closest_version_of_a_proposal_is_named_alone():
    edited = RULE.replace("evening", "morning").replace("every", "each")
    versions = [source(name, text, proposal="tides") for name, text in (("v1", edited), ("v2", RULE), ("v3", RULE))]
    assert told(of(RULE), *versions) == [(0, "v2", 0, False)]


def test_each_proposal_is_named_the_one_that_shares_most_first():
    assert told(of(f"{RULE} {LEDGER}"), source("tides", RULE), source("quays", f"{LEDGER} {RULE}")) == [
        (0, "quays", 0, False), (0, "tides", 0, False),
    ]  # fmt: skip


def test_a_clause_that_was_two_comes_from_both():
    assert told(of(f"{RULE} {LEDGER}"), source("tides", LEDGER, OWN, RULE)) == [
        (0, "tides", 2, False), (0, "tides", 0, False),
    ]  # fmt: skip


def test_clauses_of_one_text_have_the_same_origins():
    assert told(of(RULE, OWN, RULE), source("tides", RULE)) == [(0, "tides", 0, False), (2, "tides", 0, False)]


def test_three_proposals_of_a_body_make_a_template():
    sources = [source(name, STOCK, body="HARBOURS") for name in ("a", "b", "c", "d")]
    found = origins_of(of(f"{STOCK} {RULE}"), among=Library([*sources, source("e", RULE, body="HARBOURS")]))
    assert [(one.source, one.ubiquity, one.template) for one in found] == [
        ("e", "", False), ("a", "template", True), ("b", "template", True), ("c", "template", True),
    ]  # fmt: skip


def test_two_templates_in_one_clause_are_both_named():
    """Whoever has the one does not hide who has the other."""
    other = "Members send their remarks to the secretary of the council within thirty days of its receipt."
    rows = [*((name, STOCK, "ONE") for name in "abcd"), *((name, other, "TWO") for name in "efgh")]
    library = Library([source(name, text, body=body) for name, text, body in rows])
    found = origins_of(of(f"{STOCK} {other}"), among=library)
    assert sorted((one.source, one.template) for one in found) == [(name, True) for name in "abcefg"]


def test_three_versions_of_one_proposal_make_none():
    versions = [source(name, STOCK, proposal="tides", body="HARBOURS") for name in ("v1", "v2", "v3", "v4")]
    assert told(of(STOCK), *versions) == [(0, "v1", 0, False)]


def test_what_four_proposals_of_whichever_bodies_have_is_common():
    named = [("a", ""), ("b", "ONE"), ("c", "ONE"), ("d", "TWO")]
    sources = [source(name, STOCK, body=body) for name, body in named]
    assert told(of(STOCK), *sources[:3]) == [(0, "a", 0, False), (0, "b", 0, False), (0, "c", 0, False)]
    found = origins_of(of(STOCK), among=Library(sources))
    assert {(one.ubiquity, one.band, one.method) for one in found} == {("common", "fact", "words")}


def test_the_own_share_counts_words_and_leaves_template_words_out():
    words = len(RULE.split())
    new = of(RULE, OWN, STOCK)
    rules = source("tides", RULE)
    stock = [source(name, STOCK, body="HARBOURS") for name in "abc"]
    own, all_words = len(OWN.split()), words + len(OWN.split())
    assert own_share(new, origins_of(new, among=Library([rules, *stock]))) == own / all_words
    assert own_share(new, ()) == own_share(of(""), ()) == 1.0
    assert own_share(of(RULE), origins_of(of(RULE), among=Library([rules]))) == 0.0


def test_lists_of_sources_count_in_no_share():
    new = draft(("1", "", OWN), ("2", "Normative references", RULE), ("", "Bibliography", LEDGER))
    rules = source("tides", RULE, LEDGER)
    assert own_share(new, origins_of(new, among=Library([rules]))) == 1.0
    assert own_share(draft(("1", "", OWN), ("2", "Locks", RULE)), origins_of(new, among=Library([rules]))) < 1.0
