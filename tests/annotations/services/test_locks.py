"""Who changes a row holds it before anything is written: of two who decide at once the second sees what the first did.

A lock that is missing shows only between two requests, so its statement is asked for. SQLite has no such locks; the
tests' backend writes them as comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.models import Annotation, Argument, Comment, CommentSet, Judgement, Placement, Reply
from annotations.services import annotations as remarks
from annotations.services import (
    arguments,
    comment_sets,
    comments,
    consultations,
    decisions,
    drafts,
    judgements,
    placements,
    publishing,
    replies,
    threads,
    wordings,
)
from annotations.services.annotations import Remark
from annotations.services.arguments import Plea
from annotations.services.comments import RowEdit
from annotations.services.consultations import Call
from annotations.services.drafts import DraftPlace
from annotations.services.wordings import WordingChoice
from proposals.models import Team, User, Version
from proposals.services import jobs
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

OLD = "A platform shall delete each record within 30 days."
NEW = "A platform shall delete each record within 60 days."
HELD = re.compile(r"\bFOR (?:NO KEY )?UPDATE\b")
WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE)\b")


@dataclass
class Scene:
    """A remark that proposes a wording, and stands in the next version too."""

    said: Annotation
    version: Version
    placed: Placement
    reviewer: User
    editor: User
    team: Team

    def draft_set(self) -> CommentSet:
        call = Call("Comments", member_code="XA")
        consultation = consultations.add(self.version, call, team=self.team, by=self.editor)
        return comment_sets.draw_up(consultation, [self.said], by=self.editor)

    def accepted(self) -> Annotation:
        return decisions.decide(self.said, "accepted", by=self.editor)

    def settled(self) -> Placement:
        return placements.settle(self.placed, is_right=True, by=self.reviewer)

    def worded(self) -> None:
        wordings.settle(self.said, self.version, WordingChoice("keep"), by=self.reviewer)


@pytest.fixture
def scene(reviewer: User, editor: User, team: Team) -> Scene:
    home = factories.version(paragraphs("1", "Records", OLD), number="N1")
    said = remark(home, reviewer, team, number="1", quote=OLD, proposal="replace", proposed=NEW)
    version = factories.version(paragraphs("1", "Records", NEW), number="N2", proposal=home.proposal)
    placed = placement(said, version, Placement.State.TO_CONFIRM, number="1", quote=NEW)
    return Scene(said, version, placed, reviewer, editor, team)


def settle_wording(scene: Scene) -> Callable[[], object]:
    scene.settled()
    return lambda: wordings.settle(scene.said, scene.version, WordingChoice("keep"), by=scene.reviewer)


def open_wording(scene: Scene) -> Callable[[], object]:
    scene.settled()
    scene.worded()
    return lambda: wordings.open_again(scene.said, scene.version, by=scene.reviewer)


def settle_place(scene: Scene) -> Callable[[], object]:
    return scene.settled


def undo_place(scene: Scene) -> Callable[[], object]:
    placed = scene.settled()
    return lambda: placements.undo(placed, act=placed.decided_at or timezone.now(), by=scene.reviewer)


def change_remark(scene: Scene) -> Callable[[], object]:
    return lambda: remarks.change(scene.said, Remark("Say it."), by=scene.reviewer)


def decide(scene: Scene) -> Callable[[], object]:
    return scene.accepted


def accept_all(scene: Scene) -> Callable[[], object]:
    return lambda: decisions.accept([scene.said.slug], by=scene.editor)


def resolve_thread(scene: Scene) -> Callable[[], object]:
    replies.add(scene.said, "Until when?", by=scene.reviewer)
    return lambda: threads.resolve(scene.said, is_resolved=True, by=scene.reviewer)


def change_reply(scene: Scene) -> Callable[[], object]:
    reply = replies.add(scene.said, "Until when?", by=scene.reviewer)
    return lambda: replies.change(reply, "For how long?", by=scene.reviewer)


def publish(scene: Scene) -> Callable[[], object]:
    private = remark(scene.version, scene.reviewer, scene.team, visibility=Annotation.Visibility.PRIVATE)
    return lambda: publishing.publish([private.slug], by=scene.reviewer)


def keep_draft(scene: Scene) -> Callable[[], object]:
    return lambda: drafts.keep(DraftPlace(scene.version), {"comment": "Nothing"}, by=scene.reviewer)


def change_argument(scene: Scene) -> Callable[[], object]:
    argument = arguments.add(Plea("Kept too long", "It is kept too long."), team=scene.team, by=scene.editor)
    return lambda: arguments.change(argument, Plea("Kept too long", "It is kept for ever."), by=scene.editor)


def write_row(scene: Scene) -> Callable[[], object]:
    scene.settled()
    made = scene.draft_set()
    row = Comment.objects.get(comment_set=made)
    return lambda: comments.write(made, [RowEdit(row, {"proposed": "Delete it."})], by=scene.editor)


def freeze(scene: Scene) -> Callable[[], object]:
    scene.settled()
    scene.worded()
    made = scene.draft_set()
    return lambda: comment_sets.freeze(made, by=scene.editor)


@pytest.mark.parametrize(
    ("prepared", "model"),
    [
        (settle_wording, Annotation),
        (open_wording, Annotation),
        (settle_place, Annotation),
        (undo_place, Annotation),
        (change_remark, Annotation),
        (decide, Annotation),
        (accept_all, Annotation),
        (resolve_thread, Annotation),
        (publish, Annotation),
        (change_reply, Reply),
        (keep_draft, User),
        (change_argument, Argument),
        (write_row, CommentSet),
        (freeze, CommentSet),
    ],
)
def test_what_is_decided_of_is_held_before_anything_is_written(scene, prepared, model):
    assert_held(prepared(scene), model)


def test_what_is_judged_again_is_held(reviewer, team):
    erase, _, hide = duties.OLD
    pair = duties.compared(*duties.versions((erase, hide), (erase,)))
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", polarity="safeguard")
    jobs.drain()
    judge = partial(judgements.judge, said, pair.new_version, "lost/gone", by=reviewer)
    judge("confirmed")
    assert_held(lambda: judge("open"), Judgement)


def assert_held(act: Callable[[], object], model: type[Model]) -> None:
    with CaptureQueriesContext(connection) as caught:
        act()
    ran = [query["sql"] for query in caught.captured_queries]
    first = next(place for place, sql in enumerate(ran) if WRITES.match(sql))
    assert any(HELD.search(sql) and f'"{model._meta.db_table}"' in sql for sql in ran[:first]), ran[: first + 1]
