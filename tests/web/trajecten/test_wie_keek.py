"""On "wie kan dit zien" stands who looked: the organisation and the role, never the member of staff."""

from datetime import date
from uuid import UUID

import pytest

from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Genoemd, names_staff
from sleutel.inzage.models import Inzageregel
from sleutel.kandidaten.services import tie_to_account
from sleutel.partijen.models import Account, Lidmaatschap
from sleutel.trajecten.models import Justitietoegang, Traject
from tests.web.lezen import tekst
from tests.web.rolbezetting import LOPEND
from tests.web.trajecten.test_wie_ziet import JUSTITIEEL, count_questions


@pytest.fixture
def van_de_kandidaat(cast, dossier):
    """Record a traject of the kandidaat of the cast."""

    def maak(*stappen) -> UUID:
        uuid = dossier("PS-1", *stappen)
        tie_to_account(
            Traject.objects.get(uuid=uuid).kandidaat_id,
            account_id=Account.objects.get(email=cast["kandidaat"]).pk,
            op=date(2020, 1, 1),
        )
        return uuid

    return maak


def test_the_kandidaat_reads_which_organisation_looked_and_not_who(als, van_de_kandidaat):
    uuid = van_de_kandidaat(LOPEND)
    als("aanmelder").get(f"/trajecten/{uuid}")
    als("procesregisseur").get("/trajecten")

    pagina = tekst(als("kandidaat").get(f"/trajecten/{uuid}/toegang"))

    assert "3 keer gekeken" in pagina
    assert "LEVANTOgroep Aanmelder Eén traject Aanmelding" in pagina
    assert "Loket Housing Zuid-Limburg Procesregisseur Lijst van trajecten Procesregie" in pagina
    assert "Geen Uzelf Wie een traject kan zien Eigen dossier" in pagina
    namen = Account.objects.exclude(email__startswith="kandidaat@").values_list("naam", flat=True)
    assert not [naam for naam in namen if naam in pagina]


def test_the_procesregisseur_reads_the_same_of_his_traject(als, van_de_kandidaat):
    uuid = van_de_kandidaat(LOPEND)
    als("kandidaat").get(f"/trajecten/{uuid}")
    als("loket-financien").get(f"/trajecten/{uuid}")

    pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}/toegang"))

    assert "Geen Kandidaat Eén traject Eigen dossier" in pagina
    assert "Loket Housing Zuid-Limburg Financiën van het loket Eén traject" in pagina
    assert "Dirk Peeters" not in pagina


def test_looking_who_looked_is_a_look(als, dossier):
    uuid = dossier("PS-1")
    for keer in (1, 2):
        pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}/toegang"))
        assert f"{keer} keer gekeken" in pagina
    assert {regel.pagina for regel in Inzageregel.objects.all()} == {"wie-ziet"}


def test_the_looks_at_another_traject_are_not_told(als, dossier):
    een, ander = dossier("PS-1"), dossier("PS-2")
    als("loket-financien").get(f"/trajecten/{ander}")

    assert (
        "Financiën"
        not in tekst(als("procesregisseur").get(f"/trajecten/{een}/toegang")).partition(
            "Wie keek er"
        )[2]
    )


def test_many_looks_are_fifty_on_a_page_with_as_many_questions_as_few(als, dossier):
    uuid, client = dossier("PS-1"), als("procesregisseur")
    adres = f"/trajecten/{uuid}/toegang"
    weinig = count_questions(client, adres)
    for _ in range(52):
        client.get(f"/trajecten/{uuid}")

    assert count_questions(client, adres) == weinig
    eerste, tweede = (tekst(client.get(f"{adres}?pagina={n}")) for n in (1, 2))
    assert "Bladzijde 1 van 2" in eerste
    assert eerste.count("Eén traject") == 47
    assert tweede.count("Eén traject") == 6


def test_the_kandidaat_reads_of_which_organisation_somebody_is_named_and_not_who(
    als, cast, van_de_kandidaat
):
    uuid = van_de_kandidaat(JUSTITIEEL)
    lid = Lidmaatschap.objects.get(account__email=cast["aanmelder"])
    client = als("procesregisseur")
    keuze = {"lidmaatschap": str(lid.uuid), "reden": "zorg"}
    client.post(f"/trajecten/{uuid}/toegang/aanwijzen", keuze)
    gegeven = {"toegang": str(Justitietoegang.objects.get().uuid)}
    client.post(f"/trajecten/{uuid}/toegang/afnemen", gegeven)

    pagina = tekst(als("kandidaat").get(f"/trajecten/{uuid}/toegang"))

    assert "Een medewerker van LEVANTOgroep Begeleidt de kandidaat namens de zorgpartij" in pagina
    for wie in ("aanmelder", "procesregisseur"):
        assert Account.objects.get(email=cast[wie]).naam not in pagina


def test_a_name_of_staff_is_read_by_who_cannot_work_without():
    lezers = {genoemd: [rol for rol in Rol if names_staff(genoemd, rol)] for genoemd in Genoemd}
    assert lezers == {
        Genoemd.AANGEWEZEN: [Rol.PROCESREGISSEUR],
        Genoemd.GEKEKEN: [Rol.PRIVACY_OFFICER],
    }
