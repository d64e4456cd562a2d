"""The tables that return in several chapters."""

from collections.abc import Sequence

from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.domein.verslag.bron import Jaar, getal, naam
from sleutel.domein.verslag.controle import NAMEN, telt_op
from sleutel.domein.verslag.document import Cel, Sluitcontrole, Tabel

STAPPEN = (
    "aanmeldingen",
    "afgevallen_na_aanmelding",
    "intakes",
    "negatief_na_intake",
    "op_wachtlijst_geplaatst",
    "beeindigd_voor_huren",
    "gestart_met_huren",
    "positief_afgesloten",
    "negatief_afgesloten",
    "wonend",
)
"""The chain in figures, in its order."""

ALLEEN_NU = frozenset({"wonend", "facturen_betaald"})
"""As of the peildatum: the same figure for the year before would be asked on another day."""


def jaartabel(
    titel: str,
    nu: Jaar,
    vorig: Jaar | None,
    codes: Sequence[str],
    controles: Sequence[Sluitcontrole],
) -> Tabel:
    """One row for each figure, with the year before and the difference where it is known."""

    def rij(code: str) -> tuple[Cel, ...]:
        n = nu.getal(code)
        if vorig is None:
            return naam(NAMEN[code]), Cel(n)
        eerder = None if code in ALLEEN_NU else vorig.getal(code)
        verschil = None if n is None or eerder is None else n - eerder
        return naam(NAMEN[code]), Cel(eerder), Cel(n), Cel(verschil)

    jaren = (str(nu.jaar),) if vorig is None else (str(vorig.jaar), str(nu.jaar), "Verschil")
    return Tabel(
        titel, ("Cijfer", *jaren), tuple(rij(code) for code in codes), controles=tuple(controles)
    )


def op_grootte(delen: dict[str, int]) -> list[str]:
    """The parts, most first; what is not known comes last."""
    return sorted(delen, key=lambda deel: (deel == ONBEKEND, -delen[deel], deel.casefold()))


def deeltabel(titel: str, kop: str, jaar: Jaar, code: str, *totalen: str) -> Tabel:
    """The parts of one figure with their sum, held against the figures they are parts of."""
    delen = {deel: getal(n) for deel, n in jaar.delen(code).items()}
    bekend = [n for van in totalen if (n := jaar.getal(van)) is not None]
    totaal = sum(bekend) if bekend else None
    rijen = tuple((naam(deel), Cel(delen[deel])) for deel in op_grootte(delen))
    wat = " en ".join(
        NAMEN[van] if plaats == 0 else NAMEN[van].lower() for plaats, van in enumerate(totalen)
    )
    return Tabel(
        titel,
        (kop, "Aantal"),
        (*rijen, (naam("Totaal"), Cel(totaal))),
        totaal=True,
        controles=(telt_op(rijen, totaal, wat),),
    )
