"""The sources that the screening rules and the medicine tables rest on.

All were read in stored public pages on 2026-11-22; none is a live check. What is flagged M waits for a clinician.
"""

from typing import Final

from rekindle.clinical.sources.source import Source

LABELS: Final = (
    Source(
        "L-SPR-US",
        "Spravato (esketamine) nasal spray, US prescribing information and important safety information: "
        "contraindications, boxed warnings, driving, stimulants and MAOIs; monotherapy since 2025. Read in pieces.",
        "https://www.spravatohcp.com",
        "V2",
    ),
    Source(
        "L-SPR-EU",
        "Spravato, EMA summary of product characteristics, 2025: cardiovascular event within six weeks, sleep "
        "apnoea, thyroid and lung warnings.",
        "https://rxreasoner.com/monographs/spravato",
        "V",
    ),
    Source(
        "L-JNJ-CV",
        "Johnson & Johnson medical information, esketamine: cardiovascular effects and the pressures at "
        "which phase 3 trials withheld a dose.",
        "https://www.janssenscience.com",
        "V",
    ),
    Source(
        "L-JNJ-UR",
        "Johnson & Johnson medical information, esketamine: urinary symptoms and cystitis.",
        "https://www.jnjmedicalconnect.com",
        "V",
    ),
    Source(
        "L-KET-US",
        "Ketalar (ketamine), US label, revised 10/2024, and summaries: theophylline, CNS depressants, airway, "
        "hypertension, baseline liver tests.",
        "https://fda.report/DailyMed",
        "V",
    ),
    Source(
        "L-KET-UK",
        "Ketalar, UK label, 2019: hypertension as a hazard, stroke, severe cardiac disease.",
        "https://rxreasoner.com",
        "V",
    ),
    Source(
        "L-KET-CH",
        "Ketamine, Swiss label: 180/100 mmHg, stroke, eclampsia, untreated hyperthyroidism.",
        "https://oddb.org",
        "V",
    ),
    Source(
        "L-SPR-HCP",
        "Spravato for health-care professionals: dosing, fasting and timing pages.",
        "https://www.spravatohcp.com",
        "V2",
    ),
    Source(
        "REMS-PMF",
        "Spravato REMS, patient monitoring form, 11/2021: fields for benzodiazepines, stimulants and "
        "other medicines of the day.",
        "https://www.spravatorems.com",
        "V",
    ),
)

GUIDELINES: Final = (
    Source(
        "CSSRS",
        "Columbia suicide severity rating scale, screener: triage guidance and scoring pages.",
        "https://cssrs.columbia.edu",
        "V",
    ),
    Source(
        "APA-2017",
        "Sanacora et al., a consensus statement on the use of ketamine in the treatment of mood "
        "disorders, JAMA Psychiatry 2017;74:399 (abstract read).",
        "doi:10.1001/jamapsychiatry.2017.0080",
        "V",
    ),
    Source(
        "CANMAT",
        "Swainson et al., CANMAT task force recommendations for racemic ketamine in adults with major "
        "depressive disorder, 2021 (abstract and commentary read).",
        "PMID:33174760",
        "V",
    ),
    Source(
        "ASRA-C",
        "ASRA, AAPM and ASA consensus guidelines on intravenous ketamine for chronic pain, 2018 (summaries read).",
        "doi:10.1097/AAP.0000000000000808",
        "V2",
    ),
    Source(
        "GLP1-MS",
        "Multisociety guidance on GLP-1 receptor agonists around procedures, 2024.",
        "https://conexiant.com",
        "V",
    ),
    Source(
        "GLP1-AU",
        "Australian and New Zealand College of Anaesthetists, guidance on GLP-1 and GIP agonists.",
        "https://www.anzca.edu.au",
        "V",
    ),
)

CLINICS: Final = (
    Source("SEED0", "A clinic's process page: pathway, contraindications, induction and maintenance.", "", "V"),
    Source("SEED1", "A clinic's page on IV ketamine therapy: contraindications and sessions.", "", "V"),
    Source(
        "TKC",
        "Toronto Ketamine Clinic, inclusion and exclusion criteria (one clause cut off in the excerpt).",
        "https://www.torontoketamineclinic.com",
        "V",
    ),
    Source("FTH", "Field Trip Health, eligibility (blood pressure 160/100).", "https://www.fieldtriphealth.ca", "V"),
    Source("MIND", "Mindspace, eligibility.", "https://www.mindspacewellbeing.com", "V"),
    Source("PSYON", "Psyon, a Czech clinic's exclusions.", "https://psyon.cz", "V"),
)

