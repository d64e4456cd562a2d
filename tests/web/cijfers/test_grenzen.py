"""Real boundaries from a GeoJSON of the user: read, simplified, and refused with a clear reason."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from sleutel.web.cijfers import grenzen
from sleutel.web.cijfers.grenzen import GrenzenFoutError, read_grenzen, simplify
from sleutel.web.cijfers.tegels import TEGELS

VIERKANT = [[5.7, 50.8], [5.8, 50.8], [5.8, 50.9], [5.7, 50.9], [5.7, 50.8]]


def gebied(code: str, punten: list = VIERKANT, soort: str = "Polygon") -> dict:
    vormen = {"Polygon": [punten], "MultiPolygon": [[punten]], "Point": punten[0]}
    return {
        "type": "Feature",
        "properties": {"gemeentecode": code},
        "geometry": {"type": soort, "coordinates": vormen[soort]},
    }


@pytest.fixture
def bestand(tmp_path):
    def schrijf(*gebieden: dict, tekst: str | None = None):
        pad = tmp_path / "grenzen.geojson"
        inhoud = {"type": "FeatureCollection", "features": list(gebieden)}
        pad.write_text(json.dumps(inhoud) if tekst is None else tekst)
        return pad

    return schrijf


def naar_rechts(punten: list) -> list:
    return [[x + 0.1, y] for x, y in punten]


@pytest.mark.parametrize("soort", ["Polygon", "MultiPolygon"])
def test_gebieden_lie_beside_each_other_with_north_above(bestand, soort):
    pad = bestand(gebied("GM0935", soort=soort), gebied("GM0938", naar_rechts(VIERKANT), soort))

    kaart = read_grenzen(pad, ["GM0935", "GM0938"])

    assert kaart.kader == "0 0 1000 792"  # a degree to the north is longer than one to the east
    assert kaart.gebieden["GM0935"].pad == "M0.0 792.0L500.0 792.0L500.0 0.0L0.0 0.0Z"
    assert (kaart.gebieden["GM0935"].x, kaart.gebieden["GM0938"].x) == ("25.00%", "75.00%")
    assert kaart.gebieden["GM0935"].y == "50.00%"


def test_a_gebied_that_is_not_asked_is_left_out(bestand):
    kaart = read_grenzen(bestand(gebied("GM0935"), gebied("GM0363")), ["GM0935"])

    assert list(kaart.gebieden) == ["GM0935"]


def test_a_point_on_a_straight_line_is_left_out_and_a_corner_stays():
    ring = [(0, 0), (50, 0.1), (100, 0), (100, 60), (100, 100), (0, 100), (0, 0)]

    assert simplify(ring) == [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]


@pytest.mark.parametrize(
    ("gebieden", "reden"),
    [
        ([gebied("GM0935")], "ontbreken gemeenten: GM0938"),
        ([{"type": "Feature", "properties": {"naam": "Beek"}}], "Gebied 1 heeft geen eigenschap"),
        ([gebied("GM0935", soort="Point")], "GM0935 is geen Polygon"),
        ([gebied("GM0935", [[176000, 317000]] * 4)], "WGS84"),
        ([gebied("GM0935", [[float("nan"), 50.8]] * 4)], "WGS84"),
        ([gebied("GM0935", [[5.7, 50.8]] * 2)], "minstens vier punten"),
        ([gebied("GM0935", [[5.7, 50.8]] * 4), gebied("GM0938", [[5.7, 50.8]] * 4)], "één lijn"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_refused_with_the_reason(gebieden, reden, bestand):
    with pytest.raises(GrenzenFoutError, match=reden):
        read_grenzen(bestand(*gebieden), ["GM0935", "GM0938"])


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [("geen json", "geen GeoJSON"), ("[1]", "geen FeatureCollection"), ("\0", "geen GeoJSON")],
)
def test_another_kind_of_file_is_refused(tekst, reden, bestand):
    with pytest.raises(GrenzenFoutError, match=reden):
        read_grenzen(bestand(tekst=tekst))


def test_a_wrong_setting_names_itself(settings, tmp_path):
    settings.GRENZEN = str(tmp_path / "weg.geojson")
    grenzen.ingesteld.cache_clear()
    try:
        with pytest.raises(ImproperlyConfigured, match=r"SLEUTEL_GRENZEN: .*weg\.geojson"):
            grenzen.ingesteld()
    finally:
        grenzen.ingesteld.cache_clear()


def test_without_a_file_there_are_tiles(settings):
    settings.GRENZEN = ""
    grenzen.ingesteld.cache_clear()

    assert grenzen.ingesteld() is None


def test_no_two_tiles_lie_on_one_place():
    assert len(set(TEGELS.values())) == len(TEGELS) == 16
