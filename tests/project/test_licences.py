"""The licences of what the site is made of."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command

from project.licences import licences

LOCK = settings.BASE_DIR / "requirements.lock"


def test_every_package_names_its_licence():
    rows = list(licences(LOCK))
    assert [row for row in rows if not row.licence] == []
    names = {line.partition("==")[0] for line in LOCK.read_text().splitlines() if "==" in line and " ; " not in line}
    assert names - {row.package for row in rows} == set()


def test_the_command_prints_a_line_a_package():
    out = StringIO()
    call_command("licences", stdout=out)
    told = [line.split("\t") for line in out.getvalue().splitlines()]
    assert told == [list(row) for row in licences(LOCK)]
    assert [row[2] for row in told if row[0] == "django"] == ["BSD-3-Clause"]


def test_our_own_is_there():
    assert "Apache License\n                           Version 2.0, January 2004" in (
        settings.BASE_DIR / "LICENSE"
    ).read_text(encoding="utf-8")
    assert "The Clauseline authors" in (settings.BASE_DIR / "NOTICE").read_text(encoding="utf-8")
