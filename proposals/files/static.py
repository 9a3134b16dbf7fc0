"""Static files of a site: joined into few for its pages, each under a name with its hash, so that browsers keep it."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from proposals.files.packing import digest_of, hashed, joined, pack

ENTRIES = (
    "annotations/comparing.js",
    "annotations/consultations/body.js",
    "annotations/desk/going-on.js",
    "annotations/ledger/cells.js",
    "annotations/lists/finding.js",
    "annotations/lists/roving.js",
    "annotations/live/decided.js",
    "annotations/rows/deciding.js",
    "annotations/rows/matrix.js",
    "annotations/sets.js",
    "annotations/text.js",
    "project/api.js",
    "project/main.js",
    "proposals/page/glosses.js",
    "proposals/page/waiting.js",
)
"""The scripts that pages name."""
PLAIN = ("django_htmx/htmx-2.min.js",)
"""What others wrote in one file."""
ROOMS = ("annotations/", "project/", "proposals/")
FOLDER = "packed"
LIST = "packed.json"


def write_packs(root: Path) -> None:
    """Put the scripts and sheets of all pages into a folder of `root`, and a list of them beside it.

    A file that is there stays: its name says what is in it, and a page of yesterday may still ask for it.
    """
    sources = dict(_sources())
    scripts = {path: text for path, text in sources.items() if path not in PLAIN and path.endswith(".js")}
    packs = pack(scripts, ENTRIES)
    files, names = packs.files, packs.names
    for path in sources:
        if path in PLAIN or path.endswith(".css"):
            text = joined(path, sources)
            names[path] = hashed(path.replace("/", "-"), digest_of(text))
            files[names[path]] = text
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        _write(folder / name, text.encode())
        _write(folder / f"{name}.gz", gzip.compress(text.encode(), mtime=0))
    told = {
        "names": {path: f"{FOLDER}/{name}" for path, name in names.items()},
        "ahead": {path: [f"{FOLDER}/{name}" for name in packs.ahead(path)] for path in packs.names},
    }
    _write(root / LIST, json.dumps(told).encode(), anew=True)


def _sources() -> Iterator[tuple[str, str]]:
    """The scripts and sheets by their paths, each as the site would find it."""
    for finder in finders.get_finders():
        for path, storage in finder.list(None):
            if _is_ours(path):
                yield path, Path(storage.path(path)).read_text("utf-8")


def _is_ours(path: str) -> bool:
    return path in PLAIN or (path.startswith(ROOMS) and path.endswith((".js", ".css")))


def _write(path: Path, data: bytes, *, anew: bool = False) -> None:
    """All of it or nothing, whoever looks meanwhile."""
    if anew or not path.exists():
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(path)


class PackedFiles(StaticFilesStorage):
    """Pages get the file that a script or sheet was put into, if it was put into one."""

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        if name in self._names:
            return urljoin(str(self.base_url), self._names[name])
        return super().url(name, *args, **kwargs)

    def ahead(self, path: str) -> list[str] | None:
        """The addresses of the files that the one of this script needs; None if it is served as it was written."""
        files = self._packed["ahead"].get(path)
        return None if files is None else [urljoin(str(self.base_url), one) for one in files]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Also by the name without its hash: so the server knows what may be kept for ever."""
        names = self._packed["names"]
        files = [*names.values(), *(one for some in self._packed["ahead"].values() for one in some)]
        return names | {_without_hash(one): one for one in files}

    @cached_property
    def _packed(self) -> dict[str, dict[str, Any]]:
        path = Path(self.path(LIST))
        if not path.exists():
            return {"names": {}, "ahead": {}}
        packed: dict[str, dict[str, Any]] = json.loads(path.read_text())
        return packed


def _without_hash(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem.rpartition('.')[0]}.{ending}"


class HashedFiles(PackedFiles, CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Of a site of several people: what is in no pack has its hash, too."""

    def post_process(self, paths: Mapping[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        others = {path: found for path, found in paths.items() if not _is_ours(path)}
        yield from super().post_process(others, dry_run, **options)
        if not dry_run:
            write_packs(Path(self.location))
