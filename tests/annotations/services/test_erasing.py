import pytest

from annotations.models import Annotation, Consultation
from annotations.services import comment_sets, comments, erasing
from proposals.models import Role
from proposals.services import withdrawals
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


def test_a_withdrawn_version_is_quoted_no_more_and_what_reviewers_wrote_stays():
    ana = factories.person()
    team = factories.team(ana, role=Role.OWNER)
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."))
    facts = {"version": version, "team": team, "author": ana, "scope": "passage", "vocabulary": "1"}
    Annotation.objects.create(**facts, quote="shall", before="Data ", after=" be", comment="For how long?")
    withdrawals.withdraw(version, reason="Sent by mistake", by=ana)
    one = Annotation.objects.get()
    assert (one.quote, one.before, one.after, one.comment) == ("", "", "", "For how long?")
    assert [told["comment"] for told in erasing.told_by(ana)] == ["For how long?"]


def test_a_draft_set_quotes_a_withdrawn_version_no_more_and_a_frozen_one_does():
    ana = factories.person()
    team = factories.team(ana, role=Role.OWNER)
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."), number="N1")
    said = remark(version, ana, team, number="1", quote="shall", proposal="replace", proposed="may")
    asked = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    frozen, draft = (comment_sets.draw_up(asked, [said], by=ana) for _ in range(2))
    comment_sets.freeze(frozen, by=ana)
    comments.arrange(draft, "kind", by=ana)
    withdrawals.withdraw(version, reason="Sent by mistake", by=ana)
    told = [(one.quote, one.proposed, one.title) for one in (frozen.comments.get(), draft.comments.get())]
    assert told == [("shall", "Replace “shall” by “may”.", "Scope"), ("", "Replace “…” by “may”.", "")]
    assert draft.steps.count() == 0
