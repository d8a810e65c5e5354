"""What a person does about an alarm, and what the clock does: have it, put it right, quiet it, call for help, tick."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.monitoring.alarms import Event
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.treatments import alarms, facts, watches
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.actions.state import keep, locked, refuse
from rekindle.journey.treatments.models import AlarmTransition, Heartbeat, Treatment, Watch

AWAY = timedelta(seconds=20)  # longer than this between two beats, and whoever sits in a chair is told
CLAIMED_AT_ONCE = 200
CALLS = ("staff_call", "chest_pain", "focal_deficit", "seizure", "anaphylaxis", "unsafe", "patient_call")


def watch_to_act_on(row: Treatment, at: datetime) -> Watch:
    """The watch a person acts on, held until the act is done."""
    watch = watching.watch_of(row)
    if watch is None:
        raise refuse("no_watch", _("No alarm is watched here: the treatment has not begun."))
    watching.keep_time(watch, at)
    return watch


@transaction.atomic
def acknowledge(
    *, treatment: Treatment, by: Staff, at: datetime, condition: str = "", seen: int | None = None
) -> list[AlarmTransition]:
    """Say “I have it” of one alarm, or of every one this person has seen; what grew worse meanwhile still asks."""
    require(by, "treatment.run")
    row = locked(treatment)
    watch = watch_to_act_on(row, at)
    before = alarms.standing(row, at)
    waiting = [one for one in before.unheard if condition in ("", one.condition)]
    if not waiting:
        return _had_already(before, row, condition, by)
    at_s = watches.second_of(watch, at)
    names = _names(watch, condition, seen)
    if not names:
        raise refuse("worse", _("It has grown worse since this page was drawn. Look again, then say that you have it."))
    events = [Event(at_s=at_s, kind="acknowledge", condition=name, by=str(by)) for name in names]
    kept = watching.advance(watch, events, at=at, cause="acknowledged", by=by)
    words = "; ".join(one.words.rstrip(".") for one in waiting)
    keep("alarm_acknowledged", f"has the alarm at {{about}}: {words}", row, by=by, at=at, details={"conditions": names})
    return kept


def _names(watch: Watch, condition: str, seen: int | None) -> list[str]:
    """The conditions this press is about: raised no later than what the person had on the screen."""
    kept = watch.state["conditions"]
    return [
        name
        for name, said in sorted(watch.said.items())
        if name in kept
        and kept[name]["standing"] in ("active", "held", "latched")
        and condition in ("", name)
        and (seen is None or said["raised"] <= seen)
    ]


def _had_already(before: alarms.Standing, row: Treatment, condition: str, by: Staff) -> list[AlarmTransition]:
    """Of two who press at once one has it, and the other is told who; the same press twice is one press."""
    had = next((one for one in before.alarms if one.is_heard and condition in ("", one.condition)), None)
    if had is None:
        raise refuse("over", _("Nothing asks for anybody here any more."))
    if had.by == str(by):
        return []
    when = f"{facts.local(row, had.by_at):%H:%M:%S}" if had.by_at else ""
    raise refuse("had", _("%(who)s has it, since %(when)s.") % {"who": had.by, "when": when})


@transaction.atomic
def reset(*, treatment: Treatment, condition: str, by: Staff, at: datetime) -> list[AlarmTransition]:
    """Say that what was reported is over, or that a fault was put right; a measured value clears by a measurement."""
    require(by, "treatment.run")
    row = locked(treatment)
    watch = watch_to_act_on(row, at)
    words = str(watch.said.get(condition, {}).get("words", condition)).rstrip(".")
    event = Event(at_s=watches.second_of(watch, at), kind="reset", condition=condition, by=str(by))
    kept = watching.advance(watch, [event], at=at, cause="reset", by=by)
    if any(one.by_id is not None for one in kept):
        keep("alarm_reset", f"put right what the alarm at {{about}} asked for: {words}", row, by=by, at=at)
    return kept


@transaction.atomic
def pause_audio(*, treatment: Treatment, by: Staff, at: datetime) -> list[AlarmTransition]:
    """Quiet the sound of one chair for at most two minutes; every light stays, and a new HIGH alarm ends the pause."""
    require(by, "treatment.run")
    row = locked(treatment)
    watch = watch_to_act_on(row, at)
    event = Event(at_s=watches.second_of(watch, at), kind="pause_audio", by=str(by))
    kept = watching.advance(watch, [event], at=at, cause="audio pause", by=by)
    if any(one.by_id is not None for one in kept):
        keep("audio_paused", "paused the sound of {about} for two minutes", row, by=by, at=at)
    return kept


@transaction.atomic
def call(*, treatment: Treatment, by: Staff, at: datetime, symptom: str = "staff_call") -> list[AlarmTransition]:
    """Call for help to this chair, and say what it is if that is clear; it asks until somebody puts it right."""
    require(by, "treatment.run")
    if symptom not in CALLS:
        raise ValueError(f"{symptom!r} is not a call")
    row = locked(treatment)
    watch = watch_to_act_on(row, at)
    event = Event(at_s=watches.second_of(watch, at), kind="symptom", symptom=symptom, by=str(by))
    kept = watching.advance(watch, [event], at=at, cause="a call", by=by)
    if kept:
        what = "" if symptom == "staff_call" else f": {symptom.replace('_', ' ')}"
        keep("called_for_help", f"called for help to {{about}}{what}", row, by=by, at=at)
    return kept


def tick_due(*, at: datetime) -> int:
    """Let time act on every watch whose moment has come; each is claimed by its row, so nothing is done twice."""
    due = list(Watch.objects.filter(next_due_at__lte=at).order_by("next_due_at").values_list("pk", flat=True))
    return sum(_tick(pk, at) for pk in due[:CLAIMED_AT_ONCE])


@transaction.atomic
def _tick(pk: int, at: datetime) -> int:
    take_turn()
    watch = (
        Watch.objects.select_for_update(of=("self",))
        .select_related(*watching.WITH_TREATMENT)
        .filter(pk=pk, next_due_at__lte=at)
        .first()
    )
    if watch is None:
        return 0  # another round was here first
    watching.keep_time(watch, at)
    watching.advance(watch, (), at=at, cause="the clock")
    return 1


def watched_until(*, at: datetime) -> None:
    """Somebody else kept watch until now: a rehearsal, which lives by a clock of its own."""
    Heartbeat.objects.update_or_create(pk=1, defaults={"beat_at": at})


@transaction.atomic
def beat(*, at: datetime) -> int:
    """Say that the alarms are looked after; after a gap, every open watch says from when to when they were not."""
    unwatched = Treatment.objects.filter(status__in=alarms.RUNNING, began_at__isnull=False, watch__isnull=True)
    if not unwatched.exists() and not Watch.objects.filter(closed_at__isnull=True).exists():
        return 0
    take_turn()
    told = sum(_watch_late(row, at) for row in unwatched.select_related("clinic", "chair", "patient"))
    open_ones = Watch.objects.select_for_update(of=("self",)).filter(closed_at__isnull=True)
    for watch in open_ones.exclude(policy_version=CONTENT_VERSION).select_related(*watching.WITH_TREATMENT):
        watching.begin_anew(watch, at=at)
    last = Heartbeat.objects.filter(pk=1).first()
    if last is None or at - last.beat_at > AWAY or last.beat_at - at > watching.SET_BACK:
        for watch in open_ones.select_related(*watching.WITH_TREATMENT):
            told += _say_gap(watch, None if last is None else last.beat_at, at)
    Heartbeat.objects.update_or_create(pk=1, defaults={"beat_at": at})
    return told


def _watch_late(row: Treatment, at: datetime) -> int:
    """A treatment that runs and has no watch, as after an upgrade under way: it is watched from now on, and told."""
    watch = watching.open_watch(row, at=at)
    words = _("for the first part of this treatment; they are from now on.")
    event = Event(at_s=0.0, kind="fault", fault="alarm_system_down", reason=words)
    watching.advance(watch, [event], at=at, cause="upgrade")
    return 1


def _say_gap(watch: Watch, beat_at: datetime | None, at: datetime) -> int:
    if beat_at is not None and beat_at - at > watching.SET_BACK:
        watch.stepped_at = max(watch.stepped_at, beat_at)
        watching.keep_time(watch, at)
        return 1
    since = max(watch.stepped_at, beat_at or watch.stepped_at)
    if at - since <= AWAY:
        return 0
    clock = [f"{facts.local(watch.treatment, moment):%H:%M:%S}" for moment in (since, at)]
    words = _("from %(since)s to %(until)s (or the clinic’s clock was set forward).") % {
        "since": clock[0],
        "until": clock[1],
    }
    at_s = watches.second_of(watch, at)
    event = Event(at_s=at_s, kind="fault", fault="alarm_system_down", reason=words)
    watching.advance(watch, [event], at=at, cause="restart")
    return 1
