"""What instruments are called, where they stand and what some of their articles are about, from versioned data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """An article as concerns cite it; `label` is "" for the whole instrument. `text` is by language, in own words."""

    slug: str
    label: str
    text: Mapping[str, str]
    address: str


@dataclass(frozen=True, slots=True)
class GivenInstrument:
    """A treaty, law or guide by the `name` that concerns cite it by; `label` is by language (en, fr, zh).

    The first of its `articles` is the whole of it.
    """

    slug: str
    name: str
    label: Mapping[str, str]
    address: str
    articles: tuple[GivenArticle, ...]


def given(name: str = "instruments_1.toml") -> tuple[GivenInstrument, ...]:
    """The instruments in a data file of this package, in its order."""
    data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return tuple(_instrument(entry) for entry in data["instruments"])


def article_slug(instrument: str, label: str) -> str:
    """What an article is called in addresses: "gdpr-5-1-f" for 5(1)(f) of the instrument `gdpr`."""
    return re.sub(r"[^0-9a-z]+", "-", f"{instrument} {label}".lower()).strip("-")


def _instrument(entry: Mapping[str, Any]) -> GivenInstrument:
    slug, address = entry["slug"], entry.get("address", "")
    whole = GivenArticle(slug, "", {}, address)
    parts = (
        GivenArticle(article_slug(slug, one["label"]), one["label"], one["text"], one.get("address", ""))
        for one in entry.get("articles", ())
    )
    return GivenInstrument(slug, entry["name"], entry["label"], address, (whole, *parts))
