from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.urls import reverse

from clauseline.outline import ClauseText
from proposals.models import Comparison, Job
from proposals.services import comparisons, jobs, withdrawals
from tests import factories
from tests.drafts import changed, tabled
from tests.factories import paragraphs
from tests.flat import flat

OLD = (
    paragraphs("1", "Scope", "This text stands as it is."),
    paragraphs("2", "Records", "The platform shall delete all records of users.\nAnd more."),
)
NEW = (
    paragraphs("1", "Scope", "This text stands as it is."),
    paragraphs("2", "Records", "The platform should delete all records of users.\nAnd more."),
    paragraphs("3", "Cameras & eyes", "<b>Gaze</b> may be recorded."),
)


def compared(old=OLD, new=NEW, **facts) -> Comparison:
    proposal = factories.proposal(**facts)
    one, other = (factories.version(*clauses, proposal=proposal) for clauses in (old, new))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    made.refresh_from_db()
    return made


def read(page, comparison: Comparison, **asked) -> str:
    answer = page.get(reverse("comparison", args=[comparison.slug]), asked)
    assert answer.status_code == 200
    return str(answer.text)


def test_it_says_in_words_what_changed(page):
    text = read(page, compared())
    for words in (
        ">weakened</a>",
        "1 new",
        "verb lowered: “shall” to “should”",
        "1 clause without a changed word",
    ):
        assert words in text
    assert "clause weakened" not in text, "the sum of force is that of duties"


def test_one_column_shows_removed_words_at_their_old_place(page):
    comparison = compared()
    text = read(page, comparison, view="unified")
    old = comparison.old.clauses.get(number="2")
    assert (
        f'<del><span class="spoken">changed: </span><span data-start="13" data-side="old" '
        f'data-version="{comparison.old_version.slug}" data-clause="{old.key}">shall</span>' in text
    )


@pytest.mark.parametrize("view", ["unified", "side"])
def test_what_happened_describes_each_change(page, view):
    text = read(page, compared(changed.OLD, changed.NEW), view=view)
    described = re.findall('data-change="[^"]*" aria-describedby="c-([^"]*)"', text)
    listed = re.findall('<ul class="chips" role="list" id="c-([^"]*)" lang="en"><li class="spoken">', text)
    assert described == listed
    assert len(described) == len(re.findall('data-change="', text))


def test_side_by_side_shows_each_side_with_its_own_offsets(page):
    comparison = compared()
    text = read(page, comparison, view="side")
    assert f'data-side="old" data-version="{comparison.old_version.slug}"' in text
    assert f'data-side="new" data-version="{comparison.new_version.slug}"' in text
    assert "not in the old text" in text


def test_side_by_side_says_which_paragraphs_are_the_same_on_both_sides(page):
    old, new = (paragraphs("1", "Records", f"It {verb} delete records.", "And more.") for verb in ("shall", "should"))
    text = read(page, compared([old], [new]), view="side")
    cells = [cell.split(">")[0] for cell in text.split('<div class="draft side-old"')[1:]]
    assert [cell.endswith("data-same") for cell in cells] == [False, True]


def test_the_view_is_remembered(page):
    comparison = compared()
    read(page, comparison, view="side")
    assert "view-side" in read(page, comparison)


def test_one_kind_alone_folds_the_rest(page):
    comparison = compared()
    text = read(page, comparison, only="weakened")
    assert "1 clause without a changed word<" in text
    assert "1 other clause<" in text


def test_a_draft_cannot_bring_markup(page):
    text = read(page, compared())
    assert "<b>Gaze" not in text
    assert "Cameras &amp; eyes" in text


