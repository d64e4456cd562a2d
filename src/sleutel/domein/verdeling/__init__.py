"""Who gets which home: `sleutel verdeel`, format 1 (`docs/verdeling-format.md`).

Read it in this order: `gegevens` (the words), `regels` (when a home fits a person), `niveaus` (what is
best), `verdeel` (how an answer is made), `uitleg` (what people are told), `controle` (the second
opinion). How it works and how fast it is: `docs/verdeling.md`.
"""
