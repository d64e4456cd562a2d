"""docs/velden.md: what every field says and who sees it, for the privacy officer, so in Dutch."""

from collections.abc import Iterator

from sleutel.domein.velden import (
    IN_PLAATS_VAN,
    NIVEAUS,
    ROLLEN,
    SAMEN,
    SYSTEEMTABELLEN,
    TABELLEN,
    UITLEG,
    VERHOGINGEN,
    Fase,
    Klasse,
    Kring,
    Tabel,
)

KOP = """# Velden: wat zij zeggen en wie ze ziet

<!-- Generated from `src/sleutel/domein/velden` by `python -m tools.genereer`: change that. -->

Elk veld van elke tabel heeft één klasse. Iemand ziet een veld van een dossier alleen als alle drie
het goed vinden: het **niveau** van de toegang die zijn organisatie heeft, zijn **rol**, en de
**fase** van het traject. Voor `justitie` geldt een vierde eis: hij is met naam aangewezen voor dat
traject. De kandidaat ziet zijn eigen dossier helemaal.

Soms zegt een waarde meer dan het veld. Dan telt de klasse van die waarde ook.

## De klassen

| klasse | wat het zegt |
| --- | --- |
"""


def bestanden() -> dict[str, str]:
    return {"docs/velden.md": make_velden()}


def make_velden() -> str:
    return KOP + "\n".join([*_klassen(), *_niveaus(), *_rollen(), *_waarden(), *_tabellen()]) + "\n"


def _klassen() -> Iterator[str]:
    for klasse in Klasse:
        yield f"| {klasse.label} | {UITLEG[klasse]} |"


def _niveaus() -> Iterator[str]:
    yield "\n## Het niveau van de toegang\n"
    yield "| niveau | hoogstens deze klassen |"
    yield "| --- | --- |"
    for niveau, klassen in NIVEAUS.items():
        yield f"| {niveau.label} | {_opsomming(klassen)} |"
    yield "\n`justitie` zit in geen niveau: dat is een apart deel, voor aangewezen personen."


def _rollen() -> Iterator[str]:
    yield "\n## De rol, per fase\n"
    yield f"| rol | {' | '.join(fase.label for fase in Fase)} | waarom |"
    yield "| --- | " + "--- | " * len(Fase) + "--- |"
    for rol, inzage in ROLLEN.items():
        per_fase = " | ".join(_opsomming(inzage.klassen(fase)) for fase in Fase)
        yield f"| {rol.label} | {per_fase} | {inzage.waarom} |"


def _opsomming(klassen: frozenset[Klasse]) -> str:
    if klassen == set(Klasse):
        return "alles"
    return ", ".join(klasse.label for klasse in Klasse if klasse in klassen) or "niets"


def _waarden() -> Iterator[str]:
    yield "\n## Waarden die meer zeggen dan hun veld\n"
    yield "| veld | waarde | klasse |"
    yield "| --- | --- | --- |"
    for klasse, paren in VERHOGINGEN.items():
        for veld, waarde in sorted(paren):
            yield f"| {veld} | {waarde} | {klasse.label} |"
    yield "\n## Wat buiten justitie samen staat\n"
    yield "Een waarde verbergen die anderen wel zien, verraadt haar. Wie niet voor justitie is aangewezen, ziet"
    yield "deze waarden daarom als één, welke van de twee het ook is, en een toestand zonder doorstroomwoning.\n"
    yield "| veld | staat er als |"
    yield "| --- | --- |"
    for veld, samen in SAMEN.items():
        yield f"| {veld} | {' of '.join(lid.label for lid in samen)} |"
    for veld, kolom in IN_PLAATS_VAN.items():
        yield f"| {veld} | {kolom} |"


def _tabellen() -> Iterator[str]:
    for kring in Kring:
        yield f"\n## {kring.label[:1].upper()}{kring.label[1:]}"
        for tabel in TABELLEN.values():
            if tabel.kring == kring and tabel.velden:
                yield from _tabel(tabel)
    yield "\n## Tabellen van bibliotheken\n"
    yield "Alle velden zijn systeem.\n"
    yield "| tabel | wat erin staat |"
    yield "| --- | --- |"
    for naam, uitleg in SYSTEEMTABELLEN.items():
        yield f"| {naam} | {uitleg} |"


def _tabel(tabel: Tabel) -> Iterator[str]:
    yield f"\n### {tabel.naam}\n"
    yield "| veld | klasse | waarom |"
    yield "| --- | --- | --- |"
    for veld, klasse in tabel.velden.items():
        yield f"| {veld} | {klasse.label} | {tabel.waarom.get(veld, '')} |"
