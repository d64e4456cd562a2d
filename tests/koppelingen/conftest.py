"""What tests of the import share."""

from collections.abc import Callable

import pytest

from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.actor import act_as
from sleutel.partijen.queries import command_line_actor, organisation_ids
from sleutel.trajecten import services
from sleutel.trajecten.models import Traject
from tests.kast import INLEESDAG


@pytest.fixture
def stap_in_sleutel(db: None) -> Callable[..., None]:
    """Make a step in Sleutel itself, as a page will."""

    def stap(nummer: str, soort: str = "gescreend") -> None:
        traject = Traject.objects.get(nummer=nummer)
        sleutel = (traject.regio_id, traject.nummer)
        actor = command_line_actor()
        with act_as(actor):
            [dossier] = services.open_dossiers([sleutel], {sleutel: traject.id}).values()
            dossier.nieuw.append(services.Nieuw(Soort(soort), INLEESDAG, INLEESDAG, {}))
            services.record([dossier], actor=actor, bron="sleutel", codes=organisation_ids())

    return stap
