"""Names of medicines and supplements the rules do not look for, so that none of them is mistaken for one they do.

A name of this list is never matched, never offered as something else, and beside one of ours it is a second medicine.
It is a guard against look-alikes (hydroxyzine and hydralazine, Celebrex and Celexa, Zantac and Xanax), not a formulary.

Source: M
"""

from typing import Final

_GENERICS: Final = """
abacavir, apomorphine, dihydrocodeine, tiapride, abatacept, acamprosate, acarbose, acetaminophen, acetazolamide,
acetylcysteine, acyclovir, adalimumab, adapalene, albuterol, alendronate, alfuzosin, alirocumab, allopurinol,
almotriptan, alogliptin, alosetron, alprostadil, ambrisentan, amiloride, amiodarone, amisulpride, amitriptyline,
amoxapine, amoxicillin, ampicillin, anastrozole, apremilast, aprepitant, asenapine, aspirin, atazanavir, atorvastatin,
atropine, azathioprine, azelastine, azilsartan, azithromycin, baclofen, beclomethasone, bempedoic acid, benazepril,
benztropine, betahistine, betamethasone, betaxolol, bethanechol, bexarotene, bezafibrate, bicalutamide, bimatoprost,
bisacodyl, bisoprolol, bosentan, brexpiprazole, brimonidine, bromazepam, bromocriptine, bromfenac, brompheniramine,
budesonide, bumetanide, buspirone, busulfan, butabarbital, butalbital, butorphanol, cabergoline, caffeine, calcitonin,
calcitriol, canagliflozin, candesartan, capecitabine, captopril, carbidopa, carbinoxamine, cariprazine, carteolol,
cefadroxil, cefazolin, cefdinir, cefixime, cefprozil, ceftriaxone, cefuroxime, celecoxib, cephalexin, certolizumab,
cetirizine, chloroquine, chlorpheniramine, chlorpromazine, chlorpropamide, chlorzoxazone, cholestyramine, ciclopirox,
cilostazol, cimetidine, cinacalcet, ciprofloxacin, clemastine, clindamycin, clobetasol, clomiphene, clomipramine,
clotrimazole, colchicine, colesevelam, colestipol, conjugated estrogens, cortisone, cromolyn, cyanocobalamin,
cyclobenzaprine, cyclopentolate, cyclophosphamide, cycloserine, cyclosporine, cyproheptadine, dabigatran, dalteparin,
dantrolene, dapagliflozin, dapsone, daridorexant, darifenacin, darunavir, dasatinib, deferasirox, denosumab,
desipramine, desloratadine, desmopressin, desogestrel, deutetrabenazine, dexamethasone, dexchlorpheniramine,
dexlansoprazole, dexmedetomidine, diclofenac, dicyclomine, didanosine, diethylpropion, diflunisal, digoxin,
dihydroergotamine, dimenhydrinate, diphenhydramine, diphenoxylate, dipyridamole, disopyramide, disulfiram, divalproex,
docusate, dofetilide, dolasetron, dolutegravir, donepezil, dorzolamide, doxazosin, doxepin, doxorubicin, doxycycline,
doxylamine, dronabinol, dronedarone, drospirenone, droperidol, dupilumab, dutasteride, econazole, edoxaban, eletriptan,
empagliflozin, emtricitabine, enalapril, enoxaparin, entacapone, entecavir, enzalutamide, ephedrine, eplerenone,
epoetin, eprosartan, erenumab, ergocalciferol, ergotamine, erlotinib, ertugliflozin, eslicarbazepine, esmolol,
esomeprazole, estazolam, estradiol, estriol, etanercept, ethacrynic acid, ethambutol, ethosuximide, etidronate,
etizolam, etodolac, etonogestrel, etoposide, etoricoxib, evolocumab, exemestane, ezetimibe, famciclovir, famotidine,
febuxostat, felbamate, felodipine, fenofibrate, fenoprofen, fesoterodine, fexofenadine, fidaxomicin, finasteride,
finerenone, fingolimod, flavoxate, flecainide, flibanserin, fluconazole, fludrocortisone, flumazenil, flunisolide,
flunitrazepam, fluocinolone, fluocinonide, fluorouracil, flupentixol, fluphenazine, flurazepam, flurbiprofen,
flutamide, fluticasone, fluvastatin, fluvoxamine, folic acid, fondaparinux, formoterol, fosamprenavir, fosinopril,
fosphenytoin, frovatriptan, furosemide, galantamine, galcanezumab, ganciclovir, gatifloxacin, gefitinib, gemfibrozil,
gepirone, glatiramer, glimepiride, glipizide, glucagon, glucosamine, glyburide, glycopyrrolate, golimumab, granisetron,
griseofulvin, guaifenesin, heparin, homatropine, hydrocortisone, hydroxychloroquine, hydroxyurea, hydroxyzine,
hyoscyamine, ibandronate, ibuprofen, iloperidone, imatinib, imipramine, indapamide, indomethacin, infliximab, insulin,
interferon, ipratropium, irbesartan, isoniazid, isosorbide, isotretinoin, isradipine, ivabradine, ivermectin,
ketoprofen, ketorolac, ketotifen, lacosamide, lactulose, lamivudine, lansoprazole, lanthanum, latanoprost, leflunomide,
lemborexant, letrozole, leucovorin, leuprolide, levalbuterol, levamlodipine, levetiracetam, levobunolol, levocarnitine,
levocetirizine, levodopa, levofloxacin, levomilnacipran, levonorgestrel, levorphanol, lidocaine, linaclotide,
linagliptin, liothyronine, lixisenatide, lofexidine, lomitapide, loperamide, lopinavir, loratadine, lormetazepam,
lorcaserin, lovastatin, loxapine, lubiprostone, lumateperone, lurasidone, macitentan, maprotiline, maraviroc,
mebendazole, meclizine, medroxyprogesterone, mefenamic acid, mefloquine, megestrol, melatonin, meloxicam, melphalan,
meperidine, mephobarbital, meprobamate, mepolizumab, mercaptopurine, mesalamine, metaxalone, metformin,
methamphetamine, methazolamide, methenamine, methimazole, methocarbamol, methotrexate, methscopolamine, methyldopa,
methylergonovine, methylnaltrexone, methylprednisolone, methyltestosterone, metoclopramide, metolazone, metronidazole,
mexiletine, miconazole, midodrine, mifepristone, miglitol, milnacipran, minocycline, minoxidil, mirabegron,
misoprostol, mitoxantrone, moclobemide, moexipril, molindone, mometasone, montelukast, moxifloxacin, mupirocin,
mycophenolate, nabumetone, nadolol, nalbuphine, naldemedine, nalmefene, naloxegol, naphazoline, naproxen, naratriptan,
natalizumab, nateglinide, nebivolol, neomycin, neostigmine, nevirapine, niacin, nicardipine, nicotine, nilotinib,
nimodipine, nirmatrelvir, nisoldipine, nitazoxanide, nitrazepam, nitrofurantoin, nitroglycerin, nizatidine,
norelgestromin, norethindrone, norgestimate, nystatin, ocrelizumab, octreotide, ofloxacin, olmesartan, olodaterol,
olopatadine, omalizumab, omeprazole, orlistat, orphenadrine, oseltamivir, oxandrolone, oxaprozin, oxcarbazepine,
oxiconazole, oxybutynin, oxymetazoline, oxymorphone, paliperidone, pancrelipase, pantoprazole, paracetamol, penicillin,
pentazocine, pentobarbital, pentosan, pentoxifylline, perampanel, perindopril, permethrin, perphenazine,
phenazopyridine, phendimetrazine, pheniramine, phenoxybenzamine, phentolamine, phenylephrine, pilocarpine,
pimavanserin, pimozide, pindolol, pioglitazone, pirfenidone, piroxicam, pitavastatin, pitolisant, polyethylene glycol,
posaconazole, potassium chloride, pramipexole, pramlintide, prasugrel, pravastatin, prazepam, praziquantel,
prednisolone, prednisone, primaquine, probenecid, procainamide, prochlorperazine, procyclidine, progesterone,
promethazine, propafenone, propantheline, propofol, propylthiouracil, protriptyline, prucalopride, pyrazinamide,
pyridostigmine, pyrimethamine, quazepam, quinapril, quinidine, quinine, rabeprazole, raloxifene, raltegravir,
ramelteon, ramipril, ranitidine, ranolazine, repaglinide, remimazolam, reserpine, ribavirin, rifabutin, rifapentine,
rifaximin, rilpivirine, riluzole, rimegepant, risankizumab, risedronate, rituximab, rivastigmine, rizatriptan,
roflumilast, romosozumab, ropinirole, rosiglitazone, rosuvastatin, rotigotine, rufinamide, sacubitril, salbutamol,
salmeterol, saquinavir, sarilumab, saxagliptin, scopolamine, secobarbital, secukinumab, sertaconazole, sevelamer,
sibutramine, sildenafil, silodosin, simethicone, simvastatin, sirolimus, sitagliptin, sodium bicarbonate, sofosbuvir,
solifenacin, solriamfetol, sotalol, stiripentol, sucralfate, sulfadiazine, sulfamethoxazole, sulfasalazine, sulindac,
sulpiride, sumatriptan, suvorexant, tacrolimus, tadalafil, tamoxifen, tamsulosin, tasimelteon, tazarotene, telmisartan,
tenofovir, terazosin, terbinafine, terbutaline, teriflunomide, teriparatide, testosterone, tetrabenazine, tetracycline,
thioridazine, thiothixene, tiagabine, tianeptine, ticagrelor, timolol, tinidazole, tiotropium, tizanidine, tofacitinib,
tolazamide, tolbutamide, tolcapone, tolterodine, tolvaptan, topiramate, toremifene, torsemide, trandolapril, tranexamic
acid, travoprost, treprostinil, tretinoin, triamcinolone, triamterene, trifluoperazine, trihexyphenidyl,
trimethobenzamide, trimethoprim, trimipramine, trospium, ubrogepant, upadacitinib, ursodiol, ustekinumab, valacyclovir,
valbenazine, valganciclovir, valproate, valproic acid, vardenafil, varenicline, vedolizumab, venetoclax, vericiguat,
vigabatrin, vilazodone, viloxazine, vitamin d, vonoprazan, vorapaxar, xanomeline, xylometazoline, yohimbine,
zafirlukast, zanamivir, zidovudine, zileuton, zolmitriptan, zonisamide, zopiclone, zuranolone, levoketoconazole,
fosaprepitant, nalorphine, oxitriptan, dexfenfluramine, fenfluramine, cenobamate, brivaracetam, methsuximide, ethotoin,
lefamulin, apalutamide, lenalidomide, thalidomide, clobetasone, clofazimine, clonazolam, flualprazolam, phenibut,
kratom, tetrahydrocannabinol, amifampridine, benzphetamine, pemoline, reboxetine, agomelatine, carbetocin,
difelikefalin, eluxadoline, dextrose, levomefolate, methylfolate
"""

