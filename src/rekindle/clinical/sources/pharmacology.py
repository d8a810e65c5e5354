"""The papers and the software that the models of ketamine in the blood rest on.

Looked at on 2026-11-22. V: the abstract or a page of it was read. V2: read in software that cites its tables.
"""

from typing import Final

from rekindle.clinical.sources.source import Source

SOURCES: Final = (
    Source(
        "OTTO-2021",
        "Otto et al., S-ketamine in venous plasma, Eur J Clin Pharmacol 2021;77:1181.",
        "doi:10.1007/s00228-021-03104-1",
        "V2",
    ),
    Source("FANTA-2015", "Fanta et al., S-ketamine by vein and mouth, Eur J Clin Pharmacol 2015;71:441.", "", "V"),
    Source(
        "SIMONS-2022",
        "Simons et al., S-ketamine film and infusion, arterial, Front Pain Res 2022;3:946486.",
        "doi:10.3389/fpain.2022.946486",
        "V2",
    ),
    Source(
        "PEREZ-RUIXO-2021",
        "Perez-Ruixo et al., esketamine in 820 people, Clin Pharmacokinet 2021;60:501.",
        "doi:10.1007/s40262-020-00953-4",
        "V2",
    ),
    Source(
        "ASHRAF-2018",
        "Ashraf et al., oral S-ketamine and ticlopidine, CPT Pharmacometrics Syst Pharmacol 2018;7:687.",
        "doi:10.1002/psp4.12346",
        "V2",
    ),
    Source("OLOFSEN-2022", "Olofsen et al., S-ketamine at its effect site, Anesthesiology 2022;136:792.", "", "V"),
    Source("WANG-2019", "Wang et al., R over S clearance, Drug Des Devel Ther 2019;13:4135, abstract.", "", "V"),
    Source("HASAN-2021", "Hasan et al., 2021, abstract: clearance of R over S 1530/1620.", "", "V"),
    Source("HENTHORN-2018", "Henthorn et al., 2018, abstract: S and R share their distribution.", "", "V"),
    Source("HIRLINGER-1984", "Hirlinger and Dick, ketamine by muscle, Anaesthesist 1984;33:272, abstract.", "", "V"),
    Source("ROLAN-2014", "Rolan et al., 2014, ketamine wafer under the tongue, abstract.", "", "V"),
    Source(
        "NLMIXR2LIB",
        "nlmixr2lib, a library of models in code that cites the tables of papers; facts read, no code taken.",
        "https://github.com/nlmixr2/nlmixr2lib",
        "V",
    ),
    Source("STANPUMPR", "stanpumpR, R/drugs_ketamine.R.", "https://github.com/StevenLShafer/stanpumpR", "V"),
    Source("OPENTIVA", "opentiva 1.1.2 (MIT), opentiva/ketamine.py: the code of a peer.", "opentiva/ketamine.py", "V"),
)
