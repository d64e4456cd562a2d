"""The bench is run by hand: what it names must still be there."""

import importlib

import pytest

from bench.__main__ import measurements


@pytest.mark.parametrize("naam", measurements())
def test_a_measurement_can_be_loaded(naam):
    assert callable(importlib.import_module(f"bench.{naam}").main)


def test_there_are_measurements():
    assert len(measurements()) > 2
