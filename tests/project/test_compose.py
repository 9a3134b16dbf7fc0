"""The compose file is well formed and gives no secret away. No engine runs it here."""

import re
import subprocess
import sys
from pathlib import Path

from project import server
from project.bodies import FORM
from project.settings import UPLOAD_LIMIT

HERE = Path(__file__).resolve().parents[2]
COMPOSE = HERE / "docker-compose.yml"


def test_it_is_a_compose_file():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


def test_secrets_must_be_given_from_outside():
    lines = [line for line in COMPOSE.read_text().splitlines() if re.search(r"PASSWORD|SECRET", line)]
    assert len(lines) == 3
    assert [line for line in lines if not re.search(r"\$\{(SECRET_KEY|POSTGRES_PASSWORD):\?", line)] == []


def test_the_image_takes_in_nothing_but_the_code():
    allowed = [line for line in (HERE / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert allowed == ["!manage.py", "!project", "!annotations", "!proposals", "!requirements.lock"]
    assert "USER clauseline" in (HERE / "Dockerfile").read_text()


def test_the_proxy_lets_uploads_through_and_gives_connections_up_before_the_site_does():
    told = (HERE / "proxy" / "Caddyfile").read_text()
    (megabytes,), (seconds,) = (re.findall(pattern, told) for pattern in (r"max_size (\d+)MB", r"keepalive (\d+)s"))
    assert (int(megabytes) * 1_000_000 > UPLOAD_LIMIT + FORM, int(seconds) < server.IDLE) == (True, True)
