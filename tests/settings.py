"""The settings of the tests: those of the demo (plain http), with a quick password hasher."""

import os

os.environ["SLEUTEL_MODUS"] = "demo"
os.environ.pop("SLEUTEL_ALS_EIGENAAR", None)

from sleutel.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
