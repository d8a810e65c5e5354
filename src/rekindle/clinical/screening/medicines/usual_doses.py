"""How much of each medicine is usually taken at one time, so that a slip of the decimal point is asked about.

A dose outside these amounts is never changed and never refused: the person is asked. Each line is the smallest and the
largest single dose in milligrams that needs no question; after a slash, the largest for a long-acting injection. A
medicine that is not here, or stands with '-', is never asked about for its amount.

Source: M
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

_TABLE: Final = """
diazepam 1 20
clonazepam 0.0625 2
lorazepam 0.25 4
alprazolam 0.0625 3
oxazepam 5 30
chlordiazepoxide 5 50
clorazepate 3.25 22.5
clobazam 2.5 40
midazolam 1 20
temazepam 7.5 30
triazolam 0.0625 0.5
zolpidem 1.75 12.5
eszopiclone 0.5 3
zaleplon 5 20
lamotrigine 2 400
phenelzine 7.5 60
tranylcypromine 5 40
isocarboxazid 5 40
selegiline 1.25 12
rasagiline 0.25 1
linezolid 300 600
amphetamine 2.5 60
dextroamphetamine 2.5 60
lisdexamfetamine 5 70
methylphenidate 2.5 108
dexmethylphenidate 1.25 40
modafinil 50 400
armodafinil 25 250
atomoxetine 5 100
morphine 2.5 200
oxycodone 2.5 80
hydrocodone 2.5 120
hydromorphone 1 32
fentanyl 0.05 1.6
methadone 1 120
tramadol 25 300
tapentadol 25 250
codeine 7.5 60
buprenorphine 0.075 24 / 300
naltrexone 0.5 100 / 380
carisoprodol 175 350
phenobarbital 8 200
gabapentin 50 1800
pregabalin 12.5 330
oxybate 750 9000
theophylline 50 600
aminophylline 50 400
ticlopidine 125 250
clopidogrel 37.5 300
clarithromycin 125 1000
erythromycin 125 1000
itraconazole 50 400
ketoconazole 100 400
voriconazole 50 400
ritonavir 50 600
cobicistat 75 150
nefazodone 25 300
rifampin 150 900
carbamazepine 50 800
phenytoin 15 500
primidone 25 500
efavirenz 50 800
st john's wort 100 1000
semaglutide 0.25 14 / 2.4
liraglutide 0.6 3
dulaglutide 0.75 4.5
exenatide 0.005 2
tirzepatide 2.5 15
lisinopril 1.25 80
losartan 12.5 100
valsartan 20 320
amlodipine 1.25 10
nifedipine 10 120
hydrochlorothiazide 6.25 50
chlorthalidone 6.25 100
metoprolol 6.25 400
atenolol 6.25 200
carvedilol 1.5625 80
propranolol 2.5 320
labetalol 50 600
hydralazine 5 100
prazosin 0.5 20
diltiazem 30 540
verapamil 20 480
spironolactone 6.25 200
lithium 75 1800
clonidine 0.025 0.6
guanfacine 0.25 7
clozapine 6.25 600
risperidone 0.125 8 / 120
haloperidol 0.25 30 / 450
olanzapine 1.25 30 / 405
quetiapine 6.25 800
aripiprazole 0.5 30 / 1064
ziprasidone 10 100
sertraline 12.5 200
escitalopram 1.25 40
citalopram 2.5 60
fluoxetine 2.5 90
paroxetine 5 75
venlafaxine 12.5 375
desvenlafaxine 12.5 400
duloxetine 10 120
bupropion 37.5 522
mirtazapine 3.75 60
trazodone 12.5 600
vortioxetine 2.5 20
nortriptyline 5 150
pseudoephedrine 15 240
phentermine 4 37.5
epinephrine 0.1 2
levothyroxine 0.0125 0.3
apixaban 1.25 10
rivaroxaban 2.5 20
warfarin 0.5 20
ondansetron 2 24
memantine 2.5 28
dextromethorphan 5 120
amantadine 50 322
esketamine 28 84
"""


@dataclass(frozen=True, slots=True)
class UsualDose:
    """The single doses of one ingredient that need no question, in milligrams."""

    lowest_mg: Decimal
    highest_mg: Decimal
    depot_mg: Decimal | None = None

    def holds(self, dose_mg: Decimal, *, depot: bool = False) -> bool:
        """Whether this much at one time needs no question."""
        highest_mg = self.depot_mg if depot and self.depot_mg is not None else self.highest_mg
        return self.lowest_mg <= dose_mg <= highest_mg


def _read() -> dict[str, UsualDose]:
    found: dict[str, UsualDose] = {}
    for line in _TABLE.strip().splitlines():
        usual, _, depot = line.partition("/")
        *name, lowest, highest = usual.split()
        found[" ".join(name)] = UsualDose(Decimal(lowest), Decimal(highest), Decimal(depot) if depot else None)
    return found


USUAL_DOSES: Final[Mapping[str, UsualDose]] = MappingProxyType(_read())
