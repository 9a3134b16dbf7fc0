"""A version on one page: what it says, for whom, and that it is one page."""

from __future__ import annotations

import io
import shutil
from contextlib import closing

import docx
import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation
from pypdfium2 import PdfDocument

from annotations.models import Comment
from annotations.queries.duties import all_duties
from annotations.services import briefs, comment_sets, confirmations, consultations
from annotations.services.consultations import Call
from proposals.models import AuditEvent, Version
from proposals.refusals import Conflict, Refusal
from proposals.services import printing
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import remark

pytestmark = pytest.mark.django_db

QUERIES = 26
printed = pytest.mark.usefixtures("office")


@pytest.fixture
def pair():
    return duties.three(factories.proposal(number="NEW-1"))


def asked(pair, by, **facts):
    """A remark that asks for a wording, and one that is private."""
    return remark(pair.new_version, by, facts.pop("team"), **{"number": "1", "quote": "should", **facts})


def made(pair, by, form="docx", **facts):
    version = Version.objects.with_state().get(pk=pair.new_version_id)
    return briefs.export(version, form, by=by, **facts)


def paragraphs(file):
    return [p.text for p in docx.Document(io.BytesIO(file.data)).paragraphs]


def part(file, number):
    """What stands under the heading of this number."""
    told = paragraphs(file)
    starts = [at for at, words in enumerate(told) if words[:2] in ("1.", "2.", "3.")] + [len(told)]
    return told[starts[number - 1] + 1 : starts[number]]


@pytest.mark.postgres
def test_it_says_what_changed_what_that_does_and_what_is_asked(pair, reviewer, team):
    said = {"concerns": ("retention",), "comment": "\nIt is kept for ever.\nSee above.", "severity": "high"}
    asked(pair, reviewer, team=team, **said, proposal="replace", proposed="shall")
    file = made(pair, reviewer)
    assert file.name == "NEW-1_v2_brief-draft.docx"
    kind, title, document, whose, address, *_rest = paragraphs(file)
    assert (kind, title) == ("Brief\tDRAFT", pair.new_version.proposal.title)
    assert document.startswith(f"NEW-1 · {pair.new_version.proposal.body.name} · v2, ")
    assert " · compared with v1, " in document
    assert whose.startswith("Brief of the team Team A, made on ")
    assert address.endswith(f"/comparisons/{pair.slug}/")
    assert part(file, 1) == [
        "Of 3 clauses, 1 was weakened, 2 are to check for their force and 1 changed inside a sentence. "
        "3 were reworded.",
        "▼ A duty became weaker  1 Part 1 · found by Clauseline",
        "Before: The platform shall erase the record.",
        "Now: The platform should erase the record.",
        "Whom or what it binds, or when, changed  2 Part 2 · found by Clauseline",
        "Before: The operator shall keep a log.",
        "Now: The operator shall keep a log if asked.",
        "Please check: does it bind less, or more?  3 Part 3 · found by Clauseline",
        "Before: The gaze of a user shall be hidden.",
    ]
    assert part(file, 2) == ["Retention and permanence  risk · severity: high · clause: 1", "It is kept for ever."]
    assert part(file, 3) == ["1  Part 1", "Reword: should shall", "Why: It is kept for ever."]
    assert AuditEvent.objects.filter(verb="exported", facts__form="brief-docx").count() == 1


@pytest.mark.postgres
def test_what_is_private_dismissed_or_of_others_is_in_no_brief(pair, reviewer, team, editor):
    secret = {"concerns": ("retention",), "comment": "Nobody else knows.", "proposal": "delete"}
    asked(pair, reviewer, team=team, visibility="private", **secret)
    gone = asked(pair, reviewer, team=team, **secret)
    gone.state = "dismissed"
    gone.save()
    other = factories.team(reviewer, name="Team B")
    asked(pair, reviewer, team=other, **secret)
    for of, person in (("", reviewer), (team.slug, reviewer), ("", editor), ("", AnonymousUser())):
        told = paragraphs(made(pair, person, team=of))
        assert [words for words in told if "Nobody else" in words or "Delete" in words] == []
        assert [words for words in told if words.startswith("Your teams")] == []
    assert "Why: Nobody else knows." in paragraphs(made(pair, reviewer, team=other.slug))


def test_a_private_safeguard_that_is_gone_tells_nothing_of_itself(pair, reviewer, team):
    safe = {"number": "3", "quote": duties.OLD[2], "polarity": "safeguard"}
    for visibility, heaviest in (
        ("private", "▼ A duty became weaker"),
        ("team", "Please check: is our safeguard gone?"),
    ):
        said = remark(pair.old_version, reviewer, team, visibility=visibility, **safe)
        said.placements.all().delete()
        said.placements.create(version=pair.new_version, state="gone", score=0)
        assert part(made(pair, reviewer), 1)[1].startswith(heaviest)


def test_a_frozen_set_speaks_before_drafts_and_makes_it_final(pair, reviewer, editor, team):
    Version.objects.filter(pk=pair.new_version_id).update(number="v2")
    pair.new_version.refresh_from_db()
    said = asked(pair, reviewer, team=team, comment="Say shall.", proposal="replace", proposed="shall")
    call = consultations.add(pair.new_version, Call("Ballot", member_code="GB"), team=team, by=editor)
    drawn = comment_sets.draw_up(call, [said], by=editor)
    file = made(pair, editor)
    assert "draft comment set of" in paragraphs(file)[3]
    assert "-draft" in file.name
    comment_sets.freeze(drawn, by=editor)
    comment_sets.renew(drawn, by=editor)
    said.proposed = "must"
    said.save()
    file = made(pair, editor)
    assert (paragraphs(file)[0], file.name) == ("Brief", "NEW-1_v2_brief.docx")
    assert part(file, 3) == ["1  Part 1", "Reword: should shall", "Why: Say shall."]


