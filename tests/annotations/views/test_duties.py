"""The page of the duties that changed."""

import csv
import io

import pytest
from django.urls import reverse

from annotations.models import ForceConfirmation
from clauseline.comparing.changes import Edit
from proposals.models import Role
from proposals.queries.strength import duty_rows
from tests import factories
from tests.annotations import duties
from tests.annotations.views import drawn
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana(client):
    ana = factories.person("ana")
    client.force_login(ana)
    return ana


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Reviewers")


def read(client, comparison, query=""):
    answer = client.get(reverse("comparison-duties", args=[comparison.slug]) + query)
    assert answer.status_code == 200
    return answer


def rows(answer):
    return [row.split(" ", 3)[0] for row in drawn.words(answer, "duty-place")]


def post(client, comparison, index, state, **headers):
    row = duty_rows(comparison)[index].name
    address = reverse("comparison-confirm", args=[comparison.slug])
    return client.post(f"{address}?order=text", {"row": row, "state": state}, headers=headers)


def test_each_sentence_is_shown_before_and_after_with_what_can_be_seen(client, comparison, ana, team):
    answer = read(client, comparison, "?order=text")
    assert drawn.words(answer, "duty-head") == [
        "1 Part 1 → 1 Part 1 verb lowered: “shall” to “should”",
        "2 Part 2 → 2 Part 2 condition added: please check",
        "3 Part 3 binding sentence gone, a similar sentence is there: please check",
    ]
    assert drawn.words(answer, "duty-counts") == ["1 duty weakened 2 to check 0 confirmed for Reviewers"]
    assert drawn.words(answer, "duty-alike") == ["Similar sentences, please check: 1 Part 1 The platform"]
    old = comparison.old_version
    key = old.current_reading.clauses.get(number="1").key
    assert f"/versions/{old.slug}/?at=0-{len(duties.OLD[0])}#{key}" in drawn.values(answer, "href")
    assert "<del>" in answer.text and "<ins>" in answer.text


def test_it_is_narrowed_by_what_the_address_asks(client, comparison, ana, team):
    assert rows(read(client, comparison)) == ["1", "2", "3"]
    assert rows(read(client, comparison, "?sure=check")) == ["2", "3"]
    assert rows(read(client, comparison, "?fact=gone-alike")) == ["3"]
    assert rows(read(client, comparison, "?confirmed=yes")) == []
    assert rows(read(client, comparison, "?fact=nonsense&sure=perhaps&order=odd")) == ["1", "2", "3"]


def test_without_scripts_a_confirmation_leads_back_to_the_list(client, comparison, ana, team):
    answer = post(client, comparison, 1, "weakened")
    row = duty_rows(comparison)[1].name
    assert answer.url == f"{reverse('comparison-duties', args=[comparison.slug])}?order=text#row-{row}"
    head = drawn.words(read(client, comparison, "?confirmed=yes"), "duty-head")
    assert head == ["2 Part 2 → 2 Part 2 weakened condition added"]


def test_with_scripts_it_answers_the_row_and_the_counts(client, comparison, ana, team):
    answer = post(client, comparison, 1, "neither", hx_request="true")
    assert drawn.words(answer, "duty-head") == ["2 Part 2 → 2 Part 2 neither weakened nor strengthened condition added"]
    assert drawn.words(answer, "duty-counts") == ["1 duty weakened 1 neither 1 to check 1 confirmed for Reviewers"]
    (button,) = [value for value in drawn.values(answer, "data-confirms") if value == "u"]
    assert button
    assert "Take back" in drawn.text(answer)


def test_a_reader_sees_what_the_team_confirmed_and_has_no_buttons(client, comparison, ana, team):
    post(client, comparison, 1, "weakened")
    ben = factories.member(team, Role.READER)
    client.force_login(ben)
    answer = read(client, comparison)
    assert "confirmed by ana" in drawn.text(answer)
    assert drawn.values(answer, "data-confirms") == []
    assert post(client, comparison, 1, "neither").status_code == 403
    assert ForceConfirmation.objects.get().state == "weakened"


def test_who_is_in_two_teams_looks_for_one_of_them(client, comparison, ana, team):
    other = factories.team(ana, name="Others")
    row = duty_rows(comparison)[1].name
    client.post(
        reverse("comparison-confirm", args=[comparison.slug]), {"row": row, "state": "weakened", "team": other.slug}
    )
    assert rows(read(client, comparison, f"?confirmed=yes&team={other.slug}")) == ["2"]
    assert rows(read(client, comparison, f"?confirmed=yes&team={team.slug}")) == []


def test_without_a_team_it_is_read_alone(client, comparison, ana):
    answer = read(client, comparison, "?order=text")
    assert (rows(answer), drawn.values(answer, "data-confirms")) == (["1", "2", "3"], [])


def test_what_changed_no_duty_says_so(client, ana):
    made = duties.compared(*duties.versions(duties.OLD, duties.NEW))
    assert "No sentence with binding words changed" in drawn.text(read(client, made))


def test_where_force_is_not_measured_they_are_not_offered_and_their_page_says_so(client, ana):
    texts = [paragraphs("1", "Grindar", f"Grinden {verb} vara stängd.") for verb in ("skall", "bör")]
    of = factories.proposal()
    made = duties.compared(*(factories.version(text, proposal=of, language="sv") for text in texts))
    page = drawn.text(client.get(reverse("comparison", args=[made.slug])))
    assert "Binding force is not measured in this language." in page
    assert "All duties that changed" not in page
    page = drawn.text(read(client, made))
    assert "Binding force is not measured in this language." in page
    assert "No sentence with binding words changed" not in page


