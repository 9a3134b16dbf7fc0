"""`/api/v1/instruments/`: what arguments rest on."""

from __future__ import annotations

from rest_framework import serializers

from annotations.api.rows import Readable
from annotations.models import Article, Instrument
from proposals.api.columns import Made
from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.values import OfRow


class ByLanguage(serializers.DictField):
    """Words by language: en, fr, zh."""

    child = serializers.CharField()


class Address(serializers.CharField):
    """An address of the web, or ""."""

    def __init__(self) -> None:
        super().__init__(read_only=True)


class ArticleSerializer(OfRow[Article]):
    """An article by its `label`, "" for the whole instrument; `text` says by language in short words what it is about:
    an aid, not legal advice.
    """

    id = Id()
    address = Address()
    text = ByLanguage(read_only=True)
    columns = {"text": Made(("text",), dict)}

    class Meta:
        model = Article
        fields = ("id", "label", "text", "address")
        read_only_fields = fields


class InstrumentSerializer(OfRow[Instrument]):
    """A treaty, law or guide, by the short `name` that concerns cite it by; `title` is by language.

    The ids of its articles are what arguments name.
    """

    id = Id()
    address = Address()
    title = ByLanguage(source="label", read_only=True)
    articles = ArticleSerializer(many=True, read_only=True)
    columns = {"title": Made(("label",), dict)}

    class Meta:
        model = Instrument
        fields = ("id", "name", "title", "address", "articles")
        read_only_fields = fields


class InstrumentFilter(Filter):
    """`?name=` is the short name, as concerns cite it."""

    class Meta:
        model = Instrument
        fields = ("name",)


class InstrumentRows(Readable[Instrument]):
    """The instruments of rights and privacy that arguments can rest on: those given, and those an admin added."""

    model = Instrument
    serializer_class = InstrumentSerializer
    filterset_class = InstrumentFilter
    http_method_names = ["get", "head", "options"]
