"""Commands as processes of their own: what stands where, and two imports at once."""

import json

import psycopg

from tests.domein.register.hulp import goed_register
from tests.kast import PARKSTAD


def test_a_command_without_a_terminal_shows_no_progress_bar(los_sleutel):
    proces = los_sleutel("importeer", PARKSTAD, "--json")
    uit, fout = proces.communicate(timeout=120)
    assert proces.returncode == 0
    assert json.loads(uit)["aangenomen"]["trajecten"] == 538
    assert fout == ""


def test_a_second_import_waits_for_the_first_and_says_so(los_sleutel, eigenaar: psycopg.Connection):
    from sleutel.koppelingen.services import IMPORT_LOCK

    eigenaar.execute("SELECT pg_advisory_lock(%s)", [IMPORT_LOCK])  # one that is long at work
    processen = [los_sleutel("importeer", PARKSTAD, "--json") for _ in range(2)]
    for proces in processen:
        assert "Er loopt al een import" in proces.stderr.readline()
    assert eigenaar.execute("SELECT count(*) FROM gebeurtenis").fetchone() == (0,)
    eigenaar.execute("SELECT pg_advisory_unlock(%s)", [IMPORT_LOCK])
    uitslagen = []
    for proces in processen:
        uit, _ = proces.communicate(timeout=120)
        assert proces.returncode == 0
        uitslagen.append(json.loads(uit))
    gebeurtenissen = eigenaar.execute("SELECT count(*) FROM gebeurtenis").fetchone()[0]
    assert sorted(uitslag["nieuwe_gebeurtenissen"] for uitslag in uitslagen) == [0, gebeurtenissen]
    assert [uitslag["correcties"] for uitslag in uitslagen] == [0, 0]
    assert {uitslag["aangenomen"]["trajecten"] for uitslag in uitslagen} == {538}


def test_a_copy_of_the_record_holds_the_dossiers(verse_kast, los_sleutel):
    """A command of Django begins without a reader; the one that copies everything reads everything."""
    verse_kast.neem_op(goed_register())

    bezig = los_sleutel("beheer", "dumpdata", "trajecten.traject")
    uit, fout = bezig.communicate(timeout=60)

    assert bezig.returncode == 0, fout
    assert {rij["fields"]["nummer"] for rij in json.loads(uit)} == {
        rij["traject"] for rij in goed_register()["trajecten"]
    }
