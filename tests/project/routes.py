"""All routes of the site, as the site itself knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    """Its name, with that of its room ("admin:index"), and its address, with {} around what changes in it."""

    name: str
    address: str

    @property
    def nouns(self) -> list[str]:
        """What stands before each {} of the address."""
        parts = self.address.split("/")
        return [parts[index - 1] for index, part in enumerate(parts) for _ in range(part.count("{}"))]

    @property
    def is_api(self) -> bool:
        return self.address.startswith("/api/v1/")


def routes(resolver: URLResolver | None = None, before: str = "", room: str = "") -> Iterator[Route]:
    """Each once; one with a word, or a choice of words, in its address once for each."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + re.sub(r"\(\?P<(\w+)>(\[[^]]*\]\+|\.\+)\)|(?<!\?P)<(?:\w+:)?(\w+)>", "{}", str(one.pattern))
        if isinstance(one, URLResolver):
            yield from routes(one, route, f"{room}{one.namespace}:" if one.namespace else room)
        elif isinstance(one, URLPattern):
            choice = re.search(r"\(\?P<\w+>(\w+(?:\|\w+)*)\)", route)
            for chosen in choice[1].split("|") if choice else [""]:
                plain = route.replace(choice[0], chosen) if choice else route
                address = "/" + re.sub(r"[\^$]|\\Z", "", plain)
                yield Route(f"{room}{one.name}" if one.name else address, address)


def addresses() -> list[str]:
    """The addresses of all routes, each once."""
    return list(dict.fromkeys(route.address for route in routes()))
