"""Made-up questions: small and full of ties, caps and unknowns, from a seed."""

import random
from typing import Any

WOONPROCESSEN = ["Housing", "Housing Plus", "Housing First"]
GEMEENTEN = ["GM0917", "GM0928", "GM0882", "GM0899"]
CORPORATIES = ["HEEMwonen", "Weller", "Wonen Zuid"]
LABELS = ["ZON", "GNV", "NUL", "ROG", "ROA", "ROL", "RUI"]


def soms(rng: random.Random, kans: float, waarde: Any) -> Any:
    return waarde if rng.random() < kans else None


def maak_kandidaat(rng: random.Random, i: int, ruw: float) -> dict[str, Any]:
    return {
        "id": f"K{i}",
        "woonproces": rng.choice(WOONPROCESSEN),
        "urgentie": rng.randint(1, 2),
        "op_lijst_sinds": f"2026-0{rng.randint(1, 2)}-01",
        "volwassenen": rng.choice([1, 1, 2]),
        "kinderen": rng.choice([0, 0, 1]),
        "leeftijd": soms(rng, 0.8, rng.choice([17, 20, 40, 40, 70])),
        "inkomen": soms(rng, 0.8, rng.choice([15000, 15000, 28900, 35000, 60000])),
        "aow": rng.random() < 0.2,
        "kamers_minimaal": soms(rng, ruw, rng.randint(1, 3)),
        "toegankelijkheid": soms(rng, ruw, rng.choice(LABELS)),
        "gemeenten": rng.sample(GEMEENTEN[:3], rng.randint(1, 2)) if rng.random() < ruw else [],
        "uitgesloten": {
            "buurten": soms(rng, 0.1, ["B1"]),
            "complexen": ["C1"] if rng.random() < 0.1 else [],
        },
        "geblokkeerd_bij": ["Weller"] if rng.random() < 0.15 else [],
        "wensen": {"gemeenten": rng.sample(GEMEENTEN[:3], rng.randint(0, 2))},
        "loting": soms(rng, 0.3, rng.randint(1, 3)),
    }


def maak_woning(rng: random.Random, i: int, ruw: float) -> dict[str, Any]:
    return {
        "id": f"W{i}",
        "corporatie": rng.choice(CORPORATIES),
        "gemeente": rng.choice(GEMEENTEN[:3]),
        "buurt": soms(rng, 0.8, rng.choice(["B1", "B2"])),
        "complex": soms(rng, 0.8, rng.choice(["C1", "C2", "C3"])),
        "rekenhuur": soms(rng, 0.9, rng.choice([600.5, 713.02, 713.03, 800])),
        "kamers": soms(rng, 0.9, rng.randint(1, 4)),
        "toegankelijkheid": soms(rng, 0.5, rng.choice(LABELS)),
        "personen": {"min": soms(rng, ruw, 1), "max": soms(rng, ruw, rng.randint(1, 3))},
        "leeftijd": soms(rng, ruw, {"min": soms(rng, 0.3, 55), "max": None}),
        "woonprocessen": rng.sample(WOONPROCESSEN, 2) if rng.random() < ruw else [],
    }


def maak_vraag(
    rng: random.Random, mensen: int, huizen: int, groepen: float = 0.7, ruw: float = 0.3
) -> dict[str, Any]:
    """A question with so many people and homes; `ruw` is how picky both are."""
    vraag: dict[str, Any] = {
        "datum": f"202{rng.choice([4, 5, 6, 6, 6, 7])}-11-22",
        "kandidaten": [maak_kandidaat(rng, i, ruw) for i in range(mensen)],
        "woningen": [maak_woning(rng, i, ruw) for i in range(huizen)],
    }
    if rng.random() < 0.7:
        vraag["taakstelling"] = [
            {
                "corporatie": corporatie,
                "aantal": rng.randint(0, 9),
                "gerealiseerd": rng.randint(0, 5),
                "gereserveerd": rng.randint(0, 1),
            }
            for corporatie in rng.sample(CORPORATIES, rng.randint(1, 3))
        ]
    if rng.random() < 0.8:
        vraag["spreiding"] = [
            {
                "gemeente": gemeente,
                "maximum": rng.randint(1, 5),
                "gerealiseerd": rng.randint(0, 2),
                "gereserveerd": rng.randint(0, 1),
            }
            for gemeente in rng.sample(GEMEENTEN, rng.randint(1, 4))
        ]
    if rng.random() < groepen:
        vraag["groepsgrenzen"] = [
            {
                "woonproces": rng.choice(WOONPROCESSEN),
                "maximum": rng.randint(0, 2),
                **rng.choice(
                    [
                        {},
                        {"gemeente": rng.choice(GEMEENTEN)},
                        {"buurt": "B1"},
                        {"complex": rng.choice(["C1", "C2"])},
                    ]
                ),
            }
            for _ in range(rng.randint(1, 3))
        ]
    if rng.random() < 0.3:
        vraag["ontzien"] = [
            {"complex": "C3", "van": "2024-01-01", "tot": soms(rng, 0.5, "2026-11-22")}
        ]
    return vraag
