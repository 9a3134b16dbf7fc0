"""Pages of a site ask for few files; each is compressed, is kept for ever, and holds what the page needs."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from whitenoise.middleware import WhiteNoiseMiddleware

from annotations.models import CommentSet, Consultation
from proposals.files.static import ENTRIES, PackedFiles, write_packs
from proposals.models import Role, User
from proposals.templatetags.modules import imports
from tests import factories, large
from tests.tools import tool

MOST = 40
EVERYWHERE = ("project/main.js", "annotations/desk/going-on.js")
PACK = re.compile(r'(?:modulepreload" href|<script[^>]* src)="/static/(packed/[^"]+\.js)"')
NAMED = re.compile(r"""{% (?:static|modules) ["']([\w/.-]+\.(?:js|css))["'] %}""")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("static")
    write_packs(root)
    return root


@pytest.fixture
def packed(root: Path) -> Iterator[PackedFiles]:
    """The site serves packs."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "proposals.files.static.PackedFiles"}}
    with override_settings(STATIC_ROOT=root, STORAGES=storages):
        yield PackedFiles()


def named() -> dict[str, set[str]]:
    """The scripts and sheets that templates name, each with the templates."""
    found: dict[str, set[str]] = {}
    for room in ("project", "proposals", "annotations"):
        for path in (settings.BASE_DIR / room).rglob("*.html"):
            for name in NAMED.findall(path.read_text("utf-8")):
                found.setdefault(name, set()).add(path.name)
    return found


def test_the_scripts_that_templates_name_are_entries():
    scripts = {name for name in named() if name.endswith(".js") and not name.startswith("django_htmx/")}
    assert sorted(scripts) == list(ENTRIES)


def test_whatever_templates_name_is_served_from_a_pack(packed: PackedFiles, root: Path):
    addresses = {name: packed.url(name) for name in named()}
    assert len(addresses) > 40
    for name, address in addresses.items():
        assert re.fullmatch(rf"/static/packed/.*\.[0-9a-f]{{12}}\.{name.rpartition('.')[2]}", address)
        file = root / address.removeprefix("/static/")
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == file.read_bytes()


def test_what_is_in_no_pack_is_served_as_it_is(packed: PackedFiles):
    assert packed.url("project/mark.svg") == "/static/project/mark.svg"
    assert packed.ahead("project/keys.js") is None


def test_browsers_keep_a_pack_for_ever(packed: PackedFiles):
    files = WhiteNoiseMiddleware(None).files
    for name in ("project/main.js", "project/site.css", "django_htmx/htmx-2.min.js"):
        _, compressed = files[packed.url(name)], files[packed.url(name)].alternatives[0]
        headers = dict(compressed[2])
        assert headers["Content-Encoding"] == "gzip"
        assert headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_each_pack_is_a_module(root: Path, tmp_path: Path):
    packs = sorted((root / "packed").glob("*.js"))
    assert len(packs) > 20
    (tmp_path / "package.json").write_text('{"type": "module"}')
    for path in packs:
        (tmp_path / path.name).write_bytes(path.read_bytes())
        subprocess.run([tool("node", "nodejs"), "--check", path.name], cwd=tmp_path, check=True)


def test_no_sheet_names_a_picture_beside_it(root: Path):
    """It would be looked for beside the pack."""
    assert [
        path.name for path in (root / "packed").glob("*.css") if re.search(r"url\(|@import", path.read_text())
    ] == []


def scripts_of(client: Client, address: str) -> list[str]:
    return list(dict.fromkeys(PACK.findall(client.get(address).text)))


def modules_in(root: Path, packs: list[str]) -> list[str]:
    return [path for pack in packs for path in re.findall(r"^// (\S+\.js)$", (root / pack).read_text(), re.MULTILINE)]


def needed(*entries: str) -> list[str]:
    return sorted({path for entry in entries for path in (entry, *imports(entry))})


@pytest.mark.django_db
@pytest.mark.usefixtures("packed", "reviewer_signed_in")
def test_the_page_of_a_text_has_the_scripts_that_it_needs(client: Client, root: Path):
    version = factories.version(factories.paragraphs("1", "Scope", "Identities."))
    packs = scripts_of(client, reverse("version", args=[version.slug]))
    assert 5 < len(packs) <= MOST
    modules = modules_in(root, packs)
    assert sorted(modules) == needed(*EVERYWHERE, "annotations/text.js")
    assert "proposals/comparing/heat.js" not in modules


@pytest.mark.django_db
@pytest.mark.usefixtures("packed", "reviewer_signed_in")
def test_the_page_of_a_comparison_has_the_scripts_that_it_needs(client: Client, root: Path):
    proposal = factories.proposal()
    old, new = (
        factories.version(factories.paragraphs("1", "Scope", words), proposal=proposal) for words in ("Old.", "New.")
    )
    comparison = large.comparison(old, new)
    packs = scripts_of(client, reverse("comparison", args=[comparison.slug]))
    assert 5 < len(packs) <= MOST
    modules = modules_in(root, packs)
    assert sorted(modules) == needed(*EVERYWHERE, "annotations/comparing.js")
    assert "annotations/translations/beside.js" not in modules


@pytest.mark.django_db
@pytest.mark.usefixtures("packed")
def test_the_page_of_a_sheet_has_the_scripts_that_it_needs(client: Client, editor: User, root: Path):
    team = factories.team(editor, role=Role.EDITOR)
    version = factories.version(factories.paragraphs("1", "Scope", "Identities."))
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=consultation, made_by=editor)
    made.teams.add(team)
    client.force_login(editor)
    packs = scripts_of(client, reverse("comment-set", args=[made.slug]))
    assert 5 < len(packs) <= MOST
    assert sorted(modules_in(root, packs)) == needed(*EVERYWHERE, "annotations/sets.js")


def test_what_a_real_site_collects_has_packs_and_hashes(tmp_path: Path):
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "proposals.files.static.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        left_out = ["drf_spectacular_sidecar", "admin", "rest_framework"]
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=left_out)
        assert re.fullmatch(r"/static/project/mark\.\w{12}\.svg", staticfiles_storage.url("project/mark.svg"))
        assert re.fullmatch(r"/static/packed/project-main\.\w{12}\.js", staticfiles_storage.url("project/main.js"))
    assert len(list((tmp_path / "project").glob("mark.*.svg.gz"))) == 1
    assert list((tmp_path / "project").glob("main.*.js")) == []
