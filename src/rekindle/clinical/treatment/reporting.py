"""What is reported after a treatment, to whom, and by when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rekindle.clinical.treatment.adverse_events import DIRECTOR_FROM_GRADE, DIRECTOR_WITHIN, GRADE_WORDS

REMS_WITHIN: Final = timedelta(days=7)
CAUSE_WITHIN: Final = timedelta(hours=24)
SPRAVATO: Final = frozenset({"spravato_trd", "spravato_mdsi"})


@dataclass(frozen=True, kw_only=True)
class Event:
    """What is known of one session and what went wrong in or after it; a grade of 0 is a session without effects."""

    protocol: str
    session_at: datetime
    noticed_at: datetime
    grade: int | None = None
    serious: bool | None = None
    died_or_admitted_at: datetime | None = None
    drug_missing: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report: to whom, what about, and by when; without a time, the words say it."""

    report_id: str
    to_whom: str
    words: str
    when: str
    sources: tuple[str, ...]
    within: timedelta | None = None


REPORTS: Final[tuple[Report, ...]] = (
    Report("internal", "the clinic's own event book", "every unwanted effect", "the same shift", ("P",)),
    Report(
        "director", "the medical director", "an effect of grade 3 or more", "within 24 hours", ("P",), DIRECTOR_WITHIN
    ),
    Report(
        "rems",
        "the Spravato safety programme",
        "every Spravato session, with any sedation, dissociation, slow breathing or serious event",
        "within 7 days of the session",
        ("REMS-FDA",),
        REMS_WITHIN,
    ),
    Report(
        "medwatch",
        "FDA MedWatch and the manufacturer",
        "a serious event; voluntary for clinicians, a duty in some institutions",
        "as soon as it is known",
        ("M",),
    ),
    Report(
        "dea",
        "the DEA field office, in writing; then Form 106, the state and the police",
        "theft or a significant loss of the drug",
        "within 1 business day; the form within 45 days",
        ("M",),
    ),
    Report(
        "root_cause",
        "the medical director, as a root-cause analysis",
        "death or a hospital stay within 24 hours of a session",
        "begun the same day",
        ("P",),
    ),
)
REPORT: Final = {report.report_id: report for report in REPORTS}


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that is owed, or that may be owed while a fact is not known."""

    report: Report
    certain: bool
    due_at: datetime | None


def _internal(event: Event) -> bool | None:
    return None if event.grade is None else event.grade > 0


def _director(event: Event) -> bool | None:
    return None if event.grade is None else event.grade >= DIRECTOR_FROM_GRADE


def _rems(event: Event) -> bool | None:
    return event.protocol in SPRAVATO


def _medwatch(event: Event) -> bool | None:
    return True if event.died_or_admitted_at is not None else event.serious


def _dea(event: Event) -> bool | None:
    return event.drug_missing


def _root_cause(event: Event) -> bool | None:
    if event.died_or_admitted_at is None:
        return None if event.serious is None else False
    return timedelta(0) <= event.died_or_admitted_at - event.session_at <= CAUSE_WITHIN


_OWED: Final[dict[str, Callable[[Event], bool | None]]] = {
    "internal": _internal,
    "director": _director,
    "rems": _rems,
    "medwatch": _medwatch,
    "dea": _dea,
    "root_cause": _root_cause,
}


def owed(event: Event) -> tuple[Owed, ...]:
    """Every report this session asks for, and those that a fact not yet known may ask for.

    Source: P, REMS-FDA, M
    """
    if event.grade is not None and event.grade not in (0, *GRADE_WORDS):
        raise ValueError(f"a grade is 0 to 5, not {event.grade}")
    found = []
    for report in REPORTS:
        answer = _OWED[report.report_id](event)
        if answer is not False:
            begins_at = event.session_at if report.report_id == "rems" else event.noticed_at
            found.append(Owed(report, bool(answer), begins_at + report.within if report.within and answer else None))
    return tuple(found)
