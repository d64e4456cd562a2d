"""`python -m sleutel`, and the command `sleutel`.

What answers a signal to stop is made ready before anything else is loaded, which takes a while.
"""

import signal
import sys

from sleutel.common import stop


def main() -> int:
    """One command, as somebody types it; returns its exit code."""
    if sys.argv[1:2] != ["verdeel"]:
        return _run()
    stop.listen()
    try:
        return _run()
    finally:
        # All has been said. Python gives up its handlers before it ends: nothing is left to stop.
        for teken in stop.TEKENS:
            signal.signal(teken, signal.SIG_IGN)


def _run() -> int:
    from sleutel.cli import main as opdracht  # noqa: PLC0415 - the slow part of the start

    code = opdracht()
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
