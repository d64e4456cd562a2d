"""Signing in and one's own account: views of allauth under our paths, each with a mark of ours.

They keep the names by which allauth asks for them. What is not here does not exist: nobody signs up,
changes his address or ties an account of elsewhere to his own.
"""

from django.urls import path

from . import mijn_account, sessie, tweede_factor, uitnodiging

ACCOUNT_PADEN = [
    path("inloggen", sessie.inloggen, name="inloggen"),
    path(
        "inloggen", sessie.inloggen, name="account_login"
    ),  # allauth asks for it under its own name
    path("inloggen/passkey", sessie.passkey_inloggen, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap", sessie.tweede_stap, name="mfa_authenticate"),
    path("inloggen/via/<slug:provider_id>", sessie.via, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug", sessie.via_terug, name="openid_connect_callback"),
    path("inloggen/gestopt", sessie.via_gestopt, name="socialaccount_login_cancelled"),
    path("uitloggen", sessie.uitloggen, name="uitloggen"),
    path("wachtwoord/vergeten", sessie.vergeten, name="account_reset_password"),
    path(
        "wachtwoord/vergeten/verstuurd",
        sessie.vergeten_verstuurd,
        name="account_reset_password_done",
    ),
    path(
        "wachtwoord/nieuw/<slug:uidb36>/<slug:key>",
        sessie.nieuw_wachtwoord,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar",
        sessie.nieuw_wachtwoord_klaar,
        name="account_reset_password_from_key_done",
    ),
    path("account", mijn_account.mijn_account, name="mijn-account"),
    path("account/wachtwoord", mijn_account.wachtwoord, name="account_change_password"),
    path("account/sessies", mijn_account.sessies, name="usersessions_list"),
    path("account/bevestigen", tweede_factor.bevestig, name="account_reauthenticate"),
    path("account/bevestigen/code", tweede_factor.bevestig_code, name="mfa_reauthenticate"),
    path(
        "account/bevestigen/passkey",
        tweede_factor.bevestig_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/tweede-stap", tweede_factor.overzicht, name="mfa_index"),
    path("account/tweede-stap/app", tweede_factor.app, name="mfa_activate_totp"),
    path("account/tweede-stap/app/weg", tweede_factor.app_weg, name="mfa_deactivate_totp"),
    path("account/tweede-stap/passkey", tweede_factor.passkey, name="mfa_add_webauthn"),
    path(
        "account/tweede-stap/passkey/<int:pk>/weg",
        tweede_factor.passkey_weg,
        name="mfa_remove_webauthn",
    ),
    path(
        "account/tweede-stap/herstelcodes",
        tweede_factor.herstelcodes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/tweede-stap/herstelcodes/nieuw",
        tweede_factor.nieuwe_herstelcodes,
        name="mfa_generate_recovery_codes",
    ),
    path("uitnodiging/<uuid:sleutel>", uitnodiging.uitnodiging, name="uitnodiging"),
]