_BRANDS: Final = """
accolate, accupril, aciphex, actonel, actos, advair, advil, aggrenox, aimovig, ajovy, albuterol inhaler, aldara,
aldomet, aleve, alinia, allegra, altace, amaryl, ambisome, amerge, anaprox, antabuse, anusol, aptiom, arava, aricept,
arimidex, armour thyroid, aromasin, artane, asacol, atarax, atrovent, augmentin, austedo, avandia, avapro, avodart,
axert, bactrim, banophen, baxdela, belsomra, benadryl, benicar, bentyl, benzaclin, bextra, boniva, botox, breo,
brilinta, briviact, bumex, buspar, bystolic, caltrate, campral, caplyta, caprelsa, carafate, cardura, casodex, ceftin,
celebrex, cellcept, chantix, cialis, cipro, clarinex, claritin, cleocin, climara, clinoril, clomid, cogentin, colace,
combivent, compazine, comtan, copaxone, cordarone, corgard, cosentyx, cosopt, creon, crestor, cytomel, cytotec,
dalmane, dayvigo, decadron, deltasone, demadex, demerol, depakene, depakote, depo-provera, depo-testosterone, detrol,
dexilant, diabeta, diamox, diflucan, dipentum, ditropan, dolobid, doral, doxil, dramamine, dulcolax, dulera, dupixent,
dyrenium, edecrin, effient, elavil, elidel, emgality, enbrel, entyvio, epivir, eskata, estrace, evista, exelon, fanapt,
farxiga, felbatol, feldene, femara, fetzima, fioricet, fiorinal, flagyl, flexeril, flomax, flonase, flovent, fosamax,
frova, fycompa, gabitril, gas-x, glucophage, glucotrol, glumetza, glyset, hetlioz, hibiclens, humalog, humira, humulin,
hytrin, imdur, imitrex, imodium, imuran, indocin, ingrezza, invega, invokana, inversine, isordil, janumet, januvia,
jardiance, keflex, keppra, kenalog, kerendia, klor-con, lamisil, lanoxin, lantus, lasix, latuda, lescol, levaquin,
levbid, levemir, levitra, levsin, lexiva, lialda, lidoderm, linzess, lioresal, lipitor, livalo, lodine, loestrin,
lomotil, lopid, lotensin, lotrimin, lotrisone, lovaza, lovenox, loxitane, lucemyra, lumigan, lupron, luvox, macrobid,
maxalt, maxidex, mellaril, mestinon, metamucil, mevacor, miacalcin, micardis, micronase, minocin, miralax, mirapex,
mobic, motrin, moban, monopril, mucinex, mucomyst, mucinex sinus-max, multivitamin, myambutol, myrbetriq, naprosyn,
nasacort, nasonex, navane, nembutal, neoral, nesina, neulasta, nexium, nexletol, niaspan, nicoderm, nitrostat,
nolvadex, norflex, noroxin, norpace, norpramin, northera, nourianz, novolog, noxafil, nuplazid, nurtec, nuvaring,
ocella, olumiant, olux, opana, oracea, orap, orilissa, ortho tri-cyclen, otezla, oxtellar, oxytrol, pamprin, parlodel,
patanol, pepcid, periactin, persantine, phenergan, phoslo, plaquenil, plendil, pletal, ponstel, pradaxa, prandin,
pravachol, precose, premarin, prempro, prevacid, prilosec, proair, pro-banthine, procrit, prograf, prolia, prolixin,
prometrium, propecia, proscar, prosom, protonix, proventil, provera, pulmicort, pyridium, qelbree, qulipta, quviviq,
qvar, ranexa, rapamune, reglan, relafen, relpax, remicade, renvela, requip, restasis, retin-a, retrovir, revatio,
rexulti, rhinocort, rilutek, rinvoq, robaxin, robinul, rozerem, rythmol, sabril, salagen, sanctura, saphris, savella,
secuado, selzentry, sensipar, septra, serevent, serentil, silenor, simponi, sinemet, sinequan, singulair, skelaxin,
skyrizi, soriatane, spiriva, stadol, stalevo, starlix, stelara, stendra, stiolto, sudafed pe, sular, sunosi, suphedrine
pe, suprax, surmontil, symbicort, symproic, synalar, tagamet, talwin, tambocor, tamiflu, tapazole, tasmar, tegaderm,
tekturna, terazol, tessalon, thorazine, tikosyn, timoptic, tofranil, topamax, toradol, toujeo, tradjenta, tresiba,
tricor, trilafon, trileptal, triumeq, truvada, tums, tylenol, tylenol pm, tylenol extra strength, ubrelvy, uceris,
uloric, unisom, univasc, urecholine, uroxatral, valtrex, vascepa, vasotec, ventolin, vesicare, viagra, vibramycin,
viibryd, vimovo, vimpat, viramune, viread, vistaril, vivactil, vivelle, voltaren, vraylar, vytorin, wakix, wal-phed pe,
welchol, xeljanz, xenazine, xenical, xgeva, xifaxan, xolair, xopenex, xyzal, yasmin, yaz, zaditor, zanaflex, zantac,
zarontin, zaroxolyn, zebeta, zelnorm, zetia, ziagen, zinc, zithromax, zocor, zoladex, zolinza, zomig, zonegran,
zostavax, zostrix, zovirax, zurampic, zurzuvae, zyloprim, zyflo, zyrtec, zytiga, cobenfy, exxua, invega sustenna,
depakote er, depakote sprinkles, lo loestrin, trulance, nurtec odt, mirena, nexplanon, claritin 24 hour, zyrtec
allergy, allegra allergy, advil pm, aleve pm, mucinex d12, excedrin, midol, alka-seltzer, pepto-bismol, rolaids, vicks
vaporub, afrin, zicam, emergen-c, airborne, robitussin, theraflu, benylin, contac, dristan, prevagen, celontin,
lanoxicaps, tequin, xalatan, xeloda, novolin, ozurdex, ozobax, symlin, symbrava, zituvio, trijardy, steglatro,
glyxambi, synjardy, rezulin, zembrace, tosymra, vtama, opzelura, eucrisa, nutropin, relistor, movantik, lucentis,
eylea, aczone, nuzyra, ambenyl, rituxan, reclast
"""

