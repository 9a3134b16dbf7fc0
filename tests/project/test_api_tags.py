"""What programs name by its state is locked and looked at again first; what they list is in the order they ask for."""

from __future__ import annotations

import pytest

from annotations.models import Review
from proposals.models import Body, Token, User
from proposals.services import tokens
from tests import factories
from tests.clients import api
from tests.project.attack import world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

CHANGES = (
    ("delete", "arguments/{arguments}/"),
    ("delete", "comment-sets/{set}/comments/{comment}/"),
    ("post", "consultations/{consultations}/reopen/"),
    ("delete", "drafts/{drafts}/"),
    ("delete", "replies/{replies}/"),
    ("delete", "versions/{version}/reviews/{key}/"),
    ("patch", "bodies/{bodies}/"),
    ("delete", "tokens/{tokens}/"),
)


def test_nothing_is_changed_by_who_saw_another_state():
    ids = world().ids
    ids["key"] = Review.objects.get().key
    client = api(User.objects.get(slug=ids["person"]))
    outdated = {"HTTP_IF_MATCH": '"another"'}
    answers = {
        path: getattr(client, method)(f"/api/v1/{path.format(**ids)}", **outdated).status_code
        for method, path in CHANGES
    }
    assert answers == {path: 412 for _, path in CHANGES}


def test_names_are_listed_in_their_order(admin):
    for name in ("b", "a", "c"):
        factories.body(name=f"Body {name}")
        tokens.make(admin, name)
    client = api(admin)
    for noun, model in (("bodies", Body), ("tokens", Token)):
        listed = [row["name"] for row in client.get(f"/api/v1/{noun}/?ordering=-name").json()["results"]]
        assert (listed, len(listed)) == (sorted(listed, reverse=True), model.objects.count())
