import pytest
from django.test import Client

from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs
from tests.flat import flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer_signed_in")]

RECORD = paragraphs("7.2", "Record of gaze", "The platform shall record the gaze of users.")


def test_hits_say_of_which_version_they_are(client, reviewer, team):
    version = factories.version(RECORD, number="N1", proposal=factories.proposal(number="P1", title="Identity"))
    remark(version, reviewer, team, number="7.2", comment="Why the gaze?", concerns=["retention"])
    answer = client.get("/search/", {"q": '"the gaze"'})
    assert words(answer, "hit-where") == [f"P1 Identity · N1 · 1 Jun 2023 · {version.proposal.body.name}"] * 2
    assert words(answer, "hit-head") == ["7.2 Record of gaze", "Remark by Ana on 7.2"]
    assert words(answer, "hit-words") == ["The platform shall record the gaze of users.", "Why the gaze?"]
    assert flat(answer.text).count("<mark>the gaze</mark>") == 2
    key = version.current_reading.clauses.get().key
    start = "The platform shall record the gaze of users.".index("the gaze")
    assert f"/versions/{version.slug}/?at={start}-{start + 8}#{key}" in values(answer, "href")


def test_what_others_keep_to_themselves_is_not_shown(client, reviewer):
    ben = factories.person("ben")
    theirs = factories.team(ben)
    factories.version(RECORD, proposal=factories.proposal(teams=[theirs]))
    open_one = factories.version(paragraphs("1", "", "Nothing."))
    remark(open_one, ben, theirs, comment="gaze", visibility="private")
    assert words(client.get("/search/?q=gaze"), "empty") == [
        "Nothing that you may see has all of these words. Search all versions"
    ]


def test_words_of_a_draft_are_no_markup(client, reviewer):
    factories.version(paragraphs("1", "<b>", "<script>gaze</script>"))
    shown = client.get("/search/?q=gaze").content.decode()
    assert "&lt;script&gt;<mark>gaze</mark>&lt;/script&gt;" in flat(shown)


def test_without_words_it_says_what_it_can_do(client, reviewer):
    assert "Look for a word" in text(client.get("/search/"))
    assert client.get("/search/", {"q": "a b", "body": "none"}).status_code == 200
    assert "holds a NUL" in text(client.get("/search/", {"q": "a\0b"}))


def test_strangers_sign_in_first():
    assert Client().get("/search/?q=gaze")["Location"] == "/sign-in/?next=/search/%3Fq%3Dgaze"


def test_words_of_a_title_lead_to_the_clause(client, reviewer):
    version = factories.version(RECORD)
    answer = client.get("/search/?q=%22record+of+gaze%22")
    assert f"/versions/{version.slug}/#{version.current_reading.clauses.get().key}" in values(answer, "href")


def test_everyone_searches_what_is_public_on_a_public_site(client, settings):
    settings.PUBLIC_SITE = True
    factories.version(RECORD, proposal=factories.proposal(title="Open"))
    factories.version(RECORD, proposal=factories.proposal(title="Closed", teams=[factories.team()]))
    assert "/search/" in values(client.get("/library/"), "action")
    assert len(words(client.get("/search/?q=gaze"), "hit")) == 1
    settings.PUBLIC_SITE = False
    assert "/search/" not in values(client.get("/sign-in/"), "action")


@pytest.mark.parametrize(("page", "shown"), [(1, 30), (2, 1)])
def test_thirty_a_page(client, reviewer, page, shown):
    factories.version(*(paragraphs(str(number), "", "gaze") for number in range(31)))
    assert len(words(client.get(f"/search/?q=gaze&page={page}"), "hit")) == shown


@pytest.mark.parametrize(("many", "asked"), [(1, 15), (3, 16)])
def test_the_queries_are_few(client, reviewer, team, many, asked, django_assert_num_queries):
    for _ in range(many):
        remark(factories.version(RECORD), reviewer, team, number="7.2", comment="gaze")
    with django_assert_num_queries(asked):
        assert len(words(client.get("/search/?q=gaze"), "hit")) == 2 * many


def test_proposals_narrow_what_was_found(client):
    for number, many in (("P1", 2), ("P2", 3)):
        clauses = (paragraphs(str(k), "", "gaze") for k in range(many))
        factories.version(*clauses, proposal=factories.proposal(number=number))
    answer = client.get("/search/?q=gaze")
    assert words(answer, "chip plain") == ["P2 3", "P1 2"]
    [most, _] = [value for value in values(answer, "href") if value.startswith("?") and "proposal=" in value]
    narrowed = client.get(f"/search/{most}")
    assert len(words(narrowed, "hit")) == 3 and words(narrowed, "chip plain") == []
