"""All settings of Clauseline, read from the environment. `docs/guide/settings.md` explains each variable."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from django.contrib.messages import constants as messages
from django.utils.translation import gettext_lazy as _

from project import proxies, secret
from project.address import site_url
from project.headers import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from project.logs import logging_settings
from project.openapi import SPECTACULAR_SETTINGS as SPECTACULAR_SETTINGS
from project.sign_in import ACCOUNT_FORMS as ACCOUNT_FORMS
from project.sign_in import ACCOUNT_RATE_LIMITS as ACCOUNT_RATE_LIMITS
from project.sign_in import MFA_FORMS as MFA_FORMS

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.str("CLAUSELINE_VAR", str(BASE_DIR / "var"))).resolve()
EMBEDDED = "DATABASE_URL" not in env
"""Whether this is the embedded default on one's own machine: SQLite, its own broker, 127.0.0.1 alone."""

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = secret.key(env.str("SECRET_KEY", ""), var=VAR if EMBEDDED else None)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("HTTPS", not EMBEDDED)
"""Whether browsers speak HTTPS to this site."""
GIVEN_SITE_URL = env.str("SITE_URL", "")
SITE_URL = site_url(GIVEN_SITE_URL, hosts=ALLOWED_HOSTS, is_https=HTTPS, var=VAR if EMBEDDED else None)
"""The address by which mail, exports and manifests name this site."""
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[] if EMBEDDED else [SITE_URL])
PUBLIC_SITE = env.bool("PUBLIC_SITE", False)
"""Whether people who are not signed in may read what is public."""
TRUSTED_PROXIES = proxies.trusted(env.list("TRUSTED_PROXIES", default=[]), older=env.bool("BEHIND_PROXY", False))
"""The proxies that are believed by which address and protocol a request came."""

INSTALLED_APPS = [
    "project",
    "annotations",
    "proposals",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "project.requests.traced",
    "project.headers.policies",
    "project.proxies.ProxiesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "project.health.alive_first",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "proposals.sign_in.devices.DevicesMiddleware",
    "proposals.views.preferences.PreferencesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "project.spoken.SpokenMiddleware",
    "project.errors.RefusalMiddleware",
    "proposals.api.rates.RateHeadersMiddleware",
]

ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def databases() -> dict[str, Any]:
    """PostgreSQL or what DATABASE_URL names; else SQLite in `var/`, in WAL mode with immediate transactions."""
    kept = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if not EMBEDDED:
        return {"default": {**env.db("DATABASE_URL"), **kept}}
    # Clauses fill small pages badly. A file that is there already keeps the pages that it has.
    pragmas = "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "clauseline.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas},
            **kept,
        }
    }


