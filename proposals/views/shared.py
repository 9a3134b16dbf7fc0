"""Pages that are the same for all who may see them: drawn once, kept compressed, sent with what is a person's own.

Whoever answers with one has asked before whether the person may see it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from clauseline.redline.sections import Section
from proposals.compressed import Piece, gzipped, piece, plain
from proposals.kept import pages
from proposals.templatetags.about import build
from proposals.views.portions import Portion
from proposals.views.preferences import THEME
from proposals.views.sheets import DrawnSheet

CUT = 8
"""So many characters at the head of a tag say which words each portion has."""
PORTION = "portion-"
"""What the name of the place for a portion begins with."""
EVERYONE = {"is_shared": True, "request": {"user": {"is_authenticated": True}}}
"""For templates: whoever is shown such a page is signed in, or the site is public, which comes to the same."""
OWN = {"theme": "theme.html", "menu": "menu.html", "messages": "messages.html"}
"""What is a person's own on every page: templates by place."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A portion with its first and its last clause, and the address it comes from."""

    portion: Portion
    first: Section
    last: Section
    address: str


class DrawnText(Protocol):
    """A text that is loaded, to be drawn without anything of the person who asks."""

    @property
    def count(self) -> int:
        """How many portions there are; a short text has none."""

    def page(self) -> str:
        """All of a short text; of a long one what stands around the portions, with a place for each."""

    def portions(self, numbers: Sequence[int]) -> Iterable[str]:
        """These portions, counted from 1, in the order of `numbers`, which grow."""


@dataclass
class Shared:
    """A text whose words are those of `owner`, a name for `proposals.kept`.

    `cut_from` is all that decides which words each of its portions has, `drawn_from` what these are drawn from beside
    that, `head` what the page around them is drawn from beside both; `is_there` asks the database whether the words may
    still be shown; `load` takes them from there, and is told `tag`.
    """

    owner: str
    cut_from: tuple[object, ...]
    drawn_from: tuple[object, ...]
    head: tuple[object, ...]
    is_there: Callable[[], bool]
    load: Callable[[str], DrawnText]
    has_drawn: bool = field(default=False, init=False)

    @cached_property
    def cut(self) -> str:
        """Names which words its portions have, whatever is said beside them; every tag begins with it."""
        return digest(self.cut_from)[:CUT]

    @cached_property
    def tag(self) -> str:
        """Names what its portions say, in this language."""
        return self.cut + digest(self.cut_from, self.drawn_from, get_language(), build())

    @cached_property
    def page(self) -> DrawnSheet:
        """What stands around the portions."""
        return self._sheets([f"{self.tag}-{digest(self.head)}"], lambda _: [self._drawing.page()])[0]

    def portions(self, numbers: Sequence[int]) -> list[DrawnSheet]:
        """The portions of these numbers."""
        names = [f"{self.tag}-{number}" for number in numbers]
        return self._sheets(names, lambda places: self._drawing.portions([numbers[place] for place in places]))

    def portion(self, number: int) -> DrawnSheet:
        """One portion, or 404. Who comes first draws the others too, so that the text is not loaded for each."""
        if kept := self._kept(f"{self.tag}-{number}"):
            return kept
        if not 1 <= number <= self._drawing.count:
            raise Http404
        return self.portions(range(1, self._drawing.count + 1))[number - 1]

    def refuse_gone(self) -> None:
        """404, and nothing is kept, if the words went away while they were drawn: who erases them looked before."""
        if self.has_drawn and not self.is_there():
            pages().forget(self.owner)
            raise Http404

    @cached_property
    def _drawing(self) -> DrawnText:
        return self.load(self.tag)

    def _sheets(self, names: Sequence[str], draw: Callable[[Sequence[int]], Iterable[str]]) -> list[DrawnSheet]:
        """The sheets of these names: kept ones; in place of the others, whose places `draw` is told, new ones."""
        found = {place: kept for place, name in enumerate(names) if (kept := self._kept(name))}
        missing = [place for place in range(len(names)) if place not in found]
        if missing:
            with timezone.override(timezone.get_default_timezone()):
                found |= {place: DrawnSheet.of(words) for place, words in zip(missing, draw(missing), strict=True)}
            for place in missing:
                pages().put(self.owner, names[place], bytes(found[place]))
            self.has_drawn = True
        return [found[place] for place in range(len(names))]

    def _kept(self, name: str) -> DrawnSheet | None:
        data = None if settings.DEBUG else pages().get(self.owner, name)
        return None if data is None else DrawnSheet.read(data)


