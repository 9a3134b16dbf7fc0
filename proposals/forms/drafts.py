"""What people fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from clauseline.reading import suffixes
from proposals.models import Body, Contributor, Link, Proposal, Team, Version
from proposals.models.languages import LANGUAGES
from proposals.models.lengths import REASON
from proposals.services.facts import VersionFacts
from proposals.services.naming import takes_body
from proposals.services.proposals import Item

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DRAFT = forms.FileInput(attrs={"accept": ",".join(suffixes())})


class BodyForm(forms.Form):
    """A new body."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), help_text=_("As in “ITU-T FG-MV”."), max_length=40)
    country = forms.CharField(
        label=_("Country"), help_text=_("Two letters, if it is a national body."), max_length=2, required=False
    )


class ItemForm(forms.Form):
    """What people say of a work item."""

    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=300)
    committee = forms.CharField(label=_("Committee"), max_length=120, required=False)
    stage = forms.CharField(label=_("Stage"), max_length=60, required=False)
    topic = forms.CharField(label=_("Topic"), max_length=120, required=False)

    def texts(self) -> dict[str, str]:
        """The facts, each by its name."""
        return {name: self.cleaned_data[name] for name in ("number", "title", "committee", "stage", "topic")}


class ProposalForm(ItemForm):
    """A new proposal. `able` are the teams that may keep it; without one the admin does, as only an admin chooses."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), to_field_name="slug")
    keeper = forms.ModelChoiceField(
        label=_("Kept by"),
        help_text=_("Its editors change the proposal, and its owners withdraw versions."),
        queryset=Team.objects.none(),
        to_field_name="slug",
    )
    teams = forms.ModelMultipleChoiceField(
        label=_("Restricted to"),
        help_text=_("Choose no team to let every account of this site read it."),
        queryset=Team.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ("body", "number", "title", "committee", "stage", "topic", "keeper", "teams")

    def __init__(self, *args: Any, bodies: QuerySet[Body], able: QuerySet[Team], is_admin: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields
        own["body"].queryset = bodies
        own["keeper"].queryset = own["teams"].queryset = able
        own["keeper"].required = not is_admin
        own["keeper"].empty_label = _("this site’s admin") if is_admin else None
        if not is_admin and len(able) < 2:
            del own["keeper"]

    def item(self) -> Item:
        return Item(**self.texts())


class FactsForm(ItemForm):
    """Another word on a proposal: its facts, its contributors; its body where nobody told it yet."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), to_field_name="slug", empty_label=None)

    genre = forms.ChoiceField(
        label=_("Genre"), choices=[("", _("as its words tell")), *Proposal.Genre.choices], required=False
    )
    contributors = forms.ModelMultipleChoiceField(
        label=_("Contributors"),
        queryset=Contributor.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ("body", "number", "title", "committee", "stage", "topic", "genre", "contributors")

    def texts(self) -> dict[str, str]:
        """The facts, each by its name."""
        return {**super().texts(), "genre": self.cleaned_data["genre"]}

    def __init__(self, *args: Any, proposal: Proposal, bodies: QuerySet[Body], **kwargs: Any) -> None:
        known = {name: getattr(proposal, name) for name in ("number", "title", "committee", "stage", "topic", "genre")}
        chosen = [row.slug for row in proposal.contributors.all()]
        initial = {**known, "body": proposal.body.slug, "contributors": chosen}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        if not takes_body(proposal):
            del self.fields["body"]
        self.fields["contributors"].queryset = Contributor.objects.all()  # type: ignore[attr-defined]


class AudienceForm(forms.Form):
    """Who sees a proposal. `choices` are the teams that the person may bring in or take out; the others stay."""

    teams = forms.ModelMultipleChoiceField(
        label=_("Restricted to"),
        help_text=_("Choose no team to let every account of this site read it."),
        queryset=Team.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(label=_("Yes, restrict it"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, proposal: Proposal, choices: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"teams": [team.slug for team in proposal.teams.all()]}})
        self.fields["teams"].queryset = choices  # type: ignore[attr-defined]
        self.staying = set(proposal.teams.exclude(pk__in=choices.values("pk")))

    def teams_after(self) -> set[Team]:
        """The teams chosen, and those that stay because they are not the person's to take out."""
        return set(self.cleaned_data["teams"]) | self.staying

    def ask(self) -> None:
        """From now on the form asks whether the person is sure."""
        self.fields["sure"].widget = forms.CheckboxInput()


class KeeperForm(forms.Form):
    """To whom a proposal is handed over."""

    keeper = forms.ModelChoiceField(
        label=_("From now on by"),
        help_text=_("Its editors change the proposal, and its owners withdraw versions."),
        queryset=Team.objects.none(),
        to_field_name="slug",
        empty_label=_("this site’s admin"),
        required=False,
    )

    def __init__(self, *args: Any, able: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].queryset = able  # type: ignore[attr-defined]


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
    kind = forms.ChoiceField(label=_("Kind"), choices=Contributor.Kind.choices, required=False)

    def clean_kind(self) -> str:
        """Unknown where nobody says it."""
        return self.cleaned_data["kind"] or Contributor.Kind.UNKNOWN.value


class VersionForm(forms.Form):
    """The next version of a proposal."""

    file = forms.FileField(label=_("File"), widget=DRAFT)
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
    team = forms.ModelChoiceField(
        label=_("Added by"),
        help_text=_("That team may withdraw it, beside the one that keeps the proposal."),
        queryset=Team.objects.none(),
        to_field_name="slug",
        empty_label=None,
    )

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["team"]
        choices.queryset = Team.objects.filter(pk__in=[team.pk for team in teams])
        choices.initial = teams[0] if teams else None
        if len(teams) < 2:
            del self.fields["team"]

    def facts(self) -> VersionFacts:
        facts = {name: self.cleaned_data[name] for name in ("date", "number", "stage", "language")}
        way = self.cleaned_data["tracked"]
        return VersionFacts(**facts, options={"tracked": way} if way else {})


class VersionFactsForm(forms.Form):
    """What is true of a version. `seen` is the tag of what the person looked at."""

    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    date = forms.DateField(label=_("Date"), widget=DAY, required=False)
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

    def facts(self) -> VersionFacts:
        facts = {name: self.cleaned_data[name] for name in ("date", "number", "title", "stage", "language")}
        return VersionFacts(**facts, contributors=tuple(self.cleaned_data["contributors"]))


class WithdrawalForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Who comes to the version’s address reads it."),
        max_length=REASON,
        widget=forms.Textarea,
    )


class ErasureForm(WithdrawalForm):
    """Why a version is erased for legal reasons, by somebody who knows what that means."""

    sure = forms.BooleanField(label=_("Nobody can undo this, and quotes go from what others wrote and sent."))


def named(proposal: Proposal) -> str:
    """A proposal in a list of them, its body first."""
    return f"{proposal.body}: {proposal}"
