"""What is kept of what people wrote here, sent or not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from annotations.models import Annotation, Argument, Draft, Reply, Step, Translation
from proposals.privacy.personal import Kind
from proposals.services.personal import UNNAMED

CREDITED = _("It stays for who reviews with you, under the credit you choose when you close the account.")


def rows_of(table: Any, column: str) -> Any:
    """For a person the rows of `table` that name them in `column`."""
    return lambda person: table.objects.filter(**{column: person}).order_by("pk")


WRITTEN = (
    Kind(
        "annotations",
        "said",
        _("Your remarks"),
        _("They are what the site is for."),
        _(
            "What others see stays, under the credit you choose when you close the account; private ones go with it. "
            "What you delete is erased after %(days)d days."
        ),
        rows_of(Annotation, "author"),
        {
            "id": "slug",
            "version": "version__slug",
            "key": "key",
            "quote": "quote",
            "comment": "comment",
            "proposed": "proposed",
            "visibility": "visibility",
            "made_at": "made_at",
            "changed_at": "changed_at",
            "deleted_at": "deleted_at",
        },
        {"annotations.Annotation.author": "credited"},
        rule="deleted-annotations",
    ),
    Kind(
        "replies",
        "said",
        _("Your replies"),
        _("So that a thread can be followed."),
        CREDITED,
        rows_of(Reply, "author"),
        {"id": "slug", "annotation": "annotation__slug", "text": "text", "made_at": "made_at"},
        {"annotations.Reply.author": "credited"},
    ),
    Kind(
        "drafts",
        "said",
        _("What you typed and did not send"),
        _("So that nothing you type is lost."),
        _("Until you send or discard it, or leave it untouched for %(days)d days."),
        rows_of(Draft, "author"),
        {
            "version": "version__slug",
            "key": "key",
            "quote": "quote",
            "form": "form",
            "changed_at": "changed_at",
        },
        {"annotations.Draft.author": "erased"},
        rule="drafts",
    ),
    Kind(
        "translations",
        "said",
        _("Translations of clauses that you added"),
        _("So that who does not read a language can follow its text."),
        UNNAMED,
        rows_of(Translation, "added_by"),
        {
            "id": "slug",
            "version": "version__slug",
            "key": "key",
            "language": "language",
            "text": "text",
            "translator": "translator",
            "visibility": "visibility",
            "added_at": "added_at",
        },
        {"annotations.Translation.added_by": "unnamed"},
    ),
    Kind(
        "arguments",
        "said",
        _("Arguments that your team keeps from you"),
        _("So that your team can say them again, and knows whom to ask."),
        UNNAMED,
        rows_of(Argument, "made_by"),
        {"id": "slug", "title": "title", "text": "text", "language": "language", "made_at": "made_at"},
        {"annotations.Argument.made_by": "unnamed"},
    ),
    Kind(
        "steps",
        "said",
        _("Changes in draft comment sets that you can undo"),
        _("So that you can take back what you did to a row."),
        _("Until the set is frozen."),
        rows_of(Step, "made_by"),
        {"comment_set": "comment_set__slug", "rows": "rows"},
        {"annotations.Step.made_by": "erased"},
    ),
)