def test_long_lists_come_in_pages(client, ana, team):
    texts = [tuple(f"The platform {verb} erase record {n}." for n in range(60)) for verb in ("shall", "should")]
    made = duties.compared(*duties.versions(*texts))
    for n, (old, new) in enumerate(zip(*texts, strict=True), 1):
        duties.say(made, str(n), old, new, "verb-lowered", "weakened", sure=True)
    assert len(rows(read(client, made))) == 50
    assert len(rows(read(client, made, "?page=2"))) == 10


def test_the_head_of_the_comparison_is_told(client, comparison, ana, team):
    post(client, comparison, 1, "weakened")
    answer = client.get(reverse("comparison-told", args=[comparison.slug]))
    assert drawn.text(answer) == (
        "2 duties weakened (Go to the next of these sentences) 1 to check (Go to the sentence) "
        "1 confirmed for Reviewers All duties that changed"
    )


def test_the_table_says_what_was_confirmed(client, comparison, ana, team):
    post(client, comparison, 1, "weakened")
    answer = client.get(reverse("comparison-duties-export", args=[comparison.slug]))
    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    told = ("old_clause", "new_clause", "reason", "sure", "confirmed", "confirmed_for", "confirmed_by", "alike")
    assert [[row[name] for name in told] for row in table] == [
        ["1 Part 1", "1 Part 1", "verb-lowered", "true", "", "", "", ""],
        ["2 Part 2", "2 Part 2", "condition-added", "false", "weakened", "Reviewers", "ana", ""],
        ["3 Part 3", "", "gone-alike", "false", "", "", "", "The platform"],
    ]
    assert table[0]["new_sentence"] == duties.NEW[0]


def test_the_table_says_what_changed_inside(client, ana, team):
    made = duties.compared(
        *duties.versions(("A guard shall see a written consent.",), ("A guard shall see a consent.",))
    )
    sentences = ("A guard shall see a written consent.", "A guard shall see a consent.")
    edits = (Edit("written", "", (20, 27), (20, 20), "consent", "less"), Edit("", "a", (0, 0), (0, 1)))
    duties.say(made, "1", *sentences, "changed-inside", edits=edits)
    answer = client.get(reverse("comparison-duties-export", args=[made.slug]))
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["reason"], row["edits"]) == ("changed-inside", "went: “written” (consent, less)\ncame: “a”")


@pytest.fixture
def granted(comparison):
    """The same with a grant that is new, and that protects people less."""
    duties.say(comparison, "3", "", "Nothing else is said.", "new", sure=True, kind="grant", effect="less")
    return comparison


def test_what_is_granted_stands_apart(client, granted, ana, team):
    answer = read(client, granted)
    assert drawn.words(answer, "duty-head")[-1] == "3 Part 3 grant, new: protects people less"
    heads = [
        one for one in ("What binds", "What is granted and agreed to", "Who is liable") if one in drawn.text(answer)
    ]
    assert heads == ["What binds", "What is granted and agreed to"]
    assert "1 grant or consent" in drawn.text(answer)
    assert len(rows(read(client, granted, "?kind=grant"))) == 1


def test_rights_and_defaults_have_heads_of_their_own(client, comparison, ana, team):
    duties.say(comparison, "3", "", "Nothing else is said.", "new", sure=True, kind="right", effect="more")
    duties.say(comparison, "3", "", "Nothing else is said.", "new", kind="default", effect="ask")
    answer = read(client, comparison)
    assert drawn.words(answer, "duty-head")[-2:] == [
        "3 Part 3 right, new: protects people more",
        "3 Part 3 default, new: please check",
    ]
    text = drawn.text(answer)
    assert [words in text for words in ("What people are entitled to", "What holds by default", "1 right")] == [
        True
    ] * 3
    assert len(rows(read(client, comparison, "?kind=default"))) == 1


def test_duties_alone_have_no_heads(client, comparison, ana, team):
    assert "What binds" not in drawn.text(read(client, comparison))


def test_a_grant_is_exported_with_its_kind(client, granted, ana, team):
    answer = client.get(reverse("comparison-duties-export", args=[granted.slug]))
    table = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [(one["kind"], one["effect"]) for one in table] == [("duty", "")] * 3 + [("grant", "less")]


def test_a_policy_has_a_table_before_and_after(client, ana):
    proposal = factories.proposal(title="Privacy notice of the pier")
    tell = "We keep the track of your boat for {} days to improve the lamps."
    old, new = duties.versions((tell.format(30),), (tell.format(90),), proposal=proposal)
    answer = read(client, duties.compared(old, new))
    text = drawn.text(answer)
    assert "Data, before and after" in text
    assert [words in text for words in ("keep the track of your boat", "for 30 days", "for 90 days")] == [True] * 3
    assert f"/versions/{new.slug}/?at=" in answer.content.decode()


def test_a_grant_is_shown_with_its_parts(client, ana):
    grant = "You grant the guild a {} licence to show your drawings."
    old, new = duties.versions((grant.format("perpetual"),), (grant.format("worldwide"),))
    comparison = duties.compared(old, new)
    duties.say(
        comparison, "1", grant.format("perpetual"), grant.format("worldwide"), "reworded", "ambiguous", kind="grant"
    )
    duties.say(comparison, "1", "", grant.format("worldwide"), "new", sure=True, kind="grant", effect="less")
    first, *_ = drawn.words(read(client, comparison), "facts")
    assert first == "recipient grant the guild what licence to show your drawings where worldwide"
