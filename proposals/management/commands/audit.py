"""`python manage.py audit verify|list`: whether the record of acts is whole, and what is in it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from proposals.queries import audit


class Command(BaseCommand):
    help = "Check the record of acts, or print its latest events."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="say whether every event is there as it was recorded")
        verify.add_argument("--head", default="", help="a hash that an earlier check printed and that must be there")
        listing = acts.add_parser("list", help="print the latest events, the last one first; - waits to be chained")
        listing.add_argument("--verb", default="", help="such as: frozen")
        listing.add_argument("--object", default="", help="such as: comment-set:sample")
        listing.add_argument("--most", type=int, default=50, help="how many at most")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "verify":
            self.verify(options["head"])
            return
        found = audit.search(verb=options["verb"], words=options["object"])[: options["most"]]
        for event in found:
            facts = " ".join(f"{name}={value}" for name, value in sorted(event.facts.items()))
            who = event.actor or "-"
            place = event.seq or "-"
            self.stdout.write(f"{place}  {event.at:%Y-%m-%d %H:%M:%S}  {who}  {event.object} {event.verb}  {facts}")

    def verify(self, head: str) -> None:
        """One sentence, and one of what waits; raises CommandError with the sentence of what is wrong."""
        chain = audit.check()
        if chain.fault:
            raise CommandError(f"{chain.fault} The {chain.events} before hold.")
        if head and not audit.has(head):
            raise CommandError("The event with that hash is not there: the record was cut short or replaced.")
        end = f", the last with the hash {chain.head}" if chain.head else ""
        self.stdout.write(f"The record holds: {chain.events} events{end}.")
        if chain.since:
            since = f"{chain.since:%Y-%m-%d %H:%M:%S}"
            self.stdout.write(f"Acts that wait to be chained: {chain.waiting}, the first since {since} UTC.")
