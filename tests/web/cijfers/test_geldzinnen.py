"""Guidance and invoices in sentences that hold, also across the end of a period."""

from datetime import date

import pytest

from sleutel.domein.cijfers import Feit, Gegevens, Stand, Vraag, compute
from sleutel.web.cijfers.geldzinnen import geldzinnen

VRAAG = Vraag(2021, None, (), None, date(2021, 12, 31))
DIT_JAAR, VORIG_JAAR = date(2021, 6, 1), date(2020, 6, 1)


def zinnen(*dossiers: dict[str, date]) -> tuple[str, ...]:
    """The sentences of trajecten with these gebeurtenissen."""
    standen = [
        Stand(
            nummer,
            "parkstad",
            {
                soort: Feit(nummer * 100 + i, soort, op, {"woonproces": "housing"})
                for i, (soort, op) in enumerate({"aangemeld": VORIG_JAAR, **feiten}.items())
            },
        )
        for nummer, feiten in enumerate(dossiers, start=1)
    ]
    return geldzinnen(compute(VRAAG, Gegevens(standen)))


DECLARATIE = {"begeleiding_gedeclareerd": DIT_JAAR}
BETAALD = DECLARATIE | {"begeleiding_uitbetaald": DIT_JAAR}
FACTUUR = {"gefactureerd": DIT_JAAR}


@pytest.mark.parametrize(
    ("dossiers", "zin"),
    [
        ((), "Geen declaraties in deze periode."),
        ((BETAALD,), "1 declaratie, uitbetaald."),
        ((DECLARATIE,), "1 declaratie, nog niet uitbetaald."),
        ((BETAALD, BETAALD), "2 declaraties, beide uitbetaald."),
        ((BETAALD,) * 3, "3 declaraties, alle 3 uitbetaald."),
        ((BETAALD, DECLARATIE), "2 declaraties, 1 daarvan uitbetaald."),
        ((DECLARATIE, DECLARATIE), "2 declaraties, nog geen daarvan uitbetaald."),
    ],
)
def test_declarations_and_how_many_were_paid(dossiers, zin):
    assert zinnen(*dossiers)[0] == zin


def test_a_payment_for_an_earlier_period_is_told_apart():
    eerder = {"begeleiding_gedeclareerd": VORIG_JAAR, "begeleiding_uitbetaald": DIT_JAAR}

    assert zinnen(BETAALD, eerder)[:2] == (
        "1 declaratie, uitbetaald.",
        "Ook is er 1 declaratie uit een eerdere periode uitbetaald.",
    )


def test_invoices_and_how_many_were_paid():
    assert zinnen(FACTUUR, FACTUUR | {"factuur_betaald": DIT_JAAR})[-1] == (
        "2 facturen, 1 daarvan betaald."
    )
