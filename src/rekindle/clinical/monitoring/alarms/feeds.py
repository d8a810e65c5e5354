"""Whether every monitor still speaks: the pace of each is learned from its last messages, and silence is an alarm.

Source: P (interop.md 2.3)
"""

from statistics import median
from typing import Final

from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS
from rekindle.clinical.monitoring.alarms.state import Feed
from rekindle.clinical.monitoring.alarms.work import Work

BY_HAND: Final = "hand"  # the source of what a person typed: a hand is never a silent monitor
MOST_GAPS: Final = 9
FEWEST_GAPS: Final = 2
GAP_TIMES: Final = 3


def note_message(work: Work, source: str, signal: str) -> bool:
    """A monitor spoke, so its silence is counted anew; false where this is no monitor to listen to."""
    if source == BY_HAND or signal in work.every_s or (signal not in CONTINUOUS and source not in work.feeds):
        return False
    was = work.feeds.get(source)
    if was is None:
        work.feeds[source] = Feed(work.at_s)
    elif work.at_s > was.heard_s:
        gaps = (*was.gaps_s, work.at_s - was.heard_s)[-MOST_GAPS:]
        work.feeds[source] = Feed(work.at_s, gaps, was.joined)
    return True


def silent_from_s(work: Work, feed: Feed) -> float | None:
    """When a monitor counts as silent; none while its pace is not known and nobody joined it."""
    floor_s = work.policy.feed_floor_s
    if len(feed.gaps_s) >= FEWEST_GAPS:
        return feed.heard_s + max(floor_s, GAP_TIMES * median(feed.gaps_s))
    return feed.heard_s + floor_s if feed.joined else None


def soonest_silence_s(work: Work) -> float | None:
    """When the first of the monitors counts as silent."""
    times = [silent_from_s(work, feed) for feed in work.feeds.values()]
    return min((time_s for time_s in times if time_s is not None), default=None)


def silence_in_words(work: Work) -> str:
    """Which monitors are silent, and for how long."""
    said = []
    for source, feed in sorted(work.feeds.items()):
        from_s = silent_from_s(work, feed)
        if from_s is not None and from_s <= work.at_s:
            said.append(f"nothing from {source or 'the monitor'} for {work.at_s - feed.heard_s:g} s")
    return ", ".join(said) or "nothing heard"