STUDIES: Final = (
    Source("NYSPI", "Ketamine trial at the New York State Psychiatric Institute, criteria table.", "PMC10812090", "V"),
    Source(
        "UMN-VA",
        "VA pilot trial of repeated ketamine: aged 18-75, at least two failed trials, IDS-C at least 32.",
        "doi:10.1038/s41398-020-00897-0",
        "V",
    ),
    Source("YALE-BP", "Blood pressure during ketamine at Yale, n=138.", "PMID:38991311", "V"),
    Source(
        "GDANSK-BP",
        "Szarmach et al., blood pressure during ketamine infusions, Neuropsychiatric Disease and Treatment 2020.",
        "https://www.dovepress.com",
        "V",
    ),
    Source(
        "PTSD-MA",
        "Meta-analysis of ketamine for post-traumatic stress disorder, 2024, six trials, n=221.",
        "https://informahealthcare.com",
        "V",
    ),
    Source(
        "OCD-R",
        "Rodriguez et al., randomised trial of ketamine in obsessive-compulsive disorder, 2013, n=15.",
        "PMC3799067",
        "V",
    ),
    Source(
        "OCD-B",
        "Bloch et al., open trial of ketamine in obsessive-compulsive disorder, 2012, n=10.",
        "PMID:22784486",
        "V",
    ),
    Source(
        "KIC",
        "Ketamine-induced cystitis: Chang 2024 (case) and Anderson 2022 (review).",
        "https://ouci.dntb.gov.ua",
        "V",
    ),
)

MEDICINES: Final = (
    Source(
        "BZD-A",
        "Andrashko et al., benzodiazepines and the antidepressant effect of ketamine, Frontiers in "
        "Psychiatry 2020;11:844, n=47.",
        "doi:10.3389/fpsyt.2020.00844",
        "V",
    ),
    Source(
        "BZD-R",
        "Secondary analysis of a randomised ketamine trial: benzodiazepine dose and early response, n=99.",
        "https://www.psychiatrist.com",
        "V",
    ),
    Source(
        "VER-2021",
        "Veraart et al., pharmacodynamic interactions between ketamine and psychiatric medicines, "
        "2021, systematic review.",
        "doi:10.1093/ijnp/pyab039",
        "V",
    ),
    Source(
        "ANDRADE",
        "Andrade, ketamine for depression: interactions with other medicines, Journal of Clinical Psychiatry 2017.",
        "https://www.psychiatrist.com",
        "V",
    ),
    Source(
        "NTX-W",
        "Williams et al., naltrexone and the antidepressant effect of ketamine, American Journal of "
        "Psychiatry 2018, crossover, n=12.",
        "doi:10.1176/appi.ajp.2018.18020138",
        "V",
    ),
    Source(
        "CYP",
        "Oral and intravenous ketamine with ticlopidine, itraconazole, clarithromycin, rifampicin, "
        "St John's wort and grapefruit: crossover volunteer trials (Peltoniemi, Hagelberg).",
        "PMID:19897389",
        "V",
    ),
    Source(
        "RX",
        "RxNorm concept sets: OHDSI PhenotypeLibrary and LEGEND, CPIC drug table, ClinPGx-linked file.",
        "https://github.com/OHDSI/PhenotypeLibrary",
        "V",
    ),
    Source(
        "ASHTON", "Diazepam equivalents of the Ashton kind; tables differ between authors by up to two times.", "", "M"
    ),
)

FROM_MEMORY: Final = (
    Source("M", "General clinical knowledge, not looked up; a clinician must confirm it before go-live.", "", "M"),
    Source("M-HTN", "ACC/AHA: severe pressure with new organ symptoms is a hypertensive emergency.", "", "M"),
    Source(
        "M-AAGBI", "AAGBI and British Hypertension Society: pressures before surgery, 160/100 and 180/110.", "", "M"
    ),
    Source("M-ACC", "ACC/AHA: at least sixty days between a heart attack and elective procedures.", "", "M"),
    Source("M-AHA", "AHA: at least ninety days between a stroke and elective procedures.", "", "M"),
)

PROGRAMME: Final = (
    Source("P", "Programme policy: chosen here because sources are silent or disagree; a clinic may set it.", "", "P"),
    Source(
        "NIST-811",
        "NIST, Guide for the use of the international system of units, Special Publication 811, "
        "appendix B.8: pound, inch and millimetre of mercury.",
        "https://www.nist.gov/pml/special-publication-811",
        "V2",
    ),
)

SOURCES: Final[tuple[Source, ...]] = (
    *LABELS,
    *GUIDELINES,
    *CLINICS,
    *STUDIES,
    *MEDICINES,
    *FROM_MEMORY,
    *PROGRAMME,
)
