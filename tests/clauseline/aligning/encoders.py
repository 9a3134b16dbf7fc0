"""The encoder for tests: those that need it are skipped where it is absent, but never in continuous integration."""

import os

import pytest

from clauseline.aligning import Encoder, load_encoder


def encoder_or_skip() -> Encoder:
    found = load_encoder()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("The extra “meaning” is not installed, and continuous integration tests with it.")
        pytest.skip("The extra “meaning” is not installed: nothing is known of the encoder.")
    return found
