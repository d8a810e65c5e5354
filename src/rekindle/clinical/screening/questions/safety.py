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
    "wish",
    "cssrs_q1",
    _("Have there been moments when you would rather not be alive, or hoped not to wake in the morning?"),
)
THOUGHT: Final = _step("thought", "cssrs_q2", _("Have thoughts of taking your own life come to you?"))
METHOD: Final = _step("method", "cssrs_q3", _("Has a way of doing it come to your mind?"))
INTENT: Final = _step("intent", "cssrs_q4", _("When these thoughts came, did part of you want to go through with it?"))
PLAN: Final = _step("plan", "cssrs_q5", _("Do you have a plan, or part of one, that you mean to follow?"))
EVER: Final = _step(
    "ever",
    "cssrs_q6_ever",
    _("At any time in your life, have you tried to end it, or got ready to, even if you stopped or were stopped?"),
    _("For example: you saved up pills, wrote a goodbye note, or began and then did not go on."),
)
LATELY: Final = _step("lately", "cssrs_q6_3mo", _("Was any of that in the past 3 months?"), "")

PAGES: Final = (NOW, UNSAFE, CONTACT, WISH, THOUGHT, METHOD, INTENT, PLAN, EVER, LATELY)
