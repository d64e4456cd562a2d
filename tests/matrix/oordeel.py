"""Holding an answer beside the table."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from .merktekens import vind
from .verwachting import ONBEKEND, antwoord, in_dossier, is_van, mag_staan, wie_zijn_er
from .vragen import Gekregen, Geval, gevallen, vraag
from .wereld import Wereld

ADRES = re.compile(r"[\w.+-]+@[\w.-]+")


def fouten_van(pagina: str, wereld: Wereld, *, geheel: bool) -> list[str]:
    """What is wrong with the answers of one page to everyone; what one of them did is undone for the next."""
    fouten = []
    for wie in wie_zijn_er():
        client, onbekend = wereld.client(wie), {}
        with ongedaan():
            for geval in gevallen(wereld, wie, pagina, geheel=geheel):
                gekregen = vraag(client, geval, wereld)
                if geval.ding and geval.ding.van == ONBEKEND:
                    onbekend.setdefault((geval.methode, geval.vast), gekregen)
                fouten += beoordeel(geval, gekregen, onbekend.get((geval.methode, geval.vast)))
    return fouten


@contextmanager
def ongedaan() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


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
    fouten += [f"{geval}: mailt {wat}" for brief in gekregen.brieven for wat in persoonlijk(brief)]
    gelijk = onbekend and verwacht.status != 405 and verwacht == onbekend.antwoord
    if onbekend and gelijk and gekregen.geheel != onbekend.geheel:
        fouten.append(f"{geval}: antwoordt anders dan bij iets dat niet bestaat")
    return fouten


def persoonlijk(brief: str) -> list[str]:
    """What in a mail says of somebody who he is, for whom he works or what happened: any marker, any address."""
    return sorted("0".join(merk) for merk in vind(brief.encode(), "", {})) + ADRES.findall(brief)


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
