"""Comparisons as files for those who have no account here: one form a line of `COMPARISON_FORMATS`."""

from __future__ import annotations

import hashlib

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from proposals.comparing.changes import Compared
from proposals.exporting import PURE_FORMATS
from proposals.exporting.exporter import RedlineExporter
from proposals.exporting.file import ExportedFile
from proposals.exporting.redline import Redline, Remarks, Source
from proposals.models import Comparison, User, Version
from proposals.queries.choices import Choice, runs
from proposals.queries.comparisons import refuse_unready, stored
from proposals.queries.redlined import counts, parts_of
from proposals.queries.signposts import signposts
from proposals.refusals import Refusal
from proposals.services import audit


class HtmlExporter:
    """A page in one file that asks no network for anything, and needs no program but a browser."""

    name = "html"

    def write(self, redline: Redline) -> ExportedFile:
        """The comparison as its page shows it in one column, in the language of who asks."""
        parts = parts_of(redline)
        posts = signposts(parts)
        context = {
            "redline": redline,
            "counts": counts(redline),
            "parts": parts,
            "runs": runs(parts, Choice()),
            "posts": posts,
            "posted": frozenset(post.section.key for behind in posts.values() for post in behind),
        }
        page = render_to_string("proposals/comparison_file.html", context)
        return ExportedFile(page.encode("utf-8", "replace"), redline.file_name("html"), "text/html; charset=utf-8")


COMPARISON_FORMATS: dict[str, RedlineExporter] = {HtmlExporter.name: HtmlExporter(), **PURE_FORMATS}
"""Every form of a comparison by its key, in the order in which they are offered."""


def export(comparison: Comparison, form: str, *, by: User | None) -> ExportedFile:
    """A ready comparison `with_state` in one of `COMPARISON_FORMATS`, for a person or for somebody without an account.

    Refuses a form that does not exist, and a comparison that is not ready.
    """
    if form not in COMPARISON_FORMATS:
        forms = ", ".join(COMPARISON_FORMATS)
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": forms})
    refuse_unready(comparison)
    file = COMPARISON_FORMATS[form].write(redline_of(comparison))
    if by is not None:
        audit.record("exported", comparison, by=by, form=form, sha256=hashlib.sha256(file.data).hexdigest())
    return file


def redline_of(comparison: Comparison) -> Redline:
    """A ready comparison with its texts and versions, whose proposals must be at hand."""
    found = stored(comparison)
    return Redline(
        old=found.old,
        new=found.new,
        compared=Compared(found.changes, tuple(comparison.warnings)),
        before=_source(comparison.old_version),
        after=_source(comparison.new_version),
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


def _source(version: Version) -> Source:
    return Source(
        name=str(version),
        document=version.proposal.number,
        title=version.title or version.proposal.title,
        date=version.date.isoformat(),
        sha256=version.sha256,
        filename=version.filename,
    )
