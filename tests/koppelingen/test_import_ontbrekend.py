"""What the record has and the file has not: it stays, and is remarked."""

from datetime import date

from tests.domein.register.hulp import goed_register
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
