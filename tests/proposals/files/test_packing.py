"""Modules are joined into few files, and run as if they were not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from proposals.files.packing import Packs, Unpackable, joined, pack
from tests.tools import tool

COUNTER = """\
/** What is counted. */

let count = 0;

/** @returns {number} */
export function next() {
  // One more.
  count += 1;
  return count;
}

export class Kept {}
export const NAME = /** @type {string} */ ("counter");
"""
SCRIPTS = {
    "app/counter.js": COUNTER,
    "app/one.js": 'import { next } from "./counter.js";\nconst count = "of one";\nconsole.log("one", next(), count);\n',
    "app/first.js": 'import "./one.js";\nimport { next as more } from "./counter.js";\nconsole.log("first", more());\n',
    "app/second.js": (
        'import {\n  Kept,\n  next,\n} from "./counter.js";\n'
        'console.log("second", next(), new Kept() instanceof Kept);\n'
        'import("../late/late.js").then(({ said }) => console.log(said));\n'
    ),
    "late/late.js": 'import { next } from "../app/counter.js";\nexport const said = `late ${next()}`;\n',
    "app/unused.js": "console.log(0);\n",
}


def packed(**more: str) -> Packs:
    return pack({**SCRIPTS, **more}, ["app/first.js", "app/second.js"])


def test_what_several_pages_need_is_in_a_file_of_its_own():
    assert {pack.name: [module.path for module in pack.modules] for pack in packed().packs} == {
        "shared-app-counter": ["app/counter.js"],
        "app-first": ["app/one.js", "app/first.js"],
        "app-second": ["app/second.js"],
        "late-late": ["late/late.js"],
    }


def test_a_page_is_told_beforehand_what_its_script_needs_and_not_what_it_may_ask_for():
    packs = packed()
    shared = next(name for name in packs.files if name.startswith("shared-"))
    assert packs.ahead("app/second.js") == [shared]
    assert packs.names["app/second.js"] == f"app-second.{packs.digest}.js"
    assert set(packs.names) == {"app/first.js", "app/second.js", "late/late.js"}


def test_a_pack_is_what_was_written_without_what_is_for_readers():
    packs = packed()
    assert packs.files[f"shared-app-counter.{packs.digest}.js"] == (
        "// app/counter.js\n"
        "const app_counter = (() => {\n"
        "let count = 0;\n"
        "\n"
        "function next() {\n"
        "  count += 1;\n"
        "  return count;\n"
        "}\n"
        "\n"
        "class Kept {}\n"
        'const NAME = ("counter");\n'
        "return { next, Kept, NAME };\n"
        "})();\n"
        "export { app_counter };\n"
    )


def test_modules_run_once_and_in_order(tmp_path: Path):
    packs = packed()
    for name, text in packs.files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "page.js").write_text(
        "".join(f'import "./{packs.names[path]}";\n' for path in ("app/first.js", "app/second.js"))
    )
    told = subprocess.run([tool("node", "nodejs"), "page.js"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["one 1 of one", "first 2", "second 3 true", "late 4"]


def test_a_change_anywhere_gives_all_of_them_other_names():
    one, other = packed(), packed(**{"late/late.js": "export const said = 0;\n"})
    assert not set(one.files) & set(other.files)
    assert set(one.files) == set(packed().files)


@pytest.mark.parametrize(
    "line",
    [
        'export * from "./one.js";',
        'import all from "./one.js";',
        "await 0;",
        "export let count = 0;",
        'import { gone } from "./one.js";',
    ],
)
def test_what_is_not_known_is_refused(line: str):
    with pytest.raises(Unpackable, match=r"^app/first\.js: "):
        packed(**{"app/first.js": f"{line}\n"}).files  # noqa: B018


def test_a_sheet_has_those_that_it_imports_in_their_places():
    sheets = {
        "app/all.css": '/* All. */\n\n@import "one.css";\n@import "../other/two.css";\np {}\n',
        "app/one.css": "@layer a, b;\n",
        "other/two.css": '@import "three.css";\nq {}\n',
        "other/three.css": "a {}\n",
    }
    assert joined("app/all.css", sheets) == "/* All. */\n\n@layer a, b;\na {}\nq {}\np {}\n"
