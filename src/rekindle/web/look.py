"""The style pages: every component in its states, with invented people, for whoever builds or checks a page."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from rekindle.web.icons import ICONS

LOOK_PAGES = ("chair", "checkin", "crisis", "floor", "question", "result", "review", "trajectory")

LONG_NAME = "Wilhelmina-Alexandrina van den Bosch-Featherstonehaugh O’Shaughnessy " * 3
ARABIC_NAME = "نور الهدى بنت عبد الرحمن"


class LookForm(forms.Form):
    """One field of every kind, as a room's form would declare it."""

    weight_kg = forms.DecimalField(label=_("Weight"), help_text=_("On the scale, without shoes."), max_value=400)
    given_name = forms.CharField(label=_("Name"), max_length=200)
    route = forms.ChoiceField(label=_("Route"), choices=[("iv", _("Into a vein")), ("im", _("Into a muscle"))])
    seen_on = forms.DateField(label=_("Seen on"))
    measured_at = forms.DateTimeField(label=_("Measured at"), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False, help_text=_("Others will read it."))
    agrees = forms.BooleanField(label=_("I have read this with the patient"))


class QuestionForm(forms.Form):
    """One thought on one page."""

    mood = forms.ChoiceField(
        label=_("Over the last 2 weeks, how often have you been bothered by feeling down, depressed, or hopeless?"),
        help_text=_("Choose the answer that fits best. There are no right or wrong answers."),
        choices=[
            ("0", _("Not at all")),
            ("1", _("Several days")),
            ("2", _("More than half the days")),
            ("3", _("Nearly every day")),
        ],
        widget=forms.RadioSelect,
        initial="1",
    )


class TicksForm(forms.Form):
    """Several answers, and one that excludes the others."""

    conditions = forms.MultipleChoiceField(
        label=_("Has a doctor ever told you that you have any of these?"),
        help_text=_("Choose all that fit."),
        choices=[
            ("heart", _("A heart condition")),
            ("pressure", _("High blood pressure")),
            ("liver", _("Liver disease")),
            ("none", _("None of these")),
        ],
        widget=forms.CheckboxSelectMultiple,
        initial=["pressure"],
    )
    conditions.hints = {"heart": _("For example chest pain or an irregular beat")}  # type: ignore[attr-defined]  # read by tile_hint

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("go", _("May go on, with a condition")), ("wait", _("Must wait")), ("no", _("Not for us"))],
        widget=forms.RadioSelect,
        initial="go",
    )


# name, patient, route, who has it, phase, what is left, how far in percent,
# values, their ages in seconds, what is due, in how many minutes, its tone
CHAIRS = """
Chair 3|R. Adeyemi|IM|P L|18 min after dose|42 min left|30|98 134/82 81 15|6 720 6 6|BP due|3|
Chair 6|{arabic}|IV|N D|Infusing, 21 of 40|19 min left|52|96 149/92 92 14|5 360 5 5|BP due|9|
Chair 1|A. Moreno|IV|E B|Recovering, 32 min|7 of 9 met|78|- 122/78 68 14|40 1020 8 8|BP|-2|
Chair 4|{long}|IV||Getting ready|start 10:50|0|99 118/74 64 13|540 540 540 540|Pump needs second check||soon
"""
VITALS = (("SpO₂", "%"), ("BP", "mmHg"), ("Pulse", "/min"), ("Resp", "/min"))


def _vitals(values: str, ages_s: str, now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "label": label, "unit": unit, "number": "" if value == "-" else value, "last": 97, "old_after_s": 900,
            "at": now - timedelta(seconds=int(age_s)),
        }
        for (label, unit), value, age_s in zip(VITALS, values.split(), ages_s.split(), strict=True)
    ]  # fmt: skip


def _chairs(now: datetime) -> list[dict[str, Any]]:
    rows = [line.split("|") for line in CHAIRS.format(arabic=ARABIC_NAME, long=LONG_NAME).strip().splitlines()]
    return [
        {
            "name": name, "url": "#", "patient": patient, "route": route, "staff": staff, "phase": phase, "left": left,
            "value": part, "max": 100, "vitals": _vitals(values, ages_s, now), "due_what": what,
            "due_at": now + timedelta(minutes=int(wait_min)) if wait_min else None, "due_tone": tone,
            "due_icon": "person" if tone else "clock",
        }
        for name, patient, route, staff, phase, left, part, values, ages_s, what, wait_min, tone in rows
    ]  # fmt: skip


