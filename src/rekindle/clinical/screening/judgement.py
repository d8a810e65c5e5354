"""From answers to a verdict: every rule is asked, and the gravest that fired decides.

Emergency beats not now, not now beats review, review beats eligible; this holds on a half-filled form too. Eligible
means only that the consultation may be booked, never that anyone is cleared for treatment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from rekindle.clinical.answers import profile_from
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.findings import Finding, State
from rekindle.clinical.screening.grades import DISPOSITIONS, GRADES, URGENCIES, Disposition, Grade, Urgency
from rekindle.clinical.screening.regrading import regraded
from rekindle.clinical.screening.rule import Rule
from rekindle.clinical.values import DEFAULTS, ClinicValues

_GRAVITY: Final = {disposition: place for place, disposition in enumerate(DISPOSITIONS)}
_HASTE: Final = {urgency: place for place, urgency in enumerate(URGENCIES)}


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, with the clinician's reason and the answers that made it fire."""

    rule: Rule
    reason: str
    keys: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The rule as the command line prints it."""
        return {
            "id": self.rule.id,
            "grade": self.rule.grade.value,
            "reason": self.reason,
            "patient_text": self.rule.patient_text,
            "keys": list(self.keys),
            "sources": list(self.rule.sources),
        }


@dataclass(frozen=True)
class Judgement:
    """What the answers of one person lead to, with every reason."""

    profile: Profile
    rules: tuple[Fired, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    judged_on: date | None = None
    content_version: str = CONTENT_VERSION
    values: ClinicValues = DEFAULTS

    @cached_property
    def disposition(self) -> Disposition:
        """The gravest of what the fired rules lead to."""
        return min((fired.rule.disposition for fired in self.rules), key=_GRAVITY.__getitem__, default=_MILDEST)

    @cached_property
    def urgency(self) -> Urgency:
        """The soonest of what the fired rules ask for."""
        return min((fired.rule.urgency for fired in self.rules), key=_HASTE.__getitem__, default=Urgency.ROUTINE)

    @property
    def show_911(self) -> bool:
        """Whether the result leads with 911: any emergency rule fired."""
        return any(fired.rule.grade is Grade.EMERGENCY for fired in self.rules)

    @property
    def show_988(self) -> bool:
        """Whether the result leads with 988: a rule about suicide, voices or overdose fired."""
        return any(fired.rule.shows_988 for fired in self.rules)

    @property
    def may_self_book(self) -> bool:
        """Whether the person may book the consultation, and no more than that, without a call first."""
        return self.disposition is Disposition.ELIGIBLE

    def finding_of(self, rule_id: str) -> Finding:
        """What one criterion answered, also when it did not fire."""
        return self.findings[_PLACE[rule_id]]

    def as_json(self) -> dict[str, Any]:
        """The judgement as the command line prints it and as a screening keeps it."""
        return {
            "disposition": self.disposition.value,
            "urgency": self.urgency.value,
            "rules": [fired.as_json() for fired in self.rules],
            "show_988": self.show_988,
            "show_911": self.show_911,
            "may_self_book": self.may_self_book,
            "missing": list(self.missing),
            "content_version": self.content_version,
        }


_MILDEST: Final = Disposition.ELIGIBLE
_PLACE: Final = {rule.id: place for place, rule in enumerate(RULES)}
_CRITERIA: Final = tuple(rule.look for rule in RULES)


def judge(answers: Mapping[str, Any], today: date | None = None, *, values: ClinicValues = DEFAULTS) -> Judgement:
    """Judge a form as it stands; answers not in the documented form raise AnswersRefused with one sentence."""
    return judge_profile(profile_from(answers), today, values=values)


def judge_profile(profile: Profile, today: date | None = None, *, values: ClinicValues = DEFAULTS) -> Judgement:
    """Ask every criterion about this person, and keep each answer with those that fired."""
    case = Case(profile, values)
    findings = tuple([look(case) for look in _CRITERIA])
    fired = tuple(
        [
            Fired(rule, finding.reason, finding.keys or rule.keys)
            for rule, finding in zip(RULES, findings, strict=True)
            if finding.state is State.MET
        ]
    )
    if values.settings:
        fired = _regraded(fired, values)
    return Judgement(profile, fired, findings, case.missing, judged_on=today, values=values)


def _regraded(fired: tuple[Fired, ...], values: ClinicValues) -> tuple[Fired, ...]:
    """The same rules with the grade the clinic chose, where it may choose one; gravest first as ever."""
    chosen = [replace(each, rule=regraded(each.rule, values)) for each in fired]
    return tuple(sorted(chosen, key=lambda each: GRADES.index(each.rule.grade)))
