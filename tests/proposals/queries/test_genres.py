"""What kind of text a proposal is: as a person said, else as its words tell."""

from __future__ import annotations

import pytest

from proposals.models import Proposal
from proposals.queries.genres import ToldGenre, genre_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_its_title_tells_until_a_person_does(django_assert_num_queries):
    proposal = factories.proposal(title="Lighthouse Act")
    with django_assert_num_queries(0):
        assert genre_of(proposal, None) == ToldGenre("law", is_guessed=True)
    proposal.genre = Proposal.Genre.POLICY
    assert genre_of(proposal, None) == ToldGenre("policy", is_guessed=False)


def test_its_clauses_tell_where_the_title_does_not(django_assert_num_queries):
    proposal = factories.proposal(title="On the northern pier")
    version = factories.version(factories.paragraphs("1", "Scope", "Data shall be kept."), proposal=proposal)
    reading = version.current_reading
    with django_assert_num_queries(1):
        assert genre_of(proposal, reading) is None
    reading.clauses.update(kind="term")
    assert genre_of(proposal, reading) == ToldGenre("standard", is_guessed=True)
