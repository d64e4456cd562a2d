"""`sleutel verdeel`, as somebody types it."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sleutel.cli import main
from sleutel.domein.verdeling.controle import controleer
from tests.domein.verdeling.voorbeelden import maak_vraag


@pytest.fixture
def invoer(tmp_path):
    bestand = tmp_path / "invoer.json"
    bestand.write_text(json.dumps(maak_vraag(random.Random(7), 8, 6)), encoding="utf-8")
    return bestand


def test_json_gives_an_answer_that_the_checker_confirms(invoer, tmp_path, capsys):
    assert main(["verdeel", str(invoer), "--json"]) == 0
    tekst = capsys.readouterr().out
    assert controleer(json.loads(invoer.read_text()), json.loads(tekst)) == []
    antwoord = tmp_path / "antwoord.json"
    antwoord.write_text(tekst)
    assert main(["verdeel", "--controleer", str(invoer), str(antwoord)]) == 0
    assert "klopt" in capsys.readouterr().out


def test_a_wrong_answer_is_exit_1_with_what_is_wrong(invoer, tmp_path, capsys):
    main(["verdeel", str(invoer), "--json"])
    fout = json.loads(capsys.readouterr().out)
    fout["kwaliteit"]["wensen"] += 1
    antwoord = tmp_path / "antwoord.json"
    antwoord.write_text(json.dumps(fout))
    assert main(["verdeel", "--controleer", str(invoer), str(antwoord), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["fouten"]


@pytest.mark.parametrize("inhoud", ["geen json", "[]", "3", '{"toewijzingen": 3}'])
def test_an_answer_without_the_form_is_exit_1_and_no_traceback(invoer, tmp_path, capsys, inhoud):
    antwoord = tmp_path / "antwoord.json"
    antwoord.write_text(inhoud)
    assert main(["verdeel", "--controleer", str(invoer), str(antwoord)]) == 1


def test_without_json_people_read_a_table(invoer, capsys):
    assert main(["verdeel", str(invoer)]) == 0
    tekst = capsys.readouterr().out
    assert "Toewijzingen" in tekst
    assert "Bewezen: een betere verdeling bestaat niet." in " ".join(tekst.split())


def test_refused_input_is_exit_1_with_every_error(tmp_path, capsys):
    bestand = tmp_path / "fout.json"
    bestand.write_text('{"datum": "2026-02-30", "kandidaten": [{"id": "K1"}]}')
    assert main(["verdeel", str(bestand), "--json"]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert list(uit) == ["fouten"]
    assert {"datum", "woningen", "kandidaten[0].urgentie"} <= {f["pad"] for f in uit["fouten"]}
    assert main(["verdeel", str(bestand)]) == 1
    assert "kandidaten[0].urgentie" in capsys.readouterr().err


@pytest.mark.parametrize(
    "woorden",
    [
        ["verdeel", "bestaat-niet.json"],
        ["verdeel", "{invoer}", "{invoer}"],
        ["verdeel", "--controleer", "{invoer}"],
    ],
)
def test_wrong_use_is_exit_2(invoer, woorden, capsys):
    assert main([woord.format(invoer=invoer) for woord in woorden]) == 2


@pytest.mark.parametrize("seconden", ["0", "-1", "nan", "veel", "inf"])
def test_a_time_that_is_none_is_exit_2(invoer, seconden, capsys):
    with pytest.raises(SystemExit) as einde:
        main(["verdeel", str(invoer), "--seconden", seconden])
    assert einde.value.code == 2


HALVERWEGE = """
import os, signal, sys
from sleutel.cli import main
from sleutel.domein.verdeling import verdeel
improve = verdeel.Afweging.improve
def stopped(*alles):
    os.kill(os.getpid(), signal.SIGTERM)
    return improve(*alles)
