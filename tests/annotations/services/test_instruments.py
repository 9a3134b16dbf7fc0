"""Instruments are rows: those that come with Clauseline, and what an admin adds."""

from __future__ import annotations

import pytest

from annotations.models import Article, Instrument
from annotations.services import instruments
from clauseline.concerns.articles import given

pytestmark = pytest.mark.django_db


def test_a_database_has_the_given_ones():
    assert list(Instrument.objects.values_list("slug", flat=True)) == [one.slug for one in given()]
    article = Article.objects.select_related("instrument").get(slug="iccpr-17")
    assert (str(article), article.instrument.label["zh"]) == ("ICCPR 17", "公民权利和政治权利国际公约")
    assert article.text["en"] == "Privacy, family, home and correspondence; honour and reputation"
    assert str(Article.objects.get(slug="rfc-7258")) == "RFC 7258"


@pytest.mark.postgres
def test_what_was_changed_is_brought_up_to_date_and_what_was_added_stays(django_assert_num_queries):
    own = Instrument.objects.create(name="ACHR", label={"en": "American Convention on Human Rights"})
    privacy = own.articles.create(label="11", text={"en": "Privacy"})
    Article.objects.filter(slug="iccpr-17").update(text={"en": "Older words"})
    Article.objects.filter(slug="gdpr-17").delete()
    instruments.fill()
    assert Article.objects.get(slug="iccpr-17").text["en"].startswith("Privacy, family")
    assert Article.objects.filter(slug="gdpr-17", given=True).exists()
    assert list(own.articles.all()) == [privacy]
    with django_assert_num_queries(7):
        instruments.fill()


def test_what_was_added_before_it_was_given_is_the_same_row():
    pk = Article.objects.get(slug="rfc-7258").pk
    Instrument.objects.filter(name="RFC 7258").update(slug="own", given=False)
    Article.objects.filter(pk=pk).update(slug="own", given=False)
    instruments.fill()
    assert Article.objects.get(pk=pk).slug == Instrument.objects.get(name="RFC 7258").slug == "rfc-7258"
    assert Instrument.objects.count() == len(given())
