"""One command runs all of it, and keeps it running.

Dear: most of its tests start a site.
"""

import os
import re
import signal
import stat
import urllib.request
from pathlib import Path

import pytest

from tests.site import PATIENCE, SERVICES, Site, free_port, running, running_site, until, up

pytestmark = pytest.mark.faults

PARTS = ("web", "workers")
TWO = {"WEB_PROCESSES": "2", "WORKER_PROCESSES": "2", "WORKER_MEMORY": "1073741824"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("var"), more=TWO) as site:
        yield site


@pytest.mark.parametrize("name", [*SERVICES, "people", "meaning"])
def test_a_killed_service_is_started_again(site: Site, name: str):
    killed = site.service(name)
    assert killed is not None
    os.kill(killed.pid, signal.SIGKILL)
    until(lambda: (again := site.service(name)) and again.pid != killed.pid)
    until(site.is_ready)


def test_the_commands_of_this_machine_know_where_it_serves(site: Site):
    # A real site is told its address.
    address = site.more.get("SITE_URL") or f"http://127.0.0.1:{site.port}"
    assert site.run("from django.conf import settings; print(settings.SITE_URL)") == f"{address}\n"


def test_a_request_during_a_restart_of_the_web_server_waits(site: Site):
    killed = [one.pid for one in site.processes() if SERVICES["web"] in one.command]
    assert len(killed) == 2
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert site.answers()


def test_the_memory_of_a_worker_has_its_limit(site: Site):
    limits = Path(f"/proc/{site.service('worker').pid}/limits").read_text()
    assert re.findall(r"Max data size +(\d+) +(\d+) ", limits) == [("1073741824", "1073741824")]


def test_the_supervisor_is_not_found_by_the_names_of_what_it_runs(site: Site):
    supervisor = next(one for one in running() if one.pid == site.supervisor.pid)
    assert supervisor.command.strip() == "clauseline: supervisor"


def test_a_second_one_on_the_same_directory_is_refused(site: Site):
    second = up(site.var, free_port())
    assert second.supervisor.wait(timeout=PATIENCE) == 1
    assert second.output.read_text() == (
        f"CommandError: Clauseline is already running on {site.var}. Stop it first, with Ctrl-C.\n"
    )


def test_a_part_runs_beside_the_others(site: Site):
    parts = {name: up(site.var, free_port(), "--only", name, more={"REDIS_URL": site.broker}) for name in PARTS}
    until(lambda: parts["web"].is_ready() and parts["workers"].service("worker"))
    assert [one.command.strip() for one in parts["web"].processes()] == ["clauseline: web 1"]
    for part in parts.values():
        part.supervisor.terminate()
        assert part.supervisor.wait(timeout=PATIENCE) == 0


def test_a_port_in_use_is_refused(site: Site, tmp_path):
    second = up(tmp_path, site.port)
    assert second.supervisor.wait(timeout=PATIENCE) == 1
    assert second.output.read_text() == (
        f"CommandError: Port {site.port} of 127.0.0.1 cannot be used: Address already in use. "
        f"Choose another one: ./run --port {site.port + 1}\n"
    )


def test_its_broker_is_for_this_account_alone(site: Site):
    path = Path(site.broker.removeprefix("redis+socket://"))
    assert stat.filemode(path.stat().st_mode) == "srwx------"
    assert stat.filemode(path.parent.stat().st_mode) == "drwx------"
    assert len(str(path)) < 100


def test_nothing_outlives_a_killed_supervisor(tmp_path):
    with running_site(tmp_path) as site:
        processes = {one.pid for one in site.processes()}
        assert len(processes) >= len(SERVICES)
        site.supervisor.kill()
        until(lambda: not processes & {one.pid for one in running()})


def test_it_stops_and_leaves_nothing(tmp_path):
    with running_site(tmp_path) as site:
        processes = {one.pid for one in site.processes()}
        address = site.broker
        site.supervisor.send_signal(signal.SIGINT)
        assert site.supervisor.wait(timeout=PATIENCE) == 0
    output = site.output.read_text()
    assert not processes & {one.pid for one in running()}
    assert not Path(address.removeprefix("redis+socket://")).parent.exists()
    assert "Make the first one at /first-account/ with the code " in output
    assert f"\n\nClauseline runs at http://127.0.0.1:{site.port}/\nCtrl-C stops it.\n\n" in output
    assert "Traceback" not in output


def test_a_real_site_serves_its_pages_from_its_first_start_on(tmp_path):
    """What it serves is collected while it starts, after the database is made."""
    more = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "SECRET_KEY": "secret" * 10,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "HTTPS": "off",
    }
    with running_site(tmp_path, more=more) as site:
        address = f"http://127.0.0.1:{site.port}"
        with urllib.request.urlopen(f"{address}/sign-in/", timeout=60) as answer:
            page = answer.read().decode()
        style = re.search(r'href="(/static/packed/project-site\.[0-9a-f]+\.css)"', page)
        assert style
        with urllib.request.urlopen(address + style[1], timeout=60) as answer:
            assert answer.status == 200
