"""Bring the files of others that pages need into the repository: pinned, checked, with their licence.

    python tools/vendor.py              fetch everything again with npm, check it, write it
    python tools/vendor.py --controleer see that what is in the repository is what was fetched

Only the packages named here; never the Utrecht or Rijk token packages, which may not be shipped.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).parent.parent
WEB = WORTEL / "src/sleutel/web/static/web/vendor"
LETTERS = WORTEL / "src/sleutel/rapportage/uitvoer/letters"
TESTS = WORTEL / "tests/web/vendor"


@dataclass(frozen=True)
class Pakket:
    """An npm package: its exact version, its sha512, and which of its files go where.

    `bestanden`: path in the package -> name here. `licentie`: path of its licence text in the
    package, or of the same text in `licentie_van`.
    """

    naam: str
    versie: str
    integriteit: str
    spdx: str
    doel: Path
    bestanden: dict[str, str]
    licentie: str
    licentie_van: str = ""


PAKKETTEN = (
    Pakket(
        "@utrecht/component-library-css",  # the components of the NL Design System, as CSS
        "9.0.4",
        "sha512-gVA7D6GfP9/+fzehkYLSBR+0UPUTA97PZmgvTYQE88lPQhHGMlUk8FjmCpLKRsRC9hAYd32JuF/KzG6fmBfjJA==",
        "EUPL-1.2",
        WEB / "utrecht",
        {"dist/index.css": "componenten.css"},
        "LICENSE.md",
    ),
    Pakket(
        "@nl-design-system-unstable/voorbeeld-design-tokens",  # the neutral tokens beneath our own theme
        "7.4.1",
        "sha512-GNnapAn2mTIzXRcCvs0JMr4Bf9+ivUJ3zFBJLRT1SYpAYm2xPwptVxIM3k4WLJ0c59E9FfxsEBPJluGuAHUVvg==",
        "EUPL-1.2",
        WEB / "voorbeeld",
        {"dist/theme.css": "tokens.css"},
        "LICENSE.md",
        licentie_van="@utrecht/component-library-css",  # it names this licence without its text
    ),
    Pakket(
        "@fontsource-variable/source-sans-3",  # one open letter on screen and on paper, with tabular figures
        "5.3.0",
        "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "OFL-1.1",
        WEB / "source-sans-3",
        {
            "files/source-sans-3-latin-wght-normal.woff2": "latin.woff2",
            "files/source-sans-3-latin-ext-wght-normal.woff2": "latin-ext.woff2",
        },
        "LICENSE",
    ),
    Pakket(  # inside the one file of a jaarverslag in HTML
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "OFL-1.1",
        LETTERS / "scherm",
        {"files/source-sans-3-latin-wght-normal.woff2": "latin.woff2"},
        "LICENSE",
    ),
    Pakket(  # in the PDF: Typst reads no WOFF2
        "@expo-google-fonts/source-sans-3",
        "0.4.1",
        "sha512-sxsO4kfxQnVMT6ri/yWiBefkgem6suvc7KWJ4m/kWGTGqxkGouxG7MQsZ8XR6wqasxYZxdWK1gtusMBLSZDiiA==",
        "OFL-1.1",
        LETTERS / "druk",
        {
            "400Regular/SourceSans3_400Regular.ttf": "regular.ttf",
            "600SemiBold/SourceSans3_600SemiBold.ttf": "semibold.ttf",
        },
        "LICENSE_FONT",
    ),
    Pakket(
        "htmx.org",  # quicker pages; 2.x, because 4 is too young to have known faults
        "2.0.11",
        "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        "0BSD",
        WEB / "htmx",
        {"dist/htmx.min.js": "htmx.min.js"},
        "LICENSE",
    ),
    Pakket(
        "axe-core",  # finds barriers in the pages; for tests only
        "4.14.1",
        "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        "MPL-2.0",
        TESTS / "axe-core",
        {"axe.min.js": "axe.min.js"},
        "LICENSE",
    ),
)


def haal(pakket: Pakket, map_: Path) -> Path:
    """The package as npm gives it; raises SystemExit when it is not what was pinned."""
    opdracht = ["npm", "pack", "--json", f"{pakket.naam}@{pakket.versie}"]
    uitvoer = subprocess.run(opdracht, cwd=map_, check=True, capture_output=True, text=True).stdout
    archief = map_ / json.loads(uitvoer)[0]["filename"]
    som = base64.b64encode(hashlib.sha512(archief.read_bytes()).digest()).decode()
    if f"sha512-{som}" != pakket.integriteit:
        sys.exit(
            f"{pakket.naam}@{pakket.versie}: sha512-{som} is not the pinned {pakket.integriteit}"
        )
    return archief


def lees(archief: Path, pad: str) -> bytes:
    with tarfile.open(archief) as tar:
        bestand = tar.extractfile(f"package/{pad}")
        if bestand is None:
            sys.exit(f"{pad} is not in {archief.name}")
        return bestand.read()


def vernieuw() -> None:
    with tempfile.TemporaryDirectory() as naam:
        archieven = {pakket.naam: haal(pakket, Path(naam)) for pakket in PAKKETTEN}
        for pakket in PAKKETTEN:
            pakket.doel.mkdir(parents=True, exist_ok=True)
            inhoud = {
                naar: lees(archieven[pakket.naam], van) for van, naar in pakket.bestanden.items()
            }
            licentie = lees(archieven[pakket.licentie_van or pakket.naam], pakket.licentie)
            for bestand, data in {**inhoud, "LICENSE": licentie}.items():
                (pakket.doel / bestand).write_bytes(data)
            herkomst = {
                "pakket": pakket.naam,
                "versie": pakket.versie,
                "integriteit": pakket.integriteit,
                "licentie": pakket.spdx,
                "sha256": {n: hashlib.sha256(d).hexdigest() for n, d in sorted(inhoud.items())},
            }
            (pakket.doel / "herkomst.json").write_text(json.dumps(herkomst, indent=1) + "\n")
            print(f"{pakket.naam} {pakket.versie}: {', '.join(inhoud)}")


def afwijkingen() -> list[str]:
    """What in the repository is not what `herkomst.json` and this script say."""
    fouten = []
    for pakket in PAKKETTEN:
        herkomst = json.loads((pakket.doel / "herkomst.json").read_text())
        if (herkomst["versie"], herkomst["integriteit"]) != (pakket.versie, pakket.integriteit):
            fouten.append(
                f"{pakket.naam} is {herkomst['versie']}, this script says {pakket.versie}"
            )
        for naam, som in herkomst["sha256"].items():
            if hashlib.sha256((pakket.doel / naam).read_bytes()).hexdigest() != som:
                fouten.append(f"{pakket.doel.name}/{naam} was changed by hand")
    return fouten


if __name__ == "__main__":
    if "--controleer" in sys.argv[1:]:
        sys.exit("\n".join(afwijkingen()) or 0)
    vernieuw()
