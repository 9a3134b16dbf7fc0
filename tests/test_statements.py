"""What PostgreSQL may take otherwise than SQLite is seen, and the check says what no test shows it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Value, When, Window
from django.db.models.functions import Coalesce, Lower, Rank, TruncMonth

from proposals.models import Proposal, Team, Version
from tests import factories, report, run
from tests.noting import Notes, columns
from tests.site import HERE
from tests.statements import pieces

pytestmark = [pytest.mark.once, pytest.mark.django_db]

PROPOSALS = Proposal.objects.order_by()
VERSIONS = Version.objects.order_by().values("pk")


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked here is no concern of the site's: the check does not note it."""
    monkeypatch.setattr(connection, "execute_wrappers", [])


def found(do: Callable[[], Any]) -> set[str]:
    """The pieces of what this asks the database, but for JSON that comes with a row."""
    notes = Notes()
    with connection.execute_wrapper(notes.look):
        done = do()
        list(done if isinstance(done, Iterable) else ())
    return {piece for piece in notes.found() if not piece.startswith("JSON read")}


@pytest.mark.parametrize(
    ("query", "piece"),
    [
        (PROPOSALS.order_by("title"), "order of text: proposals_proposal.title"),
        (PROPOSALS.order_by("-title"), "order of text: proposals_proposal.title"),
        (PROPOSALS.order_by("body__name"), "order of text: proposals_body.name"),
        (VERSIONS.order_by("date"), "order of what may be empty: proposals_version.date ASC"),
        (
            VERSIONS.order_by(F("date").desc(nulls_last=True)),
            "order of what may be empty: proposals_version.date DESC NULLS LAST",
        ),
        (
            Team.objects.order_by("proposals__pk"),
            "order of what may be empty: proposals_proposal_teams.proposal_id ASC",
        ),
        (
            PROPOSALS.annotate(last=Max("versions__date")).order_by("last"),
            "order of what is no column: MAX proposals_version.date ASC",
        ),
        (PROPOSALS.order_by(Lower("title")), "order of what is no column: LOWER proposals_proposal.title ASC"),
        (
            PROPOSALS.values_list("title").union(Team.objects.values_list("name")).order_by("title"),
            "order of text: proposals_proposal.title",
        ),
        (
            PROPOSALS.filter(pk__in=PROPOSALS.order_by("number").values("pk")[:3]),
            "order of text: proposals_proposal.number",
        ),
    ],
)
def test_an_order_is_seen(query, piece):
    assert piece in found(lambda: query.all())


def test_an_order_in_which_no_databases_differ_is_none():
    assert found(lambda: VERSIONS.order_by("-pk", "uploaded_at")) == set()
    assert found(lambda: PROPOSALS.annotate(many=Count("versions")).values("pk").order_by("many")) == set()


@pytest.mark.parametrize(
    ("condition", "piece"),
    [
        ({"title__contains": "a"}, "like: proposals_proposal.title"),
        ({"title__iexact": "a"}, "like: proposals_proposal.title"),
        ({"title__startswith": F("number")}, "like: proposals_proposal.title"),
        ({"title__regex": "a"}, "regexp: proposals_proposal.title"),
        ({"title__lt": "a"}, "greater or smaller text: proposals_proposal.title"),
        ({"title__range": ("a", "b")}, "greater or smaller text: proposals_proposal.title"),
        ({"title__gt": F("number")}, "greater or smaller text: proposals_proposal.number, proposals_proposal.title"),
        ({"versions__options__type": "a"}, "function: JSON_TYPE: proposals_version.options"),
    ],
)
def test_a_comparison_is_seen(condition, piece):
    assert piece in found(lambda: PROPOSALS.filter(**condition))
    assert piece in found(lambda: PROPOSALS.filter(Q(pk=1) | ~Q(**condition)))
    assert piece in found(lambda: PROPOSALS.filter(Exists(Proposal.objects.filter(pk=OuterRef("pk"), **condition))))


def test_a_comparison_in_which_no_databases_differ_is_none():
    assert found(lambda: VERSIONS.filter(position__gt=3, number="a", withdrawn_at=None, pk__in=[1, 2])) == set()


