"""What brings a person here, and what has been tried."""

from typing import Final

from rekindle.clinical.screening.questions.shape import YES_NO_UNSURE, Choice, ChoicePage, Question, Tick, TickPage, _

SECTION: Final = _("What brings you here")

REASON_WORDS: Final[dict[str, str]] = {
    "depression": _("Depression"),
    "bipolar_depression": _("Depression with bipolar disorder"),
    "ptsd": _("Post-traumatic stress (PTSD)"),
    "ocd": _("Obsessive-compulsive disorder (OCD)"),
    "anxiety": _("Anxiety"),
    "panic": _("Panic attacks"),
    "suicidal_thoughts": _("Thoughts of suicide"),
    "crps": _("Complex regional pain syndrome (CRPS)"),
    "fibromyalgia": _("Fibromyalgia"),
    "chronic_pain": _("Other long-lasting pain"),
    "burnout": _("Burnout"),
    "grief": _("Grief"),
    "other": _("Something else"),
}

REASONS: Final = TickPage(
    "reasons",
    SECTION,
    _("What would you like help with?"),
    _("Tick all that apply."),
    ticks=tuple(Tick("reasons", label, member=code) for code, label in REASON_WORDS.items()),
    none_label="",  # "Something else" says it
)
MAIN: Final = ChoicePage(
    "main-reason",
    SECTION,
    "",
    questions=(
        Question(
            "primary_reason",
            _("Which of these is the main one?"),
            tuple(Choice(code, label) for code, label in REASON_WORDS.items()),
        ),
    ),
)
DIAGNOSED: Final = ChoicePage(
    "diagnosed",
    SECTION,
    "",
    questions=(
        Question(
            "diagnosed",
            _("Has a doctor, nurse practitioner or psychologist told you that you have this condition?"),
            YES_NO_UNSURE,
        ),
    ),
)
TRIED: Final = ChoicePage(
    "tried",
    SECTION,
    "",
    questions=(
        Question(
            "failed_trials",
            _("How many different treatments for it have not helped enough?"),
            (Choice(0, _("None so far")), Choice(1, _("One")), Choice(2, _("Two")), Choice(3, _("Three or more"))),
            _("Count a medicine taken at a full dose for at least 6 weeks, or a full course of a recommended therapy."),
        ),
    ),
)

PAGES: Final = (REASONS, MAIN, DIAGNOSED, TRIED)
