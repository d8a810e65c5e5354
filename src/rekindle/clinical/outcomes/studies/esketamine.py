"""What trials of nasal esketamine have found."""

from typing import Final

from rekindle.clinical.outcomes.benchmark import Benchmark, Figure

ROWS: Final = (
    Benchmark(
        "B08",
        "B08",
        297,
        "people who did well on esketamine",
        "staying on, or changed to placebo",
        "relapse",
        (
            Figure("stable remitters (n=176), staying on", 26.7),
            Figure("changed to placebo", 45.3),
            Figure("hazard ratio", 0.49, ""),
            Figure("stable responders (n=121), staying on", 25.8),
            Figure("changed to placebo", 57.6),
            Figure("hazard ratio", 0.30, ""),
            Figure("median on placebo, remitters", 273, "d"),
        ),
    ),
    Benchmark(
        "B18",
        "B18",
        202,
        "treatment-resistant depression, Japan",
        "28, 56 or 84 mg, or placebo",
        "MADRS change",
        (
            Figure("28 mg", -15.2, "points"),
            Figure("56 mg", -14.5, "points"),
            Figure("84 mg", -15.1, "points"),
            Figure("placebo", -15.3, "points"),
        ),
        "no separation",
    ),
    Benchmark(
        "B19",
        "SUST3-SUB",
        96,
        "people who came back after relapse",
        "second induction with esketamine",
        "MADRS response",
        (
            Figure("at the end of induction, least", 72),
            Figure("most", 73),
            Figure("at week 52, least", 41),
            Figure("most", 55),
        ),
    ),
    Benchmark(
        "B20",
        "B20",
        223,
        "treatment-resistant depression",
        "esketamine or placebo, each with a new antidepressant",
        "MADRS at day 28",
        (
            Figure("response", 69.3),
            Figure("response with placebo", 52.0),
            Figure("remission", 52.5),
            Figure("remission with placebo", 31.0),
        ),
        n_words="114 and 109",
    ),
    Benchmark(
        "B21",
        "B21",
        676,
        "treatment-resistant depression",
        "esketamine, or quetiapine",
        "remission at week 8",
        (Figure("remission", 27.1), Figure("remission with quetiapine", 17.6)),
        n_words="about 676",
    ),
    Benchmark(
        "B36",
        "B36",
        343,
        "treatment-resistant depression, TRANSFORM-1 and 2, by sex",
        "esketamine, or placebo",
        "MADRS change at day 28",
        (
            Figure("women", -20.3, "points", "SD 13.2"),
            Figure("women on placebo", -15.8, "points"),
            Figure("men", -18.3, "points", "SD 14.1"),
            Figure("men on placebo", -16.0, "points"),
        ),
        n_words="235 women and 108 men",
    ),
)
