"""Comparisons as files for those who have no account here: one form a line of `COMPARISON_FORMATS`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from proposals.access import visible
from proposals.comparing.changes import Compared
from proposals.exporting import PURE_FORMATS
from proposals.exporting.exporter import RedlineExporter
from proposals.exporting.file import ExportedFile
from proposals.exporting.redline import Redline, Remarks, Source
from proposals.models import Comparison, Figure, User, Version
from proposals.queries.addresses import pictures_from
from proposals.queries.choices import Choice, runs
from proposals.queries.comparisons import refuse_unready, stored
from proposals.queries.redlined import counts, parts_of
from proposals.queries.signposts import signposts
from proposals.refusals import Refusal
from proposals.services import audit
from proposals.services.embedding import Embedded


class HtmlExporter:
    """A page in one file that asks no network for anything, and needs no program but a browser."""

    name = "html"

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        """`figures` are the pictures of both readings that can be shown."""
        self.figures = {figure.sha256: figure for figure in figures}

    def write(self, redline: Redline) -> ExportedFile:
        """The comparison as its page shows it in one column, in the language of who asks."""
        parts = parts_of(redline, self.figures)
        posts = signposts(parts)
        context = {
            "redline": redline,
            "counts": counts(redline),
            "parts": parts,
            "runs": runs(parts, Choice()),
            "posts": posts,
            "posted": frozenset(post.section.key for behind in posts.values() for post in behind),
        }
        with pictures_from(Embedded(self.figures.values())):
            page = render_to_string("proposals/comparison_file.html", context)
        return ExportedFile(page.encode("utf-8", "replace"), redline.file_name("html"), "text/html; charset=utf-8")


COMPARISON_FORMATS: dict[str, RedlineExporter] = {HtmlExporter.name: HtmlExporter(), **PURE_FORMATS}
"""Every form of a comparison by its key, in the order in which they are offered."""


def export(comparison: Comparison, form: str, *, by: User | None) -> ExportedFile:
    """A ready comparison `with_state` in one of `COMPARISON_FORMATS`, for a person or for somebody without an account.

    Refuses a form that does not exist, and a comparison that is not ready. The record of acts keeps what people take
    away, not what visitors do: it names nobody then, and whoever likes could lengthen for ever what is never shortened.
    """
    if form not in COMPARISON_FORMATS:
        forms = ", ".join(COMPARISON_FORMATS)
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": forms})
    refuse_unready(comparison)
    exporter = HtmlExporter(_figures(comparison, by)) if form == HtmlExporter.name else COMPARISON_FORMATS[form]
    file = exporter.write(redline_of(comparison))
    if by is not None:
        audit.record("exported", comparison, by=by, form=form, sha256=hashlib.sha256(file.data).hexdigest())
    return file


def _figures(comparison: Comparison, by: User | None) -> QuerySet[Figure]:
    """The pictures of both sides that this person may see, as far as they can be shown."""
    seen = visible(Figure, by or AnonymousUser()).exclude(file="")
    return seen.filter(reading__in=[pk for pk in (comparison.old_id, comparison.new_id) if pk])


def redline_of(comparison: Comparison) -> Redline:
    """A ready comparison with its texts and versions, whose proposals must be at hand."""
    found = stored(comparison)
    return Redline(
        old=found.old,
        new=found.new,
        compared=Compared(found.changes, tuple(comparison.warnings)),
        before=_source(comparison.old_version, _("before its tracked changes") if comparison.is_tracked else ""),
        after=_source(comparison.new_version, _("after its tracked changes") if comparison.is_tracked else ""),
        engine=comparison.engine,
        remarks=remarks(),
    )


def remarks() -> Remarks:
    """What files say beside the texts, in the language of who asks."""
    return Remarks(
        moved_from=_("Moved here from %s."),
        moved_to=_("Moved to %s."),
        split_from=_("Split off from %s."),
        merged_into=_("Merged into %s."),
        became=_("Was %(old)s, is now %(new)s."),
        picture=_("[Picture]"),
        head=_("%(old)s → %(new)s, changes marked by Clauseline (engine %(engine)s)"),
        normative=_("normative"),
        informative=_("informative"),
    )


def _source(version: Version, part: str) -> Source:
    return Source(
        name=str(version),
        document=version.proposal.number,
        title=version.title or version.proposal.title,
        date=version.date.isoformat(),
        sha256=version.sha256,
        filename=version.filename,
        part=part,
    )
