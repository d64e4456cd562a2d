"""The diagrams and the manual say what the table says, and a stale page is found."""

import re
from pathlib import Path

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import STAPPEN, Soort, Toestand
from tools import vers
from tools.genereer_procesgang import make_procesgang
from tools.genereer_stappen import make_stappenlijst


def read_pijlen(kop: str) -> set[tuple[str, str, str]]:
    """The arrows of the diagram under one heading."""
    hoofdstuk = make_procesgang().split(f"\n## {kop}\n")[1].split("```")[1]
    return set(re.findall(r"^    (\S+) --> (\S+): (.+)$", hoofdstuk, re.MULTILINE))


def test_only_housing_first_rents_without_a_list() -> None:
    zonder_lijst = ("intake_gehouden", "huurt", "start_huren")
    for woonproces in Woonproces:
        gevonden = zonder_lijst in read_pijlen(woonproces.label)
        assert gevonden == (woonproces is Woonproces.HOUSING_FIRST)


def test_only_justitieel_shows_the_doorstroomwoning_and_two_ways_out_of_it() -> None:
    for woonproces in Woonproces:
        verder = {doel for bron, doel, _ in read_pijlen(woonproces.label) if "door" in bron}
        justitieel = woonproces is Woonproces.HOUSING_JUSTITIEEL
        verwacht = {"op_wachtlijst", "huurt", "negatief_na_intake"} if justitieel else set()
        assert verder == verwacht


def test_the_pact_goes_to_the_list_only_by_way_of_the_gemeente() -> None:
    pijlen = read_pijlen("Housing, as in the Pact voor Uitstroom")
    assert {bron for bron, _, stap in pijlen if stap == "op_wachtlijst"} == {"beoordeeld"}
    assert ("gescreend", "beoordeeld", "beoordeeld") in pijlen
    assert "beoordeeld" not in {doel for _, doel, _ in read_pijlen("Housing")}


def test_the_whole_table_draws_every_step_and_state() -> None:
    pijlen = read_pijlen("The whole table")
    assert {stap.split(" ")[0] for _, _, stap in pijlen} == {
        stap.soort for stap in STAPPEN if stap.doel is not None
    }
    assert {doel for _, doel, _ in pijlen} == set(Toestand)


def test_the_manual_has_a_part_for_every_step() -> None:
    tekst = make_stappenlijst()
    delen = tekst.split("\n### ")[1:]
    assert [deel.split("\n")[0] for deel in delen] == [
        stap.titel for stap in sorted(STAPPEN, key=lambda stap: stap.doel is None)
    ]
    assert "None" not in tekst
    assert all("**Wie:**" in deel and "**Kan als" in deel for deel in delen)


def test_a_stale_page_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for naam in ("tools", "docs"):
        (tmp_path / naam).mkdir()
    (tmp_path / "tools" / "genereer_procesgang.py").touch()
    (tmp_path / "docs" / "procesgang.md").write_text(make_procesgang() + "x")
    monkeypatch.setattr(vers, "ROOT", tmp_path)
    assert vers.main([]) == 1
    assert "docs/procesgang.md" in capsys.readouterr().out
    vers.main(["--schrijf"])
    assert vers.main([]) == 0


def test_a_changed_table_changes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    zonder = tuple(stap for stap in STAPPEN if stap.soort is not Soort.SLUIMEREN)
    voor = make_procesgang()
    monkeypatch.setattr("tools.genereer_procesgang.STAPPEN", zonder)
    assert make_procesgang() != voor
