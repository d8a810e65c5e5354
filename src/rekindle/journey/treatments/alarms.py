"""What stands at a chair now, most urgent first, and everything that stood there: read off the watch and its log."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rekindle.clinical.monitoring.alarms import State, shown
from rekindle.clinical.monitoring.alarms.rule import RANK
from rekindle.clinical.monitoring.alarms.technical import OVERDUE
from rekindle.clinical.monitoring.schedule import Due
from rekindle.clinical.monitoring.vitals import LEVEL_WORDS
from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments import watches
from rekindle.journey.treatments.models import AlarmTransition, Treatment, Watch

_LIMIT: Final = re.compile(
    r", limit (?:systolic |diastolic |MOAA/S )?(?:at least|at most|below|above) ([\d.]+)\b(?! % of the person)[^,]*"
)
_WAITED: Final = re.compile(r", for [\d.]+ s$")
_ITSELF: Final = re.compile(r": (?:chest pain|focal deficit|seizure|anaphylaxis|patient call|staff call) was reported$")
REPEATED: Final = "cuff_overdue"
RUNNING: Final = ("in-progress", "on-hold", "recovering")
STANDS: Final = ("active", "held", "acknowledged", "latched")
MARKS: Final = {"HIGH": "!!! HIGH", "MEDIUM": "!! MEDIUM", "LOW": "! LOW"}
ICONS: Final = {"HIGH": "stop", "MEDIUM": "warning", "LOW": "info"}
Order = tuple[bool, int, int, datetime]
SIGN_OF: Final = {"spo2": "spo2", "hr": "pulse", "cuff": "bp", "rr": "resp"}


def shortened(words: str, kind: str) -> str:
    """The value and the bare number of its limit."""
    short = _LIMIT.sub(r", limit \1", words.rstrip("."))
    return _WAITED.sub("", _ITSELF.sub("", short)).replace(": ", " ", 1) if kind == "physiological" else short


@dataclass(frozen=True, slots=True)
class Alarm:
    """One condition that asks for somebody."""

    condition: str
    standing: str
    priority: str
    level: int
    kind: str
    words: str
    since: datetime
    asks_since: datetime  # since when nobody has it
    raised: int  # the row of the log that raised it: whoever acknowledges has seen this far
    reach: int
    reached: str  # how far the call has gone, in words
    by: str
    by_at: datetime | None
    by_hand: bool  # somebody reported it or a fault stands, so that somebody can say that it is over
    sign: str
    unknown: bool  # the sign has no value to go by now, so that the alarm is held as it was

    @property
    def tone(self) -> str:
        """Which of the five signs: technical conditions of low priority wear the dashed one."""
        return self.priority.lower()

    @property
    def is_heard(self) -> bool:
        return self.standing == "acknowledged"

    @property
    def mark(self) -> str:
        return MARKS[self.priority]

    @property
    def icon(self) -> str:
        return "no-signal" if self.kind == "technical" else ICONS[self.priority]

    @property
    def short(self) -> str:
        """The words of the band: the value and the bare number of its limit; its age stands beside it."""
        return shortened(self.words, self.kind)

    @property
    def is_over(self) -> bool:
        """The cause has gone, and a HIGH alarm waits for somebody to say that they saw it."""
        return self.standing == "latched"

    @property
    def action(self) -> str:
        """What the ladder asks the staff to do."""
        if self.sign == "bp" and self.level == 1:
            return _("measure again within two minutes; tell the nurse in charge")
        return LEVEL_WORDS.get(self.level, "")

    @property
    def order(self) -> Order:
        """The loudest that nobody has heard comes first."""
        return (self.is_heard, -RANK[self.priority], -self.level, self.since)  # type: ignore[index]  # one of three


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that stands at one chair, and whether its sound is paused."""

    alarms: tuple[Alarm, ...] = ()
    seen: int = 0
    sounds: str = ""  # the priority whose tones sound now; none while the sound is paused or all have been heard
    audio_until: datetime | None = None
    next_due_at: datetime | None = None  # when time alone changes something
    repeat_at: datetime | None = None  # when a pressure outside its limits is to be measured again
    is_open: bool = False

    @property
    def unheard(self) -> tuple[Alarm, ...]:
        return tuple(one for one in self.alarms if not one.is_heard)

    @property
    def heard(self) -> tuple[Alarm, ...]:
        return tuple(one for one in self.alarms if one.is_heard)

    @property
    def worst(self) -> Alarm | None:
        """The alarm that names the card."""
        return self.unheard[0] if self.unheard else None

    @property
    def also(self) -> int:
        """How many more there are behind the worst."""
        return max(len(self.unheard) - 1, 0)

    def tone_of(self, sign: str) -> str:
        """How a value on the card is marked; steady LOW marks no value."""
        found = [one for one in self.alarms if one.sign == sign and one.priority != "LOW"]
        return min(found, key=lambda one: one.order).tone if found else ""


NOTHING: Final = Standing()


def sooner(due: Due | None, stands: Standing, at: datetime) -> Due | None:
    """What is owed next: the set of the plan, or before it the pressure that has to be measured again."""
    again_at = stands.repeat_at
    if again_at is None or (due is not None and due.due_at <= again_at):
        return due
    late_min = max((at - again_at).total_seconds() / 60, 0.0)
    return Due("during" if due is None else due.phase, again_at, late_min > 0, late_min)


def standing(row: Treatment, at: datetime) -> Standing:
    """What stands at one chair."""
    return standing_at([row.pk], at).get(row.pk, NOTHING)


def standing_at(keys: Iterable[int], at: datetime) -> dict[int, Standing]:
    """What stands at each of these treatments, in one question to the database."""
    return {watch.treatment_id: _of(watch, at) for watch in Watch.objects.filter(treatment__in=list(keys))}