def test_a_moved_clause_is_told_at_both_places(page):
    words = ("Avatars shall carry the mark of their maker.", "Fees of the service are published each year.")
    old = (
        paragraphs("1", "First", "Nothing of the first happens."),
        paragraphs("1.1", "Avatars", words[0], level=2),
        paragraphs("2", "Second", words[1]),
    )
    new = (old[0], old[2], paragraphs("2.1", "Avatars", words[0], level=2))
    comparison = compared(old, new)
    old_key, new_key = (reading.clauses.get(title="Avatars").key for reading in (comparison.old, comparison.new))
    text = read(page, comparison)
    assert f'<a class="chip moved" href="#from-{old_key}">moved from 1.1</a>' in text
    assert f'<p class="signpost" id="from-{old_key}" tabindex="-1">' in text
    assert f'→ <a href="#{new_key}">2.1 Avatars</a></p>' in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(page, number, django_assert_num_queries):
    clauses = [paragraphs(str(i), f"Title {i}", f"The words of clause {i} shall stand.") for i in range(number)]
    comparison = compared(clauses, [*clauses[:-1], paragraphs("9", "Other", "Wholly different things are said.")])
    with django_assert_num_queries(12):
        read(page, comparison)
    with django_assert_num_queries(3):
        read(page, comparison)


def test_asking_leads_to_the_comparison_and_its_progress(page):
    proposal = factories.proposal()
    old, new = (factories.version(*clauses, proposal=proposal) for clauses in (OLD, NEW))
    answer = page.post(reverse("comparisons"), {"old": old.slug, "new": new.slug})
    comparison = Comparison.objects.get()
    assert answer["Location"] == reverse("comparison", args=[comparison.slug])
    assert "waiting for its turn" in read(page, comparison)
    jobs.drain()
    assert ">weakened</a>" in read(page, comparison)


def test_a_page_that_was_made_while_the_last_job_ended_asks_again(page):
    old = factories.version(OLD[0])
    asked = comparisons.request(old=old, new=factories.version(NEW[0], proposal=old.proposal))
    address = reverse("comparison", args=[asked.slug])
    assert "Refresh" not in page.get(address).headers
    Job.objects.update(state=Job.State.DONE)
    assert page.get(address)["Refresh"] == "2"
    Job.objects.update(state=Job.State.FAILED)
    assert "Refresh" not in page.get(address).headers
    Job.objects.all().delete()
    assert page.get(address)["Refresh"] == "2"


def test_one_version_with_itself_is_refused_in_words(page):
    version = factories.version(*OLD)
    answer = page.post(reverse("comparisons"), {"old": version.slug, "new": version.slug})
    assert answer.status_code == 400
    assert "one and the same version" in answer.text


@pytest.mark.parametrize("side", ["old_version", "new_version"])
def test_what_is_withdrawn_takes_the_comparison_along_and_says_so(page, side):
    comparison = compared()
    version = getattr(comparison, side)
    address = reverse("comparison", args=[comparison.slug])
    assert page.get(address).status_code == 200
    withdrawals.withdraw(version, reason="Sent by mistake.", by=factories.person(is_superuser=True))
    answer = page.get(address)
    assert (answer.status_code, answer["Clear-Site-Data"]) == (410, '"cache"')
    assert f"Version {version} was withdrawn, and its words with it." in answer.text
    assert f'href="{reverse("version", args=[version.slug])}"' in answer.text
    assert "the work goes on" not in answer.text


def test_it_needs_both_sides_to_be_visible(page, editor):
    hidden = factories.version(*NEW, proposal=factories.proposal(teams=[factories.team()]))
    open_one = factories.version(*OLD)
    comparison = comparisons.request(old=open_one, new=hidden)
    jobs.drain()
    assert page.get(reverse("comparison", args=[comparison.slug])).status_code == 404
    answer = page.post(reverse("comparisons"), {"old": open_one.slug, "new": hidden.slug})
    assert answer.status_code == 404


def test_what_the_browser_has_is_not_sent_again(page):
    comparison = compared()
    place = reverse("comparison", args=[comparison.slug])
    tag = page.get(place)["ETag"]
    assert page.get(place, headers={"if-none-match": tag}).status_code == 304
    assert page.get(place, {"view": "side"}, headers={"if-none-match": tag}).status_code == 200


