import json

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from clauseline.comparing import compare
from clauseline.writing.json import as_answer
from proposals.models import Comparison, Job
from proposals.queries.readings import outline_of
from proposals.services import comparisons, jobs
from tests import factories
from tests.clients import UNSEEN, api, problem
from tests.drafts import changed, tabled, tracked
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in virtual worlds.")
RECORD = paragraphs("2", "Record", "The record of behaviour is required to be stored.")
WEAKER = paragraphs("2", "Record", "The record of behaviour is recommended to be stored.")


@pytest.fixture
def two():
    proposal = factories.proposal()
    old = factories.version(SCOPE, RECORD, proposal=proposal, number="I-031")
    return old, factories.version(SCOPE, WEAKER, proposal=proposal, number="O-047")


def ask(user, old, new):
    return api(user).post("/api/v1/comparisons/", {"old": old.slug, "new": new.slug})


def test_it_is_made_once_and_stored(two, reader):
    old, new = two
    first = ask(reader, old, new)
    comparison, job = Comparison.objects.get(), Job.objects.get()
    assert first.status_code == 202
    assert (first["Location"], first["Retry-After"]) == (f"/api/v1/comparisons/{comparison.slug}/", "1")
    assert first.json() == {
        "id": comparison.slug,
        "old": old.slug,
        "new": new.slug,
        "tracked": False,
        "across": False,
        "engine": comparison.engine,
        "encoder": None,
        "state": "computing",
        "failure": "",
        "job": job.slug,
        "counts": {},
        "editorial_sentences": 0,
        "warnings": [],
        "asked_at": comparison.asked_at.isoformat().replace("+00:00", "Z"),
        "ready_at": None,
    }
    jobs.drain()
    again = ask(reader, old, new)
    assert (again.status_code, again["Location"]) == (200, f"/api/v1/comparisons/{comparison.slug}/")
    assert again.json()["state"] == "ready"
    assert again.json()["counts"] == {"unchanged": 1, "modified": 1, "reworded": 1, "weakened": 1}
    assert api(reader).get(again["Location"]).json() == again.json()


def test_it_waits_while_a_version_is_being_read(two, reader):
    old, _ = two
    answer = ask(reader, old, factories.version(proposal=old.proposal))
    assert (answer.status_code, answer.json()["state"], answer.json()["job"]) == (202, "waiting", None)


def test_a_failed_one_says_why(two, reader):
    old, new = two
    Job.objects.create(kind="reading", target=old.pk)
    ask(reader, old, new)
    Job.objects.filter(kind="comparison").update(state=Job.State.FAILED, error="This went wrong.")
    row = ask(reader, old, new).json()
    assert (row["state"], row["failure"]) == ("failed", "This went wrong.")
    changes = api(reader).get(f"/api/v1/comparisons/{row['id']}/changes/")
    assert changes.json() == problem(409, "Conflict", "This went wrong.")


def test_a_version_is_not_compared_with_itself(two, reader):
    old, _ = two
    sentence = "These are one and the same version. Please choose two different ones."
    assert ask(reader, old, old).json() == problem(400, "Bad Request", sentence)


def test_a_withdrawn_version_is_not_compared_and_its_comparisons_are_gone(two, reader):
    old, new = two
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    old.withdrawn_at = timezone.now()
    old.save()
    assert ask(reader, old, new).status_code == 410
    for path in ("", "changes/"):
        assert api(reader).get(f"/api/v1/comparisons/{comparison.slug}/{path}").status_code == 410


@pytest.mark.postgres
def test_a_comparison_needs_both_sides_to_be_there(two, reader):
    old, _ = two
    hidden = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    comparison = comparisons.request(old=old, new=hidden)
    jobs.drain()
    answer = ask(reader, old, hidden)
    sentence = f"There is none with the id {hidden.slug}, or you may not see it."
    assert answer.json() == problem(400, "Bad Request", "Some fields need another value.", new=[sentence])
    for path in ("", "changes/", "changes/?blocks=true"):
        assert api(reader).get(f"/api/v1/comparisons/{comparison.slug}/{path}").json() == UNSEEN
    assert api(reader).get("/api/v1/comparisons/").json()["results"] == []
    assert api(reader).get("/api/v1/jobs/").json()["results"] == []


