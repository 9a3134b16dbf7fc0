"""Programs that ask the API."""

from __future__ import annotations

from typing import Any

from rest_framework.test import APIClient

from proposals.models import User


def api(user: User | None = None, **facts: Any) -> APIClient:
    """A program that acts for `user`, or one that is not signed in."""
    client = APIClient(**facts)
    if user is not None:
        client.force_authenticate(user)
        client.credentials(HTTP_AUTHORIZATION="Bearer of nothing that is looked at")
    return client


def problem(status: int, title: str, detail: str, **errors: list[str]) -> dict[str, Any]:
    """The body of a no."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return {**body, "errors": errors} if errors else body


UNSEEN = problem(404, "Not Found", "There is nothing here, or you may not see it.")
