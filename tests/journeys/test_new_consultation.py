"""A consultation that somebody makes: what the form proposes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_its_body_follows_the_version_until_a_person_says_another(signed_in, editor):
    first, other = (
        factories.version(
            paragraphs("1", "Scope", "Words."),
            number=number,
            proposal=factories.proposal(number=number, body=factories.body(name=name, short_name=name)),
        )
        for number, name in (("F-1", "Forum"), ("L-1", "League"))
    )
    page = signed_in(editor)
    page.goto("/consultations/new/")
    version, body = page.get_by_label("Version"), page.get_by_label("Addressee")
    expect(body).to_have_value("")
    version.select_option(first.slug)
    expect(body).to_have_value(first.proposal.body.slug)
    version.select_option(other.slug)
    expect(body).to_have_value(other.proposal.body.slug)
    body.select_option("")
    version.select_option(first.slug)
    expect(body).to_have_value("")
