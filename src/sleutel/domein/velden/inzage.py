"""Who may see which class: by niveau of the toegang, by role and phase, and by name for justice.

A class is seen when all three say so. Purpose limitation (AVG art. 5): a party sees what it needs in
the phase in which it needs it. Justice data (UAVG art. 31-33) are a compartment beside the niveaus:
only who is named for it in the traject sees them, and only in a role that works with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sleutel.domein.rollen import Rol
from sleutel.domein.velden.buiten import told_as
from sleutel.domein.velden.klassen import Fase, Klasse, Niveau
from sleutel.domein.velden.tabellen import TABELLEN, Kring, class_of

type Klassen = frozenset[Klasse]


def _klassen(*klassen: Klasse) -> Klassen:
    return frozenset(klassen)


NIETS = _klassen()
WONEN = _klassen(Klasse.WONEN)
WIE = _klassen(Klasse.IDENTITEIT, Klasse.CONTACT)
KETEN = WONEN | WIE | {Klasse.ZORG, Klasse.GELD}
VOLLEDIG = KETEN | {Klasse.GEZONDHEID, Klasse.SYSTEEM}
ALLES = VOLLEDIG | {Klasse.JUSTITIE}

NIVEAUS: Mapping[Niveau, Klassen] = MappingProxyType(
    {Niveau.PROFIEL: WONEN | WIE | {Klasse.GELD}, Niveau.KETEN: KETEN, Niveau.VOLLEDIG: VOLLEDIG}
)
"""What each niveau of toegang holds at most. Justice is in none of them."""


@dataclass(frozen=True, slots=True)
class Inzage:
    """What a role sees at most in each phase, and why so much."""

    voor_de_lijst: Klassen
    op_de_lijst: Klassen
    huurt: Klassen
    afgesloten: Klassen
    na_vijf_jaar: Klassen
    waarom: str

    def klassen(self, fase: Fase) -> Klassen:
        klassen: Klassen = getattr(self, fase.value)
        return klassen


def _niets(waarom: str) -> Inzage:
    return Inzage(NIETS, NIETS, NIETS, NIETS, NIETS, waarom)


IN_RUST = WONEN | WIE | {Klasse.GELD, Klasse.SYSTEEM}
ZORGPARTIJ = KETEN | {Klasse.GEZONDHEID, Klasse.JUSTITIE}
FINANCIEN = WONEN | WIE | {Klasse.GELD, Klasse.SYSTEEM}

ROLLEN: Mapping[Rol, Inzage] = MappingProxyType(
    {
        Rol.PROCESREGISSEUR: Inzage(
            ALLES,
            ALLES,
            ALLES,
            ALLES,
            IN_RUST,
            "Regelt het traject. Na vijf jaar is er over zorg niets meer te regelen.",
        ),
        Rol.LOKET_FINANCIEN: Inzage(
            FINANCIEN,
            FINANCIEN,
            FINANCIEN,
            FINANCIEN,
            FINANCIEN,
            "Stuurt facturen en betaalt declaraties. Waarom iemand zorg krijgt, hoort daar niet bij.",
        ),
        Rol.AANMELDER: Inzage(
            ZORGPARTIJ,
            ZORGPARTIJ,
            WONEN,
            WONEN,
            NIETS,
            "Meldt aan en levert de stukken. Wie huurt, heeft een begeleider.",
        ),
        Rol.BEGELEIDER: Inzage(
            ZORGPARTIJ,
            ZORGPARTIJ,
            ZORGPARTIJ,
            WONEN,
            NIETS,
            "Begeleidt tot het traject is afgesloten.",
        ),
        Rol.GEMEENTE_BEOORDELAAR: Inzage(
            WONEN | WIE | {Klasse.ZORG, Klasse.GEZONDHEID},
            WONEN | WIE | {Klasse.ZORG},
            NIETS,
            NIETS,
            NIETS,
            "Beslist over de aanvraag, en over een bezwaar als iemand al op de lijst staat.",
        ),
        Rol.CORPORATIE: Inzage(
            NIETS,
            WONEN,
            WONEN | WIE,
            WONEN,
            NIETS,
            "Zoekt een woning bij een profiel. Pas bij het huren weet zij wie het is. Daarna meldt"
            " zij vijf jaar lang overlast en huurachterstand. Wie de begeleiding betaalt, is niet aan"
            " haar.",
        ),
        Rol.GEMEENTE_FINANCIER: Inzage(
            NIETS,
            NIETS,
            WONEN | {Klasse.GELD},
            WONEN | {Klasse.GELD},
            NIETS,
            "Betaalt de begeleiding van wie huurt. Wie dat is, hoeft zij niet te weten.",
        ),
        Rol.KANDIDAAT: Inzage(
            ALLES, ALLES, ALLES, ALLES, ALLES, "Het is zijn eigen dossier (AVG art. 15)."
        ),
        Rol.GEMEENTE_BELEID: _niets("Werkt met cijfers en spreiding, niet met trajecten."),
        Rol.BESTUUR: _niets("Werkt met cijfers, niet met trajecten."),
        Rol.HUURDERSORGANISATIE: _niets("Ziet alleen openbare cijfers."),
        Rol.KLACHTENCOMMISSIE: _niets("Ziet klachten. Een dossier krijgt zij via de klager."),
        Rol.FUNCTIONEEL_BEHEERDER: _niets("Richt Sleutel in, zonder dossiers."),
        Rol.PRIVACY_OFFICER: _niets("Ziet wie er keek, niet wat er staat."),
    }
)
"""What each role sees at most, per phase. The niveau of the toegang can only take away from it."""


def may_see(
    klasse: Klasse, *, niveau: Niveau, rol: Rol, fase: Fase, justitie: bool = False
) -> bool:
    """Whether a class of a traject in `fase` is seen in `rol` with toegang at `niveau`.

    `justitie`: the account is named for the justice compartment of this traject. The kandidaat needs
    no naming for his own.
    """
    if klasse not in ROLLEN[rol].klassen(fase):
        return False
    if klasse == Klasse.JUSTITIE:
        return justitie or rol == Rol.KANDIDAAT
    return klasse in NIVEAUS[niveau]


def visible_fields(
    tabel: str, *, niveau: Niveau, rol: Rol, fase: Fase, justitie: bool = False
) -> frozenset[str]:
    """The fields of a table about a traject that are seen. A value can still say more: see `Blik`.

    Raises KeyError for a table that is not in the record, ValueError for one that is not about a
    traject: what is shown of those is not decided per traject.
    """
    gevonden = TABELLEN[tabel]
    if gevonden.kring != Kring.DOSSIER:
        raise ValueError(f"{tabel} is not about a traject")
    return frozenset(
        veld
        for veld, klasse in gevonden.velden.items()
        if may_see(klasse, niveau=niveau, rol=rol, fase=fase, justitie=justitie)
    )


@dataclass(frozen=True, slots=True)
class Blik:
    """How one actor looks at one traject: the four answers that the rules ask for."""

    niveau: Niveau
    rol: Rol
    fase: Fase
    justitie: bool = False

    def may_see(self, klasse: Klasse) -> bool:
        return may_see(
            klasse, niveau=self.niveau, rol=self.rol, fase=self.fase, justitie=self.justitie
        )

    def fields(self, tabel: str) -> frozenset[str]:
        """The fields of `tabel` that are seen, before their values are looked at."""
        return visible_fields(
            tabel, niveau=self.niveau, rol=self.rol, fase=self.fase, justitie=self.justitie
        )

    def shown_as(self, tabel: str, veld: str, waarde: object = None) -> tuple[object, ...]:
        """As which values this one is seen: itself, several that are told as one (`buiten`), or none."""
        if not self.may_see(class_of(tabel, veld)):
            return ()
        als = (waarde,) if self.may_see(Klasse.JUSTITIE) else told_as(veld, waarde)
        seen = len(als) > 1 or self.may_see(class_of(tabel, veld, waarde))
        return als if seen else ()

    def shows(self, tabel: str, veld: str, waarde: object = None) -> bool:
        """Whether this field is seen with exactly this value in it: both are of a class that is seen."""
        return len(self.shown_as(tabel, veld, waarde)) == 1

    def gegevens(self, soort: str, gegevens: Mapping[str, object]) -> dict[str, object]:
        """What is seen of the attributes of a gebeurtenis of this kind; nothing if not the kind itself.

        Values that are told as one come as a tuple.
        """
        if not self.shows("gebeurtenis", "soort", soort):
            return {}
        gezien = {
            veld: self.shown_as(f"gebeurtenis.{soort}", veld, waarde)
            for veld, waarde in gegevens.items()
        }
        return {veld: als[0] if len(als) == 1 else als for veld, als in gezien.items() if als}
