"""A page of allauth as one of ours."""

from typing import Any

from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import View as DjangoView

from sleutel.web.toegang import View

LEES, FORMULIER = ("GET", "HEAD"), ("GET", "HEAD", "POST")


def pagina(
    soort: type[DjangoView], template: str = "", methoden: tuple[str, ...] = FORMULIER
) -> View:
    """The page in our template, for these methods; the browser keeps no copy of it."""
    eigen: dict[str, Any] = {"template_name": f"web/accounts/{template}.html"} if template else {}
    return never_cache(require_http_methods(list(methoden))(soort.as_view(**eigen)))
