"""Who decides, and who takes the person home."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, answered, found
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import caution, relative


@relative(
    "RC-CAP",
    when="Has a guardian, or does not decide for themselves",
    patient="Someone helps you to decide about your care. A clinician will talk with both of you.",
    follow_up="Assess capacity; follow the law on surrogate consent.",
    keys="decides_for_self",
    sources="TKC",
    cause=Cause.PRACTICAL,
)
def someone_else_decides(case: Case) -> Finding:
    """A guardian or surrogate decides."""
    answer = case.profile.decides_for_self
    return answered(answer, answer == "no", "Says that they do not make their own medical decisions.")


@relative(
    "RC-NORIDE",
    when="Says that no responsible adult can ever take them home, or that they will drive",
    patient="After a treatment you may not drive until the next day, after a night's sleep, and a responsible adult "
    "takes you home. We would like to find a way with you before anything is booked.",
    follow_up="Solve it before booking; without an escort there is no treatment on the day.",
    keys="ride",
    sources="L-SPR-US SEED1",
    cause=Cause.PRACTICAL,
)
def no_way_home(case: Case) -> Finding:
    """Nobody to take the person home."""
    answer = case.profile.ride
    return found(None if answer is None else answer == "no", "Says that no responsible adult can take them home.")


@caution(
    "CA-RIDEU",
    when="The ride home is not yet arranged",
    patient="Find an adult who can take you home before your first treatment is booked.",
    follow_up="Confirm the escort before the first booking.",
    keys="ride",
    sources="L-SPR-US",
    cause=Cause.PRACTICAL,
)
def ride_not_arranged(case: Case) -> Finding:
    """The ride home is still open."""
    answer = case.profile.ride
    return found(None if answer is None else answer == "unsure", "Is not sure yet who takes them home.")
