"""A keeper for each proposal that was here before, and a team for each version, where rows tell which one it is.

What stays without a keeper is the admin's: `manage.py unkept` lists it.
"""

from django.db import migrations

LEADING = ("editor", "owner")
REVIEWING = ("reviewer", *LEADING)


def keep(apps, schema_editor):
    proposals, versions, memberships = (
        apps.get_model("proposals", name).objects for name in ("Proposal", "Version", "Membership")
    )
    roles = {}
    for team, person, role in memberships.order_by("pk").values_list("team", "user", "role"):
        roles.setdefault(person, {})[team] = role
    for proposal in proposals.filter(keeper=None).only("pk", "restricted", "made_by"):
        teams = list(proposal.teams.order_by("pk").values_list("pk", flat=True)) if proposal.restricted else []
        led = [team for team, role in roles.get(proposal.made_by_id, {}).items() if role in LEADING]
        keeper = keeper_of(teams, led)
        if keeper is not None:
            proposals.filter(pk=proposal.pk).update(keeper=keeper)
        for version in versions.filter(proposal=proposal.pk, team=None).only("pk", "uploaded_by"):
            own = roles.get(version.uploaded_by_id, {})
            able = [team for team, role in own.items() if role in REVIEWING and (not teams or team in teams)]
            if keeper in able or len(able) == 1:
                versions.filter(pk=version.pk).update(team=keeper if keeper in able else able[0])


def keeper_of(teams, led):
    """Of a restricted proposal one of its teams, where its maker leads if there is one; else the only one they lead."""
    if teams:
        return next((team for team in teams if team in led), teams[0])
    return led[0] if len(led) == 1 else None


class Migration(migrations.Migration):
    dependencies = [("proposals", "0016_keeper")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
