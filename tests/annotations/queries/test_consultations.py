from datetime import UTC, datetime

import pytest

from annotations.models import Consultation
from annotations.queries.consultations import choosable, consultations
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


def consultation(team, version, title, day=None):
    deadline = datetime(2027, 1, day, tzinfo=UTC) if day else None
    return Consultation.objects.create(team=team, version=version, title=title, deadline=deadline)


def test_the_nearest_deadline_comes_first_and_other_teams_are_not_there():
    ana, ben = factories.person("ana"), factories.person("ben")
    mine, theirs, version = factories.team(ana), factories.team(ben), factories.version(SCOPE)
    for title, day in (("open", None), ("late", 20), ("soon", 3)):
        consultation(mine, version, title, day)
    consultation(theirs, version, "theirs", 1)
    found = [(one.title, vars(one)["set_count"]) for one in consultations(ana)]
    assert found == [("soon", 0), ("late", 0), ("open", 0)]


def test_only_what_the_team_sees_can_be_chosen():
    ana, ben = factories.person("ana"), factories.person("ben")
    mine, theirs, version = factories.team(ana), factories.team(ben), factories.version(SCOPE)
    remark(version, ana, mine, number="1", comment="Ours.")
    remark(version, ana, mine, number="1", comment="Mine.", visibility="private")
    remark(version, ben, theirs, number="1", comment="Theirs.", visibility="public")
    asked = consultation(mine, version, "Comments")
    assert [card.annotation.comment for card in choosable(asked, ana)] == ["Ours."]
