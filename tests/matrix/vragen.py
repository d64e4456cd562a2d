"""Asking the program: every URL that it has, and an answer as it can be held beside the table."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.datastructures import MultiValueDict
from django_tasks_db.models import DBTaskResult

from sleutel.domein.termijnen import add_months
from sleutel.koppelingen.models import Bericht
from sleutel.koppelingen.post import deliver
from tests.domein.register.hulp import goed_register
from tests.web.rolbezetting import csv_bestanden

from .merktekens import Merk, vind
from .verwachting import (
    METHODEN,
    Antwoord,
    Ding,
    ding_van,
    in_dossier,
    mag_openen,
    wegen,
    wie_zijn_er,
)
from .wereld import Wereld

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GEHEIMEN = (
    re.compile(rb'(csrfmiddlewaretoken" value=")\w+'),
    re.compile(rb'(nonce[=-]"?)[\w+/=-]+'),
    re.compile(rb"((?:csrftoken|sessionid)=)\w+"),
    re.compile(rb"(expires=)[^;]+"),
)
"""What differs in every answer to everyone: random values and the time."""

VASTE_DELEN: dict[str, dict[str, list[str]]] = {
    "cijfer": {"code": ["gestart_met_huren"]},
    "verslagtekst": {"hoofdstuk": ["klachten"]},
    "register-cel": {"tabel": ["trajecten"]},
    "account_reset_password_from_key": {"uidb36": ["1"], "key": ["onzin"]},
    "openid_connect_login": {"provider_id": ["onbekend"]},
    "openid_connect_callback": {"provider_id": ["onbekend"]},
    "uitnodiging": {"sleutel": ["00000000-0000-4000-8000-000000000000"]},
    "mfa_remove_webauthn": {"pk": ["1"]},
    "beheer-regio": {"regio": ["heuvelland"]},
    "beheer-instelling": {"regio": ["heuvelland"], "code": ["intake_verplicht"]},
    "beheer-veranderen": {"regio": ["heuvelland"], "code": ["intake_verplicht"]},
    "beheer-intrekken": {"regio": ["heuvelland"], "code": ["intake_verplicht"]},
    "beheer-organisatie": {"code": ["loket-housing"]},
    "beheer-gebied": {"code": ["heuvelland"]},
    "beheer-reden": {"code": ["huurschuld"]},
    "verslagbestand": {"vorm": ["html", "pdf", "xlsx"]},
}
"""The parts of an address that name no thing of anybody, with the values that are asked."""

VERDER = "verder"
NA_HET_VRAAGTEKEN: dict[str, list[str]] = {"trajecten": ["pagina=1", "pagina=2"]}
"""What stands after the question mark: the whole of a list is asked."""


def cijfertabel() -> dict[str, object]:
    rij = {
        "jaar": "2025",
        "regio": "Parkstad",
        "woonproces": "",
        "cijfer": "aanmeldingen",
        "uitsplitsing": "",
        "waarde": "1",
    }
    return {"tabel": csv_bestanden({"cijfers": [rij]})[0]}


def register() -> dict[str, object]:

    return {"bestanden": csv_bestanden(goed_register())}


FORMULIEREN: dict[str, Callable[[Wereld, str], dict[str, object]]] = {
    "kies-organisatie": lambda w, wie: {"lidmaatschap": w.leden.get(wie, "")},
    "opnemen": lambda w, wie: {"sla_over": "1"},
    "account_reset_password": lambda w, wie: {"email": "aanmelder@demo.sleutel.invalid"},
    "kandidaat-account": lambda w, wie: {"email": "kandidaat@matrix.invalid"},
    "uitnodigen": lambda w, wie: {
        "email": "nieuw@matrix.invalid",
        "organisatie": w.organisaties["corporatie"],
        "rol": "corporatie",
    },
    "vergelijk": lambda w, wie: cijfertabel(),
    "register": lambda w, wie: register(),
    "verslagtekst": lambda w, wie: {"tekst": "Dit ging goed.", "versie": "1"},
    "beheer-regios": lambda w, wie: {"naam": "Noord-Limburg", "toelichting": "Regiegroep"},
    "beheer-gebied": lambda w, wie: {
        "wat": "naam",
        "naam-naam": "Mergelland",
        "naam-toelichting": "Regiegroep",
    },
    "beheer-redenen": lambda w, wie: {
        "naam": "geen huisarts",
        "justitie": "nee",
        "toelichting": "Regiegroep",
    },
    "beheer-reden": lambda w, wie: {
        "naam": "schuld aan de verhuurder",
        "justitie": "nee",
        "toelichting": "Regiegroep",
    },
    "beheer-organisaties": lambda w, wie: {
        "naam": "Nieuwe zorg",
        "soort": "zorgpartij",
        "toelichting": "Regiegroep",
    },
    "beheer-organisatie": lambda w, wie: {
        "wat": "naam",
        "naam-naam": "Loket",
        "naam-toelichting": "Regiegroep",
    },
    "beheer-afspraken": lambda w, wie: {
        "wat": "tarief",
        "tarief-soort": "trajectprijs",
        "tarief-bedrag": "675",
        "tarief-toelichting": "Regiegroep",
    },
    "tweede-stap-wissen": lambda w, wie: {"reden": "kwijt", "herkend": "gezien"},
    "beheer-veranderen": lambda w, wie: {
        "waarde": "nee",
        "vanaf": "2025-01-01",
        "toelichting": "Regiegroep",
    },
    "verslag-bewaren": lambda w, wie: {"jaar": "2025", "regio": ["heuvelland", "parkstad"]},
}
"""What a form that is well filled in sends; without one it is sent empty."""


@dataclass(frozen=True, slots=True)
class Geval:
    """One question: somebody asks a page, of a thing, in one way."""

    wie: str
    pagina: str
    ding: Ding | None
    methode: str
    vast: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        over = f" van {self.ding}" if self.ding else ""
        vorm = "".join(f" ({deel})" for _, deel in self.vast)
        return f"{self.wie} vraagt {self.methode} {self.pagina}{vorm}{over}"


@dataclass(frozen=True, slots=True)
class Gekregen:
    """An answer: where it sends (without question mark), all of it without secrets, its markers, and its mail."""

    antwoord: Antwoord
    geheel: bytes
    merktekens: frozenset[tuple[str, str, str]]
    fout: str = ""
    brieven: tuple[str, ...] = ()


def patronen() -> dict[str, URLPattern]:
    """Every page of the URLconf, by its whole name; found by walking the resolver."""
    return dict(_loop(get_resolver(), ()))


def _loop(resolver: URLResolver, ruimten: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            naam = deel.namespace
            yield from _loop(deel, (*ruimten, naam) if naam else ruimten)
        else:
            yield ":".join((*ruimten, deel.name or str(deel.pattern))), deel


def gevallen(wereld: Wereld, wie: str, pagina: str, *, geheel: bool = True) -> Iterator[Geval]:
    """Every question of one person to one page; of a thing that does not exist first.

    Not `geheel`: who may not open a page is asked for one thing of each owner.
    """
    soort = ding_van(pagina)
    dingen = [
        ding
        for ding in wereld.dingen
        if ding.soort == soort and (pagina == "traject" or ding.toestand not in wegen())
    ] or [None]
    gevraagd = set()
    for ding in sorted(dingen, key=lambda d: bool(d) and d.van != "onbekend"):
        van = ding.van if ding else ""
        if van in gevraagd and not geheel and not mag_openen(pagina, wie):
            continue
        # What a method other than reading and sending answers does not turn on the toestand: once for each kind.
        methoden = ("GET", "POST") if van in gevraagd else METHODEN
        gevraagd.add(van)
        for methode, vast in itertools.product(methoden, _vaste_delen(pagina)):
            yield Geval(wie, pagina, ding, methode, vast)


def _vaste_delen(pagina: str) -> list[tuple[tuple[str, str], ...]]:
    verder = NA_HET_VRAAGTEKEN.get(pagina)
    delen = VASTE_DELEN.get(pagina, {}) | ({VERDER: verder} if verder else {})
    return [
        tuple(zip(delen, waarden, strict=True)) for waarden in itertools.product(*delen.values())
    ]


def alle_gevallen(wereld: Wereld, *, geheel: bool = True) -> Iterator[Geval]:
    for wie in wie_zijn_er():
        for pagina in patronen():
            yield from gevallen(wereld, wie, pagina, geheel=geheel)


def adres(geval: Geval, wereld: Wereld) -> str:
    delen = dict(geval.vast)
    verder = delen.pop(VERDER, "")
    if geval.ding:
        delen["uuid"] = str(wereld.dingen[geval.ding])
    return reverse(geval.pagina, kwargs=delen) + (f"?{verder}" if verder else "")


def vraag(
    client: Client, geval: Geval, wereld: Wereld, formulier: dict[str, object] | None = None
) -> Gekregen:
    """Ask, and undo what the question did."""
    if formulier is None:
        formulier = FORMULIEREN.get(geval.pagina, lambda w, wie: {})(wereld, geval.wie)
    gegevens = (
        MultiValueDict({k: v if isinstance(v, list) else [v] for k, v in formulier.items()})
        if geval.methode == "POST"
        else None
    )
    waar, dagen = adres(geval, wereld), _tellende_dagen(geval, wereld)
    if geval.methode in ("GET", "HEAD") and geval.wie != "factor_niet_getoond":
        return _lees(client.generic(geval.methode, waar), waar, dagen)
    koekjes = client.cookies.output()
    bewaard = {naam: koekje.value for naam, koekje in client.cookies.items()}
    with transaction.atomic():
        post = geval.methode == "POST"
        gekregen = _lees(
            client.post(waar, gegevens) if post else client.generic(geval.methode, waar),
            waar,
            dagen,
            brieven() if post else (),
        )
        transaction.set_rollback(True)
    if client.cookies.output() != koekjes:
        client.cookies.clear()
        for naam, waarde in bewaard.items():
            client.cookies[naam] = waarde
    if geval.ding and geval.ding.soort in ("aanlevering", "ingelezen") and geval.methode == "POST":
        wereld.herstel_bestanden()
    return gekregen


TERMIJNEN = (6, 9, 12)
"""The months of the terms that run in the dossiers of this world."""


def _tellende_dagen(geval: Geval, wereld: Wereld) -> Mapping[date, Merk]:
    """The days that say of which step they are. On its own page a dossier also gives the end of a term from a
    step that this person sees; where that is by chance the day of another step, it says nothing."""
    ding = geval.ding
    if geval.pagina != "traject" or ding is None or not ding.toestand:
        return wereld.dagen
    eigen = in_dossier(geval.wie, ding.van, ding.toestand)
    gezien = [dag for dag, merk in wereld.dagen.items() if merk in eigen]
    af = {add_months(dag, maanden) for dag in gezien for maanden in TERMIJNEN}
    return {dag: merk for dag, merk in wereld.dagen.items() if dag not in af or merk in eigen}


def brieven() -> tuple[str, ...]:
    """Every mail that is written or sent now, and what the tasks carry."""
    uit = [f"{brief.subject}\n{brief.body}" for brief in mail.outbox]
    uit += [f"{brief.onderwerp}\n{brief.tekst}" for brief in Bericht.objects.all()]
    taken = DBTaskResult.objects.filter(task_path=deliver.module_path)
    return (*uit, *(str(taak.args_kwargs) for taak in taken))


def _lees(
    antwoord, waar: str, dagen: Mapping[date, Merk], brieven: tuple[str, ...] = ()
) -> Gekregen:
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    kop = antwoord.serialize_headers() + b"\n" + antwoord.cookies.output().encode()
    naar = antwoord.headers.get("Location", "").partition("?")[0]
    geheel = (kop + b"\n\n" + inhoud).replace(waar.encode(), b"ADRES")
    for geheim in GEHEIMEN:
        geheel = geheim.sub(rb"\1", geheel)
    soort = antwoord.headers.get("Content-Type", "")
    fout = getattr(antwoord, "exc_info", None)
    return Gekregen(
        Antwoord(antwoord.status_code, UUID.sub("{uuid}", naar)),
        geheel,
        frozenset(vind(inhoud, soort, dagen) | vind(kop, "", {})),
        repr(fout[1]) if fout else "",
        brieven,
    )
