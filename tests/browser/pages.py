"""Every page of the house: who visits it and with which ids, so that no page can be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

ROLES = ("front_desk", "nurse", "prescriber", "therapist", "medical_director", "owner")


@dataclass(frozen=True, slots=True)
class Address:
    """One line of the URL conf."""

    name: str
    route: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at one page by one person: a role, a patient's key, `stranger`, or `browser` (which began a form)."""

    name: str
    who: str
    arguments: dict[str, Any] = field(default_factory=dict)
    query: str = ""

    @property
    def url(self) -> str:
        return reverse(self.name, kwargs=self.arguments) + self.query


def addresses() -> list[Address]:
    """Every named address, in the order of the URL conf."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], namespace: str, route: str) -> Iterator[Address]:
    for one in patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, f"{one.namespace}:" if one.namespace else namespace, here)
        elif isinstance(one, URLPattern):
            yield Address(namespace + str(one.name), here, tuple(one.pattern.converters))


# Not visited as pages of their own, and why.
POSTED = "a press, not a page; it answers with the page it stands on or leads on"
NOT_VISITED = {
    "front_door": "leads everyone on to their own pages",
    "mfa_deactivate_totp": "leads back: the second factor stays on",
    **dict.fromkeys(
        ("account_signup", "account_email", "account_email_verification_sent", "account_set_password"),
        "not offered: answers that there is nothing",
    ),
    **dict.fromkeys(("account_reset_password", "account_confirm_login_code"), "not offered"),
    **dict.fromkeys(
        ("desk:floor_cards", "treatments:now", "questionnaires:read_medicine"), "a fragment that a live page fetches"
    ),
    "outcomes:checkin": "leads to the first open question",
    "scale_download": "a file",
    **dict.fromkeys(
        (
            *("people:change_role", "people:end_access", "people:restore_access", "people:invite_again"),
            *("people:reset_sign_in", "people:send_link", "people:end_cover"),
            *(
                "places:describe",
                "places:hours",
                "places:routes",
                "places:close_day",
                "places:open_day",
                "places:add_chair",
            ),
            *("places:retire_chair", "places:name_on_call", "places:test_on_call", "places:confirm_test"),
            *("places:retire_on_call", "places:open_form", "places:close_form"),
            *("places:confirm_values", "places:settle_value"),
            *("tasks:acknowledge", "tasks:complete", "questionnaires:begin", "screenings:reply"),
            *("appointments:arrive", "candidates:act", "candidates:hand_over", "candidates:sign"),
            *("candidates:missed", "candidates:cancel", "candidates:finish", "candidates:cancel_mine"),
            *("outcomes:end_plan", "questionnaires:bring_wording", "questionnaires:withdraw_wording"),
            *("questionnaires:switch_on", "questionnaires:switch_off"),
            *("candidates:withdraw_consent", "courses:countersign", "courses:hold", "courses:resume", "courses:stop"),
            *("outcomes:decide", "outcomes:ask", "treatments:accept", "treatments:begin", "treatments:not_today"),
            *("treatments:take_order", "treatments:pause", "treatments:resume", "treatments:rate"),
            *("treatments:stop", "treatments:end", "treatments:pace", "treatments:effect", "treatments:effect_over"),
            *("treatments:medicine", "treatments:seen", "treatments:home", "treatments:otherwise"),
            *("treatments:waste", "treatments:witness", "treatments:addendum"),
            *("treatments:have", "treatments:quiet", "treatments:call", "treatments:over"),
        ),
        POSTED,
    ),
}
# Visited by signing in for real, step by step (test_every_page.py).
SIGNING_IN = (
    *("account_login", "mfa_authenticate", "account_reauthenticate", "mfa_reauthenticate", "mfa_index"),
    *("account_change_password", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    "people:welcome",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the rehearsed clinic holds, by name and by kind."""

    clinic: Any
    at: datetime
    tokens: dict[str, str]
    open_sheet: int

    def patient(self, name: str) -> Any:
        from rekindle.journey.people.models import Patient

        return Patient.objects.get(name=name)

    def candidate(self, name: str) -> int:
        from rekindle.journey.candidates.models import Candidate

        return Candidate.objects.get(patient__name=name).pk

    def sheet(self, name: str) -> int:
        from rekindle.journey.questionnaires.models import Sheet

        return Sheet.objects.filter(patient__name=name, purpose="screening").latest("pk").pk

    def screening(self, **given: Any) -> int:
        from rekindle.journey.screenings.models import Screening

        return Screening.objects.filter(clinic=self.clinic, **given).latest("pk").pk

    def course(self, name: str) -> int:
        from rekindle.journey.courses.models import Course

        return Course.objects.filter(patient__name=name).latest("pk").pk

    def treatment(self, name: str) -> int:
        from rekindle.journey.treatments.models import Treatment

        return Treatment.objects.filter(patient__name=name).latest("pk").pk

    def appointment(self, **given: Any) -> int:
        from rekindle.journey.appointments.models import Appointment

        return Appointment.objects.filter(clinic=self.clinic, **given).latest("pk").pk

    def session(self, **given: Any) -> int:
        from rekindle.journey.courses.models import PlannedSession

        return PlannedSession.objects.filter(course__clinic=self.clinic, **given).earliest("pk").pk


