"""Measurements of speed: all with `make bench`, or one of them with `python -m bench.cijfers`."""