def test_the_reader_of_the_new_version_leads_to_each_change(page):
    comparison = compared()
    text = page.get(reverse("version", args=[comparison.new_version.slug])).text
    changed, same = (comparison.new.clauses.get(number=number) for number in "21")
    place = reverse("comparison", args=[comparison.slug])
    assert f'href="{place}#{changed.key}"' in text
    assert f'href="{place}#{same.key}"' not in text


PSEUDONYMS = "Each user chooses a pseudonym which the platform never links with a civil name or a passport number."
CAMERAS = "Cameras in the headset watch the gaze of wearers and their neighbours during every single meeting there."


def test_a_split_clause_is_drawn_under_each_of_its_names(page):
    old = (paragraphs("1", "Scope", "This text stands."), paragraphs("2", "People", PSEUDONYMS, CAMERAS))
    new = (
        old[0],
        paragraphs("2", "People", PSEUDONYMS),
        paragraphs("3", "Cameras", CAMERAS.replace("meeting", "encounter")),
    )
    comparison = compared(old, new)
    split = comparison.changes.get(kind="split")
    part = comparison.new.clauses.get(number="3")
    for view in ("unified", "side"):
        text = read(page, comparison, view=view)
        assert f'id="{part.key}" tabindex="-1" dir="auto"><b>3</b> Cameras <a class="chip moved"' in text
        assert ">meeting</span>" in text
        assert ">encounter</span>" in text
        assert f'href="#{part.key}">split into 2, 3</a>' in text
    assert split.flags == ["reworded"]


def test_a_passage_leads_to_where_it_went(page):
    fees = "Fees are published by the operator in the first week of each calendar year for all of its services."
    audits = "Auditors visit the premises twice and report to the council about everything that they saw there."
    old = (paragraphs("1", "Fees", fees, CAMERAS), paragraphs("2", "Audits", audits))
    new = (paragraphs("1", "Fees", fees), paragraphs("2", "Audits", audits, CAMERAS))
    comparison = compared(old, new)
    text = read(page, comparison)
    went = f"went-{comparison.old.clauses.get(number='1').key}-{len(fees) + 1}"
    came = f"came-{comparison.new.clauses.get(number='2').key}-{len(audits) + 1}"
    assert f'</span></del> <a class="chip moved trail" id="{went}" href="#{came}">went to 2</a>' in text
    assert f'<a class="chip moved trail" id="{came}" href="#{went}">from 1</a>' in text


def test_a_sentence_that_moved_within_its_clause_leads_to_its_other_place(page):
    first = "Fees are published by the operator in the first week of each calendar year for all of its services."
    second = "Auditors visit the premises twice and report to the council about everything that they saw there."
    old, new = paragraphs("1", "Fees", f"{first} {second}"), paragraphs("1", "Fees", f"{second} {first}")
    text = read(page, compared((old,), (new,)))
    there = str(len(first) + 1)
    assert re.findall(r'id="(went|came)-\w+-(\d+)" href="#(went|came)-\w+-(\d+)">([^<]+)</a>', text) == [
        ("came", "0", "went", there, "from elsewhere in this clause"),
        ("went", there, "came", "0", "went elsewhere in this clause"),
    ]


def test_what_is_chosen_stands_in_the_address(page):
    comparison = compared(changed.OLD, changed.NEW)
    text = flat(read(page, comparison, only=["moved", "status"], editorial="off"))
    assert "4 of 13 changes are shown." in text
    assert 'href="?only=moved&amp;editorial=off" aria-current="true">2 statuses changed</a>' in text
    assert 'href="?only=moved&amp;only=status&amp;only=deleted&amp;editorial=off">1 deleted</a>' in text
    assert 'href="?">Show all changes</a>' in text


SPELT = (
    (paragraphs("1", "Keys", "Keys lie here, too. Gates open at dawn."),),
    (paragraphs("1", "Keys", "Keys lie here too. Gates open at dusk."),),
)


