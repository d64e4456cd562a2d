"""A new password for who forgot his: by a mail to the address of the account."""

from collections.abc import Callable

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.template.loader import render_to_string

from sleutel.koppelingen import post
from sleutel.partijen.models import Account, normalise_email
from sleutel.partijen.queries import account_by_email

from . import rem

ONDERWERP = "Kies een nieuw wachtwoord voor Sleutel"


def ask_new_password(email: str, *, link: Callable[[str, str], str]) -> None:
    """Mail a link to this address if it has an account; the same work if it has none.

    `link(account, key)` makes the address of the page. More than five times an hour does nothing:
    the page says the same.
    """
    if rem.take(rem.NIEUW_WACHTWOORD, normalise_email(email)) is None:
        return
    account = account_by_email(email)
    voor = account or Account(pk=0, email=normalise_email(email))
    adres = link(user_pk_to_url_str(voor), PasswordResetTokenGenerator().make_token(voor))
    tekst = render_to_string("account/post/nieuw_wachtwoord.txt", {"adres": adres})
    post.put(aan=account.email if account else "", onderwerp=ONDERWERP, tekst=tekst)
