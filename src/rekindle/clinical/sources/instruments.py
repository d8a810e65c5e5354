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
        "V",
    ),
    Source(
        "GAD2-2007",
        "Kroenke and others: anxiety disorders in primary care, Ann Intern Med 2007;146:317. Sum 0-6, positive from 3.",
        "doi:10.7326/0003-4819-146-5-200703060-00004",
        "V",
    ),
    Source(
        "PHQ4-2009",
        "Kroenke and others: the PHQ-4, Psychosomatics 2009;50:613. Sum 0-12; bands from 0, 3, 6 and 9.",
        "doi:10.1176/appi.psy.50.6.613",
        "V",
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
)
