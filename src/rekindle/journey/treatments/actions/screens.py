"""Whether any screen of a clinic hears its floor: when none does, every chair in use is told, because nobody looks."""

from datetime import datetime, timedelta

from django.db import transaction

from rekindle.clinical.monitoring.alarms import Event
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments import watches
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.models import ListeningScreens, Watch

FRESH = timedelta(seconds=12)  # a screen that listens is noted every five seconds
SCREEN = "floor"


def screens_heard(*, clinic: Clinic, at: datetime) -> None:
    """At least one screen of this clinic is listening now."""
    ListeningScreens.objects.update_or_create(clinic=clinic, defaults={"heard_at": at})


@transaction.atomic
def look_for_screens(*, at: datetime) -> int:
    """Tell every open watch whether a screen listens; returns how many heard news. A demo is often open unwatched."""
    fresh = ListeningScreens.objects.filter(heard_at__gt=at - FRESH)
    heard = set(fresh.values_list("clinic", flat=True))
    asked = Watch.objects.filter(
        closed_at__isnull=True, treatment__clinic__is_demo=False, treatment__left_at__isnull=True
    )
    wrong = [one.pk for one in asked.select_related("treatment") if _news(one, one.treatment.clinic_id in heard)]
    if not wrong:
        return 0
    take_turn()
    rows = Watch.objects.select_for_update(of=("self",)).filter(pk__in=wrong)
    for watch in rows.select_related(*watching.WITH_TREATMENT):
        news = _news(watch, watch.treatment.clinic_id in heard)
        if news:
            watching.keep_time(watch, at)
            event = Event(at_s=watches.second_of(watch, at), kind=news, screen=SCREEN)  # type: ignore[arg-type]  # one of three
            watching.advance(watch, [event], at=at, cause="screens")
    return len(wrong)


def _news(watch: Watch, listens: bool) -> str:
    """What the machine does not know yet: a screen came, the last one went, or none was ever there."""
    known, waits = SCREEN in watch.state["screens"], "no_screen_listening" in watch.state["conditions"]
    if listens:
        return "" if known else "connect"
    if known:
        return "disconnect"
    return "" if waits else "expect"
