"""Courses, treatments, scores and decisions of one person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.journey.courses.models import Course, Hold
from rekindle.journey.desk.line import Happening, day_words
from rekindle.journey.outcomes.facts import result_of
from rekindle.journey.outcomes.models import CheckIn, MaintenanceDecision, Score
from rekindle.journey.outcomes.scales import said
from rekindle.journey.outcomes.words import ASKED, band_words, instrument_name
from rekindle.journey.people.models import Patient
from rekindle.journey.treatments.models import Discharge, Note, SideEffect, Treatment

TREATMENT_TONES = {"completed": "brand", "stopped": "warn", "not-done": "", "entered-in-error": ""}


def lines(patient: Patient) -> Iterator[Happening]:
    """Everything from the first prescription on."""
    yield from _courses(patient)
    yield from _treatments(patient)
    yield from _scores(patient)
    yield from _decisions(patient)


def _courses(patient: Patient) -> Iterator[Happening]:
    for row in Course.objects.filter(patient=patient).select_related("prescribed_by"):
        what = _("%(phase)s prescribed") % {"phase": row.get_phase_display()}
        text = _("%(dose)s mg (%(each)s mg/kg) over %(minutes)s min, %(count)s planned, now %(status)s") % {
            "dose": row.dose_mg, "each": row.mg_per_kg, "minutes": row.minutes, "count": row.sessions_planned,
            "status": row.status,
        }  # fmt: skip
        url = reverse("courses:course", args=[row.pk])
        yield Happening(
            row.prescribed_at, what, text, str(row.prescribed_by), "document", "brand", url, "care", f"course-{row.pk}"
        )
    for hold in Hold.objects.filter(course__patient=patient):
        yield Happening(hold.held_at, _("Course put on hold"), hold.reason, hold.held_by, "pause", "warn", group="care")
        if hold.lifted_at is not None:
            yield Happening(
                hold.lifted_at, _("Hold lifted"), hold.lifted_note, hold.lifted_by or "", "play", "ok", group="care"
            )


def _treatments(patient: Patient) -> Iterator[Happening]:
    for row in Treatment.objects.filter(patient=patient).select_related("session__course", "nurse", "chair"):
        url = reverse("treatments:chair", args=[row.pk])
        which = _("Maintenance infusion") if row.session.course.phase == "maintenance" else _("Infusion %(n)s")
        what = f"{which % {'n': row.session.number}}: {row.status}"
        text = _("order %(dose)s mg over %(minutes)s min, %(chair)s") % {
            "dose": row.dose_mg, "minutes": row.minutes, "chair": row.chair,
        }  # fmt: skip
        tone = TREATMENT_TONES.get(row.status, "brand")
        yield Happening(
            row.began_at or row.opened_at, what, text, str(row.nurse), "drop", tone, url, "care", f"treatment-{row.pk}"
        )
    for effect in SideEffect.objects.filter(treatment__patient=patient).select_related("recorded_by"):
        what = _("Side effect: %(term)s, grade %(grade)s") % {
            "term": effect.term.replace("_", " "), "grade": effect.grade,
        }  # fmt: skip
        tone = "bad" if effect.grade >= 3 else "warn"
        yield Happening(
            effect.began_at, what, effect.action_taken, str(effect.recorded_by), "warning", tone,
            reverse("treatments:chair", args=[effect.treatment_id]), "care", f"effect-{effect.pk}",
        )  # fmt: skip
    for leaving in Discharge.objects.filter(treatment__patient=patient).select_related("discharged_by"):
        text = _("taken home by %(who)s (%(relation)s)") % {
            "who": leaving.escort_name, "relation": leaving.escort_relation,
        }  # fmt: skip
        yield Happening(
            leaving.discharged_at, _("Discharged"), text, str(leaving.discharged_by), "car", "ok", group="care",
            anchor=f"discharge-{leaving.pk}",
        )  # fmt: skip
    for note in Note.objects.filter(treatment__patient=patient).select_related("signed_by"):
        url = reverse("treatments:note", args=[note.treatment_id])
        yield Happening(note.signed_at, _("Note signed"), note.impression, str(note.signed_by), "pen", "", url, "care")


def _scores(patient: Patient) -> Iterator[Happening]:
    trajectory = reverse("outcomes:trajectory", args=[patient.pk])
    for row in Score.objects.filter(patient=patient):
        weekly = row.instrument in ASKED
        url = trajectory if weekly else reverse("outcomes:scale", args=[patient.pk, row.instrument])
        name, result = instrument_name(row.instrument), result_of(row)
        if result is None:
            what = _("%(name)s: not scorable") % {"name": name}
            text = _("%(count)s answered") % {"count": row.answered_count}
        else:
            what, text = f"{name} {said(row, banded=False)}", band_words(row.instrument, row.band)
        tone = "bad" if row.safety_item else ""
        if row.safety_item:
            text = _("%(text)s; safety item %(value)s") % {"text": text, "value": row.safety_item}
        yield Happening(row.completed_at, what, text, "", "pulse", tone, url, "scores", f"score-{row.pk}")
    for missed in CheckIn.objects.filter(patient=patient, missed_at__isnull=False):
        what = _("%(name)s missed") % {"name": instrument_name(missed.instrument)}
        text = _("due %(day)s, never filled in") % {"day": day_words(missed.due_on)}
        assert missed.missed_at is not None  # noqa: S101 - the filter above says so
        yield Happening(missed.missed_at, what, text, "", "unknown", "", trajectory, "scores", f"missed-{missed.pk}")


def _decisions(patient: Patient) -> Iterator[Happening]:
    url = reverse("outcomes:trajectory", args=[patient.pk])
    for row in MaintenanceDecision.objects.filter(patient=patient).select_related("decided_by"):
        what = (
            _("Maintenance stopped")
            if row.choice == "stop"
            else _("Next maintenance %(day)s") % {"day": day_words(row.chosen_on)}
        )
        text = row.choice_reason or _("as proposed")
        yield Happening(
            row.decided_at, what, text, str(row.decided_by), "calendar", "brand", url, "scores", f"decision-{row.pk}"
        )
