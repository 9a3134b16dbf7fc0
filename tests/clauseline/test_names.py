"""What `clauseline` offers by its name: loaded late, and of the types that mypy sees."""

import ast
import subprocess
import sys
from pathlib import Path

import clauseline

SOURCE = Path(clauseline.__file__)


def test_each_name_comes_from_where_its_type_does():
    (branch,) = (node for node in ast.parse(SOURCE.read_text("utf-8")).body if isinstance(node, ast.If))
    assert ast.unparse(branch.test) == "TYPE_CHECKING"
    imports = [node for node in branch.body if isinstance(node, ast.ImportFrom)]
    typed = {one.name: f"{node.module}".removeprefix("clauseline.") for node in imports for one in node.names}
    assert typed == clauseline._HOMES
    assert sorted(clauseline.__all__) == sorted([*typed, "__version__"])


def test_nothing_is_loaded_before_it_is_asked_for():
    asked = "import clauseline, sys; print(*(name for name in sys.modules if name.startswith('clauseline')))"
    done = subprocess.run((sys.executable, "-c", asked), cwd=SOURCE.parents[1], capture_output=True, text=True)
    assert done.stdout.split() == ["clauseline"]