def test_what_was_sent_speaks_before_what_was_frozen_since(pair, reviewer, editor, team):
    Version.objects.filter(pk=pair.new_version_id).update(number="v2")
    pair.new_version.refresh_from_db()
    said = asked(pair, reviewer, team=team, comment="Say shall.", proposal="replace", proposed="shall")
    call = consultations.add(pair.new_version, Call("Ballot", member_code="GB"), team=team, by=editor)
    sent, later = (comment_sets.draw_up(call, [said], by=editor) for _ in range(2))
    comment_sets.freeze(sent, by=editor)
    comment_sets.send(sent, by=editor)
    Comment.objects.filter(comment_set=later).update(proposed="Replace “should” by “must”.")
    comment_sets.freeze(later, by=editor)
    assert part(made(pair, editor), 3)[1] == "Reword: should shall"


@pytest.mark.postgres
def test_what_a_person_confirmed_is_no_question_any_more(pair, reviewer, team):
    row = next(one for one in all_duties(pair, team, reviewer) if one.duty.row.reason == "gone-alike")
    confirmations.confirm(pair, row.duty.name, "weakened", by=reviewer)
    told = part(made(pair, reviewer), 1)
    day = timezone.now().date().isoformat()
    assert f"A duty is gone  3 Part 3 · confirmed by Ana for Team A on {day}" in told
    assert [words for words in told if words.startswith("Please")] == []


def test_who_belongs_to_no_team_is_told_what_changed_alone(pair, settings):
    settings.PUBLIC_SITE = True
    file = made(pair, AnonymousUser())
    assert paragraphs(file)[3].endswith("No team speaks in it.")
    assert (part(file, 2), part(file, 3)) == (["No team speaks in this brief."],) * 2
    assert "draft" not in file.name
    assert part(file, 1)[1] == "▼ A duty became weaker  1 Part 1 · found by Clauseline"


def test_a_first_version_is_compared_with_nothing(pair, reviewer):
    file = briefs.export(Version.objects.with_state().get(pk=pair.old_version_id), "docx", by=reviewer)
    assert part(file, 1) == ["It is compared with no other text."]


def test_what_is_not_there_is_refused(pair, reviewer):
    for no in ({"form": "odt"}, {"comparison": "nothing"}, {"team": factories.team().slug}):
        with pytest.raises(Refusal):
            made(pair, reviewer, **no)
    with pytest.raises(Refusal):
        old = Version.objects.with_state().get(pk=pair.old_version_id)
        briefs.export(old, "docx", by=reviewer, comparison=pair.slug)


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("fr", ["1. Ce qui a changé", "2. Ce que cela fait aux personnes", "3. Ce que nous demandons"]),
        ("zh-hans", ["1. 有哪些变化", "2. 对人有何影响", "3. 我们的要求"]),
    ],
)
def test_headings_are_in_the_language_of_who_reads(pair, reviewer, language, headings):
    with translation.override(language):
        assert [words for words in paragraphs(made(pair, reviewer)) if words[:3] in ("1. ", "2. ", "3. ")] == headings


def test_the_number_of_queries_does_not_grow(pair, reviewer, team, django_assert_num_queries):
    version = (
        Version.objects.with_state().select_related("current_reading", "proposal__body").get(pk=pair.new_version_id)
    )
    for count in (1, 3):
        for _ in range(count):
            asked(pair, reviewer, team=team, concerns=("retention",), proposal="delete")
        with django_assert_num_queries(QUERIES):
            briefs.export(version, "docx", by=reviewer)


@printed
def test_printed_it_is_one_page_with_the_same_words(pair, reviewer, team):
    asked(pair, reviewer, team=team, proposal="replace", proposed="shall", comment="Say shall.")
    file = made(pair, reviewer, "pdf")
    assert (file.name, file.media_type) == ("NEW-1_v2_brief-draft.pdf", "application/pdf")
    with closing(PdfDocument(file.data)) as pages:
        (told,) = [page.get_textpage().get_text_range() for page in pages]
    assert [words for words in ("DRAFT", "▼ A duty became weaker", "Say shall.") if words not in told] == []


def test_without_an_office_the_word_file_is_offered(pair, reviewer, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Conflict, match="This site makes no PDF"):
        made(pair, reviewer, "pdf")


def test_one_file_is_printed_at_a_time(pair, monkeypatch):
    monkeypatch.setattr(printing, "_can_print", lambda: True)
    with printing._one, pytest.raises(Conflict, match="Another file is being printed"):
        made(pair, AnonymousUser(), "pdf")


@pytest.mark.postgres
def test_a_concern_shows_what_no_other_one_shows(pair, reviewer, team):
    both, own = ("retention", "children"), ("children",)
    asked(pair, reviewer, team=team, concerns=both, comment="Kept for ever.", severity="critical")
    asked(pair, reviewer, team=team, concerns=own, comment="Children are filmed.", severity="low")
    told = part(made(pair, reviewer), 2)
    assert sorted(line for line in told if line in ("Kept for ever.", "Children are filmed.")) == [
        "Children are filmed.",
        "Kept for ever.",
    ]
