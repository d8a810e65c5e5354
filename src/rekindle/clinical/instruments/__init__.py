"""One file per questionnaire: items, coding, scoring, bands, recall window, source and licence."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.aldrete import ALDRETE
from rekindle.clinical.instruments.asq import ASQ
from rekindle.clinical.instruments.asrm import ASRM
from rekindle.clinical.instruments.audit_c import AUDIT_C
from rekindle.clinical.instruments.b_ipf import B_IPF
from rekindle.clinical.instruments.bpi_sf import BPI_SF
from rekindle.clinical.instruments.bprs18 import BPRS18
from rekindle.clinical.instruments.bprs_plus import BPRS_PLUS
from rekindle.clinical.instruments.bss import BSS
from rekindle.clinical.instruments.cadss import CADSS
from rekindle.clinical.instruments.cadss6 import CADSS6
from rekindle.clinical.instruments.cbi import CBI
from rekindle.clinical.instruments.cgi_i import CGI_I
from rekindle.clinical.instruments.cgi_s import CGI_S
from rekindle.clinical.instruments.core10 import CORE10
from rekindle.clinical.instruments.cssrs_screener import CSSRS
from rekindle.clinical.instruments.dast10 import DAST10
from rekindle.clinical.instruments.docs import DOCS
from rekindle.clinical.instruments.ebi import EBI
from rekindle.clinical.instruments.eq5d5l import EQ5D5L
from rekindle.clinical.instruments.fiqr import FIQR
from rekindle.clinical.instruments.gad2 import GAD2
from rekindle.clinical.instruments.gad7 import GAD7
from rekindle.clinical.instruments.hama import HAMA
from rekindle.clinical.instruments.hamd17 import HAMD17
from rekindle.clinical.instruments.icg import ICG
from rekindle.clinical.instruments.icpi import ICPI
from rekindle.clinical.instruments.icsi import ICSI
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Licence, Score
from rekindle.clinical.instruments.isi import ISI
from rekindle.clinical.instruments.lurn_si10 import LURN_SI10
from rekindle.clinical.instruments.madrs import MADRS
from rekindle.clinical.instruments.madrs_s import MADRS_S
from rekindle.clinical.instruments.mdq import MDQ
from rekindle.clinical.instruments.meq30 import MEQ30
from rekindle.clinical.instruments.moaas import MOAAS
from rekindle.clinical.instruments.moca import MOCA
from rekindle.clinical.instruments.padss import PADSS
from rekindle.clinical.instruments.pc_ptsd5 import PC_PTSD5
from rekindle.clinical.instruments.pcl5 import PCL5
from rekindle.clinical.instruments.peg import PEG
from rekindle.clinical.instruments.pg13r import PG13R
from rekindle.clinical.instruments.phq2 import PHQ2
from rekindle.clinical.instruments.phq4 import PHQ4
from rekindle.clinical.instruments.phq9 import PHQ9
from rekindle.clinical.instruments.pmq9 import PMQ9
from rekindle.clinical.instruments.promis import PROMIS
from rekindle.clinical.instruments.psqi import PSQI
from rekindle.clinical.instruments.qids_sr16 import QIDS_SR16
from rekindle.clinical.instruments.qles_q_sf import QLES_Q_SF
from rekindle.clinical.instruments.scoring import score_of
from rekindle.clinical.instruments.shaps import SHAPS
from rekindle.clinical.instruments.sidas import SIDAS
from rekindle.clinical.instruments.who5 import WHO5
from rekindle.clinical.instruments.whodas12 import WHODAS12
from rekindle.clinical.instruments.wsas import WSAS
from rekindle.clinical.instruments.ybocs import YBOCS
from rekindle.clinical.instruments.ymrs import YMRS

__all__ = ["BY_NAME", "INSTRUMENTS", "Band", "Instrument", "Item", "Licence", "Score", "score"]

_ALL: Final = (
    PHQ9,
    PHQ2,
    PHQ4,
    GAD7,
    GAD2,
    QIDS_SR16,
    MADRS,
    MADRS_S,
    HAMD17,
    HAMA,
    PCL5,
    PC_PTSD5,
    YBOCS,
    DOCS,
    CSSRS,
    ASQ,
    SIDAS,
    BSS,
    YMRS,
    ASRM,
    PMQ9,
    MDQ,
    CADSS,
    CADSS6,
    BPRS18,
    BPRS_PLUS,
    CGI_S,
    CGI_I,
    MOAAS,
    ALDRETE,
    PADSS,
    MEQ30,
    EBI,
    PEG,
    BPI_SF,
    FIQR,
    WSAS,
    B_IPF,
    WHO5,
    WHODAS12,
    CORE10,
    SHAPS,
    QLES_Q_SF,
    EQ5D5L,
    PROMIS,
    ISI,
    PSQI,
    ICSI,
    ICPI,
    LURN_SI10,
    AUDIT_C,
    DAST10,
    CBI,
    PG13R,
    ICG,
    MOCA,
)
INSTRUMENTS: Final[Mapping[str, Instrument]] = {instrument.instrument_id: instrument for instrument in _ALL}
BY_NAME: Final[Mapping[str, Instrument]] = {instrument.name: instrument for instrument in INSTRUMENTS.values()}


def score(instrument_id: str, items: Mapping[str, Any]) -> Score:
    """The score of one answer sheet; an unknown instrument or item is a mistake in the program and raises."""
    if instrument_id not in INSTRUMENTS:
        raise ValueError(f"no instrument is called {instrument_id!r}; there are {sorted(INSTRUMENTS)}")
    return score_of(INSTRUMENTS[instrument_id], items)
