"""Clearing the second factor of somebody who lost it, recovery codes and all.

It gives nobody a way in. The password ends with it, so that who knew that alone has nothing; a new one
is chosen by the mail, which goes to the address of the account and not to who cleared. Then a new factor
comes before any page. What could be done with it, and what not: docs/toegang.md.
"""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.template.loader import render_to_string

from sleutel.domein.tweede_stap import Herkenning, RedenWissen
from sleutel.koppelingen import post
from sleutel.partijen import leden
from sleutel.partijen.actor import Actor
from sleutel.partijen.models import Account
from sleutel.partijen.uitnodigingen import Geweigerd

from . import factor
from .sessies import end_all_of

ONDERWERP = "Uw tweede stap voor Sleutel is gewist"


def refusals(account: Account) -> list[str]:
    """All the reasons why there is nothing to clear."""
    redenen = []
    if not factor.factors_of(account).exists():
        redenen.append(f"{account.naam} heeft geen tweede stap om te wissen.")
    if not account.is_active:
        redenen.append(f"Het account van {account.naam} is gesloten. Open het eerst weer.")
    return redenen


@transaction.atomic
def clear_factor(
    account: Account, *, reden: RedenWissen, herkend: Herkenning, actor: Actor, adres: str
) -> Geweigerd | None:
    """Take away every factor and the password, end the sessions, write the log, and mail the person.

    `adres`: of the page on which one asks for a new password. Raises PermissionDenied for who may not
    manage, and for one's own.
    """
    leden.check_may_change(account, actor=actor)
    factor.lock(account)
    account.refresh_from_db()
    if redenen := refusals(account):
        return Geweigerd(redenen)
    leden.take_password(account, waarom=f"{reden.label}; {herkend.label}", actor=actor)
    Authenticator.objects.filter(user_id=account.pk).delete()
    end_all_of(account.pk)
    tekst = render_to_string("account/post/tweede_stap_gewist.txt", {"adres": adres})
    post.put(aan=account.email, onderwerp=ONDERWERP, tekst=tekst)
    return None
