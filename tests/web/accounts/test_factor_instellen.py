"""Setting up an app with codes: in a database of its own, for allauth waits for the commit."""

import re

from tests.web.inloggen import code_van, met_wachtwoord
from tests.web.rolbezetting import maak_cast

STEL_IN = "/account/tweede-stap"


def test_setting_up_an_app_opens_the_pages_and_gives_recovery_codes(
    client, verse_database, settings
):
    settings.TWEEDE_FACTOR = True
    maak_cast()
    met_wachtwoord(client, "procesregisseur")
    client.post("/account/bevestigen", {"password": "sleutel-demo-2021"})
    pagina = client.get(f"{STEL_IN}/app").content.decode()
    assert 'src="data:image/svg+xml;base64,' in pagina
    geheim = re.search(r"<code>([A-Z2-7]{32})</code>", pagina)[1]

    antwoord = client.post(f"{STEL_IN}/app", {"code": code_van(geheim)})

    assert antwoord.url == f"{STEL_IN}/herstelcodes"
    eerste = client.get(antwoord.url).content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code>", eerste)) == 10
    assert "<li><code>" not in client.get(antwoord.url).content.decode()
    assert client.get("/trajecten").status_code == 200
