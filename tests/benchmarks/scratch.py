"""A database and files of their own for a benchmark, beside the configured ones and those of others that run meanwhile,
gone when it ends.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch() -> Iterator[None]:
    """Django is ready inside, with empty tables: of SQLite in a file, or in a new database of what DATABASE_URL names.

    Rows can only be imported inside.
    """
    with tempfile.TemporaryDirectory(prefix="clauseline-scratch-") as var:
        os.environ |= {"CLAUSELINE_VAR": var, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django
        from django.conf import settings

        own = settings.DATABASES["default"]
        is_file = "sqlite3" in own["ENGINE"]
        own["TEST"] = {"NAME": str(Path(var) / "scratch.sqlite3") if is_file else f"scratch_{secrets.token_hex(6)}"}
        django.setup()
        from django.db import connection
        from django.test.utils import setup_test_environment, teardown_test_environment

        configured = connection.settings_dict["NAME"]
        setup_test_environment(debug=False)
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(configured, verbosity=0)
            teardown_test_environment()
