"""Where somebody is signed in."""

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.http import HttpRequest


def end_everywhere(request: HttpRequest) -> None:
    """Sign this account out on every device, this one included."""
    end_sessions(request, list(UserSession.objects.filter(user_id=request.user.pk)))


def end_all_of(account_id: int) -> None:
    """Sign an account out on every device, when somebody else decides so."""
    for session in UserSession.objects.filter(user_id=account_id):
        session.end()
