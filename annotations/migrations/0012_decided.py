"""What was decided about hints for everybody is from now on the decision of a team.

It is that of the annotation that came of it; else of each team in which who decided reviews and which sees the draft.
Where rows do not tell that any more the hint is open again: to look at it once more costs less than to miss it.
"""

from django.db import migrations


def decide(apps, schema_editor):
    hints, decisions = (apps.get_model("annotations", name).objects for name in ("Hint", "HintDecision"))
    memberships = apps.get_model("proposals", "Membership").objects.exclude(role="reader")
    teams_of = {}
    for person, team in memberships.values_list("user", "team"):
        teams_of.setdefault(person, set()).add(team)
    sees = restricted_to(apps)
    decided = hints.exclude(state="open").select_related("annotation", "version")
    for hint in decided.iterator(chunk_size=1000):
        proposal = hint.version.proposal_id
        teams = {hint.annotation.team_id} if hint.annotation else teams_of.get(hint.decided_by_id, set())
        decisions.bulk_create(
            decisions.model(
                hint=hint,
                team_id=team,
                state=hint.state,
                decided_by_id=hint.decided_by_id,
                decided_at=hint.changed_at,
                annotation_id=hint.annotation_id,
            )
            for team in sorted(teams & sees[proposal] if proposal in sees else teams)
        )


def undecide(apps, schema_editor):
    """Back: what was decided last is everybody's."""
    hints, decisions = (apps.get_model("annotations", name).objects for name in ("Hint", "HintDecision"))
    for one in decisions.exclude(state="open").order_by("decided_at", "pk"):
        hints.filter(pk=one.hint_id).update(
            state=one.state, decided_by=one.decided_by_id, annotation=one.annotation_id
        )
    decisions.all().delete()


def restricted_to(apps):
    """The teams that alone see a proposal, by its primary key; a public one is not in it."""
    found = {}
    rows = apps.get_model("proposals", "Proposal").objects.filter(restricted=True)
    for proposal, team in rows.values_list("pk", "teams"):
        found.setdefault(proposal, set()).add(team)
    return found


class Migration(migrations.Migration):
    dependencies = [("annotations", "0011_hint_decisions")]

    operations = [migrations.RunPython(decide, undecide)]