def test_a_change_has_the_keys_of_the_command(two, reader):
    old, new = two
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    keys = {side: [c.key for c in v.current_reading.clauses.all()] for side, v in (("old", old), ("new", new))}
    rows = api(reader).get(f"/api/v1/comparisons/{comparison.slug}/changes/").json()["results"]
    text = "This draft specifies how identities are kept in virtual worlds."
    assert rows[0] == {
        "kind": "unchanged",
        "old": [0],
        "new": [0],
        "flags": [],
        "spans": [{"op": "kept", "text": text, "old": [0, len(text)], "new": [0, len(text)]}],
        "strength": [],
        "passages": [],
        "details": [],
        "editorial": [],
        "edits": [],
        "proofs": [],
        "clauses": {
            "old": [{"key": keys["old"][0], "number": "1"}],
            "new": [{"key": keys["new"][0], "number": "1"}],
        },
    }
    assert [(row["kind"], row["flags"]) for row in rows[1:]] == [("modified", ["reworded", "weakened"])]
    assert [(s["op"], s["text"]) for s in rows[1]["spans"]] == [
        ("kept", "The record of behaviour is "),
        ("removed", "required"),
        ("added", "recommended"),
        ("kept", " to be stored."),
    ]
    assert [s["verdict"] for s in rows[1]["strength"]] == ["weakened"]


def test_changes_are_told_with_their_blocks_if_asked_for(reader, django_assert_num_queries):
    proposal = factories.proposal()
    old, new = (factories.version(clause, proposal=proposal) for clause in (tabled.OLD, tabled.NEW))
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    there = f"/api/v1/comparisons/{comparison.slug}/changes/"
    before, after = (outline_of(reading) for version in (old, new) if (reading := version.current_reading))
    (told,) = as_answer(before, after, compare(before, after), with_blocks=True)["changes"]
    (plain,) = api(reader).get(there).json()["results"]
    with django_assert_num_queries(5):
        (row,) = api(reader).get(f"{there}?blocks=true").json()["results"]
    assert row == {**plain, "blocks": json.loads(json.dumps(told["blocks"]))}
    paragraph, table = row["blocks"]
    assert (paragraph["kind"], paragraph["new"]) == ("paragraph", {"clause": 0, "block": 0})
    assert [one["fate"] for one in table["columns"]] == ["kept", "kept", "added", "kept"]
    assert [(one["fate"], one["number"]) for one in table["rows"] if one["fate"] != "kept"] == [
        ("came", 5), ("removed", None), ("added", None), ("went", 2),
    ]  # fmt: skip
    for query, names in (("fields=kind,blocks", {"kind", "blocks"}), ("fields=kind&blocks=true", {"kind", "blocks"})):
        assert api(reader).get(f"{there}?{query}").json()["results"][0].keys() == names
    assert api(reader).get(f"{there}?blocks=false").json()["results"] == [plain]
    assert list(api(reader).get(f"{there}?blocks=yes").json()["errors"]) == ["blocks"]


def test_blocks_of_a_split_change_name_their_clauses(eventful, reader):
    rows = api(reader).get(f"{eventful}?kind=split&blocks=true").json()["results"]
    assert [(row["new"], [one["new"] and one["new"]["clause"] for one in row["blocks"]]) for row in rows] == [
        ([2, 3], [2, 3]),
        ([5, 11], [5, 11, 11]),
    ]


@pytest.fixture
def eventful():
    """The address of the changes of a comparison in which everything happens."""
    proposal = factories.proposal()
    old, new = (factories.version(*clauses, proposal=proposal) for clauses in (changed.OLD, changed.NEW))
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    return f"/api/v1/comparisons/{comparison.slug}/changes/"


def listed(user, place, **asked) -> list[str]:
    """The number of each change's first clause."""
    answer = api(user).get(place, asked)
    assert answer.status_code == 200
    return [(row["clauses"]["new"] or row["clauses"]["old"])[0]["number"] for row in answer.json()["results"]]


@pytest.mark.parametrize(("kind", "numbers"), changed.OF_KIND.items())
def test_changes_are_listed_by_kind(eventful, reader, kind, numbers):
    assert listed(reader, eventful, kind=kind) == numbers


@pytest.mark.parametrize(("flag", "numbers"), changed.OF_FLAG.items())
def test_changes_are_listed_by_flag(eventful, reader, flag, numbers):
    assert listed(reader, eventful, flag=flag) == numbers


@pytest.mark.postgres
def test_several_kinds_and_flags_may_be_asked_for(eventful, reader):
    assert listed(reader, eventful, kind=["inserted", "deleted"]) == ["8", "12"]
    assert listed(reader, eventful, flag=["weakened", "strengthened"]) == ["5", "6"]
    assert listed(reader, eventful, kind=["modified", "moved"], flag=["renumbered"]) == ["5", "6.1", "Appendix A"]


