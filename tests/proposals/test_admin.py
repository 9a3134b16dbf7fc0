import pytest
from django.urls import reverse

from proposals.models import AuditEvent, Body, Membership, Role
from proposals.queries import audit
from proposals.services import tokens
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return factories.person("admin", is_staff=True, is_superuser=True)


@pytest.fixture
def signed_in(client, admin):
    client.force_login(admin)
    return client


def acts():
    return list(AuditEvent.objects.values_list("actor", "verb", "object", "facts"))


def memberships(*rows, kept=0):
    """What the form of a team sends for its rows of members."""
    fields = {"memberships-TOTAL_FORMS": len(rows), "memberships-INITIAL_FORMS": kept}
    for place, row in enumerate(rows):
        fields |= {f"memberships-{place}-{name}": value for name, value in row.items()}
    return fields


def test_joining_another_role_and_leaving_are_recorded(signed_in, admin):
    ana, ben = factories.person(), factories.person()
    team = factories.team(ana, name="Mirror committee")
    membership = Membership.objects.get()
    page = reverse("admin:proposals_team_change", args=[team.pk])
    kept = {"id": membership.pk, "team": team.pk, "user": ana.pk, "role": Role.OWNER}
    new = {"team": team.pk, "user": ben.pk, "role": Role.READER}
    fields = {"name": team.name, "member_code": "XA"}
    assert signed_in.post(page, fields | memberships(kept, new, kept=1)).status_code == 302
    assert signed_in.post(page, fields | memberships(kept | {"DELETE": "on"}, kept=1)).status_code == 302
    name = f"team:{team.slug}"
    assert acts() == [
        (admin.slug, "joined", name, {"person": ben.slug, "role": "reader"}),
        (admin.slug, "given-role", name, {"person": ana.slug, "role": "owner"}),
        (admin.slug, "changed", name, {}),
        (admin.slug, "left", name, {"person": ana.slug, "role": "owner"}),
        (admin.slug, "changed", name, {}),
    ]
    assert audit.check().waiting == 5


def test_adding_and_deleting_a_body_are_recorded(signed_in, admin):
    fields = {"name": "Focus group", "short_name": "FG", "country": ""}
    assert signed_in.post(reverse("admin:proposals_body_add"), fields).status_code == 302
    body = Body.objects.get()
    assert signed_in.post(reverse("admin:proposals_body_delete", args=[body.pk]), {"post": "yes"}).status_code == 302
    name = f"body:{body.slug}"
    assert acts() == [(admin.slug, "added", name, {}), (admin.slug, "deleted", name, {})]


def test_nothing_of_people_but_their_accounts_is_shown(signed_in):
    shown = signed_in.get(reverse("admin:index")).context["app_list"]
    assert {model["object_name"] for app in shown for model in app["models"]} == {
        "User",
        "Team",
        "Body",
        "Contributor",
        "Instrument",
    }


def test_a_new_password_for_somebody_ends_their_tokens(signed_in):
    ana = factories.person("ana")
    _token, secret = tokens.make(ana, "laptop")
    fields = {"password1": "another good phrase", "password2": "another good phrase", "usable_password": "true"}
    signed_in.post(reverse("admin:auth_user_password_change", args=[ana.pk]), fields)
    ana.refresh_from_db()
    assert (ana.check_password("another good phrase"), tokens.owner(secret)) == (True, None)
