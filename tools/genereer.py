"""`python -m tools.genereer`: write every generated file anew, as `tools.vers --schrijf` does."""

import sys

from tools.vers import main

if __name__ == "__main__":
    sys.exit(main(["--schrijf"]))
