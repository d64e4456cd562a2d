"""The same figures one at a time through Django's ORM: rows in the shapes of `gewone_sql`."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.fields.json import KeyTextTransform

from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio
from sleutel.klachten.models import KlachtGebeurtenis
from sleutel.partijen.models import Convenant
from sleutel.toewijzing.models import Spreidingsafspraak, Taakstelling
from sleutel.trajecten.models import Gebeurtenis

from .gewone_sql import VRAGEN

type Rows = list[tuple[Any, ...]]


def questions(vraag: Vraag, regio: Regio) -> dict[str, Callable[[], Rows]]:
    """How each figure is asked, by its code."""
    q = _Questions(vraag, regio)
    steps = {
        "aanmeldingen": lambda: q.count("aangemeld"),
        "aanmeldingen_per_aanmelder": lambda: q.per("aangemeld", "aanmelder"),
        "aanmeldingen_per_soort_aanmelder": q.kinds_of_aanmelder,
        "afgevallen_na_aanmelding": lambda: q.count("afgevallen"),
        "afgevallen_naar_reden": lambda: q.per("afgevallen", "reden"),
        "intakes": lambda: q.count("intake_gehouden"),
        "negatief_na_intake": lambda: q.count("negatief_na_intake"),
        "negatief_na_intake_naar_reden": lambda: q.per("negatief_na_intake", "reden"),
        "op_wachtlijst_geplaatst": lambda: q.count("op_wachtlijst"),
        "beeindigd_voor_huren": lambda: q.count("beeindigd_voor_huren"),
        "beeindigd_naar_reden": lambda: q.per("beeindigd_voor_huren", "reden"),
        "gestart_met_huren": lambda: q.count("start_huren"),
        "start_huren_per_corporatie": lambda: q.per("start_huren", "corporatie"),
        "start_huren_per_gemeente": lambda: q.per("start_huren", "gemeente"),
        "start_huren_per_woonplaats": lambda: q.per("start_huren", "woonplaats"),
        "gemiddelde_wachttijd_maanden": lambda: q.waited(q.period("start_huren")),
        "gemiddelde_wachttijd_maanden_per_corporatie": lambda: q.waited_per("corporatie"),
        "wonend": q.renting,
        "positief_afgesloten": lambda: q.count("afgesloten", gegevens__resultaat="positief"),
        "negatief_afgesloten": lambda: q.count("afgesloten", gegevens__resultaat="negatief"),
        "afgesloten_naar_reden": lambda: q.per("afgesloten", "reden"),
        "verkorte_toeleiding": q.short_route,
        "gefactureerd": lambda: q.count("gefactureerd"),
        "facturen_betaald": q.paid,
        "begeleiding_gedeclareerd": lambda: q.count("begeleiding_gedeclareerd"),
        "begeleiding_uitbetaald": lambda: q.count("begeleiding_uitbetaald"),
        "taakstelling": q.taakstelling,
        "taakstelling_per_corporatie": q.taakstelling_per_corporatie,
        "percentage_duurzaam_wonen": q.shares,
        "duurzaamheid_naar_jaar_van_afsluiting": q.answers,
    }
    of_all = {
        "spreiding_per_gemeente": q.spreiding,
        "klachten_ontvangen": q.complaints,
        "klachten_naar_uitspraak": q.rulings,
    }
    return steps | (of_all if vraag.woonproces is None else {})


class _Questions:
    def __init__(self, vraag: Vraag, regio: Regio) -> None:
        self._vraag, self._regio = vraag, regio

    def known(self, soort: str) -> QuerySet[Any]:
        peildatum = self._vraag.peildatum
        return (
            Gebeurtenis.objects.known_on(peildatum)
            .filter(regio=self._regio.value, soort=soort, op__lte=peildatum)
            .order_by()
        )

    def same(self, soort: str) -> QuerySet[Any]:
        return self.known(soort).filter(traject=OuterRef("traject"))

    def all(self, soort: str) -> QuerySet[Any]:
        found, woonproces = self.known(soort), self._vraag.woonproces
        if woonproces is None:
            return found
        if soort == "aangemeld":
            return found.filter(gegevens__woonproces=woonproces.value)
        return found.filter(
            Exists(self.same("aangemeld").filter(gegevens__woonproces=woonproces.value))
        )

    def period(self, soort: str) -> QuerySet[Any]:
        return self.all(soort).filter(op__range=(self._vraag.begin, self._vraag.einde))

    def count(self, soort: str, **where: Any) -> Rows:
        return [(self.period(soort).filter(**where).count(),)]

    def per(self, soort: str, attribuut: str) -> Rows:
        name = f"gegevens__{attribuut}"
        return list(self.period(soort).values_list(name).annotate(n=Count("id")))

    def kinds_of_aanmelder(self) -> Rows:
        kind = Convenant.objects.filter(
            organisatie__code=OuterRef("code"),
            regio=self._regio.value,
            geldig__contains=OuterRef("op"),
        ).values("convenantpartner")[:1]
        found = self.period("aangemeld").annotate(code=KeyTextTransform("aanmelder", "gegevens"))
        names = {True: "convenantpartner", False: "deelnemer", None: None}
        rows = found.values_list(Subquery(kind)).annotate(n=Count("id"))
        return [(names[partner], n) for partner, n in rows]

    def waited(self, started: QuerySet[Any]) -> Rows:
        rows = self._with_list(started).values_list("op", "lijst")
        days = [(op - lijst).days for op, lijst in rows]
        return [(sum(days), len(days))]

    def waited_per(self, attribuut: str) -> Rows:
        rows = self._with_list(self.period("start_huren"))
        days: dict[str, list[int]] = {}
        for part, op, lijst in rows.values_list(f"gegevens__{attribuut}", "op", "lijst"):
            days.setdefault(part, []).append((op - lijst).days)
        return [(part, sum(all_), len(all_)) for part, all_ in days.items()]

    def _with_list(self, started: QuerySet[Any]) -> QuerySet[Any]:
        lijst = Subquery(self.same("op_wachtlijst").values("op")[:1])
        return started.annotate(lijst=lijst).filter(lijst__isnull=False)

    def renting(self) -> Rows:
        return [(self.all("start_huren").filter(~Exists(self.same("afgesloten"))).count(),)]

    def paid(self) -> Rows:
        return [(self.period("gefactureerd").filter(Exists(self.same("factuur_betaald"))).count(),)]

    def short_route(self) -> Rows:
        asked = Exists(self.same("aangemeld").filter(gegevens__verkort_aangevraagd=True))
        started = self.period("start_huren")
        short = started.filter(gegevens__toeleiding="verkort")
        refused = (
            self.period("afgevallen")
            .filter(asked)
            .values("traject")
            .union(self.period("negatief_na_intake").filter(asked).values("traject"))
        )
        return [
            (
                self.period("aangemeld").filter(gegevens__verkort_aangevraagd=True).count(),
                short.count(),
                started.filter(asked, gegevens__toeleiding="regulier").count(),
                refused.count(),
                *self.waited(short)[0],
            )
        ]

    def _agreed(self, model: type[Any]) -> QuerySet[Any]:
        found = model.objects.known_on(self._vraag.peildatum)
        found = found.filter(jaar=self._vraag.jaar, regio=self._regio.value).order_by()
        if self._vraag.woonproces is not None:
            found = found.filter(woonproces=self._vraag.woonproces.value)
        return found

    def taakstelling(self) -> Rows:
        return [(self._agreed(Taakstelling).aggregate(n=Sum("aantal"))["n"],)]

    def taakstelling_per_corporatie(self) -> Rows:
        started = dict(self.per("start_huren", "corporatie"))
        rows = self._agreed(Taakstelling).values_list("corporatie__code")
        return [(code, n, started.get(code, 0)) for code, n in rows.annotate(n=Sum("aantal"))]

    def spreiding(self) -> Rows:
        started = dict(self.per("start_huren", "gemeente"))
        rows = self._agreed(Spreidingsafspraak).values_list("gemeente")
        return [(code, n, started.get(code, 0)) for code, n in rows.annotate(n=Sum("maximum"))]

    def _complaints(self) -> QuerySet[Any]:
        vraag = self._vraag
        found = KlachtGebeurtenis.objects.known_on(vraag.peildatum).order_by()
        return found.filter(klacht__regio=self._regio.value, op__lte=vraag.peildatum)

    def _received(self) -> QuerySet[Any]:
        period = (self._vraag.begin, self._vraag.einde)
        return self._complaints().filter(soort="ontvangen", op__range=period)

    def complaints(self) -> Rows:
        return [(self._received().count(),)]

    def rulings(self) -> Rows:
        ruling = self._complaints().filter(soort="uitspraak", klacht=OuterRef("klacht"))
        rows = self._received().values_list(Subquery(ruling.values("uitspraak")[:1]))
        return list(rows.annotate(n=Count("id")))

    def _measured(self) -> list[tuple[int, dict[str, str]]]:
        """(year of closing, the latest measurement) of every positive close of earlier years."""
        latest = self.same("duurzaamheid_gemeten").order_by("-op", "-id").values("gegevens")[:1]
        closed = self.all("afgesloten").filter(
            gegevens__resultaat="positief", op__year__lt=self._vraag.jaar
        )
        closed = closed.annotate(meting=Subquery(latest)).filter(meting__isnull=False)
        return list(closed.values_list("op__year", "meting"))

    def answers(self) -> Rows:
        counted = Counter(
            (year, vraag, meting.get(vraag))
            for year, meting in self._measured()
            for vraag in VRAGEN
        )
        return [(*key, n) for key, n in counted.items()]

    def shares(self) -> Rows:
        numbers: dict[int, list[int]] = {}
        for year, meting in self._measured():
            row = numbers.setdefault(year, [0, 0, 0, 0])
            for place, vraag in enumerate(("overlast", "huurachterstand")):
                answer = meting.get(vraag)
                row[2 * place] += answer == VRAGEN[vraag]
                row[2 * place + 1] += answer not in (None, "onbekend")
        return [(year, *row) for year, row in numbers.items()]
