import pytest

from proposals.models import Role
from proposals.refusals import Conflict, Refusal
from proposals.services import people, tokens
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "a good pass phrase"


def test_closing_blanks_the_person_and_keeps_the_credit():
    ana = factories.person("ana", name="Ana", email="ana@example.org", is_staff=True)
    team = factories.team(ana)
    _token, secret = tokens.make(ana, "laptop")
    people.close(ana, password=PASSWORD, credit="A reviewer")
    ana.refresh_from_db()
    assert (ana.username, ana.name, ana.credit, ana.email) == (f"closed-{ana.slug}", "A reviewer", "A reviewer", "")
    assert (ana.is_active, ana.is_staff, ana.has_usable_password()) == (False, False, False)
    assert team.memberships.count() == 0
    assert tokens.owner(secret) is None


def test_closing_needs_the_password():
    ana = factories.person("ana")
    with pytest.raises(Refusal, match="not your password"):
        people.close(ana, password="no", credit="")
    ana.refresh_from_db()
    assert (ana.username, ana.is_active) == ("ana", True)


def test_the_only_owner_of_a_team_does_not_close_the_account():
    ana = factories.person("ana")
    factories.team(ana, role=Role.OWNER)
    with pytest.raises(Conflict):
        people.close(ana, password=PASSWORD, credit="")
    ana.refresh_from_db()
    assert ana.is_active


def test_the_export_tells_account_memberships_and_annotations():
    ana = factories.person("ana", name="Ana", credit="Ana, Charter")
    factories.team(ana, name="Charter")
    exported = people.export(ana)
    assert (exported["account"]["username"], exported["account"]["credit"]) == ("ana", "Ana, Charter")
    assert exported["memberships"] == [{"team": "Charter", "role": "reviewer"}]
    assert exported["annotations"] == []
