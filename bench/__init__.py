"""Measurements: `python -m bench.verdeling`."""
