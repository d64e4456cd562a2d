"""The README and the manual: what they point at is there, and their pictures are small."""

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
BEELDEN = WORTEL / "docs" / "beelden"
BLADEN = [WORTEL / "README.md", *sorted((WORTEL / "docs" / "handleiding").glob("*.md"))]
HOOGSTENS = 3 * 1024 * 1024
VERWIJZING = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]*)(?:#([^)]*))?\)")


def verwijzingen(blad: Path) -> list[tuple[bool, str, Path]]:
    """(is it a picture, its words, where it points) of everything inside the project."""
    return [
        (bool(beeld), woorden, (blad.parent / waar).resolve())
        for beeld, woorden, waar, _ in VERWIJZING.findall(blad.read_text("utf-8"))
        if waar and not re.match(r"https?:", waar)
    ]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.name)
def test_everything_that_is_pointed_at_is_there_and_every_picture_has_words(blad):
    for beeld, woorden, waar in verwijzingen(blad):
        assert waar.exists(), f"{blad.name} points at {waar}, which is not there"
        assert not beeld or len(woorden) > 10, f"{waar.name} has no words for who cannot see it"


def test_the_manual_is_found_from_the_readme_and_names_every_page_of_it():
    wegen = {waar for _, _, waar in verwijzingen(WORTEL / "README.md")}
    inhoud = WORTEL / "docs" / "handleiding" / "README.md"
    assert inhoud in wegen or inhoud.parent in wegen
    genoemd = {waar for _, _, waar in verwijzingen(inhoud)}
    assert {blad for blad in BLADEN if blad.parent == inhoud.parent} - genoemd == {inhoud}


def test_the_pictures_of_the_main_pages_are_there_at_both_widths_and_together_are_small():
    namen = {pad.stem for pad in BEELDEN.glob("*.webp")}
    for blad in ("cijfers", "kaart", "traject", "register-fouten", "vergelijk"):
        assert {f"{blad}-1280", f"{blad}-360"} <= namen
    for blad in ("beheer", "beheer-regio", "beheer-gevolgen", "beheer-spreiding", "beheer-logboek"):
        assert {f"{blad}-1280", f"{blad}-360"} <= namen
    assert {"jaarverslag-voorbeeld-1280", "jaarverslag-voorbeeld-360", "pdf-01"} <= namen
    assert sum(pad.stat().st_size for pad in BEELDEN.iterdir()) < HOOGSTENS
