"""A screening rule: one named criterion with its grade, its words and its sources."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding
from rekindle.clinical.screening.grades import DISPOSITION_OF, Cause, Disposition, Grade, Urgency
from rekindle.clinical.sources import SOURCES, Flag
from rekindle.clinical.threshold import Threshold
from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

Criterion = Callable[[Case], Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a criterion looks for, how grave it is, and what the patient and the clinician are told."""

    id: str
    grade: Grade
    look: Criterion
    when: str
    patient_text: str
    follow_up: str
    cause: Cause
    keys: tuple[str, ...]
    sources: tuple[str, ...]
    urgency: Urgency = Urgency.ROUTINE
    shows_988: bool = False
    thresholds: tuple[Threshold, ...] = ()
    graded_by: Value | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        """What a clinic confirms or moves in this rule."""
        own = tuple(limit.setting for limit in self.thresholds if limit.setting is not None)
        return own if self.graded_by is None else (*own, self.graded_by)

    def when_in_force(self, values: ClinicValues = DEFAULTS) -> str:
        """What the rule looks for, with the numbers in force at a clinic."""
        said = self.when
        for limit in self.thresholds:
            said = said.replace(limit.in_words(), limit.in_words(values))
        return said

    @property
    def clinician_text(self) -> str:
        """What a clinician is told: what the rule looks for, and what follows from it."""
        return f"{self.when}. {self.follow_up}"

    @property
    def name(self) -> str:
        """The criterion's name, which says what it looks for."""
        return self.look.__name__

    @property
    def disposition(self) -> Disposition:
        """What happens next if only this rule fires."""
        return DISPOSITION_OF[self.grade]

    @property
    def tags(self) -> tuple[Flag, ...]:
        """How surely each of its sources was read."""
        return tuple(SOURCES[key].flag for key in self.sources)


def rule(
    id: str,
    *,
    grade: Grade,
    when: str,
    patient: str,
    follow_up: str,
    keys: str,
    sources: str,
    cause: Cause,
    urgency: Urgency = Urgency.ROUTINE,
    shows_988: bool = False,
    thresholds: tuple[Threshold, ...] = (),
    graded_by: Value | None = None,
) -> Callable[[Criterion], Rule]:
    """Make a rule of the criterion below it; keys and sources are written with spaces between."""

    def of(look: Criterion) -> Rule:
        return Rule(
            id=id,
            grade=grade,
            look=look,
            when=when,
            patient_text=patient,
            follow_up=follow_up,
            cause=cause,
            keys=tuple(keys.split()),
            sources=tuple(sources.split()),
            urgency=urgency,
            shows_988=shows_988,
            thresholds=thresholds,
            graded_by=graded_by,
        )

    return of


emergency: Final = partial(rule, grade=Grade.EMERGENCY, urgency=Urgency.IMMEDIATE)
absolute: Final = partial(rule, grade=Grade.ABSOLUTE)
relative: Final = partial(rule, grade=Grade.RELATIVE)
caution: Final = partial(rule, grade=Grade.CAUTION)
data_quality: Final = partial(rule, grade=Grade.DATA_QUALITY)
