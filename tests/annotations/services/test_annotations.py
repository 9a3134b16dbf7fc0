import pytest

from annotations.access import visible
from annotations.models import Annotation
from annotations.services import annotations
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.refusals import NotAllowed, Refusal, TooLarge
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

RECORD = paragraphs("1", "Record", "a😀身份 is stored.", "It is stored for ever.")


@pytest.fixture
def version():
    return factories.version(RECORD)


@pytest.fixture
def key(version):
    return version.current_reading.clauses.get().key


def test_a_passage_is_kept_with_its_place_and_surroundings(version, key, team, reviewer):
    made = annotations.add(
        version, Remark("Why?"), team=team, by=reviewer, key=key, anchor=Anchor("stored", before="a😀身份 is ")
    )
    assert (made.scope, made.quote, made.start, made.before) == ("passage", "stored", 8, "a😀身份 is ")
    assert made.after == ".\nIt is stored for ever."


def test_a_passage_is_kept_without_the_spaces_around_it(version, key, team, reviewer):
    made = annotations.add(version, Remark("Why?"), team=team, by=reviewer, key=key, anchor=Anchor(" is stored for "))
    assert (made.quote, made.start) == ("is stored for", RECORD.text.index("is stored for"))
    assert (made.before[-1], made.after[0]) == (" ", " ")


def test_of_two_equal_quotes_the_one_with_the_right_surroundings_is_meant(version, key, team, reviewer):
    anchor = Anchor("stored", before="\nIt is ")
    made = annotations.add(version, Remark("Why?"), team=team, by=reviewer, key=key, anchor=anchor)
    assert made.start == RECORD.text.rindex("stored")


def test_words_that_do_not_stand_there_are_refused(version, key, team, reviewer):
    with pytest.raises(Refusal, match="do not stand together"):
        annotations.add(version, Remark("Why?"), team=team, by=reviewer, key=key, anchor=Anchor("is kept"))
    assert not Annotation.objects.exists()


def test_scope_follows_from_what_is_given(version, key, team, reviewer):
    document = annotations.add(version, Remark("All of it."), team=team, by=reviewer)
    clause = annotations.add(version, Remark("This clause."), team=team, by=reviewer, key=key)
    assert (document.scope, clause.scope) == ("document", "clause")


def test_concerns_must_be_known(version, team, reviewer):
    with pytest.raises(Refusal, match="no concern called mind-reading"):
        annotations.add(version, Remark("Why?", concerns=("mind-reading",)), team=team, by=reviewer)


def test_who_is_not_in_the_team_may_not_speak_for_it(version, team):
    with pytest.raises(NotAllowed):
        annotations.add(version, Remark("Why?"), team=team, by=factories.person())


def test_a_remark_on_a_restricted_proposal_is_never_public(team, reviewer):
    version = factories.version(RECORD, proposal=factories.proposal(teams=[team]))
    with pytest.raises(Refusal, match="restricted"):
        annotations.add(version, Remark("Why?", visibility="public"), team=team, by=reviewer)


def test_private_team_and_public_remarks_are_seen_by_those_they_are_for(version, team, reviewer):
    colleague, stranger = factories.person(), factories.person()
    team.memberships.create(user=colleague, role="reader")
    for visibility in ("private", "team", "public"):
        annotations.add(version, Remark("Why?", visibility=visibility), team=team, by=reviewer)
    seen = {
        p: list(visible(Annotation, p).values_list("visibility", flat=True)) for p in (reviewer, colleague, stranger)
    }
    assert seen == {
        reviewer: ["private", "team", "public"],
        colleague: ["team", "public"],
        stranger: ["public"],
    }


def test_only_the_author_changes_and_deletes(version, team, reviewer):
    made = annotations.add(version, Remark("Why?"), team=team, by=reviewer)
    other = factories.person()
    with pytest.raises(NotAllowed):
        annotations.change(made, Remark("Because."), by=other)
    with pytest.raises(NotAllowed):
        annotations.delete(made, by=other)
    changed = annotations.change(made, Remark("Because.", concerns=("retention",)), by=reviewer)
    assert (changed.comment, [row.concern for row in changed.concerns.all()]) == ("Because.", ["retention"])
    annotations.delete(made, by=reviewer)
    assert list(visible(Annotation, reviewer)) == []


def test_a_team_makes_so_many_annotations_on_a_version_and_another_still_makes_its_own(
    version, team, reviewer, monkeypatch
):
    monkeypatch.setattr(annotations, "MOST", 2)
    for comment in ("One.", "Two."):
        annotations.add(version, Remark(comment), team=team, by=reviewer)
    with pytest.raises(TooLarge, match="A team makes at most 2 remarks on one version"):
        annotations.add(version, Remark("Three."), team=team, by=reviewer)
    other = factories.person()
    annotations.add(version, Remark("Ours."), team=factories.team(other), by=other)
    assert [one.comment for one in Annotation.objects.order_by("pk")] == ["One.", "Two.", "Ours."]


@pytest.mark.parametrize(
    ("proposal", "proposed", "anchor", "stored"),
    [
        ("replace", "stored ", Anchor("stored"), ("none", "")),
        ("replace", "kept", Anchor("stored"), ("replace", "kept")),
        ("replace", RECORD.text, None, ("none", "")),
        ("replace", "stored", None, ("replace", "stored")),
        ("insert-after", "stored", Anchor("stored"), ("insert-after", "stored")),
        ("delete", "stored", Anchor("stored"), ("delete", "")),
        ("none", "kept", Anchor("stored"), ("none", "")),
    ],
)
def test_a_wording_is_stored_only_if_it_says_something_else(
    version, key, team, reviewer, proposal, proposed, anchor, stored
):
    remark = Remark("Why?", proposal=proposal, proposed=proposed)
    made = annotations.add(version, remark, team=team, by=reviewer, key=key, anchor=anchor)
    assert (made.proposal, made.proposed) == stored
    other = annotations.add(version, Remark("Why?"), team=team, by=reviewer, key=key, anchor=anchor)
    changed = annotations.change(other, remark, by=reviewer)
    assert (changed.proposal, changed.proposed) == stored
