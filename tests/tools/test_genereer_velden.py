"""The page for the privacy officer names every field, role and value that the rules hold."""

from sleutel.domein.rollen import Rol
from sleutel.domein.velden import SYSTEEMTABELLEN, TABELLEN, VERHOGINGEN
from tools.genereer_velden import make_velden


def test_every_field_has_its_row_with_class_and_why() -> None:
    regels = make_velden().splitlines()
    for tabel in TABELLEN.values():
        for veld, klasse in tabel.velden.items():
            assert f"| {veld} | {klasse.label} | {tabel.waarom.get(veld, '')} |" in regels


def test_every_role_value_and_table_of_a_library_is_named() -> None:
    tekst = make_velden()
    assert all(f"\n| {rol.label} | " in tekst for rol in Rol)
    assert all(
        f"| {veld} | {waarde} | {klasse.label} |" in tekst
        for klasse, paren in VERHOGINGEN.items()
        for veld, waarde in paren
    )
    assert all(f"| {naam} | {uitleg} |" in tekst for naam, uitleg in SYSTEEMTABELLEN.items())
