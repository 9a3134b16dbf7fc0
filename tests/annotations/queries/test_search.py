import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from annotations.models import Annotation
from annotations.queries.hits import hits
from annotations.queries.search import SearchScope, find
from annotations.services import annotations, replies
from annotations.services.annotations import Remark
from clauseline.concerns import VOCABULARY
from clauseline.tokens import question
from proposals.models import Role, SearchRow
from proposals.services import clearing, readings, withdrawals
from tests import factories
from tests.annotations.remarks import followed, remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope of identities", "This draft specifies the record of gaze.")
RECORD = paragraphs("7.2", "Record", "The platform shall record the gaze of users.", "See 7.2.1 and G.711.")
DETAIL = paragraphs("7.2.1", "Détails", "Le résumé des données.", level=2)
CHINESE = paragraphs("第七条", "数字身份", "平台应当永久保存用户的行为记录。", "见第7条款。")


@pytest.fixture
def version():
    return factories.version(SCOPE, RECORD, DETAIL, CHINESE, number="N1")


def found(asked: str, person, **scope) -> list[str]:
    """The clauses by number, the annotations by comment, in their order."""
    query = question(asked)
    rows = find(person, query, SearchScope(**scope))
    return [hit.annotation.comment if hit.annotation else hit.clause.number for hit in hits(rows[:99], query)]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("gaze", ["1", "7.2"]),
        ("GAZE users", ["7.2"]),
        ("user", ["7.2"]),
        ("identity", ["1"]),
        ('"record the gaze"', ["7.2"]),
        ('"the record of gaze"', ["1"]),
        ("record", ["7.2", "1"]),
        ("resume donnees details", ["7.2.1"]),
        ("7.2", ["7.2"]),
        ("7.2.1", ["7.2.1", "7.2"]),
        ("g.711", ["7.2"]),
        ("身份", ["第七条"]),
        ("记录", ["第七条"]),
        ("字身份", ["第七条"]),
        ("份字", []),
        ("行为记录 数字身份", ["第七条"]),
        ("份", ["第七条"]),
        ("第7条", ["第七条"]),
        ("第七条", ["第七条"]),
        ('"scope this"', []),
        ("gaze absent", []),
        ("' OR 1=1 --", []),
        ('NEAR("gaze") AND *', []),
        ("!?", []),
    ],
)
def test_clauses_are_found(version, reviewer, asked, numbers):
    assert found(asked, reviewer) == numbers


def test_a_word_that_stands_a_thousand_times_is_found_in_phrases(reviewer):
    far = "gaze " * 20_000 + "record"
    factories.version(paragraphs("1", "", far))
    assert found('"gaze record"', reviewer) == ["1"]
    assert found('"record gaze"', reviewer) == []


@pytest.mark.postgres
def test_annotations_are_found_by_all_of_their_texts(version, team, reviewer):
    said = remark(version, reviewer, team, number="7.2", quote="record the gaze", comment="Überwachung!")
    other = remark(version, reviewer, team, comment="B", proposal="insert-after", proposed="A pseudonym suffices.")
    replies.add(other, "同意永久保存的问题", by=reviewer)
    followed()
    assert found("uberwachung", reviewer) == ["Überwachung!"]
    assert found('"record the gaze"', reviewer, kind="annotation") == ["Überwachung!"]
    assert found("pseudonyms", reviewer) == ["B"]
    assert found("问题", reviewer) == ["B"]
    replies.delete(other.replies.get(), by=reviewer)
    assert found("问题", reviewer) == []
    annotations.change(said, Remark("Surveillance"), by=reviewer)
    followed()
    assert (found("uberwachung", reviewer), found("surveillance", reviewer)) == ([], ["Surveillance"])
    annotations.delete(said, by=reviewer)
    assert found("surveillance", reviewer) == []


def test_an_annotation_shows_the_text_that_was_found(version, team, reviewer):
    remark(
        version, reviewer, team, number="7.2", comment="B", proposal="insert-after", proposed="A pseudonym suffices."
    )
    query = question("pseudonym")
    [hit] = hits(find(reviewer, query)[:30], query)
    assert (hit.clause.number, hit.place) == ("7.2", "Proposed wording")
    assert [piece.text for piece in hit.excerpt if piece.is_found] == ["pseudonym"]


def test_what_is_deleted_for_good_leaves_no_words(version, team, reviewer):
    remark(version, reviewer, team, comment="surveillance")
    Annotation.objects.all().delete()
    assert SearchRow.objects.filter(reading=None).count() == 0


