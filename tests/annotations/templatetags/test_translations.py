from annotations.models import Translation
from annotations.queries.translations import TranslatedClause
from annotations.templatetags.translations import translation_name


def test_a_translation_is_called_after_its_language_and_who_made_it():
    named = (Translation(language="fr", translator="Ana"), Translation(language="zh-hans", translator=""))
    assert [translation_name(TranslatedClause(one, False, ())) for one in named] == [
        "Translation into French by Ana",
        "Translation into Chinese",
    ]
