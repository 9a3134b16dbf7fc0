"""All settings of Clauseline, read from the environment. `docs/guide/settings.md` explains each variable."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.contrib.messages import constants as messages
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from project.openapi import SPECTACULAR_SETTINGS as SPECTACULAR_SETTINGS

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.str("CLAUSELINE_VAR", str(BASE_DIR / "var"))).resolve()
EMBEDDED = "DATABASE_URL" not in env
"""Whether this is the embedded default on one's own machine: SQLite, its own broker, 127.0.0.1 alone."""


def secret_key() -> str:
    """The key of the environment; on one's own machine one that is made once and kept in `var/`."""
    if given := env.str("SECRET_KEY", ""):
        return str(given)
    if not EMBEDDED:
        raise ImproperlyConfigured("A real site needs a secret of its own: set SECRET_KEY to 50 random characters.")
    kept = VAR / "secret_key"
    if not kept.exists():
        from django.core.management.utils import get_random_secret_key

        VAR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="ascii")
    return kept.read_text(encoding="ascii")


DEBUG = env.bool("DEBUG", False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PUBLIC_SITE = env.bool("PUBLIC_SITE", False)
"""Whether people who are not signed in may read what is public."""
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
"""Whether one proxy tells by which address and protocol a request came."""

INSTALLED_APPS = [
    "project",
    "annotations",
    "proposals",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "project.health.alive_first",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "proposals.views.preferences.PreferencesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "project.errors.RefusalMiddleware",
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
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
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
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10000},
    }
}
"""Attempts with passwords and codes are counted here by all processes together, also while the broker is away."""
COUNTERS = "clauseline:counters"
"""What the names begin with under which `proposals.services.counters` counts in the broker's server."""
PAGES_DIR = VAR / "pages"
PAGES_LIMIT = env.int("PAGES_LIMIT", 256 * 1024 * 1024)
"""At most so many bytes of pages that were drawn are kept, compressed."""
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
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"

OPEN_SIGN_UP = env.bool("OPEN_SIGN_UP", False)
"""Whether people make accounts without an invitation."""
SENDS_MAIL = bool(env.str("EMAIL_URL", ""))
"""Whether mail reaches people; without a mail server it is written to the log."""
globals().update(environ.Env.email_url_config(env.str("EMAIL_URL", "") or "consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", "Clauseline <clauseline@localhost>")

ACCOUNT_ADAPTER = "proposals.views.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*" if SENDS_MAIL else "email", "username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "proposals.door_forms.SignInForm",
    "signup": "proposals.door_forms.SignUpForm",
    "change_password": "proposals.door_forms.ChangePasswordForm",
    "set_password": "proposals.door_forms.SetPasswordForm",
    "reset_password": "proposals.door_forms.ResetForm",
    "reset_password_from_key": "proposals.door_forms.ResetPasswordForm",
    "reauthenticate": "proposals.door_forms.ConfirmForm",
    "add_email": "proposals.door_forms.EmailForm",
}
ACCOUNT_USERNAME_BLACKLIST = ["admin", "root"] if OPEN_SIGN_UP else []
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Clauseline: "
ACCOUNT_EMAIL_NOTIFICATIONS = SENDS_MAIL
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if env.bool("HTTPS", not EMBEDDED) else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
MFA_ADAPTER = "proposals.views.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "proposals.door_forms.CodeForm",
    "reauthenticate": "proposals.door_forms.ConfirmCodeForm",
    "activate_totp": "proposals.door_forms.ActivateForm",
}
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
    "default": {"BACKEND": "proposals.files.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if EMBEDDED
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
STRANGERS_LIMIT = 1024 * 1024
"""The largest body of a request that carries neither a session nor a token, in bytes."""
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT", 50 * 1024 * 1024)
"""The largest draft that may be uploaded, in bytes."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

QUEUES = {"people": "people", "later": "later"}
"""Those of `Job.Queue` and what the broker calls them: a worker of both looks in this order."""
CELERY_TASK_QUEUES: dict[str, Any] = {name: {} for name in QUEUES.values()}
CELERY_TASK_DEFAULT_QUEUE = QUEUES["people"]
CELERY_BROKER_URL = env.str("REDIS_URL", "memory://localhost/")
JOB_STALE_AFTER = env.float("JOB_STALE_AFTER", 6.0)
"""Seconds without a heartbeat after which a running job is taken over."""
JOB_ATTEMPTS = env.int("JOB_ATTEMPTS", 8)
"""How often a job is begun: each time its worker or its reader was killed it is begun again."""
JOB_SECONDS = env.int("JOB_SECONDS", 3600)
"""Seconds after which a job is stopped, whatever it does."""
CELERY_TASK_SOFT_TIME_LIMIT = JOB_SECONDS
CELERY_TASK_TIME_LIMIT = JOB_SECONDS + 30
READING_SECONDS = env.int("READING_SECONDS", 120)
READING_MEMORY = env.int("READING_MEMORY", 1024 * 1024 * 1024)
"""Limits of the process that reads one file: CPU seconds and bytes of address space."""
READING_CHARACTERS = env.int("READING_CHARACTERS", 60_000_000)
COMPARING_CHARACTERS = env.int("COMPARING_CHARACTERS", 10_000_000)
"""The longest text that is stored, and the longest that is compared."""

CORES = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 8)
WEB_PROCESSES = env.int("WEB_PROCESSES", CORES)
WORKER_PROCESSES = env.int("WORKER_PROCESSES", CORES)
WORKER_MEMORY = env.int("WORKER_MEMORY", 2 * 1024 * 1024 * 1024)
"""Bytes that one of them may hold: work that needs more fails, and the machine does not."""

API_RATE = env.str("API_RATE", "1200/min")
API_RATE_ANONYMOUS = env.str("API_RATE_ANONYMOUS", "120/min")
"""How often the programs of one person, and one address without an account, may ask the API. Empty: no limit."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "proposals.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["proposals.api.authentication.SignedInOrPublicSite"],
    "DEFAULT_THROTTLE_CLASSES": ["proposals.api.rates.TokenRate", "proposals.api.rates.AnonymousRate"],
    "DEFAULT_PAGINATION_CLASS": "proposals.api.pages.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["proposals.api.filters.Narrowed", "proposals.api.filters.ChangedAfter"],
    "DEFAULT_RENDERER_CLASSES": ["proposals.api.rendering.Json"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "proposals.api.schema.ApiSchema",
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "project.errors.problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("HTTPS", not EMBEDDED)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # It says at each request how many wait.
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}
