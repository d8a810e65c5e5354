"""What happens around a score: asked, answered, sent, missed, read, decided."""

from rekindle.journey.outcomes.actions.asking import ask_check_ins, ask_due, mark_missed
from rekindle.journey.outcomes.actions.deciding import decide_maintenance
from rekindle.journey.outcomes.actions.planning import ask_planned, end_plan, plan_scale
from rekindle.journey.outcomes.actions.rating import enter_rating
from rekindle.journey.outcomes.actions.scoring import answer_check_in, score_sheet, send_check_in

__all__ = [
    "answer_check_in",
    "ask_check_ins",
    "ask_due",
    "ask_planned",
    "decide_maintenance",
    "end_plan",
    "enter_rating",
    "mark_missed",
    "plan_scale",
    "score_sheet",
    "send_check_in",
]
