"""Two people write, wait, leave and come back as it happens: every word that stood in a field is found again.

`WALK_SEED=7` walks another way, `WALK_ACTS=500` further. It is walked with ALL=1, or by its name.
Dear: two browsers do some forty things in turn, and each page is drawn anew again and again.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Dialog, Error, Locator, Page, expect

from annotations.models import Annotation, Comment, CommentSet, Consultation, Draft, Reply
from annotations.services import comments
from annotations.services.comments import RowEdit
from proposals.models import Role, Unsent, User
from proposals.services import jobs
from proposals.services.personal import sessions_of
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.walked, pytest.mark.django_db(transaction=True)]
pytestmark += [pytest.mark.usefixtures("hands_in")]

SEED = int(os.environ.get("WALK_SEED", "1"))
ACTS = int(os.environ.get("WALK_ACTS", "40"))
PASSWORD = "a good pass phrase"
TEXT = paragraphs("1", "Record", "A platform shall delete records. Records of each user are stored permanently.")
SHOWN = """
() => {
  const values = [...document.querySelectorAll("textarea, input")].map((one) => one.value);
  return [document.body.textContent, ...values].join(" ");
}
"""


@dataclass
class Walker:
    """A person in a browser of their own. `typed` are the words that stood in a field once."""

    person: User
    page: Page
    version: str
    card: str
    sheet: str
    row: int
    chance: random.Random
    typed: list[str] = field(default_factory=list)
    is_offline: bool = False
    insists: bool = False

    def at(self, address: str) -> None:
        """On the page at this address, signed in."""
        self.reach()
        if not self.page.url.split("#")[0].endswith(address):
            self.go(lambda: self.page.goto(address))
        if not self.page.locator("[data-account]").count():
            self.go(lambda: self.page.goto("/sign-in/"))
            self.sign_in()
            self.go(lambda: self.page.goto(address))

    def go(self, act: Callable[[], Any]) -> None:
        """Leave the page. Who is warned of words that nobody has yet stays a moment; the third time one leaves."""
        for attempt in range(20):
            self.insists = attempt > 2
            try:
                act()
            except Error:
                self.page.wait_for_timeout(500)
            else:
                return
        raise AssertionError("no way off the page")

    def answer(self, dialog: Dialog) -> None:
        """Whether to leave the page."""
        (dialog.accept if self.insists else dialog.dismiss)()

    def reach(self) -> None:
        """The network is there, and if the session ended it has begun anew."""
        if self.is_offline:
            self.page.context.set_offline(False)
            self.is_offline = False
            if self.page.url.startswith("chrome-error"):
                self.go(lambda: self.page.goto(self.version))
        self.unlock()

    def unlock(self) -> None:
        """Sign in over the page, if it asks for that."""
        if not self.page.locator("[data-session-ended][open]").count():
            return
        frame = self.page.frame_locator("[data-session-ended] iframe")
        frame.get_by_label("Account name or e-mail address").fill(self.person.username)
        frame.get_by_label("Password", exact=True).fill(PASSWORD)
        frame.get_by_role("button", name="Sign in").click()
        expect(self.page.locator("[data-session-ended][open]")).to_have_count(0)

    def sign_in(self) -> None:
        self.page.get_by_label("Account name or e-mail address").first.fill(self.person.username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def see(self, part: Locator) -> Locator:
        """This part, once it is there."""

        def is_there() -> bool:
            self.unlock()
            return part.is_visible()

        until(is_there)
        return part

    def rest(self) -> None:
        """What the page asks for has come, or takes its time: the frame to sign in, once hidden, may never be idle."""
        with suppress(Error):
            self.page.wait_for_load_state("networkidle", timeout=5000)

    def write(self, box: Locator) -> None:
        """One more word at the end of what stands there."""
        word = f"{self.person.username}{len(self.typed)}x"
        box.focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(f" {word}")
        if word in box.input_value():
            self.typed.append(word)


def write_remark(one: Walker) -> None:
    one.at(one.version)
    form = one.page.locator("form[data-entry]")
    if not form.is_visible():
        one.see(one.page.locator("[data-margin]"))
        one.page.locator(".clause[data-clause]").first.focus()
        one.page.keyboard.press("a")
        one.see(form)
    one.write(form.get_by_label("What is this about?"))


def write_reply(one: Walker) -> None:
    one.at(one.version)
    card, box = one.page.locator(f"#annotation-{one.card}"), one.page.get_by_label("Your reply")
    button = card.get_by_role("button", name="Reply")
    one.see(card)
    one.rest()

    def is_open() -> bool:
        """The form, which comes by itself where words of it are there; else by a click on the card and its button."""
        one.unlock()
        if not box.is_visible():
            (button if button.is_visible() else card).click()
            one.page.wait_for_timeout(300)
        return box.is_visible()

    until(is_open)
    one.write(box)


def write_cell(one: Walker) -> None:
    one.at(one.sheet)
    box = one.page.locator("textarea.editor")
    cell = one.page.locator(f'[data-order="{one.row}"] [data-cell="comment"]')
    one.see(cell)

    def is_open() -> bool:
        """The field in the cell. A session that had ended takes the key, so it is pressed again behind a sign-in."""
        one.unlock()
        if not box.is_visible():
            cell.click()
            one.page.keyboard.press("Enter")
            one.page.wait_for_timeout(300)
        return box.is_visible()

    until(is_open)
    one.write(box)
    if one.chance.random() < 0.5:
        one.page.keyboard.press("Tab")


def write_reason(one: Walker) -> None:
    one.at("/arguments/new/")
    one.write(one.see(one.page.locator("main form[method=post] textarea").first))


def select_words(one: Walker) -> None:
    one.at(one.version)
    one.see(one.page.locator(".clause[data-clause] [data-start]").last).dblclick()


def wait(one: Walker) -> None:
    one.page.wait_for_timeout(one.chance.randrange(50, 1500))


def load_anew(one: Walker) -> None:
    one.reach()
    one.go(one.page.reload)


def go_back(one: Walker) -> None:
    one.reach()
    one.go(one.page.go_back)
    if not one.page.url.startswith("http"):
        one.at(one.version)


def leave_and_come(one: Walker) -> None:
    one.at(one.version)
    one.see(one.page.locator("[data-margin]"))
    one.page.evaluate("document.querySelector('.menu form[data-signs-out]').requestSubmit()")

    def is_out() -> bool:
        """Who signs out of a session that ended is asked to sign in first, so that what is unsent can be handed in; who
        is told that the server did not answer in time tries again.
        """
        if one.version not in one.page.url:
            return True
        is_told = one.page.get_by_text("Clauseline was not reached. Please try again.").count() > 0
        if is_told or one.page.locator("[data-session-ended][open]").count():
            one.unlock()
            one.page.evaluate("document.querySelector('[data-slot=toasts] .floating')?.remove()")
            one.page.evaluate("document.querySelector('.menu form[data-signs-out]')?.requestSubmit()")
        one.page.wait_for_timeout(200)
        return False

    until(is_out)
    one.go(lambda: one.page.goto("/sign-in/"))
    one.sign_in()


def end_session(one: Walker) -> None:
    sessions_of(one.person).delete()


def lose_network(one: Walker) -> None:
    one.page.context.set_offline(True)
    one.is_offline = True
    box = one.page.locator("textarea:focus")
    if box.count() and not one.page.locator("[data-session-ended][open]").count():
        one.write(box)
    one.page.wait_for_timeout(one.chance.randrange(50, 1500))


WRITING = (write_remark, write_reply, write_cell, write_reason)
OTHER = (select_words, wait, load_anew, go_back, leave_and_come, end_session, lose_network)


@pytest.fixture
def walkers(signed_in: Callable[..., Page], team: Any) -> list[Walker]:
    """Two editors of one team, each with a row of its set."""
    people = [factories.member(team, Role.EDITOR, name) for name in ("ana", "eva")]
    for person in people:
        person.set_password(PASSWORD)
        person.save()
    version = factories.version(TEXT, number="N1")
    jobs.drain()
    said = remark(version, people[0], team, number="1", quote="shall delete")
    call = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=call, made_by=people[0])
    made.teams.add(team)
    rows = [RowEdit(None, {"clause": "1", "kind": "ge", "comment": "One"}) for _ in people]
    comments.write(made, rows, by=people[0])
    chance = random.Random(SEED)
    places = (f"/versions/{version.slug}/", said.slug, f"/comment-sets/{made.slug}/")
    found = [Walker(who, signed_in(who), *places, row, chance) for row, who in enumerate(people, 1)]
    for one in found:
        one.page.on("dialog", one.answer)
        one.page.goto(one.version)
    return found


def said_on_server(person: User) -> Iterator[str]:
    """All that the server keeps of this person's words, and of the rows that both write."""
    yield from Annotation.objects.filter(author=person).values_list("comment", flat=True)
    yield from Reply.objects.filter(author=person).values_list("text", flat=True)
    yield from Comment.objects.values_list("comment", flat=True)
    for rows in (
        Draft.objects.filter(author=person).values("form"),
        Unsent.objects.filter(owner=person).values("value"),
    ):
        yield from map(json.dumps, rows)


def missing(one: Walker) -> list[str]:
    """The words that are nowhere: not on the server, and on none of the pages where they were written."""
    found = []
    for address in (one.version, one.sheet, "/arguments/new/"):
        one.at(address)
        one.rest()
        one.page.wait_for_timeout(300)
        found.append(one.page.evaluate(SHOWN))
    text = " ".join([*found, *said_on_server(one.person)])
    return [word for word in one.typed if word not in text]


def is_all_there(one: Walker) -> bool:
    lost = missing(one)
    print(one.person.username, "misses", lost)  # noqa: T201
    return not lost


def test_every_word_that_was_written_is_found_again(walkers: list[Walker], faults: list[str]):
    print(f"WALK_SEED={SEED}")  # noqa: T201
    chance = walkers[0].chance
    for _ in range(ACTS):
        one = chance.choice(walkers)
        act = chance.choice(chance.choice((WRITING, OTHER)))
        print(one.person.username, act.__name__, len(one.typed))  # noqa: T201
        act(one)
    for one in walkers:
        one.reach()
        one.at(one.version)
        until(partial(is_all_there, one))
        assert len(one.typed) > 3
