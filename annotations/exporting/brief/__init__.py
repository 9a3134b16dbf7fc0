"""A version on one page, for who has five minutes. Pure."""

from annotations.exporting.brief.values import Brief, BriefLine, BriefPart, BriefPoint
from annotations.exporting.brief.word import write_brief

__all__ = ["Brief", "BriefLine", "BriefPart", "BriefPoint", "write_brief"]
