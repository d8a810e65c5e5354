"""The studies that response, relapse, maintenance and the benchmarks are quoted from.

A benchmark that is also a screening or treatment source keeps its one key there: B10's neighbours B11, B12, B13, B16,
B17, B26 and A02 are PTSD-MA, OCD-R, OCD-B, BZD-A, NTX-W, GDANSK-BP and YALE-BP.
"""

from typing import Final

from rekindle.clinical.sources.source import Source

REAL_WORLD: Final = (
    Source(
        "B01",
        "Alnefeesi et al. 2022, real-world effectiveness of ketamine in treatment-resistant depression, "
        "meta-analysis of 79 studies, n=2,665.",
        "PMID:35688035",
        "V",
    ),
    Source(
        "B02",
        "McInnes et al. 2022, community intravenous ketamine, 537 of 9,016 people with 4 to 8 infusions and PHQ-9.",
        "doi:10.1016/j.jad.2021.12.097",
        "V",
    ),
    Source(
        "B03",
        "Oliver et al. 2022, private multisite intravenous ketamine, n=424, J Clin Psychiatry 83(6):21m14336.",
        "https://www.psychiatrist.com",
        "V",
    ),
    Source(
        "B27",
        "Pfeiffer et al. 2024, ketamine for depression in VA patients, n=215, J Clin Psychiatry 85(1):23m14984.",
        "https://www.psychiatrist.com",
        "V",
    ),
)

TRIALS: Final = (
    Source("B04", "Murrough et al. 2013, open six infusions, n=24.", "PMC3725185", "V2"),
    Source("B05", "ELEKT-D, Anand et al. 2023, intravenous ketamine or ECT, n=365 treated.", "PMC11200139", "V2"),
    Source("B06", "KetECT, Ekstrand et al. 2022, hospitalised, n=186.", "PMC9154276", "V"),
    Source("B07", "Murrough et al. 2013, single dose or midazolam, n=73; response percentages from memory.", "", "M"),
    Source("B08", "SUSTAIN-1, esketamine relapse prevention, n=297.", "PMC6551577", "V"),
    Source(
        "B09", "Feder et al. 2021, PTSD, six infusions or midazolam, n=30.", "doi:10.1176/appi.ajp.2020.20050596", "V"
    ),
    Source(
        "B10", "Abdallah et al. 2022, PTSD in veterans, eight infusions, n=158.", "doi:10.1038/s41386-022-01266-9", "V"
    ),
    Source(
        "B14", "Wilkinson et al. 2018, suicidal ideation, individual data, n=167; percentages from memory.", "", "V"
    ),
    Source("B15", "Taylor et al. 2018, social anxiety, n=18.", "PMC5729569", "V"),
)

DEFINITIONS: Final = (
    Source(
        "RCI",
        "Reliable change = 1.96 x SD x sqrt(2) x sqrt(1 - alpha) (Jacobson and Truax), worked here with plausible "
        "SD and alpha: PHQ-9 6, GAD-7 4, QIDS 5, MADRS 10; NHS Talking Therapies uses 6 and 4 (recalled).",
        "",
        "M",
    ),
)

SOURCES: Final[tuple[Source, ...]] = (*REAL_WORLD, *TRIALS, *DEFINITIONS)
