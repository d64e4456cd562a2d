"""From a vraag and what is known to all figures, their checks, and what lies behind each."""

from dataclasses import dataclass, field

from sleutel.domein.cijfers.afronding import Afgerond, Waarde, round_off
from sleutel.domein.cijfers.cijfer import Bewijs, Controle, Kenmerk, bewijs, kenmerken
from sleutel.domein.cijfers.definities import CODES, definitie
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import find_by_label


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """All figures of one vraag. `waarden` is unrounded and never lacks a code.

    `zicht.narrow` leaves a part of it, for who may not see all figures.
    """

    vraag: Vraag
    waarden: dict[str, Waarde]
    controles: list[Controle]
    _emmers: Emmers = field(repr=False)

    @property
    def volledig(self) -> bool:
        """Whether this is every figure with all its parts."""
        return True

    @property
    def afgesproken_maanden(self) -> int | None:
        """Agreed from the list to the start of rent; None where the regions asked differ."""
        return self._emmers.gegevens.afgesproken_maanden

    def label_of(self, code: str, tekst: str) -> str:
        """The part of a figure that is meant by this text: a reason is known by its code too, so that a
        table from before its change of name is read."""
        if not code.endswith("_naar_reden"):
            return tekst
        reden = find_by_label(self._emmers.gegevens.redenen, tekst)
        return reden.label if reden else tekst

    def afgerond(self) -> dict[str, Afgerond]:
        """The figures as they are shown, ready for JSON; rounded half up, only here."""
        return {
            code: round_off(waarde, self.decimalen(code)) for code, waarde in self.waarden.items()
        }

    def decimalen(self, code: str) -> int:
        """In how many decimals the fractions of a figure are shown."""
        return definitie(code, self.vraag.jaar).eenheid.decimalen

    def controles_bij(self, code: str) -> list[Controle]:
        """The closing checks of one figure, as they came out; none where it has no meaning.

        Raises KeyError for a code that does not exist.
        """
        cijfer = definitie(code, self.vraag.jaar)
        toetsen = cijfer.controles if cijfer.heeft_zin(self.vraag) else ()
        uitslagen = [toets(self.waarden, self._emmers) for toets in toetsen]
        return [uitslag for uitslag in uitslagen if uitslag is not None]

    def bewijs(self, code: str, deel: str | None = None) -> Bewijs:
        """The trajecten, gebeurtenissen and complaints behind a figure or one of its parts.

        A figure that is null has none. Raises KeyError for a code that does not exist.
        """
        cijfer = definitie(code, self.vraag.jaar)
        return bewijs(cijfer, self._emmers, deel) if cijfer.heeft_zin(self.vraag) else Bewijs()

    def achter(self, code: str, deel: str | None = None) -> tuple[int, ...]:
        """The ids of the trajecten behind a figure; as many as a figure that counts them says."""
        return self.bewijs(code, deel).trajecten

    def kenmerken(self, code: str, deel: str | None = None) -> list[tuple[int, set[Kenmerk]]]:
        """The same trajecten, each with all that one learns of it by finding it behind this figure."""
        cijfer = definitie(code, self.vraag.jaar)
        return kenmerken(cijfer, self._emmers, deel) if cijfer.heeft_zin(self.vraag) else []


def compute(vraag: Vraag, gegevens: Gegevens) -> Uitkomst:
    """Compute every figure and run its closing checks."""
    emmers = Emmers(vraag, gegevens)
    geldig = [cijfer for code in CODES if (cijfer := definitie(code, vraag.jaar)).heeft_zin(vraag)]
    waarden: dict[str, Waarde] = dict.fromkeys(CODES)
    waarden |= {cijfer.code: cijfer.compute(emmers) for cijfer in geldig}
    uitslagen = [toets(waarden, emmers) for cijfer in geldig for toets in cijfer.controles]
    return Uitkomst(vraag, waarden, [u for u in uitslagen if u is not None], emmers)
