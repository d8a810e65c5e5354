"""What counts as improvement on each scale: where a percentage may be claimed, cut-offs, and what is real change.

A line that no source states is None, and the answer then says "not defined" for it instead of inventing one.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.outcomes import lines
from rekindle.clinical.outcomes.lines import entry, important, partial, reliable, remission, response
from rekindle.clinical.values import Amount, ClinicValues, Value


def exact(amount: Amount) -> Fraction:
    """A score as it was written, so that 3.3 is exactly half of 6.6."""
    return Fraction(str(amount))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule:
    """One scale's own lines; where a line is from memory or policy its sources say so."""

    instrument_id: str
    name: str
    highest_score: int
    recall_d: int | None
    sources: tuple[str, ...]
    lowest_score: int = 0
    rise_is_better: bool = False
    entry: Value | None = None
    response: Value | None = None
    response_by_reliable_fall: bool = False
    partial: Value | None = None
    remission: Value | None = None
    remission_belongs: bool = True
    reliable: Value | None = None
    worse: Value | None = None
    important: Value | None = None
    relapse_from: Value | None = None
    relapse_rise: Value | None = None
    relapse_twice_from: Value | None = None
    note: str = ""

    @property
    def values(self) -> tuple[Value, ...]:
        """Every line of this scale, once."""
        found = (self.entry, self.response, self.partial, self.remission, self.reliable, self.worse, self.important)
        more = (self.relapse_from, self.relapse_rise, self.relapse_twice_from)
        return tuple({line.key: line for line in (*found, *more) if line is not None}.values())

    @property
    def has_lines(self) -> bool:
        """Whether anything says what a change of this scale means."""
        return bool(self.values)

    @property
    def claims_response(self) -> bool:
        """Whether a response is defined for this scale at all."""
        return self.response is not None or self.response_by_reliable_fall

    def holds(self, score: Amount) -> bool:
        """Whether the scale can give this score."""
        return self.lowest_score <= score <= self.highest_score

    def gain(self, baseline: Amount, score: Amount) -> Fraction:
        """How many points better than the baseline; below nought where it is worse."""
        change = exact(baseline) - exact(score)
        return -change if self.rise_is_better else change

    def in_remission(self, score: Amount, values: ClinicValues) -> bool | None:
        """Whether a score is in the remission range; None where no range is stated."""
        if self.remission is None:
            return None
        line = exact(values.of(self.remission))
        return exact(score) <= line if self.remission_belongs else exact(score) < line

    def remission_words(self, values: ClinicValues) -> str:
        """The remission range as a clinician says it; nothing where none is stated."""
        if self.remission is None:
            return ""
        line = f"{values.of(self.remission):g}"
        return f"{line} or below" if self.remission_belongs else f"below {line}"

    def allows_percentage(self, baseline: Amount, values: ClinicValues) -> bool:
        """Whether a response may be claimed from this baseline.

        Without a stated entry score, a baseline that is already in the remission range leaves nothing to respond from.
        Source: P
        """
        if not self.claims_response or exact(baseline) <= 0:
            return False
        if self.entry is not None:
            return exact(baseline) >= exact(values.of(self.entry))
        return self.in_remission(baseline, values) is not True

    def is_response(self, baseline: Amount, score: Amount, values: ClinicValues) -> bool:
        """Whether a score is a response against this baseline, by the scale's own line."""
        if not self.allows_percentage(baseline, values):
            return False
        gained = self.gain(baseline, score)
        if self.response is not None:
            return gained >= exact(baseline) * exact(values.of(self.response)) / 100
        return self.reliable is not None and gained >= exact(values.of(self.reliable))


# instruments.md 3.5 states half, and a quarter for partial, for every scale that has no line of its own
_GENERAL: Final = ("P",)

