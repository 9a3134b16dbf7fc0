"""A worker that is killed in the middle of its work: the work is done all the same, and once.

Dear: a site is started for each worker that is killed.
"""

import io
import os
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from tests.site import Site, running_site, until

pytestmark = pytest.mark.faults

CLAUSES = 2000

SUBMIT = """
import sys
from datetime import date
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from proposals.models import Body, Proposal
from proposals.services import versions
from tests import factories
factories.team(person := factories.person(sys.argv[2]), name=sys.argv[2])
title, body = sys.argv[3], Body.objects.first()
proposal = Proposal.objects.filter(title=title).first() or factories.proposal(title=title, body=body)
facts = versions.VersionFacts(date=date.fromisoformat(sys.argv[2]), language="en")
versions.add(proposal, SimpleUploadedFile("draft.docx", Path(sys.argv[1]).read_bytes()), facts, by=person)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("var")) as site:
        yield site


def test_the_work_of_a_killed_worker_is_done_once(site: Site, tmp_path: Path):
    before, compared = jobs(site, "reading"), jobs(site, "comparison")
    with asleep(site):
        submit(site, tmp_path, "record", "2023-06-01")
    kill_during(site, "reading", leader)
    assert jobs(site, "reading") == [*before, ("done", 2)]
    assert site.rows("select count(*) from proposals_reading") == [(len(before) + 1,)]

    with asleep(site):
        submit(site, tmp_path, "store", "2023-07-01")
    kill_during(site, "comparison", leader)
    assert jobs(site, "comparison") == [*compared, ("done", 2)]
    sides = "select side, count(*), count(distinct clause_id) from proposals_changeside group by side order by side"
    assert site.rows(sides) == [("new", CLAUSES, CLAUSES), ("old", CLAUSES, CLAUSES)]


def test_the_work_of_a_killed_pool_process_is_done_once(site: Site, tmp_path: Path):
    before = jobs(site, "reading")
    with asleep(site):
        submit(site, tmp_path, "keep", "2023-08-01", proposal="Another proposal")
    kill_during(site, "reading", pool_process)
    assert jobs(site, "reading") == [*before, ("done", 2)]
    assert site.rows("select count(*) from proposals_reading") == [(len(before) + 1,)]


def submit(site: Site, directory: Path, verb: str, date: str, *, proposal: str = "A proposal") -> None:
    draft(directory / f"{verb}.docx", verb)
    site.run(SUBMIT, str(directory / f"{verb}.docx"), date, proposal)


def kill_during(site: Site, kind: str, whom: Callable[[Site], int]) -> None:
    """Kill it while a job of that kind is done for the first time, and see that the job comes to its end."""
    until(lambda: jobs(site, kind)[-1:] == [("running", 1)])
    os.kill(whom(site), signal.SIGKILL)
    seconds = until(lambda: is_over(site, kind))
    print(f"{kind} was over {seconds:.1f} s after the kill")  # noqa: T201


def is_over(site: Site, kind: str) -> bool:
    """Whether the last job of that kind has ended; what a killed worker had is taken over."""
    site.neglect()
    return jobs(site, kind)[-1][0] in ("done", "failed")


@contextmanager
def asleep(site: Site) -> Iterator[None]:
    """The worker does nothing meanwhile: what it does after that is seen from its beginning, on a busy machine too."""
    until(lambda: site.service("worker"))
    pids = [leader(site), pool_process(site)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def leader(site: Site) -> int:
    worker = site.service("worker")
    assert worker is not None
    return worker.pid


def pool_process(site: Site) -> int:
    """The process that the worker starts for the work itself."""
    until(lambda: started_by(site, leader(site)))
    return started_by(site, leader(site))[0]


def started_by(site: Site, pid: int) -> list[int]:
    return [one.pid for one in site.processes() if one.parent == pid]


def jobs(site: Site, kind: str) -> list[tuple[object, ...]]:
    """State and attempts of the jobs of that kind, oldest first."""
    return site.rows(f"select state, attempts from proposals_job where kind = '{kind}' order by id")


def draft(path: Path, verb: str, clauses: int = CLAUSES) -> None:
    """A Word file of so many clauses; the usual number takes seconds to read and to compare."""
    empty = io.BytesIO()
    docx.Document().save(empty)
    style, parts = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', []
    for number in range(clauses):
        title = f"<w:p>{style}<w:r><w:t>Duty {number}</w:t></w:r></w:p>"
        wording = f"The platform shall {verb} act {number} of every avatar in region {number * 7 % 997}."
        parts.append(f"{title}<w:p><w:r><w:t>{wording}</w:t></w:r></w:p>")
    with zipfile.ZipFile(empty) as template, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in template.namelist():
            content = template.read(name).decode() if name == "word/document.xml" else template.read(name)
            if isinstance(content, str):
                content = content.replace("<w:body>", "<w:body>" + "".join(parts))
            file.writestr(name, content)
