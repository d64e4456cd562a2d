"""What is read on a page."""

import re

from django.http import HttpResponse

GEHEIM = re.compile(r'(name="csrfmiddlewaretoken" value=)"\w+"')


def zonder_geheim(html: str) -> str:
    """The page without the secrets of its forms, which are others each time that it is asked."""
    return GEHEIM.sub(r"\1", html)


def html(antwoord: HttpResponse) -> str:
    return zonder_geheim(antwoord.content.decode())


def tekst(antwoord: HttpResponse) -> str:
    """What a person reads, on one line."""
    zonder_programma = re.sub(
        r"<(script|style).*?</\1>", " ", antwoord.content.decode(), flags=re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", zonder_programma).split())
