"""Made-up allocation questions the size of a region or a country, from a seed."""

import random
from datetime import date, timedelta
from typing import Any

CORPORATIES = [f"Corporatie {i:02d}" for i in range(12)]
WOONPROCESSEN = ["Housing", "Housing Plus", "Housing First", "Housing Justitieel"]
LABELS = ["ZON", "GNV", "NUL", "ROG", "ROA", "ROL", "RUI"]
BEGIN = date(2024, 1, 1)


def gemeenten(aantal: int) -> list[str]:
    return [f"GM{100 + i:04d}" for i in range(aantal)]


def kandidaat(rng: random.Random, i: int, plaatsen: list[str]) -> dict[str, Any]:
    return {
        "id": f"K{i:06d}",
        "woonproces": rng.choices(WOONPROCESSEN, [70, 12, 10, 8])[0],
        "urgentie": rng.choices([1, 2, 3], [1, 3, 6])[0],
        "op_lijst_sinds": (BEGIN + timedelta(rng.randrange(1000))).isoformat(),
        "volwassenen": rng.choices([1, 2], [8, 2])[0],
        "kinderen": rng.choices([0, 1, 2, 3], [7, 1, 1, 1])[0],
        "leeftijd": rng.randint(18, 80),
        "inkomen": rng.randint(12000, 60000),
        "aow": rng.random() < 0.1,
        "kamers_minimaal": rng.choices([1, 2, 3, 4], [3, 4, 2, 1])[0],
        "toegankelijkheid": rng.choices(LABELS, [80, 6, 4, 3, 3, 2, 2])[0],
        "gemeenten": rng.sample(plaatsen, rng.randint(1, 4)) if rng.random() < 0.7 else [],
        "uitgesloten": {"buurten": [f"BU{rng.randrange(200):03d}"] if rng.random() < 0.2 else []},
        "geblokkeerd_bij": [rng.choice(CORPORATIES)] if rng.random() < 0.1 else [],
        "wensen": {"gemeenten": rng.sample(plaatsen, rng.randint(0, 2))},
    }


def woning(rng: random.Random, i: int, plaatsen: list[str]) -> dict[str, Any]:
    kamers = rng.randint(1, 5)
    return {
        "id": f"W{i:06d}",
        "corporatie": rng.choice(CORPORATIES),
        "gemeente": rng.choice(plaatsen),
        "buurt": f"BU{rng.randrange(200):03d}",
        "complex": f"C{rng.randrange(400):03d}",
        "rekenhuur": round(rng.uniform(450, 900), 2),
        "kamers": kamers,
        "toegankelijkheid": rng.choices(LABELS, [50, 10, 15, 5, 10, 5, 5])[0],
        "personen": {"min": max(1, kamers - 2), "max": kamers + 1},
        "leeftijd": {"min": 55 if rng.random() < 0.15 else None, "max": None},
        "woonprocessen": rng.sample(WOONPROCESSEN, 3) if rng.random() < 0.2 else [],
    }


def vraag(mensen: int, huizen: int, plaatsen: int = 16, zaad: int = 1) -> dict[str, Any]:
    """Caps per gemeente that bind in some, targets per corporatie, caps on two groups of people."""
    rng = random.Random(zaad)
    namen = gemeenten(plaatsen)
    per_plaats = huizen / plaatsen
    return {
        "datum": "2026-11-22",
        "kandidaten": [kandidaat(rng, i, namen) for i in range(mensen)],
        "woningen": [woning(rng, i, namen) for i in range(huizen)],
        "taakstelling": [
            {
                "corporatie": corporatie,
                "aantal": round(huizen / len(CORPORATIES) * rng.uniform(0.8, 1.6)),
                "gerealiseerd": round(huizen / len(CORPORATIES) * rng.uniform(0, 0.4)),
                "gereserveerd": rng.randint(0, 3),
            }
            for corporatie in CORPORATIES
        ],
        "spreiding": [
            {
                "gemeente": gemeente,
                "maximum": round(per_plaats * rng.uniform(0.8, 1.8)),
                "gerealiseerd": round(per_plaats * rng.uniform(0, 0.3)),
                "gereserveerd": rng.randint(0, 2),
            }
            for gemeente in namen
        ],
        "groepsgrenzen": [
            {"woonproces": woonproces, "gemeente": gemeente, "maximum": round(per_plaats * deel)}
            for woonproces, deel in (("Housing Plus", 0.06), ("Housing Justitieel", 0.04))
            for gemeente in namen
        ],
    }
