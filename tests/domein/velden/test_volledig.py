"""Every field of every model has a class, and every class has a field: found by looking, not by a list."""

import pytest
from django.apps import apps
from django.db import connection

from sleutel.domein.procesgang.soorten import VORMEN
from sleutel.domein.velden import SYSTEEMTABELLEN, TABELLEN, Klasse

NIETS_TE_DOEN = "give each its class in src/sleutel/domein/velden/tabellen.py"


def modellen() -> dict[str, set[str]]:
    """Per table of every installed app, those of libraries included, its fields."""
    return {
        model._meta.db_table: {veld.name for veld in model._meta.local_fields}
        for model in apps.get_models(include_auto_created=True)
    }


def onze() -> dict[str, set[str]]:
    return {
        naam: set(tabel.velden) for naam, tabel in TABELLEN.items() if "gebeurtenis." not in naam
    }


def test_every_table_of_every_installed_app_is_in_the_record():
    vergeten = set(modellen()) - set(onze()) - set(SYSTEEMTABELLEN)
    assert not vergeten, f"{sorted(vergeten)}: {NIETS_TE_DOEN}, or name it in SYSTEEMTABELLEN"


def test_every_field_has_a_class():
    vergeten = {
        f"{naam}.{veld}"
        for naam, velden in modellen().items()
        if naam not in SYSTEEMTABELLEN
        for veld in velden - onze().get(naam, set())
    }
    assert not vergeten, f"{sorted(vergeten)}: {NIETS_TE_DOEN}"


def test_the_record_names_no_table_and_no_field_that_does_not_exist():
    bestaan = modellen()
    assert set(onze()) | set(SYSTEEMTABELLEN) <= set(bestaan)
    assert {n: velden - bestaan[n] for n, velden in onze().items() if velden - bestaan[n]} == {}


def test_no_table_is_both_ours_and_of_a_library():
    assert not set(onze()) & set(SYSTEEMTABELLEN)
    assert not [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("sleutel.") and model._meta.db_table in SYSTEEMTABELLEN
    ]


def test_every_attribute_of_every_kind_of_gebeurtenis_has_a_class():
    assert {
        naam.removeprefix("gebeurtenis."): set(tabel.velden)
        for naam, tabel in TABELLEN.items()
        if naam.startswith("gebeurtenis.")
    } == {soort.value: set(vorm.attributen) for soort, vorm in VORMEN.items()}


def test_every_class_has_a_field():
    gebruikt = {klasse for tabel in TABELLEN.values() for klasse in tabel.velden.values()}
    assert gebruikt == set(Klasse)


@pytest.mark.django_db
def test_the_database_holds_no_table_that_no_model_knows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tabellen = {naam for (naam,) in cursor.fetchall()}
    assert tabellen - {"django_migrations"} == set(modellen())
