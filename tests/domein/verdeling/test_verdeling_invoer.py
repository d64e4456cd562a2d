"""What the format refuses: everything at once, each with its path, whatever is spoilt."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sleutel.domein.verdeling.invoer import Geweigerd, read_vraag, schema
from tests.domein.verdeling.voorbeelden import maak_vraag

WORTEL = Path(__file__).parents[3]

FOUT_PER_SOORT = {
    "string": [17, None, [], {}, True, ""],
    "integer": ["3", 1.5, True, [], -5_000_000_000],
    "number": ["3", True, [], -1],
    "boolean": ["ja", 1, []],
    "array": ["GM0917", {}, 3],
    "object": ["tekst", [], 3],
}


def volledig(zaad):
    """A question in which every key of the format occurs."""
    rng = random.Random(zaad)
    vraag = maak_vraag(rng, 3, 3, groepen=1)
    for mens in vraag["kandidaten"]:
        mens["uitgesloten"]["gemeenten"] = ["GM0917"]
        mens["loting"] = 3
    for huis in vraag["woningen"]:
        huis["vrij_op"] = "2026-12-15"
        huis["leeftijd"] = {"min": 18, "max": 99}
    afspraak = {"gerealiseerd": 1, "gereserveerd": 0}
    vraag["taakstelling"] = [{"corporatie": "Weller", "aantal": 9, **afspraak}]
    vraag["spreiding"] = [{"gemeente": "GM0917", "maximum": 9, **afspraak}]
    vraag["ontzien"] = [
        {"complex": "C9", "buurt": "B9", "van": "2026-01-01", "tot": "2027-01-01", "reden": "rust"}
    ]
    vraag["normen"] = {
        "passend_inkomen": {"eenpersoons": 29400, "meerpersoons_aow": 38650},
        "aftoppingsgrens": {"1-2": 713.02},
        "daeb_inkomen": {"eenpersoons": 51537},
        "liberalisatiegrens": 932.93,
    }
    return vraag


def plekken(deel, regel, pad=""):
    """Every place in a question: (path, the holder, the key, its schema)."""
    if "$ref" in regel:
        regel = schema()["$defs"][regel["$ref"].rsplit("/", 1)[1]]
    if isinstance(deel, dict):
        for sleutel, waarde in deel.items():
            onder = regel["properties"][sleutel]
            hier = f"{pad}.{sleutel}".lstrip(".")
            yield hier, deel, sleutel, onder
            yield from plekken(waarde, onder, hier)
    elif isinstance(deel, list):
        for i, waarde in enumerate(deel):
            yield f"{pad}[{i}]", deel, i, regel["items"]
            yield from plekken(waarde, regel["items"], f"{pad}[{i}]")


def onmogelijk(regel):
    """Values that this place of the schema may not hold."""
    if "$ref" in regel:
        return ["tekst", [], 3, None]
    if "enum" in regel:
        return [waarde for waarde in ("onbekend", 3, []) if waarde not in regel["enum"]]
    soorten = regel.get("type", "string")
    soorten = soorten if isinstance(soorten, list) else [soorten]
    waarden = list(FOUT_PER_SOORT[soorten[0]])
    if "null" in soorten:
        waarden = [waarde for waarde in waarden if waarde is not None]
    if regel.get("minLength") is None and "format" not in regel and "pattern" not in regel:
        waarden = [waarde for waarde in waarden if waarde != ""]
    if regel.get("format") == "date":
        waarden += ["2026-02-30", "22-11-2026", "0000-01-01", "morgen"]
    if regel.get("pattern", "").startswith("^GM"):
        waarden += ["Heerlen", "GM917", "0917"]
    return waarden


def bederf(vraag, rng):
    """Spoils one place; returns the path at which that must be told."""
    soort = rng.choice(["waarde", "waarde", "waarde", "onbekend", "weg", "dubbel"])
    if soort == "dubbel":
        lijst = rng.choice(["kandidaten", "woningen"])
        vraag[lijst].append(copy.deepcopy(vraag[lijst][0]))
        return f"{lijst}[{len(vraag[lijst]) - 1}].id"
    alle = list(plekken(vraag, schema()))
    if soort == "waarde":
        pad, houder, sleutel, regel = rng.choice(alle)
        houder[sleutel] = rng.choice(onmogelijk(regel))
        return pad
    if soort == "onbekend":
        groepen = [(pad, h[s]) for pad, h, s, _ in alle if isinstance(h[s], dict)] + [("", vraag)]
        pad, houder = rng.choice(groepen)
        houder["kleur"] = 3
        return f"{pad}.kleur".lstrip(".")
    lijst = rng.choice(["kandidaten", "woningen"])
    naam = "kandidaat" if lijst == "kandidaten" else "woning"
    sleutel = rng.choice(schema()["$defs"][naam]["required"])
    del vraag[lijst][1][sleutel]
    return f"{lijst}[1].{sleutel}"


def wordt_geweigerd(zaad):
    rng = random.Random(zaad)
    vraag = volledig(zaad)
    read_vraag(json.dumps(vraag).encode())
    verwacht = {bederf(vraag, rng)}
    with pytest.raises(Geweigerd) as geweigerd:
        read_vraag(json.dumps(vraag).encode())
    gevonden = {fout.pad for fout in geweigerd.value.fouten}
    assert all(any(pad.startswith(v) for pad in gevonden) for v in verwacht), (verwacht, gevonden)
    assert all(fout.reden for fout in geweigerd.value.fouten)


@pytest.mark.parametrize("zaad", range(60))
def test_what_is_spoilt_is_told_at_its_path(zaad):
    wordt_geweigerd(zaad)


@pytest.mark.proof
def test_what_is_spoilt_is_told_at_its_path_three_hundred_times():
    for zaad in range(1000, 1300):
        wordt_geweigerd(zaad)


def fouten(tekst):
    with pytest.raises(Geweigerd) as geweigerd:
        read_vraag(tekst if isinstance(tekst, bytes) else tekst.encode())
    return [fout.pad for fout in geweigerd.value.fouten]


def test_all_errors_are_told_at_once():
    vraag = volledig(1)
    vraag["datum"] = "gisteren"
    vraag["kandidaten"][2]["inkomen"] = -1
    vraag["woningen"][0]["kleur"] = "rood"
    vraag["woningen"][1]["id"] = vraag["woningen"][0]["id"]
    assert sorted(fouten(json.dumps(vraag))) == [
        "datum",
        "kandidaten[2].inkomen",
        "woningen[0].kleur",
        "woningen[1].id",
    ]


@pytest.mark.parametrize(
    ("tekst", "paden"),
    [
        ("", [""]),
        ("[]", [""]),
        ("{", [""]),
        ('{"datum": "2026-11-22", "kandidaten": [], "woningen": []} en meer', [""]),
        ('{"datum": "2026-11-22", "kandidaten": [], "woningen": [],}', [""]),
        ('{"datum": "2026-11-22", "kandidaten": [,], "woningen": []}', [""]),
        (b"\xff\xfe{}", [""]),
        ("{}", ["datum", "kandidaten", "woningen"]),
        ('{"kandidaten": null, "datum": NaN, "woningen": {}}', ["datum", "kandidaten", "woningen"]),
        ('{"datum": "2026-11-22", "kandidaten": [], "woningen": [], "datum": "x"}', ["datum"]),
        ('{"kandidaten": ' + "[" * 100_000, [""]),
        ('{"datum": "2026-11-22", "kandidaten": ["\\ud800"], "woningen": []}', ["kandidaten[0]"]),
    ],
)
def test_what_is_no_question_at_all_is_refused_without_a_traceback(tekst, paden):
    assert sorted(fouten(tekst)) == paden


def test_a_key_that_occurs_twice_and_a_number_out_of_range_are_refused():
    vraag = json.dumps(volledig(1)).replace('"volwassenen"', '"leeftijd": 1e999, "volwassenen"', 1)
    assert set(fouten(vraag)) == {"kandidaten[0].leeftijd"}


def test_unknown_values_may_be_null_or_absent():
    vraag = {
        "datum": "2026-11-22",
        "kandidaten": [
            {
                "id": "K1",
                "woonproces": "Housing",
                "urgentie": 1,
                "op_lijst_sinds": "2026-02-01",
                "volwassenen": 1,
                "kinderen": 0,
                "inkomen": None,
                "wensen": None,
                "gemeenten": None,
            }
        ],
        "woningen": [{"id": "W1", "corporatie": "X", "gemeente": "GM0001", "personen": None}],
        "spreiding": None,
    }
    gelezen = read_vraag(json.dumps(vraag).encode())
    assert gelezen.kandidaten[0].inkomen is None
    assert gelezen.normen.liberalisatiegrens == 932.93


def test_the_schema_in_the_docs_is_the_one_the_command_uses():
    in_docs = WORTEL / "docs" / "verdeling-invoer.schema.json"
    assert json.loads(in_docs.read_text(encoding="utf-8")) == schema()


@pytest.mark.proof
def test_a_hundred_megabytes_are_read_within_bounded_memory(tmp_path):
    """Text and what is kept of it: less than nine times the file, where plain objects take far more."""
    bestand = tmp_path / "groot.json"
    mens = {**volledig(1)["kandidaten"][0]}
    with bestand.open("w") as uit:
        uit.write('{"datum": "2026-11-22", "woningen": [], "kandidaten": [')
        i = 0
        while uit.tell() < 100_000_000:
            uit.write(("," if i else "") + json.dumps(mens | {"id": f"K{i}", "inkomen": i % 60000}))
            i += 1
        uit.write("]}")
    programma = (
        "import resource, sys, pathlib\n"
        "from sleutel.domein.verdeling.invoer import read_vraag\n"
        "vraag = read_vraag(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(len(vraag.kandidaten), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", programma, str(bestand)], capture_output=True, text=True, timeout=300
    )
    aantal, megabytes = map(int, klaar.stdout.split())
    assert aantal == i
    assert megabytes < 900
