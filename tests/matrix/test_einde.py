"""What ends, ends on the next request: who is signed in gets there what a stranger gets."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest

from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen import leden, wijziging
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.models import Lidmaatschap, Organisatie
from sleutel.partijen.partijplannen import plan_einde
from sleutel.partijen.queries import as_actor, command_line_actor, organisation_ids
from sleutel.trajecten import aanwijzen
from sleutel.trajecten.models import Justitietoegang, Traject
from sleutel.trajecten.services import Nieuw, open_dossiers, record

from .verwachting import ONBEKEND, Ding, antwoord
from .vragen import Gekregen, Geval, gevallen, patronen, vraag
from .wereld import VANDAAG, Wereld

DOSSIER = Ding("traject", "eigen", "huurt")


def beheerder(wereld: Wereld) -> Actor:
    return actor_van(wereld, "functioneel_beheerder")


def actor_van(wereld: Wereld, wie: str) -> Actor:
    lid = Lidmaatschap.objects.select_related("account", "organisatie")
    return as_actor(lid.get(account=wereld.accounts[wie]))


def een_lidmaatschap(wereld: Wereld) -> None:
    """A procesregisseur leaves the loket."""
    uuid = UUID(wereld.leden["procesregisseur"])
    assert leden.end_membership(uuid, actor=beheerder(wereld), op=VANDAAG)


def een_van_twee(wereld: Wereld) -> None:
    """Who works for two, and for the corporatie now, leaves that one."""
    uuid = UUID(wereld.keuze["twee_gekozen"])
    assert leden.end_membership(uuid, actor=beheerder(wereld), op=VANDAAG)


def een_organisatie(wereld: Wereld) -> None:
    """The organisation of a begeleider takes part no more."""
    code = Organisatie.objects.get(uuid=wereld.organisaties["begeleider"]).code
    actor = beheerder(wereld)
    plan = partial(plan_einde, code, tot=VANDAAG, actor=actor, op=VANDAAG)
    voorstel = wijziging.preview(plan, actor=actor)
    assert isinstance(voorstel, wijziging.Wijziging)
    assert not wijziging.record(plan, seen=voorstel.gezien, toelichting="Gestopt", actor=actor)


def een_toegang(wereld: Wereld) -> None:
    """The traject is closed: the corporatie sees it no more, from that day."""
    traject = Traject.objects.get(uuid=wereld.dingen[DOSSIER])
    key = (traject.regio_id, traject.nummer)
    with act_as(command_line_actor()) as actor:
        dossier = open_dossiers([key], {key: traject.pk})[key]
        positief = {"resultaat": "positief"}
        dossier.nieuw = [Nieuw(Soort.AFGESLOTEN, VANDAAG, VANDAAG, positief)]
        record([dossier], actor=actor, bron="register", codes=organisation_ids())


EINDEN: list[tuple[str, Callable[[Wereld], None], str]] = [
    ("procesregisseur", een_lidmaatschap, "zonder_organisatie"),
    ("twee_gekozen", een_van_twee, "zonder_organisatie"),
    ("begeleider", een_organisatie, "zonder_organisatie"),
    ("corporatie", een_toegang, "corporatie"),
]
"""Who, what ends, and as whom he counts from then on: somebody of nowhere, or one who sees other dossiers."""


@pytest.mark.parametrize(("wie", "einde", "als"), EINDEN, ids=[e.__name__ for _, e, _ in EINDEN])
def test_what_ends_takes_effect_on_the_next_request(wie, einde, als, wereld):
    client = wereld.client(wie)

    def stel(geval: Geval) -> Gekregen:
        return vraag(client, geval, wereld)

    open_ = [
        geval
        for pagina in patronen()
        for geval in gevallen(wereld, wie, pagina)
        if geval.ding == DOSSIER and stel(geval).antwoord.status == 200
    ]
    assert Geval(wie, "traject", DOSSIER, "GET") in open_
    assert any(DOSSIER.toestand in merk for merk in _lijst(wie, stel))

    einde(wereld)

    for geval in open_:
        nu = stel(geval)
        onbekend = Geval(wie, geval.pagina, Ding("traject", ONBEKEND), geval.methode, geval.vast)
        assert nu.antwoord == antwoord(geval.pagina, als, geval.methode, onbekend.ding)
        assert nu.geheel == stel(onbekend).geheel, geval
        assert not {merk for merk in nu.merktekens if merk[1] in ("nummer", "naam")} - _eigen(wie)
    assert not {m for m in _lijst(wie, stel) if m[0] == "eigen" and m[2] == DOSSIER.toestand}


def _lijst(wie: str, stel: Callable[[Geval], Gekregen]) -> set[tuple[str, str, str]]:
    """The markers on the list of trajecten."""
    bladen = [(("verder", "pagina=1"),), (("verder", "pagina=2"),)]
    return {
        merk
        for vast in bladen
        for merk in stel(Geval(wie, "trajecten", None, "GET", vast)).merktekens
    }


def _eigen(wie: str) -> set[tuple[str, str, str]]:
    """The name of the own organisation stands on each page."""
    return {("eigen", "naam", "corporatie" if wie == "twee_gekozen" else wie)}


def test_who_is_named_for_justice_no_more_reads_none_on_the_next_request(wereld):
    ding = Ding("traject", "eigen", "in_doorstroomwoning")
    geval = Geval("procesregisseur", "traject", ding, "GET")
    client = wereld.client("procesregisseur")
    justitie = ("eigen", "in_doorstroomwoning", "in_doorstroomwoning")
    assert justitie in vraag(client, geval, wereld).merktekens

    actor = actor_van(wereld, "procesregisseur")
    toegang = Justitietoegang.objects.get(
        traject__uuid=wereld.dingen[ding], account=actor.account_id
    )
    assert aanwijzen.end(wereld.dingen[ding], toegang=toegang.uuid, actor=actor, op=VANDAAG)

    assert justitie not in vraag(client, geval, wereld).merktekens
