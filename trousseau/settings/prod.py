"""Settings of production: every secret is required, everything secure is on."""

from trousseau.settings import env
from trousseau.settings.base import *  # noqa: F403  (a settings module is the sum of base and its own)
from trousseau.settings.base import REDIS_URL, database

SECRET_KEY = env.secret("TROUSSEAU_SECRET_KEY")
VAULT_PEPPER = env.secret_bytes("TROUSSEAU_PEPPER")
VAULT_TRAIL_SECRET = env.secret_bytes("TROUSSEAU_TRAIL_SECRET")
DEBUG = False
ALLOWED_HOSTS = env.text("TROUSSEAU_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
DATABASES = database()
EMAIL_HOST = env.text("TROUSSEAU_SMTP_HOST", "localhost")
EMAIL_PORT = env.number("TROUSSEAU_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("TROUSSEAU_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.secret("TROUSSEAU_SMTP_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_USE_TLS = env.flag("TROUSSEAU_SMTP_TLS", False)
DEFAULT_FROM_EMAIL = env.text("TROUSSEAU_FROM", "trousseau@localhost")
SECURE_SSL_REDIRECT = env.flag("TROUSSEAU_HTTPS_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
