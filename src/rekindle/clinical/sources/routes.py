"""The reports on how ketamine gets into the blood by each way, apart from the models.

Looked at on 2026-11-22. V: the abstract or a page of it was read. V2: read in a review that reports it.
"""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final = (
    Source(
        "CHONG-2006",
        "Chong et al., 2006, racemic ketamine as a tablet swallowed and under the tongue, abstract.",
        "",
        "V",
    ),
    Source(
        "YANAGIHARA",
        "Yanagihara et al., ketamine swallowed, under the tongue, by nose and by rectum in three people, abstract.",
        "",
        "V",
    ),
    Source("NASAL-RACEMIC", "Racemic ketamine as a nasal spray, a study in volunteers, abstract.", "PMC9118341", "V"),
    Source("ZANOS-2018", "Zanos et al., 2018, a review that reports peaks from trials of infusions.", "", "V2"),
    Source("JONKMAN-2017", "Jonkman et al., 2017, inhaled esketamine; peaks as a review reports them.", "", "V2"),
    Source(
        "NO-EXPOSURE-RESPONSE",
        "Ketamine and its metabolites in the blood and change in depression in 53 people, abstract.",
        "PMC6746183",
        "V",
    ),
)
