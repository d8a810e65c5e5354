"""Psychosis, mania, dissociation, and who else looks after the person."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, answered, both, found, known
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, caution, data_quality, relative
from rekindle.clinical.screening.words import KEEP_TAKING


@absolute(
    "AC-PSYCH",
    when="Psychotic symptoms now, or a schizophrenia-spectrum or delusional disorder ever",
    patient="Ketamine can bring on or worsen hearing, seeing or believing things that others do not. We cannot offer "
    "it with what you told us. Psychiatric care can help, and we are glad to tell you where. If a psychiatrist sees it "
    "differently, reply to us.",
    follow_up="Not a candidate; ketamine may provoke psychosis. Psychiatric care, with a warm hand-over.",
    keys="psychosis",
    sources="SEED0 SEED1 ASRA-C L-SPR-US TKC",
    cause=Cause.MIND,
)
def psychosis_now_or_schizophrenia(case: Case) -> Finding:
    """Psychosis now, or a disorder in which it returns."""
    answer = case.profile.psychosis
    return answered(
        answer,
        answer == "current" or answer == "schizophrenia_spectrum",
        f"Psychosis: {(answer or 'not answered').replace('_', ' ')}.",
    )


@absolute(
    "AC-MANIA",
    when="A manic, hypomanic or mixed episode now",
    patient="Ketamine can push a mood that is already high even higher. When your mood has settled for some weeks, and "
    "your psychiatrist agrees, you are welcome to come back to us.",
    follow_up="Treat the episode. Screen again when euthymic or depressed for at least four weeks.",
    keys="mania",
    sources="SEED0 NYSPI",
    cause=Cause.MIND,
)
def mania_now(case: Case) -> Finding:
    """A manic, hypomanic or mixed episode happening now."""
    answer = case.profile.mania
    return answered(answer, answer == "current", "Reports an episode of high or irritable mood now.")


@relative(
    "RC-PSYHX",
    when="Psychotic symptoms in the past that have resolved",
    patient="You have had experiences in the past that a psychiatrist should weigh before ketamine. A clinician will "
    "talk with you about what happened and when.",
    follow_up="A psychiatrist decides what the episode was and whether the benefit outweighs the risk.",
    keys="psychosis",
    sources="SEED0 SEED1 L-SPR-US",
    cause=Cause.MIND,
)
def psychosis_resolved(case: Case) -> Finding:
    """Psychosis in the past, from a drug or a mood episode, that has gone."""
    answer = case.profile.psychosis
    return answered(answer, answer == "past_resolved", "Reports psychotic symptoms in the past, resolved.")


@relative(
    "RC-FAMPSY",
    when="A parent, sibling or child with schizophrenia",
    patient="A close relative with schizophrenia can mean that ketamine hits you harder. So a psychiatrist looks "
    "first.",
    follow_up="A psychiatrist looks first; add a mental-state check after sessions.",
    keys="family_psychosis",
    sources="L-SPR-US PSYON",
    cause=Cause.MIND,
)
def schizophrenia_in_the_family(case: Case) -> Finding:
    """A first-degree relative with schizophrenia."""
    answer = case.profile.family_psychosis
    return answered(answer, answer == "yes", "Reports a first-degree relative with schizophrenia.")


@relative(
    "RC-DISS",
    when="Dissociative identity disorder or persistent depersonalisation",
    patient="Ketamine itself can make you feel far from yourself for a while. A psychiatrist who knows about trauma "
    "will think this through with you first.",
    follow_up="Review by a trauma-informed psychiatrist; the drug's own effect may stir the disorder.",
    keys="dissociative_dx",
    sources="M",
    cause=Cause.MIND,
)
def dissociative_disorder(case: Case) -> Finding:
    """A disorder of dissociation that the medicine's own effect may stir."""
    answer = case.profile.dissociative_dx
    return answered(answer, answer == "yes", "Reports a dissociative disorder.")


@caution(
    "CA-PD",
    when="A personality disorder",
    patient="A personality disorder does not stand in the way. We will plan the therapy around the treatment with you.",
    follow_up="Agree on a therapy plan, and on who is called between sessions.",
    keys="pd_dx",
    sources="P",
    cause=Cause.MIND,
)
def personality_disorder(case: Case) -> Finding:
    """A personality disorder calls for a therapy plan."""
    answer = case.profile.pd_dx
    return answered(answer, answer == "yes", "Reports a personality disorder.")


@caution(
    "CA-NOMH",
    when="No psychiatrist, therapist or primary-care clinician follows the person",
    patient="You told us that no clinician follows you at present. We will agree with you who looks after you between "
    "and after treatments.",
    follow_up="Name who follows this person between and after sessions before a first booking.",
    keys="mh_clinician",
    sources="APA-2017",
    cause=Cause.PRACTICAL,
)
def no_following_clinician(case: Case) -> Finding:
    """Nobody follows this person outside the programme."""
    answer = case.profile.mh_clinician
    return answered(answer, answer == "no", "Says that no clinician follows them.")


@data_quality(
    "DQ-PSYMED",
    when="Denies psychosis but takes clozapine",
    patient=f"You take a medicine about which a clinician has a question for you. {KEEP_TAKING}",
    follow_up="Clozapine is seldom given for anything but psychosis: clarify the diagnosis.",
    keys="psychosis meds",
    sources="P",
    cause=Cause.ANSWERS,
)
def clozapine_without_psychosis(case: Case) -> Finding:
    """Clozapine is seldom given for anything but psychosis."""
    answer = case.profile.psychosis
    return found(
        both(known(answer, answer == "none"), case.takes("clozapine")), "Denies psychosis but takes clozapine."
    )
