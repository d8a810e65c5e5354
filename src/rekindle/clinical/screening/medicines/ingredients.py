"""The medicines the rules look for: ingredient, RxNorm concept (RXCUI), and the classes they count as.

A row of this table is the ingredient's name, its RXCUI ('-' where RxNorm has none that was read), how surely the
RXCUI is known (V read in a public concept set, V2 in a linked file, M from memory) and its classes.

Source: RX
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from rekindle.clinical.sources import Flag

MedicineClass = Literal[
    "benzodiazepine",
    "z_drug",
    "lamotrigine",
    "maoi",
    "stimulant",
    "opioid",
    "naltrexone",
    "gabapentinoid",
    "oxybate",
    "other_depressant",
    "theophylline",
    "cyp_inhibitor",
    "cyp_inducer",
    "glp1",
    "ace_inhibitor",
    "arb",
    "dihydropyridine",
    "thiazide",
    "other_antihypertensive",
    "lithium",
    "alpha2_agonist",
    "antipsychotic",
    "clozapine",
    "antidepressant",
    "pressor",
    "thyroid_hormone",
    "anticoagulant",
    "qt_prolonging",
    "nmda_blocker",
    "ketamine",
    "opioid_reversal",
]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One active ingredient with its RxNorm concept and the classes the rules know it by."""

    name: str
    rxcui: str | None
    flag: Flag
    classes: frozenset[MedicineClass]


