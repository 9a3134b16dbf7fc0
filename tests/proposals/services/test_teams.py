import pytest

from proposals.models import Role
from proposals.refusals import Conflict, NotAllowed
from proposals.services import teams
from tests import factories

pytestmark = pytest.mark.django_db


def roles(team):
    return dict(team.memberships.values_list("user__username", "role"))


def test_a_person_makes_a_team_and_owns_it():
    ana = factories.person("ana")
    factories.team(ana)
    team = teams.make("Charter", member_code="FR", by=ana)
    assert (team.member_code, roles(team)) == ("FR", {"ana": "owner"})


def test_nobody_owns_more_than_a_few_teams_but_by_the_admin():
    ana, admin = factories.person("ana"), factories.person(is_superuser=True)
    for number in range(teams.MOST):
        assert teams.may_make(ana)
        teams.make(f"Charter {number}", by=ana)
    with pytest.raises(NotAllowed, match="You own 3 teams already"):
        teams.make("Another", by=ana)
    for number in range(teams.MOST + 1):
        teams.make(f"Of the site {number}", by=admin)


@pytest.mark.postgres
def test_two_teams_do_not_share_a_name():
    factories.team(name="Charter")
    with pytest.raises(Conflict):
        teams.make("charter", by=factories.person())


def test_an_owner_gives_roles_and_takes_people_out():
    ana, eva = factories.person("ana"), factories.person("eva")
    team = factories.team(ana, role=Role.OWNER)
    membership = teams.join(team, eva, Role.READER, by=ana)
    teams.give_role(membership, Role.EDITOR, by=ana)
    assert roles(team) == {"ana": "owner", "eva": "editor"}
    teams.remove(membership, by=ana)
    assert roles(team) == {"ana": "owner"}


def test_others_change_nobody_but_may_leave():
    ana, eva = factories.person("ana"), factories.person("eva")
    team = factories.team(ana, role=Role.OWNER)
    membership = teams.join(team, eva, Role.EDITOR, by=ana)
    with pytest.raises(NotAllowed):
        teams.give_role(membership, Role.OWNER, by=eva)
    with pytest.raises(NotAllowed):
        teams.remove(team.memberships.get(user=ana), by=eva)
    teams.remove(membership, by=eva)
    assert roles(team) == {"ana": "owner"}


def test_a_team_keeps_an_owner():
    ana = factories.person("ana")
    team = factories.team(ana, role=Role.OWNER, name="Charter")
    own = team.memberships.get()
    sentence = "The team Charter needs an owner. Give another person this role first."
    for act in (lambda: teams.remove(own, by=ana), lambda: teams.give_role(own, Role.READER, by=ana)):
        with pytest.raises(Conflict, match=sentence):
            act()
    teams.join(team, factories.person("eva"), Role.OWNER, by=ana)
    teams.remove(own, by=ana)
    assert roles(team) == {"eva": "owner"}