RULES: Final[dict[str, ChangeRule]] = {
    rule.instrument_id: rule
    for rule in (
        ChangeRule(
            instrument_id="phq9",
            name="PHQ-9",
            highest_score=27,
            recall_d=14,
            entry=entry("phq9", "PHQ-9", 10),
            response=response("phq9", "PHQ-9", 50, "V", "B02"),
            partial=partial("phq9", "PHQ-9", "P", "P"),
            remission=remission("phq9", "PHQ-9", 5, "V", "B02", belongs=False),
            remission_belongs=False,
            reliable=reliable("phq9", "PHQ-9", 6),
            worse=lines.PHQ9_WORSE,
            important=important("phq9", "PHQ-9", 5, "V2", "MCID-PHQ9"),
            relapse_from=lines.PHQ9_RELAPSE_FROM,
            relapse_rise=lines.PHQ9_RELAPSE_RISE,
            sources=("B02", "RCI"),
        ),
        ChangeRule(
            instrument_id="gad7",
            name="GAD-7",
            highest_score=21,
            recall_d=14,
            response=response("gad7", "GAD-7", 50, "M", "M"),
            partial=partial("gad7", "GAD-7", "M", "M"),
            remission=remission("gad7", "GAD-7", 5, "M", "M", belongs=False),
            remission_belongs=False,
            reliable=reliable("gad7", "GAD-7", 4),
            important=important("gad7", "GAD-7", 4, "V2", "MCID-GAD7"),
            sources=("RCI", "M"),
        ),
        ChangeRule(
            instrument_id="qids_sr16",
            name="QIDS-SR16",
            highest_score=27,
            recall_d=7,
            entry=entry("qids_sr16", "QIDS-SR16", 11),
            response=response("qids_sr16", "QIDS-SR16", 50, "V2", "B05"),
            partial=partial("qids_sr16", "QIDS-SR16", "M", "M"),
            remission=remission("qids_sr16", "QIDS-SR16", 5, "M", "M"),
            reliable=reliable("qids_sr16", "QIDS-SR16", 5),
            sources=("B05", "RCI", "M"),
        ),
        ChangeRule(
            instrument_id="madrs",
            name="MADRS",
            highest_score=60,
            recall_d=7,
            entry=entry("madrs", "MADRS", 20),
            response=response("madrs", "MADRS", 50, "V", "B06"),
            partial=partial("madrs", "MADRS", "M", "M"),
            remission=remission("madrs", "MADRS", 10, "V", "B06", "SUST3-SUB", highest=12),
            reliable=reliable("madrs", "MADRS", 10),
            important=important("madrs", "MADRS", 6, "M", "M"),
            relapse_twice_from=lines.MADRS_RELAPSE_FROM,
            sources=("B06", "SUST3-SUB", "RCI", "M"),
        ),
        ChangeRule(
            instrument_id="madrs_s",
            name="MADRS-S",
            highest_score=54,
            recall_d=3,
            response=response("madrs_s", "MADRS-S", 50, "M", "M"),
            partial=partial("madrs_s", "MADRS-S", "P", *_GENERAL),
            sources=("M", "P"),
        ),
        ChangeRule(
            instrument_id="hamd17",
            name="HAM-D17",
            highest_score=52,
            recall_d=7,
            response=response("hamd17", "HAM-D17", 50, "M", "M"),
            partial=partial("hamd17", "HAM-D17", "M", "M"),
            remission=remission("hamd17", "HAM-D17", 7, "M", "M"),
            important=important("hamd17", "HAM-D17", 3, "M", "M"),
            sources=("M",),
        ),
        ChangeRule(
            instrument_id="hama",
            name="HAM-A",
            highest_score=56,
            recall_d=7,
            response=response("hama", "HAM-A", 50, "M", "M"),
            partial=partial("hama", "HAM-A", "P", *_GENERAL),
            sources=("M", "P"),
        ),
        ChangeRule(
            instrument_id="bdi_ii",
            name="BDI-II",
            highest_score=63,
            recall_d=None,
            response=response("bdi_ii", "BDI-II", 50, "M", "M"),
            partial=partial("bdi_ii", "BDI-II", "M", "M"),
            remission=remission("bdi_ii", "BDI-II", 12, "M", "M", highest=13),
            important=important("bdi_ii", "BDI-II", 5, "M", "M"),
            sources=("M",),
        ),
        ChangeRule(
            instrument_id="pcl5",
            name="PCL-5",
            highest_score=80,
            recall_d=30,
            response_by_reliable_fall=True,
            remission=remission("pcl5", "PCL-5", 28, "V", "MARX-2022"),
            reliable=reliable("pcl5", "PCL-5", 15, "MARX-2022", tag="V", highest=18),
            sources=("MARX-2022",),
            note="Response is the reliable fall of 15 to 18 points; remission is the clinically significant range.",
        ),
        ChangeRule(
            instrument_id="caps5",
            name="CAPS-5",
            highest_score=80,
            recall_d=None,
            response=response("caps5", "CAPS-5", 30, "V", "B09"),
            sources=("B09",),
            note="Remission is loss of the diagnosis, which a total cannot show.",
        ),
        ChangeRule(
            instrument_id="ybocs",
            name="Y-BOCS",
            highest_score=40,
            recall_d=7,
            response=response("ybocs", "Y-BOCS", 35, "V", "OCD-R"),
            partial=partial("ybocs", "Y-BOCS", "V", "OCD-R"),
            remission=remission("ybocs", "Y-BOCS", 12, "M", "M", highest=14),
            reliable=reliable("ybocs", "Y-BOCS", 6),
            sources=("OCD-R", "RCI", "M"),
        ),
        ChangeRule(
            instrument_id="lsas",
            name="LSAS",
            highest_score=144,
            recall_d=None,
            response=response("lsas", "LSAS", 35, "V", "B15"),
            remission=remission("lsas", "LSAS", 30, "V", "B15"),
            sources=("B15",),
        ),
        ChangeRule(
            instrument_id="pain_nrs",
            name="pain NRS",
            highest_score=10,
            recall_d=None,
            response=response("pain_nrs", "Pain 0-10", 30, "M", "ASRA-C", "M"),
            important=important("pain_nrs", "Pain 0-10", 2, "M", "ASRA-C", "M"),
            sources=("ASRA-C", "M"),
            note="A fall of 50 % is called substantial.",
        ),
        ChangeRule(
            instrument_id="peg",
            name="PEG",
            highest_score=10,
            recall_d=7,
            response=response("peg", "PEG", 50, "P", *_GENERAL),
            partial=partial("peg", "PEG", "P", *_GENERAL),
            reliable=reliable("peg", "PEG", 2),
            sources=("RCI", "P"),
        ),
        ChangeRule(
            instrument_id="isi",
            name="ISI",
            highest_score=28,
            recall_d=14,
            response=response("isi", "ISI", 50, "P", *_GENERAL),
            partial=partial("isi", "ISI", "P", *_GENERAL),
            reliable=reliable("isi", "ISI", 4),
            important=important("isi", "ISI", 6, "M", "M"),
            sources=("RCI", "M", "P"),
        ),
        ChangeRule(
            instrument_id="who5",
            name="WHO-5",
            highest_score=100,
            recall_d=14,
            rise_is_better=True,
            reliable=reliable("who5", "WHO-5", 21, rise=True),
            important=important("who5", "WHO-5", 10, "M", "M"),
            sources=("RCI", "M"),
            note="Higher is better; no percentage is stated for it.",
        ),
        ChangeRule(
            instrument_id="sidas",
            name="SIDAS",
            highest_score=50,
            recall_d=30,
            reliable=reliable("sidas", "SIDAS", 9),
            sources=("RCI",),
            note="A scale of suicidal thoughts claims no response.",
        ),
        ChangeRule(
            instrument_id="bss",
            name="BSS",
            highest_score=38,
            recall_d=7,
            remission=remission("bss", "BSS", 0, "M", "M"),
            sources=("M",),
            note="A scale of suicidal thoughts claims no response.",
        ),
        ChangeRule(
            instrument_id="wsas",
            name="WSAS",
            highest_score=40,
            recall_d=None,
            remission=remission("wsas", "WSAS", 10, "M", "M"),
            reliable=reliable("wsas", "WSAS", 8),
            important=important("wsas", "WSAS", 8, "M", "M"),
            sources=("RCI", "M"),
            note="It speaks of function; no percentage is stated for it.",
        ),
        ChangeRule(
            instrument_id="ymrs",
            name="YMRS",
            highest_score=60,
            recall_d=None,
            remission=remission("ymrs", "YMRS", 12, "M", "M"),
            important=important("ymrs", "YMRS", 6.6, "M", "M"),
            sources=("M",),
            note="It watches for mania; no percentage is stated for it.",
        ),
    )
}

BASELINE_WINDOW_D = int(lines.BASELINE_WINDOW.default)
RELAPSE_GAP_D = int(lines.RELAPSE_GAP.default)


def rule_of(instrument_id: str) -> ChangeRule:
    """The lines of one scale, or none of them; a scale that is not in the library is a mistake and raises."""
    if instrument_id in RULES:
        return RULES[instrument_id]
    asked = INSTRUMENTS.get(instrument_id)
    if asked is None:
        raise ValueError(f"no change is defined for {instrument_id!r}; there is for {sorted(RULES)}")
    return ChangeRule(
        instrument_id=instrument_id,
        name=asked.name,
        highest_score=asked.highest,
        recall_d=None,
        sources=asked.sources,
        note="Nothing says what a change of it means.",
    )


VALUES: Final[tuple[Value, ...]] = (
    *(line for rule in RULES.values() for line in rule.values),
    lines.MADRS_RELAPSE_GAP_FROM,
    lines.MADRS_RELAPSE_GAP_TO,
    lines.BASELINE_WINDOW,
    lines.RELAPSE_GAP,
)
