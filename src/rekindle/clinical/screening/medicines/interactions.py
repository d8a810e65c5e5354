"""What each group of medicines does with ketamine, and what is done about it before and on the day.

Nobody is told to stop a medicine: every action goes through the prescriber.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS, Ingredient, MedicineClass
from rekindle.clinical.screening.medicines.matching import Line
from rekindle.clinical.screening.medicines.reading import read_typed


@dataclass(frozen=True, slots=True)
class Interaction:
    """One group of medicines, its effect with ketamine, and what follows."""

    row: str
    title: str
    classes: tuple[MedicineClass, ...]
    effect: str
    before: str
    on_the_day: str
    sources: tuple[str, ...]
    evidence: str
    only: tuple[str, ...] = ()

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        """The ingredients of this group that the tables know."""
        named = (INGREDIENTS[name] for name in self.only)
        return (*named, *(each for each in INGREDIENTS.values() if each.classes.intersection(self.classes)))


INTERACTIONS: Final = (
    Interaction(
        "X01",
        "Benzodiazepines",
        ("benzodiazepine",),
        "Weaken or shorten the antidepressant effect above about 8 mg a day of diazepam equivalent; add to sedation "
        "and slow breathing.",
        "The prescriber discusses dose and timing; never an abrupt stop.",
        "Record the time of the last dose; 8 to 12 h between a short-acting dose and the infusion where that is safe.",
        ("BZD-A", "BZD-R", "VER-2021", "L-KET-US"),
        "Observational, n=47: above 8 mg, sensitivity 80 %, specificity 85 %. Secondary look at a randomised trial, "
        "n=99: more dose, less effect on day 1, not on day 3. Boxed warning of the class.",
    ),
    Interaction(
        "X02",
        "Z-drugs",
        ("z_drug",),
        "Sedation.",
        "Note.",
        "No dose after midnight unless habitual.",
        ("REMS-PMF",),
        "Listed in the Spravato REMS.",
    ),
    Interaction(
        "X03",
        "Lamotrigine",
        ("lamotrigine",),
        "May lessen side effects; in two of five studies it dampened an effect of ketamine; what it does to mood is "
        "unproven.",
        "Keep; record.",
        "Nothing.",
        ("VER-2021", "ANDRADE"),
        "Mixed: two of five studies.",
    ),
    Interaction(
        "X04",
        "Monoamine oxidase inhibitors",
        ("maoi",),
        "May raise blood pressure; case reports show no relevant change.",
        "Anaesthesia and prescriber.",
        "Blood pressure every 5 min; no indirect sympathomimetics.",
        ("L-SPR-US", "VER-2021"),
        "The label advises close monitoring; case reports.",
    ),
    Interaction(
        "X05",
        "Stimulants and atomoxetine",
        ("stimulant",),
        "Add to the rise in blood pressure and pulse.",
        "Document.",
        "The morning dose waits, by default, if the prescriber agrees.",
        ("L-SPR-US", "REMS-PMF"),
        "The label advises close monitoring of blood pressure; holding the morning dose is policy (P).",
    ),
    Interaction(
        "X06",
        "Opioids",
        ("opioid", "opioid_reversal"),
        "Profound sedation, slow breathing, longer recovery.",
        "Morphine equivalents, prescription-monitoring check, naloxone at hand.",
        "Continuous SpO2; capnography from 50 mg morphine equivalent a day or with another sedative.",
        ("L-KET-US",),
        "Text of the label, of the boxed kind; the limit of 50 mg is policy (P).",
    ),
    Interaction(
        "X07",
        "Naltrexone",
        ("naltrexone",),
        "May abolish the antidepressant effect but not the dissociation.",
        "The prescriber decides; never stopped in alcohol or opioid use disorder without a plan; a depot lasts about "
        "four weeks.",
        "Record the last dose.",
        ("NTX-W",),
        "Crossover trial, n=12, stopped early; other reports conflict (M).",
    ),
    Interaction(
        "X08",
        "Alcohol and other depressants",
        ("other_depressant", "gabapentinoid", "oxybate"),
        "Add to sedation.",
        "Oxybate goes to anaesthesia.",
        "No alcohol 24 h before and after; alcohol on the breath means not today.",
        ("L-KET-US",),
        "Label.",
    ),
    Interaction(
        "X09",
        "Theophylline and aminophylline",
        ("theophylline",),
        "Lower the threshold for seizures.",
        "No infusion until the prescriber has changed the therapy.",
        "Not today.",
        ("L-KET-US",),
        "The label says: do not give together.",
    ),
    Interaction(
        "X10",
        "CYP2B6 and CYP3A4 inhibitors",
        ("cyp_inhibitor",),
        "Oral S-ketamine rises to 2.4 times with ticlopidine, 2.6 with clarithromycin, 3.0 with grapefruit, not with "
        "itraconazole; by vein a small effect is expected.",
        "Note; start at 0.5 mg/kg and do not go up on the same day.",
        "Longer observation.",
        ("CYP",),
        "Crossover trials in volunteers.",
    ),
    Interaction(
        "X11",
        "CYP inducers",
        ("cyp_inducer",),
        "Rifampicin lowers S-ketamine by 14 % by vein and 86 % by mouth; St John's wort by 58 % by mouth.",
        "Note; the dose by vein is not raised in advance.",
        "Nothing.",
        ("CYP",),
        "Crossover trials in volunteers.",
    ),
    Interaction(
        "X12",
        "GLP-1 and GIP agonists",
        ("glp1",),
        "The stomach empties late; risk of aspiration.",
        "Ask about the phase of dosing and the stomach.",
        "Steady and settled: liquids for 24 h, then the usual fast. Rising dose or symptoms: postpone, or ultrasound "
        "of the stomach. The older advice (ASA 2023): a daily dose waits on the day and a "
        "weekly one for a week, if its prescriber agrees.",
        ("GLP1-MS", "GLP1-AU"),
        "Guidance of several societies, 2024; the older ASA advice of 2023 beside it.",
    ),
    Interaction(
        "X13",
        "Antihypertensives",
        ("ace_inhibitor", "arb", "dihydropyridine", "thiazide", "other_antihypertensive"),
        "Lessen the rise in blood pressure.",
        "Taken on the morning with a sip of water.",
        "If missed, the prescriber decides whether to give or wait.",
        ("L-SPR-EU",),
        "Policy (P) beside the European label.",
    ),
    Interaction(
        "X14",
        "Lithium",
        ("lithium",),
        "No significant interaction reported.",
        "Level within six months.",
        "Drink enough.",
        ("VER-2021",),
        "Review.",
    ),
    Interaction(
        "X15",
        "Clonidine and guanfacine",
        ("alpha2_agonist",),
        "Blunt the rise in pressure and pulse; rebound if stopped.",
        "Continue.",
        "Beware of a slow pulse with a beta-blocker.",
        ("M",),
        "General knowledge (M).",
    ),
    Interaction(
        "X16",
        "Antipsychotics",
        ("antipsychotic",),
        "Haloperidol, risperidone and clozapine may blunt the psychotomimetic effect; small and inconsistent.",
        "Confirm why it is prescribed.",
        "Nothing.",
        ("VER-2021",),
        "Small, inconsistent studies.",
    ),
    Interaction(
        "X17",
        "Antidepressants",
        ("antidepressant",),
        "Generally combined; people on SSRIs had higher pressures in one series.",
        "Continue.",
        "Nothing.",
        ("ANDRADE", "GDANSK-BP"),
        "Review; one series, n=49.",
    ),
    Interaction(
        "X18",
        "Sympathomimetics and decongestants",
        ("pressor",),
        "Raise blood pressure further.",
        "Nothing.",
        "None within 24 h; a nasal decongestant or steroid at least 1 h before Spravato.",
        ("L-KET-US", "L-SPR-HCP"),
        "Label; 24 h is policy (P).",
    ),
    Interaction(
        "X19",
        "Thyroid hormone",
        ("thyroid_hormone",),
        "Fast pulse and high pressure if over-replaced.",
        "TSH.",
        "Nothing.",
        ("M",),
        "General knowledge (M).",
    ),
    Interaction(
        "X20",
        "Anticoagulants",
        ("anticoagulant",),
        "Bleeding into the muscle after an injection.",
        "Not into a muscle; by vein is fine.",
        "Nothing.",
        ("P",),
        "Policy (P).",
    ),
    Interaction(
        "X21",
        "Medicines that lengthen the QT interval",
        ("qt_prolonging", "antipsychotic"),
        "A longer QT interval, ondansetron with citalopram, methadone or antipsychotics above all.",
        "ECG.",
        "Ondansetron at most 4 to 8 mg; none when QTc is above 500 ms.",
        ("M",),
        "General knowledge (M); the limits of dose and QTc are policy (P).",
        only=("methadone",),
    ),
    Interaction(
        "X22",
        "Other NMDA blockers",
        ("nmda_blocker",),
        "Act on the same target; dextromethorphan with bupropion (Auvelity) counts too.",
        "Discuss.",
        "The prescriber decides whether to hold.",
        ("M",),
        "General knowledge (M).",
    ),
)


@dataclass(frozen=True, slots=True)
class Met:
    """An interaction that applies to a person, with the medicine that caused it and whether its name is certain."""

    interaction: Interaction
    said: str
    ingredients: tuple[str, ...]
    certain: bool


def interactions_of(lines: Iterable[Line]) -> tuple[Met, ...]:
    """What applies to a person's list, in the order of the table; a name that may be meant applies as uncertain."""
    found = [met for line in lines for met in _met_by(line)]
    return tuple(sorted(found, key=lambda met: (met.interaction.row, not met.certain, met.said.casefold())))


def _met_by(line: Line) -> Iterable[Met]:
    certain = bool(line.ingredients) and line.name_and_code_agree
    named = line.ingredients
    if line.unidentified:
        named = frozenset().union(*(offer.ingredients for offer in read_typed(line.said).offers))
    for interaction in INTERACTIONS:
        causes = sorted({each.name for each in interaction.ingredients} & named)
        if causes:
            yield Met(interaction, line.said, tuple(causes), certain)
