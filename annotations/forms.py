"""What people fill in on pages of this room."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from annotations.exporting import FORMATS
from annotations.lengths import TEXT, TRANSLATOR
from annotations.models import Annotation, Comment, Consultation, Translation
from annotations.queries.consultations import last_form
from annotations.queries.found import FoundKind
from annotations.queries.search import SearchScope
from annotations.services.comments import CELLS
from annotations.services.consultations import FIELDS, Call
from proposals.access import Person, visible
from proposals.models import Body, Membership, Proposal, Role, Team, User, Version
from proposals.models.languages import LANGUAGES
from proposals.templatetags.dated import day


def _forms() -> list[tuple[str, Any]]:
    """The forms by name; none of them is taken without being asked for."""
    return [("", _("choose a form")), *((name, _(form.label)) for name, form in FORMATS.items())]


class ConsultationForm(forms.Form):
    """A new consultation."""

    version = forms.ModelChoiceField(
        label=_("Version"), queryset=Version.objects.none(), to_field_name="slug", empty_label=_("choose a version")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), to_field_name="slug", empty_label=None)
    body = forms.ModelChoiceField(
        label=_("Addressee"),
        help_text=_("Who asks for the comments and receives them."),
        queryset=Body.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("none: of our own accord"),
    )
    form = forms.ChoiceField(label=_("Form"), help_text=_("The one that the body asks for."), choices=_forms)
    member_code = forms.CharField(
        label=_("Member code"),
        help_text=_("The code under which the team comments. Left empty, it is the team's own."),
        max_length=10,
        required=False,
    )
    deadline = forms.CharField(
        label=_("Deadline"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("In the time zone below."),
        required=False,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=lambda: [(name, name) for name in sorted(available_timezones())]
    )

    def __init__(self, *args: Any, person: User, consultation: Consultation | None = None, **kwargs: Any) -> None:
        self.consultation = consultation
        if consultation is not None:
            kwargs["initial"] = _facts(consultation)
        super().__init__(*args, **kwargs)
        led = Membership.objects.filter(user=person, role__in=(Role.EDITOR, Role.OWNER))
        read = visible(Version, person).filter(withdrawn_at=None, current_reading__isnull=False)
        querysets = {
            "version": read.select_related("proposal").order_by(F("date").desc(nulls_last=True), "-position"),
            "team": Team.objects.filter(memberships__in=led),
            "body": visible(Body, person),
        }
        for name, rows in querysets.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["version"].label_from_instance = _name  # type: ignore[attr-defined]
        about = read.filter(slug=self.initial.get("version") or "").select_related("proposal__body").first()
        if about is not None:
            self.initial.setdefault("body", about.proposal.body.slug)
            self.initial.setdefault("form", last_form(about.proposal.body, person))
        if consultation is not None:
            # Version and team are what makes it this consultation.
            del self.fields["version"], self.fields["team"]
            return
        bodies = dict(read.values_list("slug", "proposal__body__slug"))
        self.fields["version"].widget.attrs["data-bodies"] = json.dumps(bodies)

    def clean_deadline(self) -> datetime | None:
        deadline = self.cleaned_data["deadline"]
        try:
            return datetime.fromisoformat(deadline).replace(tzinfo=None) if deadline else None
        except ValueError:
            raise ValidationError(_("Please give a day and a time.")) from None

    def call(self) -> Call:
        """What was asked for. A deadline that nobody touched stays what it is, and in the time zone that was named."""
        fields = {name: self.cleaned_data[name] for name in FIELDS}
        kept = self.consultation
        if kept is not None and not {"deadline", "time_zone"} & {*self.changed_data}:
            return Call(**{**fields, "deadline": kept.deadline, "time_zone": kept.time_zone})
        deadline, zone = fields["deadline"], ZoneInfo(fields["time_zone"])
        return Call(**{**fields, "deadline": deadline.replace(tzinfo=zone) if deadline else None})


def _facts(consultation: Consultation) -> dict[str, Any]:
    """What the form shows of a consultation, the deadline in the time zone of who reads."""
    facts: dict[str, Any] = {name: getattr(consultation, name) for name in FIELDS}
    if consultation.deadline is not None:
        facts["deadline"] = f"{timezone.localtime(consultation.deadline):%Y-%m-%dT%H:%M}"
        facts["time_zone"] = timezone.get_current_timezone_name()
    return {**facts, "body": consultation.body.slug if consultation.body else None}


class SendForm(forms.Form):
    """When, and how, a set was sent."""

    at = forms.DateTimeField(
        label=_("When"),
        help_text=_("In your own time zone. Left empty, it is now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        required=False,
    )
    how = forms.CharField(
        label=_("How"),
        help_text=_("Such as: uploaded to the ballot, by mail to the secretariat."),
        max_length=500,
        required=False,
    )


class CommentForm(forms.Form):
    """The cells of one row."""

    member = forms.CharField(label=_("Code"), max_length=10, required=False)
    line = forms.CharField(label=_("Line"), max_length=20, required=False)
    clause = forms.CharField(
        label=_("Clause"),
        help_text=_("The number alone; General for the whole document."),
        max_length=80,
        required=False,
    )
    element = forms.CharField(
        label=_("Element"), help_text=_("Such as: Para 2, Table A.1"), max_length=60, required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Annotation.Kind.choices)
    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea(attrs={"rows": 6}), max_length=TEXT, required=False
    )
    proposed = forms.CharField(
        label=_("Proposed change"), widget=forms.Textarea(attrs={"rows": 6}), max_length=TEXT, required=False
    )
    changed_at = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def of(comment: Comment) -> dict[str, str]:
        """What the form shows of a row."""
        return {**{name: getattr(comment, name) for name in CELLS}, "changed_at": comment.changed_at.isoformat()}

    def clean_changed_at(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["changed_at"])
        except ValueError:
            raise ValidationError(_("Please reload the page.")) from None

    @property
    def seen(self) -> datetime:
        """When the row was last changed as the person saw it."""
        moment: datetime = self.cleaned_data["changed_at"]
        return moment

    def cells(self) -> dict[str, str]:
        """The new words, with the line ends that rows have."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in CELLS}

    def differing(self, comment: Comment) -> list[tuple[forms.BoundField, str]]:
        """The fields of which `comment` says something else, and what."""
        mine = self.cells()
        return [(self[name], getattr(comment, name)) for name in CELLS if getattr(comment, name) != mine[name]]

    def renew(self, comment: Comment) -> None:
        """Say that the person has seen `comment` as it is now."""
        self.data = {**self.data.dict(), "changed_at": comment.changed_at.isoformat()}  # type: ignore[attr-defined]


