"""Generated files are fresh: `python -m tools.vers` compares, `--schrijf` writes them anew.

A generator is a module `tools/genereer_<what>.py` with `bestanden() -> dict[str, str]`: for each
path, from the root of the project, the text that belongs there. A check that makes no file is a
module `tools/controleer_<what>.py` with `fouten() -> list[str]`.
"""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def modules(begin: str) -> Iterator[str]:
    for pad in sorted((ROOT / "tools").glob(f"{begin}_*.py")):
        yield f"tools.{pad.stem}"


def verouderd(*, schrijf: bool) -> list[str]:
    """The generated files that differ from what their generator makes; written when asked."""
    gevonden = []
    for naam in modules("genereer"):
        for pad, tekst in importlib.import_module(naam).bestanden().items():
            doel = ROOT / pad
            if doel.exists() and doel.read_text(encoding="utf-8") == tekst:
                continue
            if schrijf:
                doel.parent.mkdir(parents=True, exist_ok=True)
                doel.write_text(tekst, encoding="utf-8")
                print(f"geschreven: {pad}")
            else:
                gevonden.append(f"{pad} is not what {naam} makes: python -m tools.vers --schrijf")
    return gevonden


def main(argumenten: list[str]) -> int:
    fouten = verouderd(schrijf="--schrijf" in argumenten)
    for naam in modules("controleer"):
        fouten += importlib.import_module(naam).fouten()
    print("\n".join(fouten) or "Generated files are fresh.")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
