"""Pages about treatment: drug library, observation, discharge, standing orders, effects and consent."""

from rekindle.clinical.monitoring.recovery import SCALES
from rekindle.clinical.monitoring.schedule import PLANS
from rekindle.clinical.monitoring.vitals import LADDER, LEVEL_WORDS, PARAMETER
from rekindle.clinical.treatment.adverse_events import GRADE_WORDS, TERMS
from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.treatment.consent import CONSENT_ITEMS, CONSENT_VERSION
from rekindle.clinical.treatment.discharge import WRITTEN_INSTRUCTIONS, DischargeFacts, criteria
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS, USUAL_ORDERS


def pages() -> dict[str, str]:
    """Everything a treatment day is judged by."""
    return {
        "observation.md": _observation(),
        "discharge.md": _discharge(),
        "standing-orders.md": _standing_orders(),
        "unwanted-effects.md": _effects(),
        "consent.md": _consent(),
    }


def _observation() -> str:
    lines = ["# Observation", "", "| way | before | during | after | least stay | sources |", "|---" * 6 + "|"]
    for plan in PLANS:
        first = (
            f"every {plan.during.first_every_min:g} min for {plan.during.first_for_min:g}, then "
            if plan.during.first_for_min
            else ""
        )
        before = ", ".join(PARAMETER[name].words for name in plan.before)
        during = f"{first}every {plan.during.every_min:g} min; {plan.flagged_every_min:g} if flagged"
        stay = f"{plan.minimum_stay_min:g} min from {plan.stay_from}"
        cells = (plan.name, before, during, f"every {plan.after.every_min:g} min", stay, cited(plan.sources))
        lines.append("| " + " | ".join(cells) + " |")
    lines += [""] + [f"- **{plan.name}.** {plan.note}" for plan in PLANS]
    lines += [
        "",
        "## Ladder",
        "",
        "What a value taken by hand asks for. This is information on the page, not an alarm.",
        "",
    ]
    lines += ["| sign | limit | level | do | |", "|---" * 5 + "|"]
    words = {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}
    for rung in LADDER:
        sign = PARAMETER[rung.parameter]
        unit = "% of the person's own" if rung.of_baseline else sign.unit
        limit = f"{words[rung.compare]} {rung.value} {unit}".strip()
        lines.append(f"| {sign.words} | {limit} | {rung.level} | {rung.action} | {confirmation(rung.sources)} |")
    return "\n".join(lines + [""] + [f"- Level {level}: {said}." for level, said in LEVEL_WORDS.items()])


def _discharge() -> str:
    from datetime import UTC, datetime

    lines = ["# Going home after an infusion", "", "All of these are met, and what is not recorded is not met.", ""]
    lines += ["| criterion | sources | |", "|---|---|---|"]
    for found in criteria(DischargeFacts(), datetime(2026, 11, 22, tzinfo=UTC)):
        lines.append(f"| {found.title} | {cited(found.sources)} | {confirmation(found.sources)} |")
    lines += [
        "",
        "Not met four hours after the infusion: the prescriber comes to the bedside and decides about transfer.",
        "",
    ]
    for scale in SCALES.values():
        lines += [f"## {scale.name}", "", "| part | 2 | 1 | 0 |", "|---|---|---|---|"]
        lines += [f"| {part.name} | {part.two} | {part.one} | {part.none} |" for part in scale.parts]
        lines += ["", f"{scale.enough} or more of 10. Sources: {cited(scale.sources)}.", ""]
    return "\n".join([*lines, "## Written instructions", "", *(f"- {line}" for line in WRITTEN_INSTRUCTIONS)])


def _standing_orders() -> str:
    lines = ["# Standing orders", "", "A prescriber signs each with the course; doses marked M are from memory.", ""]
    lines += ["| drug | for | dose | route | limits | proposed | sources | |", "|---" * 8 + "|"]
    for order in STANDING_ORDERS:
        usual = "yes" if order.order_id in USUAL_ORDERS else ""
        lines.append(
            f"| {order.drug} | {order.use} | {order.dose} | {order.route} | {order.limits} | {usual} |"
            f" {cited(order.sources)} | {confirmation(order.sources)} |"
        )
    return "\n".join(lines)


def _effects() -> str:
    lines = ["# Unwanted effects", "", *(f"- Grade {grade}: {words}" for grade, words in GRADE_WORDS.items()), ""]
    lines += ["| term | words | how often | when | sources |", "|---" * 5 + "|"]
    lines += [
        f"| `{t.term}` | {t.words} | {t.frequency or '–'} | {t.lasts or '–'} | {cited(t.sources)} |" for t in TERMS
    ]
    return "\n".join(lines)


def _consent() -> str:
    lines = ["# Consent", "", f"Version `{CONSENT_VERSION}`. Each item has its own initials.", ""]
    lines += ["| | item | words | routes | sources |", "|---" * 5 + "|"]
    for item in CONSENT_ITEMS:
        routes = ", ".join("IV and IM" if route == "iv_im" else "Spravato" for route in item.routes)
        title = f"{item.title}{' (optional)' if item.optional and 'my choice' not in item.title else ''}"
        lines.append(f"| {item.number} | {title} | {item.text} | {routes} | {cited(item.sources)} |")
    return "\n".join(lines)
