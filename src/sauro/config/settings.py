"""Cấu hình. One installation, told by its environment; safe where nothing is said.

SAURO_DATA           folder of database, store, quarantine and keys (./var)
SAURO_DATABASE_URL   postgresql://… ; else SQLite in the data folder (?pooler=1 behind pgbouncer in transaction mode)
SAURO_HOSTS          names under which the pages are reached, by commas
SAURO_TLS            1 behind TLS: secure cookies, HSTS, redirect (SAURO_PROXY=1 where a proxy ends it and sets
                     X-Forwarded-Proto and X-Forwarded-For itself)
SAURO_URL            address of the pages as people type it, for links in mail and calendars (http://127.0.0.1:8000)
SAURO_SMTP_URL       mail server: smtp://user:password@host:587?tls&from=sauro@anlac.vn, smtps:// for TLS at once;
                     without it no mail is sent
SAURO_PLACE          name of the province or commune, shown beside the product's
SAURO_SAMPLE         1 for an invented province: sample accounts, a clock that may be shifted
SAURO_CLOCK_OFFSET   days by which the sample's clock is shifted (-70, 3.5)
SAURO_DEBUG          1 for developers only
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from sauro.config.data import data_folder, secret_key
from sauro.config.database import default_database
from sauro.config.mail import mail_server


def _on(name: str) -> bool:
    return os.environ.get(name, "") == "1"


SRC = Path(__file__).resolve().parent.parent
SAURO_DATA = data_folder(os.environ.get("SAURO_DATA", "var"))
SAURO_STORE = SAURO_DATA / "store"
SAURO_QUARANTINE = SAURO_DATA / "quarantine"
SAURO_PAGES = SAURO_DATA / "pages"  # pictures of pages, drawn again when they are lost
SAURO_SAMPLE = _on("SAURO_SAMPLE")
SAURO_PLACE = os.environ.get("SAURO_PLACE", "tỉnh An Lạc (dữ liệu mẫu)" if SAURO_SAMPLE else "")
SAURO_CLOCK_OFFSET = float(os.environ.get("SAURO_CLOCK_OFFSET", "0")) if SAURO_SAMPLE else 0.0
SAURO_CLOCK = "sauro.config.clock.now"
SAURO_MENU = "sauro.config.menu.menu"
SAURO_BELL = "sauro.config.menu.bell"
SAURO_FINDINGS = "sauro.config.menu.findings_of"  # what is to be looked at again about the thing of a page
SAURO_RULES = "sauro.apps.rulebook.queries.rules"
SAURO_TOKENS = "sauro.apps.accounts.services.use_token"  # who acts through a personal token
# What `sauro verify` holds against the rows, besides the chain: what is kept, and who yields each difference.
SAURO_KEPT = (
    ("số nhiệm vụ theo cơ quan và trạng thái", "sauro.apps.tasks.queries.kept.wrong_counts"),
    ("số phần việc của nhiệm vụ", "sauro.apps.tasks.queries.kept.wrong_part_numbers"),
    ("các bên liên quan của nhiệm vụ", "sauro.apps.tasks.queries.kept.wrong_sides"),
    ("mảnh chữ của nhiệm vụ", "sauro.apps.tasks.queries.kept.wrong_pieces"),
    ("số lần trả lại của nhiệm vụ", "sauro.apps.tasks.queries.kept.wrong_declines"),
    ("số cộng dồn của quán triệt", "sauro.apps.briefings.queries.kept.mismatches"),
    ("chỉ mục tìm kiếm của nhiệm vụ", "sauro.apps.tasks.queries.kept.wrong_entries"),
)
SAURO_PENDING_JOB = "sauro.apps.tasks.jobs.run_pending"  # woken when a document waits to be read
SAURO_DRAFT_JOB = "sauro.apps.findings.jobs.check_drafts"  # woken when a draft waits to be checked
SAURO_CHOOSE_POST_URL = "accounts:choose_post"

SECRET_KEY = os.environ.get("SAURO_SECRET_KEY") or secret_key(SAURO_DATA)
DEBUG = _on("SAURO_DEBUG")
ALLOWED_HOSTS = [h.strip() for h in os.environ.get("SAURO_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h.strip()]

# The order is the floor plan of the apps, lowest first.
APPS = (
    "journal",
    "files",
    "imports",
    "search",
    "agencies",
    "accounts",
    "rulebook",
    "notices",
    "letters",
    "directives",
    "tasks",
    "findings",
    "briefings",
    "meetings",
    "visits",
    "vehicles",
    "duty",
    "hours",
    "reports",
    "desk",
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "django_q",
    *(f"sauro.apps.{name}" for name in APPS),
]

MIDDLEWARE = [
    "sauro.web.once.OnceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # above the static files, so that they carry the policy too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sauro.web.middleware.ClockMiddleware",
    "sauro.web.middleware.LanguageMiddleware",
    "sauro.web.middleware.NoNulMiddleware",
    "sauro.web.middleware.NoStoreMiddleware",
    "sauro.web.middleware.SignInMiddleware",
    "sauro.apps.accounts.middleware.ActingMiddleware",
    "sauro.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sauro.config.urls"
WSGI_APPLICATION = "sauro.config.wsgi.application"
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "sauro.web.jinja.frame",
]
# Our pages are Jinja2 and stand in templates/<app>/; whatever a library brings falls through to Django's engine.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [SRC / "web/templates", *sorted(SRC.glob("apps/*/templates"))],
        "OPTIONS": {"environment": "sauro.web.jinja.environment", "context_processors": _CONTEXT},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT[:3]},
    },
]

DATABASES = {"default": default_database(os.environ.get("SAURO_DATABASE_URL", ""), SAURO_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "desk:start"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
AXES_USERNAME_CALLABLE = "sauro.config.signin.typed_name"
AXES_CLIENT_IP_CALLABLE = "sauro.config.signin.address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "sauro.web.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Sessions, cookies, headers
_TLS = _on("SAURO_TLS")
SAURO_PROXY = _on("SAURO_PROXY")
SESSION_ENGINE = "sauro.apps.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-sauro" if _TLS else "sauro"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _TLS
CSRF_COOKIE_NAME = "__Host-sauro-csrf" if _TLS else "sauro-csrf"
CSRF_COOKIE_SECURE = _TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sauro.web.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [f"https://{h.lstrip('.')}" for h in ALLOWED_HOSTS if h[0] != "["] if _TLS else []
SECURE_SSL_REDIRECT = _TLS
SECURE_HSTS_SECONDS = 31_536_000 if _TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _TLS
SECURE_HSTS_PRELOAD = _TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _TLS and SAURO_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# What a request may carry; larger files are written under quarantine, never into the machine's shared temporary folder.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
DATA_UPLOAD_MAX_NUMBER_FILES = 200  # the rulebook's forty a batch are taken, each file beyond them is refused by name
FILE_UPLOAD_HANDLERS = [
    "sauro.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = SAURO_QUARANTINE
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail
SAURO_URL = os.environ.get("SAURO_URL", "http://127.0.0.1:8000").rstrip("/")
SAURO_SMTP_URL = os.environ.get("SAURO_SMTP_URL", "")
_MAIL = mail_server(SAURO_SMTP_URL, SAURO_URL)
SAURO_MAIL_DOMAIN = _MAIL.domain
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.host, _MAIL.port, _MAIL.ssl, _MAIL.tls
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _MAIL.sender

# Language, time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "sauro-language"
LOCALE_PATHS = [SRC / "locale"]
FORMAT_MODULE_PATH = ["sauro.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = SAURO_DATA / "static"
STATICFILES_DIRS = [folder for folder in [SRC / "web/static"] if folder.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Jobs: at least once, so every handler keys its effect; a job ends or is killed before it is offered again. Woken or
# scheduled, it may take 900 s: four minutes of a queue, then one last file of 600 s at most. After a crash nobody waits
# for that: the schedule takes up the waiting rows within five minutes.
Q_CLUSTER = {
    "name": "sauro",
    "orm": "default",
    "workers": 1,
    "timeout": 900,
    "retry": 960,
    "poll": 1,
    "catch_up": False,
    "max_attempts": 3,
    "ack_failures": True,
    "save_limit": 250,
    "recycle": 200,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "axes": {"level": "ERROR"},
    },
}