_SUPPLEMENTS: Final = """
5-htp, ashwagandha, b12, b complex, biotin, black cohosh, calcium carbonate, cbd, cbd oil, chamomile, chondroitin,
coenzyme q10, coq10, cranberry, creatine, curcumin, dhea, echinacea, elderberry, fish oil, flaxseed, folate, garlic,
ginkgo, ginkgo biloba, ginseng, glutathione, green tea extract, iron, ferrous sulfate, kava, l-theanine, l-tyrosine,
l-tryptophan, l-methylfolate, lecithin, lion's mane, maca, magnesium, magnesium glycinate, magnesium citrate, mct oil,
milk thistle, n-acetylcysteine, nac, omega 3, omega-3, passionflower, potassium, probiotic, probiotics, psyllium,
quercetin, red yeast rice, rhodiola, sam-e, saw palmetto, selenium, senna, spirulina, taurine, theanine, turmeric,
valerian, valerian root, vitamin, vitamins, vitamin a, vitamin b, vitamin b6, vitamin b12, vitamin c, vitamin d3,
vitamin e, vitamin k, zinc sulfate, marijuana, cannabis, thc, thc gummies, delta 8, nicotine patch, nicotine gum, birth
control, birth control pill, allergy pill, water pill, blood pressure pill, sleeping pill, antibiotic, steroid,
multivitamins, prenatal vitamin, inhaler, insulin glargine, insulin lispro, lithium orotate
"""


def _names(table: str) -> frozenset[str]:
    return frozenset(filter(None, (" ".join(name.split()) for name in table.replace("\n", " ").split(","))))


OTHER_MEDICINES: Final = _names(_GENERICS) | _names(_BRANDS) | _names(_SUPPLEMENTS)
