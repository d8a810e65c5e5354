"""Carrying what lies in the outbox: each message is claimed by one worker, tried, and settled.

1. Claim by conditional update; go on only if exactly one row changed.
2. Carry it, outside any transaction, so that a slow mail server holds no lock.
3. Settle it: sent, again later, or given up. A worker that dies between 2 and 3 leaves its claim, which lapses.
"""

import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Key, Machine
from rekindle.journey.post.models import Message, StoppedAddress
from rekindle.journey.post.transports import Transport, Undeliverable

CLAIM_LAPSES = timedelta(minutes=10)
TRIES = 6
BACK_OFF_MIN = (1, 5, 15, 60, 240)
AT_ONCE = 50
SECRETS = re.compile(r"(?<=/)[\w.:-]{25,}|\b\d{6}\b")  # what works once is not kept once it has left
BY = Machine("post")


def carry_due(*, at: datetime, worker: str, transport: Transport) -> int:
    """Carry what is due and say how many messages left the house."""
    keys = list(_due(at).order_by("not_before_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_carry_one(pk, at=at, worker=worker, transport=transport) for pk in keys)


def _due(at: datetime) -> QuerySet[Message]:
    waiting = Q(state=Message.State.WAITING, not_before_at__lte=at)
    lapsed = Q(state=Message.State.CLAIMED, claimed_at__lte=at - CLAIM_LAPSES)
    return Message.objects.filter(waiting | lapsed)


def _carry_one(pk: int, *, at: datetime, worker: str, transport: Transport) -> bool:
    claim = f"{worker[:20]}-{secrets.token_hex(8)}"
    claimed = (
        _due(at)
        .filter(pk=pk)
        .update(state=Message.State.CLAIMED, claim=claim, claimed_at=at, attempts=F("attempts") + 1)
    )
    if not claimed:
        return False
    message = Message.objects.get(pk=pk)
    if StoppedAddress.objects.filter(address=message.to_address.lower()).exists():
        sentence = "kept back {about}, because its address asked us to stop"
        return _settle(message, claim, at, state=Message.State.STOPPED, sentence=sentence)
    try:
        transport.carry(message)
    except Undeliverable as refused:
        return _settle(
            message, claim, at, state=Message.State.FAILED, error=str(refused), sentence="could not deliver {about}"
        )
    except OSError as trouble:
        return _try_later(message, claim, at, error=str(trouble))
    return _settle(message, claim, at, state=Message.State.SENT, sentence="carried {about}")


def _try_later(message: Message, claim: str, at: datetime, *, error: str) -> bool:
    """Wait longer after each try, and give up after the sixth."""
    if message.attempts >= TRIES:
        sentence = "gave up carrying {about}"
        return _settle(message, claim, at, state=Message.State.FAILED, error=error, sentence=sentence)
    wait = timedelta(minutes=BACK_OFF_MIN[message.attempts - 1])
    Message.objects.filter(pk=message.pk, claim=claim).update(
        state=Message.State.WAITING, claim="", claimed_at=None, not_before_at=at + wait, last_error=error
    )
    return False


@transaction.atomic
def _settle(message: Message, claim: str, at: datetime, *, state: str, sentence: str, error: str = "") -> bool:
    """Write down what became of a message, unless the claim has lapsed and another worker has it."""
    sent = state == Message.State.SENT
    new = {"state": state, "sent_at": at if sent else None, "last_error": error, "claim": ""}
    if sent:
        new["body"] = SECRETS.sub("…", message.body)
    if Message.objects.filter(pk=message.pk, claim=claim).update(**new):
        details = {"kind": message.kind, "error": error}
        clinic = Key(message.clinic_key) if message.clinic_key else None
        record("post.settled", sentence, about=message, by=BY, at=at, clinic=clinic, details=details)
    return sent