@pytest.mark.parametrize(
    ("query", "piece"),
    [
        (
            PROPOSALS.values(a=Coalesce("number", "title")),
            "function: COALESCE: proposals_proposal.number, proposals_proposal.title",
        ),
        (VERSIONS.values(month=TruncMonth("date")), "function: DJANGO_DATE_TRUNC: proposals_version.date"),
        (PROPOSALS.values("body").annotate(Max("title")), "function: MAX: proposals_proposal.title"),
        (
            PROPOSALS.values(a=Count("pk", filter=Q(number=""))),
            "function: COUNT where proposals_proposal.number: proposals_proposal.id",
        ),
        (
            PROPOSALS.values(a=Window(Rank(), partition_by="body_id", order_by="title")),
            "function: RANK over proposals_proposal.body_id, proposals_proposal.title: ",
        ),
        (
            PROPOSALS.values(a=Case(When(number="", then=F("title")), default=Value(""))),
            "case: proposals_proposal.number, proposals_proposal.title",
        ),
        (PROPOSALS.values("pk", word=Value("x")), "value among columns: word of proposals_proposal"),
        (
            VERSIONS.values(a=F("position") / F("size")),
            "reckoning: / of proposals_version.position, proposals_version.size",
        ),
        (
            VERSIONS.values("pk").union(PROPOSALS.values("pk")),
            "union of queries: proposals_proposal, proposals_version",
        ),
        (
            PROPOSALS.order_by("title").values("title").distinct(),
            "rows once each, in an order: proposals_proposal",
        ),
        (
            VERSIONS.values(a=VERSIONS.filter(proposal=OuterRef("proposal"))),
            "query that has to have one row: query of proposals_version",
        ),
    ],
)
def test_what_is_reckoned_is_seen(query, piece):
    assert piece in found(lambda: query.all())


def test_names_and_numbers_of_a_query_make_no_other_piece():
    """The tables of a query within another one have other names there, and lists are long or short."""
    inner = VERSIONS.filter(proposal=OuterRef("pk"), pk__in=[1, 2, 3], title__contains="a")
    alone = found(lambda: VERSIONS.filter(title__contains="b", pk__in=[1]))
    assert alone == found(lambda: PROPOSALS.filter(Exists(inner))) == {"like: proposals_version.title"}


@pytest.mark.parametrize(
    ("query", "piece"),
    [
        (PROPOSALS.select_for_update(), "lock: FOR UPDATE: proposals_proposal"),
        (
            PROPOSALS.select_related("body", "keeper").select_for_update(of=("self",), no_key=True),
            "lock: FOR NO KEY UPDATE OF proposals_proposal: left proposals_team, proposals_body, proposals_proposal",
        ),
        (PROPOSALS.distinct().select_for_update(), "lock: FOR UPDATE: proposals_proposal, distinct"),
    ],
)
def test_a_lock_is_seen(query, piece):
    assert found(lambda: query.all()) == {piece}


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_a_transaction_is_refused_as_on_postgresql():
    with pytest.raises(transaction.TransactionManagementError):
        list(PROPOSALS.select_for_update())


def test_a_conflict_and_many_rows_are_seen():
    conflict = "conflict that is passed over: proposals_team"
    assert written("a", ignore_conflicts=True) == {conflict}
    assert written("ab", ignore_conflicts=True) == {conflict, "many rows at once: proposals_team"}


def test_a_conflict_by_which_a_row_is_changed_is_seen_with_its_columns():
    over = {"update_conflicts": True, "unique_fields": ["name"], "update_fields": ["member_code"]}
    (conflict,) = written("a", **over)
    assert conflict.startswith("conflict: proposals_team (name) DO UPDATE SET member_code =")
    assert written("ab", **over) == {conflict, "many rows at once with their keys: proposals_team"}


def test_rows_that_get_their_keys_are_seen():
    assert written("a") == set()
    assert written("bc") == written("def") == {"many rows at once with their keys: proposals_team"}


def written(names: str, **how: Any) -> set[str]:
    """The pieces of writing teams of these names at once."""
    return found(lambda: Team.objects.bulk_create([Team(name=name) for name in names], **how))


def test_json_that_is_written_and_read_is_seen():
    version = factories.version()
    assert "JSON written: proposals_version.options" in found(lambda: version.save(update_fields=["options"]))
    notes = Notes()
    with connection.execute_wrapper(notes.look):
        list(Version.objects.values_list("options"))
    assert "JSON read: proposals_version.options" in notes.found()


def test_a_case_that_is_written_is_seen_with_its_column():
    teams = [factories.team(name="Team A"), factories.team(name="Team B")]
    assert "case that is written: proposals_team.member_code" in found(
        lambda: Team.objects.bulk_update(teams, ["member_code"])
    )


