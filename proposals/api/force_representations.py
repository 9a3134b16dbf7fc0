"""What became of the binding force of sentences, and of their words, as REST tells it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from clauseline.vocabulary import DUTY_FACTS, EDIT_ROLES, EFFECTS, PROOFS, SENTENCE_KINDS, STRENGTHS, VERDICTS

Part = serializers.Serializer[dict[str, Any]]


class StrengthSerializer(Part):
    """How binding the sentence at [start, end) is, and the verb that says so."""

    level = serializers.ChoiceField(STRENGTHS)
    verb = serializers.CharField()
    convention = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class AlikeSerializer(Part):
    """A sentence at [start, end) of the own text of the clause at this place."""

    clause = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class EditSerializer(Part):
    """Words that came, went or were put for others: [start, end) of either text, of no length where there are none.

    `sentence` is that of the sentence in the new text. `role` says what they are about, as far as the words near them
    tell. `effect` is what that does to the people whom the sentence protects; "ask" where nobody but a reader can tell,
    null where no word tells what it is about.
    """

    old = serializers.CharField(allow_blank=True)
    new = serializers.CharField(allow_blank=True)
    old_at = serializers.ListField(child=serializers.IntegerField())
    new_at = serializers.ListField(child=serializers.IntegerField())
    role = serializers.ChoiceField(EDIT_ROLES, allow_null=True)
    effect = serializers.ChoiceField(EFFECTS, allow_null=True)
    sentence = serializers.ListField(child=serializers.IntegerField())


class ProvedSentenceSerializer(Part):
    """A sentence that changed and says the same, by `proof`: its [start, end) in the old and in the new texts."""

    old = serializers.ListField(child=serializers.IntegerField())
    new = serializers.ListField(child=serializers.IntegerField())
    proof = serializers.ChoiceField(PROOFS)


class StrengthChangeSerializer(Part):
    """A changed sentence before and after; null where it came or went.

    `reason` is what can be seen of it. Whether it binds less or more for that, `verdict` says firmly only where it is
    `sure`; else please look, also at the sentences that are `alike` on the side where it is null. "same" is said with
    its `proof`; what nothing proves carries the `edits` that were made in it. `kind` is what the sentence does, null
    where it binds; `effect` is what it does to people that one which grants, consents, settles liability or threatens
    came, went or has other amounts: "ask" where nobody but a reader can tell, null where nothing is said of that.
    """

    old = StrengthSerializer(allow_null=True)
    new = StrengthSerializer(allow_null=True)
    verdict = serializers.ChoiceField(VERDICTS)
    sure = serializers.BooleanField()
    reason = serializers.ChoiceField(DUTY_FACTS)
    alike = AlikeSerializer(many=True)
    edits = EditSerializer(many=True)
    proof = serializers.ChoiceField(PROOFS, allow_null=True)
    kind = serializers.ChoiceField([kind for kind in SENTENCE_KINDS if kind != "duty"], allow_null=True)
    effect = serializers.ChoiceField(EFFECTS, allow_null=True)
