"""What Sleutel is measured against: each figure as one plain SQL statement over the log.

Written as a good developer would by hand: the same tables and indexes, and the same meaning of known
on the peildatum (happened and known by then, not replaced by then, not withdrawn). A statement gives
one number, or rows of a part and its numbers. No labels, checks or evidence: Sleutel gives those too.
"""

from sleutel.domein.cijfers.vraag import Vraag

VRAGEN = {"woonsituatie": "woonachtig", "overlast": "geen_of_minimaal", "huurachterstand": "geen"}
"""The questions of a measurement, each with its good answer."""


def known(alias: str, soort: str) -> str:
    """When a row of the log is a `soort` of the region that is known on the peildatum."""
    return f"""{alias}.soort = '{soort}' AND {alias}.regio_id = %(regio)s
        AND {alias}.op <= %(peildatum)s AND {_counts(alias, "gebeurtenis")}"""


def _counts(alias: str, table: str) -> str:
    return f"""{alias}.bekend_op <= %(peildatum)s AND NOT {alias}.ingetrokken
        AND NOT EXISTS (SELECT FROM {table} v
            WHERE v.vervangt_id = {alias}.id AND v.bekend_op <= %(peildatum)s)"""


def statements(vraag: Vraag) -> dict[str, str]:
    """The statement of each figure that this vraag has a number for, by its code."""
    s = _Statements(with_woonproces=vraag.woonproces is not None)
    return s.of_steps() | s.of_agreements() | s.of_living()


