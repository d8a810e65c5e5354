"""The sources that doses, checks on the day, observation and leaving rest on, beside those of screening.

All were read in stored public pages on 2026-11-22; none is a live check.
"""

from typing import Final

from rekindle.clinical.sources.source import Source

STANDARDS: Final = (
    Source(
        "ASKP3",
        "American Society of Ketamine Physicians, Psychotherapists and Practitioners: the basics (2018) and "
        "the 2024 pledge. Start 0.5 to 1 mg/kg over 40 to 60 minutes, escalate for response; consent and allergies.",
        "https://www.askp.org",
        "V2",
    ),
    Source(
        "ASA-2023",
        "American Society of Anesthesiologists, guidance on ketamine outside acute pain and sedation, 2023.",
        "https://www.asahq.org",
        "V",
    ),
    Source(
        "REMS-FDA",
        "FDA, Spravato risk evaluation and mitigation strategy (REMS 386), summary: setting, monitoring, two hours.",
        "https://www.accessdata.fda.gov",
        "V",
    ),
    Source(
        "FAVA",
        "Fava et al., double-blind dose-finding trial of intravenous ketamine (0.1, 0.2, 0.5, 1.0 mg/kg), "
        "Molecular Psychiatry 2018 (design read).",
        "doi:10.1038/s41380-018-0256-5",
        "V",
    ),
    Source(
        "FDA-2022",
        "FDA alert on compounded ketamine nasal spray, 2022 (reported).",
        "https://www.fda.gov/drugs/human-drug-compounding",
        "V2",
    ),
    Source(
        "FDA-2023",
        "FDA alert on compounded ketamine products, oral ones included, for psychiatric disorders, 2023 (reported).",
        "https://www.fda.gov/drugs/human-drug-compounding",
        "V2",
    ),
    Source("GFE", "Good faith estimate, 45 CFR 149.610, CMS model notice (copies read).", "45 CFR 149.610", "V2"),
)

SCALES: Final = (
    Source(
        "MOAAS",
        "Modified observer's assessment of alertness and sedation: published table of levels 5 to 0.",
        "https://bmcanesthesiol.biomedcentral.com",
        "V",
    ),
    Source("ALD", "Modified Aldrete recovery score, published table with five parts of 0 to 2.", "", "V"),
    Source("PADS", "Post-anaesthetic discharge scoring system, published table; 9 of 10 or more to leave.", "", "V"),
)

EFFECTS: Final = (
    Source(
        "YIP",
        "Yip et al. 2022: argument that asymptomatic pressure rises during ketamine are over-treated (abstract read).",
        "PMC9556663",
        "V",
    ),
    Source(
        "SHORT",
        "Short et al. 2018, systematic review of side effects of ketamine in depression, Lancet Psychiatry.",
        "doi:10.1016/S2215-0366(17)30272-9",
        "V",
    ),
    Source(
        "A01",
        "Esketamine REMS, 58 months: 58,483 patients, 1,486,213 sessions; sedation 34.7 %, dissociation 41.0 %, "
        "increased blood pressure 0.9 %, serious events under 0.1 % of sessions.",
        "",
        "V",
    ),
    Source(
        "AE-LONG",
        "Longitudinal adverse events of esketamine, n=928: highest in the first week, falling later.",
        "PMC10439056",
        "V",
    ),
    Source("SUST2", "SUSTAIN-2, one year of esketamine, n=802: urinary and other long-term effects.", "", "V"),
    Source(
        "CTCAE",
        "Common Terminology Criteria for Adverse Events, version 5: grades 1 to 5 (used as a style of grading).",
        "https://ctep.cancer.gov",
        "M",
    ),
)

SOURCES: Final[tuple[Source, ...]] = (*STANDARDS, *SCALES, *EFFECTS)
