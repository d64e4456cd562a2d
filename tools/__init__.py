"""Check scripts and generators, for developers; no part of the product."""
