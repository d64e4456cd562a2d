"""`python -m bench`: every measurement of this folder, each in a process of its own.

A measurement is a module with a `main()`. A missed aim is shown and is no failure; different answers
are: then the exit code is 1.
"""

import subprocess
import sys
from pathlib import Path


def measurements() -> list[str]:
    """The modules that measure something, by name."""
    here = Path(__file__).parent
    return [
        pad.stem
        for pad in sorted(here.glob("*.py"))
        if not pad.stem.startswith("_") and "\ndef main(" in pad.read_text(encoding="utf-8")
    ]


if __name__ == "__main__":
    codes = [
        subprocess.run([sys.executable, "-m", f"bench.{naam}"], check=False).returncode
        for naam in measurements()
    ]
    sys.exit(1 if any(codes) else 0)
