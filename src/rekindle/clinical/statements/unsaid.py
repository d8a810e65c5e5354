"""Claims that other clinics' pages make and that ours do not, each with the reason.

They are paraphrased from the five pages that were read; they are here to be refused, never to be shown as ours.
"""

from dataclasses import dataclass
from typing import Final

from rekindle.clinical.sources import Flag, source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """One claim we do not make, why not, and which statements say what can be said instead (none: it is left out)."""

    claim: int
    says: str
    why: str
    sources: tuple[str, ...]
    instead: tuple[str, ...] = ()

    @property
    def tags(self) -> tuple[Flag, ...]:
        """How surely each of its sources was read."""
        return tuple(source(key).flag for key in self.sources)


UNSAID: Final = (
    Unsaid(
        claim=1,
        says="Seven in ten people respond.",
        why="That is one open series of 24 people; 79 real-world studies together found 45 %.",
        sources=("B01", "B02", "B04", "B05"),
        instead=("response_rate", "clinics_differ"),
    ),
    Unsaid(
        claim=2,
        says="Relief comes within two to four weeks.",
        why="Where it works, trials saw it within hours to days.",
        sources=("B04", "NTX-W"),
        instead=("onset",),
    ),
    Unsaid(
        claim=3,
        says="Half the symptoms gone is a partial response.",
        why="A fall by half is what the field calls response; partial is a quarter to a half.",
        sources=("B02", "M"),
        instead=("words_for_response",),
    ),
    Unsaid(
        claim=4,
        says="Finish the series even if nothing has changed, because benefit builds up.",
        why="Early change foretells the end result; late responders exist, but those who left were not counted.",
        sources=("B04", "B03"),
        instead=("stopping",),
    ),
    Unsaid(
        claim=5,
        says="It is proven for post-traumatic stress, obsessive-compulsive disorder, burnout and grief.",
        why="The trials are small and mixed; for burnout and grief no controlled evidence was found.",
        sources=("PTSD-MA", "B09", "B10", "OCD-R", "OCD-B"),
        instead=("other_conditions", "trauma_numbers"),
    ),
    Unsaid(
        claim=6,
        says="It resets the brain and gives lasting relief.",
        why="A metaphor is not a mechanism, and relapse within weeks to months is common.",
        sources=("B04", "B02", "B06"),
        instead=("fading", "fading_numbers"),
    ),
    Unsaid(
        claim=7,
        says="Side effects are minor and gone in hours.",
        why="Detachment and sedation come in a third to two fifths of watched sessions; pressure can rise severely.",
        sources=("A01", "YALE-BP"),
        instead=("side_effects", "detached_and_sleepy", "pressure_severe"),
    ),
    Unsaid(
        claim=8,
        says="Bladder trouble is for abusers; an urge is met by a visit to the toilet.",
        why="Cystitis has been reported at treatment doses, and the spray's label warns of it.",
        sources=("KIC", "L-SPR-US", "L-JNJ-UR"),
        instead=("bladder", "bladder_numbers", "bladder_signs"),
    ),
    Unsaid(
        claim=9,
        says="Antidepressants make the body produce more serotonin.",
        why="They mainly slow re-uptake or breakdown; a comparison with other medicines is not needed.",
        sources=("M",),
    ),
    Unsaid(
        claim=10,
        says="It grows new brain cells and repairs connections.",
        why="That is a hypothesis, mostly from animals; new neurons in patients are not shown.",
        sources=("M",),
        instead=("mechanism",),
    ),
    Unsaid(
        claim=11,
        says="Any heart disease or seizure ever rules treatment out.",
        why="Guidelines exclude what is poorly controlled; a history is looked at by a clinician.",
        sources=("ASRA-C", "M"),
        instead=("heart_and_seizures",),
    ),
    Unsaid(
        claim=12,
        says="Infusions are freer because the spray has to be monitored.",
        why="The risks are of the same kind; the lack of a federal programme is no proof of safety.",
        sources=("ASA-2023", "FDA-2023"),
        instead=("same_watchfulness",),
    ),
    Unsaid(
        claim=13,
        says="The spray relieves thoughts of suicide.",
        why="The label says that it has not been shown to prevent suicide, and that hospital care keeps its place.",
        sources=("L-SPR-US",),
        instead=("suicidal_thoughts",),
    ),
    Unsaid(
        claim=14,
        says="Esketamine is a derivative of ketamine.",
        why="It is one of ketamine's two mirror-image halves.",
        sources=("SEED0", "M"),
        instead=("esketamine",),
    ),
    Unsaid(
        claim=15,
        says="The spray is only used with an oral antidepressant.",
        why="Use alone is labelled for treatment-resistant depression since 2025.",
        sources=("L-SPR-US",),
        instead=("spravato_use",),
    ),
    Unsaid(
        claim=16,
        says="Rest a quarter of an hour and go home; the effects are over within an hour.",
        why="Pressure can stay up for hours, people leave by criteria, and nobody drives until the next day.",
        sources=("L-JNJ-CV", "GDANSK-BP", "L-SPR-US"),
        instead=("the_day", "the_day_spray", "pressure_spray"),
    ),
    Unsaid(
        claim=17,
        says="Infusions are the recommended treatment for a list of conditions.",
        why="All of them are off-label; the Canadian task force ranks infusions third, and pain evidence is weak.",
        sources=("CANMAT", "ASRA-C"),
        instead=("off_label", "place_in_care", "pain"),
    ),
    Unsaid(
        claim=18,
        says="A trial of 2006 stands behind the six-infusion plan.",
        why="That trial gave single infusions to 18 people; the series rests on Murrough 2013 and ELEKT-D.",
        sources=("B04", "B05", "M"),
        instead=("series",),
    ),
    Unsaid(
        claim=19,
        says="The expert opinion of 2021 appeared in the Journal of Affective Disorders.",
        why="It appeared in the American Journal of Psychiatry; a citation is checked before it is printed.",
        sources=("MCI-2021",),
    ),
    Unsaid(
        claim=20,
        says="The list of contraindications is an APA guideline of 2017.",
        why="It is the statement of a task force in JAMA Psychiatry, not a practice guideline.",
        sources=("APA-2017",),
    ),
    Unsaid(
        claim=21,
        says="Anyone who has had ketamine before is excluded.",
        why="Earlier medical use excludes nobody; other use is asked about on its own.",
        sources=("P",),
        instead=("past_ketamine",),
    ),
    Unsaid(
        claim=22,
        says="It hardly touches thinking.",
        why="Attention, judgement and reactions are impaired on the day, and heavy long use harms memory.",
        sources=("L-SPR-US", "M"),
        instead=("thinking",),
    ),
    Unsaid(
        claim=23,
        says="It is a lifeline for people at immediate risk.",
        why="The effect has been studied to about a week; nobody in immediate danger waits for a clinic visit.",
        sources=("B14", "L-SPR-US"),
        instead=("immediate_danger", "ideation_studies"),
    ),
    Unsaid(
        claim=24,
        says="An infusion lasts longer than other routes and is absorbed more steadily.",
        why="An infusion has no absorption, acts briefly, and has not been shown to last longer.",
        sources=("M",),
    ),
    Unsaid(
        claim=25,
        says="It works reliably, for long-lasting pain too.",
        why="Evidence is moderate for one pain syndrome up to twelve weeks, and weak or absent elsewhere.",
        sources=("ASRA-C",),
        instead=("pain",),
    ),
    Unsaid(
        claim=26,
        says="Ketamine at home is a growing option.",
        why="The FDA has warned twice about compounded products; we do not offer it, and say why.",
        sources=("FDA-2022", "FDA-2023"),
        instead=("no_home_use",),
    ),
    Unsaid(
        claim=27,
        says="Addiction is a promising new use.",
        why="An active substance use disorder is an exclusion in guidelines.",
        sources=("ASRA-C",),
    ),
    Unsaid(
        claim=28,
        says="It relieves severe anxiety at once.",
        why="One trial of 18 people is the evidence, and anxiety is itself the commonest acute effect on the mind.",
        sources=("B15", "SHORT"),
        instead=("anxiety",),
    ),
    Unsaid(
        claim=29,
        says="Thinking and daily life improve.",
        why="Neither is established, and the page that says so names no side effect.",
        sources=("M",),
        instead=("thinking", "long_term"),
    ),
    Unsaid(
        claim=30,
        says="It is a breakthrough, transformative, life-changing, safe and effective.",
        why="Such words promote an off-label controlled drug; we use none of them, and no testimonials.",
        sources=("FDA-2023",),
        instead=("boxed_warning", "in_short"),
    ),
    Unsaid(
        claim=31,
        says="Talking it through and a healthy life raise the chance of success.",
        why="That is plausible and may help, but no adequate randomised trial was read.",
        sources=("M",),
        instead=("integration",),
    ),
)
