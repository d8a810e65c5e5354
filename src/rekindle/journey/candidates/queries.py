"""Reading the review queue and one candidate; every list takes whoever looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from rekindle.clinical.screening.grades import URGENCIES
from rekindle.journey.candidates.facts import Standing, standing_of
from rekindle.journey.candidates.models import (
    Candidate,
    Clearance,
    Consent,
    Consultation,
    Preparation,
    Resolution,
    ReviewCall,
)
from rekindle.journey.candidates.open_rules import Finding, findings, matched
from rekindle.journey.candidates.why_not import newest_signed, why_not_prescribe
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people import access
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.screenings.models import Screening
from rekindle.journey.screenings.queries import of_patient

WAITING = ("in_crisis", "waiting_review", "not_now_provisional", "consult_offered")
ON_THE_WAY = ("consult_booked", "consulted", "clearance_booked", "cleared", "preparing", "prepared", "consented")
HASTE = {urgency.value: place for place, urgency in enumerate(URGENCIES)}

__all__ = ["Row", "candidate", "candidate_of", "findings", "queue", "standing", "why_not_prescribe"]


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the queue, with what was found counted and how long they have waited."""

    candidate: Candidate
    findings: tuple[Finding, ...] = field(repr=False)

    def count(self, mark: str) -> int:
        return sum(1 for finding in self.findings if finding.mark == mark and finding.rule.grade != "caution")

    @property
    def stops(self) -> int:
        return self.count("stop")

    @property
    def asks(self) -> int:
        return self.count("ask")

    @property
    def unknowns(self) -> int:
        return self.count("unknown")

    @property
    def urgent(self) -> bool:
        """Whether this person is to be reached today."""
        return self.candidate.state == "in_crisis" or self.candidate.screening.urgency in ("immediate", "same_day")


def _all() -> QuerySet[Candidate]:
    return Candidate.objects.select_related("clinic", "patient__clinic", "screening", "owner")


def candidate(pk: int, *, by: Actor) -> Candidate:
    """One candidate of this person's clinic; absent and forbidden look the same."""
    found = _all().filter(pk=pk, clinic=access.clinic_key(by), patient__erased_at__isnull=True).first()
    if found is None or (isinstance(by, Patient) and found.patient_id != by.pk):
        raise access.Hidden
    return found


def candidate_of(patient: Patient) -> Candidate | None:
    """Where this person stands on the way to a first treatment, if they are on it."""
    return _all().filter(patient=patient).first()


def screening(pk: int, *, by: Staff) -> Screening:
    """One kept judgement of a patient of this person's clinic."""
    kept = Screening.objects.select_related("clinic", "patient__clinic", "sheet")
    found = kept.filter(pk=pk, clinic=by.clinic_id, patient__isnull=False, patient__erased_at__isnull=True).first()
    if found is None:
        raise access.Hidden
    return found


def screenings_of(patient: Patient) -> QuerySet[Screening]:
    """Every judgement of a person, the newest first."""
    return of_patient(patient)


def settled_by_rule(candidate: Candidate) -> dict[str, Resolution]:
    """What somebody said about each finding, as it stands now."""
    settled = Resolution.objects.filter(candidate=candidate, superseded_at__isnull=True).select_related("resolved_by")
    return {row.rule_id: row for row in settled}


def queue(*, for_: Staff, stage: str = "waiting", whose: str = "all") -> list[Row]:
    """Who waits, the urgent first and within that the longest waiting first."""
    states = WAITING if stage == "waiting" else ON_THE_WAY
    found = _all().filter(clinic=for_.clinic_id, state__in=states, patient__erased_at__isnull=True)
    if whose == "mine":
        found = found.filter(owner=for_)
    elif whose == "nobody":
        found = found.filter(owner__isnull=True)
    return _rows(found.order_by("state_since_at", "pk"))


def counts(*, for_: Staff) -> dict[str, int]:
    """How many wait in all, with me, and with nobody; and how many are on the way."""
    people = Candidate.objects.filter(clinic=for_.clinic_id, patient__erased_at__isnull=True)
    owners = list(people.filter(state__in=WAITING).values_list("owner", flat=True))
    return {
        "all": len(owners),
        "mine": sum(1 for owner in owners if owner == for_.pk),
        "nobody": sum(1 for owner in owners if owner is None),
        "onway": people.filter(state__in=ON_THE_WAY).count(),
    }


def _rows(found: Iterable[Candidate]) -> list[Row]:
    people = list(found)
    settled: dict[int, list[Resolution]] = {}
    for resolution in (
        Resolution.objects.filter(candidate__in=people, superseded_at__isnull=True)
        .select_related("screening", "resolved_by")
        .order_by("pk")
    ):
        settled.setdefault(resolution.candidate_id, []).append(resolution)
    rows = [Row(one, matched(one, settled.get(one.pk, ()))) for one in people]
    rows.sort(key=lambda row: (row.candidate.state != "in_crisis", HASTE[row.candidate.screening.urgency]))
    return rows


def calls(candidate: Candidate) -> QuerySet[ReviewCall]:
    """The calls made to somebody, the newest first."""
    return ReviewCall.objects.filter(candidate=candidate).order_by("-called_at", "-pk")


def consultation_of(candidate: Candidate) -> Consultation | None:
    """The newest consultation."""
    return Consultation.objects.select_related("recorded_by").filter(candidate=candidate).order_by("-pk").first()


def clearance_of(candidate: Candidate) -> Clearance | None:
    """The newest clearance, signed or being written."""
    return (
        Clearance.objects.select_related("signed_by", "recorded_by").filter(candidate=candidate).order_by("-pk").first()
    )


def preparation_of(candidate: Candidate) -> Preparation | None:
    """The newest preparation session."""
    return Preparation.objects.select_related("recorded_by").filter(candidate=candidate).order_by("-pk").first()


def consent_of(candidate: Candidate, route: str = "iv_im") -> Consent | None:
    """The newest consent for a route that was not withdrawn."""
    return (
        Consent.objects.filter(candidate=candidate, route=route, withdrawn_at__isnull=True)
        .order_by("-signed_at", "-pk")
        .first()
    )


def standing(patient: Patient, at: datetime) -> Standing | None:
    """Clearance, consent and preparation of one person as one value, for the rooms downstream."""
    found = candidate_of(patient)
    if found is None:
        return None
    return standing_of(found, newest_signed(found), consent_of(found), preparation_of(found))
