import hashlib
import json

import pytest

from annotations.exporting.manifest import FIRST_COLUMNS, canonical, sent
from annotations.models import CommentSet, Consultation
from annotations.queries.comment_sets import sheet_of, verdict_on
from annotations.queries.waiting import waiting
from annotations.services import annotations, comment_sets, copying
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Role
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import comparisons, jobs, orders
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record is required to be stored permanently.")


@pytest.fixture
def editor(editor):
    editor.credit = "Example Rights Forum"
    editor.save()
    return editor


@pytest.fixture
def version():
    return factories.version(SCOPE, RECORD, number="FGXW-O-047")


@pytest.fixture
def consultation(team, version):
    return Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")


@pytest.fixture
def remarks(version, team, editor):
    key = version.current_reading.clauses.get(number="2").key
    remark = Remark(
        "Nothing may be kept for ever.",
        proposal="replace",
        proposed="for 30 days",
        element="Para 1",
        concerns=("retention",),
    )
    passage = annotations.add(version, remark, team=team, by=editor, key=key, anchor=Anchor("permanently"))
    general = annotations.add(version, Remark("Say what it is for.", kind="ge"), team=team, by=editor)
    return [passage, general]


def test_a_set_holds_complete_copies_sorted_by_clause(consultation, remarks, editor):
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    rows = drawn.comments.values_list("order", "member", "clause", "element", "kind", "comment", "proposed", "credit")
    assert list(rows) == [
        (1, "XA", "General", "", "ge", "Say what it is for.", "", "Example Rights Forum"),
        (
            2,
            "XA",
            "2",
            "Para 1",
            "te",
            "Nothing may be kept for ever.",
            "Replace “permanently” by “for 30 days”.",
            "Example Rights Forum",
        ),
    ]
    assert {row.version_sha256 for row in drawn.comments.all()} == {consultation.version.sha256}


def test_a_comment_outlives_its_annotation(consultation, remarks, editor):
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    remarks[0].delete()
    comment = drawn.comments.get(order=2)
    assert (comment.annotation, comment.quote, comment.concerns) == (None, "permanently", ["retention"])


def test_an_empty_set_is_refused(consultation, editor):
    with pytest.raises(Refusal, match="at least one"):
        comment_sets.draw_up(consultation, [], by=editor)
    assert not CommentSet.objects.exists()


def test_only_an_editor_draws_up_and_freezes(consultation, remarks, editor, team):
    reviewer = factories.person()
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    with pytest.raises(NotAllowed):
        comment_sets.draw_up(consultation, remarks, by=reviewer)
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    with pytest.raises(NotAllowed):
        comment_sets.freeze(drawn, by=reviewer)


def test_frozen_once_with_a_hash_for_each_row(consultation, remarks, editor):
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    comment_sets.freeze(drawn, by=editor)
    assert drawn.state == "frozen"
    assert drawn.manifest["version_sha256"] == consultation.version.sha256
    assert [len(digest) for digest in drawn.manifest["rows"]] == [64, 64]
    with pytest.raises(Conflict, match="frozen already"):
        comment_sets.freeze(drawn, by=editor)


def test_an_unknown_form_is_refused_with_the_known_ones(consultation, remarks, editor):
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    with pytest.raises(Refusal, match="iso"):
        orders.now(comment_sets.order(drawn, "papyrus"), by=None)


def test_an_annotation_of_an_earlier_version_is_sent_at_its_place_in_this_one(team, editor):
    earlier = factories.version(SCOPE, RECORD)
    key = earlier.current_reading.clauses.get(number="2").key
    remark = Remark("Nothing may be kept for ever.", proposal="delete")
    annotation = annotations.add(
        earlier, remark, team=team, by=editor, key=key, anchor=Anchor("required to be stored permanently")
    )
    later = factories.version(
        SCOPE,
        paragraphs("2", "Names", "Names are free."),
        paragraphs("3", "Record", "The record is required to be stored for ever."),
        proposal=earlier.proposal,
    )
    comparisons.request(old=earlier, new=later)
    consultation = Consultation.objects.create(version=later, team=team, title="Comments", member_code="XA")
    with pytest.raises(Refusal, match="no settled place"):
        comment_sets.draw_up(consultation, [annotation], by=editor)
    jobs.drain()
    drawn = comment_sets.draw_up(consultation, [annotation], by=editor)
    assert list(drawn.comments.values_list("clause", "quote", "proposed", "version_sha256")) == [
        ("3", "required to be stored for ever", "Delete “required to be stored permanently”.", later.sha256)
    ]
    # The body changed what is to be deleted: nobody guesses that this is to be deleted too.
    assert drawn.comments.get().wording["state"] == "conflict"


def test_a_set_of_too_many_is_not_drawn_up(consultation, remarks, editor, monkeypatch):
    monkeypatch.setattr(copying, "MOST", len(remarks) - 1)
    with pytest.raises(Refusal, match="A comment set has at most"):
        comment_sets.draw_up(consultation, remarks, by=editor)
    assert CommentSet.objects.count() == 0


