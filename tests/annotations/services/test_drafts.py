import pytest

from annotations import access
from annotations.anchoring import Anchor
from annotations.models import Annotation, Draft
from annotations.services import annotations, drafts, erasing
from annotations.services.annotations import Remark
from annotations.services.drafts import Place
from proposals.models import Role
from proposals.refusals import NotAllowed, Outdated, Withdrawn
from proposals.services import people, withdrawals
from tests import factories
from tests.annotations.remarks import remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def version(team):
    return factories.version(factories.paragraphs("2", "Record", "The record is stored permanently."))


@pytest.fixture
def passage(version):
    key = version.current_reading.clauses.get().key
    return Place(version, key, Anchor("stored permanently", "record is ", ".", 14))


def test_a_place_has_one_draft_and_the_last_who_writes_wins(ana, version, passage):
    first, is_new = drafts.keep(passage, {"comment": "Nothing"}, by=ana)
    second, is_new_again = drafts.keep(passage, {"comment": "Nothing may"}, by=ana)
    other, _ = drafts.keep(Place(version), {"comment": "All of it"}, by=ana)
    assert (second.pk, is_new, is_new_again) == (first.pk, True, False)
    kept = Draft.objects.values_list("place", "quote", "form")
    assert list(kept) == [
        (f"{passage.key} 14 18", "stored permanently", {"comment": "Nothing may"}),
        ("", "", {"comment": "All of it"}),
    ]
    assert other.anchor is None


def test_another_window_is_not_written_over_unseen(ana, passage):
    first, _ = drafts.keep(passage, {"comment": "One"}, by=ana, seen=[])
    with pytest.raises(Outdated, match="newer draft"):
        drafts.keep(passage, {"comment": "Two"}, by=ana, seen=[])
    second, _ = drafts.keep(passage, {"comment": "Two"}, by=ana, seen=[first.changed_at])
    with pytest.raises(Outdated, match="newer draft"):
        drafts.keep(passage, {"comment": "Three"}, by=ana, seen=[first.changed_at])
    drafts.discard(passage, by=ana)
    with pytest.raises(Outdated, match="sent or discarded"):
        drafts.keep(passage, {"comment": "Four"}, by=ana, seen=[second.changed_at])
    assert not Draft.objects.exists()


def test_nobody_else_ever_sees_it(ana, team, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=ana)
    colleague, admin = factories.person(), factories.person(is_staff=True, is_superuser=True)
    team.memberships.create(user=colleague, role=Role.OWNER)
    team.memberships.create(user=admin, role=Role.OWNER)
    assert [access.visible(Draft, person).count() for person in (ana, colleague, admin)] == [1, 0, 0]


def test_what_is_sent_is_no_draft_any_more(ana, team, version, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=ana)
    drafts.keep(Place(version), {"comment": "All"}, by=ana)
    annotations.add(version, Remark("Nothing."), team=team, by=ana, key=passage.key, anchor=passage.anchor)
    assert [draft.form for draft in Draft.objects.all()] == [{"comment": "All"}]


def test_what_is_saved_anew_is_no_draft_any_more(ana, team, version):
    said = remark(version, ana, team)
    drafts.keep(Place(version, annotation=said), {"comment": "Better"}, by=ana)
    annotations.change(said, Remark("Better."), by=ana)
    assert not Draft.objects.exists()


def test_only_who_may_annotate_types(version, ana, team):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    with pytest.raises(NotAllowed):
        drafts.keep(Place(version), {}, by=reader)
    colleague = factories.person()
    team.memberships.create(user=colleague)
    with pytest.raises(NotAllowed):
        drafts.keep(Place(version, annotation=remark(version, ana, team)), {}, by=colleague)


def test_a_withdrawn_version_takes_its_words_out_of_drafts(passage, ana, team, version):
    team.memberships.update(role=Role.OWNER)
    drafts.keep(passage, {"comment": "Nothing"}, by=ana)
    withdrawals.withdraw(version, reason="Sent by mistake", by=ana)
    (draft,) = Draft.objects.all()
    assert (draft.quote, draft.before, draft.after, draft.form) == ("", "", "", {"comment": "Nothing"})
    version.refresh_from_db()
    with pytest.raises(Withdrawn):
        drafts.keep(Place(version), {}, by=ana)


def test_the_export_tells_drafts_as_private_and_a_closed_account_leaves_none(ana, team, version, passage):
    drafts.keep(passage, {"comment": "Nothing"}, by=ana)
    remark(version, ana, team, comment="Mine alone.", visibility="private")
    remark(version, ana, team, comment="For the team.")
    (told,) = erasing.drafts_of(ana)
    assert (told["quote"], told["form"], told["visibility"]) == (
        "stored permanently",
        {"comment": "Nothing"},
        "private",
    )
    assert people.export(ana)["drafts"] == [told]
    people.close(ana, password="a good pass phrase", credit="")
    assert not Draft.objects.exists()
    assert [one.comment for one in Annotation.objects.all()] == ["For the team."]
