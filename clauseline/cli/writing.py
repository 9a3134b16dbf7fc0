"""A comparison into a file of the form that its ending names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clauseline.cli.answers import Refused
from clauseline.cli.drafts import Draft
from clauseline.comparing import ENGINE, Compared
from clauseline.reading.words.dates import day_of
from clauseline.writing.exporter import RedlineExporter
from clauseline.writing.forms import PURE_FORMATS
from clauseline.writing.redline import Redline, Source

OF_THE_SITE = "html"
"""The form that needs templates."""


def write(
    out: Path, old: Draft, new: Draft, compared: Compared, *, parts: tuple[str, str],
    formats: Mapping[str, RedlineExporter] | None = None,
) -> None:  # fmt: skip
    """Write the comparison to `out`; `parts` say which of both texts of one file either draft is. Refuses other forms
    than `formats`, which are the engine's own if not given.
    """
    form = _form(out, PURE_FORMATS if formats is None else formats)
    before, after = source(old, parts[0]), source(new, parts[1])
    file = form.write(Redline(old.outline, new.outline, compared, before, after, ENGINE))
    try:
        out.write_bytes(file.data)
    except OSError as no:
        raise Refused(f"{out} cannot be written: {no.strerror}.") from no


def _form(out: Path, formats: Mapping[str, RedlineExporter]) -> RedlineExporter:
    ending = out.suffix.removeprefix(".").lower()
    if ending in formats:
        return formats[ending]
    if ending == OF_THE_SITE:
        raise Refused(f"{out.name} needs the site of Clauseline, which draws pages: manage.py compare writes it.")
    endings = ", ".join(f".{name}" for name in formats)
    raise Refused(f"{out.name} has none of the endings that a comparison can be written with: {endings}.")


def source(draft: Draft, part: str = "") -> Source:
    """What the cover of a draft says of it, and its file."""
    if not draft.is_there:
        return Source("no draft")
    number, title, date = (str(draft.outline.facts.get(name) or "") for name in ("number", "title", "date"))
    day = day_of(date)
    name = number or draft.path.stem
    date = day.isoformat() if day else ""
    return Source(name, title=title, date=date, sha256=draft.sha256, filename=draft.path.name, part=part)
