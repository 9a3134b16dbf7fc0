"""The scripts of a page, all of which are asked for at once.

A browser finds out what a module imports when it has it: along a chain of imports it would wait for the server once a
link. `{% modules "annotations/reading.js" %}` names all of them beforehand, or the few files they were put into.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from proposals.files.static import PackedFiles

register = template.Library()

IMPORT = re.compile(r"""^(?:import|export)\s*(?:[\w*{},\s]*\sfrom\s*)?["'](\.[^"']+\.js)["']""", re.MULTILINE)
"""What a module needs before it runs; what it asks for later, by `import(...)`, is not among it."""


@register.simple_tag
def modules(path: str) -> SafeString:
    """The script of this path, and before it all that it imports, to be fetched together."""
    packed = staticfiles_storage.ahead(path) if isinstance(staticfiles_storage, PackedFiles) else None
    files = [staticfiles_storage.url(one) for one in imports(path)] if packed is None else packed
    ahead = format_html_join("\n", '<link rel="modulepreload" href="{}">', ((one,) for one in files))
    return format_html('{}\n<script type="module" src="{}"></script>', ahead, staticfiles_storage.url(path))


@cache
def imports(path: str) -> tuple[str, ...]:
    """The paths of all modules that this one needs, the nearest first, each once, without itself."""
    found: dict[str, None] = {}
    waiting = [path]
    for one in waiting:
        for other in _imported(one):
            if other != path and other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)


@cache
def _imported(path: str) -> tuple[str, ...]:
    place = finders.find(path)
    if not isinstance(place, str):
        raise template.TemplateSyntaxError(f"There is no script {path}")
    text = Path(place).read_text("utf-8")
    return tuple(normpath(join(dirname(path), name)) for name in IMPORT.findall(text))
