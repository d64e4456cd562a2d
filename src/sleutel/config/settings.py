"""Settings, read from the environment and checked at start.

| variable | meaning | without it |
| --- | --- | --- |
| `SLEUTEL_HOME` | folder with the data of the embedded database | see `common/server.py` |
| `DATABASE_URL` | a PostgreSQL of your own | the embedded one |
| `DATABASE_URL_EIGENAAR` | login of the owner, for commands that migrate | `DATABASE_URL` |
| `SLEUTEL_ALS_EIGENAAR` | this process works as the owner (set by the command line) | no |
| `SLEUTEL_MODUS` | `productie`, or `demo`: plain http, made-up data | `productie` |
| `SLEUTEL_GEHEIM` | the secret key; needed for the web server in production | random |
| `SLEUTEL_GEHEIM_OUD` | earlier secret keys that still open what they locked, with commas between | none |
| `SLEUTEL_HOSTS` | host names under which it is visited, with commas between | this machine |
| `SLEUTEL_ACHTER_PROXY` | a proxy in front sets `X-Forwarded-Proto` | no |
| `SLEUTEL_MAILSERVER` | the server that sends mail (see `config/post.py`) | files in `SLEUTEL_HOME/post` |
| `SLEUTEL_AFZENDER` | the address that mail comes from | `sleutel@localhost` |
| `SLEUTEL_OIDC` | a TOML file with identity providers of organisations (see `config/oidc.py`) | none |
| `SLEUTEL_STATIC` | folder for collected static files | `static` in `SLEUTEL_HOME` |
| `SLEUTEL_GRENZEN` | a GeoJSON with the boundaries for the map (see `web/cijfers/grenzen.py`) | tiles |
| `SLEUTEL_LOGNIVEAU` | level of Sleutel's own log lines | `WARNING` |
| `SLEUTEL_DEBUG` | Django's error pages, for developers | no |
"""

from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP
from environs import Env, EnvError, ValidationError, validate
from psycopg.conninfo import conninfo_to_dict

from sleutel.common import server

from . import oidc, post

APP_ROL = "sleutel_app"


def _all_long_enough(waarden: list[str]) -> None:
    for waarde in waarden:
        _lang_genoeg(waarde)


def _lang_genoeg(waarde: str) -> None:
    if waarde and len(waarde) < 50:
        raise ValidationError("Kies een geheim van minstens 50 tekens.")


env = Env(eager=False)
MODUS = env.str("SLEUTEL_MODUS", "productie", validate=validate.OneOf(["productie", "demo"]))
DEBUG = env.bool("SLEUTEL_DEBUG", False)
GEHEIM = env.str("SLEUTEL_GEHEIM", "", validate=_lang_genoeg)
GEHEIM_OUD: list[str] = env.list("SLEUTEL_GEHEIM_OUD", [], validate=_all_long_enough)
ALLOWED_HOSTS = env.list("SLEUTEL_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
ACHTER_PROXY = env.bool("SLEUTEL_ACHTER_PROXY", False)
ALS_EIGENAAR = env.bool("SLEUTEL_ALS_EIGENAAR", False)
STATIC_MAP = env.str("SLEUTEL_STATIC", str(server.default_home() / "static"))
GRENZEN = env.str("SLEUTEL_GRENZEN", "")
MAILSERVER = env.str("SLEUTEL_MAILSERVER", "", validate=post.check)
AFZENDER = env.str("SLEUTEL_AFZENDER", "sleutel@localhost", validate=validate.Email())
OIDC = env.str("SLEUTEL_OIDC", "")
LOGNIVEAU = env.str(
    "SLEUTEL_LOGNIVEAU",
    "WARNING",
    validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]),
)
AANLEVERINGEN_MAP = str(server.default_home() / "aanleveringen")
DATABASE_URL = server.url()
if ALS_EIGENAAR:
    DATABASE_URL = env.str("DATABASE_URL_EIGENAAR", "") or DATABASE_URL


def _database(url: str, rol: str | None) -> dict[str, Any]:
    """Django's form of a database address; with `rol` the connection works as that role."""
    try:
        delen = {k: v for k, v in conninfo_to_dict(url).items() if v is not None}
    except psycopg.Error:
        raise ImproperlyConfigured(
            "DATABASE_URL is geen adres van een PostgreSQL-database. Een goed adres is "
            "bijvoorbeeld postgresql://gebruiker:wachtwoord@machine:5432/sleutel"
        ) from None  # the driver's text would show the password
    vast = {
        naam: str(delen.pop(naam, "")) for naam in ("dbname", "user", "password", "host", "port")
    }
    if rol:
        delen["options"] = f"{delen.get('options', '')} -c role={rol}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": vast["dbname"],
        "USER": vast["user"],
        "PASSWORD": vast["password"],
        "HOST": vast["host"],
        "PORT": vast["port"],
        "OPTIONS": delen,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


