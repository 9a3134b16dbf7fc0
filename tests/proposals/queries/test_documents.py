"""A reading as people read it, and as a value."""

from __future__ import annotations

from typing import Any

import pytest

from clauseline.outline import BlockText, ClauseText
from proposals.models import Clause, Figure, Job, Reading, Version
from proposals.queries import documents, readings
from proposals.queries.documents import first_words, whole_text
from proposals.queries.figures import FigureRows
from proposals.refusals import Conflict, DamagedClause, Withdrawn
from proposals.services import withdrawals
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

FACES = paragraphs("1", "Faces", "The platform records faces.", "It keeps them.")
NAMES = paragraphs("", "", "Names are hidden.")
HAN = paragraphs("一", "面部", "平台应当记录面部。𠀀")


def read(*clauses: ClauseText, **facts: Any) -> Reading:
    found = factories.version(*clauses, **facts).current_reading
    assert found
    return found


def picture(clause: Clause, place: int, sha256: str, file: str = "") -> Figure:
    return Figure.objects.create(
        reading=clause.reading, clause=clause, place=place, sha256=sha256, alt=f"Alt {sha256}", file=file
    )


def test_first_words_are_those_of_one_reading_in_its_order():
    reading = read(FACES, NAMES, HAN)
    factories.reading(reading.version, paragraphs("9", "Again", "Read again."))
    found = first_words(reading)
    keys = list(reading.clauses.order_by("order").values_list("key", flat=True))
    assert [(one.key, one.name, one.text) for one in found.clauses] == [
        (keys[0], "1 Faces", "The platform records faces.\nIt keeps them."),
        (keys[1], "", "Names are hidden."),
        (keys[2], "一 面部", "平台应当记录面部。𠀀"),
    ]
    assert found.is_all


@pytest.mark.parametrize(
    ("plain", "texts", "is_all"),
    [
        (4, ["abcd"], False),
        (5, ["abcde"], False),
        (6, ["abcde"], False),
        (9, ["abcde", "ghi"], False),
        (10, ["abcde", "ghij"], True),
        (100, ["abcde", "ghij"], True),
    ],
)
def test_first_words_end_where_there_were_enough(monkeypatch, plain: int, texts: list[str], is_all: bool):
    monkeypatch.setattr(documents, "PLAIN", plain)
    found = first_words(read(paragraphs("1", "T", "abcde"), paragraphs("2", "U", "ghij")))
    assert ([one.text for one in found.clauses], found.is_all) == (texts, is_all)


def test_a_title_that_is_too_long_leaves_out_no_word(monkeypatch):
    monkeypatch.setattr(documents, "PLAIN", 5)
    found = first_words(read(paragraphs("1", "A long title", "abcde")))
    assert ([one.text for one in found.clauses], found.is_all) == (["abcde"], True)


def test_a_text_without_clauses_is_all_there():
    reading = read(FACES)
    reading.clauses.all().delete()
    assert first_words(reading) == documents.FirstWords([], True)
    assert (whole_text(reading).sections, readings.length_of(reading)) == ([], 0)


def test_first_words_take_one_statement(django_assert_num_queries):
    reading = read(FACES, NAMES, HAN)
    with django_assert_num_queries(1):
        first_words(reading)


@pytest.mark.parametrize("count", [1, 4])
def test_a_whole_text_takes_two_statements(count: int, django_assert_num_queries):
    reading = read(*[FACES] * count)
    for clause in reading.clauses.all():
        picture(clause, 1, f"{clause.order:064x}", "file.png")
    with django_assert_num_queries(2):
        found = whole_text(reading)
        told = [str(one.reading.version.pk) for one in found.figures]
    assert len(told) == count


def test_a_whole_text_has_each_clause_by_its_primary_key_with_its_pictures():
    reading = read(FACES, HAN)
    first, second = reading.clauses.order_by("order")
    shown, hidden = picture(second, 1, "a" * 64, "a.png"), picture(second, 2, "b" * 64)
    found = whole_text(reading)
    assert list(found.by_pk) == [first.pk, second.pk]
    assert [(one.key, one.number, one.title, one.order) for one in found.sections] == [
        (first.key, "1", "Faces", 0),
        (second.key, "一", "面部", 1),
    ]
    assert found.figures == [shown, hidden]
    sections = [[(one.block, one.sha256, one.alt) for one in section.figures] for section in found.sections]
    assert sections == [[], [(1, "a" * 64, f"Alt {'a' * 64}"), (2, "b" * 64, f"Alt {'b' * 64}")]]


