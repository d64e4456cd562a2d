"""The full product of steps, states, roles and woonprocessen, against a grid written apart."""

from dataclasses import replace

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import (
    PROCESGANG,
    VORMEN,
    Soort,
    Toestand,
    weigeringen,
)
from sleutel.domein.procesgang.toets import GEGEVENS
from sleutel.domein.rollen import Rol
from tests.domein.procesgang.gang import (
    BEGIN,
    GEWOON,
    PACT,
    VANDAAG,
    list_gegevens,
    make_situatie,
)

# In which woonprocessen a step is open from a state: * all four, F only Housing First, J only
# Housing Justitieel, - none.
ROOSTER = """
stap                      niets aan scr int beo dst lst bod huu slu afg afv neg bee
aangemeld                 *     -   -   -   -   -   -   -   -   -   -   -   -   -
gescreend                 -     *   -   -   -   -   -   -   -   -   -   -   -   -
intake_gehouden           -     -   *   -   -   -   -   -   -   -   -   -   -   -
beoordeeld                -     -   *   *   -   -   -   -   -   -   -   -   -   -
in_doorstroomwoning       -     -   -   J   J   -   -   -   -   -   -   -   -   -
op_wachtlijst             -     -   *   *   *   J   -   -   -   -   -   -   -   -
aangeboden                -     -   -   -   -   -   *   -   -   -   -   -   -   -
aanbod_geweigerd          -     -   -   -   -   -   -   *   -   -   -   -   -   -
start_huren               -     -   -   F   F   J   *   *   -   -   -   -   -   -
sluimeren                 -     -   -   -   -   -   -   -   *   -   -   -   -   -
hervatten                 -     -   -   -   -   -   -   -   -   *   -   -   -   -
verlengen                 -     -   -   -   -   -   -   -   *   *   -   -   -   -
afgevallen                -     *   *   -   *   -   -   -   -   -   -   -   -   -
negatief_na_intake        -     -   -   *   *   J   -   -   -   -   -   -   -   -
beeindigd_voor_huren      -     -   -   -   -   -   *   *   -   -   -   -   -   -
afgesloten                -     -   -   -   -   -   -   -   *   *   -   -   -   -
begeleiding_gedeclareerd  -     -   -   -   -   -   -   -   *   *   *   -   -   -
begeleiding_uitbetaald    -     -   -   -   -   -   -   -   *   *   *   -   -   -
gefactureerd              -     *   *   *   *   *   *   *   *   *   *   *   *   *
factuur_betaald           -     *   *   *   *   *   *   *   *   *   *   *   *   *
duurzaamheid_gemeten      -     -   -   -   -   -   -   -   -   -   *   -   -   -
"""
KOLOMMEN = {
    "niets": None,
    "aan": "aangemeld",
    "scr": "gescreend",
    "int": "intake_gehouden",
    "beo": "beoordeeld",
    "dst": "in_doorstroomwoning",
    "lst": "op_wachtlijst",
    "bod": "aangeboden",
    "huu": "huurt",
    "slu": "sluimert",
    "afg": "afgesloten",
    "afv": "afgevallen",
    "neg": "negatief_na_intake",
    "bee": "beeindigd_voor_huren",
}
LETTERS = {
    "*": {"housing", "housing_plus", "housing_first", "housing_justitieel"},
    "F": {"housing_first"},
    "J": {"housing_justitieel"},
    "-": set(),
}
# What follows, and who may do it.
GEVOLG_EN_ROLLEN = """
aangemeld                 aangemeld             aanmelder procesregisseur
gescreend                 gescreend             procesregisseur
intake_gehouden           intake_gehouden       procesregisseur
beoordeeld                beoordeeld            gemeente_beoordelaar
in_doorstroomwoning       in_doorstroomwoning   procesregisseur
op_wachtlijst             op_wachtlijst         procesregisseur
aangeboden                aangeboden            procesregisseur corporatie
aanbod_geweigerd          op_wachtlijst         procesregisseur corporatie
start_huren               huurt                 procesregisseur corporatie
sluimeren                 sluimert              procesregisseur
hervatten                 huurt                 procesregisseur
verlengen                 -                     procesregisseur
afgevallen                afgevallen            procesregisseur
negatief_na_intake        negatief_na_intake    procesregisseur
beeindigd_voor_huren      beeindigd_voor_huren  procesregisseur
afgesloten                afgesloten            procesregisseur
begeleiding_gedeclareerd  -                     begeleider
begeleiding_uitbetaald    -                     loket_financien
gefactureerd              -                     loket_financien
factuur_betaald           -                     loket_financien
duurzaamheid_gemeten      -                     procesregisseur corporatie
"""


