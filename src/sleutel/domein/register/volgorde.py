"""The order of the dates of a traject, and what may not stand together in one row."""

import datetime as dt

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.register.lezing import GelezenRij

STAPPEN = {
    "aangemeld_op": "de aanmelding",
    "afgevallen_op": "het afvallen",
    "intake_op": "de intake",
    "na_intake_afgesloten_op": "het afsluiten na de intake",
    "wachtlijst_op": "de plaatsing op de wachtlijst",
    "start_huren_op": "de start van het huren",
    "afgesloten_op": "de afsluiting",
    "begeleiding_gedeclareerd_op": "de declaratie van de begeleiding",
    "begeleiding_uitbetaald_op": "de uitbetaling van de begeleiding",
    "factuur_op": "de factuur",
    "factuur_betaald_op": "de betaling van de factuur",
}

VOLGORDEN = (
    ("aangemeld_op", "afgevallen_op"),
    ("aangemeld_op", "intake_op", "na_intake_afgesloten_op"),
    ("aangemeld_op", "intake_op", "wachtlijst_op", "start_huren_op", "afgesloten_op"),
    ("start_huren_op", "begeleiding_gedeclareerd_op", "begeleiding_uitbetaald_op"),
    ("factuur_op", "factuur_betaald_op"),
)
"""Each date is on or after the latest date of the steps before it, as far as they are there."""

VEREIST = (
    ("na_intake_afgesloten_op", "intake_op"),
    ("begeleiding_gedeclareerd_op", "start_huren_op"),
    ("begeleiding_uitbetaald_op", "begeleiding_gedeclareerd_op"),
    ("factuur_betaald_op", "factuur_op"),
)
"""The first cannot be there without the second."""

EINDES = (
    ("afgevallen_op", ("intake_op", "wachtlijst_op", "start_huren_op", "afgesloten_op")),
    ("na_intake_afgesloten_op", ("wachtlijst_op", "start_huren_op", "afgesloten_op")),
)
"""After the first none of the others can come: a traject ends once."""

BIJ_EEN_DATUM = (
    ("afgevallen_reden", ("afgevallen_op",)),
    ("na_intake_reden", ("na_intake_afgesloten_op",)),
    ("corporatie", ("wachtlijst_op", "start_huren_op")),
    ("toeleiding", ("start_huren_op",)),
    ("woonplaats", ("start_huren_op",)),
    ("gemeente_woning", ("start_huren_op",)),
    ("begeleiding_door", ("start_huren_op",)),
    ("reden_afsluiting", ("afgesloten_op",)),
)
"""An attribute says something about a date; without any of these it is left out."""


def check_volgorde(rij: GelezenRij) -> None:
    """Refuse dates in an impossible order and steps that contradict each other.

    A cell that could not be read still counts as filled: one mistake gives no second melding.
    """
    gemeld: set[tuple[str, str]] = set()
    for volgorde in VOLGORDEN:
        _vergelijk(rij, volgorde, gemeld)
    for later, eerder in VEREIST:
        if later in rij.ruw and eerder not in rij.ruw:
            rij.weiger(later, f"Er is geen datum van {STAPPEN[eerder]} ({eerder}). Vul die in.")
    for einde, daarna in EINDES:
        if einde in rij.ruw:
            _refuse_rest(rij, einde, daarna)
    _check_afsluiting(rij)


def _vergelijk(rij: GelezenRij, volgorde: tuple[str, ...], gemeld: set[tuple[str, str]]) -> None:
    laatste = ""
    for kolom in volgorde:
        datum: dt.date | None = rij.waarden.get(kolom)
        if datum is None:
            continue
        if not laatste or datum >= rij.waarden[laatste]:
            laatste = kolom
        elif (laatste, kolom) not in gemeld:
            gemeld.add((laatste, kolom))
            rij.weiger(
                kolom,
                f"De datum van {STAPPEN[kolom]} ligt voor die van {STAPPEN[laatste]} "
                f"({_leesbaar(rij.waarden[laatste])}). Dat kan niet.",
            )


def _refuse_rest(rij: GelezenRij, einde: str, daarna: tuple[str, ...]) -> None:
    for kolom in daarna:
        if kolom in rij.ruw:
            rij.weiger(
                kolom,
                f"Er is ook een datum van {STAPPEN[einde]} ({einde}). Beide kan niet: "
                "laat er één weg.",
            )
            return


def _check_afsluiting(rij: GelezenRij) -> None:
    if "afgesloten_op" not in rij.ruw:
        if "resultaat" in rij.ruw:
            rij.weiger(
                "resultaat",
                "Er is wel een resultaat, maar geen datum van afsluiting (afgesloten_op). "
                "Vul die in, of laat het resultaat weg.",
            )
        return
    if "start_huren_op" in rij.ruw:
        if "resultaat" not in rij.ruw:
            rij.weiger("resultaat", "Bij een afsluiting hoort een resultaat: positief of negatief.")
    elif "wachtlijst_op" not in rij.ruw and not {"afgevallen_op", "na_intake_afgesloten_op"} & set(
        rij.ruw
    ):
        rij.weiger(
            "afgesloten_op",
            "Dit traject is afgesloten, maar er is geen datum op de wachtlijst en geen start van "
            "het huren. Vul er een in, of gebruik afgevallen_op of na_intake_afgesloten_op.",
        )


def drop_loose_kenmerken(rij: GelezenRij) -> None:
    """Leave out an attribute whose date is not there, with a remark."""
    for kolom, datums in BIJ_EEN_DATUM:
        if kolom in rij.waarden and not any(datum in rij.ruw for datum in datums):
            nodig = " of ".join(datums)
            rij.leave_out(kolom, f"Er is geen datum in {nodig}. Deze waarde is daarom weggelaten.")


def remark_unusual_huur(rij: GelezenRij) -> None:
    """Remark a tenancy without a corporatie, and one without a list outside Housing First."""
    if "start_huren_op" not in rij.waarden:
        return
    if "corporatie" not in rij.ruw:
        rij.remark("corporatie", 'Bij deze huur staat geen corporatie. Zij telt als "onbekend".')
    if (
        "wachtlijst_op" not in rij.ruw
        and rij.waarden.get("woonproces") != Woonproces.HOUSING_FIRST
        and "woonproces" in rij.waarden
    ):
        rij.remark(
            "wachtlijst_op",
            "Deze huur is begonnen zonder datum op de wachtlijst. Er is dus geen wachttijd.",
        )


def remark_future(rij: GelezenRij, vandaag: dt.date) -> None:
    """Remark each date after today."""
    for kolom, waarde in rij.waarden.items():
        if isinstance(waarde, dt.date) and waarde > vandaag:
            rij.remark(kolom, "Deze datum ligt in de toekomst. Klopt dat?")


def _leesbaar(datum: dt.date) -> str:
    return datum.strftime("%d-%m-%Y")
