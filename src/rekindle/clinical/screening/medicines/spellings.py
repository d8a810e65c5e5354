"""What people and pharmacies call these medicines: US brand names and other exact spellings, by ingredient.

A product of two ingredients stands on a line for each of them that the tables know. Nothing here is a guess: a
spelling that is not written down does not match.

Source: RX (ingredients); brand names from memory (M), for a pharmacist to confirm.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS

_TABLE: Final = """
diazepam: Valium, Diastat, Valtoco
clonazepam: Klonopin, Rivotril
lorazepam: Ativan, Loreev XR
alprazolam: Xanax, Xanax XR, Niravam
oxazepam: Serax
chlordiazepoxide: Librium, Librax, Limbitrol
clorazepate: Tranxene, Tranxene T-Tab, clorazepate dipotassium
clobazam: Onfi, Sympazan, Frisium
midazolam: Versed, Nayzilam
temazepam: Restoril
triazolam: Halcion
zolpidem: Ambien, Ambien CR, Intermezzo, Edluar
eszopiclone: Lunesta
zaleplon: Sonata
lamotrigine: Lamictal, Lamictal XR, Lamictal ODT, Subvenite
phenelzine: Nardil
tranylcypromine: Parnate
isocarboxazid: Marplan
selegiline: Eldepryl, Zelapar, Emsam, selegiline patch, selegiline transdermal, deprenyl
rasagiline: Azilect
linezolid: Zyvox
methylene blue: ProvayBlue, methylthioninium, methylthioninium chloride
amphetamine: Adderall, Adderall XR, Evekeo, Adzenys XR-ODT, Dyanavel XR, Mydayis, amphetamine salts, \
mixed amphetamine salts, dextroamphetamine-amphetamine, amphetamine-dextroamphetamine, amfetamine
dextroamphetamine: Dexedrine, Zenzedi, ProCentra, Xelstrym, Adderall, Adderall XR, Mydayis, amphetamine salts, \
mixed amphetamine salts, dextroamphetamine-amphetamine, amphetamine-dextroamphetamine, dexamphetamine, dexamfetamine
lisdexamfetamine: Vyvanse, lisdexamphetamine
methylphenidate: Ritalin, Ritalin LA, Concerta, Metadate CD, Metadate ER, Daytrana, Quillivant XR, QuilliChew ER, \
Jornay PM, Aptensio XR, Cotempla XR-ODT, Azstarys
dexmethylphenidate: Focalin, Focalin XR, Azstarys
modafinil: Provigil
armodafinil: Nuvigil
atomoxetine: Strattera
morphine: MS Contin, MSIR, Kadian, Avinza, Arymo ER
oxycodone: OxyContin, Roxicodone, Oxaydo, Xtampza ER, Percocet, Endocet, Percodan, oxycodone-acetaminophen, \
oxycodone/acetaminophen
hydrocodone: Vicodin, Norco, Lortab, Hysingla ER, Zohydro ER, hydrocodone-acetaminophen, hydrocodone/acetaminophen, \
hydrocodone-ibuprofen
hydromorphone: Dilaudid, Exalgo
fentanyl: Duragesic, Actiq, Fentora, Subsys, fentanyl patch
methadone: Dolophine, Methadose
tramadol: Ultram, Ultram ER, ConZip, Ultracet, tramadol-acetaminophen, tramadol/acetaminophen
tapentadol: Nucynta, Nucynta ER
codeine: Tylenol with codeine, Tylenol #3, Tylenol 3, acetaminophen-codeine, acetaminophen/codeine, \
Fioricet with codeine
buprenorphine: Suboxone, Subutex, Zubsolv, Belbuca, Butrans, Sublocade, Brixadi, Buprenex, Bunavail, \
buprenorphine-naloxone, buprenorphine/naloxone, buprenorphine patch
naloxone: Narcan, Kloxxado, Zimhi, Suboxone, Zubsolv, Bunavail, buprenorphine-naloxone, buprenorphine/naloxone
naltrexone: Vivitrol, ReVia, Depade, Contrave, naltrexone-bupropion, naltrexone/bupropion, low dose naltrexone, LDN
ethanol: alcohol, ethyl alcohol
carisoprodol: Soma
phenobarbital: Luminal, Sezaby, phenobarbitone
gabapentin: Neurontin, Gralise, Horizant, gabapentin enacarbil
pregabalin: Lyrica, Lyrica CR
oxybate: sodium oxybate, calcium oxybate, Xyrem, Xywav, Lumryz, GHB, calcium magnesium potassium and sodium oxybates
theophylline: Theo-24, Uniphyl, Elixophyllin, Theochron, Theo-Dur
aminophylline: Truphylline
ticlopidine: Ticlid
clopidogrel: Plavix
clarithromycin: Biaxin, Biaxin XL
erythromycin: Ery-Tab, E.E.S., EryPed, Erythrocin, PCE
itraconazole: Sporanox, Onmel, Tolsura
ketoconazole: Nizoral, Extina
voriconazole: Vfend
ritonavir: Norvir, Paxlovid, Kaletra, nirmatrelvir-ritonavir, nirmatrelvir/ritonavir, lopinavir-ritonavir, \
lopinavir/ritonavir
cobicistat: Tybost, Genvoya, Stribild, Prezcobix, Evotaz, Symtuza
nefazodone: Serzone
grapefruit: grapefruit juice
rifampin: Rifadin, Rimactane, rifampicin, Rifamate, Rifater
carbamazepine: Tegretol, Tegretol XR, Carbatrol, Epitol, Equetro
phenytoin: Dilantin, Phenytek
primidone: Mysoline
efavirenz: Sustiva, Atripla, Symfi
st john's wort: st. john's wort, st johns wort, st. johns wort, saint john's wort, saint johns wort, \
hypericum, hypericum perforatum
semaglutide: Ozempic, Wegovy, Rybelsus
liraglutide: Victoza, Saxenda, Xultophy
dulaglutide: Trulicity
exenatide: Byetta, Bydureon, Bydureon BCise
tirzepatide: Mounjaro, Zepbound
lisinopril: Zestril, Prinivil, Qbrelis, Zestoretic, Prinzide, lisinopril-hydrochlorothiazide, \
lisinopril/hydrochlorothiazide, lisinopril-HCTZ, lisinopril/HCTZ
losartan: Cozaar, Hyzaar, losartan-hydrochlorothiazide, losartan/hydrochlorothiazide, losartan-HCTZ, losartan/HCTZ
valsartan: Diovan, Diovan HCT, Exforge, Entresto, sacubitril-valsartan, sacubitril/valsartan
amlodipine: Norvasc, Katerzia, Lotrel, Exforge, Azor, Caduet, amlodipine-benazepril, amlodipine/benazepril
nifedipine: Procardia, Procardia XL, Adalat, Adalat CC
hydrochlorothiazide: HCTZ, Microzide, Zestoretic, Prinzide, Hyzaar, Diovan HCT, lisinopril-hydrochlorothiazide, \
lisinopril/hydrochlorothiazide, lisinopril-HCTZ, lisinopril/HCTZ, losartan-hydrochlorothiazide, \
losartan/hydrochlorothiazide, losartan-HCTZ, losartan/HCTZ
chlorthalidone: Thalitone, Hygroton, Tenoretic, atenolol-chlorthalidone, atenolol/chlorthalidone, chlortalidone
metoprolol: Lopressor, Toprol XL, Toprol-XL
atenolol: Tenormin, Tenoretic, atenolol-chlorthalidone, atenolol/chlorthalidone
carvedilol: Coreg, Coreg CR
propranolol: Inderal, Inderal LA, InnoPran XL, Hemangeol
labetalol: Trandate, Normodyne
hydralazine: Apresoline, BiDil
prazosin: Minipress
diltiazem: Cardizem, Cardizem CD, Cartia XT, Tiazac, Taztia XT
verapamil: Calan, Calan SR, Verelan, Isoptin SR
spironolactone: Aldactone, Carospir
lithium: Lithobid, Eskalith, lithium carbonate, lithium citrate
clonidine: Catapres, Catapres-TTS, Kapvay, clonidine patch
guanfacine: Tenex, Intuniv
clozapine: Clozaril, FazaClo, Versacloz
risperidone: Risperdal, Risperdal Consta, Perseris, Uzedy
haloperidol: Haldol, haloperidol decanoate
olanzapine: Zyprexa, Zyprexa Zydis, Zyprexa Relprevv, Symbyax, Lybalvi, olanzapine-fluoxetine, olanzapine/fluoxetine
quetiapine: Seroquel, Seroquel XR
aripiprazole: Abilify, Abilify Maintena, Aristada
ziprasidone: Geodon
sertraline: Zoloft
escitalopram: Lexapro
citalopram: Celexa
fluoxetine: Prozac, Sarafem, Symbyax, olanzapine-fluoxetine, olanzapine/fluoxetine
paroxetine: Paxil, Paxil CR, Pexeva, Brisdelle
venlafaxine: Effexor, Effexor XR
desvenlafaxine: Pristiq, Khedezla
duloxetine: Cymbalta, Drizalma Sprinkle
bupropion: Wellbutrin, Wellbutrin SR, Wellbutrin XL, Zyban, Forfivo XL, Aplenzin, Auvelity, Contrave, \
naltrexone-bupropion, naltrexone/bupropion, dextromethorphan-bupropion, dextromethorphan/bupropion
mirtazapine: Remeron, RemeronSolTab
trazodone: Desyrel, Oleptro
vortioxetine: Trintellix, Brintellix
nortriptyline: Pamelor, Aventyl
pseudoephedrine: Sudafed
phentermine: Adipex-P, Lomaira, Qsymia, phentermine-topiramate, phentermine/topiramate
epinephrine: EpiPen, Auvi-Q, adrenaline
levothyroxine: Synthroid, Levoxyl, Unithroid, Euthyrox, Tirosint
apixaban: Eliquis
rivaroxaban: Xarelto
warfarin: Coumadin, Jantoven
ondansetron: Zofran, Zuplenz
memantine: Namenda, Namenda XR, Namzaric
dextromethorphan: Delsym, Robitussin DM, Nuedexta, Auvelity, dextromethorphan-quinidine, \
dextromethorphan-bupropion, dextromethorphan/bupropion
amantadine: Symmetrel, Gocovri, Osmolex ER
ketamine: Ketalar
esketamine: Spravato
"""

# A salt or a release form after the ingredient's name is the same ingredient: 'sertraline hydrochloride ER'.
SALTS_AND_FORMS: Final = frozenset(
    [
        "hydrochloride",
        "hcl",
        "hydrobromide",
        "hbr",
        "sodium",
        "potassium",
        "calcium",
        "magnesium",
        "sulfate",
        "sulphate",
        "phosphate",
        "tartrate",
        "succinate",
        "maleate",
        "fumarate",
        "mesylate",
        "besylate",
        "acetate",
        "citrate",
        "carbonate",
        "oxalate",
        "bitartrate",
        "pamoate",
        "saccharate",
        "dimesylate",
        "dihydrate",
        "er",
        "xr",
        "xl",
        "sr",
        "cr",
        "la",
        "ir",
        "dr",
        "cd",
        "odt",
    ]
)

# A patch's milligrams a day cannot be held against the limit for tablets.
PATCHES: Final = frozenset({"emsam", "selegiline patch", "selegiline transdermal"})


def normalised(name: str) -> str:
    """A name in lower case, with plain apostrophes and single spaces."""
    return " ".join(name.casefold().replace("\u2019", "'").replace("\u2018", "'").split())


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: {name} for name in INGREDIENTS}
    for line in _TABLE.strip().splitlines():
        ingredient, names = line.split(":", 1)
        for name in names.split(","):
            found.setdefault(normalised(name), set()).add(ingredient)
    return {name: frozenset(ingredients) for name, ingredients in found.items()}


SPELLINGS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(_read())


def ingredients_called(name: str) -> frozenset[str]:
    """The ingredients this exact name stands for, or none; a trailing salt or release form is allowed."""
    words = normalised(name)
    while words and words not in SPELLINGS:
        words, _, last = words.rpartition(" ")
        if last not in SALTS_AND_FORMS:
            return frozenset()
    return SPELLINGS.get(words, frozenset())
