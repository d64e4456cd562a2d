"""What a jaarverslag is made from: the figures of the year and of the year before, handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sleutel.domein.cijfers.afronding import Afgerond
from sleutel.domein.cijfers.cijfer import Controle
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.verslag.bedragen import Post
from sleutel.domein.verslag.document import Cel, Vorm


class Jaar:
    """The figures of one year, rounded, with their checks."""

    def __init__(self, uitkomst: Uitkomst) -> None:
        self.jaar = uitkomst.vraag.jaar
        self.exact = uitkomst.waarden
        self.afgesproken_maanden = uitkomst.afgesproken_maanden
        self._cijfers = uitkomst.afgerond()
        self._controles = {controle.code: controle for controle in uitkomst.controles}

    def getal(self, code: str) -> int | None:
        """A count; None where the figure is null."""
        waarde = self._cijfers[code]
        return waarde if isinstance(waarde, int) else None

    def maat(self, code: str) -> int | float | None:
        """A single number of any kind; None where the figure is null."""
        waarde = self._cijfers[code]
        return None if isinstance(waarde, dict) else waarde

    def delen(self, code: str) -> dict[str, Afgerond]:
        """The parts of a figure; empty where it is null."""
        waarde = self._cijfers[code]
        return waarde if isinstance(waarde, dict) else {}

    def velden(self, code: str) -> dict[str, dict[str, int]]:
        """The parts of a figure in which each part holds several counts."""
        return {
            deel: {veld: n for veld, n in inhoud.items() if isinstance(n, int)}
            for deel, inhoud in self.delen(code).items()
            if isinstance(inhoud, dict)
        }

    def controle(self, code: str) -> Controle | None:
        """The outcome of a closing check; None where it says nothing."""
        return self._controles.get(code)

    @property
    def controles(self) -> list[Controle]:
        return list(self._controles.values())

    @property
    def leeg(self) -> bool:
        """Whether nothing happened, nobody rents and nothing was agreed."""
        return not any(
            self.getal(code)
            for code in (
                *("aanmeldingen", "afgevallen_na_aanmelding", "intakes", "negatief_na_intake"),
                *("op_wachtlijst_geplaatst", "beeindigd_voor_huren", "gestart_met_huren"),
                *("wonend", "positief_afgesloten", "negatief_afgesloten", "taakstelling"),
            )
        )


@dataclass(frozen=True, slots=True)
class Bron:
    """Everything the report on one year says.

    `vorig` is None when nothing is known of the year before. `teksten`: what the loket wrote itself,
    by the `sleutel` of a chapter; an empty line parts two paragraphs. `posten`: what lies behind the
    figures about money, with the prices that are known.
    """

    regio: str
    nu: Jaar
    vorig: Jaar | None
    per_woonproces: Mapping[Woonproces, tuple[Jaar, Jaar | None]]
    peildatum: date
    teksten: Mapping[str, str] = field(default_factory=dict)
    posten: tuple[Post, ...] = ()

    @property
    def jaar(self) -> int:
        return self.nu.jaar

    @property
    def actief(self) -> dict[Woonproces, tuple[Jaar, Jaar | None]]:
        """The woonprocessen about which there is something to say."""
        return {proces: paar for proces, paar in self.per_woonproces.items() if not paar[0].leeg}


def getal(waarde: Afgerond) -> int:
    """A part that is a count."""
    assert isinstance(waarde, int)
    return waarde


def cel(waarde: Afgerond, vorm: Vorm = Vorm.AANTAL) -> Cel:
    """A cell with one number; null is a dash."""
    assert not isinstance(waarde, dict)
    return Cel(waarde, vorm)


def naam(tekst: str) -> Cel:
    """The cell that names a row, with a capital."""
    return Cel(tekst[:1].upper() + tekst[1:], Vorm.TEKST)
