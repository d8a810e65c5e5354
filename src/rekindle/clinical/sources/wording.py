"""Where the words of the questionnaires were read, and on what their right to be shown rests."""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final[tuple[Source, ...]] = (
    Source(
        "PCL5-VA",
        "PTSD Checklist for DSM-5, National Center for PTSD, 2013: public domain, made by US government staff "
        "(mhscales.com/pcl5); words compared in CamCOPS pcl5.xml and a form at jotform.com.",
        "https://www.ptsd.va.gov/professional/assessment/adult-sr/ptsd-checklist.asp",
        "V2",
    ),
    Source(
        "PCPTSD5-VA",
        "Primary Care PTSD Screen for DSM-5, National Center for PTSD: words on a ptsd.va.gov page, in the Australian "
        "comorbidity guidelines (appendix R) and in uwcirg/fhir-questionnaires.",
        "https://www.ptsd.va.gov/professional/assessment/screens/pc-ptsd.asp",
        "V",
    ),
    Source(
        "CORE-CST",
        "CORE System Trust, copyright and licensing: CC BY-ND 4.0 in the copy of 2016, CC BY-NC-ND 4.0 in later copies "
        "and in a note of 21 May 2025; the stricter is followed.",
        "https://www.coresystemtrust.org.uk/home/copyright-licensing/",
        "V",
    ),
    Source(
        "HAM-PD",
        "Hamilton scales for depression (1960, 1967) and anxiety (1959): in the public domain according to the NINDS "
        "common data elements, quoted with dates in CamCOPS hamd.rst and hama.rst.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V2",
    ),
    Source(
        "CGI-ECDEU",
        "Guy, ECDEU Assessment Manual for Psychopharmacology, revised 1976, National Institute of Mental Health: "
        "Clinical Global Impressions, a work of the US government (CamCOPS cgi.rst and cgi.xml).",
        "http://www.archive.org/stream/ecdeuassessmentm1933guyw",
        "V2",
    ),
    Source(
        "BPRS-PD",
        "Overall and Gorham, the Brief Psychiatric Rating Scale, 1962, and its two items of 1972: public domain "
        "according to three pages quoted with dates in CamCOPS bprs.rst; words in OpenDataCapture.",
        "https://github.com/ucam-department-of-psychiatry/camcops",
        "V2",
    ),
    Source(
        "ASQ-NIMH",
        "National Institute of Mental Health, Ask Suicide-Screening Questions toolkit, 2017: a free resource; the "
        "evidence read is for ages 10 to 24.",
        "https://www.nimh.nih.gov/research/research-conducted-at-nimh/asq-toolkit-materials",
        "V",
    ),
    Source(
        "SIDAS-ANU",
        "van Spijker et al. 2014, Suicidal Ideation Attributes Scale; items printed in Harris et al., BMC Psychiatry "
        "2021 (CC BY); words compared in OpenDataCapture and a second program.",
        "doi:10.1186/s12888-021-03639-8",
        "V2",
    ),
    Source(
        "BIPF-VA",
        "National Center for PTSD, Inventory of Psychosocial Functioning and its seven-item brief form: offered for "
        "clinical work and research; words read in one public program only.",
        "https://www.ptsd.va.gov/professional/assessment/functioning-other/ipf_psychosocial_function.asp",
        "V2",
    ),
)
