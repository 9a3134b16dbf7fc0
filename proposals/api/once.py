"""Requests with an Idempotency-Key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.rendering import JsonRenderer
from proposals.models import Receipt
from proposals.refusals import Refusal
from proposals.services.receipts import StoredAnswer

HEADERS = ("Location", "Retry-After", "ETag")
LONGEST = Receipt._meta.get_field("key").max_length or 0


def key_of(request: Request) -> str:
    """The key that came with a POST, or ""; refuses one that is none."""
    key: str | None = request.headers.get("Idempotency-Key")
    if key is None or request.method != "POST":
        return ""
    if not key.isascii() or not key.isprintable() or not 0 < len(key) <= LONGEST:
        raise Refusal(_("An Idempotency-Key has 1 to %(longest)d printable ASCII characters.") % {"longest": LONGEST})
    return key


def digest_of(request: Request) -> str:
    """SHA-256 of what is asked and where; the order of fields and the borders of a form say nothing."""
    content = json.dumps([request.path, _plain(request.data)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def answer_of(response: Response) -> StoredAnswer:
    """What is kept of a response."""
    body = None if response.data is None else json.loads(JsonRenderer().render(response.data))
    made = body.get("id", "") if isinstance(body, dict) else ""
    headers = {name: response[name] for name in HEADERS if name in response}
    return StoredAnswer(response.status_code, body, headers, made)


def response_of(answer: StoredAnswer, *, is_new: bool) -> Response:
    """What was kept, as an answer; one to a request that came again says so."""
    again = {} if is_new else {"Idempotency-Replayed": "true"}
    return Response(answer.body, status=answer.status, headers={**answer.headers, **again})


def _plain(data: Any) -> Any:
    if isinstance(data, QueryDict):
        return {name: [_plain(value) for value in values] for name, values in data.lists()}
    if isinstance(data, Mapping):
        return {str(name): _plain(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return _digest(data) if isinstance(data, UploadedFile) else data


def _digest(file: UploadedFile[Any]) -> list[str]:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return [file.name or "", digest.hexdigest()]
