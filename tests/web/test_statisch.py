"""The files of the pages: complete when fingerprinted, and nothing comes from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.utils.functional import empty

from tools import vendor

WEB = Path(__file__).parents[2] / "src/sleutel/web"


@pytest.fixture
def opslag_van_productie() -> Iterator[None]:
    """Afterwards pages point to the plain files again; asked before `settings`, so it ends after it."""
    yield
    staticfiles_storage._wrapped = empty


def test_production_can_fingerprint_every_file(opslag_van_productie, tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert re.search(r"thema\.[0-9a-f]{12}\.css", staticfiles_storage.url("web/thema.css"))
    assert list(tmp_path.glob("web/sleutel.*.css.gz"))


def test_the_files_of_others_are_as_they_were_fetched_and_have_their_licence():
    assert vendor.afwijkingen() == []
    for pakket in vendor.PAKKETTEN:
        assert (pakket.doel / "LICENSE").read_text().strip()
        assert (pakket.doel / "herkomst.json").is_file()


def test_a_file_that_was_changed_by_hand_is_noticed(tmp_path, monkeypatch):
    pakket = vendor.PAKKETTEN[0]
    for bestand in pakket.doel.iterdir():
        (tmp_path / bestand.name).write_bytes(bestand.read_bytes() + b" ")
    monkeypatch.setattr(vendor, "PAKKETTEN", (replace(pakket, doel=tmp_path),))

    assert any("changed by hand" in fout for fout in vendor.afwijkingen())


def test_no_token_package_that_may_not_be_shipped_is_shipped():
    namen = {pakket.naam for pakket in vendor.PAKKETTEN}

    assert not {naam for naam in namen if "token" in naam} - {
        "@nl-design-system-unstable/voorbeeld-design-tokens"
    }


@pytest.mark.parametrize(
    "bestand", [*WEB.rglob("*.html"), *WEB.glob("static/web/*.css")], ids=lambda p: p.name
)
def test_nothing_is_fetched_from_elsewhere(bestand):
    verwijzingen = re.findall(r"""(?:href|src|url)[=(]\s*["']?(\w+:[^"')]*)""", bestand.read_text())

    assert verwijzingen == []


@pytest.mark.parametrize("bestand", sorted(WEB.glob("static/web/*.css")), ids=lambda p: p.name)
def test_there_is_no_shadow_gradient_or_animation(bestand):
    assert not re.search(r"shadow|gradient|animation|transition", bestand.read_text())
