"""Reading a page of the beheer as text, and going the way from form to confirmation."""

import re
from datetime import date
from html import unescape

from django.test import Client

from tests.web.lezen import tekst

VANDAAG = date(2026, 11, 23)


def verborgen(antwoord) -> dict[str, str | list[str]]:
    """What the form on the page sends along by itself; of more than one value a list."""
    html = antwoord.content.decode()
    velden: dict[str, str | list[str]] = {}
    for naam, waarde in re.findall(
        r'<input type="hidden" name="([\w-]+)"(?: value="([^"]*)")?', html
    ):
        if naam == "csrfmiddlewaretoken":
            continue
        eerder = velden.get(naam, [])
        alle = [*([eerder] if isinstance(eerder, str) else eerder), unescape(waarde)]
        velden[naam] = alle if len(alle) > 1 else alle[0]
    return velden


def leg_vast(client: Client, adres: str, vraag: dict[str, str]):
    """See what a change does, and confirm it."""
    gezien = client.post(adres, vraag)
    assert gezien.status_code == 200, tekst(gezien)
    assert "Er is nog niets vastgelegd." in tekst(gezien)
    return client.post(adres, verborgen(gezien) | {"bevestig": "1"})
