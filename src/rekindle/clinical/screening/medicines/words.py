"""The words around a medicine's name that change nothing, and those that change everything.

A word that stands in none of these lists makes the line uncertain: it may be another medicine, or 'not'.
"""

import re
from typing import Final

from rekindle.clinical.screening.medicines.spellings import SALTS_AND_FORMS

_PURPOSE_WORDS: Final = r"""
anxiety, anxiousness, anxious, panic, depression, depressed, mood, bipolar, mania, ptsd, trauma, nightmares?, ocd,
adhd, add, sleep, sleeping, insomnia, pain, back pain, nerve pain, neuropathy, fibromyalgia, migraines?, headaches?,
seizures?, epilepsy, convulsions?, blood pressure, bp, hypertension, high blood pressure, heart, heart rate,
palpitations, afib, a fib, cholesterol, diabetes, sugar, blood sugar, weight, weight loss, thyroid, hypothyroidism,
hypothyroid, nausea, vomiting, allergies, allergy, cold, cough, congestion, sinus(?:es)?, infection, stress, alcohol,
cravings?, craving, opioids?, addiction, drinking, blood clots?, clots?, blood thinner, stroke, asthma, copd,
breathing, acne, edema, swelling, water, fluid, tics?, tourette'?s?, parkinson'?s?, dementia, memory, focus,
concentration, energy, fatigue, narcolepsy, restless legs?, rls, muscle, muscles, spasms?, cramps?, tremors?, shakes,
shaking, withdrawals?, schizophrenia, psychosis, voices, agitation, anger, irritability, hot flashes, menopause,
smoking, flying, flights?, dentist, appetite, arthritis, knees?, hips?, shoulder, neck, back, legs?, stomach, kidneys?,
life, everything, attacks?, disorder, issues, problems, episodes?
"""
_PURPOSES: Final = f"(?:{'|'.join(' '.join(word.split()) for word in _PURPOSE_WORDS.split(','))})"
_OTHERS: Final = (
    r"(?:my|the|severe|chronic|occasional|bad|treatment of|help with|help|helping|high|low|major|mild|night)"
)

