"""What people fill in to compare."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from proposals.forms.drafts import DRAFT
from proposals.models import Team


class TwoFilesForm(forms.Form):
    """Two files to compare. `teams` are those in which the person is an editor."""

    old = forms.FileField(label=_("The older draft"), widget=DRAFT)
    new = forms.FileField(label=_("The newer draft"), widget=DRAFT)
    team = forms.ModelChoiceField(
        label=_("For the team"), queryset=Team.objects.none(), to_field_name="slug", empty_label=None
    )
    is_open = forms.BooleanField(label=_("Every account of this site may read it"), required=False)

    def __init__(self, *args: Any, teams: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = teams
        choices: Any = self.fields["team"]
        choices.queryset = teams
        choices.initial = teams.first()
        if len(teams) < 2:
            del self.fields["team"]


class PickForm(forms.Form):
    """What is looked for on either side, and what is chosen: slugs of versions. What says nonsense is left aside."""

    old_words = forms.CharField(max_length=200, required=False)
    new_words = forms.CharField(max_length=200, required=False)
    old = forms.SlugField(max_length=40, required=False)
    new = forms.SlugField(max_length=40, required=False)
    whose = forms.ChoiceField(choices=[("", ""), ("mine", "")], required=False)

    def asked(self, name: str) -> str:
        """The value of a field; "" if it is not valid."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
