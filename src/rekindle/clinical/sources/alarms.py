"""The sources that alarm priorities, delays and their handling rest on, read in stored pages on 2026-11-22."""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final = (
    Source(
        "IEC-60601-1-8",
        "IEC 60601-1-8, priority of an alarm from harm and its onset, colours and tempo, as reproduced in Open PCA "
        "Pump System Requirements 1.0.0 (Kansas State University).",
        "https://github.com/ovasicek/pca-pump-ec-artifacts",
        "V2",
    ),
    Source(
        "IHE-ACM",
        "IHE Devices, Alert Communication Management: phases, states and priorities of an alert.",
        "https://github.com/IHE/DEV.SDPi",
        "V",
    ),
    Source(
        "SPO2-DELAY",
        "An evidence-based approach to reduce nuisance alarms, Biomedical Instrumentation & Technology 45 (s1), p. 46: "
        "a delay of 15 seconds at a saturation limit of 90 % took away 60 % of the alarms.",
        "Biomed Instrum Technol 2011;45(s1):46",
        "V",
    ),
    Source(
        "DRAEGER-ALARMS",
        "Draeger Infinity, instructions for use, pages 74 and 83: HIGH latches and LOW does not; sound pauses for two "
        "minutes, and a higher condition breaks through.",
        "Draeger Infinity manual",
        "V",
    ),
    Source(
        "PHILIPS-ALARMS",
        "Philips V24CT manual, page 161, and MP20, page 62: technical alarms never latch; a reminder comes after two "
        "to three minutes; a limit may be delayed by up to 30 seconds.",
        "Philips V24CT and MP20 manuals",
        "V",
    ),
)
