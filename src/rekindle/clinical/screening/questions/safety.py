"""What must be asked before anything else: danger now, and thoughts of ending one's life.

The ladder is in our own plain words. It is not the text of any licensed scale and is never called one.
"""

from typing import Final

from rekindle.clinical.screening.questions.shape import YES_NO, ChoicePage, Question, SpecialPage, Tick, TickPage, _

SECTION: Final = _("First, your safety")
_MONTH: Final = _("Think about the past month.")


def _symptom(code: str, label: str, hint: str = "") -> Tick:
    return Tick("now_symptoms", label, hint, member=code)


NOW: Final = TickPage(
    "now",
    SECTION,
    _("Is any of this happening to you right now?"),
    _("Tick all that apply. If nothing does, tick the last one."),
    ticks=(
        _symptom("chest_pain", _("Crushing or heavy chest pain")),
        _symptom("severe_breathing", _("Severe trouble breathing")),
        _symptom("stroke_signs", _("A drooping face, new weakness, or trouble speaking")),
        _symptom("worst_headache", _("A sudden headache, the worst of your life")),
        _symptom("vision_loss", _("Sudden loss of sight")),
        _symptom("seizure_now", _("A seizure, now or in the past hour")),
        _symptom("confusion_now", _("New confusion")),
        _symptom("overdose", _("You took too much of a medicine or drug, or swallowed something poisonous")),
        _symptom(
            "severe_withdrawal",
            _("Bad shakes, sweats or seeing things after stopping alcohol, sleeping pills or sedatives"),
        ),
        _symptom("command_voices", _("Voices telling you to hurt yourself or someone else")),
        _symptom("harm_others", _("A plan or intention to hurt another person")),
    ),
    none_label=_("None of these is happening now"),
)
UNSAFE: Final = ChoicePage(
    "safe",
    SECTION,
    "",
    questions=(
        Question(
            "unsafe_now",
            _(
                "Right now, do you feel you might act on thoughts of ending your life, or that you "
                "cannot keep yourself safe?"
            ),
            YES_NO,
            _("Whatever you answer, you are not in trouble."),
        ),
    ),
)
CONTACT: Final = SpecialPage(
    "contact",
    SECTION,
    _("How can we reach you?"),
    _("Only the clinic's staff see this. We never put anything about your health in a message."),
    kind="contact",
)


def _step(slug: str, key: str, text: str, help: str = _MONTH) -> ChoicePage:
    return ChoicePage(slug, SECTION, "", questions=(Question(key, text, YES_NO, help),))


WISH: Final = _step(
    "wish", "cssrs_q1", _("Have you wished you were dead, or that you could fall asleep and not wake up?")
)
THOUGHT: Final = _step("thought", "cssrs_q2", _("Have you had any thoughts of killing yourself?"))
METHOD: Final = _step("method", "cssrs_q3", _("Have you thought about how you might do it?"))
INTENT: Final = _step("intent", "cssrs_q4", _("When you had these thoughts, did some part of you mean to act on them?"))
PLAN: Final = _step(
    "plan",
    "cssrs_q5",
    _(
        "Have you begun to work out, or have you worked out, the details of how to kill yourself, "
        "meaning to carry it out?"
    ),
)
EVER: Final = _step(
    "ever",
    "cssrs_q6_ever",
    _("Have you ever done anything, started to do anything, or prepared to do anything to end your life?"),
    _(
        "At any time in your life. For example: collected pills, wrote a note, took steps and then "
        "stopped or were stopped."
    ),
)
LATELY: Final = _step("lately", "cssrs_q6_3mo", _("Was any of that in the past 3 months?"), "")

PAGES: Final = (NOW, UNSAFE, CONTACT, WISH, THOUGHT, METHOD, INTENT, PLAN, EVER, LATELY)
