"""Who may open which page. Closed unless opened: a page without one of these marks fails a test.

| mark | who |
| --- | --- |
| `open_to(predicate)` | who works as an actor for whom the predicate holds; for others it does not exist |
| `open_to(predicate, otherwise=403)` | the same, for something to do on a page that they may see |
| `open_to_members` | everyone who works for an organisation |
| `open_to_accounts` | everyone who signed in, also without an organisation |
| `open_without_factor` | the same, also before the second factor is set up (`tweede_factor`) |
| `open_to_everyone` | also who did not sign in |
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from sleutel.partijen import queries
from sleutel.partijen.actor import Actor
from sleutel.partijen.bereik import read_as

GEKOZEN = "lidmaatschap"
"""The key in the session under which the chosen membership stands."""

type Predicate = Callable[[Actor], bool]


class Verzoek(HttpRequest):
    """A request on a page that is open to members: it has an actor."""

    actor: Actor


class View(Protocol):
    def __call__(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def act_as_chosen(get_response: Callable[[HttpRequest], HttpResponse]) -> View:
    """Middleware: `request.actor` is as whom the account works now, None without a membership.

    The database knows it too, and shows no dossier that he may not see (`partijen.bereik`).
    Of the memberships that `require_second_factor` looked up on this request, so that an ended
    membership or account takes effect on the next one.
    """

    def middleware(request: Any) -> HttpResponse:
        request.actor = None
        if request.lidmaatschappen:
            gekozen = request.session.get(GEKOZEN)
            lid = queries.chosen(request.lidmaatschappen, UUID(gekozen) if gekozen else None)
            request.actor = queries.as_actor(lid) if lid else None
        with read_as(request.actor):
            return get_response(request)

    return middleware


def open_to(predicate: Predicate, *, otherwise: int = 404) -> Callable[[View], View]:
    """Open a view to the actors for whom `predicate` holds; its docstring is the rule in words."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.actor is None:
                return redirect("kies-organisatie")
            if not predicate(request.actor):
                raise PermissionDenied if otherwise == 403 else Http404
            return view(request, *args, **kwargs)

        return _mark(guarded, predicate)

    return decorate


def a_member(actor: Actor) -> bool:
    """Everyone who works for an organisation."""
    return True


def open_to_members(view: View) -> View:
    return open_to(a_member)(view)


def open_to_accounts(view: View) -> View:
    """Everyone who signed in, also without an organisation."""
    return _mark(view, open_to_accounts)


def open_without_factor(view: View) -> View:
    """Everyone who signed in, also before the second factor is set up."""
    return _mark(view, open_without_factor)


def open_to_everyone(view: View) -> View:
    """Everyone, also who did not sign in."""
    return _mark(login_not_required(view), open_to_everyone)


def _mark(view: View, rule: Callable[..., Any]) -> View:
    view.opened_to = rule  # type: ignore[attr-defined]
    return view
