"""Parts of sentences, and what a policy says of data, as REST tells them."""

import pytest

from tests import factories
from tests.annotations import duties
from tests.clients import api

pytestmark = pytest.mark.django_db

TRACK = "We keep the track of your boat for {} days to improve the lamps."
GRANT = "You grant the guild a {} licence to show your drawings."


def _compared(title: str, old: str, new: str):
    proposal = factories.proposal(title=title)
    return duties.compared(*duties.versions((old,), (new,), proposal=proposal))


def test_a_policy_is_told_part_by_part_before_and_after(owner):
    made = _compared("Privacy notice of the pier", TRACK.format(30), TRACK.format(90))
    (row,) = api(owner).get(f"/api/v1/comparisons/{made.slug}/handling/").json()
    assert {side: [(one["part"], one["words"]) for one in told["parts"]] for side, told in row.items()} == {
        side: [
            ("data", "keep the track of your boat"),
            ("purpose", "to improve the lamps"),
            ("time", f"for {days} days"),
        ]
        for side, days in (("old", 30), ("new", 90))
    }
    key = made.new_version.current_reading.clauses.get(number="1").key
    assert row["new"]["clause"] == "1 Part 1"
    assert row["new"]["parts"][2]["permalink"] == f"/versions/{made.new_version.slug}/?at=31-42#{key}"


def test_of_another_draft_nothing_is_told(owner):
    made = _compared("Specification of the pier", TRACK.format(30), TRACK.format(90))
    assert api(owner).get(f"/api/v1/comparisons/{made.slug}/handling/").json() == []


def test_a_grant_is_told_with_its_parts_and_a_duty_has_none(owner):
    made = _compared("Terms of the pier", GRANT.format("perpetual"), GRANT.format("worldwide"))
    sentences = (GRANT.format("perpetual"), GRANT.format("worldwide"))
    duties.say(made, "1", *sentences, "changed-inside", kind="grant")
    duties.say(made, "1", *sentences, "reworded")
    told = api(owner).get(f"/api/v1/comparisons/{made.slug}/strength/?fields=kind,parts").json()["results"]
    assert told == [
        {
            "kind": "grant",
            "parts": [
                {"part": "recipient", "old": "grant the guild", "new": "grant the guild"},
                {"part": "time", "old": "perpetual", "new": ""},
                {"part": "what", "old": "licence to show your drawings", "new": "licence to show your drawings"},
                {"part": "where", "old": "", "new": "worldwide"},
            ],
        },
        {"kind": "duty", "parts": []},
    ]