@pytest.mark.parametrize("view", ["unified", "side"])
def test_editorial_sentences_are_folded_on_request(page, view):
    comparison = compared(*SPELT)
    text = flat(read(page, comparison, view=view))
    assert comparison.editorial_sentences == 1
    [switch] = re.findall(r'<a class="chip plain" href="[?](?:view=\w+&amp;)?editorial=off"\s*>([^<]+)</a>', text)
    assert switch.strip() == "hide editorial: 1 sentence"
    assert "data-folded" not in text
    folded = flat(read(page, comparison, view=view, editorial="off"))
    assert "1 sentence changed in spelling or form alone: it is shown as it is now, with a mark ≈ in it." in folded
    assert '<del data-slight="1" data-folded>' in folded
    assert folded.count("data-unfolds=") == 1
    assert ">dusk</span>" in folded


def test_editorial_sentences_are_marked_in_files(page):
    comparison = compared(*SPELT)
    file = page.get(reverse("comparison-export", args=[comparison.slug, "html"]))
    assert "data-folded>" not in file.content.decode()


def test_the_sentence_counts_each_change_once(page):
    told = (
        "Of 14 clauses, 2 changed their status. 3 were reworded, "
        "1 was retitled, 2 were moved, 2 were split, 2 were merged, 1 is new and 1 was deleted. "
        "1 changed in spelling or form, 7 were renumbered and 1 is unchanged."
    )
    assert told in read(page, compared(changed.OLD, changed.NEW))


def test_each_stripe_of_the_heat_strip_leads_to_its_change_in_words(page):
    comparison = compared()
    text = flat(read(page, comparison))
    first = comparison.new.clauses.get(number="2")
    assert 'role="slider" aria-orientation="vertical" aria-label="Changes in the text" aria-valuemin="1"' in text
    assert f'<rect data-stripe="{first.key}" data-order="1" class="weakened"' in text
    assert "<title>2 Records: weakened</title>" in text


def test_it_tells_what_a_change_came_to_in_particular(page):
    old = (
        paragraphs("1", "Records", "The platform deletes records within 180 days."),
        paragraphs("2", "Erasure", "People ask for it in words of their own."),
        paragraphs("3", "Moves", "As told in clause 2."),
    )
    new = (paragraphs("1", "Records", "The platform deletes records within 365 days."), old[2])
    text = read(page, compared(old, new))
    assert "1 with other numbers" in text and "1 with a lost reference" in text
    assert (
        '<span class="soft">Time:</span> <del dir="auto"><span class="spoken">changed: </span>180 days'
        '<span class="spoken">, replaced by </span></del> <ins dir="auto">365 days<span class="spoken">;</span></ins>'
        in text
    )
    assert '<span class="soft">Reference that leads nowhere:</span> <span dir="auto">2</span>' in text
    assert "it was 2 Erasure" in text


def test_a_definition_leads_to_the_clauses_that_use_the_term(page):
    uses = paragraphs("2", "Rights", "Each avatar is deleted when its person asks for that.")
    old, new = (
        (paragraphs("1", "avatar", f"picture of a person{more}", kind="term"), uses) for more in ("", " as a body")
    )
    comparison = compared(old, new)
    key = comparison.new.clauses.get(number="2").key
    assert f'used in <a href="#{key}">2</a>' in read(page, comparison)


@pytest.mark.parametrize("form", ["html", "docx", "json"])
def test_it_is_taken_away_as_a_file(page, form):
    comparison = compared(number="FGXW-D6.3")
    there = reverse("comparison-export", args=[comparison.slug, form])
    assert f'href="{there}"' in flat(read(page, comparison))
    answer = page.get(there)
    assert answer["Content-Disposition"] == f'attachment; filename="FGXW-D6.3_v1_v2.{form}"'
    assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'


def test_a_file_of_what_one_may_not_see_is_not_there(page):
    comparison = compared(teams=[factories.team()])
    assert page.get(reverse("comparison-export", args=[comparison.slug, "docx"])).status_code == 404


def test_a_form_that_does_not_exist_is_refused_on_a_page(page):
    answer = page.get(reverse("comparison-export", args=[compared().slug, "pdf"]))
    assert answer.status_code == 400
    assert "There is no form called pdf." in answer.text


