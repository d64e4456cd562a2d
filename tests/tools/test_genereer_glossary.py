"""The glossary is honest: what it says is in the code is there, under that very name."""

from pathlib import Path

import pytest

from tools.genereer_glossary import Namen, list_anders_gespeld, mark, read_namen

CODE = '''
# class Commentaar is only a comment
class Traject(Model):
    """Woonprofiel is only named in a text."""
    peildatum = DateField()
    aanmelder: str

class Toeleiding(Keuzelijst):
    VERKORT = "verkort", "verkort"

class Soort(StrEnum):
    START_HUREN = "start_huren"

class Doorstroom_Woning: ...

type Procesgang = dict[str, str]

def sluimeren() -> None:
    """Lets a traject rest."""
    lokaal = 1
'''


@pytest.fixture
def namen(tmp_path: Path) -> Namen:
    bestand = tmp_path / "code.py"
    bestand.write_text(CODE)
    return read_namen([bestand])


@pytest.mark.parametrize(
    ("naam", "staat_er"),
    [
        ("Traject", True),
        ("Procesgang", True),
        ("peildatum", True),
        ("aanmelder", True),
        ("start_huren", True),
        ("sluimeren", True),
        ("Toeleiding.VERKORT", True),
        ("Toeleiding.REGULIER", False),
        ("traject", False),
        ("Peildatum", False),
        ("Commentaar", False),
        ("Woonprofiel", False),
        ("lokaal", False),
    ],
)
def test_only_a_name_that_the_code_defines_counts(
    namen: Namen, naam: str, *, staat_er: bool
) -> None:
    assert namen.hold(naam) == staat_er


@pytest.mark.parametrize("merk", ["", "ja", "nog niet", "nog niet, ja"])
def test_each_identifier_gets_its_own_mark_whatever_stood_there(namen: Namen, merk: str) -> None:
    regel = f"| traject, eenheid | `Traject`, `Eenheid` | a passage; a dwelling | {merk} |"
    goed = "| traject, eenheid | `Traject`, `Eenheid` | a passage; a dwelling | ja, nog niet |"
    assert mark(f"# Words\n\n{regel}\n", namen) == f"# Words\n\n{goed}\n"


def test_text_around_the_table_is_left_alone(namen: Namen) -> None:
    tekst = "# Words\n\nSee `Traject`.\n\n| term | identifier | meaning | in code |\n"
    assert mark(tekst, namen) == tekst


def test_a_term_that_the_code_spells_otherwise_is_named(namen: Namen) -> None:
    regels = [
        "| doorstroomwoning | `Doorstroomwoning` | a home in between | nog niet |",
        "| start huren | `start_huren` | first day | ja |",
        "| starten | `starthuren` | first day | nog niet |",
    ]
    [klasse, naam] = list_anders_gespeld("\n".join(regels), namen)
    assert "Doorstroomwoning is spelled Doorstroom_Woning" in klasse
    assert "starthuren is spelled start_huren" in naam
