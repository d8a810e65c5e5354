"""The sources and licence statements of the questionnaires that are asked."""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final[tuple[Source, ...]] = (
    Source(
        "PHQ-PFIZER",
        "Pfizer, 2010 release on the PHQ family and GAD-7: no permission required to reproduce, translate, display "
        "or distribute (copies of the release read).",
        "https://www.phqscreeners.com",
        "V",
    ),
    Source(
        "PHQ9-2001",
        "Kroenke, Spitzer, Williams: the PHQ-9, validity of a brief depression severity measure, J Gen Intern Med "
        "2001;16:606. Items, sum 0-27 and bands.",
        "doi:10.1046/j.1525-1497.2001.016009606.x",
        "V2",
    ),
    Source(
        "GAD7-2006",
        "Spitzer, Kroenke, Williams, Lowe: a brief measure for assessing generalized anxiety disorder, Arch Intern "
        "Med 2006;166:1092. Items, sum 0-21 and bands.",
        "doi:10.1001/archinte.166.10.1092",
        "V2",
    ),
    Source(
        "GAD7-ZERO",
        "Zorowitz 2021, noted in CamCOPS: the zero option of the GAD-7 is 'Not at all'; 'not at all sure' is a widely "
        "copied error.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "AUDIT-C-PD",
        "AUDIT-C: public domain according to SAMHSA, quoted by CamCOPS; cut-offs 4 for men and 3 for women.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V2",
    ),
    Source(
        "LOINC-PANELS",
        "LOINC codes of PHQ-9, GAD-7 and AUDIT-C as carried by lhncbc/lforms phq9.json and uwcirg/fhir-questionnaires.",
        "https://loinc.org",
        "V",
    ),
    Source(
        "PHQ2-2003",
        "Kroenke, Spitzer, Williams: the PHQ-2, Med Care 2003;41:1284. Sum 0-6, positive from 3.",
        "doi:10.1097/01.MLR.0000093487.78664.3C",
        "V2",
    ),
    Source(
        "GAD2-2007",
        "Kroenke and others: anxiety disorders in primary care, Ann Intern Med 2007;146:317. Sum 0-6, positive from 3.",
        "doi:10.7326/0003-4819-146-5-200703060-00004",
        "V2",
    ),
    Source(
        "PHQ4-2009",
        "Kroenke and others: the PHQ-4, Psychosomatics 2009;50:613. Sum 0-12; bands from 0, 3, 6 and 9.",
        "doi:10.1176/appi.psy.50.6.613",
        "V2",
    ),
    Source(
        "QIDS-2003",
        "Rush and others: the 16-item QIDS, Biol Psychiatry 2003;54:573. Nine domains, sum 0-27, bands; a "
        "public test of AndriiKulakovskyi/QuestionnairesAPI read.",
        "doi:10.1016/S0006-3223(02)01866-8",
        "V",
    ),
    Source(
        "QIDS-LICENCE",
        "QIDS-SR16: third parties call it free; no grant of the owner, the University of Texas, was found.",
        "https://www.psychcongress.com",
        "V2",
    ),
    Source(
        "MADRS-BANDS",
        "Snaith and others: grade scores of the MADRS, Br J Psychiatry 1986;148:599. Bands from 0, 7, 20 and 35.",
        "doi:10.1192/bjp.148.5.599",
        "V2",
    ),
    Source(
        "MADRS-REMISSION",
        "Lii and others, 2023: MADRS 12 or less as remission; most trials use 10 or less, as here.",
        "PMC10769130",
        "V",
    ),
    Source(
        "MADRS-LICENCE",
        "MADRS: one page says both public domain and copyright Stuart Montgomery 1978; contradictory, so no "
        "words are shipped.",
        "https://mrcpsych.uk",
        "V2",
    ),
    Source(
        "PCL5-SCORING",
        "PCL-5, National Center for PTSD: clusters and the pattern of provisional PTSD as coded in CamCOPS pcl5.py.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "MADRSS",
        "MADRS-S: nine items of 0 to 6 over three days, sum 0-54; no agreed bands.",
        "",
        "V2",
    ),
    Source(
        "MADRSS-LICENCE",
        "MADRS-S: no grant to reproduce was found; from memory.",
        "",
        "M",
    ),
    Source(
        "HAMD-SCORING",
        "HAM-D17 as coded in CamCOPS hamd.py: ranges, the weight item, bands.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "HAMA-SCORING",
        "HAM-A as coded in CamCOPS hama.py: fourteen items of 0 to 4, lines at 18, 25 and above 30.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "PCPTSD5-SCORING",
        "PC-PTSD-5, National Center for PTSD: no exposure ends with 0; positive from 4, 3 for women to be considered.",
        "https://www.ptsd.va.gov",
        "V",
    ),
    Source(
        "YBOCS-SCORING",
        "Y-BOCS as coded in CamCOPS ybocs.py, with its notice: copyright Goodman 1986, distribution needs "
        "authorisation.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "CSSRS-SCORING",
        "C-SSRS screener: triage by pattern as published by the Columbia Lighthouse Project, which allows "
        "providers to put it into their records.",
        "https://cssrs.columbia.edu",
        "V",
    ),
    Source(
        "ASQ-SCORING",
        "ASQ, National Institute of Mental Health: any yes or refusal in 1 to 4 is positive, a yes to 5 acute.",
        "https://www.nimh.nih.gov",
        "V",
    ),
    Source(
        "SIDAS-SCORING",
        "van Spijker and others 2014: SIDAS, five items of 0 to 10, item 2 reversed, high from 21.",
        "",
        "V",
    ),
    Source(
        "BSS-MEMORY",
        "BSS: nineteen scored items, 0-38, published by Pearson; from memory.",
        "",
        "M",
    ),
    Source(
        "YMRS-SCORING",
        "YMRS as coded in QuestionnairesAPI ymrs.py: eleven items, four of them double; bands from a secondary page.",
        "https://github.com/AndriiKulakovskyi/QuestionnairesAPI",
        "V2",
    ),
    Source(
        "ASRM-SCORING",
        "ASRM: five items of 0 to 4, from 6; the DSM-5 form codes 1 to 5. Altman keeps the copyright (mhscales.com).",
        "https://mhscales.com/asrm",
        "V2",
    ),
    Source(
        "PMQ9-SCORING",
        "PMQ-9: nine items of 0 to 3; published by the University of Washington, no licence text found.",
        "https://aims.uw.edu",
        "V2",
    ),
    Source(
        "MDQ-SCORING",
        "MDQ as computed by the FHIR expression of mdq.json: seven or more, together, moderate or serious problem.",
        "https://github.com/jmandel/fhir-questionnaires-from-the-web",
        "V",
    ),
    Source(
        "CADSS-SCORING",
        "Rodrigues and others 2021: the CADSS in ketamine treatment and its six-item form; Bremner's instructions.",
        "",
        "V",
    ),
    Source(
        "BPRS-SCORING",
        "BPRS as coded in CamCOPS bprs.py: 1 to 7, 0 for not assessed; other trials code 0 to 6.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "CGI-SCORING",
        "Clinical Global Impressions: one step of seven; 0 not assessed (CamCOPS cgi.py).",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V2",
    ),
    Source(
        "MOAAS-LEVELS",
        "MOAA/S: levels 5 to 0 as tabulated in BMC Anesthesiol 2022, Table 2.",
        "",
        "V",
    ),
    Source(
        "ALDRETE-SCORING",
        "Aldrete 1995, the modified score: five parts of 0 to 2, from 9; secondary tables, one with 8.",
        "",
        "V2",
    ),
    Source(
        "PADSS-SCORING",
        "Chung and others 1995: the PADSS, five parts of 0 to 2, from 9.",
        "",
        "V",
    ),
    Source(
        "MEQ30-SCORING",
        "Barrett and others 2015: the MEQ-30, scales of 15, 6, 6 and 3 items; complete from 60 per cent of each.",
        "",
        "V2",
    ),
    Source(
        "EBI-MEMORY",
        "EBI: eight ratings of 0 to 100 and their mean; from memory.",
        "",
        "M",
    ),
    Source(
        "PEG-2009",
        "Krebs and others 2009: the PEG, mean of three ratings; derived from the Brief Pain Inventory.",
        "doi:10.1007/s11606-009-0981-1",
        "V",
    ),
    Source(
        "BPI-GUIDE",
        "Cleeland, BPI user guide: two means; the copyright covers all derivatives.",
        "https://studyres.com",
        "V",
    ),
    Source(
        "FIQR-2009",
        "Bennett and others 2009: the FIQR, a third, the whole and a half of its three parts (expression of "
        "fiqr.json run).",
        "",
        "V",
    ),
    Source(
        "WSAS-SCORING",
        "WSAS as coded in CamCOPS wsas.py, with its notice: copyright Isaac Marks.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "BIPF-SCORING",
        "B-IPF, National Center for PTSD: sum of the answered over six times their number, as a percentage.",
        "https://www.ptsd.va.gov",
        "V",
    ),
    Source(
        "WHO5-2015",
        "Topp and others 2015: the WHO-5, sum times 4, 50 poor, 28 likely depression. A newer licence may be for "
        "non-commercial use only.",
        "",
        "V",
    ),
    Source(
        "WHODAS-SCORING",
        "WHODAS 2.0, simple scoring of the 12 items; the notice asks for written permission for electronic use.",
        "https://www.who.int",
        "V2",
    ),
    Source(
        "CORE10-SCORING",
        "CORE-10 as coded in CamCOPS core10.py: ten times the mean of the answered items.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "CORE10-NINE",
        "Decision of this programme's scoring contract: prorate the CORE-10 from nine of ten answers, not from fewer.",
        "",
        "P",
    ),
    Source(
        "SHAPS-SCORING",
        "SHAPS as coded in CamCOPS shaps.py, with its notice on use.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "QLESQ-MEMORY",
        "Q-LES-Q-SF: fourteen scored items of 1 to 5, (sum - 14) / 56; from memory.",
        "",
        "M",
    ),
    Source(
        "ISI-SCORING",
        "ISI: sum 0-28, bands from 0, 8, 15 and 22 (expression of isi.json run); licensed through Mapi.",
        "https://github.com/jmandel/fhir-questionnaires-from-the-web",
        "V",
    ),
    Source(
        "PSQI-SCORING",
        "PSQI: seven components as tested in LCBC-UiO/questionnaires, and the recoding in this programme's contract.",
        "https://github.com/LCBC-UiO/questionnaires",
        "V",
    ),
    Source(
        "ICSI-1997",
        "O'Leary and others 1997: the interstitial cystitis symptom and problem indices, sums of four.",
        "",
        "V",
    ),
    Source(
        "LURN-2020",
        "Cella and others 2020: the LURN SI-10, 0-38.",
        "PMC6904437",
        "V",
    ),
    Source(
        "DAST-SCORING",
        "DAST-10 as coded in nobra_calculator dast_10.py and CamCOPS: item 3 reversed; copyright Skinner.",
        "https://github.com/danielxmed/nobra_calculator",
        "V",
    ),
    Source(
        "CBI-2005",
        "Kristensen and others 2005: the CBI, three means of 0 to 100, one work item reversed, no cut.",
        "",
        "V",
    ),
    Source(
        "PG13R-2021",
        "Prigerson and others 2021: the PG-13-R, from 30, twelve months, impairment; copyright of the authors.",
        "",
        "V2",
    ),
    Source(
        "ICG-MEMORY",
        "ICG: nineteen items of 0 to 4, above 25; from memory.",
        "",
        "M",
    ),
    Source(
        "DOCS-MEMORY",
        "DOCS: twenty items of 0 to 4; from memory. Unmodified and not for profit only.",
        "",
        "M",
    ),
    Source(
        "EQ5D-LICENCE",
        "EuroQol, quoted by CamCOPS eq5d5l.rst: no use, reproduction or display without written consent.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V",
    ),
    Source(
        "PROMIS-LICENCE",
        "HealthMeasures: commercial users must ask; T-scores by table, mean 50, SD 10.",
        "https://www.healthmeasures.net",
        "V",
    ),
    Source(
        "MOCA-LICENCE",
        "MoCA is licensed and its raters certified; 0-30; from memory.",
        "",
        "M",
    ),
)
