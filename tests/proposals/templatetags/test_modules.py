"""All scripts of a page are asked for at once."""

from __future__ import annotations

import re

import pytest
from django import template
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from proposals.templatetags.modules import imports, modules
from tests import factories


def test_what_a_script_imports_is_named_before_it_each_once():
    told = str(modules("project/main.js"))
    ahead = re.findall(r'<link rel="modulepreload" href="/static/([^"]+)">', told)
    assert ahead == list(imports("project/main.js"))
    assert "proposals/page/elements.js" in ahead
    assert told.endswith('<script type="module" src="/static/project/main.js"></script>')


def test_what_those_import_is_among_them_and_what_is_asked_for_later_is_not():
    found = imports("annotations/reading.js")
    assert len(found) == len(set(found)) > 50
    assert {"proposals/reading.js", "annotations/margin/margin.js", "proposals/page/elements.js"} <= set(found)
    assert "annotations/consultations/consulting.js" not in imports("project/main.js")
    assert [one for one in found if finders.find(one) is None] == []


def test_a_script_that_is_not_there_is_a_fault():
    with pytest.raises(template.TemplateSyntaxError, match=r"There is no script project/nothing\.js"):
        imports("project/nothing.js")


@pytest.mark.django_db
def test_the_page_of_a_text_names_them(client: Client, reviewer_signed_in: None):
    version = factories.version(factories.paragraphs("1", "Scope", "Identities."))
    page = client.get(reverse("version", args=[version.slug])).text
    ahead = re.findall(r'rel="modulepreload" href="/static/([^"]+)"', page)
    assert set(imports("annotations/reading.js")) <= set(ahead)
