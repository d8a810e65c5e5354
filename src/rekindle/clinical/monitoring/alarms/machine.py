"""The alarm machine: one event in, the next state and the rows for the log out; time passes only by events.

Nothing is judged until its instant is over, so that readings of one instant may arrive in any order: an instant is over
when a later event comes, when a person acts, or when a tick says so.
"""

from collections.abc import Iterable, Mapping

from rekindle.clinical.monitoring.alarms.event import Event, Transition
from rekindle.clinical.monitoring.alarms.judging import let_time_act, next_s, settle
from rekindle.clinical.monitoring.alarms.policy import Policy
from rekindle.clinical.monitoring.alarms.rule import is_finite
from rekindle.clinical.monitoring.alarms.state import State
from rekindle.clinical.monitoring.alarms.taking import take
from rekindle.clinical.monitoring.alarms.work import Work, opened
from rekindle.clinical.values import Amount


def begin(baseline: Mapping[str, Amount] | None = None, *, at_s: float = 0.0) -> State:
    """A treatment about which nothing is known but the person's own values before it."""
    return State(at_s=float(at_s), baseline=dict(baseline or {}))


def step(state: State, event: Event, policy: Policy) -> tuple[State, tuple[Transition, ...]]:
    """What one event changes; an event of the past is taken in as of now, and older than it was.

    Source: P (interop.md 2.2)
    """
    work = opened(state, policy)
    if not is_finite(event.at_s):
        return state, ()
    if event.at_s > work.at_s:
        _run(work, event.at_s)
        work.at_s = float(event.at_s)
    take(work, event)
    return work.kept(), tuple(work.log)


def _run(work: Work, until_s: float) -> None:
    """Let every instant before this one happen, each at its own time."""
    if work.touched:
        settle(work)
    before: tuple[float, int] | None = None
    while (due_s := next_s(work)) is not None and due_s < until_s:
        work.at_s = max(due_s, work.at_s)
        let_time_act(work)
        if before == (due_s, len(work.log)):
            raise RuntimeError(f"What is due at {due_s:g} s does not happen.")
        before = (due_s, len(work.log))


def due(state: State, policy: Policy) -> float | None:
    """The next instant at which a tick would change something; none while only a new event can.

    Source: P (interop.md 2.2)
    """
    return next_s(opened(state, policy))


def replay(
    events: Iterable[Event], policy: Policy, baseline: Mapping[str, Amount] | None = None
) -> tuple[State, tuple[Transition, ...]]:
    """A whole treatment from its events, in whatever order they arrived: each has its place, and a double counts once.

    Source: P (interop.md 2.4)
    """
    ordered = sorted({event for event in events if is_finite(event.at_s)}, key=Event.place)
    state = begin(baseline, at_s=ordered[0].at_s if ordered else 0.0)
    log: list[Transition] = []
    for event in [*ordered, *(Event(at_s=last.at_s, kind="tick") for last in ordered[-1:])]:
        state, rows = step(state, event, policy)
        log += rows
    return state, tuple(log)
