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
diazepam: Valium, Diastat, Valtoco, Diazepam Intensol, Diastat AcuDial
clonazepam: Klonopin, Rivotril, Klonopin Wafers
lorazepam: Ativan, Loreev XR, Lorazepam Intensol
alprazolam: Xanax, Xanax XR, Niravam, Alprazolam Intensol
oxazepam: Serax
chlordiazepoxide: Librium, Librax, Limbitrol, chlordiazepoxide-clidinium, chlordiazepoxide-amitriptyline, \
chlordiazepoxide/amitriptyline, chlordiazepoxide/clidinium
clorazepate: Tranxene, Tranxene T-Tab, clorazepate dipotassium, Tranxene SD
clobazam: Onfi, Sympazan, Frisium
midazolam: Versed, Nayzilam, Seizalam
temazepam: Restoril
triazolam: Halcion
zolpidem: Ambien, Ambien CR, Intermezzo, Edluar, Zolpimist, Stilnox
eszopiclone: Lunesta
zaleplon: Sonata
lamotrigine: Lamictal, Lamictal XR, Lamictal ODT, Subvenite, Lamictal Starter Kit
phenelzine: Nardil
tranylcypromine: Parnate
isocarboxazid: Marplan
selegiline: Eldepryl, Zelapar, Emsam, selegiline patch, selegiline transdermal, deprenyl
rasagiline: Azilect
linezolid: Zyvox, Zyvoxam
methylene blue: ProvayBlue, methylthioninium, methylthioninium chloride
amphetamine: Adderall, Adderall XR, Evekeo, Adzenys XR-ODT, Dyanavel XR, Mydayis, amphetamine salts, mixed \
amphetamine salts, dextroamphetamine-amphetamine, amphetamine-dextroamphetamine, amfetamine, Evekeo ODT, Adzenys ER, \
Adzenys
dextroamphetamine: Dexedrine, Zenzedi, ProCentra, Xelstrym, Adderall, Adderall XR, Mydayis, amphetamine salts, mixed \
amphetamine salts, dextroamphetamine-amphetamine, amphetamine-dextroamphetamine, dexamphetamine, dexamfetamine, \
Dexedrine Spansule, dextrostat, d-amphetamine
lisdexamfetamine: Vyvanse, lisdexamphetamine, Elvanse, Arynta
methylphenidate: Ritalin, Ritalin LA, Concerta, Metadate CD, Metadate ER, Daytrana, Quillivant XR, QuilliChew ER, \
Jornay PM, Aptensio XR, Cotempla XR-ODT, Azstarys, Methylin, Metadate, Relexxii, Quillivant, Quillichew, Aptensio, \
Cotempla, Ritalin SR, Adhansia XR, Jornay
dexmethylphenidate: Focalin, Focalin XR, Azstarys
modafinil: Provigil
armodafinil: Nuvigil
atomoxetine: Strattera
morphine: MS Contin, MSIR, Kadian, Avinza, Arymo ER, Roxanol, MS-Contin, Morphabond, Embeda, morphine-naltrexone, \
Duramorph, Oramorph
oxycodone: OxyContin, Roxicodone, Oxaydo, Xtampza ER, Percocet, Endocet, Percodan, oxycodone-acetaminophen, \
oxycodone/acetaminophen, Roxicet, Roxybond, Xtampza, Tylox, Primlev, Nalocet, Prolate, Oxyfast, OxyIR, Oxy IR, \
oxycodone-aspirin, oxycodone-APAP, oxycodone-ibuprofen
hydrocodone: Vicodin, Norco, Lortab, Hysingla ER, Zohydro ER, hydrocodone-acetaminophen, hydrocodone/acetaminophen, \
hydrocodone-ibuprofen, Lorcet, Xodol, Vicoprofen, Verdrocet, Hysingla, Zohydro, Tussionex, Hycodan, Hydromet, \
Reprexain, hydrocodone-APAP, hydrocodone-homatropine, hydrocodone-chlorpheniramine
hydromorphone: Dilaudid, Exalgo
fentanyl: Duragesic, Actiq, Fentora, Subsys, fentanyl patch, Abstral, Lazanda, Onsolis, Ionsys
methadone: Dolophine, Methadose, Diskets, Methadone Intensol
tramadol: Ultram, Ultram ER, ConZip, Ultracet, tramadol-acetaminophen, tramadol/acetaminophen, Ryzolt, Qdolo, \
Seglentis, tramadol-APAP
tapentadol: Nucynta, Nucynta ER
codeine: Tylenol with codeine, Tylenol #3, Tylenol 3, acetaminophen-codeine, acetaminophen/codeine, Fioricet with \
codeine, Tylenol #4, Tylenol #2, Tylenol no 3, Fiorinal with codeine, Soma compound with codeine, acetaminophen with \
codeine, APAP-codeine, Tuzistra XR, Tylenol codeine, codeine-acetaminophen, promethazine with codeine, \
promethazine-codeine, guaifenesin-codeine, guaifenesin with codeine, Cheratussin AC, Robitussin AC
buprenorphine: Suboxone, Subutex, Zubsolv, Belbuca, Butrans, Sublocade, Brixadi, Buprenex, Bunavail, \
buprenorphine-naloxone, buprenorphine/naloxone, buprenorphine patch, Probuphine, buprenorphine with naloxone, \
bup-naloxone
naloxone: Narcan, Kloxxado, Zimhi, Suboxone, Zubsolv, Bunavail, buprenorphine-naloxone, buprenorphine/naloxone, \
Evzio, RiVive, buprenorphine with naloxone, bup-naloxone
naltrexone: Vivitrol, ReVia, Depade, Contrave, naltrexone-bupropion, naltrexone/bupropion, low dose naltrexone, LDN, \
Embeda, morphine-naltrexone, bupropion-naltrexone
ethanol: alcohol, ethyl alcohol
carisoprodol: Soma, Vanadom, Soma compound, Soma compound with codeine, carisoprodol-aspirin
phenobarbital: Luminal, Sezaby, phenobarbitone, Donnatal, Phenohytro, Solfoton
gabapentin: Neurontin, Gralise, Horizant, gabapentin enacarbil, Gabarone, Gralise ER
pregabalin: Lyrica, Lyrica CR
oxybate: sodium oxybate, calcium oxybate, Xyrem, Xywav, Lumryz, GHB, calcium magnesium potassium and sodium oxybates, \
sodium oxybate ER, sodium oxybates, gamma hydroxybutyrate
theophylline: Theo-24, Uniphyl, Elixophyllin, Theochron, Theo-Dur, Slo-Bid, Theolair, Quibron-T
aminophylline: Truphylline
ticlopidine: Ticlid
clopidogrel: Plavix
clarithromycin: Biaxin, Biaxin XL, Prevpac
erythromycin: Ery-Tab, E.E.S., EryPed, Erythrocin, PCE, EES, Ery Tab, PCE Dispertab, erythromycin ethylsuccinate, \
erythromycin stearate, Eryc
itraconazole: Sporanox, Onmel, Tolsura
ketoconazole: Nizoral, Extina, Recorlev, Xolegel, Ketozole
voriconazole: Vfend
ritonavir: Norvir, Paxlovid, Kaletra, nirmatrelvir-ritonavir, nirmatrelvir/ritonavir, lopinavir-ritonavir, \
lopinavir/ritonavir, Viekira Pak, Technivie, nirmatrelvir with ritonavir
cobicistat: Tybost, Genvoya, Stribild, Prezcobix, Evotaz, Symtuza, elvitegravir-cobicistat, darunavir-cobicistat, \
atazanavir-cobicistat
nefazodone: Serzone
grapefruit: grapefruit juice
rifampin: Rifadin, Rimactane, rifampicin, Rifamate, Rifater, rifampin-isoniazid
carbamazepine: Tegretol, Tegretol XR, Carbatrol, Epitol, Equetro
phenytoin: Dilantin, Phenytek, Dilantin Infatabs, Dilantin Kapseals, diphenylhydantoin
primidone: Mysoline
efavirenz: Sustiva, Atripla, Symfi, Symfi Lo, efavirenz-emtricitabine-tenofovir, efavirenz-lamivudine-tenofovir
st john's wort: st. john's wort, st johns wort, st. johns wort, saint john's wort, saint johns wort, hypericum, \
hypericum perforatum, saint john wort, st john wort, st. john wort
semaglutide: Ozempic, Wegovy, Rybelsus
liraglutide: Victoza, Saxenda, Xultophy
dulaglutide: Trulicity
exenatide: Byetta, Bydureon, Bydureon BCise, exenatide ER, Bydureon Pen
tirzepatide: Mounjaro, Zepbound
lisinopril: Zestril, Prinivil, Qbrelis, Zestoretic, Prinzide, lisinopril-hydrochlorothiazide, \
lisinopril/hydrochlorothiazide, lisinopril-HCTZ, lisinopril/HCTZ, lisinopril HCT, lisinopril-HCT
losartan: Cozaar, Hyzaar, losartan-hydrochlorothiazide, losartan/hydrochlorothiazide, losartan-HCTZ, losartan/HCTZ, \
losartan HCT, losartan-HCT, losartan potassium-HCTZ, losartan potassium-hydrochlorothiazide
valsartan: Diovan, Diovan HCT, Exforge, Entresto, sacubitril-valsartan, sacubitril/valsartan, Exforge HCT, \
valsartan-hydrochlorothiazide, valsartan-HCTZ, valsartan HCT, amlodipine-valsartan, amlodipine-valsartan-HCTZ, \
valsartan-sacubitril, Byvalson
amlodipine: Norvasc, Katerzia, Lotrel, Exforge, Azor, Caduet, amlodipine-benazepril, amlodipine/benazepril, Norliqva, \
Exforge HCT, Tribenzor, Twynsta, Prestalia, Consensi, amlodipine-valsartan, amlodipine-olmesartan, \
amlodipine-atorvastatin, amlodipine-telmisartan, amlodipine-celecoxib, amlodipine-valsartan-HCTZ, \
olmesartan-amlodipine, olmesartan-amlodipine-HCTZ, telmisartan-amlodipine, benazepril-amlodipine
nifedipine: Procardia, Procardia XL, Adalat, Adalat CC, Afeditab CR, Nifedical XL, Nifediac CC
hydrochlorothiazide: HCTZ, Microzide, Zestoretic, Prinzide, Hyzaar, Diovan HCT, lisinopril-hydrochlorothiazide, \
lisinopril/hydrochlorothiazide, lisinopril-HCTZ, lisinopril/HCTZ, losartan-hydrochlorothiazide, \
losartan/hydrochlorothiazide, losartan-HCTZ, losartan/HCTZ, HCT, Oretic, Esidrix, HydroDiuril, Exforge HCT, \
Tribenzor, Benicar HCT, Micardis HCT, Avalide, Atacand HCT, Ziac, Dyazide, Maxzide, Aldactazide, Vaseretic, Lotensin \
HCT, Accuretic, Uniretic, Lopressor HCT, Dutoprol, Inderide, Tekturna HCT, valsartan-hydrochlorothiazide, \
valsartan-HCTZ, valsartan HCT, amlodipine-valsartan-HCTZ, olmesartan-HCTZ, olmesartan-amlodipine-HCTZ, \
olmesartan-hydrochlorothiazide, telmisartan-HCTZ, telmisartan-hydrochlorothiazide, irbesartan-HCTZ, \
irbesartan-hydrochlorothiazide, candesartan-HCTZ, bisoprolol-HCTZ, bisoprolol-hydrochlorothiazide, triamterene-HCTZ, \
triamterene-hydrochlorothiazide, benazepril-HCTZ, benazepril-hydrochlorothiazide, enalapril-HCTZ, \
enalapril-hydrochlorothiazide, quinapril-HCTZ, spironolactone-HCTZ, spironolactone-hydrochlorothiazide, \
metoprolol-HCTZ, metoprolol-hydrochlorothiazide, lisinopril HCT, lisinopril-HCT, losartan HCT, losartan-HCT, losartan \
potassium-HCTZ, losartan potassium-hydrochlorothiazide
chlorthalidone: Thalitone, Hygroton, Tenoretic, atenolol-chlorthalidone, atenolol/chlorthalidone, chlortalidone, \
Edarbyclor, Clorpres, Hemiclor, azilsartan-chlorthalidone, clonidine-chlorthalidone
metoprolol: Lopressor, Toprol, Toprol XL, Toprol-XL, Lopressor HCT, Dutoprol, Kapspargo, metoprolol-HCTZ, \
metoprolol-hydrochlorothiazide
atenolol: Tenormin, Tenoretic, atenolol-chlorthalidone, atenolol/chlorthalidone
carvedilol: Coreg, Coreg CR, carvedilol phosphate
propranolol: Inderal, Inderal LA, InnoPran XL, Hemangeol, Inderide, InnoPran, propranolol-HCTZ
labetalol: Trandate, Normodyne
hydralazine: Apresoline, BiDil, isosorbide dinitrate-hydralazine, isosorbide-hydralazine, hydralazine-isosorbide
prazosin: Minipress, Minizide
diltiazem: Cardizem, Cardizem CD, Cartia XT, Tiazac, Taztia XT, Cardizem LA, Dilacor XR, Dilt-XR, Matzim LA, Diltzac, \
Diltia XT, Tiadylt ER, Cartia, Taztia
verapamil: Calan, Calan SR, Verelan, Isoptin SR, Covera-HS, Verelan PM, Isoptin, Tarka, trandolapril-verapamil
spironolactone: Aldactone, Carospir, Aldactazide, spironolactone-HCTZ, spironolactone-hydrochlorothiazide
lithium: Lithobid, Eskalith, lithium carbonate, lithium citrate, Lithotabs, Eskalith CR, Lithobid ER, Lithonate
clonidine: Catapres, Catapres-TTS, Kapvay, clonidine patch, Clorpres, Nexiclon XR, Duraclon, Onyda XR, Jenloga, \
clonidine-chlorthalidone
guanfacine: Tenex, Intuniv
clozapine: Clozaril, FazaClo, Versacloz, FazaClo ODT
risperidone: Risperdal, Risperdal Consta, Perseris, Uzedy, Rykindo, Risperdal M-Tab
haloperidol: Haldol, haloperidol decanoate, Haldol decanoate
olanzapine: Zyprexa, Zyprexa Zydis, Zyprexa Relprevv, Symbyax, Lybalvi, olanzapine-fluoxetine, olanzapine/fluoxetine, \
Zydis, olanzapine pamoate, olanzapine-samidorphan
quetiapine: Seroquel, Seroquel XR
aripiprazole: Abilify, Abilify Maintena, Aristada, Abilify Mycite, Aristada Initio, Abilify Asimtufii, Abilify \
Discmelt, aripiprazole lauroxil
ziprasidone: Geodon
sertraline: Zoloft
escitalopram: Lexapro, Cipralex
citalopram: Celexa, Cipramil
fluoxetine: Prozac, Sarafem, Symbyax, olanzapine-fluoxetine, olanzapine/fluoxetine, Prozac Weekly, Selfemra, Rapiflux
paroxetine: Paxil, Paxil CR, Pexeva, Brisdelle
venlafaxine: Effexor, Effexor XR
desvenlafaxine: Pristiq, Khedezla, Pristiq ER
duloxetine: Cymbalta, Drizalma Sprinkle, Irenka
bupropion: Wellbutrin, Wellbutrin SR, Wellbutrin XL, Zyban, Forfivo XL, Aplenzin, Auvelity, Contrave, \
naltrexone-bupropion, naltrexone/bupropion, dextromethorphan-bupropion, dextromethorphan/bupropion, Forfivo, \
Budeprion, Budeprion XL, Budeprion SR, Buproban, bupropion-naltrexone, bupropion-dextromethorphan
mirtazapine: Remeron, RemeronSolTab, Remeron Soltab
trazodone: Desyrel, Oleptro, Desyrel Dividose
vortioxetine: Trintellix, Brintellix
nortriptyline: Pamelor, Aventyl, Allegron
pseudoephedrine: Sudafed, Sudafed 12 Hour, Sudafed 24 Hour, Sudafed 12hr, Claritin-D, Zyrtec-D, Allegra-D, Mucinex-D, \
Claritin D 24 Hour, Claritin D 12 Hour, Allegra D 24 Hour, Clarinex-D, Aleve-D, Advil Cold and Sinus, Nexafed, \
SudoGest, Suphedrine, Wal-phed, cetirizine-pseudoephedrine, loratadine-pseudoephedrine, fexofenadine-pseudoephedrine, \
guaifenesin-pseudoephedrine
phentermine: Adipex-P, Lomaira, Qsymia, phentermine-topiramate, phentermine/topiramate, Adipex, Ionamin, Suprenza, \
phentermine with topiramate
epinephrine: EpiPen, Auvi-Q, adrenaline, Epi Pen, Adrenaclick, Neffy, Symjepi, Primatene Mist, epinephrine \
auto-injector, epinephrine pen
levothyroxine: Synthroid, Levoxyl, Unithroid, Euthyrox, Tirosint, Levothroid, Levo-T, Novothyrox, Levolet, thyroxine, \
L-thyroxine, Thyquidity, Ermeza, Tirosint-Sol
apixaban: Eliquis
rivaroxaban: Xarelto
warfarin: Coumadin, Jantoven
ondansetron: Zofran, Zuplenz, Zofran ODT
memantine: Namenda, Namenda XR, Namzaric, Namenda XR Titration Pack, memantine-donepezil
dextromethorphan: Delsym, Robitussin DM, Nuedexta, Auvelity, dextromethorphan-quinidine, dextromethorphan-bupropion, \
dextromethorphan/bupropion, Mucinex DM, NyQuil, DayQuil, Vicks NyQuil, NyQuil Severe, NyQuil Cold & Flu, DayQuil \
Severe, DayQuil Cold & Flu, Vicks DayQuil, Tussin DM, Robafen DM, DXM, guaifenesin-dextromethorphan, \
dextromethorphan-guaifenesin, bupropion-dextromethorphan, Delsym 12 Hour, Triaminic DM
amantadine: Symmetrel, Gocovri, Osmolex ER, Osmolex
ketamine: Ketalar, ketamine nasal spray, ketamine troche, ketamine lozenge, ketamine troches, ketamine lozenges
esketamine: Spravato, Spravato nasal spray, esketamine nasal spray
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