def test_an_unknown_flag_is_refused(eventful, reader):
    answer = api(reader).get(eventful, {"flag": "nicer"})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["flag"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_changes_takes_four_queries(reader, django_assert_num_queries, count):
    clauses = [paragraphs(str(n), f"Part {n}", f"Text number {n} of this draft.") for n in range(count)]
    proposal = factories.proposal()
    old, new = factories.version(*clauses, proposal=proposal), factories.version(*clauses, proposal=proposal)
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    with django_assert_num_queries(4):
        rows = api(reader).get(f"/api/v1/comparisons/{comparison.slug}/changes/").json()["results"]
    assert len(rows) == count


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query(reader, two, django_assert_num_queries, count):
    for _ in range(count):
        comparisons.request(old=two[0], new=factories.version(SCOPE, proposal=two[0].proposal))
    with django_assert_num_queries(1):
        assert len(api(reader).get("/api/v1/comparisons/").json()["results"]) == count


@pytest.mark.postgres
def test_changes_are_narrowed_by_strength_and_status(two, reader):
    old, new = two
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    there = f"/api/v1/comparisons/{comparison.slug}/changes/"
    found = {
        query: [row["kind"] for row in api(reader).get(f"{there}?{query}").json()["results"]]
        for query in ("strength=weakened", "strength=strengthened", "status=informative")
    }
    assert found == {"strength=weakened": ["modified"], "strength=strengthened": [], "status=informative": []}
    assert api(reader).get(f"{there}?strength=none").status_code == 400


@pytest.mark.postgres
def test_changes_are_narrowed_by_what_became_informative(reader):
    proposal = factories.proposal()
    annex = paragraphs("Annex A", "Record", "The record of behaviour is stored.", kind="annex")
    appendix = paragraphs(
        "Appendix I", "Record", "The record of behaviour is stored.", kind="appendix", status="informative"
    )
    old, new = (factories.version(SCOPE, clause, proposal=proposal) for clause in (annex, appendix))
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    there = f"/api/v1/comparisons/{comparison.slug}/changes/"
    counts = [
        len(api(reader).get(f"{there}?status={status}").json()["results"]) for status in ("informative", "normative")
    ]
    assert counts == [1, 0]


@pytest.mark.parametrize("form", ["html", "docx", "json"])
def test_it_is_exported_with_a_tag(two, reader, form):
    old, new = two
    comparison = comparisons.request(old=old, new=new)
    there = f"/api/v1/comparisons/{comparison.slug}/export/{form}/"
    assert api(reader).get(there).status_code == 409
    jobs.drain()
    answer = api(reader).get(there)
    assert answer["Content-Disposition"] == f'attachment; filename="I-031_O-047.{form}"'
    assert api(reader).get(there, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert api(reader).get(f"/api/v1/comparisons/{comparison.slug}/export/pdf/").status_code == 400


def test_an_export_needs_both_sides_to_be_there(two, reader):
    old, _ = two
    hidden = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    comparison = comparisons.request(old=old, new=hidden)
    jobs.drain()
    assert api(reader).get(f"/api/v1/comparisons/{comparison.slug}/export/docx/").json() == UNSEEN


@pytest.fixture
def redlined():
    """A version whose file has tracked changes."""
    version = factories.version()
    version.file.save("draft.docx", ContentFile(tracked.WORD))
    jobs.submit("reading", version.pk)
    jobs.drain()
    return version


def test_what_is_tracked_is_asked_for_once(redlined, reader):
    def ask_again():
        return api(reader).post("/api/v1/comparisons/tracked/", {"version": redlined.slug})

    first = ask_again()
    comparison = Comparison.objects.get()
    assert first.status_code == 202
    assert (first["Location"], first["Retry-After"]) == (f"/api/v1/comparisons/{comparison.slug}/", "1")
    body = first.json()
    assert [body[name] for name in ("old", "new", "tracked")] == [redlined.slug, redlined.slug, True]
    jobs.drain()
    again = ask_again()
    assert (again.status_code, again["Location"], again.json()["state"]) == (200, first["Location"], "ready")
    changes = api(reader).get(f"{first['Location']}changes/").json()["results"]
    assert [(s["op"], s["text"].strip()) for s in changes[0]["spans"] if s["op"] != "kept"] == [
        ("added", "may"),
        ("removed", "for ever"),
    ]
    for asked, count in (("true", 1), ("false", 0)):
        assert len(api(reader).get("/api/v1/comparisons/", {"tracked": asked}).json()["results"]) == count
    export = api(reader).get(f"{first['Location']}export/json/")
    assert export["Content-Disposition"] == 'attachment; filename="v1_tracked.json"'


def test_asked_for_with_a_key_it_has_the_same_answer(redlined, reader):
    answers = [
        api(reader).post("/api/v1/comparisons/tracked/", {"version": redlined.slug}, HTTP_IDEMPOTENCY_KEY="one")
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[1]["Idempotency-Replayed"] == "true"


def test_what_is_tracked_is_seen_by_who_sees_the_version(redlined, reader):
    redlined.proposal.teams.set([factories.team()])
    redlined.proposal.restricted = True
    redlined.proposal.save()
    answer = api(reader).post("/api/v1/comparisons/tracked/", {"version": redlined.slug})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["version"])
    assert not Comparison.objects.exists()


def test_a_file_without_tracked_changes_is_refused_in_words(two, reader):
    answer = api(reader).post("/api/v1/comparisons/tracked/", {"version": two[0].slug})
    sentence = "No tracked changes were found in the file of version I-031."
    assert answer.json() == problem(400, "Bad Request", sentence)
