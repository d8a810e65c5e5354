"""The cast: forty-four invented people, chosen so that every stage and every kind of outcome is on stage.

Arcs follow instruments.md 7: three classes (rapid, modest, moderate start), about one in twelve worsens early,
gains fade after a course, check-ins go missing with time. No name belongs to a real person.
"""

from rekindle.rehearsal.person import Person

AT_THE_DOOR = (
    Person("Otis Farrow", 37, 2, "male", ending="abandons"),
    Person("Lena Bright", 29, 1, "female", item9_points=2, ending="abandons", answers={"cssrs_q1": "yes"}),
    Person(
        "Ada Quill",
        33,
        0,
        "female",
        item9_points=2,
        answers={"cssrs_q1": "yes", "cssrs_q2": "yes", "cssrs_q3": "no", "cssrs_q4": "yes", "cssrs_q5": "no"},
    ),
    Person("Ruth Abara", 47, 1, "female", answers={"htn": "uncontrolled", "bp_sys": 172, "bp_dia": 98}),
    Person(
        "Marcus Bell",
        47,
        1,
        "male",
        answers={
            "meds": [
                {"name": "lorazepam", "rxcui": "6470", "dose_mg": 0.5, "times_per_day": 1, "as_needed": True},
                {"name": "sertraline", "rxcui": "36437", "dose_mg": 100, "times_per_day": 1, "as_needed": False},
            ]
        },
    ),
    Person(
        "Joanna Wirth", 35, 1, "female", answers={"reasons": ["ptsd"], "primary_reason": "ptsd", "failed_trials": 0}
    ),
    Person("Peter Novak", 58, 1, "male", answers={"seizure": "past", "seizure_days_ago": None}),
    Person(
        "Leila Haddad",
        26,
        0,
        "female",
        item9_points=1,
        answers={"cssrs_q1": "yes", "can_be_pregnant": "yes", "pregnant": "unsure"},
    ),
    Person("Sam Oduya", 41, 0, "male"),
    Person("Seán O’Dálaigh-Fitzgerald", 52, 0, "male", answers={"ride": "unsure", "bp_sys": None, "bp_dia": None}),
    Person("Greta Lund", 31, 5, "female", answers={"breastfeeding": "yes", "can_be_pregnant": "yes"}),
    Person("Victor Salinas", 44, 9, "male", answers={"psychosis": "schizophrenia_spectrum"}),
    Person("Noor Rahman", 30, 12, "female", answers={"can_be_pregnant": "yes", "pregnant": "yes"}),
    Person("Hugh Penrose", 63, 0, "male", answers={"aneurysm": "yes"}),
)

ON_THE_WAY = (
    Person("Celia Marsh", 38, 4, "female", pace_d=5.0),
    Person("ليلى الحداد", 34, 5, "female", pace_d=5.0),
    Person("Tomasz Wilk", 49, 8, "male", pace_d=5.0, misses_consultation=True),
    Person(
        "Ines Carvalho",
        55,
        9,
        "female",
        pace_d=5.0,
        answers={
            "htn": "controlled",
            "bp_sys": 138,
            "bp_dia": 86,
            "meds": [{"name": "lisinopril", "rxcui": "29046", "dose_mg": 10, "times_per_day": 1, "as_needed": False}],
        },
    ),
    Person("Daniel Osei", 29, 11, "male", pace_d=5.0),
    Person("Fay Whitlock", 66, 16, "female", pace_d=6.0, answers={"bp_sys": 146, "bp_dia": 84}),
    Person("Jonas Ek", 42, 19, "male", pace_d=5.0),
    Person("Mina Sato", 36, 20, "female", pace_d=5.0),
    Person("Arthur Peel", 51, 24, "male", pace_d=5.0),
    Person("Rosa Jiménez", 45, 26, "female", pace_d=5.0),
    Person("Colm Daly", 39, 30, "male", ending="withdraws"),
)

IN_THE_CHAIR = (
    Person("Anita Moreno", 43, 24, "female", reach_fraction=0.7, today="infusing", nausea=True, also_asked=("wsas",)),
    Person("Kai Lindqvist", 34, 29, "male", reach_fraction=0.62, today="infusing", music="rain", surges_from=3),
    Person("Susan Okafor", 57, 26, "female", reach_fraction=0.5, today="recovering", systolic_mmhg=132),
    Person("Tadashi Nakamura", 48, 31, "male", reach_fraction=0.35, today="getting ready"),
    Person("Lev Petrov", 61, 28, "male", reach_fraction=0.55, today="later", weight_kg=92.4, height_cm=181.0),
    Person("Mara Castellano", 40, 27, "female", reach_fraction=0.15, today="later", paused_in=(3,)),
    Person("Ben Adeyemi", 38, 33, "male", reach_fraction=-0.35, item9_points=1, no_shows=(3,)),
    Person("Judith Whitfield", 53, 35, "female", weight_kg=118.0, height_cm=165.0, reach_fraction=0.6),
)

AFTER_THE_COURSE = (
    Person("Daniel Fischer", 55, 88, "male", weight_kg=81.4, height_cm=178.0, reach_fraction=0.74, fades_after_d=80),
    Person("Elena Costa", 46, 84, "female", baseline_points=17, reach_fraction=0.9, fades_after_d=150),
    Person(
        "Walter Grieg",
        68,
        80,
        "male",
        baseline_points=21,
        reach_fraction=0.62,
        fades_after_d=16,
        misses_checkins=(7, 8),
    ),
    Person("Priya Nair", 37, 78, "female", baseline_points=18, reach_fraction=0.4, fades_after_d=50),
    Person("George Ames", 50, 75, "male", baseline_points=22, reach_fraction=0.08, ending="stops"),
    Person("Hana Dvořák", 33, 72, "female", baseline_points=16, reach_fraction=0.85, fades_after_d=22),
    Person(
        "Yusuf Demir",
        44,
        70,
        "male",
        baseline_points=20,
        reach_fraction=0.66,
        fades_after_d=70,
        misses_checkins=(3, 4, 5, 6, 7, 8, 9, 10),
    ),
    Person("Moira Keane", 59, 66, "female", baseline_points=9, reach_fraction=0.5),
    Person("Stefan Ilić", 41, 62, "male", baseline_points=23, reach_fraction=-0.25, item9_points=2, ending="stops"),
    Person(
        "Beth Harmon-Lee",
        48,
        58,
        "female",
        baseline_points=18,
        reach_fraction=0.7,
        fades_after_d=90,
        also_asked=("pcl5", "isi"),
    ),
    Person("Carlos Medina", 36, 52, "male", baseline_points=19, reach_fraction=0.3),
)

CAST = (*AT_THE_DOOR, *ON_THE_WAY, *IN_THE_CHAIR, *AFTER_THE_COURSE)