def _of(watch: Watch, at: datetime) -> Standing:
    """What the library says of this state, with the words and times that the rows keep."""
    if not watches.is_readable(watch):
        return Standing(seen=watch.last_number, is_open=True)  # begun anew, and said, by the next beat
    policy, state = watches.policy_of(watch), watches.state_of(watch)
    found = [_alarm(watch, state, one) for one in shown.standing(state, policy)]
    until = None if state.audio_until_s is None else watches.instant_of(watch, state.audio_until_s)
    owed = state.conditions.get(REPEATED)
    owed_s = None if owed is None or owed.watches[0].on else owed.watches[0].since_s
    return Standing(
        alarms=tuple(sorted(_joined(found), key=lambda one: one.order)),
        seen=watch.last_number,
        sounds=shown.sound(state, policy) or "",
        audio_until=until if until is not None and until > at else None,
        next_due_at=watch.next_due_at,
        repeat_at=None if owed_s is None or not _asks_again(found) else watches.instant_of(watch, owed_s),
        is_open=watch.closed_at is None,
    )


def _asks_again(found: Iterable[Alarm]) -> bool:
    """Whether a pressure outside its limits is to be measured again."""
    return any(one.sign == "bp" and not one.is_over for one in found)


def _alarm(watch: Watch, state: State, one: shown.Standing) -> Alarm:
    kept, said = state.conditions[one.condition], watch.said.get(one.condition, {})
    rule = watches.policy_of(watch).rules[one.condition]
    reported = {symptom for step in rule.steps for symptom in step.symptoms} & set(state.symptoms)
    heard_s, unheard_s = kept.acknowledged_s, kept.unheard_s
    return Alarm(
        condition=one.condition,
        standing=kept.standing,
        priority=one.priority,
        level=one.level,
        kind=one.kind,
        words=str(said.get("words", f"{one.says}.")),
        since=watches.instant_of(watch, one.since_s),
        asks_since=watches.instant_of(watch, one.since_s if unheard_s is None else unheard_s),
        raised=int(said.get("raised", 0)),
        reach=one.reach,
        reached=one.reaches,
        by=one.acknowledged_by or "",
        by_at=None if heard_s is None else watches.instant_of(watch, heard_s),
        by_hand=one.condition in state.faults or bool(reported),
        sign=SIGN_OF.get(rule.signal, "") if one.kind == "physiological" else "",
        unknown=one.unknown,
    )


def _joined(found: list[Alarm]) -> list[Alarm]:
    """A whole set that is overdue is one thing to do, not five."""
    late = [one for one in found if one.condition.endswith(OVERDUE)]
    if len(late) < 2:
        return found
    first = min(late, key=lambda one: one.order)
    names = ", ".join(sorted(one.words.split(":")[0].lower() for one in late if one.is_heard == first.is_heard))
    words = _("A set of vital signs is overdue: %(names)s") % {"names": names}
    rest = [one for one in found if one not in late or (one.is_heard != first.is_heard)]
    return [*rest, replace(first, words=words)]


@dataclass(frozen=True, slots=True)
class Calling:
    """A chair that has called for so long that every screen shows it."""

    treatment: Treatment
    alarm: Alarm


def calling_at(clinic: Clinic, at: datetime, *, besides: int) -> list[Calling]:
    """Alarms of other chairs that nobody has acknowledged in time: they are shown on every screen."""
    elsewhere = Watch.objects.filter(treatment__clinic=clinic, treatment__status__in=RUNNING).exclude(treatment=besides)
    found = [
        Calling(watch.treatment, worst)
        for watch in elsewhere.select_related("treatment", "treatment__chair")
        if (worst := _of(watch, at).worst) is not None and worst.reach > 0
    ]
    return sorted(found, key=lambda one: one.alarm.order)


def history(row: Treatment) -> QuerySet[AlarmTransition]:
    """Every change of every alarm of one treatment, in order."""
    return AlarmTransition.objects.filter(watch__treatment=row).select_related("by").order_by("number")


@dataclass(frozen=True, slots=True)
class Told:
    """One alarm of a treatment from its beginning to its end, as the flowsheet tells it."""

    began_at: datetime
    priority: str
    kind: str
    words: str
    heard_by: str
    heard_at: datetime | None
    ended_at: datetime | None

    @property
    def short(self) -> str:
        return shortened(self.words, self.kind)


def told(row: Treatment) -> list[Told]:
    """The alarms of a treatment, each once, with the loudest it became and who had it."""
    open_: dict[str, list[AlarmTransition]] = {}
    whole: list[list[AlarmTransition]] = []
    for one in history(row):
        if one.condition == "audio_pause":
            continue
        if one.phase == "start":
            open_[one.condition] = [one]
            whole.append(open_[one.condition])
        elif one.condition in open_:
            open_[one.condition].append(one)
    return [_told(rows) for rows in whole]


def _told(rows: list[AlarmTransition]) -> Told:
    loudest = max(
        (one for one in rows if one.phase in ("start", "escalate")),
        key=lambda one: (RANK[one.priority], one.level),  # type: ignore[index]  # one of three
    )
    heard = next((one for one in rows if one.by_id is not None), None)  # whoever had it first, or put it right
    over = rows[-1] if rows[-1].state == "inactive" else None
    return Told(
        began_at=rows[0].happened_at,
        priority=loudest.priority,
        kind=loudest.kind,
        words=loudest.reason,
        heard_by="" if heard is None else str(heard.by),
        heard_at=None if heard is None else heard.happened_at,
        ended_at=None if over is None else over.happened_at,
    )