try:
    env.seal()
except EnvError as fout:
    raise ImproperlyConfigured(f"De instellingen in de omgeving kloppen niet: {fout}") from fout

PRODUCTIE = MODUS == "productie" and not DEBUG
# A random key is enough for a command; the web server in production asks for a lasting one (wsgi).
SECRET_KEY = GEHEIM or get_random_secret_key()
SECRET_KEY_FALLBACKS = GEHEIM_OUD
DATABASES = {"default": _database(DATABASE_URL, None if ALS_EIGENAAR else APP_ROL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_tasks_db",
    "sleutel.common",
    "sleutel.partijen",
    "sleutel.kandidaten",
    "sleutel.trajecten",
    "sleutel.inzage",
    "sleutel.toewijzing",
    "sleutel.begeleiding",
    "sleutel.financien",
    "sleutel.klachten",
    "sleutel.koppelingen",
    "sleutel.rapportage",
    "sleutel.web",
    # Without the app `allauth` itself none of its own pages can ever show: ours are the only templates.
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "sleutel.common.logging.verzoeklog",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sleutel.web.accounts.tweede_factor.require_second_factor",
    "sleutel.web.toegang.act_as_chosen",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "sleutel.config.urls"
WSGI_APPLICATION = "sleutel.config.wsgi.application"
APPEND_SLASH = False

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Accounts: django-allauth signs people in, our adapters and forms say how (ADR 0012)
AUTH_USER_MODEL = "partijen.Account"
LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "inloggen"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"sleutel.koppelingen.identiteit.wachtwoordeisen.{naam}"}
    for naam in ("LangGenoeg", "NietUwGegevens", "NietBekend", "NietAlleenCijfers")
]
AUTH_PASSWORD_VALIDATORS[0] |= {"OPTIONS": {"min_length": 12}}
PASSWORD_RESET_TIMEOUT = 60 * 60  # the mail says: an hour
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
TWEEDE_FACTOR = MODUS != "demo"  # required of everyone but a kandidaat
ACCOUNT_ADAPTER = "sleutel.koppelingen.identiteit.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "sleutel.web.accounts.formulieren.InlogForm",
    "reset_password": "sleutel.web.accounts.formulieren.VergetenForm",
    "reset_password_from_key": "sleutel.web.accounts.formulieren.NieuwWachtwoordForm",
    "change_password": "sleutel.web.accounts.formulieren.WijzigWachtwoordForm",
    "reauthenticate": "sleutel.web.accounts.formulieren.WachtwoordOpnieuwForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # asked by a check of allauth; nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reaches its address before the account exists
ACCOUNT_SESSION_REMEMBER = False
# Its limits are counted per process and per address; ours are in the database (identiteit/rem.py).
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
MFA_ADAPTER = "sleutel.koppelingen.identiteit.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "sleutel.web.accounts.formulieren.CodeForm",
    "reauthenticate": "sleutel.web.accounts.formulieren.CodeOpnieuwForm",
    "activate_totp": "sleutel.web.accounts.formulieren.AppForm",
    "add_webauthn": "sleutel.web.accounts.formulieren.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_TOTP_ISSUER = "Sleutel"
MFA_TOTP_TOLERANCE = 1  # a telephone may be half a minute slow
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE  # the demo has plain http on this machine
SOCIALACCOUNT_ADAPTER = "sleutel.koppelingen.identiteit.aanbieder.AanbiederAdapter"
SOCIALACCOUNT_PROVIDERS = oidc.providers(OIDC, plain_http=not PRODUCTIE)
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may not lead to another site (form-action)

MAILERS = post.mailers(MAILSERVER, str(server.default_home() / "post"))
DEFAULT_FROM_EMAIL = AFZENDER

STATIC_URL = "static/"
# A demo serves the files from where they are; production collects and fingerprints them.
STATIC_ROOT = STATIC_MAP if PRODUCTIE else None
WHITENOISE_USE_FINDERS = not PRODUCTIE
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTIE
if ACHTER_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sleutel.common.logging.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sleutel": {"level": LOGNIVEAU},
        # Django's own handlers would print paths and exception texts.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
