"""Where each gemeente of Zuid-Limburg lies on a map of equal tiles, which the project drew itself.

The CBS code, then the column from the west and the row from the north. Neighbours lie next to each
other as far as squares can; how large a gemeente is does not matter, so a small one is read as well.
"""

TEGELS: dict[str, tuple[int, int]] = {
    "GM0971": (2, 1),  # Stein
    "GM1883": (3, 1),  # Sittard-Geleen
    "GM0888": (2, 2),  # Beek
    "GM1954": (3, 2),  # Beekdaelen
    "GM0899": (4, 2),  # Brunssum
    "GM0882": (5, 2),  # Landgraaf
    "GM0938": (1, 3),  # Meerssen
    "GM0994": (2, 3),  # Valkenburg aan de Geul
    "GM0986": (3, 3),  # Voerendaal
    "GM0917": (4, 3),  # Heerlen
    "GM0928": (5, 3),  # Kerkrade
    "GM0935": (1, 4),  # Maastricht
    "GM1903": (2, 4),  # Eijsden-Margraten
    "GM1729": (3, 4),  # Gulpen-Wittem
    "GM0965": (4, 4),  # Simpelveld
    "GM0981": (4, 5),  # Vaals
}
