"""What each group of medicines does with ketamine, and what is done about it before and on the day.

Nobody is told to stop a medicine: every action goes through the prescriber.
"""

from dataclasses import dataclass
from typing import Final

from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS, Ingredient, MedicineClass


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
    ),
    Interaction(
        "X02",
        "Z-drugs",
        ("z_drug",),
        "Sedation.",
        "Note.",
        "No dose after midnight unless habitual.",
        ("REMS-PMF",),
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
    ),
    Interaction(
        "X04",
        "Monoamine oxidase inhibitors",
        ("maoi",),
        "May raise blood pressure; case reports show no relevant change.",
        "Anaesthesia and prescriber.",
        "Blood pressure every 5 min; no indirect sympathomimetics.",
        ("L-SPR-US", "VER-2021"),
    ),
    Interaction(
        "X05",
        "Stimulants and atomoxetine",
        ("stimulant",),
        "Add to the rise in blood pressure and pulse.",
        "Document.",
        "The morning dose waits, by default, if the prescriber agrees.",
        ("L-SPR-US", "REMS-PMF"),
    ),
    Interaction(
        "X06",
        "Opioids",
        ("opioid", "opioid_reversal"),
        "Profound sedation, slow breathing, longer recovery.",
        "Morphine equivalents, prescription-monitoring check, naloxone at hand.",
        "Continuous SpO2; capnography from 50 mg morphine equivalent a day or with another sedative.",
        ("L-KET-US",),
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
    ),
    Interaction(
        "X08",
        "Alcohol and other depressants",
        ("other_depressant", "gabapentinoid", "oxybate"),
        "Add to sedation.",
        "Oxybate goes to anaesthesia.",
        "No alcohol 24 h before and after; alcohol on the breath means not today.",
        ("L-KET-US",),
    ),
    Interaction(
        "X09",
        "Theophylline and aminophylline",
        ("theophylline",),
        "Lower the threshold for seizures.",
        "No infusion until the prescriber has changed the therapy.",
        "Not today.",
        ("L-KET-US",),
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
    ),
    Interaction(
        "X11",
        "CYP inducers",
        ("cyp_inducer",),
        "Rifampicin lowers S-ketamine by 14 % by vein and 86 % by mouth; St John's wort by 58 % by mouth.",
        "Note; the dose by vein is not raised in advance.",
        "Nothing.",
        ("CYP",),
    ),
    Interaction(
        "X12",
        "GLP-1 and GIP agonists",
        ("glp1",),
        "The stomach empties late; risk of aspiration.",
        "Ask about the phase of dosing and the stomach.",
        "Steady and settled: liquids for 24 h, then the usual fast. Rising dose or symptoms: postpone, or ultrasound "
        "of the stomach.",
        ("GLP1-MS", "GLP1-AU"),
    ),
    Interaction(
        "X13",
        "Antihypertensives",
        ("ace_inhibitor", "arb", "dihydropyridine", "thiazide", "other_antihypertensive"),
        "Lessen the rise in blood pressure.",
        "Taken on the morning with a sip of water.",
        "If missed, the prescriber decides whether to give or wait.",
        ("L-SPR-EU",),
    ),
    Interaction(
        "X14",
        "Lithium",
        ("lithium",),
        "No significant interaction reported.",
        "Level within six months.",
        "Drink enough.",
        ("VER-2021",),
    ),
    Interaction(
        "X15",
        "Clonidine and guanfacine",
        ("alpha2_agonist",),
        "Blunt the rise in pressure and pulse; rebound if stopped.",
        "Continue.",
        "Beware of a slow pulse with a beta-blocker.",
        ("M",),
    ),
    Interaction(
        "X16",
        "Antipsychotics",
        ("antipsychotic",),
        "Haloperidol, risperidone and clozapine may blunt the psychotomimetic effect; small and inconsistent.",
        "Confirm why it is prescribed.",
        "Nothing.",
        ("VER-2021",),
    ),
    Interaction(
        "X17",
        "Antidepressants",
        ("antidepressant",),
        "Generally combined; people on SSRIs had higher pressures in one series.",
        "Continue.",
        "Nothing.",
        ("ANDRADE", "GDANSK-BP"),
    ),
    Interaction(
        "X18",
        "Sympathomimetics and decongestants",
        ("pressor",),
        "Raise blood pressure further.",
        "Nothing.",
        "None within 24 h; a nasal decongestant or steroid at least 1 h before Spravato.",
        ("L-KET-US", "L-SPR-HCP"),
    ),
    Interaction(
        "X19",
        "Thyroid hormone",
        ("thyroid_hormone",),
        "Fast pulse and high pressure if over-replaced.",
        "TSH.",
        "Nothing.",
        ("M",),
    ),
    Interaction(
        "X20",
        "Anticoagulants",
        ("anticoagulant",),
        "Bleeding into the muscle after an injection.",
        "Not into a muscle; by vein is fine.",
        "Nothing.",
        ("P",),
    ),
    Interaction(
        "X21",
        "Medicines that lengthen the QT interval",
        ("qt_prolonging",),
        "A longer QT interval, ondansetron with citalopram, methadone or antipsychotics above all.",
        "ECG.",
        "Ondansetron at most 4 to 8 mg; none when QTc is above 500 ms.",
        ("M",),
        only=("methadone",),
    ),
    Interaction(
        "X22",
        "Other NMDA blockers",
        ("nmda_blocker",),
        "Act on the same target.",
        "Discuss.",
        "The prescriber decides whether to hold.",
        ("M",),
    ),
)
