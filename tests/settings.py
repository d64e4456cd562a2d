"""The settings of the tests: those of the demo (plain http), with a quick password hasher."""

import os

from django.middleware import csrf

os.environ["SLEUTEL_MODUS"] = "demo"
os.environ.pop("SLEUTEL_ALS_EIGENAAR", None)

from sleutel.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The secret of a form holds no word, name or number for which a test searches a page.
csrf.CSRF_ALLOWED_CHARS = "qQ"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# A test may look at the whole record; a request in it reads as its actor, and nothing more (ADR 0021).
DATABASES["default"]["OPTIONS"]["options"] = "-c role=sleutel_geheel"  # noqa: F405
