"""What people write has a limit, by programs and on pages; what was longer before stays readable and can be kept."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template.loader import get_template

from annotations import forms as remark_forms
from annotations.lengths import CONCERNS, ELEMENT, REPLY, TEXT
from annotations.models import Annotation, Reply
from annotations.services import annotations as remarks
from annotations.services import decisions, replies
from annotations.services.annotations import Remark
from proposals.forms import drafts, library, people
from proposals.models.lengths import REASON, TooLong
from proposals.refusals import Refusal
from proposals.services import withdrawals
from tests import factories
from tests.clients import api

pytestmark = pytest.mark.django_db

ENDLESS = {"code", "changed_at", "seen", "deadline"}
"""What is compared or read as a moment, and never kept as it comes."""


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Scope", "Everything is recorded."))


@pytest.fixture
def said(owner, version):
    return remarks.add(version, Remark(comment="Why?"), team=owner.teams.get(), by=owner)


@pytest.mark.parametrize(("name", "most"), [("comment", TEXT), ("proposed", TEXT), ("element", ELEMENT)])
def test_a_remark_has_limits(said, owner, name, most):
    facts = {"comment": "Why?", "proposal": "replace", "proposed": "It ends.", name: "x" * most}
    assert getattr(remarks.change(said, Remark(**facts), by=owner), name) == "x" * most
    with pytest.raises(TooLong) as no:
        remarks.change(said, Remark(**{**facts, name: "y" * (most + 1)}), by=owner)
    assert no.value.sentence == f"This text has {most + 1} characters; {most} are taken."


def test_a_remark_names_no_more_concerns_than_there_could_be(said, owner):
    with pytest.raises(Refusal):
        remarks.change(said, Remark(comment="Why?", concerns=("retention",) * (CONCERNS + 1)), by=owner)


def test_what_was_longer_before_is_read_and_kept(said, owner):
    before = "x" * (TEXT + 1)
    Annotation.objects.filter(pk=said.pk).update(comment=before)
    address = f"/api/v1/annotations/{said.slug}/"
    assert api(owner).get(address).json()["comment"] == before
    changed = api(owner).patch(address, {"severity": "low"})
    assert (changed.status_code, changed.json()["comment"], changed.json()["severity"]) == (200, before, "low")


def test_replies_and_reasons_have_limits(said, owner, version):
    with pytest.raises(TooLong):
        replies.add(said, "x" * (REPLY + 1), by=owner)
    with pytest.raises(TooLong):
        decisions.decide(said, "dismissed", by=owner, reason="x" * (REASON + 1))
    with pytest.raises(TooLong):
        withdrawals.withdraw(version, reason="x" * (REASON + 1), by=factories.person(is_superuser=True))
    assert (Reply.objects.count(), Annotation.objects.get().state) == (0, "open")


@pytest.mark.parametrize(
    ("path", "told", "name"),
    [
        ("replies/", {"text": "x" * (REPLY + 1)}, "text"),
        ("annotations/", {"comment": "x" * (TEXT + 1)}, "comment"),
        ("annotations/", {"comment": "x", "concerns": ["retention"] * (CONCERNS + 1)}, "concerns"),
        ("annotations/", {"comment": "x", "key": "a", "anchor": {"quote": "x" * (TEXT + 1)}}, "anchor"),
        ("proposals/", {"title": "x", "teams": ["none"] * 201}, "teams"),
    ],
)
def test_a_program_hears_which_field_is_too_long(said, owner, version, path, told, name):
    rows = {
        "replies/": {"annotation": said.slug},
        "annotations/": {"version": version.slug, "team": owner.teams.get().slug},
        "proposals/": {"body": version.proposal.body.slug},
    }
    answer = api(owner).post(f"/api/v1/{path}", {**rows[path], **told})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])


def test_every_text_of_a_form_has_a_limit():
    rooms = (remark_forms, drafts, people, library)
    kinds = {
        one for room in rooms for one in vars(room).values() if isinstance(one, type) and issubclass(one, forms.Form)
    }
    endless = {
        (kind.__name__, name)
        for kind in kinds
        for name, field in getattr(kind, "base_fields", {}).items()
        if isinstance(field, forms.CharField) and field.max_length is None and name not in ENDLESS
        if not isinstance(field.widget, forms.PasswordInput)
    }
    assert endless == set()


@pytest.mark.parametrize(
    ("template", "limits"),
    [
        ("form.html", [TEXT]),
        ("wording_field.html", [TEXT]),
        ("reply.html", [REPLY]),
        ("more_acts.html", [REASON]),
        ("sheet_parts.html", [TEXT]),
    ],
)
def test_pages_say_the_limits(template, limits):
    source = get_template(f"annotations/{template}").template.source  # type: ignore[attr-defined]
    assert re.findall(r'<textarea[^>]* maxlength="(\d+)"', source) == [str(most) for most in limits]
