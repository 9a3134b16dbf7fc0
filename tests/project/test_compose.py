"""The compose file is well formed and gives no secret away. No engine runs it here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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


SERVICES = yaml.safe_load(COMPOSE.read_text())["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_write_nowhere_else_become_nothing_more_and_take_no_more(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"]
    assert (service["pids_limit"], bool(service["mem_limit"])) == (500, True)
    assert "privileged" not in service
    sockets = [volume for volume in service.get("volumes", ()) if "docker.sock" in str(volume)]
    assert sockets == []


def test_one_service_has_one_capability_and_none_that_keeps_data_is_root():
    assert {name: service["cap_add"] for name, service in SERVICES.items() if "cap_add" in service} == {
        "proxy": ["NET_BIND_SERVICE"]
    }
    assert [SERVICES[name]["user"] for name in ("postgres", "redis")] == ["postgres", "redis"]


def test_only_the_proxy_is_reached_from_elsewhere():
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"proxy": ["80:80", "443:443"], "web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_the_proxy_reaches_neither_rows_nor_messages():
    networks = {name: set(service.get("networks", ())) for name, service in SERVICES.items()}
    assert networks["proxy"] == {"front"}
    assert {name for name, own in networks.items() if "front" in own} == {"proxy", "web"}
    assert networks["postgres"] == networks["redis"] == {"store"}
    assert yaml.safe_load(COMPOSE.read_text())["networks"]["store"] == {"internal": True}


def test_every_image_from_elsewhere_can_be_pinned_to_its_digest():
    guide = (HERE / "docs/guide/running.md").read_text(encoding="utf-8")
    images = set(re.findall(r"\$\{(\w+)_IMAGE:-([\w.:-]+)\}", COMPOSE.read_text()))
    assert {image for _, image in images} == {"python:3.13-slim", "caddy:2", "postgres:17", "redis:8"}
    (pinned,) = re.findall(r"for image in (.*?); do", guide)
    assert {(image.partition(":")[0].upper(), image) for image in pinned.split()} == images
    dockerfile = (HERE / "Dockerfile").read_text()
    assert re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE) == ["${PYTHON_IMAGE}", "${PYTHON_IMAGE}"]


def test_what_the_site_writes_in_its_container_is_there_for_its_account():
    dockerfile = (HERE / "Dockerfile").read_text()
    (uid,) = re.findall(r"--uid (\d+) --home-dir /app clauseline", dockerfile)
    pages = [mount for mount in SERVICES["web"]["tmpfs"] if mount.startswith("/app/var/pages:")]
    assert [f"uid={uid}" in mount for mount in pages] == [True]
    assert dockerfile.index("USER clauseline") < dockerfile.index("CMD")


def test_the_image_takes_in_nothing_but_the_code():
    allowed = [line for line in (HERE / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert allowed == ["!manage.py", "!project", "!annotations", "!clauseline", "!proposals", "!requirements.lock"]
    assert "USER clauseline" in (HERE / "Dockerfile").read_text()


def test_what_reads_strangers_files_knows_no_secret_and_no_network():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    reader = services["reader"]
    assert {name: reader.get(name) for name in ("environment", "env_file", "ports", "networks", "network_mode")} == {
        "environment": None, "env_file": None, "ports": None, "networks": None, "network_mode": "none",
    }  # fmt: skip
    assert (reader["volumes"], reader["read_only"], reader["cap_drop"]) == (["reader:/reader"], True, ["ALL"])
    assert reader["command"][-1] == services["workers"]["environment"]["READER_SOCKET"] == "/reader/socket"
    assert "uid 10002 --home-dir /app reader && install -d -o reader /reader" in (HERE / "Dockerfile").read_text()


def test_the_proxy_lets_uploads_through_and_gives_connections_up_before_the_site_does():
    told = (HERE / "proxy" / "Caddyfile").read_text()
    (megabytes,), (seconds,) = (re.findall(pattern, told) for pattern in (r"max_size (\d+)MB", r"keepalive (\d+)s"))
    assert (int(megabytes) * 1_000_000 > UPLOAD_LIMIT + FORM, int(seconds) < server.IDLE) == (True, True)
