"""How far the tool, a hand annotation and human coders agree."""

from analysis.agreement.annotation import agreement, matched, quotation_agreement
from analysis.agreement.coders import coder_agreement, disagreements
from analysis.agreement.sheets import coding_sheet, read_sheets

__all__ = [
    "agreement",
    "coder_agreement",
    "coding_sheet",
    "disagreements",
    "matched",
    "quotation_agreement",
    "read_sheets",
]
