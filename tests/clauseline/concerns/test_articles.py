"""The instruments and articles that are given with the vocabulary."""

from __future__ import annotations

from clauseline.concerns import VOCABULARY
from clauseline.concerns.articles import GivenArticle, article_slug, given
from clauseline.concerns.instruments import INSTRUMENTS, citations


def test_an_article_says_in_short_words_what_it_is_about():
    found = {article.slug: article for one in given() for article in one.articles}
    assert found["iccpr-17"] == GivenArticle(
        "iccpr-17",
        "17",
        {
            "en": "Privacy, family, home and correspondence; honour and reputation",
            "fr": "Vie privée, famille, domicile et correspondance ; honneur et réputation",
            "zh": "私生活、家庭、住宅和通信；荣誉和名誉",
        },
        "",
    )


def test_the_first_article_is_the_whole_instrument():
    for one in given():
        assert (one.articles[0].slug, one.articles[0].label, one.articles[0].text) == (one.slug, "", {})


def test_all_that_concerns_cite_are_given_in_their_order():
    assert tuple(one.name for one in given()) == INSTRUMENTS
    cited = {said.instrument for concern in VOCABULARY.concerns for said in citations(concern)}
    assert cited <= {one.name for one in given()}


def test_every_name_and_text_is_there_in_three_languages():
    told = [one.label for one in given()] + [part.text for one in given() for part in one.articles[1:]]
    assert {tuple(one) for one in told} == {("en", "fr", "zh")}
    assert all(words and len(words) <= 120 for one in told for words in one.values())


def test_slugs_are_there_once_and_short():
    slugs = [article.slug for one in given() for article in one.articles]
    assert len(slugs) == len(set(slugs))
    assert all(len(slug) <= 40 for slug in slugs)
    assert article_slug("gdpr", "5(1)(f)") == "gdpr-5-1-f"
    assert article_slug("rfc-6973", "§5.1.1") == "rfc-6973-5-1-1"
