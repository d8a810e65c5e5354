"""What is written in the free consultation and in the preparation session."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rekindle.journey.candidates.forms.review import ActForm
from rekindle.journey.candidates.models import Consultation

YES_NO = [("no", _("No")), ("yes", _("Yes"))]
LADDER = ("cssrs_q3", "cssrs_q4", "cssrs_q5")


def _text(label: Any, *, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=8000,
        required=required,
        help_text=help_text,
    )


def _yes_no(label: Any, *, required: bool = True, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=required,
        help_text=help_text,
        error_messages={"required": _("Ask this and choose the answer.")},
    )


class ConsultationForm(ActForm):
    """Goals, expectations, the contraindications gone over aloud, suicide asked again, and what comes of it."""

    goals = _text(_("What they hope for"), help_text=_("In their own words."))
    expectations = _text(
        _("What they expect, and what was said about it"),
        help_text=_("Off-label. About half improve a good deal, about three in ten have few symptoms left; it fades."),
    )
    contraindications_confirmed = forms.BooleanField(
        label=_("I went over every contraindication aloud and nothing new came up"), required=False
    )
    contraindications_note = _text(_("What came up, or why not"), rows=2, required=False)
    costs_discussed = forms.BooleanField(label=_("Costs were discussed"), required=False)
    cssrs_q1 = _yes_no(_("Since our last contact, have there been moments when you would rather not be alive?"))
    cssrs_q2 = _yes_no(_("Since then, have thoughts of taking your own life come to you?"))
    cssrs_q3 = _yes_no(_("Has a way of doing it come to your mind?"), required=False)
    cssrs_q4 = _yes_no(_("When these thoughts came, did part of you want to go through with it?"), required=False)
    cssrs_q5 = _yes_no(_("Do you have a plan, or part of one, that you mean to follow?"), required=False)
    cssrs_q6_3mo = _yes_no(_("Since our last contact, have you tried to end your life, or got ready to?"))
    unsafe_now = _yes_no(_("Right now, do you feel you might act on such thoughts, or cannot keep yourself safe?"))
    crisis_lines_given = forms.BooleanField(
        label=_("I gave them 988 (call or text) and 911"),
        error_messages={"required": _("Give the person 988 and 911, and tick that you did.")},
    )
    outcome = forms.ChoiceField(
        label=_("What comes of it"),
        choices=[
            (Consultation.Outcome.TO_CLEARANCE, _("Go on to medical clearance")),
            (Consultation.Outcome.CONSIDERING, _("They want to think it over")),
            (Consultation.Outcome.DECLINED, _("They do not want to go on")),
            (Consultation.Outcome.NOT_SUITABLE, _("Not suitable now; a clinician confirms")),
        ],
        widget=forms.RadioSelect,
    )
    note = _text(_("Anything else"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("cssrs_q2") == "yes":
            for key in LADDER:
                if not said.get(key):
                    self.add_error(key, _now("They spoke of thoughts of ending their life: ask this too."))
        elif any(said.get(key) == "yes" for key in LADDER):
            self.add_error("cssrs_q2", _now("A later answer is yes. Ask this one again; the worse answer counts."))
        if not said.get("contraindications_confirmed") and not said.get("contraindications_note", "").strip():
            sentence = _now("Go over the contraindications aloud, or write what came up or why not.")
            self.add_error("contraindications_note", sentence)
        return said

    @property
    def suicide_answers(self) -> dict[str, Any]:
        """The answers in the keys of the rules; what was not asked is said to be so."""
        keys = ("cssrs_q1", "cssrs_q2", *LADDER, "cssrs_q6_3mo", "unsafe_now")
        return {key: self.cleaned_data.get(key) or "skip" for key in keys}

    @property
    def record(self) -> dict[str, Any]:
        """The rest of the form."""
        names = (
            "goals", "expectations", "contraindications_confirmed", "contraindications_note", "costs_discussed",
            "crisis_lines_given", "outcome", "note",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}


TOPICS = [
    ("detachment", _("Feeling detached is expected, and it passes")),
    ("letting_go", _("What helps: breathing, letting go, asking for a hand")),
    ("fasting", _("Fasting before each treatment")),
    ("escort", _("A named adult takes them home")),
    ("driving", _("No driving until the next day, after sleep")),
    ("medicines", _("Which medicines to take and which to leave that morning, as the prescriber decided")),
    ("stopping", _("They may ask to stop at any time")),
    ("bad_hour", _("What to do in a bad hour: 988, 911, whom to call")),
]


class PreparationForm(ActForm):
    """What was talked through, and an intention in the patient's own words."""

    expectations = _text(_("What they expect of the experience"))
    intention = _text(_("Their intention, in their own words"))
    topics_covered = forms.MultipleChoiceField(
        label=_("Talked through"),
        choices=TOPICS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what you talked through.")},
    )
    touch_preference = forms.CharField(
        label=_("Touch"), max_length=200, help_text=_("For example: a hand held if frightened; no touch at all.")
    )
    music_preference = forms.CharField(label=_("Music"), max_length=200)
    escort_plan = forms.CharField(
        label=_("Who takes them home"), max_length=255, help_text=_("A name, and how they come.")
    )
