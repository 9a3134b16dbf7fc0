"""What an earlier version of the proposal said in the same words is taken over; what comes out is the same."""

import pytest
from django.db import connection

from annotations.models import Hint, HintRun
from annotations.services import hints
from annotations.services.seeking import seek
from clauseline.concerns import hints as hints_in
from proposals.models import Version
from proposals.services import jobs, withdrawals
from tests import factories, large
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

RECORD = "Records of each user are stored permanently."
GAZE = "The gaze of each user is tracked at home."
SCOPE = "This draft specifies scenes."
FORMAT = "A profile of a format lists the names of its fields, and each of its records has a size. " * 80


@pytest.fixture
def looked(monkeypatch):
    """The texts that are looked through from here on."""
    found = []

    def looking(text, language, **more):
        found.append(text)
        return hints_in(text, language, **more)

    monkeypatch.setattr("annotations.services.seeking.hints", looking)
    return found


def stored(*texts, proposal=None, **facts):
    clauses = [paragraphs(str(number), "", text) for number, text in enumerate(texts, 1)]
    made = factories.version(*clauses, proposal=proposal or factories.proposal(), **facts)
    hints.catch_up()
    jobs.drain()
    return made


def told(version):
    fields = ("key", "concern", "start", "end", "trigger", "bearing", "vocabulary")
    return sorted(Hint.objects.filter(version=version).values_list(*fields))


def alone(version):
    """The hints of the version as they are where no other one is known, and whom it names."""
    runs = HintRun.objects.exclude(version=version)
    kept = list(runs)
    runs.delete()
    sought = seek(version, version.current_reading)
    HintRun.objects.bulk_create(kept)
    fields = ("key", "concern", "start", "end", "trigger", "bearing", "vocabulary")
    run = HintRun.objects.get(version=version)
    assert (run.people, run.roles) == (sought.named.people, sought.named.roles)
    return sorted(tuple(getattr(hint, name) for name in fields) for hint in sought.hints)


def test_only_words_that_are_new_are_looked_through(looked):
    first = stored(SCOPE, RECORD)
    assert looked == [SCOPE, RECORD]
    looked.clear()
    second = stored(GAZE, RECORD, SCOPE, RECORD, proposal=first.proposal)
    assert looked == [GAZE]
    assert {concern for _, concern, *_ in told(second)} == {"retention", "biometric-body"}
    assert len([one for one in told(second) if one[1] == "retention"]) == 2
    assert told(second) == alone(second)


def test_another_proposal_a_withdrawn_version_and_another_language_are_not_known(looked):
    first = stored(RECORD)
    other = stored(RECORD)
    chinese = stored(RECORD, proposal=first.proposal, language="zh")
    assert looked == [RECORD, RECORD, RECORD]
    owner = factories.person("owner", is_staff=True, is_superuser=True)
    withdrawals.withdraw(other, reason="Not ours.", by=owner)
    looked.clear()
    stored(RECORD, proposal=other.proposal)
    assert looked == [RECORD]
    assert told(chinese) == []


def test_all_is_looked_through_where_a_text_is_about_people_now(looked):
    first = stored(FORMAT, RECORD)
    looked.clear()
    second = stored(RECORD, proposal=first.proposal)
    assert looked == [RECORD]
    assert told(second) == alone(second)


def test_signs_of_an_older_edition_are_not_taken_over(looked):
    first = stored(RECORD)
    HintRun.objects.update(edition="0-older")
    second = factories.version(paragraphs("1", "", RECORD), proposal=first.proposal)
    looked.clear()
    assert second.current_reading
    seek(second, second.current_reading)
    assert looked == [RECORD]


def test_what_is_looked_through_anew_meanwhile_is_not_known(looked):
    first = stored(RECORD)
    second = factories.version(paragraphs("1", "", RECORD), proposal=first.proposal)
    assert second.current_reading
    looked.clear()

    def meanwhile(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if 'FROM "annotations_hint" ' in sql:
            HintRun.objects.update(edition="another")
        return answer

    with connection.execute_wrapper(meanwhile):
        sought = seek(second, second.current_reading)
    assert looked == [RECORD]
    assert [hint.concern for hint in sought.hints] == [concern for _, concern, *_ in told(first)] == ["retention"]


def test_what_an_older_release_looked_through_is_not_known(looked):
    first = stored(RECORD)
    HintRun.objects.update(people=None, roles=None)
    looked.clear()
    stored(RECORD, proposal=first.proposal)
    assert looked == [RECORD]


def test_the_hints_of_a_long_draft_are_the_same_version_after_version():
    proposal = factories.proposal()
    for number, text in enumerate(large.chain("seeking", 4, 60)):
        said = [
            f"{clause.text} {GAZE if place % 7 == number else RECORD if place % 5 == 0 else ''}"
            for place, clause in enumerate(text.clauses)
        ]
        version = stored(*said, proposal=proposal, number=f"S-{number}")
        assert told(version) == alone(version) != []
    assert Version.objects.filter(hint_run__roles__gt=0).count() == 4
