"""Pages about treatment: drug library, observation, discharge, standing orders, effects and consent."""

from datetime import UTC, datetime, timedelta

from rekindle.clinical.monitoring.recovery import SCALES
from rekindle.clinical.monitoring.schedule import PLANS, planned_minutes
from rekindle.clinical.monitoring.vitals import LADDER, LEVEL_WORDS, PARAMETER
from rekindle.clinical.treatment.adverse_events import (
    GRADE_SOURCES,
    GRADE_WORDS,
    PRESSURE_GRADES,
    PRESSURE_NOTE,
    RED_FLAG_SOURCES,
    RED_FLAGS,
    TERMS,
)
from rekindle.clinical.treatment.after_visit import PARTS
from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.treatment.consent import CONSENT_ITEMS, CONSENT_VERSION
from rekindle.clinical.treatment.discharge import Criterion, DischargeFacts, criteria
from rekindle.clinical.treatment.discharge_limits import FOLLOW_UP_H, LATE_ACTION, LATE_AFTER
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS
from rekindle.clinical.treatment.reporting import REPORTS
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS, USUAL_ORDERS


def pages() -> dict[str, str]:
    """Everything a treatment day is judged by."""
    return {
        "observation.md": _observation(),
        "discharge.md": _discharge(),
        "take-home.md": _take_home(),
        "standing-orders.md": _standing_orders(),
        "unwanted-effects.md": _effects(),
        "consent.md": _consent(),
    }


def _observation() -> str:
    lines = ["# Observation", "", "| way | before | all the while | during | after | least stay | sources | |"]
    lines += ["|---" * 8 + "|"]
    for plan in PLANS:
        first = (
            f"every {plan.during.first_every_min:g} min for {plan.during.first_for_min:g}, then "
            if plan.during.first_for_min
            else ""
        )
        before = ", ".join([*(PARAMETER[name].words for name in plan.before), *plan.also_before])
        always = ", ".join(PARAMETER[name].words if name in PARAMETER else name for name in plan.continuous) or "–"
        until = f" to {plan.during_for_min:g} min" if plan.during_for_min else ""
        during = f"{first}every {plan.during.every_min:g} min{until}; {plan.flagged_every_min:g} if flagged"
        stay = f"{plan.minimum_stay_min:g} min from {plan.stay_from}"
        after = f"every {plan.after.every_min:g} min"
        cells = (plan.name, before, always, during, after, stay, cited(plan.sources), confirmation(plan.sources))
        lines.append("| " + " | ".join(cells) + " |")
    lines += [""] + [f"- **{plan.name}.** {plan.note}" for plan in PLANS]
    lines += [
        "",
        "## Minutes of a visit",
        "",
        "Counted from the start; an infusion of so many minutes as an example.",
        "",
    ]
    lines += ["| way | ends at | sets due at |", "|---|---|---|"]
    for plan, ended_min in zip(PLANS, (40, 0, 10, 120), strict=True):
        minutes = ", ".join(f"{minute:g}" for minute in planned_minutes(plan, ended_min))
        lines.append(f"| {plan.name} | {ended_min} min | {minutes} |")
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
    lines = ["# Going home", "", "All of these are met, and what is not recorded is not met.", ""]
    nobody = datetime(2026, 11, 22, tzinfo=UTC)
    shown: dict[str, Criterion] = {}
    of_each: dict[str, set[str]] = {}
    for protocol in PROTOCOL_IDS:
        for found in criteria(DischargeFacts(), nobody, protocol):
            key = f"{found.id} {found.title}"
            shown.setdefault(key, found)
            of_each.setdefault(key, set()).add(protocol)
    lines += ["| criterion | for | sources | |", "|---|---|---|---|"]
    for key, found in shown.items():
        for_whom = (
            "" if len(of_each[key]) == len(PROTOCOL_IDS) else ", ".join(p for p in PROTOCOL_IDS if p in of_each[key])
        )
        lines.append(f"| {found.title} | {for_whom} | {cited(found.sources)} | {confirmation(found.sources)} |")
    lines += [
        "",
        f"Not met {LATE_AFTER // timedelta(hours=1)} hours after the drug: {LATE_ACTION[0].lower()}{LATE_ACTION[1:]}",
        f"Somebody is in touch {FOLLOW_UP_H[0]} to {FOLLOW_UP_H[1]} hours after the visit.",
        "",
    ]
    for scale in SCALES.values():
        lines += [f"## {scale.name}", "", "| part | 2 | 1 | 0 |", "|---|---|---|---|"]
        lines += [f"| {part.name} | {part.two} | {part.one} | {part.none} |" for part in scale.parts]
        lines += ["", f"{scale.enough} or more of 10. Sources: {cited(scale.sources)}.", ""]
    return "\n".join(lines)


def _take_home() -> str:
    lines = [
        "# What a person takes home",
        "",
        "Words in braces are the person's own: the morning after, the escort, the",
    ]
    lines += ["after-hours number, the next visit.", ""]
    for part in PARTS:
        lines += [f"## {part.title}", "", "| sentence | for | sources | |", "|---|---|---|---|"]
        for one in part.sentences:
            whom = (
                ""
                if len(one.protocols) == len(PROTOCOL_IDS)
                else ", ".join(p for p in PROTOCOL_IDS if p in one.protocols)
            )
            lines.append(f"| {one.text} | {whom} | {cited(one.sources)} | {confirmation(one.sources)} |")
        lines.append("")
    return "\n".join(lines)


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
    lines += [f"Sources: {cited(GRADE_SOURCES)}.", "", "| term | words | how often | when | what is done | sources | |"]
    lines += ["|---" * 7 + "|"]
    lines += [
        f"| `{t.term}` | {t.words} | {t.frequency or '–'} | {t.lasts or '–'} | {t.action} | {cited(t.sources)} |"
        f" {confirmation(t.sources)} |"
        for t in TERMS
    ]
    lines += ["", "## Blood pressure", "", *(f"- Grade {grade}: {words}" for grade, words in PRESSURE_GRADES.items())]
    lines += ["", PRESSURE_NOTE, "", "## Signs of misuse", "", *(f"- {flag}" for flag in RED_FLAGS)]
    lines += ["", f"Sources: {cited(RED_FLAG_SOURCES)}.", "", "## What is reported", ""]
    lines += ["| to whom | what | when | sources | |", "|---" * 5 + "|"]
    lines += [
        f"| {one.to_whom} | {one.words} | {one.when} | {cited(one.sources)} | {confirmation(one.sources)} |"
        for one in REPORTS
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
