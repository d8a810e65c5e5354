"""Whether what lies in the database is whole: every row with its line in the ledger, every line with its row."""

from collections import Counter

from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.candidates.models import Candidate, Consent, Consultation, Preparation, Resolution, ReviewCall
from rekindle.journey.courses.models import Course
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.outcomes.models import CheckIn, MaintenanceDecision, Score
from rekindle.journey.people.models import Patient
from rekindle.journey.post.models import Message
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.models import Screening
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments.models import (
    Acceptance,
    Discharge,
    DrugRecord,
    MedicineGiven,
    Note,
    SideEffect,
    Treatment,
    VitalSigns,
)

# Each kind of row and the lines that bring one about; how many rows a line stands for.
BEGINNINGS: dict[type, tuple[tuple[str, ...], int]] = {
    Patient: (("patient.registered",), 1),
    Message: (("post.sent",), 1),
    Task: (("task.raised",), 1),
    Appointment: (("appointment.booked",), 1),
    Sheet: (("sheet.begun", "sheet.assigned", "sheet.updated"), 1),
    Screening: (("screening.decided",), 1),
    Candidate: (("candidate.entered",), 1),
    ReviewCall: (("candidate.called",), 1),
    Resolution: (("candidate.rule_resolved",), 1),
    Consultation: (("candidate.consulted",), 1),
    Preparation: (("candidate.prepared",), 1),
    Consent: (("candidate.consented",), 1),
    Course: (("course.prescribed",), 1),
    Treatment: (("treatment.opened",), 1),
    Acceptance: (("treatment.hold_accepted",), 1),
    DrugRecord: (("treatment.drug_drawn",), 1),
    VitalSigns: (("treatment.vitals",), 1),
    MedicineGiven: (("treatment.medicine",), 1),
    SideEffect: (("treatment.side_effect",), 1),
    Discharge: (("treatment.discharged",), 1),
    Note: (("treatment.note_signed",), 1),
    Score: (("outcomes.scored",), 1),
    CheckIn: (("outcomes.asked",), 2),
    MaintenanceDecision: (("outcomes.decided",), 1),
}
# Rows that the line itself names: not only as many, but the very same.
NAMED = (Patient, Message, Task, Appointment, Sheet, Screening, Candidate, Course, Treatment)


def half_written() -> list[str]:
    """What is in the database without its line, in the ledger without its row, or held by nobody."""
    broken = verify().broken_at
    found = [f"the ledger breaks at line {broken}"] if broken is not None else []
    lines = Counter(Entry.objects.values_list("verb", flat=True))
    for model, (verbs, each) in BEGINNINGS.items():
        rows, told = model.objects.count(), each * sum(lines[verb] for verb in verbs)  # type: ignore[attr-defined]
        if rows != told:
            found.append(f"{rows} rows of {model.__name__} and {told} by the ledger")
    for model in NAMED:
        rows = set(model.objects.values_list("pk", flat=True))
        told = Entry.objects.filter(verb__in=BEGINNINGS[model][0]).values_list("about_id", flat=True)
        if rows != {int(pk) for pk in told}:
            found.append(f"the ledger names other rows of {model.__name__} than there are")
    return found + _unheld()


def _unheld() -> list[str]:
    """Appointments that hold too few or too many five-minute steps."""
    held = Counter(Occupancy.objects.values_list("appointment", flat=True))
    found = []
    for one in Appointment.objects.filter(status__in=("booked", "arrived")).select_related("practitioner"):
        steps = int((one.ends_at - one.starts_at).total_seconds() // 300)
        who = one.practitioner
        places = 0 if who is None else 1 if (one.kind, who.role) == ("treatment", "nurse") else 2  # a nurse has two
        resources = 1 + places + (one.chair_id is not None)
        if held[one.pk] != steps * resources:
            found.append(f"appointment {one.pk} holds {held[one.pk]} steps and needs {steps * resources}")
    return found
