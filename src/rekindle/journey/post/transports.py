"""The roads by which a message leaves the house: onto the console, into a folder, or to a mail server."""

import os
import smtplib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.core.mail import EmailMessage, get_connection

from rekindle.journey.post.models import Message


class Undeliverable(Exception):
    """The other side refused for good: trying again will not help."""


class Transport(Protocol):
    """Carries one message, or raises: Undeliverable for good, OSError for now."""

    def carry(self, message: Message) -> None: ...


@dataclass(frozen=True, slots=True)
class Console:
    """Shows each message where the worker runs."""

    def carry(self, message: Message) -> None:
        sys.stdout.write(f"To: {message.to_address}\nSubject: {message.subject}\n\n{message.body}\n")
        sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Folder:
    """Writes each message as one file, whole or not at all; carried again, it is the same file."""

    path: Path

    def carry(self, message: Message) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        final = self.path / f"{message.pk:08d}-{message.kind}.eml"
        half = final.with_suffix(".part")
        with half.open("wb") as file:
            file.write(letter(message).message().as_bytes())
            file.flush()
            os.fsync(file.fileno())
        half.replace(final)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Hands each message to the mail server of the settings."""

    def carry(self, message: Message) -> None:
        connection = get_connection("django.core.mail.backends.smtp.EmailBackend")
        try:
            connection.send_messages([letter(message)])
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _reason in refused.recipients.values()]
            if codes and all(code >= 500 for code in codes):
                raise Undeliverable(str(refused)) from refused
            raise


def letter(message: Message) -> EmailMessage:
    """A message as a mail, with an identity that stays the same when it is carried again."""
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.to_address],
        headers={"Message-ID": f"<{message.pk}.{message.created_at:%Y%m%d%H%M%S%f}@rekindle>"},
    )


def transport_named(name: str, *, folder: Path) -> Transport:
    """The transport of a setting; an unknown name is refused at once."""
    roads: dict[str, Transport] = {"console": Console(), "file": Folder(folder), "smtp": MailServer()}
    if name not in roads:
        raise ValueError(f"REKINDLE_MAIL is {name!r}; it must be one of {', '.join(roads)}.")
    return roads[name]
