"""`sleutel beheer wis_tweede_stap`: when no functioneel beheerder is left who can come in."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from sleutel.domein.rollen import Rol
from sleutel.domein.tweede_stap import Herkenning, RedenWissen
from sleutel.koppelingen.identiteit.wissen import clear_factor
from sleutel.partijen import leden
from sleutel.partijen.queries import account_by_email, command_line_actor


class Command(BaseCommand):
    help = "Wist de tweede stap en het wachtwoord van iemand die alles kwijt is, en mailt hem."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--reden", required=True, choices=list(RedenWissen))
        parser.add_argument("--herkend", required=True, choices=list(Herkenning))
        parser.add_argument("--adres", required=True, help="https://… waarop Sleutel staat")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = replace(command_line_actor(), rol=Rol.FUNCTIONEEL_BEHEERDER)
        bekend = account_by_email(options["email"])
        account = bekend and leden.find_account(bekend.uuid, actor=actor)
        if account is None:
            raise CommandError("Bij dit e-mailadres hoort geen open account van een medewerker.")
        geweigerd = clear_factor(
            account,
            reden=RedenWissen(options["reden"]),
            herkend=Herkenning(options["herkend"]),
            actor=actor,
            adres=urljoin(options["adres"], reverse("account_reset_password")),
        )
        if geweigerd:
            raise CommandError(" ".join(geweigerd.redenen))
        self.stdout.write("Gewist. Er gaat een mail naar deze persoon.")
