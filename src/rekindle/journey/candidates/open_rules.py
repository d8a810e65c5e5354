"""Which findings still stand in the way of somebody, who may settle each, and what was settled already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.screening.grades import Grade
from rekindle.clinical.screening.resolving import Resolver, resolver_of, why_never
from rekindle.journey.candidates.facts import Fired, fired, still_holds
from rekindle.journey.candidates.models import Candidate, Resolution
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may

PERMISSION_OF: dict[Resolver, str] = {
    Resolver.DIRECTOR: "clearance.override",
    Resolver.PRESCRIBER: "clearance.sign",
    Resolver.CHECKLIST: "clearance.record",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired, and how it stands: open, or settled by somebody for reasons that still hold."""

    rule: Fired
    resolution: Resolution | None = None
    outdated: Resolution | None = None  # settled once, but the answers have changed since

    @property
    def is_open(self) -> bool:
        """Whether nobody has said, on the present answers, that the person may go on."""
        return self.resolution is None or self.resolution.answer != Resolution.Answer.MAY_GO_ON

    @property
    def resolver(self) -> Resolver:
        return resolver_of(self.rule.rule_id, self.rule.grade)

    @property
    def who(self) -> str:
        """Who may settle it, in words."""
        return {
            Resolver.NOBODY: _("Nobody: newer answers must change it"),
            Resolver.DIRECTOR: _("Medical director only"),
            Resolver.PRESCRIBER: _("Prescriber"),
            Resolver.CHECKLIST: _("Nurse or prescriber"),
        }[self.resolver]

    @property
    def mark(self) -> str:
        """The sign it carries: stop, ask, unknown or settled."""
        if not self.is_open:
            return "resolved"
        if self.rule.grade in (Grade.EMERGENCY, Grade.ABSOLUTE):
            return "stop"
        return "unknown" if self.rule.grade == Grade.DATA_QUALITY else "ask"

    @property
    def word(self) -> str:
        return {"stop": _("Stop"), "ask": _("Ask"), "unknown": _("Unknown"), "resolved": _("Resolved")}[self.mark]

    def may_be_settled_by(self, staff: Staff) -> bool:
        permission = PERMISSION_OF.get(self.resolver)
        return permission is not None and may(staff.role, permission)


def findings(candidate: Candidate) -> tuple[Finding, ...]:
    """Every rule that fired in the newest judgement, with what was settled about it."""
    settled = Resolution.objects.filter(candidate=candidate, superseded_at__isnull=True)
    return matched(candidate, settled.select_related("screening", "resolved_by"))


def matched(candidate: Candidate, settled: Iterable[Resolution]) -> tuple[Finding, ...]:
    """The same, for resolutions already at hand."""
    by_rule = {resolution.rule_id: resolution for resolution in settled}
    found = []
    for rule in fired(candidate.screening):
        resolution = by_rule.get(rule.rule_id)
        holds = resolution is not None and still_holds(resolution, rule, candidate.screening)
        found.append(Finding(rule, resolution if holds else None, None if holds else resolution))
    return tuple(found)


def open_findings(candidate: Candidate) -> tuple[Finding, ...]:
    """Those nobody has settled on the present answers."""
    return tuple(finding for finding in findings(candidate) if finding.is_open)


def why_not_go_on(candidate: Candidate) -> tuple[Refusal, ...]:
    """Each finding that is still open, with who may settle it."""
    return tuple(_refusal(finding) for finding in open_findings(candidate))


def stops(candidate: Candidate) -> tuple[Refusal, ...]:
    """Only those that stop somebody already before a consultation: emergencies and absolute findings."""
    return tuple(_refusal(finding) for finding in open_findings(candidate) if finding.mark == "stop")


def _refusal(finding: Finding) -> Refusal:
    rule = finding.rule
    never = why_never(rule.rule_id, rule.grade)
    if never:
        return never[0]
    if finding.resolution is not None:
        words = {Resolution.Answer.MUST_WAIT: _("must wait"), Resolution.Answer.NOT_FOR_US: _("not for us")}
        sentence = _("%(rule)s was settled as '%(answer)s': %(note)s") % {
            "rule": rule.rule_id,
            "answer": words[Resolution.Answer(finding.resolution.answer)],
            "note": finding.resolution.note,
        }
        return Refusal(f"open.{rule.rule_id}", sentence if sentence.endswith(".") else f"{sentence}.")
    again = _(" It was settled before, but the answers have changed since.") if finding.outdated else ""
    sentence = _("%(rule)s is open: %(reason)s %(who)s may settle it with a note.%(again)s") % {
        "rule": rule.rule_id,
        "reason": rule.reason,
        "who": finding.who,
        "again": again,
    }
    return Refusal(f"open.{rule.rule_id}", sentence)
