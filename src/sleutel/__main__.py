"""`python -m sleutel`: the same as the command `sleutel`."""

import sys

from sleutel.cli import main

sys.exit(main())
