"""What the site keeps of a person: every column has its rule, the export tells all, a closed account leaves nothing."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from annotations.models import (
    Annotation,
    Argument,
    Consultation,
    FirstStepsOff,
    ForceConfirmation,
    Hint,
    HintsOff,
    Judgement,
    OriginDecision,
    PairDecision,
    Placement,
    Review,
    Step,
    ToldArrival,
    Translation,
    Visit,
    WordingDecision,
)
from annotations.services import annotations, comment_sets, drafts, replies, visits
from annotations.statements import STATEMENTS
from clauseline.concerns import VOCABULARY
from proposals.models import (
    AuditEvent,
    Contributor,
    Invitation,
    Job,
    Notice,
    Proposal,
    Receipt,
    User,
    Version,
    Watch,
)
from proposals.privacy.personal import KINDS
from proposals.privacy.retention import SCHEDULE
from proposals.services import jobs, people, tokens, unsent
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

PASSWORD = "a good pass phrase"
BY_SLUG = {"proposals.AuditEvent.actor", "sessions.Session.session_data"}
"""Columns that name a person without a key of their row."""


def pointing() -> set[str]:
    """Every column of every table that points at a person, Django's own and those of its parts included."""
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.related_model is User
    }
    return found | BY_SLUG


def test_every_column_that_points_at_a_person_has_a_rule_for_export_closing_and_age():
    ruled = [column for kind in KINDS for column in kind.columns]
    assert (sorted(ruled), len(ruled)) == (sorted(pointing()), len(set(ruled)))
    rules = {rule.name for rule in SCHEDULE}
    for kind in KINDS:
        assert kind.fields and kind.columns and str(kind.title) and str(kind.why) and str(kind.until)
        assert (kind.rule in rules) if kind.rule else "%" not in str(kind.until)


def test_a_column_without_a_rule_is_seen():
    assert "annotations.Review.user" in pointing()
    assert "proposals.User_groups.user" in pointing()


@pytest.fixture
def bob():
    return factories.person("bob")


@pytest.fixture
def ana(bob, client):
    """A person of whom there is a row in every column that points at one."""
    ana = factories.person("ana", name="Ana", email="ana@example.org", is_staff=True)
    team = factories.team(bob, ana, role="owner")
    version = factories.version(paragraphs("1", "Scope", "Users give their real name."), number="D1", uploaded_by=ana)
    Proposal.objects.filter(pk=version.proposal_id).update(made_by=ana)
    key = version.current_reading.clauses.get().key
    said = remark(version, ana, team, number="1", quote="real name", comment="Shared words.")
    remark(version, ana, team, number="1", visibility="private", comment="Private words.")
    annotations.delete(remark(version, ana, team, comment="Deleted words."), by=ana)
    replies.add(said, "A reply.", by=ana)
    drafts.keep(drafts.DraftPlace(version, key), {"comment": "Typed words."}, by=ana)
    unsent.keep({f"reply {said.slug} ": "Half a reply."}, by=ana)
    Annotation.objects.filter(pk=said.pk).update(decided_by=ana, thread_resolved_by=ana)
    later = factories.version(paragraphs("1", "Scope", "Users give their name."), proposal=version.proposal)
    Placement.objects.create(annotation=said, version=later, state="same", score=1, decided_by=ana)
    hint = Hint.objects.create(version=version, key=key, concern="retention", start=0, end=1)
    hint.decisions.create(team=team, state="accepted", decided_by=ana, decided_at=timezone.now())
    sides = {"old_version": version, "new_version": later, "old_key": key, "new_key": key}
    facts = {"words": "digest", "state": "neither", "decided_at": timezone.now()}
    ForceConfirmation.objects.create(team=team, decided_by=ana, **sides, **facts)
    Contributor.objects.create(name="Avatar Works", made_by=ana)
    Review.objects.create(user=ana, version=version, key=key)
    HintsOff.objects.create(user=ana)
    FirstStepsOff.objects.create(user=ana)
    Visit.objects.create(user=ana, last_at=timezone.now(), since=timezone.now())
    asked = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    drawn = comment_sets.draw_up(asked, [said], by=ana)
    comment_sets.freeze(drawn, by=ana)
    comment_sets.send(drawn, by=ana)
    Step.objects.create(comment_set=comment_sets.draw_up(asked, [said], by=ana), made_by=ana)
    jobs.submit("reading", version.pk, by=ana)
    sides = {"version": later, "source_version": version, "key": key, "source_key": key}
    facts = {"words": "digest", "source_words": "digest", "state": "rejected", "decided_at": timezone.now()}
    OriginDecision.objects.create(team=team, decided_by=ana, **sides, **facts)
    facts = {"words": "digest", "state": "none", "decided_at": timezone.now()}
    PairDecision.objects.create(team=team, decided_by=ana, old_version=version, new_version=later, key=key, **facts)
    own = {"proposal": "delete", "own_proposal": "delete", "decided_at": timezone.now()}
    WordingDecision.objects.create(annotation=said, version=later, decided_by=ana, **own)
    found = {"annotation": said, "finding": "answered/gone", "words": "digest", "state": "confirmed"}
    Judgement.objects.create(
        team=team, kind="became", version=later, decided_by=ana, decided_at=timezone.now(), **found
    )
    told = {"words": "digest", "language": "fr", "text": "Un nom réel.", "translator": "A translator"}
    Translation.objects.create(team=team, added_by=ana, version=version, key=key, **told)
    Argument.objects.create(team=team, title="No name", text="A pseudonym does.", made_by=ana)
    invitation = {"expires_at": timezone.now() + timedelta(days=1)}
    Invitation.objects.create(digest="1", email="eve@example.org", by=ana, **invitation)
    Invitation.objects.create(
        digest="2", email="ana@example.org", accepted_by=ana, accepted_at=timezone.now(), **invitation
    )
    EmailAddress.objects.create(user=ana, email="ana@example.org", primary=True, verified=True)
    Authenticator.objects.create(user=ana, type="totp", data={})
    tokens.make(ana, "laptop")
    UserSession.objects.create(user=ana, session_key="elsewhere", ip="0.0.0.0", user_agent="Firefox")
    Receipt.objects.create(user=ana, key="k", digest="d")
    ToldArrival.objects.create(user=ana, annotation=said, won=False, proposal=later.proposal, told_at=timezone.now())
    Watch.objects.create(user=ana, proposal=version.proposal)
    Notice.objects.create(user=ana, what="withdrawn", facts={"version": version.slug})
    ana.groups.add(Group.objects.create(name="Keepers"))
    ana.user_permissions.add(Permission.objects.all()[0])
    LogEntry.objects.create(user=ana, object_repr="A body", action_flag=1)
    client.force_login(ana)
    return ana


