"""The guided year as pages read it."""

from datetime import date

from sleutel.begeleiding.models import Begeleiding
from tests.domein.register.hulp import HUUR, WACHTEND, goed_register
from tests.kast import Kast, alleen_trajecten, inhoud, veranderd, zonder_kolom

LATER = date(2026, 12, 1)


def test_guidance_runs_from_the_start_of_the_tenancy_to_its_close(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    begeleiding = Begeleiding.objects.get()
    assert begeleiding.organisatie.naam == "Radar"
    assert (begeleiding.sinds, begeleiding.tot) == (date(2021, 3, 15), date(2022, 4, 1))


def test_who_does_not_rent_is_not_guided(kast: Kast):
    kast.neem_op(alleen_trajecten(WACHTEND))
    assert not Begeleiding.objects.exists()


def test_another_begeleider_takes_over_the_row(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    kast.neem_op(alleen_trajecten(HUUR | {"begeleiding_door": "StandBy"}), LATER)
    assert Begeleiding.objects.get().organisatie.naam == "StandBy"


def test_an_absent_answer_leaves_what_was_measured(kast: Kast):
    kast.neem_op(goed_register())
    voor = inhoud()
    register = goed_register()
    register["duurzaamheid"] = zonder_kolom(register["duurzaamheid"], "overlast")
    assert kast.neem_op(register, LATER).correcties == 0
    assert veranderd(voor) == {}