DATABASES = databases()
CACHES = {
    "default": {
        "BACKEND": "proposals.services.shared_cache.SharedCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10000},
        "KEY_FUNCTION": "proposals.services.limits.cache_key",
    }
}
"""What people do at the door is counted here by all processes together, also while the broker is away."""
COUNTERS = "clauseline:counters"
"""What the names begin with under which `proposals.services.counters` counts in the broker's server."""
PAGES_DIR = VAR / "pages"
PAGES_LIMIT = env.int("PAGES_LIMIT", 256 * 1024 * 1024)
"""At most so many bytes of pages that were drawn are kept, compressed."""
EXPORTS_LIMIT = env.int("EXPORTS_LIMIT", 256 * 1024 * 1024)
"""At most so many bytes of files that people asked for are kept."""
DRAWS_AHEAD = env.bool("DRAW_AHEAD", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "proposals.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = ["proposals.backends.PasswordBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"

OPEN_SIGN_UP = env.bool("OPEN_SIGN_UP", False)
"""Whether people make accounts without an invitation."""
SENDS_MAIL = bool(env.str("EMAIL_URL", ""))
"""Whether mail reaches people; without a mail server one's own machine shows it, and a real site sends none."""
globals().update(
    environ.Env.email_url_config(env.str("EMAIL_URL", "") or ("consolemail://" if EMBEDDED else "dummymail://"))
)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", "Clauseline <clauseline@localhost>")

ACCOUNT_ADAPTER = "proposals.views.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*" if SENDS_MAIL else "email", "username*", "password1*"]
ACCOUNT_USERNAME_BLACKLIST = ["admin", "root"] if OPEN_SIGN_UP else []
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Clauseline: "
ACCOUNT_EMAIL_NOTIFICATIONS = SENDS_MAIL
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if SENDS_MAIL and OPEN_SIGN_UP else "optional"
"""Where strangers sign up, all are told to look into their mail: nobody learns whose addresses are known."""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_ADAPTER = "proposals.views.adapter.SecondFactor"
MFA_TOTP_ISSUER = "Clauseline"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
"""An account may have no e-mail address at all."""
MESSAGE_TAGS = {messages.ERROR: "failure"}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "project" / "locale"]
FORMAT_MODULE_PATH = "project.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = EMBEDDED
MEDIA_ROOT = Path(env.str("FILES_DIR", str(VAR / "files")))
STORAGES = {
    "default": {"BACKEND": "proposals.files.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if EMBEDDED and DEBUG
        else "proposals.files.static.PackedFiles"
        if EMBEDDED
        else "proposals.files.static.HashedFiles"
    },
}
STRANGERS_LIMIT = 1024 * 1024
"""The largest body of a request that carries neither a session nor a token, in bytes."""
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT", 50 * 1024 * 1024)
"""The largest draft that may be uploaded, in bytes."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_100
"""A set may be drawn up of all that a team says on a version, in one form."""

QUEUES = {name: name for name in ("people", "later", "bulk", "meaning", "encoding")}
"""Those of `Job.Queue` and what the broker calls them: a worker of several looks in this order."""
CELERY_TASK_QUEUES: dict[str, Any] = {name: {} for name in QUEUES.values()}
CELERY_TASK_DEFAULT_QUEUE = QUEUES["people"]
CELERY_BROKER_URL = env.str("REDIS_URL", "memory://localhost/")
JOB_STALE_AFTER = env.float("JOB_STALE_AFTER", 6.0)
"""Seconds without a heartbeat after which a running job is taken over."""
JOB_ATTEMPTS = env.int("JOB_ATTEMPTS", 8)
"""How often a job is begun: each time its worker or its reader was killed it is begun again."""
JOB_SECONDS = env.int("JOB_SECONDS", 3600)
"""Seconds after which a job is stopped, whatever it does."""
FILE_CPU_SECONDS = env.float("FILE_CPU_SECONDS", 150.0)
"""CPU seconds a day for all that follows the upload of one file, and again for its comparison with another one."""
CELERY_TASK_SOFT_TIME_LIMIT = JOB_SECONDS
CELERY_TASK_TIME_LIMIT = JOB_SECONDS + 30
READING_SECONDS = env.int("READING_SECONDS", 120)
READING_MEMORY = env.int("READING_MEMORY", 1024 * 1024 * 1024)
"""Limits of the process that reads one file: CPU seconds and bytes of address space."""
READER_SOCKET = env.str("READER_SOCKET", "")
"""Where the service listens that reads files; without one each worker starts the process that does."""
READING_CHARACTERS = env.int("READING_CHARACTERS", 60_000_000)
COMPARING_CHARACTERS = env.int("COMPARING_CHARACTERS", 10_000_000)
"""The longest text that is stored, and the longest that is compared."""

CORES = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 8)
WEB_PROCESSES = env.int("WEB_PROCESSES", CORES)
WORKER_PROCESSES = env.int("WORKER_PROCESSES", CORES)
WORKER_MEMORY = env.int("WORKER_MEMORY", 2 * 1024 * 1024 * 1024)
"""Bytes that one of them may hold: work that needs more fails, and the machine does not."""
WEB_MEMORY = env.int("WEB_MEMORY", 220 * 1024 * 1024)
CHILD_MEMORY = env.int("CHILD_MEMORY", 450 * 1024 * 1024)
"""Bytes beyond which a web process, and one that does a worker's jobs, is replaced when it has done what it began.

The latter comes to some 300 MB beside a hundred proposals by what it remembers; replaced there, it would learn it anew
for each job.
"""
GRACE_SECONDS = env.float("GRACE_SECONDS", 30.0)
"""How long requests have to arrive and to end when the site is asked to stop."""

API_RATE = env.str("API_RATE", "1200/min")
API_RATE_ANONYMOUS = env.str("API_RATE_ANONYMOUS", "120/min")
"""How often the programs of one person, and one address without an account, may ask the API. Empty: no limit."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "proposals.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "proposals.api.authentication.SignedInOrPublicSite",
        "proposals.api.authentication.InScope",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["proposals.api.rates.TokenRate", "proposals.api.rates.AnonymousRate"],
    "DEFAULT_PAGINATION_CLASS": "proposals.api.pages.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["proposals.api.filters.Narrowed", "proposals.api.filters.ChangedAfter"],
    "DEFAULT_RENDERER_CLASSES": ["proposals.api.rendering.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["proposals.api.parsing.JsonParser"],
    "DEFAULT_SCHEMA_CLASS": "proposals.api.schema.ApiSchema",
    "DEFAULT_VERSIONING_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "project.errors.problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS and bool(TRUSTED_PROXIES)
"""Only a trusted proxy tells whether a request came by HTTPS."""
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
"""Names below that of the site, and lists of browsers' makers, are not the site's to speak for: see decision 23."""
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"

LOGGING = logging_settings(
    env.str("LOG_LEVEL", "INFO"),
    form=env.str("LOG_FORMAT", "line"),
    with_requests=env.bool("LOG_REQUESTS", False),
    whole=DEBUG,
)
