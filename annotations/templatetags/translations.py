"""Translations of clauses, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from annotations.queries.translations import TranslatedClause
from proposals.templatetags.languages import language_name

register = template.Library()


@register.simple_tag
def translation_name(one: TranslatedClause) -> str:
    """What it is called where it is folded: its language, and who translated."""
    language, translator = language_name(one.translation.language), one.translation.translator
    if not translator:
        return _("Translation into %(language)s") % {"language": language}
    return _("Translation into %(language)s by %(name)s") % {"language": language, "name": translator}
