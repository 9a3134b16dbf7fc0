"""Static files of a real site have their hashes in their names, and modules name each other so."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.files.base import ContentFile

from proposals.files.static import HashedFiles

FILES = {
    "project/main.js": 'import "./keys.js";\nimport { find } from "../proposals/page/elements.js";\n',
    "project/keys.js": 'import { find } from "../proposals/page/elements.js";\n',
    "proposals/page/elements.js": "export const find = 1;\n",
    "django_htmx/ext/some.js": '/* as in import htmx from "../htmx" */\n',
}


def collected(folder: Path) -> HashedFiles:
    storage = HashedFiles(location=str(folder), base_url="/static/")
    for name, text in FILES.items():
        storage._save(name, ContentFile(text.encode()))
    told = list(storage.post_process({name: (storage, name) for name in FILES}))
    assert [done for _name, _hashed, done in told if isinstance(done, Exception)] == []
    return storage


def test_a_module_names_what_it_imports_by_the_names_that_pages_name(tmp_path: Path):
    storage = collected(tmp_path)
    names = {name: storage.stored_name(name) for name in FILES}
    main = (tmp_path / names["project/main.js"]).read_text()
    imported = re.findall(r'"([^"]+)"', main)
    assert imported == [
        "./" + Path(names["project/keys.js"]).name,
        "../" + names["proposals/page/elements.js"],
    ]
    assert re.fullmatch(r"proposals/page/elements\.[0-9a-f]{12}\.js", names["proposals/page/elements.js"])
