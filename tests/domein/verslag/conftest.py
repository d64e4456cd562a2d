"""The maker of small standen of the figures, for the report as well."""

from tests.domein.cijfers.conftest import maak_stand  # noqa: F401 - a fixture