def test_a_picture_is_found_on_its_own_side_and_where_it_has_a_file():
    reading = read(FACES)
    clause = reading.clauses.get()
    shown, hidden = picture(clause, 1, "a" * 64, "a.png"), picture(clause, 2, "b" * 64)
    rows = FigureRows({"old": [shown, hidden], "new": []})
    found = rows.find("old", "a" * 64)
    assert found and found.address and reading.version.slug in found.address
    assert [rows.find(*asked) for asked in (("new", "a" * 64), ("old", "b" * 64), ("old", "c" * 64))] == [None] * 3


def test_an_outline_is_what_was_stored():
    clauses = FACES, NAMES, HAN
    reading = read(*clauses)
    found = readings.outline_of(reading)
    assert (found.clauses, found.language, found.reader) == (clauses, "en", "docx")
    assert readings.keys_of(reading) == [one.key for one in readings.clauses_of(reading)]
    assert readings.pks_of(reading) == [one.pk for one in readings.clauses_of(reading)]
    assert [(one.number, one.title, one.text) for one in readings.plain_outline(reading).clauses] == [
        ("", one.title, one.text) for one in clauses
    ]


@pytest.mark.postgres
def test_a_length_is_in_code_points():
    assert readings.length_of(read(HAN)) == len("平台应当记录面部。𠀀")
    assert readings.length_of(read(FACES, HAN)) == len(FACES.text) + len(HAN.text)


@pytest.mark.parametrize("count", [1, 4])
def test_an_outline_takes_two_statements_and_a_plain_one_takes_one(count: int, django_assert_num_queries):
    reading = read(*[FACES] * count)
    with django_assert_num_queries(2):
        readings.outline_of(reading)
    with django_assert_num_queries(1):
        readings.plain_outline(reading)


def test_a_damaged_clause_is_refused_or_one_paragraph():
    reading = read(FACES, paragraphs("2", "Empty"))
    reading.clauses.update(packed=b"no blocks")
    with pytest.raises(DamagedClause):
        readings.outline_of(reading)
    blocks = [one.blocks for one in readings.outline_of(reading, mended=True).clauses]
    assert blocks == [(BlockText("paragraph", 0, len(FACES.text)),), ()]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_clauses_come_some_at_a_time_and_all_of_them(monkeypatch, count: int):
    monkeypatch.setattr(readings, "PART", 2)
    reading = read(*(paragraphs(str(number), "", "Text.") for number in range(count)))
    read(FACES)
    assert [one.number for one in readings.clauses_of(reading)] == [str(number) for number in range(count)]


def state_of(version: Version) -> Version:
    return Version.objects.with_state().select_related("current_reading").get(pk=version.pk)


def test_what_is_shown_is_the_reading_of_a_version_that_was_read():
    version = factories.version(FACES)
    again = factories.reading(version, NAMES)
    assert readings.current(state_of(version)) == version.current_reading != again
    with pytest.raises(Conflict, match="still being read"):
        readings.current(state_of(factories.version()))


def test_what_is_shown_of_a_version_that_could_not_be_read_is_why():
    version = factories.version()
    Job.objects.create(kind="reading", target=version.pk, state=Job.State.FAILED, error="This is no draft.")
    with pytest.raises(Conflict, match=r"This is no draft\."):
        readings.current(state_of(version))


def test_what_is_withdrawn_is_refused_with_the_day_and_the_reason(admin):
    version = factories.version(FACES, number="7")
    withdrawals.withdraw(version, reason="A mistake.", by=admin)
    with pytest.raises(Withdrawn, match=r"Version 7 was withdrawn on .+: A mistake\."):
        readings.current(state_of(version))
    Version.objects.filter(pk=version.pk).update(withdrawal_reason="")
    with pytest.raises(Withdrawn, match=r"Version 7 was withdrawn on [^:]+\d\.$"):
        readings.current(state_of(version))
