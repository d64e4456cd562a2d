"""The page of the figures names every definition, with the years in which it holds."""

from sleutel.domein.cijfers import CIJFERS
from tools.genereer_cijfers import make_cijfers


def test_every_definition_has_its_row_with_the_sentence_that_users_read() -> None:
    regels = [regel for regel in make_cijfers().splitlines() if regel.endswith(". |")]
    assert [regel.split(" | ")[0] for regel in regels] == [f"| `{c.code}`" for c in CIJFERS]
    assert all(c.zin in regel for c, regel in zip(CIJFERS, regels, strict=True))


def test_the_two_versions_of_duurzaam_wonen_stand_beside_each_other() -> None:
    regels = [
        regel
        for regel in make_cijfers().splitlines()
        if regel.startswith("| `percentage_duurzaam_wonen` | 20")
    ]
    assert [regel.split(" | ")[1:3] for regel in regels] == [
        ["2021", "up to 2023"],
        ["2024", "from 2024"],
    ]
