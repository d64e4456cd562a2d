"""Holding an answer beside the table."""

from .verwachting import antwoord, in_dossier, is_van, mag_staan
from .vragen import Gekregen, Geval


def beoordeel(geval: Geval, gekregen: Gekregen, onbekend: Gekregen | None) -> list[str]:
    """What is wrong with an answer, in sentences; none when it is as the table says."""
    verwacht = antwoord(geval.pagina, geval.wie, geval.methode, geval.ding)
    fouten = []
    if gekregen.antwoord != verwacht:
        fouten.append(f"{geval}: {gekregen.antwoord} {gekregen.fout}, verwacht was {verwacht}")
    fouten += [
        f"{geval}: ziet {kenmerk} {detail} van {van}"
        for van, kenmerk, detail in sorted(gekregen.merktekens)
        if not mag_staan(geval.pagina, geval.wie, van, kenmerk, detail)
    ]
    fouten += _leest_niet_alles(geval, gekregen)
    gelijk = onbekend and verwacht.status != 405 and verwacht == onbekend.antwoord
    if onbekend and gelijk and gekregen.geheel != onbekend.geheel:
        fouten.append(f"{geval}: antwoordt anders dan bij iets dat niet bestaat")
    return fouten


def _leest_niet_alles(geval: Geval, gekregen: Gekregen) -> list[str]:
    """On the page of a dossier stands all that this person may know of it, and no name but of its own."""
    ding = geval.ding
    if geval.pagina != "traject" or geval.methode != "GET" or gekregen.antwoord.status != 200:
        return []
    assert ding
    verwacht = in_dossier(geval.wie, ding.van, ding.toestand)
    gezien = {merk for merk in gekregen.merktekens if merk[1] != "persoon"}
    # The name of the own organisation stands on every page; of what was corrected, the old one too.
    vast = {merk for merk in gezien | verwacht if merk[1] == "naam" and is_van(geval.wie, merk[2])}
    oud = {merk for merk in gezien if ding.van == "geweest" and merk[:2] == ("eigen", "naam")}
    return [
        *(f"{geval}: mist {merk}" for merk in sorted(verwacht - vast - gezien)),
        *(f"{geval}: noemt {merk}" for merk in sorted(gezien - verwacht - vast - oud)),
    ]
