"""The settings of the tests: the site's own, with files in a directory of their own and nothing slow.

DATABASE_URL and REDIS_URL lead the tests to PostgreSQL and Redis; without them no service is needed.
"""

import atexit
import os
import shutil
import tempfile

# Processes of tests that run beside each other, which are each other's children, share no files.
if os.environ.get("CLAUSELINE_VAR") == os.environ.get("CLAUSELINE_TESTS_VAR"):
    os.environ["CLAUSELINE_VAR"] = os.environ["CLAUSELINE_TESTS_VAR"] = tempfile.mkdtemp(prefix="clauseline-tests-")
    atexit.register(shutil.rmtree, os.environ["CLAUSELINE_VAR"], ignore_errors=True)
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("SITE_URL", "http://127.0.0.1")
os.environ.setdefault("SECRET_KEY", "a key for tests alone, of no use anywhere else")

from project.settings import *  # noqa: F403
from project.settings import DATABASES, MIDDLEWARE, QUEUES, STORAGES, VAR

QUEUES = {name: f"tests-{os.getpid()}-{name}" for name in QUEUES}
"""Tests that run beside each other share a broker: each process has queues of its own there."""
CELERY_TASK_QUEUES = {name: {} for name in QUEUES.values()}
CELERY_TASK_DEFAULT_QUEUE = QUEUES["people"]
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MIDDLEWARE[MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")] = "tests.served.FilesOfPages"
MIDDLEWARE.insert(0, "tests.at_work.counted")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

DRAWS_AHEAD = False

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {"ENGINE": "tests.sqlite", "TEST": {"NAME": ":memory:"}}

if "CONN_MAX_AGE" in DATABASES["default"]:
    # A connection that outlives its request would keep the test database from being dropped.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
