"""What the record and the reference data know, handed to the check as plain values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sleutel.domein.keuzelijst import OrganisatieSoort, Reden, Regio, sleutelvorm


def naamsleutel(naam: str) -> str:
    """The form in which two spellings of one name are equal, also for a name without Latin letters."""
    return sleutelvorm(naam) or naam.casefold()


def has_plain_letter(naam: str) -> bool:
    """Whether a code can be made of this name: it has a Latin letter or a digit."""
    return any("a" <= teken <= "z" or teken.isdecimal() for teken in naamsleutel(naam))


@dataclass(frozen=True, slots=True)
class BekendeGemeente:
    """A gemeente with its villages, as (slug, name)."""

    code: str
    naam: str
    kernen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BekendeOrganisatie:
    """An organisation of the record and the regions in which it is one."""

    slug: str
    naam: str
    soort: OrganisatieSoort
    regios: frozenset[Regio]


def _geen_traject(regio: Regio, nummer: str) -> Mapping[str, str] | None:
    return None


@dataclass(frozen=True, slots=True)
class Naslag:
    """The knowledge that a check needs besides the file; every mapping by name is keyed on `naamsleutel`.

    `regios` and `redenen` are all that there are, in the order in which people list them; another region is
    refused, another reason counts as `overig`.
    `regios_met_organisaties` are the regions for which somebody brought organisaties: only there is
    a corporatie held against them. `traject` gives the columns of a known traject in the text form of the
    register, or None; it stands in for columns that the file does not have. `bezette_slugs` are of
    organisations that no register names, such as the loket itself.
    """

    regios: tuple[Regio, ...] = ()
    redenen: tuple[Reden, ...] = ()
    gemeenten: Mapping[str, str] = field(default_factory=dict)
    gemeentenamen: Mapping[str, str] = field(default_factory=dict)
    kernen: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    organisaties: Mapping[str, BekendeOrganisatie] = field(default_factory=dict)
    regios_met_organisaties: frozenset[Regio] = frozenset()
    traject: Callable[[Regio, str], Mapping[str, str] | None] = _geen_traject
    bezette_slugs: frozenset[str] = frozenset()

    @classmethod
    def van(
        cls,
        gemeenten: Iterable[BekendeGemeente] = (),
        organisaties: Iterable[BekendeOrganisatie] = (),
        *,
        regios: Iterable[Regio],
        redenen: Iterable[Reden],
        regios_met_organisaties: frozenset[Regio] = frozenset(),
        traject: Callable[[Regio, str], Mapping[str, str] | None] = _geen_traject,
        bezette_slugs: frozenset[str] = frozenset(),
    ) -> "Naslag":
        """The naslag with its names brought to keys."""
        lijst = list(gemeenten)
        return cls(
            tuple(regios),
            tuple(redenen),
            {naamsleutel(gemeente.naam): gemeente.code for gemeente in lijst},
            {gemeente.code: gemeente.naam for gemeente in lijst},
            {
                naamsleutel(naam): (slug, gemeente.code)
                for gemeente in lijst
                for slug, naam in gemeente.kernen
            },
            {naamsleutel(organisatie.naam): organisatie for organisatie in organisaties},
            regios_met_organisaties,
            traject,
            bezette_slugs,
        )
