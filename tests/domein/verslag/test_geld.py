"""The amounts in the jaarverslag: so many times the price of the region and year they are of."""

from dataclasses import replace
from decimal import Decimal

from sleutel.domein.cijfers import Gegevens
from sleutel.domein.verslag import Verslag, maak
from sleutel.domein.verslag.document import Tabel
from tests.verslagen import OUDEJAAR, bron, hoofdstuk, parkstad_2021, zinnen

PRIJS = ("parkstad", 2021, "trajectprijs")
EERDER = ("parkstad", 2020, "begeleiding")
BEGELEIDING = ("parkstad", 2021, "begeleiding")


def verslag(standen, tarieven) -> Verslag:
    return maak(bron(Gegevens(standen), 2021, peildatum=OUDEJAAR, tarieven=tarieven))


def gezegd(verslag: Verslag) -> list[str]:
    return zinnen(hoofdstuk(verslag, "geld"))


def bedragen(verslag: Verslag) -> list[tuple[str, ...]]:
    """The rows of the table of amounts; none where there is no such table."""
    return [
        tuple(cel.tekst for cel in rij)
        for blok in hoofdstuk(verslag, "geld").blokken
        if isinstance(blok, Tabel) and blok.titel == "Bedragen in 2021"
        for rij in blok.rijen
    ]


def test_the_report_of_parkstad_says_what_invoices_and_guidance_came_to():
    assert "De facturen zijn samen €\u00a018.900,00." in gezegd(parkstad_2021())
    assert "De betaalde facturen zijn samen €\u00a016.875,00." in gezegd(parkstad_2021())
    assert bedragen(parkstad_2021())[0] == ("Facturen", "28", "€\u00a0675,00", "€\u00a018.900,00")


def test_one_invoice_is_told_as_one(maak_stand):
    een = maak_stand(1, gefactureerd="2021-02-01")

    verteld = gezegd(verslag([een], {PRIJS: Decimal("675.50")}))

    assert "De factuur is €\u00a0675,50." in verteld
    assert not [tekst for tekst in verteld if "betaalde" in tekst and "€" in tekst]


def test_without_a_price_there_is_no_amount_and_the_report_says_so(maak_stand):
    standen = [maak_stand(n, gefactureerd="2021-02-01") for n in (1, 2)]

    gemaakt = verslag(standen, {})

    zin = "Het bedrag van de facturen is niet bekend: er is geen tarief van Parkstad 2021."
    assert zin in gezegd(gemaakt)
    assert bedragen(gemaakt) == []
    een = verslag(standen[:1], {})
    assert "Het bedrag van de factuur is niet bekend" in " ".join(gezegd(een))


def test_a_claim_paid_a_year_later_has_the_price_of_the_year_it_was_made_in(maak_stand):
    van_2020 = maak_stand(
        1,
        begeleiding_gedeclareerd="2020-12-01",
        begeleiding_uitbetaald="2021-01-15",
    )
    van_2021 = maak_stand(
        2,
        begeleiding_gedeclareerd="2021-02-01",
        begeleiding_uitbetaald="2021-03-15",
    )

    gemaakt = verslag([van_2020, van_2021], {EERDER: Decimal(5000), BEGELEIDING: Decimal(5200)})

    assert "De declaratie is €\u00a05.200,00." in gezegd(gemaakt)
    assert "De uitbetaalde declaraties zijn samen €\u00a010.200,00." in gezegd(gemaakt)
    assert [(naam, bedrag) for naam, _, _, bedrag in bedragen(gemaakt)] == [
        ("Begeleiding gedeclareerd", "€\u00a05.200,00"),
        ("Begeleiding uitbetaald, Parkstad 2020", "€\u00a05.000,00"),
        ("Begeleiding uitbetaald, Parkstad 2021", "€\u00a05.200,00"),
        ("Begeleiding uitbetaald, samen", "€\u00a010.200,00"),
    ]
    assert gemaakt.klopt


def test_what_has_no_price_is_left_out_of_the_sum_and_told(maak_stand):
    hier = maak_stand(1, gefactureerd="2021-02-01")
    elders = maak_stand(2, regio="maastricht", gefactureerd="2021-02-01")

    gemaakt = verslag([hier, elders], {PRIJS: Decimal(675)})

    assert (
        "De factuur is €\u00a0675,00. Daarin zit er 1 niet: er is geen tarief van Maastricht 2021."
        in gezegd(gemaakt)
    )
    assert ("Facturen, Maastricht 2021", "1", "–", "–") in bedragen(gemaakt)
    assert not [naam for naam, *_ in bedragen(gemaakt) if "samen" in naam]


def test_a_year_without_invoices_and_claims_speaks_of_no_amounts(maak_stand):
    assert "€" not in " ".join(gezegd(verslag([maak_stand(1)], {PRIJS: Decimal(675)})))


def test_amounts_over_other_counts_than_the_figures_are_found(maak_stand):
    """The negative control of the check under the table."""
    goed = bron(
        Gegevens([maak_stand(1, gefactureerd="2021-02-01")]),
        2021,
        peildatum=OUDEJAAR,
        tarieven={PRIJS: Decimal(675)},
    )
    assert maak(goed).klopt

    vals = maak(replace(goed, posten=tuple(replace(post, aantal=2) for post in goed.posten)))

    assert not vals.klopt
    assert "Andere aantallen dan in de tabel hierboven: facturen." in gezegd(vals)
