"""The sources that only the public statements, and the claims we do not make, are quoted from."""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final[tuple[Source, ...]] = (
    Source(
        "MCI-2021",
        "McIntyre et al. 2021, synthesising the evidence for ketamine and esketamine in treatment-resistant "
        "depression: an international expert opinion, American Journal of Psychiatry (abstract read).",
        "doi:10.1176/appi.ajp.2020.20081251",
        "V",
    ),
)
