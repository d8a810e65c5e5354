"""What a person is told when they have sent the form: kind, with reasons and dates, never a score or a diagnosis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rekindle.clinical.screening.grades import Cause, Disposition, Grade
from rekindle.clinical.screening.words import KEEP_TAKING
from rekindle.journey.questionnaires.contact import Contact, contact_from
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.screenings.facts import KeptFinding, findings
from rekindle.journey.screenings.models import Screening
from rekindle.journey.tasks.due import due_at

FIRST_SHOWN: Final = 3
ICONS: Final = {
    Cause.SUICIDE: "people",
    Cause.DANGER: "warning",
    Cause.BLOOD_PRESSURE: "heart",
    Cause.HEART: "heart",
    Cause.VESSELS: "heart",
    Cause.MEDICINES: "vial",
    Cause.BREATHING: "lungs",
    Cause.ANSWERS: "question",
    Cause.PRACTICAL: "car",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result page: the sentence, the reasons, and what happens next by when."""

    disposition: str
    show_988: bool
    show_911: bool
    title: str
    lead: str
    reasons_heading: str
    reasons: tuple[dict[str, str], ...]
    more_reasons: tuple[dict[str, str], ...]
    keep_taking: str
    steps: tuple[dict[str, str], ...]


def outcome_of(screening: Screening, *, at: datetime) -> Outcome:
    """The result as it was judged when the form was sent."""
    disposition = Disposition(screening.disposition)
    title, lead, heading = _words(disposition)
    told = _reasons(disposition, findings(screening))
    contact = contact_from(answers_of(screening.sheet))
    medicines = any(KEEP_TAKING in reason["full"] for reason in told)
    return Outcome(
        disposition=disposition.value,
        show_988=bool(screening.result["show_988"]),
        show_911=bool(screening.result["show_911"]),
        title=title,
        lead=lead,
        reasons_heading=heading,
        reasons=tuple(told[:FIRST_SHOWN]),
        more_reasons=tuple(told[FIRST_SHOWN:]),
        keep_taking=KEEP_TAKING if medicines else "",
        steps=tuple(_steps(disposition, screening, contact)),
    )


def _words(disposition: Disposition) -> tuple[str, str, str]:
    return {
        Disposition.EMERGENCY: (
            _("Please talk to someone now"),
            _(
                "What you told us cannot wait for a form. The clinic has a task to reach you, but "
                "please do not wait for it."
            ),
            _("Why we say this"),
        ),
        Disposition.NOT_NOW: (
            _("Not at the moment, as far as we can tell"),
            _(
                "This is a first look by a computer, and not the last word. A clinician reads it and "
                "confirms or changes it."
            ),
            _("What stands in the way, and what could change it"),
        ),
        Disposition.CLINICIAN_REVIEW: (
            _("A clinician will look at this first"),
            _("This is not a no. A few of your answers need a person to read them before we can book a visit."),
            _("What they will look at"),
        ),
        Disposition.ELIGIBLE: (
            _("You may book a free first talk"),
            _(
                "Nothing you told us stands in the way of talking. It takes 30 minutes. Whether "
                "treatment is safe for you "
                "is decided later, by an examination."
            ),
            _("What we will talk about"),
        ),
    }[disposition]


def _reasons(disposition: Disposition, fired: Iterable[KeptFinding]) -> list[dict[str, str]]:
    """The reasons that led here, gravest first, each sentence once."""
    grades = {
        Disposition.EMERGENCY: (Grade.EMERGENCY,),
        Disposition.NOT_NOW: (Grade.ABSOLUTE,),
        Disposition.CLINICIAN_REVIEW: (Grade.RELATIVE, Grade.DATA_QUALITY),
        Disposition.ELIGIBLE: (Grade.CAUTION,),
    }[disposition]
    shown: dict[str, dict[str, str]] = {}
    for found in fired:
        if found.rule.grade in grades and found.patient_text not in shown:
            text = found.patient_text.replace(KEEP_TAKING, "").strip()
            icon = ICONS.get(found.rule.cause, "info")
            shown[found.patient_text] = {"kind": "info", "icon": icon, "text": text, "full": found.patient_text}
    return list(shown.values())


def _steps(disposition: Disposition, screening: Screening, contact: Contact) -> list[dict[str, str]]:
    by = _by_when(due_at(screening.urgency, screening.decided_at, screening.clinic))
    way = _way_back(contact, screening.clinic.phone)
    if disposition is Disposition.EMERGENCY:
        last = _("When you are safe, you and a clinician decide together what comes next.")
    elif disposition is Disposition.NOT_NOW:
        last = _("If it stays a “not now”, we tell you what could change it and where help is to be found meanwhile.")
    elif disposition is Disposition.ELIGIBLE:
        last = _("30 minutes, free. No treatment, and no obligation to come back.")
    else:
        last = _("Keep taking your medicines as usual until then.")
    first = {
        Disposition.EMERGENCY: _("A clinician is asked to reach you"),
        Disposition.NOT_NOW: _("A clinician reads it"),
        Disposition.CLINICIAN_REVIEW: _("Someone reads it"),
        Disposition.ELIGIBLE: _("The office sees your answers"),
    }[disposition]
    urgent = disposition is Disposition.EMERGENCY
    asked = _("By %(when)s. Please do not wait for it: 988 and 911 are there now.") if urgent else _("By %(when)s.")
    second = _("We agree on a time") if disposition is Disposition.ELIGIBLE else _("We call or write to you")
    third = _("We talk") if disposition is Disposition.ELIGIBLE else _("You decide together")
    return [
        {"title": first, "text": asked % {"when": by}, "state": "now"},
        {"title": second, "text": way, "state": "next"},
        {"title": third, "text": last, "state": "next"},
    ]


def _by_when(due: datetime) -> str:
    local = timezone.localtime(due)
    return f"{date_format(local, 'l j F')}, {local:%H:%M}"


def _way_back(contact: Contact, clinic_phone: str) -> str:
    if contact.may_phone and contact.phone:
        return _("From %(phone)s. You can ask anything.") % {"phone": clinic_phone}
    return _("To %(email)s. You can also call us on %(phone)s.") % {"email": contact.email, "phone": clinic_phone}
