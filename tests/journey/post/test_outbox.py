"""What leaves the house is a row first, carried once, tried again, and given up in the open."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from rekindle.journey.ledger.models import Entry
from rekindle.journey.post.actions import send, stop_address
from rekindle.journey.post.carry import BACK_OFF_MIN, CLAIM_LAPSES, TRIES, carry_due
from rekindle.journey.post.models import Message
from rekindle.journey.post.transports import Console, Folder, MailServer, Undeliverable, transport_named

pytestmark = pytest.mark.django_db


class Bag:
    """A transport that keeps what it carried, or fails as it is told to."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.carried: list[int] = []
        self.fault = fault

    def carry(self, message: Message) -> None:
        if self.fault:
            raise self.fault
        self.carried.append(message.pk)


def a_message(clinic: Any, by: Any, at: datetime, key: str = "one", to: str = "ruth@patients.example") -> Message:
    return send(
        kind="please_call_us", to=to, clinic=clinic, unique_key=key, at=at, by=by, name="Ruth", phone="+1 555 0100"
    )


def test_the_same_key_sends_nothing_more_and_writes_no_second_line(clinic: Any, fran: Any, now: datetime) -> None:
    first = a_message(clinic, fran, now)
    again = a_message(clinic, fran, now + timedelta(minutes=1), to="else@patients.example")
    assert again == first
    assert Entry.objects.filter(verb="post.sent").count() == 1


def test_a_time_is_written_on_the_clinics_clock_and_a_path_gets_the_houses_address(
    clinic: Any, fran: Any, now: datetime, settings: Any
) -> None:
    settings.BASE_URL = "https://house.example"
    message = send(
        kind="appointment_booked", to="r@x.example", clinic=clinic, unique_key="k", at=now, by=fran,
        name="Ruth", when=now, link="/me/",
    )  # fmt: skip
    assert "Tuesday 24 November 2026, 10:00" in message.body  # 15:00 UTC is ten in New York in November
    assert "https://house.example/me/" in message.body


def test_a_message_is_carried_once_and_the_ledger_says_so(clinic: Any, fran: Any, now: datetime) -> None:
    message, bag = a_message(clinic, fran, now), Bag()
    assert carry_due(at=now, worker="a", transport=bag) == 1
    assert carry_due(at=now, worker="b", transport=bag) == 0
    message.refresh_from_db()
    assert (message.state, message.sent_at, bag.carried) == (Message.State.SENT, now, [message.pk])
    assert Entry.objects.filter(verb="post.settled").count() == 1


def test_an_address_that_said_stop_gets_nothing(clinic: Any, fran: Any, now: datetime) -> None:
    waiting = a_message(clinic, fran, now)
    stop_address(address="Ruth@Patients.example", reason="asked to", by=fran, at=now)
    later = a_message(clinic, fran, now, key="two", to="RUTH@patients.example")
    bag = Bag()
    assert carry_due(at=now, worker="a", transport=bag) == 0
    states = set(Message.objects.filter(pk__in=[waiting.pk, later.pk]).values_list("state", flat=True))
    assert (states, bag.carried) == ({Message.State.STOPPED}, [])


def test_a_failure_is_tried_again_later_and_given_up_after_the_sixth_time(
    clinic: Any, fran: Any, now: datetime
) -> None:
    message, bag, at = a_message(clinic, fran, now), Bag(OSError("no route")), now
    for wait_min in BACK_OFF_MIN:
        assert carry_due(at=at, worker="a", transport=bag) == 0
        message.refresh_from_db()
        assert message.state == Message.State.WAITING
        assert message.not_before_at == at + timedelta(minutes=wait_min)
        assert carry_due(at=message.not_before_at - timedelta(seconds=1), worker="a", transport=Bag()) == 0
        at = message.not_before_at
    carry_due(at=at, worker="a", transport=bag)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_error) == (Message.State.FAILED, TRIES, "no route")
    assert carry_due(at=at + timedelta(days=9), worker="a", transport=Bag()) == 0


def test_a_refusal_for_good_is_not_tried_again(clinic: Any, fran: Any, now: datetime) -> None:
    message = a_message(clinic, fran, now)
    carry_due(at=now, worker="a", transport=Bag(Undeliverable("no such person")))
    message.refresh_from_db()
    assert (message.state, message.attempts) == (Message.State.FAILED, 1)


def test_one_message_that_cannot_be_carried_does_not_hold_up_the_next(clinic: Any, fran: Any, now: datetime) -> None:
    bad, good = a_message(clinic, fran, now), a_message(clinic, fran, now, key="two")

    class Picky(Bag):
        def carry(self, message: Message) -> None:
            if message.pk == bad.pk:
                raise OSError("not this one")
            super().carry(message)

    bag = Picky()
    assert carry_due(at=now, worker="a", transport=bag) == 1
    assert bag.carried == [good.pk]


def test_a_worker_that_died_leaves_a_claim_that_lapses(clinic: Any, fran: Any, now: datetime) -> None:
    message = a_message(clinic, fran, now)
    Message.objects.filter(pk=message.pk).update(state=Message.State.CLAIMED, claim="dead", claimed_at=now, attempts=1)
    assert carry_due(at=now + CLAIM_LAPSES - timedelta(seconds=1), worker="b", transport=Bag()) == 0
    assert carry_due(at=now + CLAIM_LAPSES, worker="b", transport=Bag()) == 1


def test_a_link_that_works_once_is_not_kept_once_it_has_left(clinic: Any, fran: Any, now: datetime) -> None:
    token = "a" * 40 + ".signature-of-it"
    message = send(
        kind="sign_in_link", to="r@x.example", clinic=clinic, unique_key="k", at=now, by=fran, name="Ruth",
        link=f"/link/{token}/",
    )  # fmt: skip
    assert token in message.body
    carry_due(at=now, worker="a", transport=Bag())
    message.refresh_from_db()
    assert token not in message.body and "Hello Ruth" in message.body


def test_the_folder_holds_one_whole_file_for_each_message(
    clinic: Any, fran: Any, now: datetime, tmp_path: Path
) -> None:
    message = a_message(clinic, fran, now)
    Folder(tmp_path / "mail").carry(message)
    Folder(tmp_path / "mail").carry(message)
    (file,) = (tmp_path / "mail").iterdir()
    text = file.read_text()
    assert file.suffix == ".eml"
    assert "To: ruth@patients.example" in text and "please call us on +1 555 0100" in text


def test_the_console_shows_the_message(clinic: Any, fran: Any, now: datetime, capsys: Any) -> None:
    Console().carry(a_message(clinic, fran, now))
    assert "please call us" in capsys.readouterr().out


def test_a_mail_server_that_is_not_there_is_tried_again(clinic: Any, fran: Any, now: datetime, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    message = a_message(clinic, fran, now)
    assert carry_due(at=now, worker="a", transport=MailServer()) == 0
    message.refresh_from_db()
    assert message.state == Message.State.WAITING and "refused" in message.last_error.lower()


def test_an_unknown_transport_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="REKINDLE_MAIL"):
        transport_named("pigeon", folder=tmp_path)


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_carry_the_same_message(clinic: Any, fran: Any, now: datetime) -> None:
    for number in range(12):
        a_message(clinic, fran, now, key=f"k{number}")
    bag, start = Bag(), threading.Barrier(2)

    def work(name: str) -> None:
        start.wait()
        try:
            carry_due(at=now, worker=name, transport=bag)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(bag.carried) == sorted(Message.objects.values_list("pk", flat=True))
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
