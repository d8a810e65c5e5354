"""The studies that response, relapse, maintenance and the benchmarks are quoted from.

A benchmark that is also a screening or treatment source keeps its one key there: B11, B12, B13, B16, B17, B26, A01 and
A02 are PTSD-MA, OCD-R, OCD-B, BZD-A, NTX-W, GDANSK-BP, A01 and YALE-BP; B19 is SUST3-SUB. Rows from B28 on continue the
knowledge base's own numbering with the studies of its instrument note.
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

SERIES: Final = (
    Source("B28", "Shiroma et al. 2014, six infusions, 12 completers.", "https://experts.umn.edu", "V"),
    Source("B29", "Phillips et al. 2019, crossover, then six, then weekly, n=41.", "PMID:30922101", "V"),
    Source("B30", "Zheng et al. 2018, six infusions, 77 unipolar and 20 bipolar.", "PMID:30278319", "V"),
    Source("B31", "Hietamies et al. 2023, community, 714 in induction and 836 in maintenance.", "", "V"),
    Source(
        "B32",
        "O'Brien et al. 2019, three classes of course over three infusions, n=328.",
        "https://scholars.ttu.edu",
        "V",
    ),
    Source("B33", "O'Brien, replication over six infusions, n=298.", "https://searchworks.stanford.edu", "V"),
    Source("B35", "Ketamine in high suicidal ideation, course over six months, n=16.", "PMC9656070", "V"),
    Source("B38", "Six infusions and suicidal ideation, n=86.", "https://discovery.researcher.life", "V"),
    Source("B39", "CADSS in practice, n=110.", "PMID:29045915", "V"),
    Source(
        "B40",
        "Goldway, public data of healthy people given a bolus and infusion; computed from data/CADSS.csv.",
        "https://github.com/noamgoldway/ketamine-pain-dissociation",
        "V",
    ),
    Source("B41", "Veterans in a private clinic, 2025, six IV or IM, n=20; an unreviewed abstract.", "", "V2"),
)

TRIALS: Final = (
    Source("B04", "Murrough et al. 2013, open six infusions, n=24.", "PMC3725185", "V2"),
    Source("B05", "ELEKT-D, Anand et al. 2023, intravenous ketamine or ECT, n=365 treated.", "PMC11200139", "V2"),
    Source("B06", "KetECT, Ekstrand et al. 2022, hospitalised, n=186.", "PMC9154276", "V"),
    Source("B07", "Murrough et al. 2013, single dose or midazolam, n=73; response percentages from memory.", "", "M"),
    Source("B07-FALL", "Murrough et al. 2013, single dose or midazolam: MADRS fall at 24 hours (abstract).", "", "V"),
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
    Source("B18", "Japan phase 2b, esketamine 28, 56, 84 mg or placebo, n=202.", "BMC Psychiatry 03538-y", "V"),
    Source("SUST3-SUB", "SUSTAIN-3, second induction after relapse, n=96.", "PMC10439056", "V"),
    Source("B20", "TRANSFORM-2, esketamine or placebo beside a new antidepressant, 114 and 109.", "PMC7894501", "V"),
    Source("B21", "ESCAPE-TRD, esketamine or quetiapine, about 676; recalled.", "", "M"),
    Source("B22", "KADS, Loo et al. 2023, racemic ketamine under the skin, 179; figures recalled.", "PMC10727911", "M"),
    Source("B23", "Zarate et al. 2006, single infusion, n=18; recalled.", "", "M"),
    Source("B24", "Diazgranados et al. 2010, bipolar depression, n=18; recalled.", "", "M"),
    Source("B25", "Abbar et al. 2022, severe suicidal ideation, two infusions or saline, n=156.", "PMC8808464", "V"),
    Source("B36", "TRANSFORM-1 and 2 by sex: 235 women and 108 men on esketamine.", "PMC8921149", "V"),
    Source("B37", "KARMA-Dep 2, 2025, inpatients, up to eight infusions or midazolam, n=62.", "PMID:41123905", "V2"),
    Source("B34", "Lii et al. 2023, ketamine or placebo under anaesthesia, 20 and 20.", "PMC10769130", "V"),
    Source("B15", "Taylor et al. 2018, social anxiety, n=18.", "PMC5729569", "V"),
)

DEFINITIONS: Final = (
    Source(
        "MARX-2022",
        "Marx et al. 2022, PCL-5 in veterans: a reliable fall is 15 to 18 points, clinically significant is 28 or "
        "below; read in men.",
        "",
        "V",
    ),
    Source(
        "MCID-PHQ9",
        "PHQ-9: a change of 5 points is one that people notice, read in secondary pages; an average anchored on "
        "people's own words was smaller, 3.7 points (PMC8485844).",
        "",
        "V2",
    ),
    Source("MCID-GAD7", "Toussaint et al. 2020, GAD-7: a change of 4 points is one that people notice.", "", "V2"),
    Source(
        "SUSTAIN-RELAPSE",
        "Relapse as in SUSTAIN-1: MADRS 22 or more twice, 5 to 15 days apart, or admission or attempt; recalled.",
        "",
        "M",
    ),
    Source(
        "RCI",
        "Reliable change = 1.96 x SD x sqrt(2) x sqrt(1 - alpha) (Jacobson and Truax), worked here with plausible "
        "SD and alpha, rounded up: PHQ-9 6, GAD-7 4, QIDS 5, MADRS 10, PEG 2, WHO-5 21, SIDAS 9, ISI 4, Y-BOCS 6, "
        "WSAS 8; NHS Talking Therapies uses 6 (PHQ-9) and 4 (GAD-7) (recalled).",
        "",
        "M",
    ),
)

SOURCES: Final[tuple[Source, ...]] = (*REAL_WORLD, *SERIES, *TRIALS, *DEFINITIONS)
