"""Alcohol, drugs and earlier ketamine: asked plainly, without blame."""

from typing import Final

from rekindle.clinical.screening.questions.shape import (
    YES_NO,
    YES_NO_UNSURE,
    Choice,
    ChoicePage,
    Question,
    SincePage,
    Tick,
    TickPage,
    _,
)

SECTION: Final = _("Alcohol and drugs")
_HONEST: Final = _("Your answers stay with the clinic's staff. We ask because some combinations are dangerous.")

PROBLEM: Final = ChoicePage(
    "substance-problem",
    SECTION,
    "",
    questions=(
        Question(
            "sud",
            _("Do you have, or have you had, a problem with alcohol or drugs?"),
            (
                Choice("never", _("No, never")),
                Choice("active", _("Yes, now")),
                Choice("remission", _("Yes in the past, and I have stopped")),
                Choice("unsure", _("I am not sure")),
            ),
            _("This includes prescribed medicines used in another way than prescribed."),
        ),
    ),
)
PROBLEM_WHEN: Final = SincePage(
    "substance-problem-when", SECTION, _("How long is it since you last used it?"), key="sud_days_since"
)


def _drug(code: str, label: str) -> Tick:
    return Tick("illicit_30d", label, member=code)


DRUGS: Final = TickPage(
    "drugs",
    SECTION,
    _("In the past 30 days, have you used any of these?"),
    _HONEST,
    ticks=(
        _drug("cocaine", _("Cocaine")),
        _drug("methamphetamine", _("Methamphetamine")),
        _drug("heroin_fentanyl", _("Heroin or fentanyl")),
        _drug("pcp", _("PCP")),
        _drug("nonprescribed_pills", _("Pills that were not prescribed to you")),
        _drug("hallucinogens", _("Hallucinogens, such as LSD or mushrooms")),
        _drug("inhalants", _("Inhalants, such as solvents or poppers")),
        Tick("cannabis_daily", _("Cannabis, every day or nearly every day")),
    ),
)
STREET: Final = ChoicePage(
    "ketamine-outside-care",
    SECTION,
    "",
    questions=(
        Question(
            "ketamine_nonmedical",
            _("Have you ever used ketamine, PCP or a drug like them outside medical care?"),
            (
                Choice("never", _("No, never")),
                Choice("past_occasional", _("In the past, a few times")),
                Choice("past_heavy", _("In the past, often or heavily")),
                Choice("current", _("Yes, I use it now")),
            ),
        ),
    ),
)
CLINIC: Final = ChoicePage(
    "ketamine-in-care",
    SECTION,
    _("Ketamine as a medicine"),
    questions=(
        Question("ketamine_medical", _("Have you been treated with ketamine or Spravato before?"), YES_NO, "", "row"),
        Question(
            "ketamine_allergy",
            _("Have you ever had an allergic reaction to ketamine, esketamine (Spravato) or benzethonium chloride?"),
            YES_NO_UNSURE,
            "",
            "row",
        ),
    ),
)

PAGES: Final = (PROBLEM, PROBLEM_WHEN, DRUGS, STREET, CLINIC)
