"""What concerns cite."""

from __future__ import annotations

import pytest

from clauseline.concerns import VOCABULARY
from clauseline.concerns.instruments import INSTRUMENTS, Citation, articles, citations
from clauseline.concerns.vocabulary import load


def test_a_citation_names_an_instrument_and_its_articles():
    found = {one.instrument: one for one in citations(VOCABULARY["data-localisation"])}
    assert found["ICCPR"] == Citation("ICCPR", ("17", "19(2) “regardless of frontiers”"))
    assert found["CSL(CN)"] == Citation("CSL(CN)", ("37",))
    assert found["LINDDUN"] == Citation("LINDDUN", ("NC",))


def test_two_names_of_one_and_two_in_one_entry():
    assert citations(VOCABULARY["behaviour-scoring"])[4] == Citation("UNESCO", ("¶26 (no social scoring)",))
    assert [one.instrument for one in citations(VOCABULARY["data-security"])][-2:] == ["ISO/IEC 27701", "ISO/IEC 29100"]


def test_what_says_that_there_is_none_is_left_out():
    assert "PIPL" not in {one.instrument for one in citations(VOCABULARY["content-control"])}


@pytest.mark.parametrize("name", [f"vocabulary_{number + 1}.toml" for number in range(int(VOCABULARY.version))])
def test_every_entry_begins_with_a_known_name(name):
    cited = {one.instrument for concern in load(name).concerns for one in citations(concern)}
    assert cited <= set(INSTRUMENTS)


def test_articles_of_several_concerns_are_told_once():
    concerns = [VOCABULARY["retention"], VOCABULARY["identity-linkage"]]
    assert articles(concerns, "GDPR") == ["5(1)(e)", "17", "25", "4(1)", "5(1)(c)"]