INVENTED: dict[str, Any] = {
    "tabs": [
        {"label": "All", "url": "#", "current": True, "count": 7},
        {"label": "Mine", "url": "#", "current": False, "count": 2},
        {"label": "Nobody’s", "url": "#", "current": False, "count": 3},
    ],
    "reasons": [
        {"kind": "ok", "lead": "Response:", "text": "8 is at most half of the first score, 19.", "source": ""},
        {"kind": "not", "lead": "Not remission:", "text": "that needs a score below 5; the best was 6, in April."},
        {
            "kind": "unknown",
            "lead": "Two gaps:",
            "text": "2 and 30 June were never filled in. We draw no line across them.",
        },
        {
            "kind": "info",
            "lead": "Cannot say:",
            "text": "that the infusions caused it. Sertraline was raised on 9 Mar.",
        },
        {"kind": "warn", "lead": "Old:", "text": "The check-in is 29 days old; ask for a new one first."},
    ],
    "patient_reasons": [
        {
            "kind": "info",
            "icon": "heart",
            "text": "Your blood pressure was high the last two times it was measured.",
        },
        {"kind": "info", "text": "You take lorazepam most nights. It may change how well the treatment works."},
        {"kind": "info", "icon": "question", "text": "You were not sure about one question, and that is fine."},
    ],
    "refusals": [
        {
            "sentence": "Blood pressure 172/106 is above the clinic’s limit of 160/100.",
            "source": "Clinic rule 7, protocol v4",
        },
        {"sentence": "No adult is named to take the patient home.", "source": "Clinic rule 22"},
        {
            "sentence": "It is unknown when the patient last ate.",
            "source": "Fasting guideline",
            "who": "Any nurse may ask.",
        },
    ],
    "stages": [
        {"label": "Screened", "state": "done"},
        {"label": "Consultation", "state": "done"},
        {"label": "Clearance", "state": "now"},
        {"label": "Preparation", "state": "next"},
        {"label": "Treatment", "state": "next"},
        {"label": "Maintenance", "state": "next"},
    ],
    "next_steps": [
        {"title": "Someone reads it", "text": "Dr Hale or Maya Ortiz, by Tuesday 17:00.", "state": "done"},
        {"title": "We call or write to you", "text": "From (555) 010-0142. You can ask anything."},
        {"title": "You decide together", "text": "Keep taking your medicines as usual until then."},
    ],
    "told": [
        {
            "title": "Maya Ortiz, nurse on duty",
            "text": "Message sent at 10:41. She has not opened it yet.",
            "state": "done",
            "icon": "check",
        },
        {"title": "Dr Hale", "text": "Will be told at 10:46 if Maya has not opened it.", "icon": "clock"},
        {
            "title": "Nobody else",
            "text": "We have not called 911, your family or your employer.",
            "state": "none",
            "icon": "minus",
        },
    ],
    "table_heads": ["Drug", "Lot", "Drawn", "Given", "Wasted"],
    "table_rows": [
        ["Ketamine", "K2291", "50 mg", "35 mg", "15 mg"],
        ["Ondansetron", "O118", "4 mg", "4 mg", "0 mg"],
    ],
    "step_number": 2,
    "step_total": 9,
    "section_name": "About your mood",
    "back_url": "#",
    "later_url": "#",
    "faces": [
        ("face-very-low", "Very low"),
        ("face-low", "Low"),
        ("face-so-so", "So-so"),
        ("face-good", "Good"),
        ("face-very-good", "Very good"),
    ],
}


def look_context(now: datetime) -> dict[str, Any]:
    """Everything the style pages show, measured from one instant."""
    wrong = LookForm({"weight_kg": "900", "given_name": "", "seen_on": "31 Feb"})
    nav = [
        ("Today", False),
        ("Floor", False),
        ("Review", True),
        ("Patients", False),
        ("Outcomes", False),
        ("Tasks", False),
    ]
    return {
        **INVENTED,
        "now": now,
        "icon_names": sorted(ICONS),
        "clinic_name": "Harbour Clinic",
        "demo_clinic": True,
        "staff_name": "Rae Hale",
        "staff_nav": [{"label": label, "url": "#", "current": current} for label, current in nav],
        "plain_form": LookForm(initial={"weight_kg": "70.5", "given_name": "Karin", "measured_at": now}),
        "wrong_form": wrong,
        "question_form": QuestionForm(),
        "wrong_question": QuestionForm({}),
        "ticks_form": TicksForm(),
        "chairs": _chairs(now),
        "ago_5s": now - timedelta(seconds=5),
        "ago_17min": now - timedelta(minutes=17),
        "ago_2d": now - timedelta(days=2),
        "in_3min": now + timedelta(minutes=3),
        "late_2min": now - timedelta(minutes=2),
        "in_9min": now + timedelta(minutes=9),
        "long_name": LONG_NAME,
        "arabic_name": ARABIC_NAME,
    }


def look(request: HttpRequest, page: str = "") -> HttpResponse:
    """One style page; only a demonstration clinic routes it."""
    if page and page not in LOOK_PAGES:
        raise Http404
    template = f"web/look/{page}.html" if page else "web/look.html"
    theme = request.GET.get("theme", "")
    asked = {"theme": theme if theme in ("light", "dark") else "", "look_pages": LOOK_PAGES}
    return render(request, template, {**look_context(datetime.now(UTC)), **asked})
