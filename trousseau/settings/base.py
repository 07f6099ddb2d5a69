"""What dev, demo, test and prod share. No secret has a default here."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from trousseau.settings import env

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(env.text("TROUSSEAU_VAR", str(PACKAGE.parent / "var")))

INSTALLED_APPS = [
    "trousseau.ui",
    "trousseau.vault",
    "trousseau.people",
    "trousseau.notebook",
    "trousseau.circles",
    "trousseau.keys",
    "trousseau.publishing",
    "trousseau.passages",
    "trousseau.catalogue",
    "trousseau.account",
    "trousseau.web",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "trousseau.web.middleware.EditionPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trousseau.people.middleware.UnlockMiddleware",
    "trousseau.web.middleware.EditorsOnlyMiddleware",
    "trousseau.web.middleware.VaultMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "trousseau.urls"
ASGI_APPLICATION = "trousseau.asgi.application"
WSGI_APPLICATION = "trousseau.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trousseau.people.context.unlocked",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "trousseau.ui.templatetags.ui",
            ],
        },
    }
]
# In a cookie: a message in the session would be a row that says who did something, and when.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FORM_RENDERER = "trousseau.ui.forms.Renderer"
INSTALLED_APPS.append("django.forms")

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "fichiers/"
MEDIA_ROOT = VAR / "media"
# Uploads stay in memory: nothing private may land in a temporary file (docs/vault.md §12).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# People and sessions (docs/vault.md §§3-4)
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["trousseau.people.adapters.AuthenticationBackend"]
# Never used for a person: Person.check_password derives once, through the vault.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "trousseau.web.errors.csrf_failure"
UNLOCK_COOKIE = "__Host-unlock"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"
ACCOUNT_LOGOUT_REDIRECT_URL = "web:home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "trousseau.people.forms.LoginForm"}
ACCOUNT_ADAPTER = "trousseau.people.adapters.AccountAdapter"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# Fifteen phones in one room share an address (docs/vault.md §14).
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip"}
MFA_ADAPTER = "trousseau.people.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Trousseau"

# "no-referrer" would make browsers send "Origin: null" with our own forms, which CSRF refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/edition/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR code of a second factor is a data URI
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# The vault (docs/vault.md)
VAULT_ARGON2 = {"t": 3, "m_kib": 65536, "p": 1}
VAULT_RUN_DIR = VAR / "run"
VAULT_PILE = env.text("TROUSSEAU_PILE", env.volatile() + "/pile.sqlite3")
VAULT_RECEIPTS = VAR / "receipts" / "receipts.jsonl"

# Wagtail, at /edition/: editors only, and never a second way in.
WAGTAIL_SITE_NAME = "Trousseau"
WAGTAILADMIN_BASE_URL = env.text("TROUSSEAU_URL", "http://localhost:8000")
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
TROUSSEAU_POSTBOX = True  # a thread for what must not lengthen an answer (people.postbox)
# A publication refused by the printer inside a workflow would be an error page.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # our addresses are <slug:…>: « Été » must give « ete »
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = "/compte/connexion/"
WAGTAIL_FRONTEND_LOGIN_URL = "/compte/connexion/"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

QUICK_EXIT_URL = env.text("TROUSSEAU_QUICK_EXIT", "https://meteofrance.com/")
PUBLISHER_NAME = env.text("TROUSSEAU_PUBLISHER", "Centre de ressources")

# The centre's own words may replace ours (docs/settings.md)
TROUSSEAU_CONTENT = env.text("TROUSSEAU_CONTENT", "")
TROUSSEAU_DEMO = False
DEMO_FOLDER, DEMO_OUTBOX = VAR / "demo", VAR / "demo" / "outbox"
TROUSSEAU_GALLERY = False

# More than one process: what they tell each other, and the cache in production
REDIS_URL = env.text("TROUSSEAU_REDIS_URL", "")

# Nothing typed by anyone may reach a log (docs/vault.md §12)
DEFAULT_EXCEPTION_REPORTER_FILTER = "trousseau.web.reports.NothingFilter"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "trousseau.web.reports.BareFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.db.backends": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}


def sqlite(path: Path | str) -> dict[str, Any]:
    """Return the database settings of one SQLite file: durable, one writer at a time."""
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                    " PRAGMA recursive_triggers=ON; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    }


def database() -> dict[str, Any]:
    """Return PostgreSQL when TROUSSEAU_PG_NAME is set, else the SQLite file in TROUSSEAU_VAR."""
    name = env.text("TROUSSEAU_PG_NAME", "")
    if not name:
        return sqlite(VAR / "trousseau.sqlite3")
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": env.text("TROUSSEAU_PG_USER", ""),
            "PASSWORD": env.text("TROUSSEAU_PG_PASSWORD", ""),
            "HOST": env.text("TROUSSEAU_PG_HOST", ""),
            "PORT": env.text("TROUSSEAU_PG_PORT", ""),
            "CONN_MAX_AGE": 0,
            "OPTIONS": {"pool": True},
        }
    }
