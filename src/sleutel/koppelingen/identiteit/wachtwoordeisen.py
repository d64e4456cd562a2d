"""What a password must be, in words that people read; the rules are Django's own."""

from django.contrib.auth import password_validation as django


class LangGenoeg(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return (
            f"Dit wachtwoord is te kort. Kies een wachtwoord van minstens {self.min_length} tekens."
        )


class NietUwGegevens(django.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies een ander wachtwoord."


class NietBekend(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Veel mensen gebruiken dit wachtwoord. Kies een ander wachtwoord."


class NietAlleenCijfers(django.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord heeft alleen cijfers. Gebruik ook letters."
