"""Translations of clauses beside them."""

import pytest
from django.urls import reverse

from annotations.models import Translation
from annotations.services import translations as service
from tests import factories
from tests.annotations.views import drawn
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Observers")


@pytest.fixture
def draft(team):
    return factories.version(paragraphs("1", "标识", "应当保存。"), paragraphs("2", "范围", "身份。"), language="zh")


def key_of(version):
    return version.current_reading.clauses.get(number="1").key


def paste(client, draft, **said):
    body = {"text": "It shall be kept.", "language": "en", "visibility": "team", **said}
    return client.post(reverse("translation-add", args=[draft.slug, key_of(draft)]), body)


def test_one_is_pasted_and_stands_beside_its_clause(client, ana, draft):
    client.force_login(ana)
    answer = paste(client, draft, translator="A sworn translator", visibility="public")
    assert answer["Location"] == f"/versions/{draft.slug}/#{key_of(draft)}"
    told = client.get(reverse("translation", args=[draft.slug, key_of(draft)]))
    assert "It shall be kept." in drawn.text(told)
    assert "Translated by A sworn translator · added by Ana" in drawn.text(told)
    whole = client.get(reverse("translations", args=[draft.slug]))
    assert drawn.values(whole, "data-translated") == [key_of(draft)]


def test_a_refusal_keeps_what_was_pasted(client, ana, draft):
    client.force_login(ana)
    paste(client, draft)
    answer = paste(client, draft)
    assert answer.status_code == 409
    assert "stands here already" in drawn.text(answer) and "It shall be kept.</textarea>" in answer.text
    assert paste(client, draft, language="zh").status_code == 400


def test_who_may_not_add_one_has_no_form(client, ana, draft):
    service.add(draft, key_of(draft), "It shall be kept.", language="en", by=ana, visibility="public")
    client.force_login(factories.person("stranger"))
    told = client.get(reverse("translation", args=[draft.slug, key_of(draft)]))
    assert "It shall be kept." in drawn.text(told) and "<form" not in told.text
    assert paste(client, draft).status_code == 403


def test_one_is_taken_away(client, ana, draft):
    client.force_login(ana)
    paste(client, draft)
    made = Translation.objects.get()
    client.post(reverse("translation-withdraw", args=[made.slug]))
    assert not Translation.objects.exists()


def test_a_hostile_one_is_escaped(client, ana, draft):
    client.force_login(ana)
    paste(client, draft, text="<script>alert(1)</script>", translator="<img src=x>")
    for name, parts in (("translation", [draft.slug, key_of(draft)]), ("translations", [draft.slug])):
        text = client.get(reverse(name, args=parts)).text
        assert "<script>" not in text and "<img" not in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_clauses(client, ana, team, count, django_assert_num_queries):
    draft = factories.version(*(paragraphs(str(n), "标识", f"{n}应当保存。") for n in range(count)), language="zh")
    for clause in draft.current_reading.clauses.all():
        service.add(draft, clause.key, "It shall be kept.", language="en", by=ana)
        service.add(draft, clause.key, "It is to be kept.", language="en", by=ana)
    client.force_login(ana)
    with django_assert_num_queries(6):
        client.get(reverse("translations", args=[draft.slug]))


def test_a_page_in_another_language_glosses_the_text(client, ana, draft):
    client.force_login(ana)
    text = client.get(reverse("version", args=[draft.slug])).text
    assert 'data-gloss="shall" tabindex="-1"><span data-start="0">应当</span></span>' in text
    chinese = client.get(reverse("version", args=[draft.slug]), headers={"Accept-Language": "zh-hans"}).text
    assert "data-gloss=" not in chinese