class _Statements:
    def __init__(self, *, with_woonproces: bool) -> None:
        self._with_woonproces = with_woonproces

    def _woonproces(self, alias: str, soort: str) -> str:
        if not self._with_woonproces:
            return ""
        if soort == "aangemeld":
            return f" AND {alias}.gegevens ->> 'woonproces' = %(woonproces)s"
        return f""" AND EXISTS (SELECT FROM gebeurtenis p WHERE p.traject_id = {alias}.traject_id
            AND {known("p", "aangemeld")} AND p.gegevens ->> 'woonproces' = %(woonproces)s)"""

    def _from(self, soort: str, *, period: bool = True, join: str = "") -> str:
        within = " AND g.op BETWEEN %(begin)s AND %(einde)s" if period else ""
        return f"""FROM gebeurtenis g {join}
            WHERE {known("g", soort)}{within}{self._woonproces("g", soort)}"""

    def _count(self, soort: str, where: str = "") -> str:
        return f"SELECT count(*) {self._from(soort)}{where}"

    def _per(self, soort: str, attribuut: str) -> str:
        return f"""SELECT g.gegevens ->> '{attribuut}' AS deel, count(*) AS n
            {self._from(soort)} GROUP BY 1"""

    def of_steps(self) -> dict[str, str]:
        """What happened in the period."""
        found = {
            "aanmeldingen": self._count("aangemeld"),
            "aanmeldingen_per_aanmelder": self._per("aangemeld", "aanmelder"),
            "aanmeldingen_per_soort_aanmelder": self._kinds_of_aanmelder(),
            "afgevallen_na_aanmelding": self._count("afgevallen"),
            "afgevallen_naar_reden": self._per("afgevallen", "reden"),
            "intakes": self._count("intake_gehouden"),
            "negatief_na_intake": self._count("negatief_na_intake"),
            "negatief_na_intake_naar_reden": self._per("negatief_na_intake", "reden"),
            "op_wachtlijst_geplaatst": self._count("op_wachtlijst"),
            "beeindigd_voor_huren": self._count("beeindigd_voor_huren"),
            "beeindigd_naar_reden": self._per("beeindigd_voor_huren", "reden"),
            "gestart_met_huren": self._count("start_huren"),
            "gefactureerd": self._count("gefactureerd"),
            "facturen_betaald": self._count(
                "gefactureerd", f" AND EXISTS ({self._same('factuur_betaald')})"
            ),
            "begeleiding_gedeclareerd": self._count("begeleiding_gedeclareerd"),
            "begeleiding_uitbetaald": self._count("begeleiding_uitbetaald"),
            "afgesloten_naar_reden": self._per("afgesloten", "reden"),
            "gemiddelde_wachttijd_maanden": self._waited("sum(g.op - w.op), count(*)"),
            "gemiddelde_wachttijd_maanden_per_corporatie": self._waited(
                "g.gegevens ->> 'corporatie', sum(g.op - w.op), count(*)", " GROUP BY 1"
            ),
            "verkorte_toeleiding": self._short_route(),
        }
        for per in ("corporatie", "gemeente", "woonplaats"):
            found[f"start_huren_per_{per}"] = self._per("start_huren", per)
        for result in ("positief", "negatief"):
            found[f"{result}_afgesloten"] = self._count(
                "afgesloten", f" AND g.gegevens ->> 'resultaat' = '{result}'"
            )
        return found

    def _same(self, soort: str) -> str:
        return f"""SELECT FROM gebeurtenis b
            WHERE b.traject_id = g.traject_id AND {known("b", soort)}"""

    def _kinds_of_aanmelder(self) -> str:
        join = """LEFT JOIN organisatie o ON o.code = g.gegevens ->> 'aanmelder'
            LEFT JOIN convenant c ON c.organisatie_id = o.id AND c.regio_id = g.regio_id
                AND c.geldig @> g.op"""
        return f"""SELECT CASE WHEN c.convenantpartner THEN 'convenantpartner'
                WHEN NOT c.convenantpartner THEN 'deelnemer' END, count(*)
            {self._from("aangemeld", join=join)} GROUP BY 1"""

    def _waited(self, what: str, rest: str = "") -> str:
        join = "JOIN gebeurtenis w USING (traject_id)"
        return f"""SELECT {what} {self._from("start_huren", join=join)}
            AND {known("w", "op_wachtlijst")}{rest}"""

    def _short_route(self) -> str:
        asked = f""" AND EXISTS (SELECT FROM gebeurtenis a WHERE a.traject_id = g.traject_id
            AND {known("a", "aangemeld")} AND a.gegevens @> '{{"verkort_aangevraagd": true}}')"""
        route = " AND g.gegevens ->> 'toeleiding' = "
        columns = [
            self._count("aangemeld", " AND g.gegevens @> '{\"verkort_aangevraagd\": true}'"),
            self._count("start_huren", f"{route}'verkort'"),
            self._count("start_huren", f"{route}'regulier'{asked}"),
            f"""SELECT count(*) FROM (
                SELECT g.traject_id {self._from("afgevallen")}{asked}
                UNION SELECT g.traject_id {self._from("negatief_na_intake")}{asked}) AS afgewezen""",
            self._waited("sum(g.op - w.op)", f"{route}'verkort'"),
            self._waited("count(*)", f"{route}'verkort'"),
        ]
        return f"SELECT {', '.join(f'({column})' for column in columns)}"

    def of_agreements(self) -> dict[str, str]:
        """What was agreed, and the complaints."""
        agreed = f"t.jaar = %(jaar)s AND t.regio_id = %(regio)s AND {_counts('t', 'taakstelling')}"
        if self._with_woonproces:
            agreed += " AND t.woonproces = %(woonproces)s"
        found = {
            "taakstelling": f"SELECT sum(t.aantal) FROM taakstelling t WHERE {agreed}",
            "taakstelling_per_corporatie": f"""
                WITH gestart AS ({self._per("start_huren", "corporatie")})
                SELECT o.code, sum(t.aantal), coalesce(max(s.n), 0)
                FROM taakstelling t JOIN organisatie o ON o.id = t.corporatie_id
                LEFT JOIN gestart s ON s.deel = o.code WHERE {agreed} GROUP BY 1""",
        }
        if self._with_woonproces:
            return found
        ruled = f"""LEFT JOIN klachtgebeurtenis u ON u.klacht_id = g.klacht_id
            AND u.soort = 'uitspraak' AND u.op <= %(peildatum)s
            AND {_counts("u", "klachtgebeurtenis")}"""
        complaints = f"""WHERE k.regio_id = %(regio)s AND g.soort = 'ontvangen'
            AND g.op BETWEEN %(begin)s AND %(einde)s AND g.op <= %(peildatum)s
            AND {_counts("g", "klachtgebeurtenis")}"""
        source = "FROM klachtgebeurtenis g JOIN klacht k ON k.id = g.klacht_id"
        return found | {
            "spreiding_per_gemeente": f"""
                WITH gestart AS ({self._per("start_huren", "gemeente")})
                SELECT t.gemeente, sum(t.maximum), coalesce(max(s.n), 0)
                FROM spreidingsafspraak t LEFT JOIN gestart s ON s.deel = t.gemeente
                WHERE t.jaar = %(jaar)s AND t.regio_id = %(regio)s
                AND {_counts("t", "spreidingsafspraak")} GROUP BY 1""",
            "klachten_ontvangen": f"SELECT count(*) {source} {complaints}",
            "klachten_naar_uitspraak": f"""SELECT u.uitspraak, count(*) {source} {ruled}
                {complaints} GROUP BY 1""",
        }

    def of_living(self) -> dict[str, str]:
        """Who rents, and how people live after their traject."""
        metingen = f"""SELECT DISTINCT ON (g.traject_id) extract(year FROM g.op)::int AS jaar,
                {", ".join(f"m.gegevens ->> '{vraag}' AS {vraag}" for vraag in VRAGEN)}
            {self._from("afgesloten", period=False, join="JOIN gebeurtenis m USING (traject_id)")}
            AND g.op < %(begin_van_jaar)s AND g.gegevens ->> 'resultaat' = 'positief'
            AND {known("m", "duurzaamheid_gemeten")}
            ORDER BY g.traject_id, m.op DESC, m.id DESC"""
        shares = ", ".join(
            f"""count(*) FILTER (WHERE {vraag} = '{VRAGEN[vraag]}'),
                count(*) FILTER (WHERE {vraag} <> 'onbekend')"""
            for vraag in ("overlast", "huurachterstand")
        )
        answers = ", ".join(f"('{vraag}', {vraag})" for vraag in VRAGEN)
        return {
            "wonend": f"""SELECT count(*) {self._from("start_huren", period=False)}
                AND NOT EXISTS ({self._same("afgesloten")})""",
            "percentage_duurzaam_wonen": f"""
                SELECT jaar, {shares} FROM ({metingen}) AS meting GROUP BY 1""",
            "duurzaamheid_naar_jaar_van_afsluiting": f"""
                SELECT jaar, vraag, antwoord, count(*) FROM ({metingen}) AS meting
                CROSS JOIN LATERAL (VALUES {answers}) AS v (vraag, antwoord) GROUP BY 1, 2, 3""",
        }
