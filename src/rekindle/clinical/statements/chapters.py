"""Which statements stand on which public page, in which order; every benefit with its risk in the same chapter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rekindle.clinical.sources import SOURCES, Source
from rekindle.clinical.statements import STATEMENT, Statement
from rekindle.clinical.statements.comparison import COMPARISON


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few statements under one heading; `compares` puts the table of both routes below them."""

    slug: str
    heading: str
    ids: tuple[str, ...]
    compares: bool = False

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its statements; an id that no statement has is a mistake."""
        return tuple(STATEMENT[each] for each in self.ids)

    @property
    def needs_crisis_lines(self) -> bool:
        """Whether thoughts of suicide are spoken of here, so that 988 and 911 stand at its end."""
        return any(statement.crisis_lines for statement in self.statements)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source behind the chapter, each once, in the order in which a reader meets it."""
        keys = [key for statement in self.statements for key in statement.sources]
        keys += [key for row in COMPARISON for key in row.sources] if self.compares else []
        return tuple(SOURCES[key] for key in dict.fromkeys(keys))


def _chapter(slug: str, heading: str, ids: str, *, compares: bool = False) -> Chapter:
    return Chapter(slug, heading, tuple(ids.split()), compares)


# The page a clinic shows before the questionnaire.
WELCOME_LEAD: Final = "in_short"
WELCOME: Final = (
    _chapter("what", "What it is", "off_label mechanism"),
    _chapter("may-do", "What it may do", "response_rate side_effects onset fading stopping"),
    _chapter("to-you", "What it may do to you", "infusion_effects detached_and_sleepy bladder thinking dependence"),
    _chapter("less-known", "Where less is known", "other_conditions pain long_term"),
    _chapter("asks", "What it asks of you", "series the_day no_home_use"),
    _chapter("not-for", "Who it is not for", "not_for heart_and_seizures keep_taking"),
)

# The page for anyone who wants to know more, from any clinic or none.
LEARN_LEAD: Final = ("in_short", "off_label")
LEARN: Final = (
    _chapter("what", "What it is", "what_it_is mechanism"),
    _chapter(
        "how-sure",
        "Who it may help, and how sure that is",
        "response_rate clinics_differ side_effects onset fading fading_numbers words_for_response stopping against_ect",
    ),
    _chapter(
        "session",
        "What a session can feel like",
        "session_differs session_far_away session_mixed session_hard session_time session_after session_no_measure",
    ),
    _chapter(
        "unwanted",
        "Unwanted effects, with numbers",
        "infusion_effects detached_and_sleepy first_week passing_out serious_harm waking_confused losing_touch "
        "feeling_worse liver thinking",
    ),
    _chapter("pressure", "Blood pressure", "pressure_rise pressure_severe pressure_spray pressure_settles"),
    _chapter("bladder", "Bladder", "bladder bladder_numbers bladder_signs"),
    _chapter("dependence", "Misuse, and the long run", "dependence long_term"),
    _chapter("other-illness", "Other illnesses", "other_conditions trauma_numbers anxiety pain"),
    _chapter("who", "Who it is not for", "not_for heart_and_seizures past_ketamine keep_taking"),
    _chapter("other-ways", "Other ways", "other_ways place_in_care integration"),
    _chapter(
        "spray",
        "The spray Spravato and ketamine, side by side",
        "esketamine spravato_use boxed_warning same_watchfulness staying_on_the_spray",
        compares=True,
    ),
    _chapter("day", "The day itself", "series the_day the_day_spray"),
    _chapter("home", "Why not at home", "no_home_use"),
    _chapter("cost", "What it costs", "cost_in_writing cost_dispute cost_insurance"),
    _chapter("danger", "If you are in danger", "immediate_danger suicidal_thoughts ideation_studies"),
)

# The page on how the ways of giving differ: what holds for all of them, then a chapter for each way.
WAYS_LEAD: Final = ("ways_differ", "ways_estimate")
WHY_WAYS_DIFFER: Final = _chapter("why", "Why they differ", "ways_why ways_body")
WAYS_NOT_SHOWN: Final = _chapter(
    "not-shown", "What a line does not tell you", "ways_no_amount ways_not_help ways_not_ready side_effects"
)
OF_WAY: Final[Mapping[str, Chapter]] = MappingProxyType(
    {
        "iv": _chapter(
            "iv", "A drip into a vein", "iv_path iv_highest iv_fades iv_how_sure off_label infusion_effects"
        ),
        "im": _chapter(
            "im", "An injection into a muscle", "im_path im_highest im_fades im_how_sure im_off_label im_no_way_back"
        ),
        "nasal": _chapter(
            "nasal",
            "The nasal spray Spravato",
            "nasal_path nasal_highest nasal_fades nasal_how_sure esketamine spravato_use nasal_programme boxed_warning",
        ),
        "sublingual": _chapter(
            "sublingual",
            "Under the tongue",
            "sublingual_path sublingual_highest sublingual_fades sublingual_how_sure made_by_pharmacies",
        ),
        "oral": _chapter("oral", "Swallowed", "oral_path oral_highest oral_fades oral_how_sure made_by_pharmacies"),
    }
)
WAYS_AT_HOME: Final = _chapter("alone", "Not on your own", "ways_never_alone no_home_use")
EVERY_WAY_CHAPTER: Final = (WHY_WAYS_DIFFER, *OF_WAY.values(), WAYS_NOT_SHOWN, WAYS_AT_HOME)


def footnotes(lead: Sequence[str], chapters: Sequence[Chapter]) -> tuple[Source, ...]:
    """Every source behind a page, its first sentences included, each once, in the order in which a reader meets it."""
    first = [SOURCES[key] for each in lead for key in STATEMENT[each].sources]
    return tuple(dict.fromkeys([*first, *(source for chapter in chapters for source in chapter.sources)]))
