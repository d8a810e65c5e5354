"""What happens to a course: prescribed, booked, held, resumed, ended."""

from rekindle.journey.courses.actions.booking import add_session, reschedule_session, schedule
from rekindle.journey.courses.actions.holding import complete, hold, resume, stop
from rekindle.journey.courses.actions.ordering import change_order, countersign
from rekindle.journey.courses.actions.prescribing import prescribe, why_not_prescribe

__all__ = [
    "add_session",
    "change_order",
    "complete",
    "countersign",
    "hold",
    "prescribe",
    "reschedule_session",
    "resume",
    "schedule",
    "stop",
    "why_not_prescribe",
]
