"""The last chapters: complaints, and what every figure means."""

from sleutel.domein.cijfers.definities import CODES, definitie
from sleutel.domein.opmaak import datum
from sleutel.domein.verslag.bron import Bron, naam
from sleutel.domein.verslag.controle import NAMEN
from sleutel.domein.verslag.document import Alinea, Blok, Cel, Opsomming, Tabel, Vorm
from sleutel.domein.verslag.jaar import zin
from sleutel.domein.verslag.tabellen import deeltabel


def klachten(bron: Bron) -> tuple[Blok, ...]:
    """Complaints received, and what the klachtencommissie said."""
    alinea = Alinea(zin("klachten_ontvangen", bron.nu, bron.vorig))
    if not bron.nu.getal("klachten_ontvangen"):
        return (alinea,)
    tabel = deeltabel(
        "Wat zei de klachtencommissie?",
        "Uitspraak",
        bron.nu,
        "klachten_naar_uitspraak",
        "klachten_ontvangen",
    )
    return alinea, tabel


def definities(bron: Bron) -> tuple[Blok, ...]:
    """How was counted, and every definition that holds for this year, with its version."""
    geldig = [cijfer for code in CODES if (cijfer := definitie(code, bron.jaar)).geldt(bron.jaar)]
    regels = [
        f"De cijfers zijn zoals bekend op de peildatum, {datum(bron.peildatum)}.",
        "Wat het loket daarna verbeterde, telt niet mee.",
        "Een cijfer telt op de dag waarop iets gebeurde, niet op de dag waarop het is opgeschreven.",
        "Een maand is 30,4375 dagen. Er is pas op het laatst afgerond; een half gaat naar boven.",
    ]
    if bron.vorig is not None:
        regels.append(
            f"De cijfers van {bron.vorig.jaar} zijn opnieuw geteld, ook zoals bekend op de peildatum."
        )
    tabel = Tabel(
        "Wat elk cijfer telt",
        ("Cijfer", "Wat het telt", "Versie"),
        tuple(
            (naam(NAMEN[c.code]), Cel(c.zin, Vorm.TEKST), Cel(str(c.versie), Vorm.TEKST))
            for c in geldig
        ),
    )
    return Opsomming(tuple(regels)), tabel
