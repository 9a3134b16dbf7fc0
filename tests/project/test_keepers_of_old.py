"""What was here before proposals had keepers gets one where rows tell which; so does what was decided about hints.

Dear: a database goes back to before there were keepers, once for each kind of row that tells who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from annotations.models import HintDecision
from proposals.models import Proposal, Version

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("proposals", "0015_api"), ("annotations", "0010_api")]


@pytest.fixture
def old() -> Iterator[Any]:
    """The models as they were."""
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    yield MigrationExecutor(connection).loader.project_state(BEFORE).apps
    MigrationExecutor(connection).migrate(newest)


def migrate() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


class Rows:
    """Makes rows of the models as they were."""

    def __init__(self, apps: Any) -> None:
        self.apps, self.count = apps, 0
        self.body = self.make("proposals.Body", name="Body", short_name="B")

    def make(self, model: str, **facts: Any) -> Any:
        table = self.apps.get_model(model)
        if any(field.name == "slug" for field in table._meta.fields):
            self.count += 1
            facts = {"slug": f"row-{self.count}", **facts}
        return table._default_manager.create(**facts)

    def team(self, name: str, **roles: Any) -> Any:
        made = self.make("proposals.Team", name=name, slug=name)
        for role, people in roles.items():
            for person in people:
                self.make("proposals.Membership", team=made, user=person, role=role)
        return made

    def person(self, name: str) -> Any:
        return self.make("proposals.User", username=name, slug=name)

    def proposal(self, title: str, *teams: Any, by: Any = None) -> Any:
        made = self.make("proposals.Proposal", title=title, body=self.body, restricted=bool(teams), made_by=by)
        made.teams.set(teams)
        return made

    def version(self, proposal: Any, number: str, by: Any = None) -> Any:
        self.count += 1
        facts = {"position": self.count, "date": "2023-06-01", "sha256": "0" * 64, "size": 5}
        return self.make("proposals.Version", proposal=proposal, number=number, uploaded_by=by, **facts)

    def hint(self, version: Any, key: str, state: str = "open", by: Any = None, annotation: Any = None) -> Any:
        facts = {"concern": "retention", "start": 0, "end": 4, "trigger": "x", "vocabulary": "1"}
        fields = {"state": state, "decided_by": by, "annotation": annotation}
        return self.make("annotations.Hint", version=version, key=key, **facts, **fields)


def test_who_keeps_them_is_told_by_who_made_them(old):
    rows = Rows(old)
    one, both, none = rows.person("one"), rows.person("both"), rows.person("none")
    first = rows.team("first", editor=[both], reviewer=[none])
    second = rows.team("second", owner=[both], editor=[one])
    rows.proposal("of one team's editor", by=one)
    rows.proposal("of two teams' editor", by=both)
    rows.proposal("of a reviewer", by=none)
    rows.proposal("of nobody")
    rows.proposal("restricted, made by an editor of the second", first, second, by=one)
    rows.proposal("restricted, made by nobody who is here", first, second)
    added = rows.proposal("with versions", by=one)
    for number, person in (("one", one), ("both", both), ("none", none), ("nobody", None)):
        rows.version(added, number, person)
    migrate()
    assert dict(Proposal.objects.order_by("pk").values_list("title", "keeper__slug")) == {
        "of one team's editor": "second",
        "of two teams' editor": None,
        "of a reviewer": None,
        "of nobody": None,
        "restricted, made by an editor of the second": "second",
        "restricted, made by nobody who is here": "first",
        "with versions": "second",
    }
    assert dict(Version.objects.values_list("number", "team__slug")) == {
        "one": "second",
        "both": "second",
        "none": "first",
        "nobody": None,
    }


def test_what_was_decided_for_everybody_is_decided_by_a_team(old):
    rows = Rows(old)
    ana, both, gone = rows.person("ana"), rows.person("both"), rows.person("gone")
    first = rows.team("first", reviewer=[ana, both])
    second = rows.team("second", editor=[both], reader=[ana])
    public, closed = rows.version(rows.proposal("open"), "1"), rows.version(rows.proposal("closed", second), "2")
    facts = {"scope": "document", "comment": "So.", "vocabulary": "1"}
    said = rows.make("annotations.Annotation", version=public, team=second, author=both, **facts)
    rows.hint(public, "open")
    rows.hint(public, "one team", "dismissed", ana)
    rows.hint(public, "two", "dismissed", both)
    rows.hint(public, "came", "accepted", both, said)
    rows.hint(public, "left", "dismissed", gone)
    rows.hint(closed, "closed", "dismissed", both)
    rows.hint(closed, "not theirs", "dismissed", ana)
    migrate()
    told = HintDecision.objects.order_by("hint", "team").values_list("hint__key", "team", "state", "decided_by__slug")
    assert list(told) == [
        ("one team", first.pk, "dismissed", "ana"),
        ("two", first.pk, "dismissed", "both"),
        ("two", second.pk, "dismissed", "both"),
        ("came", second.pk, "accepted", "both"),
        ("closed", second.pk, "dismissed", "both"),
    ]
    assert HintDecision.objects.get(state="accepted").annotation_id == said.pk
