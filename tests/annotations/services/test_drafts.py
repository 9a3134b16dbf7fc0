import pytest
from django.utils import timezone

from annotations import access
from annotations.models import Annotation, Draft
from annotations.services import annotations, drafts
from annotations.services.annotations import Remark
from annotations.services.drafts import DraftPlace
from clauseline.anchoring import Anchor
from proposals.models import Role
from proposals.refusals import NotAllowed, Outdated, Withdrawn
from proposals.services import erasure, people, withdrawals
from tests import factories
from tests.annotations.remarks import remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(team):
    clause = factories.paragraphs("2", "Record", "The record is stored permanently.")
    return factories.version(clause, proposal=factories.proposal(keeper=team))


@pytest.fixture
def passage(version):
    key = version.current_reading.clauses.get().key
    return DraftPlace(version, key, Anchor("stored permanently", "record is ", ".", 14))


def test_a_place_has_one_draft_and_the_last_who_writes_wins(reviewer, version, passage):
    first, is_new = drafts.keep(passage, {"comment": "Nothing"}, by=reviewer)
    second, is_new_again = drafts.keep(passage, {"comment": "Nothing may"}, by=reviewer)
    other, _ = drafts.keep(DraftPlace(version), {"comment": "All of it"}, by=reviewer)
    assert (second.pk, is_new, is_new_again) == (first.pk, True, False)
    kept = Draft.objects.values_list("place", "quote", "form")
    assert list(kept) == [
        (f"{passage.key} 14 18", "stored permanently", {"comment": "Nothing may"}),
        ("", "", {"comment": "All of it"}),
    ]
    assert other.anchor is None


@pytest.mark.postgres
def test_another_window_is_not_written_over_unseen(reviewer, passage):
    first, _ = drafts.keep(passage, {"comment": "One"}, by=reviewer, seen=[])
    with pytest.raises(Outdated, match="newer draft"):
        drafts.keep(passage, {"comment": "Two"}, by=reviewer, seen=[])
    second, _ = drafts.keep(passage, {"comment": "Two"}, by=reviewer, seen=[first.changed_at])
    with pytest.raises(Outdated, match="newer draft"):
        drafts.keep(passage, {"comment": "Three"}, by=reviewer, seen=[first.changed_at])
    drafts.discard(passage, by=reviewer)
    with pytest.raises(Outdated, match="sent or discarded"):
        drafts.keep(passage, {"comment": "Four"}, by=reviewer, seen=[second.changed_at])
    assert not Draft.objects.exists()


def test_nobody_else_ever_sees_it(reviewer, team, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=reviewer)
    colleague, admin = factories.person(), factories.person(is_staff=True, is_superuser=True)
    team.memberships.create(user=colleague, role=Role.OWNER)
    team.memberships.create(user=admin, role=Role.OWNER)
    assert [access.visible(Draft, person).count() for person in (reviewer, colleague, admin)] == [1, 0, 0]


def test_what_is_sent_is_no_draft_any_more(reviewer, team, version, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=reviewer)
    drafts.keep(DraftPlace(version), {"comment": "All"}, by=reviewer)
    annotations.add(version, Remark("Nothing."), team=team, by=reviewer, key=passage.key, anchor=passage.anchor)
    assert [draft.form for draft in Draft.objects.all()] == [{"comment": "All"}]


def test_what_is_saved_anew_is_no_draft_any_more(reviewer, team, version):
    said = remark(version, reviewer, team)
    drafts.keep(DraftPlace(version, annotation=said), {"comment": "Better"}, by=reviewer)
    annotations.change(said, Remark("Better."), by=reviewer)
    assert not Draft.objects.exists()


def test_only_who_may_annotate_types(version, reviewer, team):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    with pytest.raises(NotAllowed):
        drafts.keep(DraftPlace(version), {}, by=reader)
    colleague = factories.person()
    team.memberships.create(user=colleague)
    with pytest.raises(NotAllowed):
        drafts.keep(DraftPlace(version, annotation=remark(version, reviewer, team)), {}, by=colleague)


@pytest.mark.postgres
def test_a_version_that_is_erased_takes_its_words_out_of_drafts_and_leaves_the_quote(passage, reviewer, team, version):
    team.memberships.update(role=Role.OWNER)
    version.proposal.keeper = team
    drafts.keep(passage, {"comment": "Nothing"}, by=reviewer)
    withdrawals.withdraw(version, reason="Sent by mistake", by=reviewer)
    erasure.erase_due(timezone.now())
    (draft,) = Draft.objects.all()
    assert (draft.quote, draft.before, draft.after, draft.form) == (
        "stored permanently",
        "",
        "",
        {"comment": "Nothing"},
    )
    version.refresh_from_db()
    with pytest.raises(Withdrawn):
        drafts.keep(DraftPlace(version), {}, by=reviewer)


def test_the_export_tells_drafts_and_a_closed_account_leaves_none(reviewer, team, version, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=reviewer)
    remark(version, reviewer, team, comment="Mine alone.", visibility="private")
    remark(version, reviewer, team, comment="For the team.")
    (exported,) = people.export(reviewer)["drafts"]
    assert (exported["quote"], exported["form"]) == ("stored permanently", {"comment": "Nothing"})
    people.close(reviewer, password="a good pass phrase", credit="")
    assert not Draft.objects.exists()
    assert [one.comment for one in Annotation.objects.all()] == ["For the team."]
