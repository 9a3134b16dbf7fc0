"""The log says where something happened, with ids, and holds nothing of a person."""

import io
import json
import logging
import re

import pytest
from django.conf import settings as site
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from project.logs import Discreet, JsonFormatter, LineFormatter, logging_settings
from proposals.models import Role
from proposals.services import invitations, jobs, tracing
from tests import factories
from tests.annotations import remarks
from tests.project.persons import WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """What the site's own handler writes, at the level that tells the most of a real site."""
    out, root, lines = io.StringIO(), logging.getLogger(), logging.getLogger("clauseline.requests")
    handler = logging.StreamHandler(out)
    handler.setFormatter(LineFormatter())
    handler.addFilter(Discreet())
    before = root.level, lines.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    lines.setLevel(logging.INFO)
    yield out
    root.removeHandler(handler)
    root.setLevel(before[0])
    lines.setLevel(before[1])


@pytest.fixture
def zelda():
    person = factories.person(WORDS["username"], name=WORDS["name"], email=WORDS["email"])
    person.set_password(WORDS["password"])
    person.save()
    return person


def personal(text: str) -> list[str]:
    return [word for word in (*WORDS.values(), "umbriel", "Quillfeather") if word.casefold() in text.casefold()]


def test_the_site_logs_through_it():
    handler = site.LOGGING["handlers"]["console"]
    assert (site.LOGGING["root"]["handlers"], handler["filters"], handler["formatter"]) == (["console"], ["own"], "own")
    assert site.LOGGING["formatters"]["own"] == {"()": LineFormatter, "whole": False}
    other = logging_settings("INFO", form="json", with_requests=False, whole=False)
    assert other["formatters"]["own"] == {"()": JsonFormatter, "whole": False}


def test_a_walk_over_the_site_leaves_no_word_of_a_person(log, zelda):
    page = Client(raise_request_exception=False, REMOTE_ADDR=WORDS["address"], HTTP_USER_AGENT=WORDS["agent"])
    page.post(reverse("sign-in"), {"login": WORDS["username"], "password": "wrong " + WORDS["password"]})
    page.post(reverse("sign-in"), {"login": WORDS["email"], "password": WORDS["password"]})
    page.force_login(zelda)
    team = factories.team(zelda, role=Role.OWNER)
    version = factories.version(factories.paragraphs("1", "Records", "The platform stores behaviour records."))
    said = remarks.remark(version, zelda, team, comment=WORDS["comment"], quote=WORDS["quote"], number="1")
    _, secret = invitations.invite(team, by=zelda, email=f"other.{WORDS['email']}", role=Role.READER)
    addresses = [
        reverse("search") + f"?q={WORDS['search']}",
        f"/versions/{version.slug}/?at={WORDS['path']}",
        f"/annotations/{said.slug}/card/",
        f"/invitation/{secret}/",
        f"/invitation/{secret}-{WORDS['path']}/",
        f"/{WORDS['path']}/",
        f"/api/v1/annotations/?{WORDS['path']}=1",
        f"/api/v1/annotations/{said.slug}/",
        f"/api/v1/{WORDS['path']}/",
    ]
    answers = [page.get(address) for address in addresses]
    remark = {"team": team.slug, "version": version.slug, "comment": WORDS["comment"], "quote": WORDS["search"]}
    answers.append(page.post("/api/v1/annotations/", remark, content_type="application/json"))
    answers.append(page.get("/sign-in/", headers={"host": f"{WORDS['path']}.example"}))
    text = log.getvalue()
    assert {answer.status_code for answer in answers} >= {200, 400, 404}
    assert personal(text) == []
    assert secret not in text
    assert "?" not in re.sub(r"\(\?P<[^)]*\)", "", text)
    ids = set(re.findall(r"request=(\w+)", text))
    assert ids >= {answer.headers["X-Request-ID"] for answer in answers}
    assert "GET invitation/<str:secret>/" in text or "GET invitation/<" in text


def test_a_fault_is_told_by_its_place_and_kind(log, settings):
    settings.ROOT_URLCONF = "tests.project.faulty"
    answer = Client(raise_request_exception=False).get(f"/fault/?q={WORDS['path']}")
    text = log.getvalue()
    assert personal(text) == []
    assert f"request={answer.headers['X-Request-ID']}: Internal Server Error: GET fault/" in text
    assert "tests/project/faulty.py" in text
    assert text.index("builtins.ValueError\n") < text.index("django.db.utils.IntegrityError\n")


def test_a_slip_of_the_code_is_told_in_its_words(log, settings):
    settings.ROOT_URLCONF = "tests.project.faulty"
    Client(raise_request_exception=False).get("/slip/")
    assert "AttributeError: 'WSGIRequest' object has no attribute 'nothing'" in log.getvalue()


def test_an_id_that_comes_with_a_request_is_not_taken(log):
    answer = Client().get("/sign-in/", headers={"x-request-id": WORDS["path"]})
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["X-Request-ID"])
    assert personal(log.getvalue()) == []


def test_what_a_job_logs_names_the_job(log, zelda):
    version = factories.version(factories.paragraphs("1", "Records", "The platform stores behaviour records."))
    job = jobs.submit("reading", version.pk, by=zelda)

    def work(job):
        logging.getLogger("proposals").warning("Something is slow.")
        raise IntegrityError(f"Key (email)=({WORDS['email']})")

    with pytest.raises(IntegrityError):
        jobs.perform(job.slug, work)
    assert f"WARNING proposals job={job.slug}: Something is slow." in log.getvalue()
    assert personal(log.getvalue()) == []


def test_what_other_programs_log_is_made_discreet(log):
    fields = {"name": "reading", "id": "1", "description": "raised", "exc": WORDS["comment"], "args": "('k3j8m2',)"}
    logging.getLogger("celery.app.trace").error("Task %(name)s[%(id)s] %(description)s: %(exc)s", fields)
    logging.getLogger("waitress").error("Exception while serving %s", f"/search/?q={WORDS['path']}")
    logging.getLogger("elsewhere").error("Opened /invitation/%s/ for %s", WORDS["path"], WORDS["email"])
    text = log.getvalue()
    assert personal(text) == []
    assert "Task reading[1] raised: job ('k3j8m2',)" in text
    assert "Opened /invitation/(left out) for (left out)" in text


def test_an_object_a_line_has_the_same_in_it():
    record = logging.LogRecord("proposals", logging.WARNING, "", 0, "Slow: %s", (WORDS["email"],), None)
    with tracing.during(tracing.REQUEST, "0a1b"), tracing.during(tracing.JOB, "k3j8m2"):
        body = json.loads(JsonFormatter().format(record))
    assert body.pop("at")
    assert body == {
        "level": "WARNING", "logger": "proposals", "request": "0a1b", "job": "k3j8m2", "message": "Slow: (left out)",
    }  # fmt: skip
