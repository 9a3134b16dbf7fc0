"""Examples in the OpenAPI document: what the API was asked over the sample, and what it answered."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def recorded() -> dict[str, dict[str, Any]]:
    """By "method path" a request, where it has a body, and by status an answer."""
    examples: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return examples


def show(result: dict[str, Any], **asked: Any) -> dict[str, Any]:
    """The document with an example for each body that was recorded."""
    for name, example in recorded().items():
        method, _, path = name.partition(" ")
        operation = result["paths"].get(path, {}).get(method)
        if operation is None:
            continue
        if "request" in example:
            _put(operation.get("requestBody", {}), example["request"])
        for status, answer in example["answers"].items():
            _put(operation["responses"].get(status, {}), answer)
    return result


def _put(body: dict[str, Any], example: Any) -> None:
    for content in body.get("content", {}).values():
        content["example"] = example
