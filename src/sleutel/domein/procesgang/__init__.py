"""The chain as one table: which step may follow which, done by whom, on what grounds."""
