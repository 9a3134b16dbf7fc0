from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from project import proxies

TRUSTED = proxies.networks(["10.0.0.0/24", "2001:db8::1", ""])


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.7", "", "10.0.0.7"),
        ("10.0.0.7", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.7", "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.7", "1.1.1.1, 198.51.100.7, 10.0.0.8", "198.51.100.7"),
        ("10.0.0.7", "198.51.100.7:4711", "198.51.100.7"),
        ("2001:db8::1", "[2001:db8:5::9]:443", "2001:db8:5::9"),
        ("::ffff:10.0.0.7", "::ffff:198.51.100.7", "198.51.100.7"),
        ("10.0.0.7", "198.51.100.7, nonsense", "10.0.0.7"),
        ("10.0.0.7", "nonsense, 198.51.100.7", "198.51.100.7"),
        ("", "198.51.100.7", ""),
    ],
)
def test_the_way_is_read_back_as_far_as_proxies_are_trusted(peer: str, forwarded: str, found: str):
    assert proxies.client(peer, forwarded, TRUSTED) == found


def test_a_stranger_says_neither_where_it_is_nor_that_it_came_safely(settings):
    settings.TRUSTED_PROXIES = TRUSTED
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    fields: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "HTTP_X_FORWARDED_PROTO": "https"}
    seen = []

    def answer(request):
        seen.append((request.META["REMOTE_ADDR"], request.is_secure(), "HTTP_X_FORWARDED_FOR" in request.META))
        return HttpResponse()

    for peer in ("203.0.113.9", "10.0.0.7"):
        proxies.ProxiesMiddleware(answer)(RequestFactory().get("/", REMOTE_ADDR=peer, **fields))
    assert seen == [("203.0.113.9", False, False), ("198.51.100.7", True, False)]


def test_what_is_no_network_is_refused_in_words():
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES takes addresses and networks"):
        proxies.networks(["the proxy"])


def test_the_setting_of_old_is_refused_in_words():
    fields = {**os.environ, "BEHIND_PROXY": "on", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", "import tests.settings"], env=fields, capture_output=True, text=True)
    assert "name the address or network of your proxy in TRUSTED_PROXIES" in done.stderr
