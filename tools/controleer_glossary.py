"""A term of the glossary has the same spelling in the code."""

from tools.genereer_glossary import PAD, list_anders_gespeld, read_code


def fouten() -> list[str]:
    return list_anders_gespeld(PAD.read_text(encoding="utf-8"), read_code())
