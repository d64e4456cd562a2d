"""A code of the second factor, under the brake, and good for one time over all processes."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError

from . import rem
from .adapters import CODE_FOUT, TE_VAAK


class GeremdeCode:
    """For a form of allauth that asks for a code: at most ten wrong ones in a quarter of an hour."""

    user: Any
    authenticator: Authenticator
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        poging = rem.take(rem.CODE, str(self.user.pk))
        if poging is None:
            raise ValidationError(TE_VAAK)
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            gebruikt = f"{self.user.pk}:{normalize_user_code(code)}"
            if rem.take(rem.GEBRUIKTE_CODE, gebruikt) is None:
                raise ValidationError(CODE_FOUT)
        rem.give_back(poging)
        return code
