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
)
