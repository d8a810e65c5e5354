"""Every setting of the house; read here and nowhere else.

Each comes from the environment and has a default that is safe on one machine.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOME = Path(os.environ.get("REKINDLE_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
os.umask(0o077)  # what is kept here is health data: nobody else on this machine may read it


def _secret() -> str:
    """The signing key: given, or made once and kept in the home folder readable by its owner only."""
    given = os.environ.get("REKINDLE_SECRET_KEY")
    if given:
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(60))
    return kept.read_text().strip()


def _database() -> dict[str, Any]:
    """SQLite in the home folder, or PostgreSQL where DATABASE_URL names one."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "rekindle.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-32000",
            },
            "TEST": {"NAME": os.environ.get("REKINDLE_TEST_DATABASE", str(HOME / "test.sqlite3"))},
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; leave it unset to use SQLite.")
    host = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 16, "timeout": 10}},
    }


SECRET_KEY = _secret()
DEBUG = False
BIND = os.environ.get("REKINDLE_BIND", "127.0.0.1")
BASE_URL = os.environ.get("REKINDLE_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
_secure = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, [urlsplit(BASE_URL).hostname, *os.environ.get("REKINDLE_ALLOWED_HOSTS", "").split(",")]),
]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if _secure else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "rekindle.journey.ledger",
    "rekindle.journey.post",
    "rekindle.journey.tasks",
    "rekindle.journey.places",
    "rekindle.journey.people",
    "rekindle.journey.appointments",
    "rekindle.journey.questionnaires",
    "rekindle.journey.screenings",
    "rekindle.journey.candidates",
    "rekindle.journey.courses",
    "rekindle.journey.treatments",
    "rekindle.journey.outcomes",
    "rekindle.journey.desk",
    "rekindle.rehearsal",
    "rekindle.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rekindle.journey.people.middleware.WhoIsActing",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "rekindle.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rekindle.web.context.house",
            ],
        },
    }
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"] if not _secure else []

AUTH_USER_MODEL = "people.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rekindle.web.sign_in.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rekindle"
MFA_TOTP_TOLERANCE = 1  # one step of thirty seconds: RFC 6238, 5.2
MFA_FORMS = {"authenticate": "rekindle.web.code_form.CodeForm"}
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours: a quarter of an hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a try while locked does not lengthen the wait
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "rekindle.web.sign_in.who_tries"
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_VERBOSE = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
STAFF_IDLE_MIN = 20
STAFF_ABSOLUTE_MIN = 12 * 60
PATIENT_IDLE_MIN = 30
PATIENT_ABSOLUTE_MIN = 4 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rekindle.web.faults.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_SSL_REDIRECT = _secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

MAIL_TRANSPORT = os.environ.get("REKINDLE_MAIL", "file")  # console, file or smtp
MAIL_FOLDER = HOME / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("REKINDLE_MAIL_FROM", "clinic@localhost")
EMAIL_HOST = os.environ.get("REKINDLE_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("REKINDLE_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("REKINDLE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("REKINDLE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("REKINDLE_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20

ABANDONED_AFTER_H = int(os.environ.get("REKINDLE_ABANDONED_AFTER_H", "24"))
ERASED_AFTER_D = int(os.environ.get("REKINDLE_ERASED_AFTER_D", "30"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
