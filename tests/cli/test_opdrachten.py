"""The contract of the commands, that others script: arguments, JSON, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sleutel.cli.uitvoer import scherm
from sleutel.domein.cijfers import CODES
from sleutel.koppelingen.models import Invoer
from sleutel.trajecten.models import Gebeurtenis
from tests.domein.register.hulp import goed_register, schrijf_map
from tests.kast import PARKSTAD, VOORBEELDEN, lees_register

MELDING = {"tabel", "rij", "kolom", "waarde", "reden"}
VERSCHIL = {"rij", "cijfer", "uitsplitsing", "gepubliceerd", "berekend", "uitleg"}


@pytest.fixture
def ingelezen(in_parkstad: None, sleutel: Callable) -> Callable:
    return sleutel


def bedorven(map_: Path) -> Path:
    register = goed_register()
    register["trajecten"].append(
        register["trajecten"][0] | {"traject": "T-2", "intake_op": "nooit"}
    )
    return schrijf_map(map_ / "bedorven", register)


def test_importeer_gives_one_json_object(sleutel):
    afloop = sleutel("importeer", PARKSTAD, "--json")
    assert afloop.code == 0
    assert set(afloop.json) == {
        "aangenomen",
        "afgewezen",
        "opmerkingen",
        "nieuwe_gebeurtenissen",
        "correcties",
    }
    assert afloop.json["aangenomen"]["trajecten"] == 538
    assert afloop.json["afgewezen"] == []
    assert afloop.json["nieuwe_gebeurtenissen"] == Gebeurtenis.objects.count()
    assert all(set(melding) == MELDING for melding in afloop.json["opmerkingen"])


def test_importeer_again_counts_good_rows_and_nothing_new(ingelezen):
    afloop = ingelezen("importeer", PARKSTAD, "--json")
    assert afloop.code == 0
    assert afloop.json["aangenomen"]["trajecten"] == 538
    assert (afloop.json["nieuwe_gebeurtenissen"], afloop.json["correcties"]) == (0, 0)


def test_importeer_with_a_refused_row_takes_nothing_in_and_exits_1(sleutel, tmp_path):
    afloop = sleutel("importeer", bedorven(tmp_path), "--json")
    assert afloop.code == 1
    [melding] = afloop.json["afgewezen"]
    assert set(melding) == MELDING
    assert (melding["tabel"], melding["rij"], melding["kolom"]) == ("trajecten", 3, "intake_op")
    assert afloop.json["aangenomen"]["trajecten"] == 1
    assert afloop.json["nieuwe_gebeurtenissen"] == 0
    assert not Invoer.objects.exists()
    assert not (tmp_path / "geweigerd").exists()


@pytest.mark.parametrize("opties", [(), ("--geweigerd", "elders/terug")])
def test_refused_rows_come_back_in_a_folder(sleutel, tmp_path, opties):
    afloop = sleutel("importeer", bedorven(tmp_path), "--sla-fouten-over", "--json", *opties)
    assert afloop.code == 1
    assert afloop.json["nieuwe_gebeurtenissen"] > 0
    terug = lees_register(tmp_path / (opties[1] if opties else "geweigerd"))
    assert set(terug) == {"trajecten"}
    [rij] = terug["trajecten"]
    assert (rij["traject"], rij["intake_op"]) == ("T-2", "nooit")
    assert rij["reden"]
    assert list(rij)[:-1] == list(goed_register()["trajecten"][0])


def test_bekend_op_stands_in_for_the_day_of_import(sleutel):
    afloop = sleutel("importeer", PARKSTAD, "--bekend-op", "2021-06-30", "--json")
    assert afloop.code == 0
    assert Invoer.objects.get().bekend_op.isoformat() == "2021-06-30"
    assert Gebeurtenis.objects.filter(bekend_op__gt="2021-06-30").count() == 0


def test_cijfers_gives_one_json_object_with_every_figure(ingelezen):
    vraag = ("cijfers", "--jaar", 2021, "--regio", "parkstad", "--woonproces", "Housing Plus")
    afloop = ingelezen(*vraag, "--peildatum", "31-12-2021", "--json")
    assert afloop.code == 0
    assert {k: v for k, v in afloop.json.items() if k not in {"cijfers", "controles"}} == {
        "jaar": 2021,
        "kwartaal": None,
        "regio": "Parkstad",
        "woonproces": "Housing Plus",
        "peildatum": "2021-12-31",
    }
    assert set(afloop.json["cijfers"]) == set(CODES)
    assert all(set(c) == {"code", "klopt", "uitleg"} for c in afloop.json["controles"])
    verwacht = json.loads((PARKSTAD / "verwacht.json").read_text(encoding="utf-8"))
    plus = verwacht["cijfers"]["Parkstad"]["Housing Plus"]
    assert {code: afloop.json["cijfers"][code] for code in plus} == plus


def test_cijfers_of_an_empty_record_has_every_figure_too(sleutel):
    afloop = sleutel("cijfers", "--jaar", 2021, "--json")
    assert afloop.code == 0
    assert set(afloop.json["cijfers"]) == set(CODES)
    assert afloop.json["regio"] is None
    assert all(
        waarde in (0, {}, None) or isinstance(waarde, dict)
        for waarde in afloop.json["cijfers"].values()
    )


def test_cijfers_of_a_quarter(ingelezen):
    afloop = ingelezen("cijfers", "--jaar", 2021, "--kwartaal", 4, "--json")
    assert afloop.json["kwartaal"] == 4


def test_the_table_for_people_names_every_figure(ingelezen, monkeypatch):
    monkeypatch.setattr(scherm, "width", 200)
    afloop = ingelezen("cijfers", "--jaar", 2021, "--peildatum", "2021-12-31")
    assert afloop.code == 0
    assert all(code in afloop.uit for code in CODES)


@pytest.mark.parametrize("tabel", ["gepubliceerd-2021.csv", "gepubliceerd-2024.csv"])
def test_vergelijk_puts_every_row_in_exactly_one_list(ingelezen, tabel):
    afloop = ingelezen("vergelijk", VOORBEELDEN / tabel, "--json")
    gevonden = afloop.json
    assert set(gevonden) == {"gelijk", "afwijkingen", "niet_te_berekenen"}
    for lijst in ("afwijkingen", "niet_te_berekenen"):
        assert all(set(regel) == VERSCHIL for regel in gevonden[lijst])
    rijen = len((VOORBEELDEN / tabel).read_text(encoding="utf-8").strip().splitlines()) - 1
    anders = [
        regel["rij"] for lijst in ("afwijkingen", "niet_te_berekenen") for regel in gevonden[lijst]
    ]
    assert gevonden["gelijk"] + len(anders) == rijen
    assert len(set(anders)) == len(anders)
    assert len(gevonden["afwijkingen"]) == 2
    assert afloop.code == 1


def test_vergelijk_without_events_of_that_year_is_not_to_be_calculated_and_exits_0(
    sleutel, tmp_path
):
    tabel = tmp_path / "tabel.csv"
    tabel.write_text(
        "jaar;regio;woonproces;cijfer;uitsplitsing;waarde;bron\n"
        "2021;Parkstad;Housing;aanmeldingen;;162;rapport\n",
        encoding="utf-8",
    )
    afloop = sleutel("vergelijk", tabel, "--json")
    assert afloop.code == 0
    assert (afloop.json["gelijk"], len(afloop.json["niet_te_berekenen"])) == (0, 1)


def test_vergelijk_computes_regions_together_as_cijfers_does(ingelezen, tmp_path):
    samen = "Heuvelland en Parkstad"
    vraag = ("cijfers", "--jaar", 2021, "--regio", samen, "--peildatum", "2021-12-31")
    intakes = ingelezen(*vraag, "--json").json["cijfers"]["intakes"]
    tabel = tmp_path / "tabel.csv"
    tabel.write_text(
        "jaar;regio;woonproces;cijfer;uitsplitsing;waarde\n"
        f"2021;{samen};;intakes;;{intakes}\n"
        f"2021;Parkstad, Heuvelland;;intakes;;{intakes + 1}\n",
        encoding="utf-8",
    )
    gevonden = ingelezen("vergelijk", tabel, "--json").json
    assert intakes > 0
    assert gevonden["gelijk"] == 1
    assert [b["berekend"] for b in gevonden["afwijkingen"]] == [intakes]


def test_herbouw_tells_of_a_row_that_was_tampered_with(ingelezen, voer_sql_uit):
    assert ingelezen("herbouw", "--controleer").code == 0
    voer_sql_uit("UPDATE traject SET resultaat = 'negatief' WHERE resultaat = 'positief'")
    afloop = ingelezen("herbouw", "--controleer", "--json")
    assert afloop.code == 1
    assert "resultaat" in afloop.json["afwijkingen"][0]["uitleg"]


@pytest.mark.parametrize(
    ("woorden", "gezegd"),
    [
        (["importeer", "bestaat-niet"], "bestaat niet"),
        (["importeer", str(PARKSTAD), "--bekend-op", "gisteren"], "geen datum"),
        (["importeer"], "pad"),
        (["cijfers"], "--jaar"),
        (["cijfers", "--jaar", "2021", "--regio", "Utrecht"], "De regio Utrecht bestaat niet"),
        (["cijfers", "--jaar", "2021", "--woonproces", "Hotel"], "Hotel bestaat niet"),
        (["cijfers", "--jaar", "2021", "--kwartaal", "5"], "5"),
        (["cijfers", "--jaar", "21"], "geen jaar"),
        (["cijfers", "--jaar", "2021", "--peildatum", "2021-02-30"], "geen datum"),
        (["vergelijk", "bestaat-niet.csv"], "geen bestand"),
        (["vergelijk", str(PARKSTAD / "trajecten.csv")], "In de kop ontbreekt"),
        (["herbouw"], "--controleer"),
        (["toveren"], "toveren"),
        ([], "OPDRACHT"),
    ],
    ids=" ".join,
)
def test_wrong_use_exits_2_and_says_what_is_wrong_on_standard_error(sleutel, woorden, gezegd):
    afloop = sleutel(*woorden)
    assert afloop.code == 2
    assert afloop.uit == ""
    assert gezegd in " ".join(afloop.fout.split())


def test_what_is_said_of_wrong_use_is_dutch(sleutel):
    for woorden in (["cijfers"], ["importeer"], ["toveren"], ["cijfers", "--jaar", "x"], []):
        fout = sleutel(*woorden).fout
        engels = [w for w in ("usage:", "error:", "required", "invalid", "choose") if w in fout]
        assert not engels, fout


def test_refused_rows_that_were_mended_do_not_come_back_with_later_ones(sleutel, tmp_path):
    bron = bedorven(tmp_path)
    assert sleutel("importeer", bron, "--sla-fouten-over", "--json").code == 1
    terug = tmp_path / "geweigerd"
    gemaakt = lees_register(terug)
    gemaakt["trajecten"][0]["intake_op"] = gemaakt["trajecten"][0]["aangemeld_op"]
    schrijf_map(terug, gemaakt)
    assert sleutel("importeer", terug, "--sla-fouten-over", "--json").code == 0
    assert not list(terug.glob("*.csv"))


def test_a_register_is_never_written_over_by_refused_rows(sleutel, tmp_path):
    bron = bedorven(tmp_path)
    voor = (bron / "trajecten.csv").read_bytes()
    afloop = sleutel("importeer", bron, "--sla-fouten-over", "--geweigerd", bron, "--json")
    assert (afloop.code, (bron / "trajecten.csv").read_bytes()) == (2, voor)
    assert not Gebeurtenis.objects.exists()


def test_a_folder_for_refused_rows_that_cannot_be_made_is_wrong_use(sleutel, tmp_path):
    (tmp_path / "bestand").write_text("geen map")
    opties = ("--sla-fouten-over", "--geweigerd", tmp_path / "bestand", "--json")
    assert sleutel("importeer", bedorven(tmp_path), *opties).code == 2
    assert not Gebeurtenis.objects.exists()


def test_an_import_cannot_have_been_tomorrow(sleutel):
    assert sleutel("importeer", PARKSTAD, "--bekend-op", "2099-01-01").code == 2
    assert not Gebeurtenis.objects.exists()


def test_an_unknown_command_of_beheer_is_wrong_use(sleutel):
    assert sleutel("beheer", "toveren").code == 2
