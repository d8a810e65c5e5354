"""The way to treatment: judgements, calls, consultation, clearance, preparation and consent."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rekindle.journey.candidates.models import (
    Candidate,
    Clearance,
    Consent,
    Consultation,
    Preparation,
    Resolution,
    ReviewCall,
)
from rekindle.journey.desk.line import Happening, day_words
from rekindle.journey.people.models import Patient
from rekindle.journey.screenings.models import Screening

DISPOSITION_TONES = {"not_now": "warn", "crisis": "bad", "emergency": "bad", "may_book": "ok", "eligible": "ok"}


def lines(patient: Patient) -> Iterator[Happening]:
    """Everything that happened before the first treatment, and every later judgement."""
    candidate = Candidate.objects.filter(patient=patient).select_related("owner").first()
    review = reverse("candidates:review", args=[candidate.pk]) if candidate else ""
    yield Happening(
        patient.registered_at, _("Came to us"), _("name and contact details given"), icon="person", anchor="registered"
    )
    yield from _screenings(patient)
    if candidate is not None:
        yield from _calls(candidate, review)
        yield from _resolutions(candidate, review)
        yield from _meetings(candidate, review)
        yield from _consents(candidate)


def _screenings(patient: Patient) -> Iterator[Happening]:
    for row in Screening.objects.filter(patient=patient):
        said = row.disposition.replace("_", " ")
        yield Happening(
            row.decided_at,
            _("Judged at %(gate)s: %(said)s") % {"gate": row.get_gate_display().lower(), "said": said},
            _("suicide-risk band %(band)s, rules %(version)s")
            % {"band": row.suicide_band.replace("_", " "), "version": row.content_version},
            icon="search",
            tone=DISPOSITION_TONES.get(row.disposition, ""),
            url=reverse("candidates:why", args=[row.pk]),
            anchor=f"screening-{row.pk}",
        )


def _calls(candidate: Candidate, review: str) -> Iterator[Happening]:
    for row in ReviewCall.objects.filter(candidate=candidate):
        what = _("Called: %(outcome)s") % {"outcome": row.get_outcome_display().lower()}
        yield Happening(row.called_at, what, row.note, row.called_by, "phone", url=review, anchor=f"call-{row.pk}")


def _resolutions(candidate: Candidate, review: str) -> Iterator[Happening]:
    for row in Resolution.objects.filter(candidate=candidate).select_related("resolved_by"):
        what = _("Rule %(rule)s: %(answer)s") % {"rule": row.rule_id, "answer": row.answer.replace("_", " ")}
        text = f"{row.note} ({_('overrides the rule')})" if row.overrides else row.note
        tone = "warn" if row.overrides else ""
        yield Happening(
            row.resolved_at, what, text, str(row.resolved_by), "check", tone, review, anchor=f"rule-{row.pk}"
        )


def _meetings(candidate: Candidate, review: str) -> Iterator[Happening]:
    for talk in Consultation.objects.filter(candidate=candidate).select_related("recorded_by"):
        text = _("outcome: %(outcome)s") % {"outcome": talk.get_outcome_display().lower()}
        yield Happening(
            talk.recorded_at, _("Consultation"), text, str(talk.recorded_by), "chat", "brand", review,
            anchor=f"consultation-{talk.pk}",
        )  # fmt: skip
    for exam in Clearance.objects.filter(candidate=candidate).select_related("recorded_by", "signed_by"):
        url = reverse("candidates:clearance", args=[candidate.pk])
        if exam.signed_at is not None:
            text = _("valid until %(day)s") % {"day": day_words(exam.expires_on)}
            yield Happening(
                exam.signed_at, _("Medical clearance signed"), text, str(exam.signed_by), "pen", "ok", url,
                anchor=f"clearance-{exam.pk}",
            )  # fmt: skip
        else:
            yield Happening(
                exam.recorded_at, _("Medical clearance recorded"), _("not signed"), str(exam.recorded_by), "heart",
                url=url, anchor=f"clearance-{exam.pk}",
            )  # fmt: skip
        if exam.reopened_at is not None:
            what = _("Medical clearance opened again")
            yield Happening(exam.reopened_at, what, exam.reopened_reason, "", "warning", "warn", url)
    for session in Preparation.objects.filter(candidate=candidate).select_related("recorded_by"):
        count = len(session.topics_covered)
        text = ngettext("%(count)d topic talked through", "%(count)d topics talked through", count) % {"count": count}
        yield Happening(
            session.recorded_at, _("Preparation session"), text, str(session.recorded_by), "leaf", "brand", review,
            anchor=f"preparation-{session.pk}",
        )  # fmt: skip


def _consents(candidate: Candidate) -> Iterator[Happening]:
    for row in Consent.objects.filter(candidate=candidate):
        text = _("version %(version)s, valid until %(day)s") % {
            "version": row.version,
            "day": day_words(row.expires_on),
        }
        signed = _("Consent signed for route %(route)s")
        if row.phase == "maintenance":
            signed = _("Consent to maintenance signed for route %(route)s")
        what = signed % {"route": row.route.upper().replace("_", _(" or "))}
        yield Happening(row.signed_at, what, text, row.signed_by, "pen", "ok", anchor=f"consent-{row.pk}")
        if row.withdrawn_at is not None:
            yield Happening(row.withdrawn_at, _("Consent withdrawn"), "", row.withdrawn_by or "", "stop", "bad")
