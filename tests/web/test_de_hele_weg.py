"""The walk of a stranger with the register of 2021, from bringing it to the report (issue 3 §3)."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.kast import PARKSTAD
from tests.web.lezen import tekst
from tests.web.rolbezetting import laat_werken

VRAAG = "jaar=2021&regio=parkstad&woonproces=housing&peildatum=2021-12-31"
NUMMER = re.compile(r'href="/trajecten/[0-9a-f-]{36}"[^>]*>\s*([^<\s][^<]*?)\s*<')


def upload(pad: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(pad.name, pad.read_bytes())


def test_the_register_of_2021_goes_from_upload_to_a_report_for_the_board(als):
    client = als("procesregisseur")

    adres = client.post(
        "/register", {"bestanden": [upload(pad) for pad in sorted(PARKSTAD.glob("*.csv"))]}
    ).url
    laat_werken()
    client.post(f"{adres}/opnemen")
    laat_werken()
    assert "Uw register is opgenomen" in tekst(client.get(adres))

    cijfer = client.get(f"/cijfers/gestart_met_huren?{VRAAG}")
    assert cijfer.context["blok"].waarde == "82"
    tweede = client.get(f"/cijfers/gestart_met_huren?{VRAAG}&pagina=2")
    achter = NUMMER.findall(cijfer.content.decode() + tweede.content.decode())
    assert len(achter) == len(set(achter)) == 82

    vergeleken = tekst(
        client.post("/vergelijk", {"tabel": upload(PARKSTAD.parent / "gepubliceerd-2021.csv")})
    )
    assert re.search(r"\b28\b.*\b30\b", vergeleken)

    verslag = client.post("/jaarverslag/bewaren", {"jaar": 2021, "regio": ["parkstad"]}).url
    pdf = client.get(f"{verslag}/pdf")
    assert b"".join(pdf)[:5] == b"%PDF-"
