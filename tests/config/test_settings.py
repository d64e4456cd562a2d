"""The settings are checked at start, and closed unless opened."""

import json
import os
import subprocess
import sys

import pytest

LEES = """
import json, sys
from django.conf import settings
print(json.dumps({naam: getattr(settings, naam, None) for naam in sys.argv[1:]}, default=str))
"""
START_WEB = "import sleutel.config.wsgi"
GEHEIM = "een-geheim-dat-alleen-in-deze-toets-voorkomt-en-lang-genoeg-is"


def start(programma: str, *argumenten: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    # The browser tests, which may run in the same worker, set a variable of Django's.
    eigen = ("SLEUTEL_", "DATABASE_", "DJANGO_")
    schoon = {k: v for k, v in os.environ.items() if not k.startswith(eigen)}
    return subprocess.run(
        [sys.executable, "-c", programma, *argumenten],
        env=schoon | {"DJANGO_SETTINGS_MODULE": "sleutel.config.settings"} | omgeving,
        capture_output=True,
        text=True,
    )


def lees(*namen: str, **omgeving: str) -> dict[str, object]:
    antwoord = start(LEES, *namen, **omgeving)
    assert antwoord.returncode == 0, antwoord.stderr
    return json.loads(antwoord.stdout)


def database(**omgeving: str) -> dict:
    return lees("DATABASES", **omgeving)["DATABASES"]["default"]


def test_without_any_variable_it_is_production_on_the_embedded_database():
    gelezen = lees("PRODUCTIE", "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
    assert gelezen == {
        "PRODUCTIE": True,
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
    }
    assert database()["USER"] == "sleutel_eigenaar"
    assert database()["HOST"].startswith("/")


def test_the_app_works_as_its_own_role_and_the_owner_as_himself():
    assert database()["OPTIONS"] == {"options": "-c role=sleutel_app"}
    assert database(SLEUTEL_ALS_EIGENAAR="1")["OPTIONS"] == {}


def test_a_database_of_ones_own_keeps_its_options_beside_the_role():
    gelezen = database(DATABASE_URL="postgresql://u:w%40@db:6543/x?sslmode=require")
    assert (gelezen["USER"], gelezen["PASSWORD"]) == ("u", "w@")
    assert (gelezen["HOST"], gelezen["PORT"], gelezen["NAME"]) == ("db", "6543", "x")
    assert gelezen["OPTIONS"] == {"sslmode": "require", "options": "-c role=sleutel_app"}


def test_the_owner_may_have_a_login_of_his_own_that_the_app_never_uses():
    omgeving = {
        "DATABASE_URL": "postgresql://app@db/x",
        "DATABASE_URL_EIGENAAR": "postgresql://baas@db/x",
    }
    assert database(**omgeving)["USER"] == "app"
    assert database(**omgeving, SLEUTEL_ALS_EIGENAAR="1")["USER"] == "baas"


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("SLEUTEL_MODUS", "productei"),
        ("SLEUTEL_DEBUG", "misschien"),
        ("SLEUTEL_GEHEIM", "te kort"),
        ("SLEUTEL_LOGNIVEAU", "luid"),
        ("SLEUTEL_MAILSERVER", "mail.example.nl"),
        ("SLEUTEL_MAILSERVER", "smtps://mail.example.nl:poort"),
        ("SLEUTEL_AFZENDER", "Sleutel"),
        ("DATABASE_URL", "mysql://u@db/x"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(naam, waarde):
    antwoord = start(LEES, "DEBUG", **{naam: waarde})
    assert antwoord.returncode == 1
    assert "ImproperlyConfigured" in antwoord.stderr.splitlines()[-1]
    assert naam in antwoord.stderr.splitlines()[-1]


def test_all_wrong_values_are_told_at_once():
    antwoord = start(LEES, "DEBUG", SLEUTEL_MODUS="x", SLEUTEL_LOGNIVEAU="y")
    laatste = antwoord.stderr.splitlines()[-1]
    assert "SLEUTEL_MODUS" in laatste
    assert "SLEUTEL_LOGNIVEAU" in laatste


def test_the_web_server_in_production_asks_for_a_lasting_secret(tmp_path):
    antwoord = start(START_WEB)
    assert "SLEUTEL_GEHEIM" in antwoord.stderr.splitlines()[-1]
    met = start(START_WEB, SLEUTEL_GEHEIM=GEHEIM, SLEUTEL_STATIC=str(tmp_path))
    assert met.returncode == 0, met.stderr


def test_pages_may_run_no_inline_script_and_be_framed_by_nobody():
    csp = lees("SECURE_CSP")["SECURE_CSP"]
    assert csp["default-src"] == ["'self'"]
    assert csp["frame-ancestors"] == ["'none'"]
    assert not any("unsafe" in bron for bronnen in csp.values() for bron in bronnen)


def test_django_finds_nothing_to_remark_on_the_deployment(tmp_path):
    antwoord = start(
        "from django.core.management import execute_from_command_line as doe;"
        "doe(['', 'check', '--deploy', '--fail-level', 'WARNING'])",
        SLEUTEL_GEHEIM=GEHEIM,
        SLEUTEL_MAILSERVER="smtps://mail.example.nl",
        SLEUTEL_STATIC=str(tmp_path),
    )
    assert antwoord.returncode == 0, antwoord.stderr


def test_mail_goes_to_the_server_that_is_named():
    adres = "smtp+tls://naam:wacht%40woord@mail.example.nl"
    opties = lees("MAILERS", SLEUTEL_MAILSERVER=adres)["MAILERS"]["default"]["OPTIONS"]
    assert (opties["host"], opties["port"]) == ("mail.example.nl", 587)
    assert (opties["username"], opties["password"]) == ("naam", "wacht@woord")
    assert (opties["use_tls"], opties["use_ssl"]) == (True, False)


def test_without_a_mail_server_mail_lands_in_a_folder(tmp_path):
    mailer = lees("MAILERS", SLEUTEL_HOME=str(tmp_path))["MAILERS"]["default"]
    assert mailer["OPTIONS"] == {"file_path": str(tmp_path / "post")}


def test_the_second_factor_is_asked_of_everyone_but_in_the_demo():
    assert lees("TWEEDE_FACTOR") == {"TWEEDE_FACTOR": True}
    assert lees("TWEEDE_FACTOR", SLEUTEL_MODUS="demo") == {"TWEEDE_FACTOR": False}