def test_a_broken_constraint_is_seen():
    factories.team(name="Team A")

    def twice() -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.team(name="Team A")

    assert "broken constraint: UNIQUE constraint failed: proposals_team.name" in found(twice)


def test_a_statement_by_hand_is_one_itself():
    assert pieces("SELECT a FROM b WHERE c IN (%s, %s)", columns(), by_hand=True) == {
        "statement by hand: SELECT a FROM b WHERE c IN (%s)"
    }


SHOWN = """
import pytest
from proposals.models import Body, Contributor, Team

pytestmark = pytest.mark.django_db

@pytest.mark.postgres
def test_marked():
    list(Team.objects.order_by("name"))

def test_of_the_same():
    list(Team.objects.order_by("-name"))

def test_dear():
    sum(range(20_000_000))
    list(Body.objects.order_by("name"))
    list(Body.objects.order_by("country").select_for_update())

def test_cheap():
    list(Body.objects.order_by("-name"))

def test_that_writes():
    Contributor.objects.bulk_create([Contributor(name="a"), Contributor(name="b")])
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """What became of these tests, as the check keeps it."""
    (tmp_path / "test_shown.py").write_text(SHOWN)
    (tmp_path / "SQLite").mkdir()
    outcome = tmp_path / "SQLite" / "two at a time.json"
    asked = (
        *(sys.executable, "-m", "pytest", "-c", "/dev/null", "--rootdir", tmp_path, "-p", "tests.outcome"),
        *("-p", "tests.noting", "--ds", "tests.settings", "--nomigrations", "--outcome", outcome),
    )
    done = subprocess.run((*asked, tmp_path / "test_shown.py"), cwd=HERE, capture_output=True, check=False)
    assert done.returncode == 0, done
    return tmp_path / "SQLite"


def test_the_cheapest_test_of_what_no_marked_one_has_is_named(kept):
    assert report.unmarked(kept) == [
        "UNMARKED test_shown.py::test_cheap: no test that is marked postgres has\n  order of text: proposals_body.name",
        "UNMARKED test_shown.py::test_dear: no test that is marked postgres has\n"
        "  lock: FOR UPDATE: proposals_body\n  order of text: proposals_body.country",
    ]


def test_what_a_marked_test_of_another_part_has_lacks_nowhere(tmp_path):
    part = {"tests": {"dear": 2, "cheap": 1}, "shown": ["a"], "lacking": {"b": "dear", "c": "dear"}}
    beside = {"tests": {"slow": 3, "quick": 0.5}, "shown": ["c"], "lacking": {"a": "slow", "b": "quick"}}
    (tmp_path / "two at a time.json").write_text(json.dumps(part))
    (tmp_path / "beside them.json").write_text(json.dumps(beside))
    assert report.unmarked(tmp_path) == ["UNMARKED quick: no test that is marked postgres has\n  b"]


@pytest.mark.parametrize(("arguments", "verdict"), [((), "wrong"), (("tests/test_statements.py",), "right")])
def test_a_whole_run_that_lacks_a_mark_is_wrong_and_says_so(arguments, verdict, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("REPORT", str(tmp_path))

    def ran(outcome: Path, *_: Any, **__: Any) -> int:
        told = {"seconds": 1, "passed": 1, "failures": {}, "left_out": {}, "tests": {"one": 1}}
        outcome.write_text(json.dumps({**told, "shown": [], "lacking": {"order of text: a.b": "one"}}))
        return 0

    monkeypatch.setattr(run, "run", ran)
    monkeypatch.setattr("tests.template.migrate", lambda where: Path(where["CLAUSELINE_VAR"]).mkdir(exist_ok=True))
    assert run.main(arguments) == (verdict == "wrong")
    told = ["UNMARKED one: no test that is marked postgres has", "  order of text: a.b"] if verdict == "wrong" else []
    assert report.lines(tmp_path / "SQLite")[-2 - len(told) :] == [*told, "", f"SQLite: {verdict}"]


@pytest.mark.parametrize(
    ("arguments", "is_whole"),
    [([], True), (["--backwards"], True), (["tests/project"], False), (["-k", "word"], False), (["-x"], False)],
)
def test_only_a_whole_run_tells_what_lacks(monkeypatch, arguments, is_whole):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run.is_whole(arguments) == is_whole