def test_what_is_frozen_names_its_addresses_in_full(consultation, remarks, editor, settings):
    settings.SITE_URL = "https://drafts.example.org"
    drawn = comment_sets.freeze(comment_sets.draw_up(consultation, remarks, by=editor), by=editor)
    paths = {f"/annotations/{remark.slug}/" for remark in remarks}
    assert {row.permalink for row in drawn.comments.all()} == {f"https://drafts.example.org{path}" for path in paths}
    assert drawn.manifest["comment_set"] == f"https://drafts.example.org/comment-sets/{drawn.slug}/"
    settings.SITE_URL = "https://moved.example.org"
    assert verdict_on(drawn).holds
    rows = orders.now(comment_sets.order(drawn, "csv"), by=None).data.decode("utf-8-sig")
    assert rows.count("https://drafts.example.org/annotations/") == 2


def test_a_set_frozen_before_addresses_were_whole_still_holds(consultation, remarks, editor):
    drawn = comment_sets.draw_up(consultation, remarks, by=editor)
    rows = [json.loads(canonical(sent(row, FIRST_COLUMNS))) for row in sheet_of(drawn).rows]
    fields = {"version_sha256": consultation.version.sha256, "rows": [sha256(row) for row in rows]}
    drawn.state, drawn.manifest = "frozen", {**fields, "sha256": sha256(fields)}
    drawn.save()
    assert verdict_on(drawn).holds
    exported = orders.now(comment_sets.order(drawn, "csv"), by=None).data.decode("utf-8-sig")
    assert exported.count(",http://127.0.0.1/annotations/") == 2
    drawn.comments.filter(order=2).update(quote="for ever")
    assert verdict_on(drawn).changed == (2,)


def test_a_manifest_of_another_release_is_refused_in_words(consultation, remarks, editor):
    drawn = comment_sets.freeze(comment_sets.draw_up(consultation, remarks, by=editor), by=editor)
    drawn.manifest["schema"] = "clauseline-manifest/9"
    sentence = r"follows clauseline-manifest/9, which this release of Clauseline does not know\. Please use the release"
    with pytest.raises(Conflict, match=sentence):
        verdict_on(drawn)
    with pytest.raises(Conflict, match=sentence):
        orders.now(comment_sets.order(drawn, "zip"), by=None)


def test_a_new_draft_from_a_frozen_set_follows_the_site(consultation, remarks, editor):
    drawn = comment_sets.freeze(comment_sets.draw_up(consultation, remarks, by=editor), by=editor)
    renewed = comment_sets.renew(drawn, by=editor)
    assert {row.permalink for row in renewed.comments.all()} == {f"/annotations/{one.slug}/" for one in remarks}
    assert orders.now(comment_sets.order(renewed, "iso"), by=None).name.endswith("-draft.docx")


def sha256(told):
    return hashlib.sha256(canonical(told).encode()).hexdigest()


@pytest.fixture
def next_set(version, consultation, remarks, editor, team):
    """A set on the next version, which has lost the clause of a remark: where that stands is asked."""
    new = factories.version(SCOPE, number="FGXW-O-048", proposal=version.proposal)
    jobs.drain()
    call = Consultation.objects.create(version=new, team=team, title="Again", member_code="XA")
    general = [one for one in remarks if not one.key]
    return comment_sets.draw_up(call, general, by=editor)


def test_a_set_is_not_frozen_while_remarks_wait_but_for_those_left_out_by_name(next_set, remarks, editor):
    lost = next(one for one in remarks if one.key)
    with pytest.raises(Conflict, match="1 remark of the team waits for an answer"):
        comment_sets.freeze(next_set, by=editor)
    with pytest.raises(Conflict, match="1 remark of the team waits"):
        comment_sets.freeze(next_set, by=editor, leaves_out=["another"])
    frozen = comment_sets.freeze(next_set, by=editor, leaves_out=[lost.slug])
    assert [address.rpartition("/annotations/")[2] for address in frozen.manifest["left_out"]] == [f"{lost.slug}/"]
    assert verdict_on(frozen, sheet_of(frozen)).holds


def test_private_and_dismissed_remarks_wait_for_nobody(next_set, remarks, editor):
    lost = next(one for one in remarks if one.key)
    for facts in ({"visibility": "private"}, {"visibility": "team", "state": "dismissed"}):
        type(lost).objects.filter(pk=lost.pk).update(**facts)
        assert waiting(next_set, editor) == []
    frozen = comment_sets.freeze(next_set, by=editor)
    assert frozen.manifest["left_out"] == []


def test_a_wording_in_conflict_waits_too(team, editor):
    first = factories.version(RECORD, number="N1")
    key = first.current_reading.clauses.get(number="2").key
    remark = Remark("Not for ever.", proposal="replace", proposed="for 30 days")
    annotations.add(first, remark, team=team, by=editor, key=key, anchor=Anchor("stored permanently"))
    new = paragraphs("2", "Record", "The record is required to be stored eternally.")
    second = factories.version(new, number="N2", proposal=first.proposal)
    jobs.drain()
    call = Consultation.objects.create(version=second, team=team, title="Again", member_code="XA")
    said = annotations.add(second, Remark("Say why.", kind="ge"), team=team, by=editor)
    drawn = comment_sets.draw_up(call, [said], by=editor)
    assert [(one.is_wording, one.annotation.comment) for one in waiting(drawn, editor)] == [(True, "Not for ever.")]
