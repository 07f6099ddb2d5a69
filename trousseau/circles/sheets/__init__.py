"""The circle's paper: protocol, cards and harvest to fill; attendance and its certificate."""

from trousseau.circles.sheets.attendance import attendance_sheet, certificate
from trousseau.circles.sheets.work import cards, harvest_sheet, protocol_sheet

__all__ = ["attendance_sheet", "cards", "certificate", "harvest_sheet", "protocol_sheet"]
