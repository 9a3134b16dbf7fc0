"""What of the library to show."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.access import Person, visible
from proposals.models import Body, Contributor
from proposals.models.languages import LANGUAGES
from proposals.queries.library import Facets, Wanted


class LibraryFilter(forms.Form):
    """The choices are the values that there are."""

    q = forms.CharField(label=_("Search in titles and numbers"), max_length=200, required=False)
    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), to_field_name="slug", required=False, empty_label=_("all bodies")
    )
    committee = forms.ChoiceField(label=_("Committee"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    contributor = forms.ModelChoiceField(
        label=_("Contributor"),
        queryset=Contributor.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("all contributors"),
    )
    access = forms.ChoiceField(
        label=_("Seen by"),
        choices=[("", _("everyone or a team")), ("public", _("everyone")), ("restricted", _("a team alone"))],
        required=False,
    )
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[("", _("by body and number")), ("title", _("by title")), ("latest", _("the newest version first"))],
        required=False,
    )

    def __init__(self, *args: Any, person: Person, facets: Facets, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(LANGUAGES)
        languages = [(code, names.get(code, code)) for code in facets.languages]
        own: Any = self.fields
        own["body"].queryset = visible(Body, person)
        own["contributor"].queryset = visible(Contributor, person)
        own["committee"].choices = [("", _("all committees")), *((one, one) for one in facets.committees)]
        own["stage"].choices = [("", _("all stages")), *((one, one) for one in facets.stages)]
        own["language"].choices = [("", _("all languages")), *languages]
        for name in self.fields:
            own[name].widget.attrs["form"] = "library-filter"

    def wanted(self) -> Wanted:
        """What is asked for; a field that says nonsense narrows nothing."""
        self.is_valid()
        asked = {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
        return Wanted(words=asked.pop("q", ""), **asked)

    @property
    def narrowed(self) -> list[tuple[str, Any, str]]:
        """By field what narrows the list: its name, its label, and the chosen value as one reads it."""
        chosen = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and name != "order":
                options: Any = field.choices if type(field) is forms.ChoiceField else ()
                choices = dict(options)
                chosen.append((name, field.label, str(choices.get(value, value))))
        return chosen
