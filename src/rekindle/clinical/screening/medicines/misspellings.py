"""How the names of these medicines are commonly misspelt, each beside the name that is meant.

A misspelling stands here only if it lies closer to its own medicine than to any other the tables know, of ours or not
(a test measures it). What is not written down is offered to the patient and never taken.

Source: M
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TABLE: Final = """
alcohol: alchohol, alcohal, alcohl, alchol
diazepam: diazapam, diazipam, diazpam, diazepan, dyazepam, diazepham
valium: valum, vallium, valuim, valiem, valiumm, vallum
clonazepam: clonazapam, clonazipam, clonezepam, clonazpam, clonazepan, klonazepam, clonanzepam, clonozepam, \
clonozapam
klonopin: klonipin, klonapin, clonopin, klonopine, klonpin, klonopyn, klonepin, klonnopin
lorazepam: lorazapam, lorazipam, lorezepam, larazepam, lorazepan, lorazpam, lorozepam, lorazopam, lorazepham
ativan: attivan, ativen, ativin, adivan, ativian, atavan
alprazolam: alprazolan, alprazalam, alprazelam, alprozolam, alprazolem, alprazlam, alprazolom, aprazolam, alpraxolam, \
alprazollam
xanax: xanex, zanax, xannax, xanaxx, xanx, xanaz, xanxa, xanix
oxazepam: oxazapam, oxazipam, oxezepam, oxazepan, oxozepam
serax: serrax
chlordiazepoxide: chlordiazapoxide, chlordiazepoxid, clordiazepoxide, chlordiazepoxyde, chlorodiazepoxide
librium: libriam, libruim, librum
clorazepate: clorazapate, chlorazepate, clorazepat, clorazipate, chlorazapate
tranxene: tranxine, transxene, tranxen, tranzene
clobazam: clobasam, clobazan, clobozam, klobazam
midazolam: midazalam, midazolan, midazelam, medazolam, mydazolam
versed: verced
temazepam: temazapam, temazipam, tamazepam, temazepan, temezepam, timazepam, temazpam
restoril: restoral, restorel, restoryl, restorill
triazolam: triazalam, triazolan, triazelam, tryazolam, triazalom
halcion: halcyon, halcian, halsion, halcien, halcione
zolpidem: zolpedem, zolpidum, zolpiden, zolpidim, zolpidam, zolpidom, solpidem, zolpadem, zolipdem
ambien: ambian, ambein, ambiem, ambiene, embien, ambienn
eszopiclone: eszopiclon, eszoplicone, eszopicone, esopiclone, eszopiclome
lunesta: lunestra, lunasta, lunista, lunnesta, lunester
zaleplon: zaleplan, zalaplon, zaleplin, zalepon, zaleplom
lamotrigine: lamotragine, lamotrigene, lamotrogine, lamotrigin, lamatrigine, lamotrigan, lamotrijine, lomotrigine, \
lamictrogine, lamotrigrine, lamotrigone
lamictal: lamictil, lamictol, lamictall, lamicatal, lamictul, lamictle, lamicital, limictal
phenelzine: phenelzene, phenalzine, phenelzin, fenelzine, phenylzine
nardil: nardill, nardyl, nardel
tranylcypromine: tranylcypramine, tranylcypromin, tranylcipromine, tranycypromine, tranilcypromine
parnate: parnat, parnaite, parnait
isocarboxazid: isocarboxizid, isocarboxazide, isocarbaxazid, isocarboxazd
marplan: marplin, marplen, marplann
selegiline: selegeline, selegilene, selegilin, seligiline, selegaline, seleglinine, selegline
emsam: emsan, ensam, emsamm
eldepryl: eldapryl, eldepril, eldipryl
rasagiline: rasagaline, rasagilene, rasageline, rasagilin, rasagline
azilect: azelect, azilekt, azelict
linezolid: linezalid, linezolide, linazolid, linezlid, linesolid
zyvox: zivox, zyvocks, zyvoxx
methylene blue: methelene blue, methyline blue, methalene blue, methylen blue, metheline blue
amphetamine: amphetimine, amphetemine, anphetamine, amphetamin, amphatamine, ampetamine, amfetamin, amphedamine
adderall: aderall, adderal, addarall, adderol, aderoll, addreall, adderral, adderrall, adderell, adderrol, addarell
adderall xr: aderall xr, adderal xr, aderal xr, adderol xr
dextroamphetamine: dextroamphetimine, dextroamphetamin, dextroamphatamine, dextroanphetamine, dextramphetamine, \
dexroamphetamine
dexedrine: dexadrine, dexidrine, dexedrin, dexedrene
lisdexamfetamine: lisdexamfetimine, lisdexanfetamine, lisdexamfetamin, lysdexamfetamine, lisdexamphetamin, \
lisdexamphetimine
vyvanse: vyvance, vivanse, vivance, vyvans, vyvnase, vyvansse, vyvanze, viyvanse, vyanse, vivanze
methylphenidate: methylfenidate, methylphenadate, methylphenidat, methalphenidate, methlyphenidate, methylphendate, \
methylphinidate, methelphenidate
ritalin: riddlin, ritilin, ritlin, ritallin, riddalin, ridalin, rittalin, ritalen, ritelin
concerta: conserta, concertta, consurta, concertia, conserto
dexmethylphenidate: dexmethylfenidate, dexmethylphenadate, dexmethylphenidat
focalin: foculin, focalen, focallin, focolin
modafinil: modafinal, modafanil, modafinel, modafenil, modifinil, modafinill, modafnil, modafimil
provigil: provigal, provigill, provigl, pravigil, provigel
armodafinil: armodafinal, armodafanil, armodafenil, armodifinil, armodafinel
nuvigil: nuvigal, nuvagil, nuvigill, nuvigel
atomoxetine: atomoxitine, atomoxatine, atomoxetin, atamoxetine, atomoxetene, atomoxotine
strattera: stratera, stratterra, straterra, stattera, stratara, stratterea
morphine: morphene, morfine, morphin, morphiene, morphone
ms contin: ms cotin, ms conten
oxycodone: oxycodon, oxicodone, oxycodine, oxycodene, oxycotone, oxicodon, oxycodome
oxycontin: oxycotin, oxycotton, oxicontin, oxycoton, oxycontine, oxycontyn, oxycontion
percocet: percoset, percocett, percacet, percocete, perkocet, perkoset, percocit, percocets, percosets, percaset
hydrocodone: hydrocodon, hydrocodine, hydracodone, hydocodone, hidrocodone, hydrocodene, hydrocondone, hyrdocodone
vicodin: vicoden, vicodine, vicodan, vikodin, vicodyn, vicadin, vicidin, vicotin
norco: norko, norcoo
lortab: loratab, lortabs, lortabb
hydromorphone: hydromorphon, hydromorfone, hydramorphone, hidromorphone, hydromorphine, hydromorphene
dilaudid: dilauded, dilaudud, dilaudad, delaudid, dilauidid, dialudid, diladid, diluadid
fentanyl: fentynal, fentanil, fentenyl, fentynol, fentnyl, fentinyl, fentynyl, phentanyl, fentanal, fentynil, \
fentanly
duragesic: durageesic, duragesik, durogesic, durigesic, duragisic
methadone: methadon, methodone, methedone, methadome, methidone, methadown
tramadol: tramadal, tramidol, tramodol, tramadole, tramadoll, tramdol, tramedol, tramadul, trammadol, tramadil
ultram: ultrim, ultramm, ultrem
tapentadol: tapentadal, tapentidol, tapendatol, tapentodol, tapentadole, tapentedol
nucynta: nucinta, nucenta, nusynta, nucyntia
codeine: codiene, codein, coedine, codene, codeene, kodeine
tylenol with codeine: tylenol with codine, tylenol with codiene, tylenol w codeine, tylenol and codeine, tylenol with \
codein
buprenorphine: bupenorphine, buprenorphin, buprenorfine, bupreneorphine, buprenorphene, buprenorpine, buprinorphine, \
buphrenorphine, bupronorphine
suboxone: suboxon, saboxone, suboxin, suboxen, subuxone, suboxine, suboxane, suboxome, subaxone, suboxones
subutex: subitex, subatex, subutext, subutec
butrans: butran, butranz, buttrans
belbuca: belbucca, belbuka, belluca
sublocade: sublacade, sublocaid, sublicade, sublocate
naloxone: naloxon, nalaxone, naloxene, nalloxone, naloxome
narcan: narkan, narcann, narcane, narcam
naltrexone: naltrexon, naltraxone, naltrexzone, naltrexine, naltrexome, naltrixone, naltresxone, nalterxone
vivitrol: vivatrol, vivitral, vivitroll, vivitrole
revia: reviaa
contrave: contrav, contraive, contravve
carisoprodol: carisoprodal, carisoprodel, carisprodol, carisoprodole, carisaprodol, carisoprodil, carsoprodol
phenobarbital: phenobarbitol, phenobarbatal, phenobarbitall, phenobarbytal, phenobarbatol, phenabarbital, \
phenolbarbital
gabapentin: gabapentine, gabapenten, gabapenton, gabapentan, gabbapentin, gabapintin, gabapention, gabapenin, \
gabepentin, gabopentin, gabapetin, gabapentyn, gabapentim, gabapenthin
neurontin: nuerontin, neurotin, neurontine, neuronton, nurontin, neurontn
pregabalin: pregabalen, pregabaline, pregablin, pregabilin, pregabalan, pregabalim, pregabelin, prgabalin
lyrica: lirica, lyrika, lyricia, lyricca, lyryca, lyrcia
xyrem: xirem, xyrim, zyrem, xyram
xywav: xywave, xiwav, zywav
lumryz: lumriz, lumrys
sodium oxybate: sodium oxibate, sodium oxybat, sodium oxobate
theophylline: theophyline, theophyllin, theofylline, theophilline, theophiline, theopylline, thyophylline
aminophylline: aminophyline, aminophyllin, aminofylline, aminophilline
ticlopidine: ticlopidene, ticlopidin, ticlopadine, ticlopedine
clopidogrel: clopidogril, clopidigrel, clopidrogel, clopedogrel, clopidagrel, clopidogrell, clopidegrel, clopidrogrel
plavix: plavics, plavex, plaviks, plavixx
clarithromycin: clarithromyacin, clarithromicin, claritromycin, clarithramycin, clarithromycine, clarythromycin, \
clarithromyocin
biaxin: biaxen, biaxine, biaxon
erythromycin: erythromicin, erithromycin, erythromyacin, erythramycin, erythromycine, erithromicin, erythromyocin
itraconazole: itraconozole, itraconazol, itracanazole, intraconazole, itraconizole
sporanox: sporonox, sporanax, sporanoks
ketoconazole: ketoconozole, ketaconazole, ketoconazol, ketoconizole, ketaconozole, ketoconasole
nizoral: nizarol, nizorel, nizorol, nizarel
voriconazole: voriconozole, voraconazole, voriconazol, voriconizole
vfend: vfennd
ritonavir: ritonivir, retonavir, ritonavere, ritanavir, ritonaver
norvir: norvirr, norver
paxlovid: paxlovis, paxlovit, paxlovide, paxlovoid, paxlavid, paxlovod, paxloved
cobicistat: cobicistate, cobisistat, cobacistat, cobicistad
nefazodone: nefazadone, nefazodon, nefasodone, nephazodone, nefazedone
serzone: serzon, serzonne, cerzone
grapefruit: grapfruit, grape fruit, grapefriut, grapefuit
grapefruit juice: grapfruit juice, grape fruit juice, grapefriut juice
rifampin: rifampine, rifanpin, riphampin, rifampen, rifampyn
rifampicin: rifampacin, rifampisin
carbamazepine: carbamazapine, carbamazipine, carbamazepin, carbamezapine, carbamezepine, carbomazepine, \
carbamazepene, carbmazepine, carbamazapin
tegretol: tegratol, tegretal, tegritol, tegretole, tegertol, tegretoll
phenytoin: phenatoin, phenytoine, phenitoin, fenytoin, phentoin, phenytion, phenytoyn, phenotoin
dilantin: dilanten, dilantine, dilanton, dylantin, dilanitn, delantin
primidone: primadone, primidon, primedone, primodone, primidome, premidone
mysoline: mysolin, misoline, mysaline
efavirenz: efaverenz, efavirens, efavirenze, efavarenz
st john's wort: st johns wart, st john's wart, st johns worth, st. johns wart, saint johns wart, st jons wort, st \
johns wort's
semaglutide: semiglutide, semaglutid, semaglutyde, semaglitide, semaglutied, semeglutide, samaglutide, semagltuide
ozempic: ozempick, ozempek, ozempik, ozemic, ozempics, ozimpic, osempic, azempic, ozempc
wegovy: wegovi, wegovey, wagovy, wigovy, wegowy, wegoovy, wegoby, weygovy
rybelsus: ribelsus, rybelsis, rybelus, rebelsus, rybellsus, rybelsys
liraglutide: liraglutid, liroglutide, lyraglutide, liriglutide, liraglitide
victoza: victosa, vicotza, victozza, viktoza, victzoa
saxenda: saxinda, saxanda, sexenda, saxcenda, saksenda
dulaglutide: duloglutide, dulaglutid, duliglutide, dulaglitide
trulicity: truelicity, trulicty, trulisity, trulicitty, trullicity, trulicety
exenatide: exanatide, exenitide, exenatid, exenetide
byetta: byeta, bietta, byette
bydureon: bydurion, biduroen, bydurean, byduroen
tirzepatide: terzepatide, trizepatide, tirzepitide, tirzapatide, tirzeptide, tirzepatid, tirzepetide, tirzipatide
mounjaro: monjaro, mounjaru, munjaro, mounjarro, moujaro, mounjara, manjaro, mounjoro, mounjero, mounjauro
zepbound: zepound, zeppound, zepbond, zebpound, zebound, zepbounde, zepbownd
lisinopril: lisinipril, lisinapril, lisonopril, lysinopril, lisinoprol, lisinoprel, lisenopril, lisiniprol, \
listinopril, lisinoprill, linisopril, lisnopril, lisinopryl, lisanopril
zestril: zestrill, zestrel, zesteril, zestryl
losartan: losarten, losartin, losarton, lozartan, losartane, lasartan, losaratan, losarta, lorsartan
cozaar: cozar, cozzar, cosaar
hyzaar: hizaar, hyzarr
valsartan: valsarten, valsartin, valsarton, valsartane, valzartan, valsarta
diovan: dioven, diavan, diovann, dyovan
entresto: entresta, intresto, entrestro, entristo
amlodipine: amlodapine, amlodipin, amlodopine, amlodepine, amlopidine, amlodipene, amilodipine, amlodipune, \
amlodpine, amlidipine, almodipine, amlodipie
norvasc: norvask, norvasec, norvas, norvac, norvaks
nifedipine: nifedapine, nifedipin, nifedepine, nifidipine, nifedipene, niphedipine
procardia: procardea, prokardia, procordia
hydrochlorothiazide: hydrochlorothiazid, hydrochlorothyazide, hydrochlorathiazide, hydrochlorothizide, \
hydrochlorthiazide, hydrochlorothiazine, hydroclorothiazide, hydrochlorotiazide, hidrochlorothiazide, \
hydrocholorothiazide, hydrochlorothiozide, hydrochlorothiaside, hydrocholrothiazide
hctz: hctv, htcz
chlorthalidone: chlorthalidon, clorthalidone, chlorthaladone, chlorthaledone, chlothalidone, chlorthalodone
metoprolol: metropolol, metoprolal, metaprolol, metoprolole, metropolal, metoprol, metoprosol, metroprolol, \
metoporolol, metoprolo, metropropol, metopolol, metaprolal
lopressor: lopresser, lopresor, lopresssor, loppressor
toprol xl: topral xl, toporol xl, toprolol xl
toprol: topral, toporol, toproll
atenolol: atenalol, atenolal, atanolol, atenelol, attenolol, atenolole, antenolol
tenormin: tenoremin, tenormen, tenormine
carvedilol: carvidilol, carvedalol, carvedilal, carvediol, carvadilol, carvedelol, carvedolol, cavedilol, carvidolol
coreg: corege, koreg
propranolol: propanolol, propranalol, propanalol, propranolal, propronolol, propanalal, proprananol, propranol, \
propranlol, propranaolol, propanolal, proponolol, proprandol
inderal: inderol, inderall, indaral, enderal
labetalol: labetolol, labatelol, labetalal, lebetalol, labetelol, labetolal, labatalol
hydralazine: hydralizine, hydralazin, hydrallazine, hydralazene, hydralazyne
prazosin: prazosine, prazosen, prazozin, prasosin, prazosan, prazocin, praxosin, prazasin
minipress: mini press, minipres, minnipress, minipresss
diltiazem: diltiazam, diltiazim, diltizem, diltiazen, dilitiazem, diltazem, dilteazem, diltiazum
cardizem: cardizam, cardizim, cardezem, cartizem, cardizen
verapamil: verapamill, verapimil, verapamel, verapomil, verepamil, verapmil, veramapil, varapamil
spironolactone: spirinolactone, spironalactone, spirolactone, spironolacton, spiranolactone, sprironolactone, \
spironolactine, spirnolactone, spironlactone, spyronolactone
aldactone: aldacton, aldactin, aldactine, aldoctone
lithium: lithum, lithuim, lithiam, lithiun, litium, lithiumm, lithim, lythium
lithobid: lithabid, lithobide, lithobidd, lithibid
clonidine: clonadine, clonidin, clonodine, clonidene, clonedine, klonidine, clonidime, clonindine, clonidyne
catapres: catapress, catapris, catepres
kapvay: kapvey, kapvai, capvay
guanfacine: guanfacin, guanfasine, guanfecine, guanfacene, guanfacien, guafacine, guanficine, guanafacine, guanfazine
intuniv: intunive, intuitiv, intunev, intunif, intuneve
tenex: tennex, teneks
clozapine: clozapin, clozapene, clozipine, clozepine, klozapine, clozapne, closapine
clozaril: clozeril, clozarill, clozaryl, closaril, clozarel
risperidone: risperdone, risperidon, resperidone, risperadone, risperodone, risparidone, risperidome, respiridone, \
rispiridone, risperidal, risperidine, rispirdone
risperdal: risperdol, resperdal, risperdall, rispirdal, risperdel, risperdil, rispardal
haloperidol: haloperidal, haloperadol, haliperidol, haloperidole, haloperidil, haloperodol, halperidol
haldol: haldal, haldoll, haldole, haldall, halldol, haldil
olanzapine: olanzapin, olanzipine, olanzepine, olansapine, olanzapene, olanzopine, olazapine, olanzapne, olanzaphine
zyprexa: zyprexia, ziprexa, zyprexza, zyprexxa, zypreza, zyprexea, zypraxa, xyprexa
symbyax: symbiax, simbyax, symbax
quetiapine: quetiapin, quitiapine, quetapine, quetiapene, quetipine, quetiapane, quitiapin, quietapine, quetaipine, \
quetiepine, quatiapine, quetiaphine
seroquel: seraquel, seroquell, seroquil, siroquel, seroqual, seriquel, serequel, seroquele, serroquel, seroqule, \
saraquel
aripiprazole: aripriprazole, aripiprazol, aripirazole, aripiprozole, arapiprazole, ariprazole, aripiprazle, \
aripipraxole, aripaprazole, aripipirazole, aripriprizole, arpiprazole
abilify: abilfy, ablify, abillify, abilafy, abilifi, abilifly, abelify, abillfy, abilifie
ziprasidone: ziprasidon, zipresidone, zyprasidone, ziprazidone, ziprasadone, zipraisidone, ziprasodone
geodon: geoden, geodone, geadon, geodan
sertraline: sertaline, sertralene, setraline, sertralline, sertrailine, sertralie, sertroline, certraline, sertrline, \
sertaraline, seratraline, sirtraline, sertrilene, sertriline, sertrolene, surtraline, sertreline
zoloft: zolof, zolaft, zolfot, zoloff, zolloft, soloft, zolift, zoloftt, zololft, zolotf, zoleft
escitalopram: escitalapram, escitalopran, esitalopram, escitilopram, escitalpram, excitalopram, escitalopam, \
escitaloprim, escetalopram, escitaloparm, escitalaprem
lexapro: lexipro, lexapra, lexepro, lexaprow, lexapril, lexaproo, lexopro, lexapor, lexapo, lexparo, leksapro, \
lexapros, laxapro
citalopram: citalapram, citalopran, citilopram, citaloprim, citalpram, sitalopram, citaloparm, citalopam, citalaprem, \
citralopram, citolopram
celexa: celexia, selexa, celaxa, cilexa, celexaa, celexea, celexza
fluoxetine: fluoxitine, fluoxatine, fluoxetin, floxetine, fluxetine, fluoxotine, flouxetine, flouoxetine, fluoxetene, \
fluoxtine, flouxatine, flouxitine, fluexetine
prozac: prozak, prosac, prozack, prozacc, prozaac, prozax, prozec, prozc
paroxetine: paroxitine, paroxatine, paroxetin, peroxetine, paroxetene, paroxotine, parroxetine, paroxtine
paxil: paxel, paxill, paxyl, paxal, paxl, pazil
venlafaxine: venlafaxin, venlafexine, venlafaxene, venlaflaxine, venlaxafine, venalfaxine, velafaxine, venaflaxine, \
venlaphaxine, venlafazine, venlifaxine, venlafaxime, vanlafaxine, venafaxine, velanfaxine
effexor: effexer, efexor, effexxor, effexir, effecor, efexer, affexor, effexar, effoxor, effixor
effexor xr: efexor xr, effexer xr, affexor xr, effexxor xr
desvenlafaxine: desvenlafaxin, desvenlafexine, desvenlaflaxine, desvenlaxafine, desvenlafaxene, desvanlafaxine, \
devenlafaxine
pristiq: pristique, pristeq, pristik, pristic, prestiq, pristiqe, pristiqu, prestique
duloxetine: duloxitine, duloxatine, duloxetin, duloxotine, dulexetine, duloxetene, deloxetine, dulexatine, duloxtine, \
doluxetine, duloxentine, dulozetine
cymbalta: cymbolta, symbalta, cimbalta, cymbalts, simbalta, cymbelta, cymballta, cymbaltra, cimbolta, cymbata, \
cybalta
bupropion: buproprion, bupropian, buprorion, bupropin, bupoprion, buproprian, bupropione, bupropiom, buprobion, \
bupropoin, buproprin, bupropeon, bupropien
wellbutrin: welbutrin, wellbutrine, wellbutrim, welbutren, wellbuterin, wellbutran, wellbutin, wellbuturin, \
wellbutron, wellbutren, welbutrine, wellbrutin, wellbutirn, wellburtin, well butrin, welbutrim, wellbuttrin, \
wellbruten
zyban: ziban, zybann, zyben
auvelity: auvility, auvelty, avelity, auvelety, auvellity, auvelitty, avuelity
mirtazapine: mirtazipine, mirtazapin, mirtazepine, mertazapine, mirtazapene, mirtrazapine, mirtasapine, mitrazapine, \
mirtazpine, mirazapine, mirtizapine, mirtazopine, mirtazaphine, myrtazapine, mirtzapine, murtazapine
remeron: remaron, remeran, remerron, remiron, remeronn, reneron, ramaron
trazodone: trazadone, trazedone, trazodon, trazidone, trazodome, trasodone, trazzodone, trazdone, trazodine, trazone, \
trazodene, trazadome, trazondone, traxodone, trazidon
desyrel: desyral, desyril, desirel
vortioxetine: vortioxitine, vortioxatine, vortioxetin, vortoxetine, vortioxtine, vortiotexine, vortixetine, \
vortioxetene
trintellix: trintelix, trintillix, trintilix, trintelux, trintelllix, trintellex, trentellix, trentelix, trintellics, \
trintalix, tintellix, trintallix
nortriptyline: nortriptylene, nortryptyline, nortriptiline, nortriptilene, nortriptalyne, nortryptilene, \
nortriptylin, nortriptaline, nortripyline, nortriptylyne, nortriptline, nortriplyne, nortryptaline, nortripteline, \
nortryptline
pamelor: pamalor, pamilor, pammelor
pseudoephedrine: pseudoephedrin, pseudophedrine, psuedoephedrine, pseudoephidrine, pseudofedrine, sudoephedrine, \
psudoephedrine, psuedophedrine, pseudoephedrene, pseudoefedrine, pseudoephrine, psudophedrine
sudafed: sudafedd, sudafet, sudaphed, sudefed, sudofed, suddafed, sudafeb, sudifed
phentermine: phentermin, phenteramine, phentermene, phentermaine, fentermine, phentremine, phenterimine, phentermime, \
phintermine, phentirmine
adipex: adepex, adipecs, addipex, adipexx, adapex
epinephrine: epinephrin, epinefrine, epinephrene, epinepherine, epinephine, epenephrine, epinepherin, epiniphrine
epipen: epipin, epi-pin, eppipen, epipenn, eppi pen
levothyroxine: levothyroxin, levothyroxene, levothyrozine, levothroxine, levothyroxeine, levathyroxine, \
levothiroxine, levothryroxine, levothyroine, levothryoxine, levothyroxcine, levothyoxine, levothyrxine, \
levothyroxione, levothyroxime, levythyroxine, levothyrozin, levo thyroxine, levotyroxine
synthroid: synthoid, synthriod, sinthroid, syntroid, synthyroid, synthrod, synthroyd, sythroid, synthoroid, \
synthroide, syntheroid, cynthroid
levoxyl: levoxil, levoxal, levoxly, levoxylm
apixaban: apixiban, apixeban, apixaben, apixabane, apixoban, apixabam, apaxaban, apixban
eliquis: eloquis, eliquist, eliqis, elequis, eliquiss, elliquis, eliques, aliquis, eliquise, eloquist, elquis, eliqus
rivaroxaban: rivaroxiban, rivaroxeban, riveroxaban, rivaroxoban, rivaroxban, rivoroxaban, rivarixaban
xarelto: xeralto, xarleto, zarelto, xaralto, xerelto, xaretlo, xarelta, zaralto, xareltoo
warfarin: warfarine, warferin, warfrin, warfaren, warfain, worfarin, wafarin, warfaran, warafin, warfrain, warfarian
coumadin: cumadin, coumaden, coumadine, cuomadin, coumidin, cumaden, coumodin, cumidin, comadin, coumandin, coumadan
jantoven: jantovin, jantovan, jantovn
ondansetron: ondansatron, odansetron, ondansitron, ondansetran, ondansentron, ondasetron, ondanestron, ondansetrin, \
ondancetron, ondanzetron, ondansetton, odansatron, ondonsetron
zofran: zofram, zofren, zophran, zofrane, zolfran, zofrin, zofron, soffran, zoffran, zofan
memantine: memantin, memantene, memantime, mementine, memontine, memanitne, memamtine
namenda: nemenda, namanda, naminda, namenta
dextromethorphan: dextromethorphane, dextromethorfan, dextramethorphan, dextromethorpan, dextrometorphan, \
dextromethorophan, dextromethorphin, dexthromethorphan, dextomethorphan, dextromethophan
delsym: delsim, delsymm, delsyn, delsem
nuedexta: neudexta, nudexta, nuedexa, neudexa, nuedextra, neudextra
mucinex dm: mucenex dm, musinex dm, mucinix dm
nyquil: niquil, nyquill, nyqil, nyquel, nightquil
dayquil: dayquill, dayqil, dayquel
amantadine: amantidine, amantadin, amantadene, amanitadine, amantedine, amantadyne, amantodine, ammantadine
symmetrel: symetrel, symmetril, symetril, simmetrel
ketamine: ketamin, ketomine, ketimine, ketamene, ketemine, kettamine, katamine, ketameen
esketamine: esketamin, esketimine, eskatamine, esketomine, esketemine, esketamene
spravato: spravatto, sprevato, spravado, spravoto, spravata, spravto, spravatoe, spervato
"""


def _read() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        meant, typed = line.split(":", 1)
        for spelling in typed.split(","):
            found[spelling.strip()] = meant
    return found


# The misspelling as it is typed, and the name that is meant.
MISSPELLINGS: Final[Mapping[str, str]] = MappingProxyType(_read())
