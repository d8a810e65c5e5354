"""The table of one run and what it does and does not say, as a page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.pharmacology.measuring import LARGEST_ERROR, Result
from benchmarks.pharmacology.task import CHECKED, PEOPLE, TIMES_MIN

TARGETS: Final = {"diffrax": 15.0, "libRoadRunner": 500.0}


@dataclass(frozen=True)
class Report:
    """Everything that one run found."""

    results: list[Result]
    writing_s: tuple[float, float]
    one_person_s: dict[str, float]
    opentiva: Any
    opentiva_error: float | None
    machine: str


def ratio(report: Report, peer: Result) -> float:
    """How many times longer a peer takes than our compiled loop on as many threads."""
    ours = next(each for each in report.results if "compiled" in each.side and each.threads == peer.threads)
    return peer.seconds / ours.seconds


def targets_met(report: Report) -> bool:
    """Whether every run of a peer with a target was far enough behind, and the peer was there at all."""
    return all(
        bool(found := [each for each in report.results if each.side.startswith(name)])
        and all(ratio(report, each) >= target for each in found)
        for name, target in TARGETS.items()
    )


def text(report: Report) -> str:
    """The page."""
    return "\n".join(
        [
            "# How fast the curves are",
            "",
            "Made by `.venv/bin/python -m benchmarks.pharmacology --write`; do not edit by hand.",
            "",
            "![Seconds for the task, every side, on a logarithmic scale](pharmacology-speed.svg)",
            "",
            *_task(),
            "",
            *_table(report),
            "",
            *_beside(report),
            "",
            *_one(report),
            "",
            *_claims(report),
            "",
        ]
    )


def _task() -> list[str]:
    return [
        "## The task",
        "",
        f"{PEOPLE:,} virtual people, each with a weight from 53 to 93 kg and rates drawn from the published spread of"
        " model B (S-ketamine in arterial plasma, three compartments) with its effect site; six infusion segments"
        f" with a pause of ten minutes; plasma and effect site at {len(TIMES_MIN)} minutes. Model B, because the"
        " product drives an effect site with arterial plasma alone, never with the venous model A.",
        "",
        "Everybody starts from the same numbers in memory and ends with the same grid of concentrations in memory."
        " Ours works out exponents and coefficients inside the time measured. Solvers begin anew, or are told, at every"
        " change of the rate, and run at the loosest tolerance that keeps their largest error below"
        f" {LARGEST_ERROR:.0e} of the peak. Errors are the largest difference from SciPy's matrix exponential over"
        f" {CHECKED} people (fewer where fewer were run), both curves and all minutes, as a share of each curve's own"
        " peak. Each time is the best of several runs; compiling is told apart.",
    ]


def _table(report: Report) -> list[str]:
    lines = [
        "## One run",
        "",
        f"{datetime.now(UTC):%d %B %Y}. {report.machine}.",
        "",
        "| side | threads | time | people a second and core | compiled loop is faster by | largest error | tolerance"
        " | compiling | people run |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for each in report.results:
        own = "compiled" in each.side
        lines.append(
            f"| {each.side}{f' ({each.note})' if each.note else ''} | {each.threads} | {_time(each.seconds)}"
            f" | {PEOPLE / each.seconds / each.threads:,.0f} | {'' if own else f'{ratio(report, each):,.0f} x'}"
            f" | {each.error:.1e} | {'exact' if each.tolerance is None else f'{each.tolerance:.0e}'}"
            f" | {'' if each.compile_seconds is None else _time(each.compile_seconds)}"
            f" | {each.people:,}{'' if each.people == PEOPLE else ', scaled'} |"
        )
    return [*lines, "", *_aims(report)]


def _aims(report: Report) -> list[str]:
    """What we set out for and what came of it, on equal threads and on the whole machine."""
    whole_s = next(each.seconds for each in report.results if "compiled" in each.side and each.threads == 2)
    lines = ["What we set out for, and what this run shows:", ""]
    for name, target in TARGETS.items():
        found = [each for each in report.results if each.side.startswith(name)]
        if not found:
            lines.append(f"- {target:g} times {name}: it could not be run here.")
            continue
        least = min(ratio(report, each) for each in found)
        said = "reached" if least >= target else "not reached"
        lines.append(f"- {target:g} times {name}: {said} on equal threads, where it is {least:,.0f} times.")
        if least < target:
            alone_s = min(each.seconds for each in found)
            lines.append(
                f"  {name} follows one person at a time on one core. With both cores of this machine ours is"
                f" {alone_s / whole_s:,.0f} times as fast; that is no equal race, and the ratio above is the one to"
                " quote."
            )
    return lines


def _beside(report: Report) -> list[str]:
    fill_s, file_s = report.writing_s
    megabytes = 2 * PEOPLE * len(TIMES_MIN) * 8 / 1e6
    single = next(each for each in report.results if "compiled" in each.side and each.threads == 1)
    return [
        f"Filling as much fresh memory ({megabytes:.0f} MB) with one number takes this machine {_time(fill_s)},"
        f" writing it to a file {_time(file_s)}. The compiled loop on one thread takes"
        f" {single.seconds / fill_s:.1f} times as long as the bare filling.",
    ]


def _one(report: Report) -> list[str]:
    lines = ["## One person", "", f"From Python, {len(TIMES_MIN)} minutes, all worked out anew.", ""]
    lines += ["| what | time |", "|---|---|"]
    lines += [f"| {what} | {_time(seconds)} |" for what, seconds in report.one_person_s.items()]
    if report.opentiva is None:
        return [*lines, "", "opentiva could not be built here, so it is not in this table."]
    lines += [
        f"| opentiva: Domino, plasma on the same minutes | {_time(report.opentiva['minutes_s'])} |",
        f"| opentiva: Domino, plasma and effect site on its own grid of seconds | {_time(report.opentiva['both_s'])} |",
    ]
    return [
        *lines,
        "",
        f"Under the same constants the plasma curves of opentiva and of ours differ by {report.opentiva_error:.0e} of"
        " the peak. opentiva's loop over segments is compiled; our scalar way is plain Python.",
    ]


def _claims(report: Report) -> list[str]:
    return [
        "## What this says, and what not",
        "",
        "- The models are linear, and a linear model has an exact answer: a sum of exponentials. Solvers of"
        " differential equations can do what this engine cannot (saturable clearance, for one). The ratios hold for"
        " linear models only.",
        "- rxode2 with `linCmt`, mrgsolve, PKPDsim and NONMEM have closed forms too. They could not be run here, and"
        " nothing is claimed about them.",
        "- libRoadRunner and SciPy follow one person after another by design; diffrax follows all at once, its blocks"
        " spread over as many of JAX's devices as there are threads. Of two solvers and two sizes of block the fastest"
        " stands in the table.",
        "- The machine was shared with other work. Read the ratios, and no ratio finer than a fifth.",
        "- Speed says nothing about whether a model is right. What is uncertain about each stands on its own page under"
        " [reference](../reference/README.md).",
    ]


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:,.1f} s" if seconds < 100 else f"{seconds:,.0f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} µs"
