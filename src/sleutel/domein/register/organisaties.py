"""Which organisation a name in the register means: from the file, from the record, or a new one."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count

from sleutel.domein.keuzelijst import ONBEKEND, OrganisatieSoort, Regio
from sleutel.domein.register.lezing import GelezenRij
from sleutel.domein.register.naslag import Naslag, naamsleutel
from sleutel.domein.register.rijen import OrganisatieRij


def make_slug(naam: str, bezet: set[str]) -> str:
    """A slug for a listed organisation that no other has; the same input gives the same slug."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().casefold()
    basis = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")[:60] or "organisatie"
    slug, volgnummer = basis, 2
    while slug in bezet or slug == ONBEKEND:
        slug, volgnummer = f"{basis}-{volgnummer}", volgnummer + 1
    return slug


def make_code(bezet: set[str]) -> str:
    """The first free code for an organisation that no list names: org-1, org-2, ...

    It says nothing of the name, which may be that of a person, and codes stay in the log for good.
    """
    return next(code for nummer in count(1) if (code := f"org-{nummer}") not in bezet)


@dataclass(slots=True)
class _Organisatie:
    slug: str
    naam: str
    soort: OrganisatieSoort
    regios: set[Regio]


class Organisaties:
    """The organisations of the file and the record together; what the file says goes first.

    A corporatie is held against the organisations of its region where the file or the record has any; elsewhere,
    and for other parties everywhere, an unknown name is proposed as a new organisation. Where the table
    organisaties is there but cannot be read (`lijst_onleesbaar`), every unknown name
    is proposed without a remark: nobody can say what the list has.
    """

    def __init__(self, naslag: Naslag, *, lijst_onleesbaar: bool = False) -> None:
        self._lijst_onleesbaar = lijst_onleesbaar
        self._bekend = {
            sleutel: _Organisatie(bekend.slug, bekend.naam, bekend.soort, set(bekend.regios))
            for sleutel, bekend in naslag.organisaties.items()
        }
        for bekend in list(self._bekend.values()):  # its first name, if it got another in Sleutel
            self._bekend.setdefault(naamsleutel(bekend.slug), bekend)
        self._slugs = {*naslag.bezette_slugs, *(bekend.slug for bekend in self._bekend.values())}
        self._getoetst = set() if lijst_onleesbaar else set(naslag.regios_met_organisaties)
        self._in_bestand: dict[tuple[str, Regio], int] = {}
        self._soort_in_bestand: dict[str, tuple[OrganisatieSoort, int]] = {}
        self._geweigerd: dict[tuple[str, Regio], int] = {}
        self._voorstellen: dict[tuple[str, Regio], bool] = {}

    def lees(self, rij: GelezenRij) -> OrganisatieRij | None:
        """Take in one row of the table organisaties, or refuse it."""
        naam: str | None = rij.waarden.get("naam")
        soort: OrganisatieSoort | None = rij.waarden.get("soort")
        regio: Regio | None = rij.waarden.get("regio")
        if regio is not None:
            self._getoetst.add(regio)
        if naam is None or regio is None:
            return None
        sleutel = naamsleutel(naam)
        eerder = self._in_bestand.setdefault((sleutel, regio), rij.rij)
        if eerder != rij.rij:
            rij.weiger("naam", f"Deze organisatie staat voor {regio.label} al op rij {eerder}.")
        if soort is not None:
            andere, op_rij = self._soort_in_bestand.setdefault(sleutel, (soort, rij.rij))
            if andere != soort:
                rij.weiger("soort", f"Op rij {op_rij} is deze organisatie een {andere.label}.")
        if soort is None or not rij.goed:
            if eerder == rij.rij:
                self._geweigerd[sleutel, regio] = rij.rij
            return None
        bekend = self._neem_op(sleutel, naam, soort, partial(make_slug, naam))
        if sleutel != naamsleutel(bekend.naam):
            rij.remark("naam", f'Deze organisatie heet in Sleutel "{bekend.naam}".')
            naam = bekend.naam
        if bekend.soort != soort:
            rij.remark("soort", f"Tot nu toe was deze organisatie een {bekend.soort.label}.")
        bekend.naam, bekend.soort = naam, soort
        bekend.regios.add(regio)
        return OrganisatieRij(
            rij=rij.rij,
            slug=bekend.slug,
            naam=naam,
            soort=soort,
            regio=regio,
            convenantpartner=rij.waarden.get("convenantpartner"),
        )

    def find_corporatie(self, rij: GelezenRij, kolom: str = "corporatie") -> str | None:
        """The slug of the corporatie in `kolom`; refuses what is no corporatie of the region."""
        naam, regio = rij.waarden.get(kolom), rij.waarden.get("regio")
        if naam is None or regio is None:
            return None
        sleutel = naamsleutel(naam)
        if regio not in self._getoetst:
            return self._propose(sleutel, naam, OrganisatieSoort.CORPORATIE, regio, rij, kolom)
        bekend = self._bekend.get(sleutel)
        if bekend is None or regio not in bekend.regios or (sleutel, regio) in self._voorstellen:
            rij.weiger(kolom, self._onbekende_corporatie(sleutel, regio))
            return None
        if bekend.soort != OrganisatieSoort.CORPORATIE:
            rij.weiger(kolom, f"Deze organisatie is een {bekend.soort.label}, geen corporatie.")
            return None
        self._remark_spelling(rij, kolom, naam, bekend)
        return bekend.slug

    def find_partij(self, rij: GelezenRij, kolom: str) -> str | None:
        """The slug of the organisation in `kolom`, of whatever soort; an unknown one is proposed."""
        naam, regio = rij.waarden.get(kolom), rij.waarden.get("regio")
        if naam is None or regio is None:
            return None
        sleutel = naamsleutel(naam)
        if sleutel == ONBEKEND:
            rij.leave_out(kolom, 'Wat onbekend is, blijft leeg. "Onbekend" is weggelaten.')
            return None
        bekend = self._bekend.get(sleutel)
        voorgesteld = (sleutel, regio) in self._voorstellen
        if bekend is not None and regio in bekend.regios and not voorgesteld:
            self._remark_spelling(rij, kolom, naam, bekend)
            return bekend.slug
        return self._propose(sleutel, naam, OrganisatieSoort.ZORGPARTIJ, regio, rij, kolom)

    def accept_proposals(self, rij: GelezenRij) -> None:
        """The row is good: the new organisations that it names come into being.

        The first good row that names one gets the remark.
        """
        for kolom in ("aanmelder", "corporatie", "begeleiding_door"):
            naam, regio = rij.waarden.get(kolom), rij.waarden["regio"]
            if naam is None or self._voorstellen.get((naamsleutel(naam), regio)) is not False:
                continue
            self._voorstellen[naamsleutel(naam), regio] = True
            if not self._lijst_onleesbaar:
                rij.remark(
                    kolom,
                    f"Deze organisatie staat niet bij de organisaties van {regio.label}. "
                    "Zij is toegevoegd.",
                )

    def nieuwe(self) -> list[OrganisatieRij]:
        """The organisations that good rows name and that neither file nor record has."""
        return [
            OrganisatieRij(
                rij=0,
                slug=self._bekend[sleutel].slug,
                naam=self._bekend[sleutel].naam,
                soort=self._bekend[sleutel].soort,
                regio=regio,
            )
            for (sleutel, regio), goed in self._voorstellen.items()
            if goed
        ]

    def _neem_op(
        self, sleutel: str, naam: str, soort: OrganisatieSoort, maak: Callable[[set[str]], str]
    ) -> _Organisatie:
        if sleutel not in self._bekend:
            slug = maak(self._slugs)
            self._slugs.add(slug)
            self._bekend[sleutel] = _Organisatie(slug, naam, soort, set())
        return self._bekend[sleutel]

    def _propose(
        self,
        sleutel: str,
        naam: str,
        soort: OrganisatieSoort,
        regio: Regio,
        rij: GelezenRij,
        kolom: str,
    ) -> str:
        nieuw = sleutel not in self._bekend
        bekend = self._neem_op(sleutel, naam, soort, make_code)
        if not nieuw:
            self._remark_spelling(rij, kolom, naam, bekend)
        if regio not in bekend.regios:
            self._voorstellen.setdefault((sleutel, regio), False)
            bekend.regios.add(regio)
        alleen_voorgesteld = all((sleutel, elke) in self._voorstellen for elke in bekend.regios)
        if soort == OrganisatieSoort.CORPORATIE and alleen_voorgesteld:
            bekend.soort = soort
        return bekend.slug

    def _remark_spelling(
        self, rij: GelezenRij, kolom: str, naam: str, bekend: _Organisatie
    ) -> None:
        if naam != bekend.naam:
            rij.remark(kolom, f'Gelezen als "{bekend.naam}".')

    def _onbekende_corporatie(self, sleutel: str, regio: Regio) -> str:
        if geweigerd := self._geweigerd.get((sleutel, regio)):
            return (
                f"Deze corporatie staat op rij {geweigerd} van de tabel organisaties, maar die rij "
                "is geweigerd. Verbeter eerst die rij."
            )
        return (
            f"Dit is geen corporatie van {regio.label}. Verbeter de naam, "
            "of zet haar in de tabel organisaties."
        )
