"""What the record has and the file has not: it stays, and is remarked."""

from datetime import date

from django.db import transaction

from sleutel.trajecten.models import Gebeurtenis, Toegang
from tests.domein.register.hulp import goed_register, schrijf_map
from tests.kast import Kast

LATER = date(2026, 12, 1)


def test_an_agreement_that_the_file_lacks_stays_and_is_remarked(kast: Kast):
    register = goed_register()
    register["taakstelling"].append(register["taakstelling"][0] | {"woonproces": "Housing Plus"})
    kast.neem_op(register)
    del register["taakstelling"][1]
    uitslag = kast.neem_op(register, LATER)
    assert [m.tabel for m in uitslag.opmerkingen if m.rij == 0] == ["taakstelling"]
    assert kast.cijfers(peildatum=LATER)["taakstelling"] == 40


def test_a_measurement_on_another_day_leaves_the_first_and_says_so(kast: Kast):
    register = goed_register()
    kast.neem_op(register)
    first = register["duurzaamheid"][0]["gemeten_op"]
    register["duurzaamheid"][0]["gemeten_op"] = "2026-11-01"
    uitslag = kast.neem_op(register, LATER)
    [melding] = [m for m in uitslag.opmerkingen if m.tabel == "duurzaamheid" and m.rij == 0]
    assert melding.waarde == first


def test_an_organisation_never_takes_the_code_of_a_village(kast: Kast):
    register = goed_register()
    register["organisaties"].append(
        register["organisaties"][0] | {"naam": "Brunssum", "soort": "gemeente"}
    )
    kast.neem_op(register)
    from sleutel.partijen.models import Organisatie

    assert Organisatie.objects.get(naam="Brunssum").code == "brunssum-2"


def test_an_unreadable_table_does_not_hide_the_errors_of_the_others(kast: Kast, tmp_path):
    register = goed_register()
    register["trajecten"][0]["aangemeld_op"] = "2021-02-30"
    map_ = schrijf_map(tmp_path / "half", register)
    (map_ / "klachten.csv").write_bytes(b"%PDF-1.7 niets")
    uitslag = kast.breng(map_, sla_over=True)
    assert {(m.tabel, m.kolom) for m in uitslag.afgewezen} >= {
        ("klachten", ""),
        ("trajecten", "aangemeld_op"),
    }
    assert not uitslag.ingevoerd
    assert not Gebeurtenis.objects.exists()


def test_a_traject_that_who_brings_the_file_may_not_see_is_not_named(kast: Kast):
    register = goed_register()
    ander = register["trajecten"][0] | {"traject": "T-99", "kandidaat": "K-99"}
    kast.neem_op(register | {"trajecten": [*register["trajecten"], ander]})

    def not_in_file() -> list[str]:
        opmerkingen = kast.neem_op(register, LATER).opmerkingen
        return [m.waarde for m in opmerkingen if m.tabel == "trajecten" and m.rij == 0]

    assert not_in_file() == ["T-99"]
    # Nothing but the row in toegang differs. It is put back: kast holds it against the log.
    with transaction.atomic():
        Toegang.objects.filter(traject__nummer="T-99").delete()
        assert not_in_file() == []
        transaction.set_rollback(True)
