"""What a person agrees to before treatment: one thought an item, each initialled on its own, versioned by route."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rekindle.clinical.refusal import Refusal

ConsentRoute = Literal["iv_im", "spravato"]

CONSENT_VERSION = "consent-2026.2"
CONSENT_EFFECTIVE_ON = date(2026, 11, 22)
VALID_D = 365  # Source: ASKP3, P: at most twelve months
CONSENT_SOURCES = ("ASKP3", "APA-2017", "L-SPR-US")

_BOTH: tuple[ConsentRoute, ...] = ("iv_im", "spravato")
_IV_IM: tuple[ConsentRoute, ...] = ("iv_im",)
_SPRAVATO: tuple[ConsentRoute, ...] = ("spravato",)


@dataclass(frozen=True)
class ConsentItem:
    """One topic in plain words; optional items are a choice and never a condition of treatment."""

    item_id: str
    number: int
    title: str
    text: str
    routes: tuple[ConsentRoute, ...] = _BOTH
    optional: bool = False
    sources: tuple[str, ...] = CONSENT_SOURCES


CONSENT_ITEMS: tuple[ConsentItem, ...] = (
    ConsentItem(
        "off_label",
        1,
        "This use is off-label",
        "The FDA has approved ketamine to put people to sleep for surgery. It has not approved it for depression or "
        "any other mental health condition. Doctors may use it this way, and it is called off-label use.",
        _IV_IM,
    ),
    ConsentItem(
        "alternatives",
        2,
        "Other choices",
        "There are other treatments, and some of them are approved. They are the nasal spray Spravato, other medicines "
        "and talking therapy. Magnetic treatment (TMS) and ECT, in which a brief current sets off a seizure while "
        "you sleep, are two more. Having no treatment is also a choice. We have talked about which of these could "
        "suit me.",
    ),
    ConsentItem(
        "benefit",
        3,
        "What may get better",
        "About half of the people with depression that other treatments did not help are clearly better after a "
        "series. About 3 in 10 have few symptoms left. Nobody can know beforehand whether it will help me.",
        sources=("B01", "B02", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "fading",
        4,
        "The benefit may fade",
        "Improvement often fades within weeks. Further treatments may be needed to keep it, and there is little "
        "knowledge about using ketamine for years.",
        sources=("B02", "B04", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "common_effects",
        5,
        "Common effects",
        "During treatment many people feel detached from their body or from the room. Many feel dizzy, sick, sleepy "
        "or anxious, or have a headache. Blood pressure and heart rate most often rise. Most of this passes within two "
        "hours.",
        sources=("A01", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "serious_risks",
        6,
        "Rare but serious risks",
        "The heart: very high blood pressure, an uneven heartbeat, a heart attack or a stroke. Breathing: it can "
        "be slow or stop, the throat can close, or vomit can be breathed in. I may pass out, have a seizure or have "
        "an allergic reaction. The mind: psychosis or mania, a lower mood, or thoughts of suicide. If I think of "
        "harming myself I call or text 988, or call 911.",
    ),
    ConsentItem(
        "bladder",
        7,
        "Bladder",
        "Ketamine can inflame the bladder, also at treatment doses. I will tell the clinic about pain, blood, urgency "
        "or going more often.",
        sources=("KIC", "L-JNJ-UR", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "liver",
        8,
        "Liver",
        "Ketamine can raise liver enzymes. Blood tests before and during treatment look for this.",
        sources=("L-KET-US", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "thinking",
        9,
        "Thinking and memory",
        "Attention, judgement and reactions are impaired on the day. Frequent use of ketamine over a long time can "
        "harm memory.",
    ),
    ConsentItem(
        "dependence",
        10,
        "Misuse and dependence",
        "Ketamine is a controlled drug that people can come to misuse. I will tell the clinic if I crave it or use "
        "any outside treatment, and I will not seek it in more than one place without saying so.",
    ),
    ConsentItem(
        "pregnancy",
        11,
        "Pregnancy and breastfeeding",
        "Treatment is not given in pregnancy. If I could become pregnant I agree to tests and to using contraception, "
        "and I will say if I am breastfeeding.",
    ),
    ConsentItem(
        "medicines",
        12,
        "My other medicines",
        "Some medicines weaken the effect or make it riskier. I have named all I take, and I will not stop or change "
        "any medicine on my own.",
    ),
    ConsentItem(
        "fasting",
        13,
        "Eating and drinking beforehand",
        "I will come fasting as the clinic told me. If I have not, treatment will be put off, because vomiting while "
        "drowsy is dangerous.",
        sources=("L-KET-US", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "escort",
        14,
        "Getting home",
        "A named adult takes me home. I will not drive, use machinery or do hazardous work until the next day, after "
        "a restful sleep.",
    ),
    ConsentItem(
        "substances",
        15,
        "Alcohol and drugs",
        "I will not take alcohol, cannabis or other drugs for 24 hours before and after treatment.",
    ),
    ConsentItem(
        "decisions",
        16,
        "Decisions on the day",
        "I will not sign contracts, make large purchases or take other major decisions on the day of treatment.",
    ),
    ConsentItem(
        "watching",
        17,
        "Being watched over, and stopping",
        "Trained staff measure my pulse, blood pressure, breathing and wakefulness. I may ask to stop at any time, "
        "for any reason, and it will not be held against me.",
    ),
    ConsentItem(
        "touch",
        18,
        "Touch and company",
        "I have said whether I want a hand held if I am frightened, and whether I want a chaperone in the room. No "
        "other touch happens except what care needs.",
    ),
    ConsentItem(
        "emergency_plan",
        19,
        "If things get worse",
        "I have a plan for a bad hour: whom I call, and that I can call or text 988 or call 911 at any time. I do not "
        "wait for a clinic visit when I am in danger.",
    ),
    ConsentItem(
        "sharing",
        20,
        "Working with my other clinicians",
        "I have said which of my clinicians the clinic may speak with, and about what.",
    ),
    ConsentItem(
        "costs",
        21,
        "Costs",
        "I have a written good faith estimate. Insurance may not pay. I know what is refunded if a session does not "
        "take place.",
        sources=("GFE", *CONSENT_SOURCES),
    ),
    ConsentItem(
        "privacy",
        22,
        "Privacy",
        "I have read the privacy notice. Nothing is recorded in sound or picture without asking me.",
    ),
    ConsentItem(
        "rems",
        23,
        "The Spravato safety programme",
        "Spravato is given only to people who have joined its safety programme (REMS). The clinic reports each "
        "session to it.",
        _SPRAVATO,
        sources=("REMS-FDA", "L-SPR-US"),
    ),
    ConsentItem(
        "understood",
        24,
        "My questions",
        "My questions have been answered in words I understand, with an interpreter if I wanted one. I am free to "
        "say yes or no.",
    ),
    ConsentItem(
        "boxed_warning",
        25,
        "The label's strongest warnings",
        "Spravato carries a boxed warning. It names sleepiness, feeling detached, slow breathing, abuse and misuse. It "
        "also names thoughts of suicide in young people who take antidepressants. If such thoughts come I call or text "
        "988, or call 911.",
        _SPRAVATO,
        sources=("L-SPR-US",),
    ),
    ConsentItem(
        "registry",
        26,
        "Learning from my treatment (my choice)",
        "My results, without my name, may be counted together with those of others to learn how well treatment "
        "works. Saying no changes nothing about my care.",
        optional=True,
    ),
)


def items_for(route: ConsentRoute) -> tuple[ConsentItem, ...]:
    """The items a person reads for one route, in order."""
    return tuple(item for item in CONSENT_ITEMS if route in item.routes)


def why_not_signed(route: ConsentRoute, initialled: Iterable[str]) -> tuple[Refusal, ...]:
    """Every item of the route needs its own initials; the registry choice may be left open.

    Source: ASKP3
    """
    given = set(initialled)
    unknown = given - {item.item_id for item in CONSENT_ITEMS}
    if unknown:
        raise ValueError(f"no consent item is called {sorted(unknown)}")
    return tuple(
        Refusal(f"consent.{item.item_id}", f"'{item.title}' has not been initialled.", item.sources)
        for item in items_for(route)
        if not item.optional and item.item_id not in given
    )


def expires_on(signed_on: date) -> date:
    """The last day on which a consent counts: twelve months at most; a new route or phase needs a new one sooner.

    Source: ASKP3, P
    """
    return signed_on + timedelta(days=VALID_D)
