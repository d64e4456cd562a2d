"""The files of others are as they were fetched, and of the version that `tools/vendor.py` pins."""

from tools.vendor import afwijkingen


def fouten() -> list[str]:
    return afwijkingen()
