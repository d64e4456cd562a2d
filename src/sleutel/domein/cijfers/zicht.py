"""Who sees which figures: one role all, another a few, a corporatie its own row, the public no small counts.

Page, comparison of years, picture and export take what `narrow` leaves, so that no page can forget
it. Nothing that is left out can be reached from the outcome: its standen are gone as well.

What the public sees (`OPENBAAR`) is asked in one form only (`public_vraag`): a whole year that is over, as known
on its last day, everywhere and of everyone together. From two forms of one question, a small count could be
subtracted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Bewijs, Controle
from sleutel.domein.cijfers.definities import CODES, definitie
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.rollen import Rol


class Verborgen(StrEnum):
    """Why a number is not told, as people read it in its place."""

    KLEIN = "minder dan 5"
    ERBIJ = "niet getoond"
    GEMIDDELDE = "te weinig mensen voor een gemiddelde"


KLEINSTE = 5
"""A count below this could be traced to persons by who knows the neighbourhood."""

GELD = frozenset(
    {"gefactureerd", "facturen_betaald", "begeleiding_gedeclareerd", "begeleiding_uitbetaald"}
)
KLACHTEN = frozenset({"klachten_ontvangen", "klachten_naar_uitspraak"})
OPENBAAR = frozenset(
    {
        "aanmeldingen",
        "intakes",
        "op_wachtlijst_geplaatst",
        "gestart_met_huren",
        "start_huren_per_corporatie",
        "start_huren_per_gemeente",
        "gemiddelde_wachttijd_maanden",
        "taakstelling",
        "positief_afgesloten",
        "negatief_afgesloten",
        "klachten_ontvangen",
    }
)
"""Is allocation fair: how many, where, after how long. Not `wonend`: with the year before it would give away
how many were closed. No reasons, no aanmelders, no short route: those tell about care."""

PER_ORGANISATIE = frozenset(
    {
        "aanmeldingen_per_aanmelder",
        "start_huren_per_corporatie",
        "gemiddelde_wachttijd_maanden_per_corporatie",
        "taakstelling_per_corporatie",
    }
)
"""Figures whose parts are organisations."""


@dataclass(frozen=True, slots=True)
class Cijferzicht:
    """What somebody sees of the figures.

    `codes`: these. `eigen_rij`: of parts that are organisations only the own one. `openbaar`: no small
    counts, and only `public_vraag`.
    """

    codes: frozenset[str]
    eigen_rij: bool = False
    openbaar: bool = False

    @property
    def volledig(self) -> bool:
        return self.codes == set(CODES) and not self.eigen_rij and not self.openbaar


ALLES = Cijferzicht(frozenset(CODES))
NIETS = Cijferzicht(frozenset())

ZICHT: Mapping[Rol, Cijferzicht] = {
    Rol.PROCESREGISSEUR: ALLES,
    Rol.LOKET_FINANCIEN: ALLES,
    Rol.BESTUUR: ALLES,
    Rol.GEMEENTE_BELEID: Cijferzicht(frozenset(CODES) - GELD - KLACHTEN),
    Rol.GEMEENTE_FINANCIER: Cijferzicht(GELD | {"gestart_met_huren"}),
    Rol.CORPORATIE: Cijferzicht(
        frozenset(
            {
                "op_wachtlijst_geplaatst",
                "gestart_met_huren",
                "start_huren_per_corporatie",
                "gemiddelde_wachttijd_maanden",
                "gemiddelde_wachttijd_maanden_per_corporatie",
                "taakstelling",
                "taakstelling_per_corporatie",
            }
        ),
        eigen_rij=True,
    ),
    Rol.AANMELDER: Cijferzicht(
        frozenset({"aanmeldingen", "aanmeldingen_per_aanmelder"}), eigen_rij=True
    ),
    Rol.KLACHTENCOMMISSIE: Cijferzicht(KLACHTEN),
    Rol.HUURDERSORGANISATIE: Cijferzicht(OPENBAAR, openbaar=True),
    Rol.BEGELEIDER: NIETS,
    Rol.GEMEENTE_BEOORDELAAR: NIETS,
    Rol.FUNCTIONEEL_BEHEERDER: NIETS,
    Rol.PRIVACY_OFFICER: NIETS,
    Rol.KANDIDAAT: NIETS,
}
"""Per role. A role that decides on single persons needs no figures for it."""


@dataclass(frozen=True, slots=True)
class BeperkteUitkomst(Uitkomst):
    """An outcome of which a part is left: `waarden` lacks the other codes, nothing lies behind it.

    A number that is hidden is null; `verborgen` says why, by code and part. The closing checks are left
    out: their sentences name totals that may be hidden.
    """

    zicht: Cijferzicht
    verborgen: Mapping[tuple[str, str | None], Verborgen]

    @property
    def volledig(self) -> bool:
        return False

    def controles_bij(self, code: str) -> list[Controle]:
        return []

    def bewijs(self, code: str, deel: str | None = None) -> Bewijs:
        return Bewijs()

    def waarom(self, code: str, deel: str | None = None) -> str:
        """What to read in place of a hidden number; empty where it is not hidden."""
        return self.verborgen.get((code, deel), "")


def public_vraag(jaar: int) -> Vraag:
    """The only form in which the public asks: see the module."""
    return Vraag(jaar, None, (), None, date(jaar, 12, 31))


def may_ask(zicht: Cijferzicht, vraag: Vraag, vandaag: date) -> bool:
    """Whether this question may be asked at all: of the public only a year that is over, in one form."""
    return not zicht.openbaar or (vraag == public_vraag(vraag.jaar) and vraag.jaar < vandaag.year)


def narrow(uitkomst: Uitkomst, zicht: Cijferzicht, *, eigen: str) -> Uitkomst:
    """What is left of an outcome; `eigen` is the name of the own organisation."""
    if zicht.volledig:
        return uitkomst
    waarden: dict[str, Waarde] = {}
    verborgen: dict[tuple[str, str | None], Verborgen] = {}
    for code in uitkomst.waarden:
        if code in zicht.codes:
            waarden[code], hidden = _left(code, uitkomst, zicht, eigen)
            verborgen |= {(code, deel): waarom for deel, waarom in hidden.items()}
    leeg = Emmers(uitkomst.vraag, Gegevens(()))
    return BeperkteUitkomst(uitkomst.vraag, waarden, [], leeg, zicht, verborgen)


type Over = tuple[Waarde, Mapping[str | None, Verborgen]]
"""What is left of a figure, and which of its numbers (None: the figure itself) are hidden."""


def _left(code: str, uitkomst: Uitkomst, zicht: Cijferzicht, eigen: str) -> Over:
    waarde = uitkomst.waarden[code]
    if zicht.eigen_rij and code in PER_ORGANISATIE and isinstance(waarde, dict):
        return {deel: inhoud for deel, inhoud in waarde.items() if deel == eigen}, {}
    counts_persons = bool(definitie(code, uitkomst.vraag.jaar).bewijst) or code in KLACHTEN
    if not zicht.openbaar or not counts_persons:
        return waarde, {}
    if isinstance(waarde, dict):
        getoond = hide_parts({deel: n for deel, n in waarde.items() if isinstance(n, int)})
        return (
            {deel: None if isinstance(n, Verborgen) else n for deel, n in getoond.items()},
            {deel: n for deel, n in getoond.items() if isinstance(n, Verborgen)},
        )
    if is_small(waarde, len(uitkomst.achter(code))):
        return None, {None: Verborgen.KLEIN if isinstance(waarde, int) else Verborgen.GEMIDDELDE}
    return waarde, {}


def is_small(waarde: Waarde, achter: int) -> bool:
    """Whether a count is of few persons, or a mean of few (`achter`)."""
    return 0 < (waarde if isinstance(waarde, int) else achter) < KLEINSTE


def hide_parts(delen: Mapping[str, int]) -> Mapping[str, int | Verborgen]:
    """The parts of a total that is shown, such that no hidden part can be calculated from the rest.

    Hidden are the small parts, and with them always the smallest that is not small, so that the sum of
    the hidden ones says little. Where that sum still leaves one of them a single possible value, no part
    is shown at all: an empty mapping. That choice hangs on nothing but what would be shown, so the
    choice itself gives nothing away. A part of nobody is not listed.
    """
    geteld = {deel: n for deel, n in delen.items() if n > 0}
    klein = {deel for deel, n in geteld.items() if n < KLEINSTE}
    if not klein:
        return geteld
    groot = sorted((n, deel) for deel, n in geteld.items() if deel not in klein)
    if sum(geteld.values()) < KLEINSTE:
        return {}
    bereik: dict[str, tuple[int, int | None]] = dict.fromkeys(klein, (1, KLEINSTE - 1))
    if groot:
        bereik[groot[0][1]] = (KLEINSTE, _at_most(groot))
    som = sum(geteld[deel] for deel in bereik)
    if not all(_leaves_a_choice(deel, bereik, som) for deel in bereik):
        return {}
    return {
        deel: Verborgen.KLEIN if deel in klein else Verborgen.ERBIJ if deel in bereik else n
        for deel, n in geteld.items()
    }


def _at_most(groot: list[tuple[int, str]]) -> int | None:
    """How large the hidden one of the large parts can be: it was the first by size, then by name."""
    if len(groot) == 1:
        return None
    (_, naam), (volgende, andere) = groot[:2]
    return volgende if naam < andere else volgende - 1


def _leaves_a_choice(deel: str, bereik: Mapping[str, tuple[int, int | None]], som: int) -> bool:
    """Whether the sum of the hidden parts leaves this one more than one value within its range."""
    laag, hoog = bereik[deel]
    anderen = [paar for ander, paar in bereik.items() if ander != deel]
    meest = [h for _, h in anderen]
    hoogste = som - sum(laagste for laagste, _ in anderen)
    laagste = laag if None in meest else max(laag, som - sum(h for h in meest if h is not None))
    return laagste < (hoogste if hoog is None else min(hoog, hoogste))
