"""Pairs of texts, kept in step with what is shown."""

import pytest
from django.core.management import call_command

from clauseline.origins.engine import ENGINE
from proposals.models import DistinctText, Job, OriginRun, TextGrams, TextPair, TextPlace
from proposals.packed import digests
from proposals.packed.grams import PackedGrams
from proposals.services import erasure, jobs, origins, withdrawals
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import look, looked
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = pytest.mark.django_db


def pairs() -> set[tuple[str, str]]:
    """The digests of the texts of all pairs."""
    return set(TextPair.objects.values_list("one__digest", "other__digest"))


def packed() -> list[int]:
    """The keys of all texts of which grams are kept."""
    rows = TextGrams.objects.order_by("pk").values_list("packed", flat=True)
    return sorted(key for row in rows for key in PackedGrams.read(bytes(row)).texts.tolist())


def keys() -> list[int]:
    return sorted(DistinctText.objects.values_list("pk", flat=True))


@pytest.mark.postgres
def test_a_text_is_stored_once_and_pairs_lead_from_passage_to_passage():
    first = looked(paragraphs("1", "Faces", FACE))
    second = looked(
        paragraphs("7", "Words", f"{NAME} {FACE}"), paragraphs("8", "Fees", FEE), paragraphs("9", "", "No.")
    )
    face = DistinctText.objects.get(digest=digests.digest(FACE))
    both = DistinctText.objects.get(digest=digests.digest(f"{NAME} {FACE}"))
    start, end = len(NAME) + 1, len(FACE) - 1
    (pair,) = TextPair.objects.all()
    assert (pair.method, pair.band, pair.engine) == ("words", "fact", ENGINE)
    places = {pair.one: pair.spans[0][:2], pair.other: pair.spans[0][2:4]}
    assert places == {face: [0, end], both: [start, start + end]}
    third = looked(paragraphs("1", "Faces", FACE), proposal=second.proposal)
    assert (DistinctText.objects.count(), packed()) == (3, keys())
    assert set(TextPlace.objects.filter(text=face).values_list("reading", flat=True)) == {
        first.current_reading_id,
        third.current_reading_id,
    }
    digest = face.digest
    assert pairs() == {(digest, both.digest), (digest, digest)}


def test_versions_of_one_proposal_are_no_origin_of_each_other():
    first = looked(paragraphs("1", "Faces", FACE))
    looked(paragraphs("1", "Faces", f"{FACE} Always."), proposal=first.proposal)
    assert pairs() == set()


def test_the_order_in_which_texts_come_changes_no_pair():
    made = [factories.version(paragraphs("1", "", text)) for text in (FACE, f"{FACE} {NAME}", f"{NAME} {FACE}")]
    look(*made)
    found = pairs()
    for row in (TextPair, DistinctText, TextGrams, OriginRun):
        row.objects.all().delete()
    look(*reversed(made))
    assert {frozenset(pair) for pair in pairs()} == {frozenset(pair) for pair in found}
    assert len(found) == 3


def test_what_is_read_has_its_origins_looked_for_after_all_people_wait_for():
    version = factories.version(paragraphs("1", "Faces", FACE))
    reading = version.current_reading
    assert origins.catch_up() == 1
    job = Job.objects.get(kind="origins", target=version.pk)
    assert (job.queue, origins.catch_up()) == (Job.Queue.LATER, 0)
    jobs.drain()
    run = OriginRun.objects.get()
    assert (run.version, run.reading, run.engine, origins.catch_up()) == (version, reading, ENGINE, 0)


@pytest.mark.postgres
def test_another_engine_or_edition_makes_all_of_it_anew():
    looked(paragraphs("1", "Faces", FACE))
    looked(paragraphs("1", "Faces", f"{FACE} Always."))
    found = pairs()
    OriginRun.objects.update(engine="0")
    TextPair.objects.update(engine="0", spans=[])
    TextGrams.objects.update(edition="0", packed=PackedGrams.of([]).packed())
    assert origins.catch_up() == 2
    jobs.drain()
    assert (pairs(), set(TextPair.objects.values_list("engine", flat=True))) == (found, {ENGINE})
    assert ([] not in TextPair.objects.values_list("spans", flat=True), packed()) == (True, keys())
    assert set(TextGrams.objects.values_list("edition", flat=True)) != {"0"}


def test_a_text_that_was_read_anew_is_known_in_the_place_of_the_old_one():
    version = looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE))
    other = looked(paragraphs("1", "Faces", FACE))
    version.current_reading = factories.reading(version, paragraphs("1", "Names", NAME), paragraphs("2", "Fees", FEE))
    version.save()
    look(version)
    assert set(DistinctText.objects.values_list("digest", flat=True)) == {
        digests.digest(one) for one in (FACE, NAME, FEE)
    }
    assert set(TextPlace.objects.values_list("reading", flat=True)) == {
        version.current_reading_id,
        other.current_reading_id,
    }
    assert packed() == keys()


def test_what_nobody_shows_any_more_goes_at_withdrawal_and_comes_again(django_capture_on_commit_callbacks):
    admin = factories.person(is_superuser=True)
    kept = looked(paragraphs("1", "Faces", FACE))
    gone = looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Names", f"{NAME} {FACE}"))
    found = pairs()
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(gone, reason="A mistake.", by=admin)
    assert list(DistinctText.objects.values_list("digest", flat=True)) == [digests.digest(FACE)]
    assert (packed(), OriginRun.objects.get().version) == (keys(), kept)
    withdrawals.restore(gone, by=admin)
    jobs.drain()
    assert pairs() == found


@pytest.mark.postgres
def test_nothing_is_left_of_what_was_erased(django_capture_on_commit_callbacks):
    version = looked(paragraphs("1", "Faces", FACE))
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase_for_law(version, reason="The law.", by=factories.person(is_superuser=True))
    left = (
        DistinctText.objects.count(),
        TextGrams.objects.count(),
        TextPlace.objects.count(),
        OriginRun.objects.count(),
    )
    assert left == (0, 0, 0, 0)


def test_a_version_withdrawn_while_it_waits_is_not_learned():
    version = factories.version(paragraphs("1", "Faces", FACE))
    job = jobs.submit("origins", version.pk)
    withdrawals.withdraw(version, reason="A mistake.", by=factories.person(is_superuser=True))
    jobs.drain()
    job.refresh_from_db()
    assert (job.state, DistinctText.objects.count(), OriginRun.objects.count()) == (Job.State.CANCELLED, 0, 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_sweep_begins_with_what_was_read_before():
    version = factories.version(paragraphs("1", "Faces", FACE))
    call_command("sweep", once=True)
    jobs.drain()
    assert OriginRun.objects.get().version == version


@pytest.mark.parametrize("count", [1, 600])
def test_a_long_text_is_learned_in_parts(count):
    rows = [paragraphs(str(number), "", f"{FACE} Number {number}.") for number in range(count)]
    version = looked(*rows)
    assert (DistinctText.objects.count(), TextPlace.objects.filter(reading=version.current_reading).count()) == (
        count,
        count,
    )
    assert packed() == keys()
