"""The alarm machine at work: it is fed in the transaction that stored the reading, and every row it leaves is kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.monitoring.alarms import Event, Transition, begin, due, step, to_json
from rekindle.clinical.monitoring.alarms.technical import OVERDUE
from rekindle.journey.ledger.actor import Machine
from rekindle.journey.people.models import Staff
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.treatments import alarms, watches
from rekindle.journey.treatments.models import AlarmTransition, Treatment, VitalSigns, Watch
from rekindle.journey.treatments.watches import Measured

# A clock that reads earlier than the last step by more than this was set back; less is an act that waited for its turn.
SET_BACK = timedelta(seconds=30)
NAMED_PERSON, EVERYONE = 2, 3  # how far a call has reached
SAID_PHASES = ("start", "escalate", "deescalate", "continue")
WITH_TREATMENT = ("treatment", "treatment__clinic", "treatment__chair", "treatment__patient")
STEPPED = (
    "state", "said", "stepped_at", "next_due_at", "last_number", "closed_at", "offset_s", "policy_version", "settings",
)  # fmt: skip
THE_ALARMS = Machine("alarm watch")


def watch_of(row: Treatment) -> Watch | None:
    """The open watch of a treatment, held until this act is done; none before it begins and after it is closed."""
    return Watch.objects.select_for_update(of=("self",)).select_related(*WITH_TREATMENT).filter(treatment=row).first()


def open_watch(row: Treatment, *, at: datetime) -> Watch:
    """The watch begins with the drug, under the policy in force at this clinic now; it never changes under way."""
    settings = watches.alarm_settings(row.clinic, at)
    state = begin(watches.baseline(row))
    watch = Watch.objects.create(
        treatment=row,
        opened_at=at,
        policy_version=CONTENT_VERSION,
        settings=settings,
        state=to_json(state),
        stepped_at=at,
    )
    advance(watch, [*watches.first_expectations(row, 0.0), watches.planned_end(row, watch, at)], at=at, cause="begin")
    return watch


def begin_anew(watch: Watch, *, at: datetime) -> None:
    """State that this software cannot read, as after an upgrade: watch on from the record, and say so at the chair."""
    row = watch.treatment
    conditions = watch.state.get("conditions", {})
    stood = sorted(name.replace("_", " ") for name, one in conditions.items() if one.get("standing") in alarms.STANDS)
    at_s = watches.second_of(watch, at)
    watch.policy_version, watch.settings = CONTENT_VERSION, watches.alarm_settings(row.clinic, at)
    watch.state, watch.said = to_json(begin(watches.baseline(row), at_s=at_s)), {}
    words = _("the software was changed under way. Look at the person. Stood before: %(names)s.")
    reason = words % {"names": ", ".join(stood) or _("nothing")}
    events = [*watches.first_expectations(row, at_s), watches.planned_end(row, watch, at)]
    last = watches.last_set(row)
    if last is not None:
        events += watches.reading_events(watch, watches.by_hand(last), at)
    events.append(Event(at_s=at_s, kind="fault", fault="alarm_system_down", reason=reason))
    advance(watch, events, at=at, cause="upgrade")


def advance(
    watch: Watch, events: Iterable[Event], *, at: datetime, cause: str = "", by: Staff | None = None
) -> list[AlarmTransition]:
    """Step the machine through what happened, up to now; state, log and the next due time are kept together."""
    policy, state = watches.policy_of(watch), watches.state_of(watch)
    now_s = max(watches.second_of(watch, at), state.at_s)
    log: list[Transition] = []
    for event in [*events, Event(at_s=now_s, kind="tick")]:
        state, rows = step(state, event, policy)
        log += rows
    kept = _keep(watch, log, at=at, cause=cause, by=by)
    due_s = due(state, policy)
    watch.state = to_json(state)
    watch.next_due_at = None if due_s is None else watches.instant_of(watch, due_s)
    watch.stepped_at = max(at, watch.stepped_at)
    watch.closed_at = at if state.ended and not state.conditions else None
    watch.save(update_fields=STEPPED)
    _tell_people(watch, kept, at=at)
    return kept


def _keep(
    watch: Watch, log: Sequence[Transition], *, at: datetime, cause: str, by: Staff | None
) -> list[AlarmTransition]:
    rows = []
    for one in log:
        watch.last_number += 1
        rows.append(
            AlarmTransition(
                watch=watch,
                number=watch.last_number,
                happened_at=watches.instant_of(watch, one.at_s),
                written_at=at,
                at_s=one.at_s,
                condition=one.condition,
                phase=one.phase,
                state=one.state,
                priority=one.priority,
                kind=one.kind,
                level=one.level,
                acknowledged=one.acknowledged,
                reach=one.reach,
                reason=one.reason[:400],
                cause=cause[:60],
                by=by if one.by else None,
                policy_version=watch.policy_version,
            )
        )
        _say(watch, rows[-1])
    return AlarmTransition.objects.bulk_create(rows)


def _say(watch: Watch, row: AlarmTransition) -> None:
    """Keep the words of what stands, so that a board of chairs never reads a log."""
    if row.state == "inactive":
        watch.said.pop(row.condition, None)
        return
    was = watch.said.get(row.condition, {})
    raised = row.phase in ("start", "escalate")
    watch.said[row.condition] = {
        "words": row.reason if raised or row.phase == "deescalate" or not was else was["words"],
        "raised": row.number if raised or not was else was["raised"],
        "number": row.number,
    }


def _tell_people(watch: Watch, rows: Iterable[AlarmTransition], *, at: datetime) -> None:
    """An alarm nobody acknowledged at the screens reaches a named person, then everyone on duty, as a task.

    What ended in the same step asks for nobody any more. A whole set that is overdue is one task, not five.
    """
    row = watch.treatment
    for one in rows:
        kept = watch.state["conditions"].get(one.condition)
        still = kept is not None and kept["unheard_s"] is not None and kept["reach"] >= one.reach
        if one.phase != "continue" or one.reach not in (NAMED_PERSON, EVERYONE) or kept is None or not still:
            continue
        what = "overdue" if one.condition.endswith(OVERDUE) else one.condition
        since = f"{kept['started_s']:.0f}"
        tasks.raise_task(
            clinic=row.clinic,
            kind="alarm_unheard",
            title=_("An alarm at %(chair)s has not been acknowledged") % {"chair": row.chair},
            reason=one.reason,
            link=f"/treatments/{row.pk}/",
            patient=row.patient,
            about=row,
            unique_key=f"alarm-{watch.pk}-{what}-{since}-{one.reach}",
            urgency="immediate",
            owner_role="nurse" if one.reach == NAMED_PERSON else "prescriber",
            by=THE_ALARMS,
            at=at,
        )


def keep_time(watch: Watch, at: datetime) -> None:
    """Before every step: state this software can read, and a clock that goes on where it stood; both are said."""
    if not watches.is_readable(watch):
        begin_anew(watch, at=at)
    back = watch.stepped_at - at
    if back <= SET_BACK:
        return
    watch.offset_s += back.total_seconds()
    watch.stepped_at = at
    words = _("the clinic’s own clock was set back by %(n)d s.") % {"n": back.total_seconds()}
    at_s = watches.second_of(watch, at)
    advance(watch, [Event(at_s=at_s, kind="fault", fault="clock_skew", reason=words)], at=at, cause="clock")


def feed(*, treatment: Treatment, readings: Iterable[Measured], at: datetime, cause: str = "") -> list[AlarmTransition]:
    """Take readings into the watch, in the transaction that stored them; before a watch is open they move nothing."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A reading moves the alarms only together with what stored it.")
    watch = watch_of(treatment)
    if watch is None or watch.closed_at is not None:
        return []
    keep_time(watch, at)
    events = watches.reading_events(watch, (one for one in readings if one.parameter in watches.KNOWN), at)
    at_s = watches.second_of(watch, at)
    paces = watches.new_pace(treatment, watch.state["every_s"], at_s)
    return advance(watch, [*paces, *events], at=at, cause=cause)


