"""What argparse says, in Dutch: it looks its texts up as gettext does, and we are the catalogue."""

import argparse

TEKSTEN = {
    "usage: ": "gebruik: ",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "positional arguments": "wat u erbij geeft",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "one of the arguments %s is required": "een van deze ontbreekt: %s",
    "unrecognized arguments: %s": "dit kent Sleutel niet: %s",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is niet duidelijk: bedoelt u %(matches)s?"
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)s kan niet. Kies uit: %(choices)s"
    ),
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "%(value)s kan niet. Bedoelt u %(suggestion)s? Kies uit: %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)s is geen getal",
    "expected one argument": "hier hoort één waarde achter",
    "expected at most one argument": "hier hoort hooguit één waarde achter",
    "expected at least one argument": "hier hoort een waarde achter",
    "expected %s argument": "hier hoort %s waarde achter",
    "expected %s arguments": "hier horen %s waarden achter",
    "ignored explicit argument %r": "de waarde %r hoort hier niet",
}


def speak_dutch() -> None:
    """From now on argparse speaks Dutch, in this process."""
    vars(argparse)["_"] = lambda text: TEKSTEN.get(text, text)
    vars(argparse)["ngettext"] = lambda one, more, n: (
        TEKSTEN.get(one, one) if n == 1 else TEKSTEN.get(more, more)
    )
