"""The tests' settings for several processes: PostgreSQL when there is one, a shared cache."""

from tests.journeys.settings_file import *  # noqa: F403
from trousseau.settings import env  # noqa: TID251  (a settings module is a sum)
from trousseau.settings.base import REDIS_URL, VAR, database  # noqa: TID251

if env.text("TROUSSEAU_PG_NAME", ""):
    DATABASES = database()
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
    }
VAULT_PILE = str(VAR / "run" / "pile.sqlite3")
