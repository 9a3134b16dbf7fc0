"""Answers with pages that are the same for all who may see them, and what is a person's own in them.

Whoever answers with one has asked before whether the person may see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers

from proposals.drawing.compressed import Piece, gzipped, piece, plain
from proposals.drawing.narrowed import NarrowedText
from proposals.drawing.shared import CUT, PORTION, TREE, Gone, Shared, digest, kept
from proposals.drawing.store import InUse
from proposals.models import Proposal, Reading
from proposals.queries.documents import first_words
from proposals.views.preferences import THEME

SOON = "1"
"""Seconds after which to ask again for what somebody else draws."""
OWN = {"theme": "theme.html", "menu": "menu.html", "messages": "messages.html"}
"""What is a person's own on every page: templates by place."""
FOR_GOOD = "private, max-age=3600, immutable"
"""Browsers keep a portion for an hour without asking: words that are withdrawn are gone from them after it."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """What is shown while the page of a text is drawn: what its name is, and the words of `reading`, of `proposal`."""

    name: str
    proposal: Proposal
    reading: Reading


def answer(
    request: HttpRequest,
    text: Shared | NarrowedText,
    *,
    meanwhile: PlainWords,
    drawn_from: tuple[object, ...] = (),
    own: Callable[[], Mapping[str, str]] = dict,
) -> HttpResponse:
    """The page with its first portion, with `?whole=` all of it; 304 if the browser has what this person is shown.

    `own` draws what is the person's own by the name of its place, `drawn_from` is what it is drawn from. While somebody
    else draws the text, its plain words are the page: those `meanwhile` has.
    """
    try:
        return _drawn(request, text, drawn_from, own)
    except InUse:
        return in_plain_words(request, meanwhile)


def _drawn(
    request: HttpRequest,
    text: Shared | NarrowedText,
    drawn_from: tuple[object, ...],
    own: Callable[[], Mapping[str, str]],
) -> HttpResponse:
    get_token(request)  # Sets the cookie that forms and scripts need.
    is_whole = "whole" in request.GET
    tag = digest(text.page_tag, _who(request), drawn_from, is_whole)
    if get_messages(request):
        found = _sent(request, _page(request, text, own(), is_whole=is_whole))
        found["Cache-Control"] = "private, no-store"
        return found
    return _once(request, tag, "private, no-cache", lambda: _page(request, text, own(), is_whole=is_whole))


def answer_kept(request: HttpRequest, owner: str, name: str) -> HttpResponse | None:
    """The portion or the tree of this name, if it is kept: without a look at the text that it is of."""
    _, _, part = name.rpartition("-")
    found = kept(owner, name) if part == TREE or part.isdecimal() else None
    return None if found is None else _once(request, name, FOR_GOOD, lambda: found.filled({}))


def answer_portion(request: HttpRequest, text: Shared | NarrowedText, name: str) -> HttpResponse:
    """One portion or the tree, named by the tag of the text and its number or `TREE`; 404 if it has other words by now.

    Where something else is said beside the same words by now, a page that was drawn before gets them all the same.
    While somebody else draws them they can be asked for again soon (503).
    """
    tag, _, part = name.rpartition("-")
    if tag[:CUT] != text.cut or not (part == TREE or part.isdecimal()):
        raise Http404
    control = FOR_GOOD if tag == text.tag else "private, no-cache"
    try:
        return _once(request, f"{text.tag}-{part}", control, lambda: _part(text, part))
    except InUse:
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": SOON})


def answer_gone(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """The page of what is withdrawn (410): the browser lets go of what it kept of the words."""
    found = HttpResponse(render_to_string(template, dict(context), request), status=HTTPStatus.GONE)
    found["Clear-Site-Data"] = '"cache"'
    return found


def in_plain_words(request: HttpRequest, shown: PlainWords) -> HttpResponse:
    """The first words of a text as they stand, and the link that asks for its page again."""
    context = {"shown": shown, "again": request.get_full_path(), "words": first_words(shown.reading)}
    found = HttpResponse(render_to_string("proposals/plain_words.html", context, request))
    found["Cache-Control"] = "private, no-store"
    return found


def _who(request: HttpRequest) -> tuple[object, ...]:
    """What the menu says of a person and a page, and the theme that they wear."""
    user = request.user
    return user.pk, str(user), user.is_staff, user.is_superuser, request.get_full_path(), request.COOKIES.get(THEME)


def _page(
    request: HttpRequest, text: Shared | NarrowedText, own: Mapping[str, str], *, is_whole: bool
) -> Iterable[Piece]:
    own = {**{place: render_to_string(template, {}, request) for place, template in OWN.items()}, **own}
    fills: dict[str, Iterable[Piece]] = {place: [piece(drawn)] for place, drawn in own.items()}
    places = [place for place in text.page.places if place.startswith(PORTION)]
    shown = places if is_whole else places[:1]
    portions = text.portions([int(place.removeprefix(PORTION)) for place in shown])
    fills |= {place: portion.filled({}) for place, portion in zip(shown, portions, strict=True)}
    if is_whole and TREE in text.page.places:
        fills[TREE] = text.tree.filled({})
    _refuse_gone(text)
    return text.page.filled(fills)


def _part(text: Shared | NarrowedText, part: str) -> Iterable[Piece]:
    try:
        found = text.tree if part == TREE else text.portion(int(part))
    except Gone:
        raise Http404 from None
    _refuse_gone(text)
    return found.filled({})


def _refuse_gone(text: Shared | NarrowedText) -> None:
    try:
        text.refuse_gone()
    except Gone:
        raise Http404 from None


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