def test_a_new_reading_takes_the_place_of_the_old(version, reviewer):
    reworded = factories.outline(SCOPE, paragraphs("7.2", "Record", "The platform shall store the glance of users."))
    version.current_reading = readings.store(version, reworded)
    version.save()
    assert found("glance", reviewer) == ["7.2"]
    assert found("gaze", reviewer) == ["1"]
    assert set(SearchRow.objects.values_list("reading", flat=True)) == {version.current_reading_id}


def test_a_withdrawn_version_is_not_found_and_can_be_erased(version, team, reviewer):
    remark(version, reviewer, team, comment="about the gaze")
    version.withdrawn_at = timezone.now()
    version.save()
    assert found("gaze", reviewer, every_version=True) == []


def test_withdrawal_erases_the_words(version, team, reviewer):
    remark(version, reviewer, team, comment="about the gaze")
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    version.proposal.keeper = owner.teams.get()
    withdrawals.withdraw(version, reason="A mistake.", by=owner)
    clearing.clear(version.pk)
    assert SearchRow.objects.count() == 0


def test_only_the_newest_texts_of_a_language_are_looked_into(version, team, reviewer):
    remark(version, reviewer, team, comment="old gaze")
    newer = factories.version(paragraphs("9", "", "A gaze"), proposal=version.proposal, number="N2")
    factories.version(paragraphs("9c", "", "gaze"), proposal=version.proposal, language="zh", number="N3")
    factories.version(proposal=version.proposal, number="N4")
    assert found("gaze", reviewer) == ["9c", "9", "old gaze"]
    assert found("gaze", reviewer, every_version=True) == ["9c", "9", "1", "7.2", "old gaze"]
    newer.withdrawn_at = timezone.now()
    newer.save()
    assert found("gaze", reviewer) == ["9c", "1", "7.2", "old gaze"]


def test_a_scope_narrows(version, team, reviewer):
    other = factories.version(paragraphs("5", "", "gaze 身份"), language="zh")
    remark(version, reviewer, team, comment="my gaze")
    assert found("gaze", reviewer, proposal=other.proposal) == ["5"]
    assert found("gaze", reviewer, body=version.proposal.body) == ["1", "7.2", "my gaze"]
    assert found("gaze", reviewer, language="zh") == ["5"]
    assert found("gaze", reviewer, kind="annotation") == ["my gaze"]
    assert found("gaze", reviewer, kind="clause", language="en") == ["1", "7.2"]


def test_what_others_keep_to_themselves_is_not_found(version, team, reviewer, settings):
    ben = factories.person("ben")
    other_team = factories.team(ben)
    hidden = factories.version(paragraphs("H", "", "hidden gaze"), proposal=factories.proposal(teams=[team]))
    remark(hidden, reviewer, team, comment="gaze, in a restricted one")
    for visibility in ("private", "team", "public"):
        remark(version, reviewer, team, comment=f"gaze, {visibility}", visibility=visibility)
    remark(version, ben, other_team, comment="gaze, of ben", visibility="private")
    everything = ["1", "7.2", "gaze, private", "gaze, team", "gaze, public"]
    assert sorted(found("gaze", reviewer)) == sorted([*everything, "H", "gaze, in a restricted one"])
    assert found("gaze", ben) == ["1", "7.2", "gaze, public", "gaze, of ben"]
    assert found("gaze", AnonymousUser()) == []
    settings.PUBLIC_SITE = True
    assert found("gaze", AnonymousUser()) == ["1", "7.2", "gaze, public"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_queries_are_few_however_many_are_found(team, reviewer, many, django_assert_num_queries):
    for _ in range(many):
        said = remark(factories.version(SCOPE, RECORD), reviewer, team, number="7.2", comment="gaze")
        replies.add(said, "Indeed.", by=reviewer)
    query = question("gaze")
    rows = find(reviewer, query)[:30]
    with django_assert_num_queries(6):
        assert len(hits(rows, query)) == 3 * many


def test_annotations_are_found_by_the_name_of_their_concern_in_any_language(version):
    ana = factories.person()
    remark(version, ana, factories.team(ana), comment="Too long.", concerns=("retention",))
    assert found("retention", ana) == ["Too long."]
    label = VOCABULARY["retention"].label
    assert found(label["zh"], ana) == found(label["fr"], ana) == ["Too long."]
    assert found("retention of trams", ana) == []