def look_around(clinic: Any, at: datetime) -> Known:
    """Learn the clinic, and begin what only a stranger with a link or a half-filled form would hold."""
    from rekindle.journey.ledger.actor import Stranger
    from rekindle.journey.people import actions as people
    from rekindle.journey.people.models import Patient, Staff
    from rekindle.journey.places import actions as places
    from rekindle.journey.post.models import Message
    from rekindle.journey.questionnaires import actions as questionnaires
    from tests.journey.candidates.builders_candidates import a_filled_sheet

    sheet = a_filled_sheet(clinic, "Nadia Farouk", at=at)
    resume = questionnaires.save_for_later(sheet=sheet, by=Stranger(), at=at)
    patient = Patient.objects.get(name="Daniel Osei")
    people.send_sign_in_link(patient=patient, by=Stranger(), at=at)
    _bring_on(clinic, at)
    _ask_how_they_are(known_patients=("Fay Whitlock", "Anita Moreno"), at=at)
    owner = Staff.objects.get(clinic=clinic, role="owner")
    places.close_day(clinic=clinic, on=at.date() + timedelta(days=31), reason="Christmas", by=owner, at=at)
    link = Message.objects.filter(kind="sign_in_link").latest("pk").body.split("/link/")[1].split("/")[0]
    return Known(clinic, at, {"resume": resume, "link": link}, sheet.pk)


def _bring_on(clinic: Any, at: datetime) -> None:
    """Nobody happens to stand at these gates this morning: a consultation and a clearance booked, a course to write."""
    from rekindle.journey.candidates import actions
    from rekindle.journey.candidates.models import Candidate
    from rekindle.journey.people.models import Staff
    from tests.journey.candidates import builders_candidates as way

    doctor = Staff.objects.get(clinic=clinic, role="prescriber")
    for name, kind, book in (
        ("Tomasz Wilk", "consultation", actions.book_consultation),
        ("ليلى الحداد", "clearance", actions.book_clearance),
    ):
        waits = Candidate.objects.get(patient__name=name)
        book(candidate=waits, by=doctor, at=at, **way.a_slot(clinic, kind, at))
    then = at - timedelta(days=20)
    ready = way.a_candidate(clinic, "Omar Said", at=then)
    then = way.consult(ready, doctor, at=then)
    then = way.clear(ready, doctor, at=then)
    then = way.prepare(ready, doctor, at=then)
    way.sign(ready, at=then, signature_name="Omar Said")


def _ask_how_they_are(known_patients: tuple[str, ...], at: datetime) -> None:
    """Two people have a check-in open; one of them has already said what worries us."""
    from rekindle.journey.outcomes import actions
    from rekindle.journey.people.models import Patient

    for name in known_patients:
        patient = Patient.objects.get(name=name)
        asked = actions.ask_check_ins(patient=patient, by=patient, at=at)
        first = next(one for one in asked if one.instrument == "phq9")
    actions.answer_check_in(check_in=first, answers={"phq9_9": 2}, by=patient, at=at)


def visits(known: Known) -> list[Visit]:
    """Every page of the URL conf at least once, and some in more than one light."""
    return [*_strangers(known), *_patients(known), *_house(known), *_river(known), *_chairside(known)]


def _strangers(known: Known) -> list[Visit]:
    from rekindle.clinical.screening.questions.order import shown_pages
    from rekindle.journey.questionnaires.facts import answers_of
    from rekindle.journey.questionnaires.models import Sheet

    sheet = {"pk": known.open_sheet}
    shown = shown_pages(answers_of(Sheet.objects.get(pk=known.open_sheet)))
    return [
        Visit("learn", "stranger"),
        Visit("learn_routes", "stranger"),
        Visit("clinic_routes", "stranger", {"slug": known.clinic.slug}),
        Visit("privacy", "stranger"),
        Visit("account_inactive", "stranger"),
        Visit("desk:demo", "stranger"),
        Visit("people:ask_link", "stranger"),
        Visit("people:link_asked", "stranger"),
        Visit("people:link", "stranger", {"token": known.tokens["link"]}),
        Visit("questionnaires:clinic", "stranger", {"slug": known.clinic.slug}),
        Visit("questionnaires:resume", "stranger", {"token": known.tokens["resume"]}),
        *(Visit("screenings:page", "browser", sheet | {"page": page.slug}) for page in shown),
        Visit("screenings:check", "browser", sheet),
        Visit("questionnaires:later", "browser", sheet),
        Visit("screenings:crisis", "browser", {"pk": known.sheet("Ada Quill")}),
        *(
            Visit("screenings:result", "browser", {"pk": known.sheet(name)})
            for name in ("Marcus Bell", "Ruth Abara", "Joanna Wirth")
        ),
        Visit("screenings:answers", "browser", {"pk": known.sheet("Marcus Bell")}),
    ]