# Words between a name and the amounts that say nothing about either.
PHRASES: Final = re.compile(
    rf"\b(?:as|per) (?:directed|prescribed|instructed|told)(?: by (?:my )?(?:doctor|dr|psychiatrist))?\b"
    r"|\b(?:by|per) (?:mouth|os)\b|\bunder (?:the |my )?tongue\b|\bwith (?:a )?(?:food|meals?|water|snack|milk)\b"
    r"|\b(?:on an )?empty stomach\b|\b(?:before|after) (?:food|meals)\b|\bwithout food\b"
    r"|\b(?:extended|immediate|delayed|sustained|controlled|slow|modified|long|quick|time)[- ]?"
    r"(?:released?|acting)\b"
    r"|\b(?:up to|at most|maximum(?: of)?|max(?: of)?|no more than|not more than|not to exceed|as (?:much|many) as)\b"
    r"|\b(?:at least|about|around|approx(?:imately)?|roughly)\b"
    r"|\b(?:to|that) (?:help (?:me )?)?(?:sleep|relax|calm down|focus)\b"
    rf"|\b(?:(?:used )?for|to help with) (?:{_OTHERS} )*{_PURPOSES}"
    rf"(?:(?:,| and|/| &| or|) ?(?:{_OTHERS} )*{_PURPOSES})*\b"
    rf"|\( ?(?!allerg){_PURPOSES} ?\)|(?<=\bprn ){_PURPOSES}\b|(?<=\bas needed ){_PURPOSES}\b"
    r"|\b(?:before|when) (?:(?:a|my|the) )?(?:public speaking|speeches|presentations?|flights?|flying|procedures?|sick|"
    r"bad|anxious|stressed)\b|\b(?:since|for) (?:a )?(?:long time|years|months|weeks|ever|a while|childhood)\b"
    r"|\bin total\b|\btotal(?: daily)?(?: dose)?\b|\bwithout a prescription\b|\bover the counter\b|\botc\b"
)
_SPAN: Final = r"(?:weeks?|months?|years?|yrs?|mos?|days?)"
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
DURATION: Final = re.compile(
    r"\b(?:for|since|over|x|within)(?: about| almost| nearly| over| at least)?(?: the)?(?: last| past)? ?"
    rf"\d+(?:\.\d+)?\+? ?(?:or \d+ )?{_SPAN}(?: now| ago)?\b"
    r"|\b(?:recently |just )?(?:started|began|increased|raised|restarted)(?: it| on it)?(?: about)? "
    rf"(?:\d+ {_SPAN} ago|(?:last|this) (?:week|month|year))\b"
    rf"|\bsince (?:last )?(?:{_MONTH}|year|month|week|spring|summer|fall|winter),? ?(?:(?:19|20)\d\d)?\b"
    r"|\bsince (?:19|20)\d\d\b"
)
NOT_NOW: Final = re.compile(
    r"\b(?:stopped|stopping|quit|used to|no longer|not(?! (?:every|often|daily|more|to exceed))|never|don'?t|doesn'?t|"
    r"didn'?t|won'?t|haven'?t|hasn'?t|isn'?t|can'?t|allerg(?:y|ies|ic)|discontinued|d/?c'?d|was|were|took|tried|previous(?:ly)?|"
    r"former(?:ly)?|past|off(?! and on)|until|ended|weaned|tapered|wean(?:ing)?|without|instead|refused?|declined|"
    r"intoleran(?:t|ce)|reaction|considering|may|might|will|starting|about to|thinking|switched|switching|finished|"
    r"completed|ran out|out of|avoid(?:ing)?|none|no(?! ?(?:\.|#|\d|more|problem))|nothing|history|ago|had|been|should|"
    r"want(?:ed)?|ask(?:ing)? (?:about|for)|last (?:dose|took|used)|hated?|"
    r"my (?:wife|husband|mom|mother|dad|son|daughter))\b"
)
_FILLERS: Final = """
a about acting after also always am amount an and approx approximately approximatively around as at be bed before brand
by called cap caps capsule capsules change changed chew chewable clinic coated consta controlled cr cream currently
daily day days decanoate delayed depot disintegrating dissolve dissolving doctor dosage dose doses dr drops each ec
elixir enteric er every extended for from full gel generic half high hour hours hs i i'm im immediate in inject
injected injection injections ir is it iv just lai liquid long low maintena max maximum mcg med medication medicine
meds mg mgs ml monthly mouth my mylan name nasal needed new night nights normally nose now of ointment on once one only
or oral orally orally- other pack patch patches pen pens per pill pills plus po prescribed prescription present
presently psychiatrist qty rectal refill refills regular release released roughly rx sc shampoo short shot shots sig sl
sleep small solution split spray sprinkle sprinkles sr starter still strength strengths strictly subcutaneous
sublingual sublingually subq suspension sustained swallow swallowed syrup tab tablet tablets tabs take taken takes
taking teva that the then this time times to topical total transdermal tts up use using usp usually vial wake week
weekly well which whole with x xl xr
"""
FILLERS: Final = SALTS_AND_FORMS | frozenset(_FILLERS.split())
PATCH: Final = re.compile(r"\bpatch(?:es)?\b|\btransdermal\b|\bduragesic\b|\bbutrans\b|\bcatapres[- ]tts\b|\bemsam\b")
DAILY_PATCH: Final = re.compile(r"\bemsam\b|\bdaytrana\b|\bxelstrym\b|\bselegiline\b")
LONG_ACTING: Final = re.compile(
    r"\b(?:depot|lai|long[- ]acting (?:injection|injectable)|injections?|injectable|injected|inject|shots?|pens?|im|"
    r"subq|decanoate|consta|maintena|weekly|monthly|pellet|implant)\b"
)
_DEPOTS: Final = """
vivitrol, sublocade, brixadi, probuphine, aristada, perseris, uzedy, rykindo, ozempic, wegovy, abilify maintena,
abilify asimtufii, risperdal consta, haldol decanoate, haloperidol decanoate, zyprexa relprevv, aristada initio,
aripiprazole lauroxil
"""
DEPOTS: Final = frozenset(" ".join(name.split()) for name in _DEPOTS.split(","))

# The partners of an opioid in one tablet, and the strengths that give them away: 5/325.
COMPANIONS: Final = frozenset({"acetaminophen", "apap", "aspirin", "ibuprofen", "tylenol", "paracetamol"})
TWO_STRENGTHS: Final = re.compile(
    r"\d(?:\.\d+)? ?(?:mgs?)? ?[-/] ?(?:2|200|300|325|400|500|650|660|750|0?\.5|3|7\.5)\b ?(?:mg)?"
)
_COMBINED: Final = """
percocet, endocet, percodan, roxicet, tylox, primlev, nalocet, prolate, vicodin, norco, lortab, lorcet, xodol,
verdrocet, vicoprofen, reprexain, ultracet, seglentis, librax, limbitrol, suboxone, zubsolv, bunavail, contrave,
auvelity, symbyax, nuedexta, namzaric, entresto, lotrel, caduet, azor, twynsta, exforge, zestoretic, prinzide, hyzaar,
tenoretic, qsymia, tarka, bidil, xultophy, paxlovid, kaletra, ziac, maxzide, dyazide, aldactazide,
tylenol with codeine, diovan hct, benicar hct, micardis hct, exforge hct
"""
COMBINED_BRANDS: Final = frozenset(" ".join(name.split()) for name in _COMBINED.split(","))