def pointing_at(person: User, closing: str) -> set[str]:
    """The columns with this rule that point at the person now."""
    found = set()
    for column in ruled(closing):
        table, _, name = column.rpartition(".")
        if column == "sessions.Session.session_data":
            there = any(one.get_decoded().get("_auth_user_id") == str(person.pk) for one in Session.objects.all())
        else:
            value = person.slug if column in BY_SLUG else person.pk
            there = apps.get_model(table)._default_manager.filter(**{name: value}).exists()
        found |= {column} if there else set()
    return found


def ruled(closing: str) -> set[str]:
    return {column for kind in KINDS for column, rule in kind.columns.items() if rule == closing}


@pytest.mark.postgres
def test_the_export_tells_every_kind(ana):
    body = json.loads(json.dumps(people.export(ana)))
    assert {name for name, rows in body.items() if not rows} == set()
    assert body["account"]["username"] == "ana"
    assert [one["comment"] for one in body["annotations"]] == ["Shared words.", "Private words.", "Deleted words."]
    assert [one["text"] for one in body["replies"]] == ["A reply."]
    assert [one["form"] for one in body["drafts"]] == [{"comment": "Typed words."}]
    assert [one["value"] for one in body["unsent"]] == ["Half a reply."]
    assert [one["key"] for one in body["reviews"]] == [Review.objects.get().key]
    assert body["visits"][0]["last_at"] == Visit.objects.get().last_at.isoformat()
    assert [one["state"] for one in body["placements"]] == ["same"]
    assert {one["verb"] for one in body["acts"]} >= {"made", "deleted", "frozen", "sent"}
    assert [one["email"] for one in body["invitations"]] == ["eve@example.org"]
    assert [one["number"] for one in body["uploads"]] == [Version.objects.get(uploaded_by=ana).number]


def test_no_secret_is_in_the_export(ana):
    exported = json.dumps(people.export(ana))
    secrets = [Session.objects.get().pk, ana.password, ana.tokens.get().digest, "digest"]
    assert [one for one in secrets if one in exported] == []


@pytest.mark.postgres
def test_a_closed_account_leaves_no_column_that_it_need_not(ana):
    assert pointing_at(ana, "erased") == ruled("erased")
    assert pointing_at(ana, "unnamed") == ruled("unnamed")
    acts = AuditEvent.objects.count()
    people.close(ana, password=PASSWORD, credit="A reviewer")
    assert pointing_at(ana, "erased") | pointing_at(ana, "unnamed") == set()
    assert pointing_at(ana, "credited") == ruled("credited")
    assert [(one.comment, str(one.author)) for one in Annotation.objects.all()] == [("Shared words.", "A reviewer")]
    assert AuditEvent.objects.count() > acts
    assert not any("ana" in json.dumps(one) for one in AuditEvent.objects.values_list("facts", flat=True))
    assert (Version.objects.count(), Job.objects.count(), Hint.objects.count(), Placement.objects.count()) == (
        2,
        2,
        1,
        1,
    )


@pytest.mark.postgres
def test_visits_that_were_only_noted_do_not_come_back_after_the_account_was_closed(ana):
    visits.come(ana)
    people.close(ana, password=PASSWORD, credit="")
    visits.keep()
    assert Visit.objects.count() == 0


def test_the_page_counts_what_is_kept_and_speaks_of_every_concern(ana, client):
    text = client.get(reverse("account-kept")).text
    assert "Clauses that you ticked as reviewed" in text
    assert [
        str(kind.title) for kind in KINDS if str(kind.title).replace("’", "&#x27;") not in text.replace("’", "&#x27;")
    ] == []
    assert set(STATEMENTS) == {concern.id for concern in VOCABULARY.concerns}
    assert all(rule.what.replace("'", "&#x27;") in text for rule in SCHEDULE)
    assert reverse("account-kept") in client.get(reverse("account")).text


def test_the_page_is_ones_own(client):
    assert client.get(reverse("account-kept")).status_code == 302


WORDS = {
    "erased": "erased",
    "unnamed": "names nobody",
    "credited": "under the credit",
    "kept": "an id that names nobody",
}


def test_the_guide_prints_every_kind():
    guide = Path(settings.BASE_DIR / "docs/guide/privacy.md").read_text(encoding="utf-8")
    printed = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", guide, flags=re.MULTILINE)
    assert printed == [
        (
            kind.name,
            str(kind.title),
            ", ".join(f"`{column}`" for column in kind.columns),
            ", ".join(sorted({WORDS[rule] for rule in kind.columns.values()})),
        )
        for kind in KINDS
    ]
