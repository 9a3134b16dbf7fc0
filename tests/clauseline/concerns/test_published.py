"""A version of the vocabulary that was published stays as it is: remarks and sent comments name its entries. So do the
model safeguards."""

import hashlib
import json
import tomllib
from importlib.resources import files

from clauseline.concerns import VOCABULARY
from clauseline.concerns.safeguards import SAFEGUARDS

PUBLISHED = {
    "1": "343d5975ffd483b02591a0fbd81d69c6dc19f794a6a874242df74547c9928d62",
    "2": "50f8ef0680007cf2f90b84b9a06f80372899fdf905e4a992bf82294b7d08c195",
}
"""The SHA-256 of each version, as JSON with sorted keys. Never change one: a change is a new file, and a new line."""


SAFEGUARDS_PUBLISHED = {"1": "39e105a2ddc880149b02713db33a8bc82fedde5ddb37b2358a45a4c0dcd33e9f"}


def _found(prefix: str) -> dict[str, str]:
    """The hash of each version of the data files whose names begin so."""
    found = {}
    for file in files("clauseline.concerns").iterdir():
        if file.name.startswith(prefix) and file.name.endswith(".toml"):
            told = tomllib.loads(file.read_text(encoding="utf-8"))
            assert file.name == f"{prefix}{told['version']}.toml"
            text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            found[told["version"]] = hashlib.sha256(text.encode()).hexdigest()
    return found


def test_no_published_version_was_edited():
    assert _found("vocabulary_") == PUBLISHED


def test_no_published_safeguards_were_edited():
    assert _found("safeguards_") == SAFEGUARDS_PUBLISHED


def test_the_version_in_use_is_published():
    assert VOCABULARY.version in PUBLISHED
    assert SAFEGUARDS.version in SAFEGUARDS_PUBLISHED
