"""Mental health beyond the present mood."""

from typing import Final

from rekindle.clinical.screening.questions.shape import YES_NO_UNSURE, Choice, ChoicePage, Question, Tick, TickPage, _

SECTION: Final = _("Your mental health")

PSYCHOSIS: Final = ChoicePage(
    "unusual-experiences",
    SECTION,
    "",
    questions=(
        Question(
            "psychosis",
            _(
                "Have you ever heard or seen things that others did not, or firmly believed things "
                "that others found untrue?"
            ),
            (
                Choice("none", _("No, never")),
                Choice("current", _("Yes, and it is happening these days")),
                Choice("past_resolved", _("Yes in the past, and it has gone")),
                Choice(
                    "schizophrenia_spectrum",
                    _("I have been diagnosed with a psychotic disorder"),
                    _("Schizophrenia, schizoaffective or delusional disorder"),
                ),
                Choice("unsure", _("I am not sure")),
            ),
        ),
    ),
)
MANIA: Final = ChoicePage(
    "high-mood",
    SECTION,
    "",
    questions=(
        Question(
            "mania",
            _("Have you had several days of unusually high or irritable mood?"),
            (
                Choice("none", _("No")),
                Choice("current", _("Yes, and it is happening now")),
                Choice("past", _("Yes, in the past")),
                Choice("unsure", _("I am not sure")),
            ),
            _("With little need for sleep, racing thoughts, or risky behaviour that was not like you."),
        ),
    ),
)
FAMILY: Final = ChoicePage(
    "family",
    SECTION,
    "",
    questions=(
        Question(
            "family_psychosis", _("Does a parent, brother, sister or child of yours have schizophrenia?"), YES_NO_UNSURE
        ),
    ),
)
DIAGNOSES: Final = TickPage(
    "diagnoses",
    SECTION,
    _("Have you been diagnosed with any of these?"),
    _("Tick all that apply."),
    ticks=(
        Tick("dissociative_dx", _("Dissociative identity disorder, or constant depersonalisation")),
        Tick("pd_dx", _("A personality disorder")),
        Tick("eating_disorder", _("An eating disorder that is active now")),
    ),
)

PAGES: Final = (PSYCHOSIS, MANIA, FAMILY, DIAGNOSES)