def attach_source(
    row: Treatment, source: str, parameters: Iterable[str], *, by: Staff | None, at: datetime
) -> list[AlarmTransition]:
    """A monitor watches this person from now on: its silence is an alarm, and what it measures has no pace."""
    events = [{"kind": "connect", "source": source}, *({"kind": "expect", "parameter": one} for one in parameters)]
    return _tell_all(row, events, cause=f"monitor {source}", by=by, at=at)


def detach_source(
    row: Treatment, source: str, parameters: Iterable[str], *, by: Staff | None, at: datetime
) -> list[AlarmTransition]:
    """A monitor was taken away by a person: what it measured is owed by hand again, at the pace of the plan."""
    pace = watches.pace_s(row)
    paced = ({"kind": "expect", "parameter": one, "every_s": pace} for one in parameters if one in watches.KNOWN)
    return _tell_all(row, [{"kind": "disconnect", "source": source}, *paced], cause=f"monitor {source}", by=by, at=at)


def feed_set(row: Treatment, kept: VitalSigns, *, at: datetime) -> list[AlarmTransition]:
    """A set charted by hand reaches the watch like any other reading; one from before the drug is the person's own."""
    if kept.phase == "before":
        return []
    return feed(treatment=row, readings=watches.by_hand(kept), at=at, cause=f"vital signs {kept.pk}")


def tell(row: Treatment, *, at: datetime, cause: str, by: Staff | None = None, **said: object) -> list[AlarmTransition]:
    """One event that a person's act means for the watch, for example that a fault was found."""
    return _tell_all(row, [said], cause=cause, by=by, at=at)


def _tell_all(
    row: Treatment, events: Iterable[Mapping[str, object]], *, cause: str, by: Staff | None, at: datetime
) -> list[AlarmTransition]:
    watch = watch_of(row)
    if watch is None or watch.closed_at is not None:
        return []
    keep_time(watch, at)
    at_s, name = watches.second_of(watch, at), "" if by is None else str(by)
    told = [Event(at_s=at_s, by=name, **said) for said in events]  # type: ignore[arg-type]  # named by the caller
    return advance(watch, told, at=at, cause=cause, by=by)


def follow_pump(row: Treatment, *, at: datetime) -> None:
    """The planned end moves with what a hand did to the pump, and the pace of the sets with the end."""
    watch = watch_of(row)
    if watch is not None and watch.closed_at is None:
        keep_time(watch, at)
        paces = watches.new_pace(row, watch.state["every_s"], watches.second_of(watch, at))
        advance(watch, [*paces, watches.planned_end(row, watch, at)], at=at, cause="pump")


def end_watch(row: Treatment, *, by: Staff, at: datetime) -> None:
    """The person has left; a HIGH alarm that nobody acknowledged still waits for somebody."""
    tell(row, at=at, cause="leaving", by=by, kind="end")