def _patients(known: Known) -> list[Visit]:
    from rekindle.journey.outcomes.models import CheckIn

    def key(name: str) -> str:
        return f"patient:{known.patient(name).pk}"

    asked, worried = (
        CheckIn.objects.filter(patient__name=name, instrument="phq9", sheet__completed_at=None).latest("pk")
        for name in ("Fay Whitlock", "Anita Moreno")
    )
    sent = CheckIn.objects.filter(patient__name="Beth Harmon-Lee", sheet__completed_at__isnull=False).latest("pk")
    fay, beth, booking = key("Fay Whitlock"), key("Beth Harmon-Lee"), key("Marcus Bell")
    return [
        *(
            Visit("desk:me", key(name))
            for name in ("Marcus Bell", "Daniel Osei", "Fay Whitlock", "Anita Moreno", "Beth Harmon-Lee", "ليلى الحداد")
        ),
        Visit("people:my_contact", fay),
        Visit("candidates:my_booking", booking),
        Visit("candidates:my_booking", key("Ines Carvalho")),
        Visit("candidates:consent", key("Daniel Osei")),
        Visit("candidates:consent", key("Fay Whitlock")),
        Visit("outcomes:checkin_page", fay, {"pk": asked.pk, "key": "phq9_1"}),
        Visit("outcomes:checkin_page", fay, {"pk": asked.pk, "key": "phq9_9"}),
        Visit("outcomes:checkin_send", fay, {"pk": asked.pk}),
        Visit("outcomes:checkin_sent", beth, {"pk": sent.pk}),
        Visit("outcomes:checkin_help", f"patient:{worried.patient_id}", {"pk": worried.pk}),
    ]


def _house(known: Known) -> list[Visit]:
    from rekindle.journey.tasks.models import Task

    task = Task.objects.filter(clinic_key=str(known.clinic.pk), done_at=None, urgency="immediate").earliest("pk")
    return [
        *(Visit("desk:today", role) for role in ROLES),
        *(Visit("tasks:worklist", role) for role in ("front_desk", "medical_director")),
        Visit("tasks:worklist", "medical_director", query="?show=done"),
        Visit("tasks:task", "medical_director", {"pk": task.pk}),
        Visit("people:hand_task", "medical_director", {"pk": task.pk}),
        Visit("screenings:alert", "prescriber", {"pk": known.sheet("Ada Quill")}),
        Visit("screenings:alert", "front_desk", {"pk": known.sheet("Ada Quill")}),
        Visit("people:staff", "owner"),
        Visit("people:coverage", "owner"),
        Visit("people:roles", "therapist"),
        Visit("places:clinic", "owner"),
        Visit("places:values", "medical_director"),
        Visit("questionnaires:scales", "owner"),
        *(Visit("questionnaires:scale", "owner", {"instrument": name}) for name in ("phq9", "sidas", "ybocs")),
        *_verdicts(known),
        Visit("places:value_chapter", "prescriber", {"slug": "screening"}),
        Visit("places:value_chapter", "nurse", {"slug": "standing-orders"}),
        Visit("places:value", "medical_director", {"slug": "screening", "key": "screening.heart_attack_recent"}),
        Visit("places:value", "therapist", {"slug": "standing-orders", "key": "orders.clonidine"}),
        Visit("ledger:lines", "owner"),
        Visit("account_logout", "nurse"),
        Visit("desk:patients", "front_desk"),
        Visit("desk:patients", "nurse", query="?q=an"),
        Visit("desk:floor", "nurse"),
        Visit("appointments:day", "front_desk"),
        *_people(known),
    ]


def _verdicts(known: Known) -> list[Visit]:
    return [
        Visit("candidates:why", who, {"pk": known.screening(disposition=disposition)})
        for who, disposition in (("prescriber", "not_now"), ("nurse", "clinician_review"))
    ]


