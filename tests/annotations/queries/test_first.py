"""What to read first of a comparison."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from annotations.models import Annotation, Comment, Placement, Review, Uptake
from annotations.queries.desk_first import first_of_drafts
from annotations.queries.first import left, to_read, worded
from annotations.queries.weight_table import weight_groups
from annotations.services import comment_sets, confirmations, consultations, hints, judgements, placements
from annotations.services.consultations import Call
from clauseline.comparing.edits.reading_first import definition_points
from clauseline.vocabulary import BlockKind
from proposals.models import Change, Comparison
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations import duties
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db
QUERIES = 19
GUIDE = Path(__file__).parents[3] / "docs/guide/reading-first.md"


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


def told(comparison, team, person):
    return [(row.number, row.reasons) for row in to_read(comparison, team, person)]


def words(side):
    return "".join(span.text for span in side)


def annotation(comparison, team, author, number, **facts):
    old = comparison.old_version
    key = old.current_reading.clauses.get(number=number).key
    asked = {"scope": "clause", "comment": "Keep it.", "vocabulary": "1", **facts}
    return Annotation.objects.create(version=old, key=key, team=team, author=author, **asked)


def test_what_weighs_most_comes_first_with_its_sentences(comparison, ana, team):
    assert told(comparison, team, ana) == [("1", ("weakened",)), ("2", ("wider", "check")), ("3", ("check",))]
    first, *_rest = worded(comparison, to_read(comparison, team, ana))
    assert [(span.op, span.text) for span in first.before] == [
        ("kept", "The platform "), ("removed", "shall"), ("kept", " erase the record."),
    ]  # fmt: skip
    assert (first.why, first.turn) == (["a duty became weaker"], "weakened")


def test_a_row_weighs_what_its_parts_add_up_to(comparison, ana, team):
    row = to_read(comparison, team, ana)[1]
    figures = {group.title: dict(group.rows) for group in weight_groups()}
    became, named = figures["What became of it"], figures["What its words name"]
    assert row.weight == (
        became["whom or what it binds, or when, changed"]
        + named["who is bound"]
        + named["what is done to people, or with what is known of them"]
    )


def test_what_a_person_confirmed_is_done_for_that_team_alone(comparison, ana, team):
    row = to_read(comparison, team, ana)[1].entry.duty.name
    confirmations.confirm(comparison, row, "weakened", by=ana)
    every = to_read(comparison, team, ana)
    assert [(row.number, row.is_done) for row in every] == [("1", False), ("3", False), ("2", True)]
    assert every[-1].reasons == ("weakened", "wider")
    assert [row.number for row in left(every)] == ["1", "3"]
    ben = factories.person("ben")
    assert told(comparison, factories.team(ben), ben)[1] == ("2", ("wider", "check"))


def test_what_leaves_the_team_has_what_the_team_confirmed(comparison, ana, team):
    row = to_read(comparison, team, ana)[1].entry.duty.name
    confirmations.confirm(comparison, row, "weakened", by=ana)
    rows = to_read(comparison, team, ana, for_others=True)
    assert ("2", ("weakened", "wider"), False) in [(row.number, row.reasons, row.is_done) for row in rows]


def test_a_lost_safeguard_comes_first_in_the_words_that_were_marked(comparison, ana, team):
    quote = "The gaze of a user"
    lost = annotation(comparison, team, ana, "3", polarity="safeguard", scope="passage", quote=quote)
    gone = Placement.objects.create(annotation=lost, version=comparison.new_version, state="gone", score=0)
    first, *rest = worded(comparison, to_read(comparison, team, ana))
    assert (first.number, first.reasons, words(first.before)) == ("3", ("our-safeguard-missing", "ours"), quote)
    assert (first.why[0], first.confirmed) == (
        "a safeguard that your team marked is not found any more: please check",
        "",
    )
    placements.settle(gone, is_right=False, by=ana)
    first, *rest = worded(comparison, to_read(comparison, team, ana))
    assert (first.reasons, words(first.before)) == (("our-safeguard-gone", "ours"), quote)
    day = timezone.now().date().isoformat()
    assert first.confirmed == f"confirmed by ana for {team} on {day}"
    assert [(row.number, row.reasons) for row in rest] == [("1", ("weakened",)), ("2", ("wider", "check"))]
    ben = factories.person("ben")
    assert told(comparison, factories.team(ben), ben)[0] == ("1", ("weakened",))


def test_what_the_team_denied_is_no_point(comparison, ana, team):
    lost = annotation(comparison, team, ana, "3", polarity="safeguard", scope="passage", quote="The gaze of a user")
    Placement.objects.create(annotation=lost, version=comparison.new_version, state="gone", score=0)
    judgements.judge(lost, comparison.new_version, "lost/gone", "denied", by=ana)
    reasons = [reason for row in to_read(comparison, team, ana) for reason in row.reasons]
    assert "our-safeguard-missing" not in reasons
    judgements.judge(lost, comparison.new_version, "", "open", by=ana)
    assert to_read(comparison, team, ana)[0].reasons[0] == "our-safeguard-missing"


def test_a_wording_whose_uptake_the_team_denied_is_not_won(comparison, ana, team):
    said = annotation(comparison, team, ana, "1", proposal="replace", proposed="should", scope="passage", quote="shall")
    uptaken(comparison, said, ana, team)
    placed = {"key": said.key, "quote": "should", "state": "reworded", "score": 1}
    Placement.objects.create(annotation=said, version=comparison.new_version, **placed)
    judgements.judge(said, comparison.new_version, "answered/taken", "denied", by=ana)
    assert "won" not in [reason for row in to_read(comparison, team, ana) for reason in row.reasons]


def uptaken(comparison, said, ana, team):
    """That what was proposed stands in the new text."""
    team.memberships.update(role="editor")
    call = consultations.add(comparison.old_version, Call("Comments"), team=team, by=ana)
    comment_sets.draw_up(call, [said], by=ana)
    key = comparison.new_version.current_reading.clauses.get(number="1").key
    at = duties.NEW[0].index("should")
    evidence = [{"key": key, "start": at, "end": at + len("should")}]
    uptake = {"version": comparison.new_version, "extent": "verbatim", "share": 1, "evidence": evidence}
    Uptake.objects.create(comment=Comment.objects.get(), **uptake)


def test_what_the_team_asked_for_and_got_is_no_loss(comparison, ana, team):
    said = annotation(comparison, team, ana, "1", proposal="replace", proposed="should", scope="passage", quote="shall")
    uptaken(comparison, said, ana, team)
    (row,) = [one for one in to_read(comparison, team, ana) if one.number == "1"]
    assert (row.reasons, row.confirmed) == (("won", "ours"), "")
    assert row.why[0] == "your team asked for this, and it stands here now: please check"
    ben = factories.person("ben")
    assert told(comparison, factories.team(ben), ben)[0] == ("1", ("weakened",))


def test_what_one_said_oneself_pushes_no_weakened_duty_down(comparison, ana, team):
    annotation(comparison, team, ana, "2")
    annotation(comparison, team, ana, "3")
    assert told(comparison, team, ana) == [
        ("1", ("weakened",)), ("2", ("wider", "check", "ours")), ("3", ("check", "ours")),
    ]  # fmt: skip


def test_a_new_binding_sentence_is_told_until_one_of_us_reviewed_it(ana, team):
    made = duties.compared(*duties.versions(("Trams run.",), ("Trams run.", "The operator shall keep a log.")))
    duties.say(made, "2", "", "The operator shall keep a log.", "new", "strengthened", sure=True)
    assert told(made, team, ana) == [("2", ("new-duty",))]
    new = made.new_version
    Review.objects.create(user=ana, version=new, key=new.current_reading.clauses.get(number="2").key)
    assert left(to_read(made, team, ana)) == []


def test_a_definition_weighs_more_the_more_clauses_use_it(comparison, ana, team):
    bare = {row.number: row.weight for row in to_read(comparison, team, ana)}
    detail = {"kind": "definition", "old": "a file", "new": "a log", "old_at": None, "new_at": None, "clauses": [0, 1]}
    Change.objects.filter(comparison=comparison, sides__clause__number="2").update(details=[detail])
    (row,) = [row for row in to_read(comparison, team, ana) if row.number == "2"]
    assert (row.reasons, row.users) == (("wider", "check", "definition"), 2)
    assert row.weight == bare["2"] + definition_points(2)
    assert row.why[2] == "a definition that 2 clauses use"


def test_of_a_definition_whose_term_stayed_the_words_are_shown_that_changed(ana, team):
    old, new = (f"log\nWhat a platform keeps of people for {n} days." for n in (2, 3))
    made = duties.compared(*duties.versions((old,), (new,)))
    detail = {"kind": "definition", "old": "log", "new": "log", "old_at": None, "new_at": None, "clauses": [0]}
    Change.objects.filter(comparison=made).update(details=[detail])
    (row,) = worded(made, to_read(made, team, ana))
    assert row.reasons == ("definition",)
    assert "".join(span.text for span in row.before) == "What a platform keeps of people for 2 days."
    assert "".join(span.text for span in row.after) == "What a platform keeps of people for 3 days."


def test_words_that_changed_without_a_duty_are_shown_in_their_sentence(ana, team):
    made = duties.compared(*duties.versions(("Trams run. Ferries rest.",), ("Trams run. Ferries rest at noon.",)))
    annotation(made, team, ana, "1")
    (row,) = worded(made, to_read(made, team, ana))
    assert (row.reasons, row.before) == (("ours",), ())
    assert "".join(span.text for span in row.after) == "Ferries rest at noon."


def test_words_that_weigh_are_read_first_whether_they_bind_or_not(ana, team):
    old = (
        "We share your route only with your written consent.",
        "The firm shall obtain the written consent of a guest.",
    )
    new = tuple(text.replace("written ", "") for text in old)
    one, other = duties.versions(old, new)
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    made.refresh_from_db()
    assert told(made, team, ana) == [("1", ("protects-less",)), ("2", ("protects-less",))]


@pytest.fixture
def compare(team):
    def compare(*sides):
        """The comparison of versions whose clauses 1, 2, ... have these texts, as the engine has it."""
        one, other = duties.versions(*sides)
        made = comparisons.request(old=one, new=other)
        jobs.drain()
        return Comparison.objects.with_state().get(pk=made.pk)

    return compare


def test_each_sentence_of_a_clause_stands_for_itself(compare, ana, team):
    old = "We share your route only with your written consent. Trams run. We hand over data on the order of a court."
    new = "We share your route only with your consent. Trams run. We hand over data on the order of the police."
    made = compare((old,), (new,))
    rows = worded(made, to_read(made, team, ana))
    assert [(row.number, row.reasons, "".join(span.text for span in row.after)) for row in rows] == [
        ("1", ("protects-less",), "We share your route only with your consent."),
        ("1", ("protects-less",), "We hand over data on the order of the police."),
    ]
    assert rows[1].spot == f"duty-new-{rows[1].key}-{new.index('the police')}"


def test_two_edits_of_a_sentence_are_one_row(compare, ana, team):
    made = compare(
        ("We share your route with the city only with your prior consent and on the order of a court.",),
        ("We share your route with the city only with your consent and on the order of the police.",),
    )
    assert told(made, team, ana) == [("1", ("protects-less",))]


def test_a_paragraph_that_came_whole_is_its_heaviest_sentence_and_a_count(compare, ana, team):
    texts = "Trams run.", "Guards shall count guests. Guards shall close doors. Trams rest."
    made = compare(texts[:1], texts)
    (row,) = to_read(made, team, ana)
    assert (row.number, row.reasons, row.more) == ("2", ("new-duty",), 1)


def test_a_sentence_that_binds_nobody_is_told_when_it_comes_or_goes(compare, ana, team):
    hall = "People meet in a hall that is drawn once, and leave through the door by which they came in."
    trams = "Trams run from the harbour to the hill each night, and rest in their shed when the sun comes."
    old = f"{trams} You may take back your consent at any time, and we delete what we know of you."
    new = f"{hall} We share the way you walk with the police and never ask for your consent."
    rows = worded(made := compare((old, hall), (trams, new)), to_read(made, team, ana))
    assert [(row.reasons, words(row.before), words(row.after)) for row in rows] == [
        (("came",), "", "We share the way you walk with the police and never ask for your consent."),
        (("went",), "You may take back your consent at any time, and we delete what we know of you.", ""),
    ]


def test_sentences_that_tell_how_things_work_are_not_listed(compare, ana, team):
    texts = (
        "Trams run each night.",
        "Trams run each night. The hall has a door to the south, through which the sun comes in the morning.",
    )
    assert to_read(compare(texts[:1], texts[1:]), team, ana) == []


def test_front_matter_and_copyright_come_last(compare, ana, team):
    text = "No part may be copied, and you may not give it to anyone without the consent of the publisher."
    one = factories.version(paragraphs("", "Copyright", "Trams run."), paragraphs("1", "Scope", "Trams run."))
    other = factories.version(
        paragraphs("", "Copyright", text), paragraphs("1", "Scope", "Guards shall close doors."), proposal=one.proposal
    )
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    made.refresh_from_db()
    assert to_read(made, team, ana)[0].title == "Scope"


def test_what_hints_point_to_makes_a_sentence_heavy_and_is_told(ana, team):
    hall = "People meet in a hall that is drawn once, and leave through the door by which they came in."
    faces = "We store the face of each visitor, and compare it with faces that others have seen."
    one, other = duties.versions((hall, hall), (f"{hall} Trams run each night.", f"{hall} {faces}"))
    hints.catch_up()
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    made = Comparison.objects.select_related("old", "new", "new_version").get(pk=made.pk)
    first, *_rest = to_read(made, team, ana)
    assert (first.number, first.reasons, "biometric-body" in first.concerns) == ("2", ("came",), True)
    assert first.why[1] == "touches: Biometric and bodily data"
    bare, *_rest = to_read(made, team, ana, hints=False)
    assert (bare.concerns, bare.weight < first.weight) == ((), True)


def test_of_words_that_weigh_their_own_sentence_is_shown(ana, team):
    old = "Trams run. We share your route only with your written consent."
    one, other = duties.versions((old,), ("Trams run at noon. We share your route only with your consent.",))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    made.refresh_from_db()
    (row,) = worded(made, to_read(made, team, ana))
    assert ["".join(span.text for span in side) for side in (row.before, row.after)] == [
        "We share your route only with your written consent.",
        "We share your route only with your consent.",
    ]


def test_who_is_not_signed_in_is_told_the_same_of_the_text(comparison):
    assert told(comparison, None, AnonymousUser())[0] == ("1", ("weakened",))


def test_the_number_of_queries_does_not_grow(ana, team, django_assert_num_queries):
    for count in (1, 3):
        sides = [
            tuple(one[0].replace("record", f"record {n}") for n in range(count)) for one in (duties.OLD, duties.NEW)
        ]
        made = duties.compared(*duties.versions(*sides))
        for n, (old, new) in enumerate(zip(*sides, strict=True), 1):
            duties.say(made, str(n), old, new, "verb-lowered", "weakened", sure=True)
        with django_assert_num_queries(QUERIES):
            assert len(worded(made, to_read(made, team, ana))) == count


def test_the_desk_lists_the_heaviest_of_all_drafts_but_for_what_one_reviewed(comparison, ana, team):
    other = duties.compared(*duties.versions(("The gate shall open.",), ("The gate should open.",)))
    duties.say(other, "1", "The gate shall open.", "The gate should open.", "verb-lowered", "weakened", sure=True)
    assert [(one.comparison, one.row.number) for one in first_of_drafts(ana, most=3)] == [
        (comparison, "1"), (other, "1"), (comparison, "2"),
    ]  # fmt: skip
    new = comparison.new_version
    Review.objects.create(user=ana, version=new, key=new.current_reading.clauses.get(number="1").key)
    assert [(one.comparison, one.row.number) for one in first_of_drafts(ana, most=2)] == [
        (other, "1"), (comparison, "2"),
    ]  # fmt: skip
    other.new_version.proposal.restricted = True
    other.new_version.proposal.save()
    assert [one.comparison for one in first_of_drafts(ana, most=9)] == [comparison, comparison]


def test_the_guide_tells_the_weights():
    rows = re.findall(r"^\| (.+?) \| (-?\d+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(label, int(weight)) for label, weight in rows] == [row for group in weight_groups() for row in group.rows]


def settled(old, new):
    """The ready comparison of these versions."""
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def test_the_same_words_in_several_clauses_are_one_row_with_a_count(ana, team):
    gates = ("gate of iron", "door of oak", "hatch of brass")
    kept = [f"The {gate} stands by the sea, and its colour is that of the harbour." for gate in gates]
    added = " We share the way you walk with the police."
    made = settled(*duties.versions(tuple(kept), tuple(f"{one}{added}" for one in kept)))
    assert [(row.number, row.twins) for row in to_read(made, team, ana)] == [("1", 2)]
    Review.objects.create(
        user=ana, version=made.new_version, key=made.new_version.current_reading.clauses.get(number="1").key
    )
    assert [(row.number, row.twins) for row in left(to_read(made, team, ana))] == [("2", 1)]


def test_a_sentence_weighs_what_the_items_of_its_list_weigh(ana, team):
    kept = "The ferry leaves at noon."
    lead, item = "On each of its many ways over the sea the ferry will:", "share your location with the police."
    weights = []
    kinds: tuple[BlockKind, ...] = ("paragraph", "item")
    for last in kinds:
        old = factories.version(paragraphs("1", "Ferry", kept))
        clause = paragraphs("1", "Ferry", kept, lead, item)
        clause = replace(clause, blocks=(*clause.blocks[:2], replace(clause.blocks[2], kind=last)))
        made = settled(old, factories.version(clause, proposal=old.proposal))
        weights.append([row.weight for row in to_read(made, team, ana) if lead in words(row.after)])
    assert len(weights[1]) == 1
    assert weights[0] < weights[1]


def test_what_leads_the_steps_of_a_program_in_weighs_nothing_of_them(ana, team):
    kept = "The ferry leaves at noon."
    lead, step = "If the result is null, run the following steps:", "share your location with the police."
    old = factories.version(paragraphs("1", "Ferry", kept))
    clause = paragraphs("1", "Ferry", kept, lead, step)
    clause = replace(clause, blocks=(*clause.blocks[:2], replace(clause.blocks[2], kind="item")))
    made = settled(old, factories.version(clause, proposal=old.proposal))
    assert [words(row.after) for row in to_read(made, team, ana)] == [step]
