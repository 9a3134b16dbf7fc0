"""Programs that ask the API."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from proposals.models import User


def api(user: User | None = None, **facts: Any) -> APIClient:
    """A program that acts for `user`, or one that is not signed in."""
    client = APIClient(**facts)
    if user is not None:
        client.force_authenticate(user)
        client.credentials(HTTP_AUTHORIZATION="Bearer of nothing that is looked at")
    return client


def confirm(browser: Client) -> None:
    """Show in a browser that it is still the person who signed in."""
    form = "application/x-www-form-urlencoded"
    browser.post(reverse("account_reauthenticate"), "password=a+good+pass+phrase", content_type=form)


class Code:
    """A code of any kind: tests of codes name them, all others look at the sentences."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str | dict) and bool(other)

    __hash__ = None  # type: ignore[assignment]


def problem(status: int, title: str, detail: str, **errors: list[str]) -> dict[str, Any]:
    """The body of a no."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail, "code": Code()}
    return {**body, "errors": errors, "codes": Code()} if errors else body


UNSEEN = problem(404, "Not Found", "There is nothing here, or you may not see it.")