def _people(known: Known) -> list[Visit]:
    beth, leila = {"pk": known.patient("Beth Harmon-Lee").pk}, {"pk": known.patient("ليلى الحداد").pk}
    return [
        Visit("desk:timeline", "nurse", beth),
        Visit("desk:timeline", "front_desk", leila),
        Visit("people:contact", "front_desk", leila),
        Visit("appointments:book", "front_desk", leila),
        Visit("outcomes:trajectory", "prescriber", beth),
        Visit("outcomes:scales", "prescriber", beth),
        *(Visit("outcomes:scale", "therapist", beth | {"instrument": name}) for name in ("pcl5", "madrs", "ymrs")),
        *(Visit("outcomes:rate", "prescriber", beth | {"instrument": name}) for name in ("madrs", "hamd17", "psqi")),
        Visit("outcomes:trajectory", "therapist", {"pk": known.patient("Anita Moreno").pk}),
    ]


PLAN = "a-way=iv_racemic&a-weight_kg=70&a-dose_mg=35&a-minutes=40&a-pause1_at_min=10&a-pause1_for_min=5"
OTHER = "b-way=nasal_esketamine&b-weight_kg=70&b-devices=2"


def _river(known: Known) -> list[Visit]:
    def at(name: str) -> dict[str, Any]:
        return {"pk": known.candidate(name)}

    booked = {"pk": known.appointment(patient__name="Ines Carvalho", status="booked")}
    return [
        Visit("candidates:queue", "front_desk"),
        Visit("candidates:queue", "prescriber", query="?stage=onway"),
        *(
            Visit("candidates:review", "prescriber", at(name))
            for name in ("Ada Quill", "Ruth Abara", "Joanna Wirth", "Daniel Osei")
        ),
        Visit("candidates:review", "front_desk", at("Joanna Wirth")),
        Visit("candidates:answers", "nurse", at("Joanna Wirth")),
        Visit("candidates:book", "front_desk", at("Marcus Bell")),
        Visit("candidates:consultation", "therapist", at("Tomasz Wilk")),
        Visit("candidates:clearance", "prescriber", at("ليلى الحداد")),
        Visit("candidates:clearance", "prescriber", at("Ines Carvalho")),
        Visit("candidates:preparation", "therapist", at("Ines Carvalho")),
        Visit("appointments:appointment", "front_desk", booked),
        Visit("appointments:move", "front_desk", booked),
        Visit("courses:prescribe", "prescriber", {"pk": known.patient("Omar Said").pk}),
        Visit("courses:prescribe", "prescriber", {"pk": known.patient("Daniel Osei").pk}),
        Visit("courses:course", "prescriber", {"pk": known.course("Fay Whitlock")}),
        Visit("courses:course", "nurse", {"pk": known.course("Beth Harmon-Lee")}),
        *(
            Visit("courses:exposure", "prescriber", {"pk": known.patient("Fay Whitlock").pk}, query)
            for query in ("", f"?{PLAN}", f"?{PLAN}&compare=1", f"?{PLAN}&{OTHER}", f"?{PLAN}&a-weight_kg=70+kg")
        ),
        Visit("courses:schedule", "nurse", {"pk": known.course("Fay Whitlock")}),
        Visit("courses:order", "prescriber", {"pk": known.course("Fay Whitlock")}),
        Visit("courses:move", "nurse", {"pk": known.session(course=known.course("Fay Whitlock"))}),
    ]


def _chairside(known: Known) -> list[Visit]:
    from rekindle.journey.treatments.forms.day import SECTIONS
    from rekindle.journey.treatments.models import VitalSigns

    def at(name: str) -> dict[str, Any]:
        return {"pk": known.treatment(name)}

    preparing, running, recovering, over = (
        at(name) for name in ("Tadashi Nakamura", "Anita Moreno", "Susan Okafor", "Beth Harmon-Lee")
    )
    reading = VitalSigns.objects.filter(treatment=running["pk"], in_error_at=None).latest("pk")
    return [
        Visit("treatments:today", "nurse"),
        Visit("treatments:open", "nurse", {"pk": known.session(course=known.course("Fay Whitlock"))}),
        Visit("treatments:ready", "nurse", preparing),
        Visit("treatments:ready", "prescriber", preparing),
        *(Visit("treatments:section", "nurse", preparing | {"slug": slug}) for slug in SECTIONS),
        Visit("treatments:weight", "nurse", preparing),
        Visit("treatments:draw", "nurse", preparing),
        Visit("treatments:pump", "nurse", preparing),
        *(Visit("treatments:chair", "nurse", one) for one in (preparing, running, recovering, over)),
        *(Visit("treatments:exposure", "nurse", one) for one in (preparing, running, recovering, over)),
        *(Visit(f"treatments:{name}", "nurse", running) for name in ("vitals", "limits")),
        Visit("treatments:in_error", "nurse", {"pk": reading.pk}),
        Visit("treatments:discharge", "nurse", recovering),
        Visit("treatments:take_home", "nurse", recovering),
        Visit("treatments:drug", "nurse", recovering),
        Visit("treatments:note", "prescriber", over),
        Visit("treatments:flowsheet", "prescriber", over),
    ]
