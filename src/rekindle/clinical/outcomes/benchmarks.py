"""What others have published, to stand beside a clinic's own numbers: with n, definition, source and a warning."""

from dataclasses import dataclass

from rekindle.clinical.sources import SOURCES, Flag

CASE_MIX_WARNING = (
    "Other people, other scales, other moments: a difference from these numbers is not by itself better or worse care."
)
LEAST_N_FOR_A_FUNNEL = 30
DENOMINATOR = "people with at least one infusion, a baseline and at least one later score"
COMPARE_AT_D = ((7, 14), (14, 31))


@dataclass(frozen=True)
class Benchmark:
    """One published result."""

    row: str
    source: str
    n: int
    population: str
    definition: str
    result: str
    response_pct: float | None = None
    remission_pct: float | None = None

    @property
    def flag(self) -> Flag:
        return SOURCES[self.source].flag


BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark(
        "B01",
        "B01",
        2665,
        "treatment-resistant depression, real world, 79 studies",
        "each study's own",
        "response 45 ± 10 %, remission 30 ± 5.9 %; the more resistant, the less remission",
        45.0,
        30.0,
    ),
    Benchmark(
        "B02",
        "B02",
        537,
        "community intravenous, 4 to 8 infusions in 7 to 28 days",
        "PHQ-9 at 14-31 days: at least 50 % lower; below 5",
        "response 53.6 %, remission 28.9 %; suicidal thoughts fewer in 73.0 %, more in 6.0 %; worse mood in 8.4 %; "
        "response held by about 80 % at 4 weeks and 60 % at 8",
        53.6,
        28.9,
    ),
    Benchmark(
        "B03",
        "B03",
        424,
        "private clinics",
        "PHQ-9 within 6 weeks",
        "response 50 %, remission 20 %; after 10 infusions 72 % and 38 % of those who stayed",
        50.0,
        20.0,
    ),
    Benchmark(
        "B27",
        "B27",
        215,
        "VA, mean of 18 infusions a year",
        "PHQ-9 at 6 weeks: at least 50 % lower; 5 or below",
        "response 26 %, remission 15 %, the same at 12 and 26 weeks",
        26.0,
        15.0,
    ),
    Benchmark(
        "B04",
        "B04",
        24,
        "open, six infusions",
        "MADRS at least 50 % lower",
        "response 70.8 %; median relapse at 18 days; response at 4 hours foretells it (94 % sensitive, 71 % specific)",
        70.8,
        None,
    ),
    Benchmark(
        "B05",
        "B05",
        365,
        "ketamine or ECT, not psychotic",
        "QIDS-SR16 at 3 weeks: at least 50 % lower",
        "response 55.4 % against 41.2 % with ECT",
        55.4,
        None,
    ),
    Benchmark(
        "B06",
        "B06",
        186,
        "in hospital, ketamine or ECT",
        "MADRS 10 or below",
        "remission 46 % against 63 % with ECT; relapse within 12 months in 70 and 63 % of those",
        None,
        46.0,
    ),
    Benchmark(
        "B07", "B07", 73, "single infusion or midazolam", "MADRS at 24 hours", "response 64 % against 28 %", 64.0, None
    ),
    Benchmark(
        "B08",
        "B08",
        297,
        "esketamine, staying on or stopping",
        "relapse",
        "26.7 against 45.3 % in stable remitters, 25.8 against 57.6 % in responders",
    ),
    Benchmark(
        "B09",
        "B09",
        30,
        "PTSD, six infusions or midazolam",
        "CAPS-5 at least 30 % lower",
        "response 67 % against 20 %; held for a median of 27.5 days",
        67.0,
        None,
    ),
    Benchmark(
        "B10",
        "B10",
        158,
        "PTSD in veterans, eight infusions",
        "PCL-5 and CAPS-5",
        "no difference for PTSD; depression better at 0.5 mg/kg",
    ),
    Benchmark(
        "B11", "PTSD-MA", 221, "PTSD, six trials", "pooled effect", "g 0.27; 0.20 and not significant after correction"
    ),
    Benchmark(
        "B12",
        "OCD-R",
        15,
        "OCD, one infusion or saline",
        "Y-BOCS at least 35 % lower at a week",
        "4 of 8 against 0 of 7",
        50.0,
        None,
    ),
    Benchmark("B13", "OCD-B", 10, "OCD, open", "Y-BOCS", "0 of 10; 4 of 7 depressed people improved", 0.0, None),
    Benchmark("B14", "B14", 167, "suicidal thoughts, individual data", "effect to one week", "d 0.48 to 0.85"),
    Benchmark("B15", "B15", 18, "social anxiety", "LSAS at 2 weeks", "response 33.3 % against 0 %", 33.3, None),
    Benchmark(
        "B16",
        "BZD-A",
        47,
        "with benzodiazepines",
        "response within a week",
        "28 %; worse above 8 mg of diazepam a day",
        28.0,
        None,
    ),
    Benchmark("A02", "YALE-BP", 138, "2,342 infusions", "severe hypertension", "12.5 % of people, 0.98 % of infusions"),
    Benchmark(
        "B26", "GDANSK-BP", 49, "blood pressure over infusions", "return to baseline", "by 90 minutes after the start"
    ),
)

# What a clinic may be shown beside its own PHQ-9 numbers: a range, never one number.
PHQ9_RESPONSE_RANGE_PCT = (26.0, 54.0)
PHQ9_REMISSION_RANGE_PCT = (15.0, 29.0)
PHQ9_RANGE_SOURCES = ("B02", "B03", "B27")