class TranslationForm(forms.Form):
    """What a clause says in another language, as somebody translated it."""

    text = forms.CharField(label=_("Translation"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label=_("Language"))
    translator = forms.CharField(
        label=_("Translated by"),
        help_text=_("A person, a service, a published edition."),
        max_length=TRANSLATOR,
        required=False,
    )
    visibility = forms.ChoiceField(label=_("For"), choices=Translation.Visibility.choices)
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), to_field_name="slug", empty_label=None)

    def __init__(self, *args: Any, version: Version, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields
        others = [(code, name) for code, name in LANGUAGES if code and code != version.language]
        own["language"].choices = others
        own["language"].initial = (get_language() or "").partition("-")[0]
        own["team"].queryset = Team.objects.filter(pk__in=[team.pk for team in teams])
        own["team"].initial = teams[0].slug if teams else None
        if len(teams) < 2:
            del own["team"]
        if version.proposal.restricted:
            own["visibility"].choices = Translation.Visibility.choices[:1]


def _name(version: Version) -> str:
    """With its date: a body may give all editions of a text one number."""
    return f"{version.proposal} · {version}, {day(version)}"


class SearchForm(forms.Form):
    """What to look for, and where."""

    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("In"),
        choices=[
            ("", _("texts and remarks")),
            (FoundKind.CLAUSE, _("texts")),
            (FoundKind.ANNOTATION, _("remarks")),
        ],
        required=False,
    )
    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), to_field_name="slug", required=False, empty_label=_("all bodies")
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("all languages")), *LANGUAGES[1:]], required=False
    )
    versions = forms.ChoiceField(
        label=_("Versions"), choices=[("", _("the newest texts")), ("all", _("all versions"))], required=False
    )
    proposal = forms.ModelChoiceField(
        queryset=Proposal.objects.none(), to_field_name="slug", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = visible(Body, person)  # type: ignore[attr-defined]
        self.fields["proposal"].queryset = visible(Proposal, person)  # type: ignore[attr-defined]

    def scope(self) -> SearchScope:
        fields = self.cleaned_data
        where = {name: fields[name] for name in ("kind", "body", "language", "proposal")}
        return SearchScope(**where, every_version=bool(fields["versions"]))
