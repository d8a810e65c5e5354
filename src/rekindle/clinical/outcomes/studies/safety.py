"""How often unwanted effects were seen, and what the session itself is like in numbers."""

from typing import Final

from rekindle.clinical.outcomes.benchmark import NOT_SAID, Benchmark, Figure

ROWS: Final = (
    Benchmark(
        "A01",
        "A01",
        58483,
        "everybody in the esketamine programme, 58 months",
        "1,486,213 sessions",
        "share of sessions",
        (
            Figure("sedation", 34.7),
            Figure("dissociation", 41.0),
            Figure("increased blood pressure", 0.9),
            Figure("serious effects, below", 0.1),
        ),
    ),
    Benchmark(
        "A02",
        "YALE-BP",
        138,
        "intravenous ketamine for mood",
        "2,342 infusions",
        "severe hypertension",
        (
            Figure("of people (17 of 138)", 12.5),
            Figure("of infusions (23 of 2,342)", 0.98),
            Figure("systolic rise", 16.0, "mmHg", "SD 11.2"),
            Figure("diastolic rise", 11.0, "mmHg", "SD 8.5"),
            Figure("highest after", 40, "min"),
        ),
    ),
    Benchmark(
        "B26",
        "GDANSK-BP",
        49,
        "intravenous ketamine for mood",
        NOT_SAID,
        "blood pressure and pulse back to where they began",
        (Figure("after the start, by", 90, "min"),),
        "people on SSRIs had higher peaks",
    ),
    Benchmark(
        "B39",
        "B39",
        110,
        "people in treatment",
        "intravenous",
        "CADSS in practice",
        (Figure("mean", 7.7, "points", "SD 9.2"),),
    ),
    Benchmark(
        "B40",
        "B40",
        33,
        "healthy people",
        "bolus and infusion, or placebo",
        "CADSS, three parts together",
        (
            Figure("before", 0.9, "points", "SD 1.9"),
            Figure("after the bolus", 24.9, "points", "SD 10.8"),
            Figure("at the end", 12.7, "points", "SD 10.9"),
            Figure("placebo, about", 3.5, "points"),
        ),
        n_words="27 to 33",
    ),
)
