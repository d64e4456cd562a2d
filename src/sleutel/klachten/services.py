"""Recording complaints and rulings."""

from collections.abc import Sequence
from datetime import date

from sleutel.common.append_only import bring_up_to_date
from sleutel.domein.register.rijen import KlachtRij

from .models import Klacht, KlachtGebeurtenis, KlachtSoort, KlachtTekst


def record_klachten(
    rijen: Sequence[KlachtRij], *, vandaag: date, afwezig: frozenset[str] = frozenset()
) -> tuple[int, list[int]]:
    """Record complaints; returns the number of corrections and the places of rows known too early.

    As with a traject: a new complaint is known from the day of its gebeurtenissen, anything new or
    changed in a known one from the day of import. `afwezig`: the columns that the register does not
    have; they change nothing in a known complaint.
    """
    if "uitspraak_op" in afwezig:  # without its day nothing is known of a ruling
        afwezig |= {"uitspraak", "opvolging"}
    known = {(k.regio_id, k.nummer): k for k in Klacht.objects.all()}
    fresh = [
        Klacht(regio_id=rij.regio.value, nummer=rij.nummer)
        for rij in rijen
        if (rij.regio.value, rij.nummer) not in known
    ]
    new_ids = {klacht.pk for klacht in Klacht.objects.bulk_create(fresh)}
    known |= {(klacht.regio_id, klacht.nummer): klacht for klacht in fresh}

    rulings = _rulings()
    rows, places = [], []
    for place, rij in enumerate(rijen):
        klacht = known[rij.regio.value, rij.nummer]
        for row in _gebeurtenissen(rij, klacht):
            ruling = rulings.get(klacht.pk)
            if "uitspraak" in afwezig and ruling and row["soort"] == KlachtSoort.UITSPRAAK:
                row["uitspraak"] = ruling.uitspraak
            rows.append(row)
            places.append(place)
    done = bring_up_to_date(
        KlachtGebeurtenis,
        rows,
        key=("klacht_id", "soort"),
        first_known=lambda row: row["op"] if row["klacht_id"] in new_ids else vandaag,
        vandaag=vandaag,
    )
    withdrawn, early = 0, list[int]()
    if "uitspraak_op" not in afwezig:
        withdrawn, early = _withdraw_rulings(rijen, known, vandaag)
    _write_texts(rijen, known, afwezig)
    return done.correcties + withdrawn, [*(places[place] for place in done.te_vroeg), *early]


def _gebeurtenissen(rij: KlachtRij, klacht: Klacht) -> list[dict]:
    rows = [
        {
            "klacht_id": klacht.pk,
            "soort": KlachtSoort.ONTVANGEN.value,
            "op": rij.ontvangen_op,
            "uitspraak": "",
        }
    ]
    if rij.uitspraak_op:
        rows.append(
            {
                "klacht_id": klacht.pk,
                "soort": KlachtSoort.UITSPRAAK.value,
                "op": rij.uitspraak_op,
                "uitspraak": rij.uitspraak.value if rij.uitspraak else "",
            }
        )
    return rows


def _rulings() -> dict[int, KlachtGebeurtenis]:
    """The ruling that counts, by complaint."""
    links = KlachtGebeurtenis.objects.latest_links()
    return {
        link.klacht_id: link
        for link in links.filter(soort=KlachtSoort.UITSPRAAK, ingetrokken=False)
    }


def _withdraw_rulings(
    rijen: Sequence[KlachtRij], known: dict, vandaag: date
) -> tuple[int, list[int]]:
    """An emptied day of ruling withdraws the ruling."""
    links = _rulings()
    withdrawals, early = [], []
    for place, rij in enumerate(rijen):
        link = links.get(known[rij.regio.value, rij.nummer].pk)
        if link is None or rij.uitspraak_op:
            continue
        if vandaag < link.bekend_op:
            early.append(place)
            continue
        withdrawals.append(
            KlachtGebeurtenis(
                klacht_id=link.klacht_id,
                soort=link.soort,
                op=link.op,
                uitspraak=link.uitspraak,
                bekend_op=vandaag,
                vervangt=link,
                ingetrokken=True,
            )
        )
    KlachtGebeurtenis.objects.bulk_create(withdrawals)
    return len(withdrawals), early


TEXTS = ("onderwerp", "uitspraak", "opvolging")


def _write_texts(rijen: Sequence[KlachtRij], known: dict, afwezig: frozenset[str]) -> None:
    stored = {tekst.klacht_id: tekst for tekst in KlachtTekst.objects.all()}
    changed = []
    for rij in rijen:
        klacht = known[rij.regio.value, rij.nummer]
        tekst = stored.get(klacht.pk) or KlachtTekst(klacht=klacht)
        before = [getattr(tekst, naam) for naam in TEXTS]
        for naam in TEXTS:
            if naam not in afwezig:
                setattr(tekst, naam, rij.vrije_teksten.get(naam, ""))
        if [getattr(tekst, naam) for naam in TEXTS] != before:
            changed.append(tekst)
    KlachtTekst.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["klacht"], update_fields=TEXTS
    )
