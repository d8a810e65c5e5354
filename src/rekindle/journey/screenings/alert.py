"""What staff see when somebody may be in danger: the person, how to reach them, what they said, who was told."""

from dataclasses import dataclass
from datetime import datetime

from rekindle.clinical.screening.branching import SUICIDE_ITEMS
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.screening.questions.order import shown_pages
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.places.queries import values_for
from rekindle.journey.questionnaires.contact import Contact, contact_from
from rekindle.journey.questionnaires.facts import answers_of, newest_answers, profile_of
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.questionnaires.queries import sheet_for_staff
from rekindle.journey.screenings.alarm import said_so_far
from rekindle.journey.screenings.crisis import told_steps
from rekindle.journey.screenings.said import Said, said_on
from rekindle.journey.tasks.models import Task
from rekindle.journey.tasks.queries import about

DANGER_KEYS = SUICIDE_ITEMS | {"now_symptoms", "phq9_9", "bp_sys"}


@dataclass(frozen=True, slots=True)
class Alert:
    """One person who may be in danger; the answers only for those who may open a chart."""

    sheet: Sheet
    name: str
    contact: Contact
    standing: str
    tasks: tuple[Task, ...]
    told: tuple[dict[str, str], ...]
    may_read: bool
    reasons: tuple[str, ...]
    action: str
    time_limit: str
    said: tuple[Said, ...]


def alert_of(pk: int, *, by: Staff, at: datetime) -> Alert:
    """The alert for a form of this person's clinic; any other is as absent as one that never was."""
    sheet = sheet_for_staff(pk, by=by)
    current = answers_of(sheet)
    known = newest_answers(sheet.patient, at=at) if sheet.patient else profile_of(sheet, at=at)
    judgement = judge(known, values=values_for(sheet.clinic))
    found = said_so_far(judgement.profile)
    reasons = [
        each.reason for each in judgement.rules if each.rule.grade == "emergency" or each.rule.cause == "suicide"
    ]
    pages = [page for page in shown_pages(current) if set(page.keys) & DANGER_KEYS]
    may_read = may(by.role, "chart.read")
    return Alert(
        sheet=sheet,
        name=str(sheet.patient) if sheet.patient else contact_from(current).name,
        contact=_contact(sheet, contact_from(current)),
        standing=_standing(sheet),
        tasks=tuple(about("sheet", sheet.pk).filter(kind__in=("suicide_risk", "emergency"))),
        told=tuple(told_steps(sheet, to_staff=True)),
        may_read=may_read,
        reasons=tuple(reasons) if may_read else (),
        action=found.response.action if may_read else "",
        time_limit=found.response.time_limit if may_read else "",
        said=tuple(line for page in pages for line in said_on(page, current)) if may_read else (),
    )


def _contact(sheet: Sheet, on_form: Contact) -> Contact:
    """A patient's own record is newer than what stands on the form."""
    if sheet.patient is None:
        return on_form
    return Contact(
        name=sheet.patient.name,
        preferred_name=sheet.patient.preferred_name,
        phone=sheet.patient.phone,
        email=sheet.patient.email,
        may_phone=on_form.may_phone,
        may_email=on_form.may_email,
    )


def _standing(sheet: Sheet) -> str:
    if sheet.completed_at is not None:
        return "sent"
    return "abandoned" if sheet.abandoned_at is not None else "unfinished"