verdeel.Afweging.improve = stopped
sys.exit(main())
"""
"""The command, to which the system sends a signal once there is a first answer."""


def test_stopped_halfway_it_still_gives_a_sound_answer(tmp_path):
    vraag = maak_vraag(random.Random(5), 700, 300, groepen=1, ruw=0.1)
    bestand = tmp_path / "groot.json"
    bestand.write_text(json.dumps(vraag))
    opdracht = ("verdeel", str(bestand), "--json", "--seconden", "3600")

    gestopt, uit_zichzelf = (
        subprocess.run([sys.executable, *hoe, *opdracht], capture_output=True, text=True)
        for hoe in (("-c", HALVERWEGE), ("-m", "sleutel"))
    )

    assert (gestopt.returncode, uit_zichzelf.returncode) == (0, 0), gestopt.stderr
    antwoord, heel = json.loads(gestopt.stdout), json.loads(uit_zichzelf.stdout)
    assert controleer(vraag, antwoord) == []
    assert antwoord["kwaliteit"]["geplaatst"] > 0
    assert (antwoord["kwaliteit"]["bewijs"], heel["kwaliteit"]["bewijs"]) == ("grens", "optimaal")


GESTOPT = "Gestopt voordat de invoer gelezen was. Er is geen antwoord."

BEGIN = "import sys; from sleutel.__main__ import main; sys.exit(main())"

STOP_BIJ = """
import os, signal, sys

class Stopper:
    def find_spec(self, naam, *_):
        if naam == {module!r}:
            os.kill(os.getpid(), signal.{teken})

sys.meta_path.insert(0, Stopper())
"""
"""Sends the signal to the process itself, when it loads this module."""


@pytest.fixture
def groot(tmp_path):
    bestand = tmp_path / "groot.json"
    bestand.write_text(json.dumps(maak_vraag(random.Random(5), 400, 150, groepen=1, ruw=0.1)))
    return bestand


def start(code, *woorden):
    return subprocess.Popen(
        [sys.executable, "-c", code, "verdeel", *map(str, woorden)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
        text=True,
    )


def hears_a_stop(pid):
    """Whether the process has a handler for SIGTERM (`SigCgt` in /proc, a mask from 1)."""
    status = Path(f"/proc/{pid}/status").read_text()
    regels = dict(regel.split(":", 1) for regel in status.splitlines())
    return int(regels["SigCgt"], 16) >> (signal.SIGTERM - 1) & 1


def is_sound(vraag, antwoord):
    """The caps and the rules hold, and nobody is left out for whom a home is free."""
    return controleer(json.loads(vraag.read_text()), antwoord) == []


@pytest.mark.parametrize(
    ("module", "teken"),
    [
        ("sleutel.cli", "SIGTERM"),
        ("sleutel.cli", "SIGINT"),
        ("sleutel.domein.verdeling.schemafouten", "SIGTERM"),
    ],
)
def test_stopped_before_the_question_is_read_it_says_so(invoer, module, teken):
    code = STOP_BIJ.format(module=module, teken=teken) + BEGIN
    bezig = start(code, invoer, "--json")
    uit, fout = bezig.communicate(timeout=120)
    assert (bezig.returncode, uit) == (130, "")
    assert GESTOPT in " ".join(fout.split())


def test_without_an_ear_from_the_start_it_would_die_of_the_signal(invoer):
    code = STOP_BIJ.format(module="sleutel.cli", teken="SIGTERM")
    bezig = start(code + BEGIN.replace("__main__", "cli"), invoer, "--json")
    bezig.communicate(timeout=120)
    assert bezig.returncode == -signal.SIGTERM


@pytest.mark.parametrize("ongebufferd", ["", "1"])
@pytest.mark.parametrize("wachten", [0.0, 1.5])
def test_stopped_at_any_moment_it_answers_soundly_or_says_that_nothing_was_read(
    groot, wachten, ongebufferd, monkeypatch
):
    monkeypatch.setenv("PYTHONUNBUFFERED", ongebufferd)
    bezig = start(BEGIN, groot, "--json", "--seconden", "60")
    while bezig.poll() is None and not hears_a_stop(bezig.pid):
        time.sleep(0.001)
    time.sleep(wachten)
    bezig.send_signal(signal.SIGTERM)
    uit, fout = bezig.communicate(timeout=120)
    if bezig.returncode == 130:
        assert uit == ""
        assert GESTOPT in " ".join(fout.split())
    else:
        assert bezig.returncode == 0
        assert is_sound(groot, json.loads(uit))