def read_rooster() -> dict[str, dict[str | None, set[str]]]:
    kop, *regels = ROOSTER.strip().splitlines()
    kolommen = [KOLOMMEN[naam] for naam in kop.split()[1:]]
    return {
        stap: {kolom: LETTERS[letter] for kolom, letter in zip(kolommen, cellen, strict=True)}
        for stap, *cellen in (regel.split() for regel in regels)
    }


def read_gevolg_en_rollen() -> dict[str, tuple[str | None, set[str]]]:
    regels = (regel.split() for regel in GEVOLG_EN_ROLLEN.strip().splitlines())
    return {stap: (None if doel == "-" else doel, set(rollen)) for stap, doel, *rollen in regels}


OPEN = read_rooster()
GEVOLG = read_gevolg_en_rollen()


def test_the_grid_names_every_step_state_and_kind_once() -> None:
    assert set(OPEN) == set(GEVOLG) == set(Soort) == set(PROCESGANG)
    assert set(KOLOMMEN.values()) == {None, *Toestand}


@pytest.mark.parametrize("soort", Soort)
def test_a_step_is_open_for_the_states_roles_and_woonprocessen_of_the_grid(soort: Soort) -> None:
    stap = PROCESGANG[soort]
    regels = PACT if soort is Soort.BEOORDEELD else GEWOON
    for toestand in (None, *Toestand):
        for woonproces in Woonproces:
            situatie = make_situatie(stap, toestand, woonproces)
            [gegevens, *_] = list_gegevens(stap, woonproces)
            past = woonproces in OPEN[soort][toestand]
            for rol in Rol:
                gevonden = weigeringen(
                    soort,
                    situatie,
                    rol=rol,
                    gegevens=gegevens,
                    op=BEGIN.replace(year=2023),
                    vandaag=VANDAAG,
                    regels=regels,
                )
                codes = {weigering.code for weigering in gevonden}
                verwacht = set() if rol in GEVOLG[soort][1] else {"rol"}
                assert codes - {"woonproces", "toestand"} == verwacht, (toestand, woonproces, rol)
                geplaatst = codes.isdisjoint({"woonproces", "toestand"})
                assert geplaatst == past, (toestand, woonproces, rol)


@pytest.mark.parametrize("soort", Soort)
def test_a_step_leads_where_the_grid_says(soort: Soort) -> None:
    assert PROCESGANG[soort].doel == GEVOLG[soort][0]


def test_the_gemeente_places_on_the_list_only_where_it_judges() -> None:
    stap = PROCESGANG[Soort.OP_WACHTLIJST]
    situatie = make_situatie(stap, Toestand.BEOORDEELD, Woonproces.HOUSING)
    [gegevens, *_] = list_gegevens(stap, Woonproces.HOUSING)

    def codes(*, gemeente_beoordeelt: bool) -> list[str]:
        gevonden = weigeringen(
            stap,
            situatie,
            rol=Rol.GEMEENTE_BEOORDELAAR,
            gegevens=gegevens,
            op=BEGIN,
            vandaag=VANDAAG,
            regels=replace(GEWOON, gemeente_beoordeelt=gemeente_beoordeelt),
        )
        return [weigering.code for weigering in gevonden]

    assert codes(gemeente_beoordeelt=True) == []
    assert codes(gemeente_beoordeelt=False) == ["rol"]


@pytest.mark.parametrize("soort", Soort)
def test_a_step_asks_only_for_what_its_gebeurtenis_carries(soort: Soort) -> None:
    vereist = set(PROCESGANG[soort].vereist)
    assert vereist <= VORMEN[soort].attributen
    assert vereist <= set(GEGEVENS)


def test_only_a_step_that_can_be_undone_or_a_fact_occurs_more_than_once() -> None:
    herhaalbaar = {soort for soort, vorm in VORMEN.items() if vorm.herhaalbaar}
    opgeheven = {stap.heft_op for stap in PROCESGANG.values() if stap.heft_op}
    opheffend = {stap.soort for stap in PROCESGANG.values() if stap.heft_op}
    assert {s for s in herhaalbaar if PROCESGANG[s].doel} == opgeheven | opheffend


def test_start_of_rent_has_no_guards() -> None:
    assert PROCESGANG[Soort.START_HUREN].eisen == ()
