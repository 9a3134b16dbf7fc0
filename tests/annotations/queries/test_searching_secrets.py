"""A search says nothing of what one may not see: not in what it finds, and not in the statements that it makes.

Dear: each question is asked by each person, and the statements are read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.queries.hits import hits
from annotations.queries.search import SearchScope, find
from annotations.services import annotations, replies
from clauseline.tokens import question
from proposals.models import Proposal, Team, User, Version
from tests import factories
from tests.annotations.remarks import followed, remark
from tests.clients import api
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

WORD, LONG = "quokka", "one quokka two three four five six seven eight"
"""What is looked for: a word, and more words than one statement looks for."""
CONCERN = "retention"
"""No text of an annotation has this word: a concern is called so."""

PASSING = re.compile(r"'\d{4}-\d\d-\d\d[ T]\d\d:[^']*'|_django_curs_\w+")
"""Now, of which a statement about a session speaks, and the name of a cursor, which is another each time."""

Face = Callable[[dict[str, str]], Any]
"""Answers a question."""


@dataclass(frozen=True)
class World:
    """A public draft with a public remark, a restricted one, and two teams."""

    version: Version
    restricted: Proposal
    team: Team
    author: User
    mate: User
    rival: User
    stranger: User


@pytest.fixture
def world(settings) -> World:
    settings.PUBLIC_SITE = True
    author, mate, rival = (factories.person(name) for name in ("author", "mate", "rival"))
    team, _ = factories.team(author, mate), factories.team(rival)
    version = factories.version(paragraphs("1", "Scope", "A text."), number="N1")
    restricted = factories.proposal(teams=[team], body=version.proposal.body)
    remark(version, author, team, comment="About numbers.", visibility="public", concerns=["biometric-body"])
    return World(version, restricted, team, author, mate, rival, factories.person("stranger"))


def _said(world: World, visibility: str = "private", **facts: Any) -> None:
    remark(world.version, world.author, world.team, visibility=visibility, **{"comment": f"A {LONG}.", **facts})


def _replied(world: World) -> None:
    said = remark(world.version, world.author, world.team, visibility="private", comment="Nothing.")
    replies.add(said, f"The {LONG}", by=world.author)
    followed()


def _on_restricted(world: World) -> None:
    draft = factories.version(paragraphs("1", LONG, LONG), proposal=world.restricted, number=WORD)
    remark(draft, world.author, world.team, visibility="team", comment=f"A {LONG}")


def _long(world: World) -> None:
    """So many words that the rows of its batch are others."""
    _said(world, comment=" ".join([LONG, *(f"word{number}" for number in range(9_000))]))


def _once(world: World) -> None:
    said = remark(world.version, world.author, world.team, visibility="team", comment=LONG)
    annotations.delete(said, by=world.author)


SECRETS: dict[str, tuple[Callable[[World], None], set[str]]] = {
    "a private remark": (_said, {"author"}),
    "a long private remark": (_long, {"author"}),
    "a private wording": (
        lambda world: _said(world, comment="No.", proposal="insert-after", proposed=LONG),
        {"author"},
    ),
    "a reply to a private remark": (_replied, {"author"}),
    "a remark of a team": (lambda world: _said(world, "team"), {"author", "mate"}),
    "a restricted draft with a remark": (_on_restricted, {"author", "mate"}),
    "a concern of a private remark": (lambda world: _said(world, comment="No.", concerns=[CONCERN]), {"author"}),
    "a concern of a team": (lambda world: _said(world, "team", comment="No.", concerns=[CONCERN]), {"author", "mate"}),
    "a deleted remark": (_once, set()),
}
"""What is secret, and who may see it."""
HIDDEN = [
    (name, person)
    for name, (_, seen_by) in SECRETS.items()
    for person in ("author", "mate", "rival", "stranger", "visitor")
    if person not in seen_by
]
ASKED = [
    {"q": WORD},
    {"q": LONG},
    {"q": CONCERN},
    {"q": WORD, "kind": "annotation"},
    {"q": CONCERN, "kind": "annotation"},
    {"q": "about"},
]


def _faces(world: World, name: str) -> list[Face]:
    """The page and the REST face, as this person asks them."""
    person = None if name == "visitor" else getattr(world, name)
    browser, program = Client(), api(person)
    if person:
        browser.force_login(person)
    return [
        lambda asked: browser.get("/search/", asked),
        lambda asked: program.get("/api/v1/search/", asked),
    ]


def _asked(faces: list[Face]) -> list[tuple[list[str], Any]]:
    """For each face and question the statements that were made, whole, and what was answered."""
    told = []
    for face in faces:
        for asked in ASKED:
            with CaptureQueriesContext(connection) as made:
                answer = face(asked)
            assert answer.status_code == 200
            told.append(([PASSING.sub("", one["sql"]) for one in made], _answer(answer)))
    return told


def _answer(answer: Any) -> Any:
    if "ETag" in answer:
        return answer["ETag"], answer.json()
    return answer.context["page"].paginator.count, answer.context["hits"], answer.context["proposals"]


@pytest.mark.parametrize(("name", "person"), HIDDEN)
def test_what_one_may_not_see_changes_no_statement_and_no_answer(world, name, person):
    secret, _ = SECRETS[name]
    faces = _faces(world, person)
    _asked(faces)
    before = _asked(faces)
    secret(world)
    assert _asked(faces) == before


@pytest.mark.parametrize("person", ["rival", "stranger"])
def test_a_site_that_is_not_public_says_as_little(world, settings, person):
    settings.PUBLIC_SITE = False
    faces = _faces(world, person)
    _asked(faces)
    before = _asked(faces)
    for secret, _ in SECRETS.values():
        secret(world)
    assert _asked(faces) == before


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        # The texts, their words, what one may see, its words.
        ({"q": WORD}, 4),
        # Words are looked for a second time where all of the first ones are, which is nowhere.
        ({"q": LONG}, 4),
        # The concerns besides.
        ({"q": CONCERN}, 5),
        ({"q": WORD, "kind": "annotation"}, 3),
        ({"q": WORD, "kind": "clause"}, 2),
    ],
)
@pytest.mark.parametrize("secrets", [0, 1, 3])
def test_the_statements_are_counted_by_what_is_seen(world, secrets, asked, statements, django_assert_num_queries):
    for _ in range(secrets):
        for secret, _ in SECRETS.values():
            secret(world)
    scope = SearchScope(kind=asked.get("kind", ""))
    with django_assert_num_queries(statements):
        assert len(find(world.stranger, question(asked["q"]), scope)) == 0


@pytest.mark.parametrize("secrets", [0, 3])
def test_more_words_are_looked_for_where_the_first_ones_may_be_seen(world, secrets, django_assert_num_queries):
    remark(world.version, world.author, world.team, visibility="public", comment=f"My {LONG}.")
    for _ in range(secrets):
        for secret, _ in SECRETS.values():
            secret(world)
    with django_assert_num_queries(5):
        assert len(find(world.stranger, question(LONG))) == 1


@pytest.mark.parametrize(("name", "seen_by"), [(name, seen_by) for name, (_, seen_by) in SECRETS.items()])
def test_who_may_see_it_finds_it(world, name, seen_by):
    secret, _ = SECRETS[name]
    secret(world)
    asked = CONCERN if "concern" in name else LONG
    found = {
        person
        for person in ("author", "mate", "rival", "stranger")
        if len(find(getattr(world, person), question(asked)))
    }
    assert found == seen_by


def test_words_are_found_between_those_of_others(world):
    """What is packed together is told apart: no phrase and no nearness reaches from one's own words into another's."""
    for visibility, comment in (
        ("private", "black quokka"),
        ("public", "white quokka"),
        ("private", "grey"),
        ("public", "quokka grey"),
        ("private", "grey quokka"),
    ):
        remark(world.version, world.author, world.team, visibility=visibility, comment=comment)

    def found(person: User, asked: str) -> list[str]:
        query = question(asked)
        return [hit.annotation.comment for hit in hits(find(person, query), query) if hit.annotation]

    assert found(world.stranger, "quokka") == ["white quokka", "quokka grey"]
    assert found(world.stranger, "quokka grey") == ["quokka grey"]
    assert found(world.stranger, '"grey quokka"') == []
    assert found(world.stranger, "black") == []
    assert found(world.author, "quokka") == ["black quokka", "white quokka", "quokka grey", "grey quokka"]
    assert found(world.author, '"grey quokka"') == ["grey quokka"]


@pytest.mark.parametrize("before", ["", "A quokka"])
def test_what_others_said_before_has_no_part_in_the_order(world, before):
    far = "word " * 20
    if before:
        _said(world, comment=before)
    apart = remark(world.version, world.author, world.team, visibility="public", comment=f"Grey {far} quokka")
    near = remark(world.version, world.author, world.team, visibility="public", comment="A grey quokka")
    rows = find(world.stranger, question("grey quokka"))
    assert [row.number for row in rows] == [near.pk, apart.pk]
