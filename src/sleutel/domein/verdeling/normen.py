"""The amounts of each year for income and rent, in euros.

Source: the yearly circular *Inkomensgrenzen en huurprijsgrenzen* and the Staatscourant. The
aftoppingsgrenzen of 2026 were read second hand. A year that is not here has no amounts: the rules
`passend` and `inkomen` then pass.
"""

from sleutel.domein.verdeling.gegevens import Normen

NORMEN: dict[int, Normen] = {
    2024: Normen(
        passend_inkomen={"eenpersoons": 27725, "meerpersoons": 37625},
        aftoppingsgrens={"1-2": 650.43, "3+": 697.07},
        daeb_inkomen={"eenpersoons": 47699, "meerpersoons": 52671},
        liberalisatiegrens=879.66,
    ),
    2025: Normen(
        passend_inkomen={
            "eenpersoons": 28375,
            "meerpersoons": 38500,
            "eenpersoons_aow": 27775,
            "meerpersoons_aow": 37350,
        },
        aftoppingsgrens={"1-2": 682.96, "3+": 731.93},
        daeb_inkomen={"eenpersoons": 49669, "meerpersoons": 54847},
        liberalisatiegrens=900.07,
    ),
    2026: Normen(
        passend_inkomen={
            "eenpersoons": 29400,
            "meerpersoons": 39925,
            "eenpersoons_aow": 28775,
            "meerpersoons_aow": 38650,
        },
        aftoppingsgrens={"1-2": 713.02, "3+": 764.14},
        daeb_inkomen={"eenpersoons": 51537, "meerpersoons": 56910},
        liberalisatiegrens=932.93,
    ),
}


def normen_van(jaar: int) -> Normen:
    """The amounts of a year; empty where none are known."""
    return NORMEN.get(jaar, Normen())