def answer(
    request: HttpRequest,
    text: Shared,
    *,
    drawn_from: tuple[object, ...] = (),
    own: Callable[[], Mapping[str, str]] = dict,
) -> HttpResponse:
    """The page with its first portion, with `?whole=` all of it; 304 if the browser has what this person is shown.

    `own` draws what is the person's own by the name of its place, `drawn_from` is what it is drawn from.
    """
    get_token(request)  # Sets the cookie that forms and scripts need.
    is_whole = "whole" in request.GET
    tag = digest(text.tag, text.head, _who(request), drawn_from, is_whole)
    if get_messages(request):
        found = _sent(request, _page(request, text, own(), is_whole=is_whole))
        found["Cache-Control"] = "private, no-store"
        return found
    return _once(request, tag, "private, no-cache", lambda: _page(request, text, own(), is_whole=is_whole))


def answer_portion(request: HttpRequest, text: Shared, name: str) -> HttpResponse:
    """One portion, named by the tag of the text and its number; 404 if it has other words by now.

    Where something else is said beside the same words by now, a page that was drawn before gets them all the same.
    """
    tag, _, number = name.rpartition("-")
    if tag[:CUT] != text.cut or not number.isdecimal():
        raise Http404
    kept_by_browsers = "private, max-age=86400, immutable" if tag == text.tag else "private, no-cache"
    return _once(request, f"{text.tag}-{number}", kept_by_browsers, lambda: _portion(text, int(number)))


def digest(*values: object) -> str:
    """A short name for these values, which must say in `repr` all that they are."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:24]


def _who(request: HttpRequest) -> tuple[object, ...]:
    """What the menu says of a person and a page, and the theme that they wear."""
    user = request.user
    return user.pk, str(user), user.is_staff, user.is_superuser, request.get_full_path(), request.COOKIES.get(THEME)


def _page(request: HttpRequest, text: Shared, own: Mapping[str, str], *, is_whole: bool) -> Iterable[Piece]:
    own = {**{place: render_to_string(template, {}, request) for place, template in OWN.items()}, **own}
    fills: dict[str, Iterable[Piece]] = {place: [piece(drawn)] for place, drawn in own.items()}
    places = [place for place in text.page.places if place.startswith(PORTION)]
    shown = places if is_whole else places[:1]
    portions = text.portions([int(place.removeprefix(PORTION)) for place in shown])
    fills |= {place: portion.filled({}) for place, portion in zip(shown, portions, strict=True)}
    text.refuse_gone()
    return text.page.filled(fills)


def _portion(text: Shared, number: int) -> Iterable[Piece]:
    found = text.portion(number)
    text.refuse_gone()
    return found.filled({})


def _once(request: HttpRequest, tag: str, control: str, pieces: Callable[[], Iterable[Piece]]) -> HttpResponse:
    """The pieces, or 304 if the browser has them. The tag is a weak one: tokens of forms are masked anew each time."""
    etag = f'W/"{tag}"'
    known = None if settings.DEBUG else get_conditional_response(request, etag=etag)
    found = known or _sent(request, pieces())
    found["ETag"], found["Cache-Control"] = etag, control
    return found


def _sent(request: HttpRequest, pieces: Iterable[Piece]) -> HttpResponse:
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        found = HttpResponse(gzipped(pieces), headers={"Content-Encoding": "gzip"})
    else:
        found = HttpResponse(plain(pieces))
    patch_vary_headers(found, ["Accept-Encoding", "Cookie"])
    return found
