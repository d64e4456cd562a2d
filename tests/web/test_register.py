"""Bringing a register through the page: from upload to history."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from django.conf import settings as instellingen
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from sleutel.common.klok import nu
from sleutel.koppelingen.aanlevering import Fase, clean_up, find
from sleutel.koppelingen.models import Invoer
from sleutel.partijen.models import Account, Lidmaatschap
from sleutel.trajecten.models import Gebeurtenis, Traject
from tests.domein.register.hulp import goed_register
from tests.kast import alleen_trajecten
from tests.web.lezen import tekst
from tests.web.rolbezetting import csv_bestanden, laat_werken


def breng(client: Client, register: dict | None = None) -> str:
    """Upload a register; gives the address to which it leads."""
    bestanden = csv_bestanden(goed_register() if register is None else register)
    antwoord = client.post("/register", {"bestanden": bestanden})
    assert antwoord.status_code == 302, tekst(antwoord)
    return antwoord.url


def fout_register() -> dict:
    """A good register with one more row, of a woonproces that does not exist."""
    register = goed_register()
    register["trajecten"].append(
        register["trajecten"][0] | {"traject": "T-99", "woonproces": "Kasteel"}
    )
    return register


def zonder_verwijzing(antwoord) -> str:
    """What is read, without what a link to a row says more."""
    return tekst(antwoord).replace("Bekijk rij ", "").replace(" ,", ",")


def als_werkmap(register: dict) -> bytes:
    """The same tables as the sheets of a workbook."""
    werkmap, inhoud = Workbook(write_only=True), io.BytesIO()
    for naam, rijen in register.items():
        blad = werkmap.create_sheet(naam)
        blad.append(list(rijen[0]))
        for rij in rijen:
            blad.append(list(rij.values()))
    werkmap.save(inhoud)
    return inhoud.getvalue()


def bestanden_van(adres: str) -> list[str]:
    map_ = Path(instellingen.AANLEVERINGEN_MAP) / urlsplit(adres).path.split("/")[2]
    return sorted(pad.name for pad in map_.rglob("*") if pad.is_file())


def test_a_good_register_is_checked_confirmed_taken_in_and_remembered(als):
    client = als("procesregisseur")

    adres = breng(client)
    assert "wacht op zijn beurt" in tekst(client.get(adres))
    laat_werken()
    assert "rijen zijn goed. Er is nog niets opgenomen." in tekst(client.get(adres))
    assert not Traject.objects.exists()
    assert not Invoer.objects.exists()

    assert client.post(f"{adres}/opnemen").url == adres
    assert "Sleutel neemt uw register op" in tekst(client.get(adres))
    laat_werken()

    assert "Uw register is opgenomen" in tekst(client.get(adres))
    invoer = Invoer.objects.get()
    assert invoer.account == Account.objects.get(email__startswith="procesregisseur@")
    assert invoer.nieuwe_gebeurtenissen == Gebeurtenis.objects.count() > 0
    assert invoer.account.naam in tekst(client.get("/register"))
    assert bestanden_van(adres) == ["aan_het_werk", "bevestigd", "stand.json"]


def test_the_check_says_how_much_would_change_and_that_is_what_changes(als):
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()
    beloofd = client.get(adres).context["uitslag"]["nieuwe_gebeurtenissen"]

    client.post(f"{adres}/opnemen")
    laat_werken()
    opnieuw = breng(client)
    laat_werken()

    assert Gebeurtenis.objects.count() == beloofd > 0
    assert "Opnemen verandert niets." in tekst(client.get(opnieuw))


def test_a_refused_row_is_shown_with_its_cell_and_closes_the_way_to_take_in(als):
    client = als("procesregisseur")
    adres = breng(client, fout_register())
    laat_werken()

    antwoord = client.get(adres)

    rij = len(fout_register()["trajecten"]) + 1
    assert f"trajecten {rij} woonproces Kasteel" in zonder_verwijzing(antwoord)
    assert 'id="neem-op" type="submit" disabled' in antwoord.content.decode()
    assert "Dit kan nog niet: 1 rij klopt niet." in tekst(antwoord)
    assert client.post(f"{adres}/opnemen").status_code == 403
    laat_werken()
    assert not Traject.objects.exists()


def test_the_good_rows_are_taken_in_and_the_others_come_back_as_a_file(als):
    client = als("procesregisseur")
    adres = breng(client, fout_register())
    laat_werken()
    client.post(f"{adres}/opnemen", {"sla_over": "1"})
    laat_werken()

    assert "1 rij is niet opgenomen." in tekst(client.get(adres))
    antwoord = client.get(f"{adres}/geweigerd.zip")
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as zip_:
        [naam] = zip_.namelist()
        terug = zip_.read(naam).decode("utf-8-sig")
    assert naam == "trajecten.csv"
    assert "Kasteel" in terug
    assert "reden" in terug.splitlines()[0]
    assert Traject.objects.count() == len(goed_register()["trajecten"])
    assert Invoer.objects.get().afgewezen == 1


def test_confirming_twice_takes_in_once(als):
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()

    client.post(f"{adres}/opnemen")
    client.post(f"{adres}/opnemen")
    laat_werken()
    client.post(f"{adres}/opnemen")
    laat_werken()

    assert Invoer.objects.count() == 1


def test_only_the_first_two_hundred_faults_are_shown_and_all_are_counted(als):
    traject = goed_register()["trajecten"][0] | {"woonproces": "Kasteel"}
    register = alleen_trajecten(*(traject | {"traject": f"T-{n}"} for n in range(250)))
    client = als("procesregisseur")
    adres = breng(client, register)
    laat_werken()

    antwoord = client.get(adres)

    assert "Fouten (250)" in tekst(antwoord)
    assert "De eerste 200 van 250" in tekst(antwoord)
    assert "trajecten woonproces 2, 3, 4, 5, 6, 7, 8, 9 … 250" in zonder_verwijzing(antwoord)
    assert len(antwoord.context["uitslag"]["afgewezen"]["eerste"]) == 200


@pytest.mark.parametrize(
    ("namen", "melding"),
    [
        ([], "Kies de bestanden van uw register."),
        (["foto.jpg"], "“foto.jpg” is geen CSV-bestand"),
        (["adressen.csv"], "“adressen.csv” hoort niet bij het register"),
        (["register.xlsx", "trajecten.csv"], "Kies één Excelwerkmap, of alleen CSV-bestanden."),
        (["trajecten.csv", "Trajecten.csv"], "zit er twee keer bij"),
        (["../trajecten.exe"], "“trajecten.exe” is geen CSV-bestand"),
    ],
)
def test_a_wrong_kind_of_file_is_refused_with_what_to_do(namen, melding, als):
    bestanden = [SimpleUploadedFile(naam, b"iets") for naam in namen]

    antwoord = als("procesregisseur").post("/register", {"bestanden": bestanden})

    assert antwoord.status_code == 400
    assert melding in tekst(antwoord)
    assert not DBTaskResult.objects.exists()
    assert not list(Path(instellingen.AANLEVERINGEN_MAP).glob("*"))


def test_a_register_that_is_too_large_is_refused(als, monkeypatch):
    monkeypatch.setattr("sleutel.web.uploads.MOST_REGISTER", 100)

    antwoord = als("procesregisseur").post(
        "/register", {"bestanden": csv_bestanden(goed_register())}
    )

    assert antwoord.status_code == 400
    assert "samen te groot" in tekst(antwoord)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [("register.xlsx", b"geen werkmap"), ("trajecten.csv", b"\x00\x01\x02\xff\xfe")],
)
def test_a_file_that_is_not_what_its_name_says_cannot_be_taken_in(naam, inhoud, als):
    client = als("procesregisseur")
    adres = client.post("/register", {"bestanden": [SimpleUploadedFile(naam, inhoud)]}).url
    laat_werken()

    antwoord = client.get(adres)

    assert "Dit register kan zo niet worden opgenomen." in tekst(antwoord)
    assert 'id="neem-op"' not in antwoord.content.decode()
    assert client.post(f"{adres}/opnemen", {"sla_over": "1"}).status_code == 403


def test_a_workbook_is_taken_in_like_csv(als):
    client = als("procesregisseur")

    bestand = SimpleUploadedFile("Ons register.xlsx", als_werkmap(goed_register()))
    adres = client.post("/register", {"bestanden": [bestand]}).url
    laat_werken()

    assert "rijen zijn goed." in tekst(client.get(adres))


def test_nobody_sees_or_confirms_what_somebody_else_brought(als, cast):
    adres = breng(als("procesregisseur"))
    laat_werken()
    Lidmaatschap.objects.filter(account__email=cast["loket-financien"]).update(
        rol="procesregisseur"
    )
    collega = als("loket-financien")

    assert collega.get("/register").status_code == 200
    assert collega.get(adres).status_code == collega.get(f"/register/{uuid4()}").status_code == 404
    assert collega.post(f"{adres}/opnemen").status_code == 404
    assert collega.post(f"{adres}/weggooien").status_code == 404


def test_an_import_of_who_no_longer_works_there_does_not_go_on(als, cast):
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()
    client.post(f"{adres}/opnemen")
    lid = Lidmaatschap.objects.filter(account__email=cast["procesregisseur"])
    lid.update(sinds="2020-01-01", tot="2021-01-01")

    laat_werken()

    assert not Traject.objects.exists()
    lid.update(tot=None)
    assert "Het lukte niet" in tekst(client.get(adres))


def test_what_stops_the_work_is_told_without_what_stood_in_the_register(als, monkeypatch):
    def stuk(*args, **kwargs):
        raise RuntimeError("mevrouw Jansen")

    monkeypatch.setattr("sleutel.koppelingen.tasks.check_register", stuk)
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()

    assert "Het lukte niet" in tekst(client.get(adres))
    resultaat = DBTaskResult.objects.get(task_path="sleutel.koppelingen.tasks.check")
    assert "RuntimeError" in resultaat.traceback
    assert "Jansen" not in resultaat.traceback
    assert bestanden_van(adres) == ["aan_het_werk", "stand.json"]


def test_a_task_carries_nothing_but_the_number_of_what_was_brought(als):
    adres = breng(als("procesregisseur"))

    nummer = adres.removeprefix("/register/")
    taken = dict(DBTaskResult.objects.values_list("task_path", "args_kwargs"))
    assert taken == {
        "sleutel.koppelingen.tasks.check": {"args": [nummer], "kwargs": {}},
        "sleutel.koppelingen.tasks.clean_up": {"args": [], "kwargs": {}},
    }


def test_what_was_brought_is_in_a_private_folder_and_gone_when_thrown_away(als):
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()
    map_ = Path(instellingen.AANLEVERINGEN_MAP)
    assert [oct(pad.stat().st_mode & 0o777) for pad in (map_, *map_.iterdir())] == ["0o700"] * 2

    assert client.post(f"{adres}/weggooien").url == "/register"
    assert client.get(adres).status_code == 404
    assert list(map_.iterdir()) == []


def test_what_nobody_confirms_is_gone_after_a_day(als, klok):
    adres = breng(als("procesregisseur"))

    clean_up()
    assert "stand.json" in bestanden_van(adres)
    klok(nu() + timedelta(days=1, hours=1))
    clean_up()
    assert bestanden_van(adres) == []


def test_every_upload_leaves_a_task_that_removes_it_after_a_day_though_nobody_comes_back(als, klok):
    client = als("procesregisseur")
    adres = breng(client)
    laat_werken()
    opruimen = DBTaskResult.objects.get(task_path="sleutel.koppelingen.tasks.clean_up")
    assert opruimen.status == "READY"
    assert timedelta(hours=23) < opruimen.run_after - nu() <= timedelta(days=1)

    klok(nu() + timedelta(days=1, seconds=1))
    assert client.get(adres).status_code == 404
    DBTaskResult.objects.filter(pk=opruimen.pk).update(run_after=opruimen.enqueued_at)
    laat_werken()

    assert bestanden_van(adres) == []


def test_what_is_confirmed_late_is_still_gone_after_a_day(als, klok):
    client = als("procesregisseur")
    begin = nu()
    adres = breng(client)
    laat_werken()
    klok(begin + timedelta(hours=23))
    client.post(f"{adres}/opnemen")
    laat_werken()
    klok(begin + timedelta(hours=25))
    clean_up()

    assert bestanden_van(adres) == []


def val_stil(monkeypatch, wat: str) -> None:
    """The work ends as when its process is stopped: what Sleutel does after a fault is not done."""

    def dood(*args, **kwargs):
        raise SystemExit

    monkeypatch.setattr(f"sleutel.koppelingen.tasks.{wat}", dood)
    laat_werken()
    monkeypatch.undo()


def test_a_check_that_the_worker_dropped_begins_again_and_says_so(als, monkeypatch, settings):
    client = als("procesregisseur")
    adres = breng(client)
    map_ = settings.AANLEVERINGEN_MAP
    val_stil(monkeypatch, "check_register")
    settings.AANLEVERINGEN_MAP = map_
    assert '"fase": "keurt"' in (Path(map_) / adres.split("/")[2] / "stand.json").read_text()

    pagina = tekst(client.get(adres))

    assert "wacht op zijn beurt" in pagina
    assert "Het werk viel halverwege stil" in pagina
    assert "Het werk viel" in tekst(client.get(adres))
    laat_werken()
    assert "rijen zijn goed." in tekst(client.get(adres))


def test_an_import_that_the_worker_dropped_begins_again_with_the_same_choice(
    als, monkeypatch, settings
):
    client = als("procesregisseur")
    adres = breng(client, fout_register())
    laat_werken()
    client.post(f"{adres}/opnemen", {"sla_over": "1"})
    map_ = settings.AANLEVERINGEN_MAP
    val_stil(monkeypatch, "import_register")
    settings.AANLEVERINGEN_MAP = map_

    assert "Er is niets half opgenomen." in tekst(client.get(adres))
    laat_werken()

    assert "Uw register is opgenomen" in tekst(client.get(adres))
    assert Traject.objects.count() == len(goed_register()["trajecten"])


def test_what_stops_the_worker_every_time_is_given_up(als, monkeypatch, settings):
    client = als("procesregisseur")
    adres = breng(client)
    map_ = settings.AANLEVERINGEN_MAP
    for _ in range(3):
        val_stil(monkeypatch, "check_register")
        settings.AANLEVERINGEN_MAP = map_
        pagina = tekst(client.get(adres))

    assert "Het werk viel 3 keer halverwege stil." in pagina
    assert bestanden_van(adres) == ["aan_het_werk", "stand.json"]


def test_what_a_worker_is_working_on_is_left_alone(als):
    """The negative control: looking while the lock is held changes nothing."""
    client = als("procesregisseur")
    adres = breng(client)
    gebracht = find(UUID(adres.split("/")[2]))
    assert gebracht is not None
    with gebracht.at_work() as alleen:
        assert alleen
        gebracht.ga_naar(Fase.KEURT)
        assert "stil" not in tekst(client.get(adres))
        laat_werken()
        assert find(gebracht.uuid).fase == Fase.KEURT

    assert "Het werk viel halverwege stil" in tekst(client.get(adres))


def test_the_pages_of_a_register_ask_as_much_of_the_database_for_many_faults_as_for_few(als):
    client = als("procesregisseur")

    def vragen(aantal: int) -> int:
        """Bring a register with so many faults, and look at all there is to see of it."""
        fout = goed_register()["trajecten"][0] | {"woonproces": "Kasteel"}
        adres = breng(
            client, alleen_trajecten(*(fout | {"traject": f"T-{n}"} for n in range(aantal)))
        )
        laat_werken()
        with CaptureQueriesContext(connection) as gesteld:
            for pagina in ("/register", adres, f"{adres}/tabel/trajecten?rij=2&kolom=woonproces"):
                assert client.get(pagina).status_code == 200
        return len(gesteld)

    assert vragen(2) == vragen(90)


def test_the_history_asks_as_much_of_the_database_for_many_imports_as_for_one(als):
    client = als("procesregisseur")

    def vragen() -> int:
        adres = breng(client)
        laat_werken()
        client.post(f"{adres}/opnemen")
        laat_werken()
        with CaptureQueriesContext(connection) as gesteld:
            client.get("/register")
        return len(gesteld)

    eerste = vragen()
    vragen()
    assert vragen() == eerste


def test_long_waiting_tells_whom_to_ask(als, klok):
    client = als("procesregisseur")
    adres = breng(client)

    assert "langer dan anders" not in tekst(client.get(adres))
    klok(nu() + timedelta(minutes=2))
    assert "langer dan anders" in tekst(client.get(adres))