@pytest.mark.parametrize("view", ["unified", "side"])
def test_what_a_drawn_table_shows_by_itself_is_folded_behind_one_sentence(page, view):
    text = read(page, compared([tabled.OLD], [tabled.NEW]), view=view)
    told, _, folded = text.partition('<div class="details"')[2].partition("</div>")[0].partition("<details>")

    assert "Table" not in told
    assert "<summary>5 changes are marked in the table</summary>" in folded
    assert folded.count("<li>") == 5


@pytest.mark.parametrize("view", ["unified", "side"])
def test_an_item_that_came_or_went_is_drawn_once(page, view):
    items = ["Names are kept for 30 days.", "Gaits are kept for 10 days."]
    rest = "What is kept of persons, and for how long, is told in the list:"
    old, new = (_listed(rest, some) for some in (items, items[:1]))
    text = read(page, compared([old], [new]), view=view)
    told, _, folded = text.partition('<div class="details"')[2].partition("</div>")[0].partition("<details>")
    assert "<li>" not in told
    assert "<summary>1 list item changed, marked in the text below</summary>" in folded


def _listed(rest: str, items: Sequence[str]) -> ClauseText:
    clause = paragraphs("1", "Keeping", rest, *items)
    blocks = [replace(block, kind="item") if place else block for place, block in enumerate(clause.blocks)]
    return replace(clause, blocks=tuple(blocks))


def test_changes_of_a_table_that_cannot_be_drawn_as_one_are_told(page):
    old, new = (_overlapping(clause) for clause in (tabled.OLD, tabled.NEW))
    text = read(page, compared([old], [new]))

    assert "marked in the table" not in text
    assert text.count("Table row:") == 2


def _overlapping(clause: ClauseText) -> ClauseText:
    """The clause with cells that lie on top of each other."""
    wide = [tuple(replace(cell, columns=2) for cell in block.facts.cells[::-1]) for block in clause.blocks]
    blocks = (
        replace(block, facts=replace(block.facts, cells=cells))
        for block, cells in zip(clause.blocks, wide, strict=True)
    )
    return replace(clause, blocks=tuple(blocks))


GONE = (
    [paragraphs("1", "Records", "Cameras are small. The platform shall delete all records of users. It is cheap.")],
    [paragraphs("1", "Records", "Cameras are small. It is cheap.")],
)


@pytest.mark.parametrize("view", ["unified", "side"])
@pytest.mark.parametrize("drafts", [(OLD, NEW), (changed.OLD, changed.NEW), ([tabled.OLD], [tabled.NEW]), GONE])
def test_what_is_said_of_force_leads_to_its_sentence(page, drafts, view):
    text = read(page, compared(*drafts), view=view)
    chips = re.findall(r'<a class="chip (?:weakened|strengthened|check|)" href="#(duty-[^"]+)"', text)
    places = re.findall(r'<span data-start="(\d+)"[^>]* id="(duty-[^"]+)" data-until="\d+" tabindex="-1">', text)
    assert chips
    assert [place for _, place in places] == chips
    assert all(place.endswith(f"-{start}") or "-old-" in place for start, place in places)


def test_what_is_said_of_a_sentence_that_is_gone_leads_to_the_struck_one(page):
    comparison = compared(*GONE)
    key = comparison.old.clauses.get().key
    text = read(page, comparison)
    assert f'href="#duty-old-{key}-19"' in text
    struck = text[: text.index(f'id="duty-old-{key}-19"')].rpartition("<")[0]
    assert struck.count("<del>") == struck.count("</del>") + 1


def test_what_is_said_twice_leads_to_both(page):
    texts = [f"The platform {verb} delete records. Readers {verb} ask for names." for verb in ("shall", "should")]
    text = read(page, compared(*([paragraphs("1", "Records", one)] for one in texts)))
    ((first, both),) = re.findall(r'href="#(duty-[^"]+)" data-spots="([^"]+)"', text)
    assert both.split(" ")[0] == first
    assert [spot.rpartition("-")[2] for spot in both.split(" ")] == ["0", "36"]