_TABLE: Final = """
diazepam                3322     V   benzodiazepine
clonazepam              2598     V   benzodiazepine
lorazepam               6470     V   benzodiazepine
alprazolam              596      V   benzodiazepine
oxazepam                7781     V   benzodiazepine
chlordiazepoxide        2356     V   benzodiazepine
clorazepate             2353     V   benzodiazepine
clobazam                21241    V   benzodiazepine
midazolam               6960     V   benzodiazepine
temazepam               10355    M   benzodiazepine
triazolam               10767    M   benzodiazepine
zolpidem                39993    M   z_drug
eszopiclone             461016   M   z_drug
zaleplon                74667    M   z_drug
lamotrigine             28439    V   lamotrigine
phenelzine              8123     V   maoi
tranylcypromine         10734    V   maoi
isocarboxazid           6011     V   maoi
selegiline              9639     V   maoi
rasagiline              134748   V   maoi
linezolid               190376   V   maoi
methylene_blue          6878     V   maoi
amphetamine             725      V   stimulant
dextroamphetamine       3288     V   stimulant
lisdexamfetamine        700810   V   stimulant
methylphenidate         6901     V   stimulant
dexmethylphenidate      352372   V   stimulant
modafinil               30125    V   stimulant
armodafinil             641465   V   stimulant
atomoxetine             38400    V   stimulant
morphine                7052     V   opioid
oxycodone               7804     V   opioid
hydrocodone             5489     V   opioid
hydromorphone           3423     V   opioid
fentanyl                4337     V   opioid
methadone               6813     V   opioid
tramadol                10689    V   opioid
tapentadol              787390   V   opioid
codeine                 2670     V   opioid
buprenorphine           1819     V   opioid
naloxone                7242     V   opioid_reversal
naltrexone              7243     V   naltrexone
ethanol                 448      V   other_depressant
carisoprodol            2101     V   other_depressant
phenobarbital           8134     V   other_depressant cyp_inducer
gabapentin              25480    V   gabapentinoid
pregabalin              187832   V   gabapentinoid
oxybate                 2387302  V   oxybate
theophylline            10438    M   theophylline
aminophylline           689      M   theophylline
ticlopidine             10594    M   cyp_inhibitor
clopidogrel             32968    V   cyp_inhibitor
clarithromycin          21212    V   cyp_inhibitor
erythromycin            4053     V   cyp_inhibitor
itraconazole            28031    M   cyp_inhibitor
ketoconazole            6135     M   cyp_inhibitor
voriconazole            121243   V   cyp_inhibitor
ritonavir               85762    V   cyp_inhibitor
cobicistat              1306284  V   cyp_inhibitor
nefazodone              31565    V   cyp_inhibitor
grapefruit              -        M   cyp_inhibitor
rifampin                9384     V   cyp_inducer
carbamazepine           2002     V   cyp_inducer
phenytoin               8183     V   cyp_inducer
primidone               8691     V   cyp_inducer
efavirenz               195085   V   cyp_inducer
st_john's_wort          258326   V   cyp_inducer
semaglutide             1991302  V   glp1
liraglutide             475968   V   glp1
dulaglutide             1551291  V   glp1
exenatide               60548    V   glp1
tirzepatide             2601723  M   glp1
lisinopril              29046    V   ace_inhibitor
losartan                52175    V   arb
valsartan               69749    V   arb
amlodipine              17767    V   dihydropyridine
nifedipine              7417     V   dihydropyridine
hydrochlorothiazide     5487     V   thiazide
chlorthalidone          2409     V   thiazide
metoprolol              6918     V   other_antihypertensive
atenolol                1202     V   other_antihypertensive
carvedilol              20352    V   other_antihypertensive
propranolol             8787     V   other_antihypertensive
labetalol               6185     V   other_antihypertensive
hydralazine             5470     V   other_antihypertensive
prazosin                8629     V   other_antihypertensive
diltiazem               3443     V   other_antihypertensive
verapamil               11170    V   other_antihypertensive
spironolactone          9997     V   other_antihypertensive
lithium                 6448     V2  lithium
clonidine               2599     V   alpha2_agonist
guanfacine              40114    V   alpha2_agonist
clozapine               2626     V   antipsychotic clozapine
risperidone             35636    V   antipsychotic
haloperidol             5093     V   antipsychotic
olanzapine              61381    V   antipsychotic
quetiapine              51272    V   antipsychotic
aripiprazole            89013    V   antipsychotic
ziprasidone             115698   V   antipsychotic
sertraline              36437    V   antidepressant
escitalopram            321988   V   antidepressant
citalopram              2556     M   antidepressant qt_prolonging
fluoxetine              4493     V   antidepressant
paroxetine              32937    V   antidepressant
venlafaxine             39786    V   antidepressant
desvenlafaxine          734064   V   antidepressant
duloxetine              72625    V   antidepressant
bupropion               42347    V   antidepressant
mirtazapine             15996    V   antidepressant
trazodone               10737    V   antidepressant
vortioxetine            1455099  V   antidepressant
nortriptyline           7531     V   antidepressant
pseudoephedrine         8896     M   pressor
phentermine             8152     M   pressor
epinephrine             3992     V   pressor
levothyroxine           10582    V   thyroid_hormone
apixaban                1364430  V   anticoagulant
rivaroxaban             1114195  V   anticoagulant
warfarin                11289    V   anticoagulant
ondansetron             26225    V   qt_prolonging
memantine               6719     V   nmda_blocker
dextromethorphan        3289     V   nmda_blocker
amantadine              -        M   nmda_blocker
ketamine                6130     V2  ketamine
esketamine              2119365  V   ketamine
"""

_FLAGS: Final[dict[str, Flag]] = {"V": "V", "V2": "V2", "M": "M"}
_CLASSES: Final[dict[str, MedicineClass]] = {name: name for name in get_args(MedicineClass)}


def _read(line: str) -> Ingredient:
    name, rxcui, flag, *classes = line.split()
    return Ingredient(
        name.replace("_", " "),
        None if rxcui == "-" else rxcui,
        _FLAGS[flag],
        frozenset(_CLASSES[each] for each in classes),
    )


INGREDIENTS: Final[Mapping[str, Ingredient]] = MappingProxyType(
    {each.name: each for each in map(_read, _TABLE.strip().splitlines())}
)
BY_RXCUI: Final[Mapping[str, Ingredient]] = MappingProxyType(
    {each.rxcui: each for each in INGREDIENTS.values() if each.rxcui is not None}
)
