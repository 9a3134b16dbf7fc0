"""From files that changed to the files of tests that speak of them, the nearest first. Pure.

Tests lie under the paths of what they test, and one arrow leads through the rooms, so what a change can break is what
imports it: its own room, then the rooms above it. What is no module is looked for by its folder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePath

ROOMS = ("clauseline", "proposals", "annotations", "project")
FOLDERS = ("templates", "static", "locale", "migrations", "management/commands")
"""What they hold is tried in the room above them."""
OWN = {"static": ("views",), "migrations": ("services",)}
"""In which parts of that room, where it has them."""
LEFT_OUT = ("tests/journeys/", "tests/benchmarks/")
EVERYWHERE = ("tests/test_habits.py",)
"""What looks at every file: behind the tests of what changed."""
PAGES = ("tests/project/test_docs.py", "tests/test_named_code.py")
WORDS = ("tests/project/test_translating.py",)

IMPORT = re.compile(r"^\s*(?:from ([.\w]+) import (\([^)]*\)|[^\n(]*)|import ([^\n]*))$", re.MULTILINE)
"""Far quicker than a parser; what only looks like an import finds some tests too many."""
NAME = re.compile(r"[\w.]+")
DRAWN = re.compile(r"""["']([\w/-]+\.(?:html|txt))["']""")
LOADED = re.compile(r"\{%\s*load ([\w\s]+)%\}")
TEMPLATE = re.compile(r"(.*/)?templates/(.+\.(?:html|txt))")
TAGS = re.compile(r".*/templatetags/(\w+)\.py")


def nearest(changed: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """The files of tests of `sources` (all files by path, of Python and of templates their text), the nearest first."""
    graph = Imports(sources)
    found: dict[str, tuple[int, int]] = {}
    for path in changed:
        for test, distance in _near(path, graph):
            found[test] = min(distance, found.get(test, distance))
    found = {test: at for test, at in found.items() if not test.startswith(LEFT_OUT)}
    found |= {test: (0, 0) for test in EVERYWHERE if found and test in sources}
    return sorted(found, key=lambda test: (found[test][0], _storey(test), found[test][1], test))


def _storey(test: str) -> int:
    """How high its room lies; what speaks of none comes last."""
    room = PurePath(test).parts[1]
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


def own_tests(paths: Iterable[str], files: Iterable[str]) -> list[str]:
    """The files of tests that are among these, or have the names of modules among them, else those of their rooms."""
    graph = Imports(dict.fromkeys(files, ""))
    found: dict[str, None] = {}
    for path in paths:
        room = graph.in_room(path) if path.endswith(".py") else list(_by_folder(path, graph))
        own = [path] if path in graph.tests else [test for test in room if _is_named_after(test, path)] or room
        found |= dict.fromkeys(own)
    return sorted(found)


def rooms_of(tests: Iterable[str]) -> list[str]:
    """The rooms that files of tests speak of, in their order, each once, without what is within them."""
    return list(dict.fromkeys("/".join(PurePath(test).parts[1:-1][:2]) or "tests" for test in tests))


def _near(path: str, graph: Imports) -> Iterator[tuple[str, tuple[int, int]]]:
    """Tests, each with how many rooms lie between, and whether it has the module's name, imports it, or neither."""
    if is_test(path):
        yield from [(path, (0, 0))] if path in graph.tests else []
    elif path.endswith((".py", ".html")):
        for module, distance in graph.above(path):
            for test in graph.importing(module):
                if is_test(test):
                    yield test, (distance, 1)
            for test in graph.in_room(module):
                yield test, (distance, 0 if _is_named_after(test, module) else 2)
    if not path.endswith(".py"):
        yield from ((test, (0, 3)) for test in _by_folder(path, graph))


def is_test(path: str) -> bool:
    """Whether pytest finds tests in it."""
    return path.startswith("tests/") and PurePath(path).name.startswith("test_") and path.endswith(".py")


def _is_named_after(test: str, module: str) -> bool:
    stem = PurePath(module).stem
    own = PurePath(test).stem.removeprefix("test_")
    return own == stem or own.startswith(f"{stem}_") or (stem == "__init__" and own == PurePath(module).parent.name)


def _by_folder(path: str, graph: Imports) -> Iterator[str]:
    if path.endswith(".md"):
        yield from (test for test in PAGES if test in graph.tests)
        return
    if path.endswith((".po", ".html")):
        yield from (test for test in WORDS if test in graph.tests)
    if path.endswith(".html"):
        return
    parts = PurePath(path).parts
    folder = next((one for one in FOLDERS if one in parts), "")
    room = parts[: parts.index(folder)] if folder else parts[:-1]
    if not room or room[0] not in ROOMS:
        return
    below = [f"{'/'.join(room)}/{part}" for part in OWN.get(folder, ())]
    yield from (test for one in below for test in graph.under(one))
    while not below and room:
        if tests := graph.under("/".join(room)):
            yield from tests
            return
        room = room[:-1]


class Imports:
    """Which files of Python import which, and draw which templates, which load which tags; all by their paths."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.paths = {name: path for path in sources if path.endswith(".py") for name in [_module(path)]}
        self.templates = {found[2]: path for path in sources if (found := TEMPLATE.fullmatch(path))}
        self.tags = {found[1]: path for path in sources if (found := TAGS.fullmatch(path))}
        self.tests = {path for path in sources if is_test(path)}
        self.by: defaultdict[str, set[str]] = defaultdict(set)
        self._by_room: defaultdict[str, list[str]] = defaultdict(list)
        for path in (*self.paths.values(), *self.templates.values()):
            for other in (*self._imported(path, sources[path]), *self._drawn(path, sources[path])):
                self.by[other].add(path)
        for test in sorted(self.tests):
            self._by_room[str(PurePath(test).parent)].append(test)

    def importing(self, path: str) -> Collection[str]:
        """What imports a file."""
        return self.by.get(path, ())

    def in_room(self, path: str) -> list[str]:
        """The tests that lie where those of this file do."""
        if path.startswith("tests/"):
            return []
        return self._by_room.get(f"tests/{PurePath(path).parent}", [])

    def under(self, folder: str) -> list[str]:
        """The tests of a folder and of what is in it."""
        return sorted(test for test in self.tests if test.startswith(f"tests/{folder}/"))

    def above(self, path: str) -> Iterator[tuple[str, int]]:
        """This file and all that import it, directly or by others, each with how many rooms lie between."""
        seen, now, distance = {path}, {path}, 0
        while now:
            yield from ((one, distance) for one in sorted(now))
            now = {other for one in now for other in self.importing(one) if not is_test(other)} - seen
            seen |= now
            distance += 1

    def _drawn(self, path: str, source: str) -> Iterator[str]:
        """The templates that it names, and, of a template, the tags that it loads."""
        names = [name for name in DRAWN.findall(source) if name in self.templates]
        yield from (self.templates[name] for name in names if self.templates[name] != path)
        if path.endswith(".html"):
            yield from (
                self.tags[name] for some in LOADED.findall(source) for name in some.split() if name in self.tags
            )

    def _imported(self, path: str, source: str) -> Iterator[str]:
        for base, several, plain in IMPORT.findall(source):
            room = _absolute(base, path)
            names = [room, *(f"{room}.{name}" for name in NAME.findall(several)), *NAME.findall(plain)]
            yield from (self.paths[name] for name in names if name in self.paths and self.paths[name] != path)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _absolute(base: str, path: str) -> str:
    module = base.lstrip(".")
    level = len(base) - len(module)
    if not level:
        return module
    package = str(PurePath(path).parents[level - 1]).replace("/", ".")
    return ".".join(filter(None, (package, module)))
