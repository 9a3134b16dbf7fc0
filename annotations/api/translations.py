"""`/api/v1/versions/{version}/translations/`: what people have clauses translated to."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.lengths import TEXT, TRANSLATOR
from annotations.models import Translation
from annotations.services import translations
from proposals.access import visible
from proposals.api import fields
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Scope, Team, Version
from proposals.queries.versions import refuse_withdrawn


class TranslationSerializer(OfRow[Translation]):
    """The clause `key` in another `language`, by the `translator` who is named, for a `team` or for everyone.

    `words` is the digest of the clause's text when it was added: where the clause has another by now, the translation
    is of an older text. Of those of one team, clause and language the newest one stands.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    added_by = PersonSerializer(allow_null=True, read_only=True)

    class Meta:
        model = Translation
        fields: tuple[str, ...] = ("id", "team", "key", "words", "language", "text", "translator", "visibility")
        fields += ("added_by", "added_at")
        read_only_fields = fields


class NewTranslationSerializer(OfRow[Translation]):
    """What a clause says in another language. `team` is that of your team: needed if you review in several."""

    text = Text(max_length=TEXT)
    translator = Text(max_length=TRANSLATOR, required=False, allow_blank=True)
    team = fields.Named(Team, required=False, allow_null=True)

    class Meta:
        model = Translation
        fields = ("key", "language", "text", "translator", "visibility", "team")


class TranslationFilter(Filter):
    """`?team=` takes an id."""

    team = ById("team")
    visibility = Choice(choices=Translation.Visibility.choices)


@refuses(409, 410)
class TranslationRows(Readable[Translation]):
    """The translations of a version's clauses that you may see, the older ones with them."""

    model = Translation
    writes = Scope.ANNOTATE
    related = ("team", "version")
    serializer_class = TranslationSerializer
    filterset_class = TranslationFilter
    takes = {"create": NewTranslationSerializer}
    version: Version | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        versions = visible(Version, request.user).select_related("current_reading", "proposal")
        self.version = get_object_or_404(versions, slug=at["version"])
        refuse_withdrawn(self.version)

    def seen(self) -> QuerySet[Translation]:
        return super().seen().filter(version=self.version)

    @extend_schema(request=NewTranslationSerializer, responses={201: TranslationSerializer})
    def create(self, request: Request, **at: str) -> Response:
        """Add one; for reviewers. It takes the place of what their team had of this clause and language."""
        version = self.the_version()
        made = translations.add(version, by=person(request), **self.validated())
        location = reverse("api-translation-detail", args=[version.slug, made.slug])
        return self.answer(made, status=201, Location=location)

    def destroy(self, request: Request, **at: str) -> Response:
        """Take one away: who added it may, and an editor of its team."""
        translations.withdraw(self.get_object(), by=person(request))
        return Response(status=204)

    def the_version(self) -> Version:
        """The version in the address."""
        if self.version is None:
            raise LookupError("a request has begun")
        return self.version
