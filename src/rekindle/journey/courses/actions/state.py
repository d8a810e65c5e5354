"""A course as it stands at this instant, and the arrows it may follow."""

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.states import COURSE, why_not_move
from rekindle.journey.courses.models import Course
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn


def refuse_code(code: str, sentence: str) -> Refusal:
    """A reason of this room, which rests on the house's own policy."""
    return Refusal(code=f"course.{code}", sentence=sentence, sources=("P",))


def locked(course: Course) -> Course:
    """The course as it is now, held until this act is done, so that two people do not act on two different pasts."""
    take_turn()
    return (
        Course.objects.select_for_update(of=("self",))
        .select_related("patient", "clinic", "clearance", "prescribed_by")
        .get(pk=course.pk)
    )


def move(course: Course, after: str) -> None:
    """Along a drawn arrow, or refused with the sentence that says why not."""
    refusals = why_not_move(COURSE, course.status, after)
    if refusals:
        raise Refused(refusals)
    course.status = after
