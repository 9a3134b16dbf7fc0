"""An upload is kept whole or not at all."""

from __future__ import annotations

import resource
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from proposals.models import AuditEvent, Job, Version
from proposals.refusals import NoRoom
from proposals.services import versions
from tests import factories

pytestmark = pytest.mark.django_db
FACTS = versions.VersionFacts(date=date(2023, 6, 1))


@pytest.fixture
def root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def draft(content: bytes = b"# Scope\n\nAvatars.\n"):
    return SimpleUploadedFile("draft.md", content)


def files(root: Path):
    return [path for path in root.rglob("*") if path.is_file()]


def test_the_file_lies_under_its_name_alone(root, reviewer):
    version = versions.add(factories.proposal(), draft(), FACTS, by=reviewer)
    assert files(root) == [Path(version.file.path)]
    assert Path(version.file.path).read_bytes() == b"# Scope\n\nAvatars.\n"


def test_a_large_upload_that_lay_on_the_disk_is_copied_whole(root, reviewer):
    content = bytes(range(256)) * 20_000
    large = TemporaryUploadedFile("draft.md", "text/markdown", len(content), None)
    large.write(content)
    large.seek(0)
    version = versions.add(factories.proposal(), large, FACTS, by=reviewer)
    assert Path(version.file.path).read_bytes() == content
    assert files(root) == [Path(version.file.path)]


@pytest.fixture
def small_disk():
    """No file may grow beyond 200,000 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full_half_way_is_told_and_keeps_nothing(root, reviewer, small_disk):
    with pytest.raises(NoRoom, match="the disk of this site is full"):
        versions.add(factories.proposal(), draft(b"x" * 300_000), FACTS, by=reviewer)
    assert (files(root), Version.objects.count(), Job.objects.count()) == ([], 0, 0)


def test_a_directory_that_cannot_be_written_is_told_and_keeps_nothing(root, reviewer):
    (root / "versions").write_text("a file where a directory should be")
    with pytest.raises(NoRoom, match="Nothing was kept"):
        versions.add(factories.proposal(), draft(), FACTS, by=reviewer)
    assert (Version.objects.count(), Job.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_rows_that_are_refused_take_the_file_with_them(root, reviewer):
    facts = versions.VersionFacts(date=date(2023, 6, 1), options={"changes": object()})
    with pytest.raises(TypeError):
        versions.add(factories.proposal(), draft(), facts, by=reviewer)
    assert files(root) == []
