import pytest

from annotations.models import Annotation
from annotations.services import erasing
from proposals.models import Role
from proposals.services import withdrawals
from tests import factories
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
