"""The pictures: one scale from zero, the numbers in them, and well-formed whatever the names."""

from xml.etree import ElementTree as ET

from sleutel.domein.verslag.document import Cel, Grafiek, Punt, Soort, Vorm
from sleutel.domein.verslag.tekening import BREED, SMAL, teken

SVG = "{http://www.w3.org/2000/svg}"


def getekend(soort: Soort, *punten: Punt, grens: int | None = None) -> ET.Element:
    return ET.fromstring(teken(Grafiek(soort, "Titel", "Uitleg.", punten, grens, "afgesproken")))


def woorden(tekening: ET.Element) -> list[str]:
    return [tekst.text or "" for tekst in tekening.iter(f"{SVG}text")]


def test_bars_start_at_zero_and_are_as_long_as_their_numbers():
    tekening = getekend(Soort.TRECHTER, Punt("Aangemeld", Cel(100)), Punt("Intakes", Cel(50)))
    balken = list(tekening.iter(f"{SVG}rect"))
    assert {balk.get("x") for balk in balken} == {str(BREED.begin)}
    lang, kort = (float(balk.get("width", "")) for balk in balken)
    assert lang == 2 * kort
    assert woorden(tekening) == ["Aangemeld", "100", "Intakes", "50"]


def test_an_agreement_is_a_mark_on_the_same_scale_and_a_number():
    tekening = getekend(Soort.AFSPRAAK, Punt("Weller", Cel(19), 20), Punt("Zonder", Cel(3)))
    strepen = {streep.get("x1") for streep in tekening.iter(f"{SVG}line")}
    [breedte, _] = [float(balk.get("width", "")) for balk in tekening.iter(f"{SVG}rect")]
    assert str(round(BREED.begin + breedte / 19 * 20, 1)) in strepen
    assert "19 / 20" in woorden(tekening)
    assert "3" in woorden(tekening)


def test_a_wait_past_the_line_has_another_colour_and_lies_right_of_the_line():
    punten = (Punt("A", Cel(5.99, Vorm.MAANDEN)), Punt("B", Cel(6.01, Vorm.MAANDEN)))
    tekening = getekend(Soort.STIPPEN, *punten, grens=6)
    links, rechts = tekening.iter(f"{SVG}circle")
    assert links.get("fill") != rechts.get("fill")
    lijn = [s for s in tekening.iter(f"{SVG}line") if s.get("stroke-dasharray")]
    assert float(links.get("cx", "")) < float(lijn[0].get("x1", "")) < float(rechts.get("cx", ""))
    assert {"5,99", "6,01", "afgesproken"} <= set(woorden(tekening))


def test_nothing_to_draw_and_zero_are_drawn_as_nothing():
    assert woorden(getekend(Soort.TRECHTER)) == []
    tekening = getekend(Soort.AFSPRAAK, Punt("Van hier wonen", Cel(0), 0))
    assert [balk.get("width") for balk in tekening.iter(f"{SVG}rect")] == ["0.0"]
    assert "0 / 0" in woorden(tekening)


def test_a_name_with_signs_of_markup_or_too_many_letters_stays_inside_the_picture():
    naam = "Wonen & Zo <Zuid> van de hele grote regio Parkstad"
    [kort, _] = woorden(getekend(Soort.TRECHTER, Punt(naam, Cel(1))))
    assert kort == "Wonen & Zo <Zuid> van de…"


def test_on_a_narrow_screen_the_names_stand_above_the_bars_and_all_is_in_the_picture():
    punten = (Punt("HEEMwonen", Cel(20), 31), Punt("Weller", Cel(29), 29))
    grafiek = Grafiek(Soort.AFSPRAAK, "Titel", "Uitleg.", punten)
    smal = ET.fromstring(teken(grafiek, SMAL))
    assert woorden(smal) == woorden(ET.fromstring(teken(grafiek)))
    namen = [t for t in smal.iter(f"{SVG}text") if t.text in ("HEEMwonen", "Weller")]
    balken = list(smal.iter(f"{SVG}rect"))
    for naam, balk in zip(namen, balken, strict=True):
        assert float(naam.get("y", "")) < float(balk.get("y", ""))
    _, _, breedte, hoogte = map(float, smal.get("viewBox", "").split())
    assert all(float(d.get("x", d.get("x1", "0"))) < breedte for d in smal.iter())
    assert all(float(d.get("y", d.get("y2", "0"))) < hoogte for d in smal.iter())
