"""Briefs: a version on one page, to take away."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.exporting.brief import write_brief
from annotations.queries.briefs import BriefOf, brief
from annotations.queries.hints import are_off
from annotations.queries.rights import teams_looking
from clauseline.writing.file import ExportedFile
from proposals.access import Person, addressed
from proposals.models import Comparison, Team, User, Version
from proposals.queries.comparisons import refuse_unready
from proposals.queries.library import latest_steps
from proposals.queries.readings import current
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, printing

PDF = "application/pdf"
BRIEF_FORMATS = ("docx", "pdf")
TOLD = (
    "weakened", "strengthened", "to-check", "inside", "status", "reworded", "moved", "inserted", "deleted",
)  # fmt: skip
"""What the sentence of counts tells: what binds, and what became of words and places."""


def export(version: Version, form: str, *, by: Person, comparison: str = "", team: str = "") -> ExportedFile:
    """The brief of a version `with_state` in one of `BRIEF_FORMATS`, for a person and one of their teams.

    It tells what changed in the `comparison` of this slug, or without one since the nearest earlier version that it is
    compared with; and what the `team` of this slug says, or the first for which the person may look. Refuses a form,
    a comparison and a team that are not there for them; a version that is not read; and a PDF where nothing prints.
    The record of acts keeps what people take away, not what visitors do.
    """
    if form not in BRIEF_FORMATS:
        forms = ", ".join(BRIEF_FORMATS)
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": forms})
    current(version)
    found = _comparison(version, comparison, by)
    of = BriefOf(
        version,
        found,
        _team(version, team, by),
        by,
        _counts(found) if found else "",
        f"{settings.SITE_URL}/comparisons/{found.slug}/" if found else f"{settings.SITE_URL}/versions/{version.slug}/",
        timezone.localdate(),
        not are_off(by),
    )
    file = write_brief(brief(of), for_print=form == "pdf")
    if form == "pdf":
        file = ExportedFile(printing.as_pdf(file.data, by), file.name.removesuffix("docx") + "pdf", PDF)
    if isinstance(by, User):
        audit.record("exported", version, by=by, form=f"brief-{form}", sha256=sha256(file.data).hexdigest())
    return file


def _comparison(version: Version, slug: str, by: Person) -> Comparison | None:
    sides = ("old", "new", "old_version__proposal__body", "new_version__proposal__body")
    rows = addressed(by).filter(old_version__withdrawn_at=None).select_related(*sides)
    if not slug:
        last = latest_steps([version]).get(version.pk)
        return rows.filter(pk=last.pk).first() if last else None
    found = rows.filter(slug=slug, new_version=version).first()
    if found is None:
        raise Refusal(_("There is no comparison with the id %(id)s that leads to this version.") % {"id": slug})
    refuse_unready(found)
    if found.across:
        raise Conflict(_("A brief tells what changed, and texts in two languages tell only which clauses are alike."))
    return found


def _team(version: Version, slug: str, by: Person) -> Team | None:
    teams = teams_looking(version.proposal, by)
    if not slug:
        return next(iter(teams), None)
    found = next((team for team in teams if team.slug == slug), None)
    if found is None:
        raise Refusal(_("You are in no team with the id %(id)s.") % {"id": slug})
    return found


def _counts(comparison: Comparison) -> str:
    """What a comparison says of all its clauses, in the sentence of its page, shortened."""
    total = comparison.changes.count()
    told = {key: n for key, n in comparison.counts.items() if key in (*TOLD, "unchanged")}
    if any(told.get(key) for key in TOLD):
        told.pop("unchanged", None)
    return render_to_string("annotations/brief_counts.txt", {"counts": told, "total": total}).strip()
