"""The pages of arguments, and what the form of an annotation offers of them."""

from __future__ import annotations

import pytest

from annotations.models import Argument, ArgumentUse, Article
from annotations.services import arguments
from annotations.services.arguments import ArgumentEvidence, Plea
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def keep(team, by, title="No name", *, concerns=("anonymity",), articles=("iccpr-17",), **facts) -> Argument:
    rows = tuple(Article.objects.filter(slug__in=articles))
    said = {"text": "A pseudonym does.", **facts}
    return arguments.add(Plea(title, concerns=concerns, articles=rows, **said), team=team, by=by)


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Faces", "It shall record the face of each user."))


def test_the_list_is_of_ones_teams_and_can_be_narrowed(client, reviewer_signed_in, reviewer, team):
    keep(team, reviewer)
    keep(team, reviewer, "No end", concerns=("retention",), text="It names no period.")
    eve = factories.person("eve")
    keep(factories.team(eve), eve, "Another team")
    assert words(client.get("/arguments/"), "argument-title") == ["No end", "No name"]
    assert words(client.get("/arguments/?concern=retention"), "argument-title") == ["No end"]
    assert words(client.get("/arguments/?q=pseudonym"), "argument-title") == ["No name"]
    assert "No argument is as you asked." in text(client.get("/arguments/?q=nothing"))


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_however_long(
    client, reviewer_signed_in, reviewer, team, count, django_assert_num_queries
):
    for _ in range(count):
        keep(team, reviewer)
    with django_assert_num_queries(9):
        assert len(words(client.get("/arguments/"), "argument-title")) == count


def test_one_is_kept_from_an_annotation(client, reviewer_signed_in, reviewer, team, version):
    said = remark(version, reviewer, team, number="1", comment="Why a face?", concerns=("biometric-body",))
    address = f"/arguments/new/?annotation={said.slug}"
    assert f'href="{address}"' in client.get(f"/annotations/{said.slug}/card/").text
    page = client.get(address)
    assert 'value="Why a face?"' in page.text
    assert page.context["form"].named == {"biometric-body"}
    fields = {
        "title": "Faces",
        "text": "Why a face?",
        "language": "en",
        "concerns": ["biometric-body"],
        "articles": ["iccpr-17", "gdpr-9"],
        "evidence": "It says so https://example.org/a\nSeen by us",
    }
    answer = client.post(address, fields)
    made = Argument.objects.get()
    assert answer["Location"] == f"/arguments/{made.slug}/"
    assert (made.title, made.team, made.made_by) == ("Faces", team, reviewer)
    assert [one["address"] for one in made.evidence] == ["https://example.org/a", ""]
    assert ArgumentUse.objects.get().annotation == said
    shown = text(client.get(answer["Location"]))
    assert "used in 1 comment on 1 draft" in shown
    assert "Privacy, family, home and correspondence; honour and reputation" in shown


def test_what_is_refused_stands_on_the_page(client, reviewer_signed_in):
    fields = {"title": "No name", "text": "x", "language": "en", "evidence": "https://example.org/"}
    answer = client.post("/arguments/new/", fields)
    assert answer.status_code == 400
    assert "Please say in a line what the evidence shows." in text(answer)
    assert not Argument.objects.exists()


def test_nobody_changes_what_another_changed_meanwhile(client, reviewer_signed_in, reviewer, team):
    made = keep(team, reviewer)
    at = f"/arguments/{made.slug}/edit/"
    (seen,) = [one for one in values(client.get(at), "value") if one == made.changed_at.isoformat()]
    fields = {"title": "No name at all", "text": "A pseudonym does.", "language": "en", "seen": seen}
    assert client.post(at, fields).status_code == 302
    answer = client.post(at, {**fields, "title": "Mine"})
    assert "was changed since you loaded it" in text(answer)
    assert Argument.objects.get().title == "No name at all"


def test_withdrawn_it_is_gone_and_annotations_stay(client, reviewer_signed_in, reviewer, team, version):
    made = keep(team, reviewer)
    said = remark(version, reviewer, team, number="1")
    arguments.use(said, [made], by=reviewer)
    assert client.post(f"/arguments/{made.slug}/withdraw/")["Location"] == "/arguments/"
    said.refresh_from_db()
    assert (said.deleted_at, Argument.objects.exists()) == (None, False)


def test_those_of_the_chosen_concerns_are_offered_used_ones_first(client, reviewer_signed_in, reviewer, team):
    keep(team, reviewer, "Both", concerns=("anonymity", "retention"))
    keep(team, reviewer, "En français", concerns=("anonymity", "retention"), language="fr")
    keep(team, reviewer, "One")
    used = keep(team, reviewer, "Used", concerns=("children",))
    keep(team, reviewer, "Other", concerns=("surveillance",))
    query = {"concerns": "anonymity retention", "used": used.slug, "language": "en"}
    answer = client.get("/arguments/offered/", query)
    assert words(answer, "offered-words") == [
        f"Put into the comment: {title}" for title in ("Used", "Both", "One", "En français")
    ]
    assert answer.text.count("checked") == 1
    assert client.get("/arguments/offered/").text.strip() == ""


def test_what_goes_in_names_articles_and_evidence(client, reviewer_signed_in, reviewer, team):
    evidence = (ArgumentEvidence("https://example.org/a", "It says so"), ArgumentEvidence("", "Seen by us"))
    keep(team, reviewer, articles=("iccpr-17", "gdpr-5-1-c"), evidence=evidence)
    (inserted,) = values(client.get("/arguments/offered/?concerns=anonymity"), "data-inserts")
    assert inserted == (
        "A pseudonym does.\n\n(ICCPR 17; GDPR 5(1)(c))\n\nIt says so: https://example.org/a\nSeen by us"
    )


def test_the_form_of_an_annotation_knows_what_it_uses(client, reviewer_signed_in, reviewer, team, version):
    made = keep(team, reviewer)
    said = remark(version, reviewer, team, number="1", concerns=("anonymity",))
    arguments.use(said, [made], by=reviewer)
    form = client.get(f"/versions/{version.slug}/annotate/?annotation={said.slug}")
    assert words(form, "offered-words") == ["Put into the comment: No name"]
    assert [one.is_used for one in form.context["offer"].rows] == [True]


def test_instruments_are_a_page(client, reviewer_signed_in):
    shown = text(client.get("/instruments/"))
    assert "International Covenant on Civil and Political Rights" in shown
    assert "Privacy, family, home and correspondence; honour and reputation" in shown
