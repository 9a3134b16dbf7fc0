"""What people fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from proposals.models import Body, Contributor, Link, Membership, Proposal, Role, Team, User, Version
from proposals.services.facts import Facts
from proposals.services.proposals import Item

LANGUAGES = [
    ("", _("as the file says")),
    ("en", _("English")),
    ("zh", _("Chinese")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
]
"""The six languages of the United Nations, in which drafts come."""

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BodyForm(forms.Form):
    """A new body."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), help_text=_("As in “ITU-T FG-MV”."), max_length=40)
    country = forms.CharField(
        label=_("Country"), help_text=_("Two letters, if it is a national body."), max_length=2, required=False
    )


class ProposalForm(forms.Form):
    """A new proposal."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), to_field_name="slug")
    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=300)
    committee = forms.CharField(label=_("Committee"), max_length=120, required=False)
    stage = forms.CharField(label=_("Stage"), max_length=60, required=False)
    topic = forms.CharField(label=_("Topic"), max_length=120, required=False)
    teams = forms.ModelMultipleChoiceField(
        label=_("Restricted to"),
        help_text=_("Choose no team to let every account of this site read it."),
        queryset=Team.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = Membership.objects.filter(user=person, role__in=(Role.EDITOR, Role.OWNER))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["teams"].queryset = Team.objects.filter(memberships__in=led)  # type: ignore[attr-defined]

    def item(self) -> Item:
        return Item(**{name: self.cleaned_data[name] for name in ("title", "number", "committee", "topic", "stage")})


class FactsForm(ProposalForm):
    """Another word on a proposal: its facts, its contributors, who sees it."""

    contributors = forms.ModelMultipleChoiceField(
        label=_("Contributors"),
        queryset=Contributor.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(label=_("Yes, restrict it"), required=False, widget=forms.HiddenInput)

    field_order = ("number", "title", "committee", "stage", "topic", "contributors", "teams", "sure")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        known = {name: getattr(proposal, name) for name in ("number", "title", "committee", "stage", "topic")}
        chosen = {name: [row.slug for row in getattr(proposal, name).all()] for name in ("contributors", "teams")}
        super().__init__(*args, initial={**known, **chosen}, **kwargs)
        self.proposal = proposal
        del self.fields["body"]
        self.fields["contributors"].queryset = Contributor.objects.all()  # type: ignore[attr-defined]

    def told(self) -> dict[str, str]:
        """The facts."""
        return {name: self.cleaned_data[name] for name in ("number", "title", "committee", "stage", "topic")}

    def teams_after(self) -> set[Team]:
        """The teams chosen, and those that stay because the person does not lead them."""
        choices: QuerySet[Team] = self.fields["teams"].queryset  # type: ignore[attr-defined]
        return set(self.cleaned_data["teams"]) | set(self.proposal.teams.exclude(pk__in=choices.values("pk")))

    def ask(self) -> None:
        """From now on the form asks whether the person is sure."""
        self.fields["sure"].widget = forms.CheckboxInput()


class LinkForm(forms.Form):
    """How a proposal came from another."""

    kind = forms.ChoiceField(label=_("This proposal"), choices=Link.Kind.choices)
    target = forms.ModelChoiceField(
        label=_("Other proposal"), queryset=Proposal.objects.none(), to_field_name="slug", empty_label=_("choose one")
    )

    def __init__(self, *args: Any, others: QuerySet[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = others  # type: ignore[attr-defined]
        self.fields["target"].label_from_instance = named  # type: ignore[attr-defined]


class ContributorForm(forms.Form):
    """Who brings texts to bodies."""

    name = forms.CharField(label=_("Name"), max_length=200)
    country = forms.CharField(label=_("Country"), help_text=_("Two letters."), max_length=2, required=False)


class VersionForm(forms.Form):
    """The next version of a proposal."""

    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".docx,.odt,.pdf,.html,.htm,.xml,.md,.markdown,.txt"})
    )
    date = forms.DateField(label=_("Date"), widget=DAY, required=False)
    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    stage = forms.CharField(label=_("Stage"), max_length=60, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)

    tracked = forms.ChoiceField(
        label=_("Tracked changes"),
        help_text=_("Of Word and OpenDocument files. What is tracked can be shown afterwards, whichever you choose."),
        choices=[("", _("as it stands after them")), ("rejected", _("as it stood before them"))],
        required=False,
    )

    def facts(self) -> Facts:
        told = {name: self.cleaned_data[name] for name in ("date", "number", "stage", "language")}
        way = self.cleaned_data["tracked"]
        return Facts(**told, options={"tracked": way} if way else {})


class VersionFactsForm(forms.Form):
    """What is true of a version. `seen` is the tag of what the person looked at."""

    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    date = forms.DateField(label=_("Date"), widget=DAY)
    stage = forms.CharField(label=_("Stage"), max_length=60, required=False)
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("Another language reads the file again."), choices=LANGUAGES, required=False
    )
    contributors = forms.ModelMultipleChoiceField(
        label=_("Contributors"),
        queryset=Contributor.objects.order_by("name"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    new_contributor = forms.CharField(label=_("A contributor that is not in the list"), max_length=200, required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version.language and version.language not in dict(LANGUAGES):
            named = get_language_info(version.language)["name_translated"] if version.language in LANG_INFO else ""
            choices = [*LANGUAGES, (version.language, named or version.language)]
            self.fields["language"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> Facts:
        told = {name: self.cleaned_data[name] for name in ("date", "number", "title", "stage", "language")}
        return Facts(**told, contributors=tuple(self.cleaned_data["contributors"]))


class WithdrawalForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(
        label=_("Reason"), help_text=_("Who comes to the version’s address reads it."), widget=forms.Textarea
    )


def named(proposal: Proposal) -> str:
    """A proposal in a list of them, its body first."""
    return f"{proposal.body}: {proposal}"
