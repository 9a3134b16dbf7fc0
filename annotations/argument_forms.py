"""What people fill in to keep an argument."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from annotations.lengths import ADDRESS, EVIDENCE, LINE, TEXT, TITLE
from annotations.models import Annotation, Argument, Article
from annotations.services.arguments import ArgumentEvidence, Plea
from clauseline.concerns import VOCABULARY
from proposals.models import Team
from proposals.models.languages import LANGUAGES

SHORT = 80
"""So much of a comment may become a title."""


class ArgumentForm(forms.Form):
    """What an argument says. Concerns and articles are drawn by templates of their own."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), to_field_name="slug", empty_label=None)
    title = forms.CharField(label=_("Title"), max_length=TITLE)
    text = forms.CharField(
        label=_("What it says"),
        help_text=_("These words go into a comment, where you can change them."),
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES[1:])
    evidence = forms.CharField(
        label=_("Evidence"),
        help_text=_("One piece a line: what it shows, and at the end the address where it stands."),
        max_length=EVIDENCE * (ADDRESS + LINE),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    concerns = forms.MultipleChoiceField(
        label=_("Concerns"), choices=[(one.id, one.id) for one in VOCABULARY.concerns], required=False
    )
    articles = forms.ModelMultipleChoiceField(
        label=_("Articles"),
        queryset=Article.objects.select_related("instrument"),
        to_field_name="slug",
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, teams: Sequence[Team] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields
        own["team"].queryset = Team.objects.filter(pk__in=[team.pk for team in teams])
        own["team"].initial = teams[0].slug if teams else None
        if len(teams) < 2:
            del own["team"]

    def clean_seen(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"]) if self.cleaned_data["seen"] else None
        except ValueError:
            raise ValidationError(_("Please load the page anew.")) from None

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that are drawn as they are."""
        return [field for field in self.visible_fields() if field.name not in ("concerns", "articles")]

    @property
    def named(self) -> set[str]:
        """The concerns that are ticked."""
        return set(self["concerns"].value() or ())

    @property
    def cited(self) -> set[str]:
        """The articles that are ticked, by their slugs."""
        return {getattr(one, "slug", one) for one in self["articles"].value() or ()}

    def plea(self) -> Plea:
        """What was typed."""
        fields = self.cleaned_data
        evidence = tuple(_evidence(line) for line in fields["evidence"].splitlines() if line.strip())
        said = {name: fields[name].replace("\r\n", "\n") for name in ("title", "text", "language")}
        return Plea(**said, concerns=tuple(fields["concerns"]), articles=tuple(fields["articles"]), evidence=evidence)


def facts_of(argument: Argument) -> dict[str, Any]:
    """What the form shows of an argument."""
    said = {name: getattr(argument, name) for name in ("title", "text", "language")}
    evidence = [" ".join(part for part in (one["line"], one["address"]) if part) for one in argument.evidence]
    rows = {"concerns": [row.concern for row in argument.concerns.all()]}
    rows["articles"] = [article.slug for article in argument.articles.all()]
    return {**said, **rows, "evidence": "\n".join(evidence), "seen": argument.changed_at.isoformat()}


def kept_from(annotation: Annotation) -> dict[str, Any]:
    """What the form shows for who keeps what an annotation says."""
    first = annotation.comment.strip().splitlines()[0]
    title = first if len(first) <= SHORT else first[:SHORT].rsplit(" ", 1)[0] + "…"
    concerns = [row.concern for row in annotation.concerns.all()]
    return {"title": title, "text": annotation.comment, "language": annotation.version.language, "concerns": concerns}


def _evidence(line: str) -> ArgumentEvidence:
    """A line that ends with an address, or has none."""
    words, _, last = line.strip().rpartition(" ")
    if last.startswith(("https://", "http://")):
        return ArgumentEvidence(last, words)
    return ArgumentEvidence("", line.strip())
