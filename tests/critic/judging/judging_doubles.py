"""A judge in this process that answers by rule."""

from __future__ import annotations

from decimal import Decimal

from roughcut.models.language.schema import Answer, LanguageProfile, Prompting
from roughcut.rehearsal.chat import Asked
from roughcut.rehearsal.juror import Juror


class JurorModel:
    """A rehearsed judge in this process. `errors` are raised by the calls of these numbers."""

    def __init__(self, juror: Juror, errors: dict[int, Exception] | None = None) -> None:
        self.juror, self.errors = juror, errors or {}
        self.profile = LanguageProfile(id="juror", provider="openai")
        self.asked: list[Prompting] = []

    def answer(self, prompting: Prompting) -> Answer:
        """The juror's word, or the error of this call."""
        self.asked.append(prompting)
        number = len(self.asked)
        if number in self.errors:
            raise self.errors[number]
        user = next(m.text for m in prompting.messages if m.role == "user")
        asked = Asked(number, "juror", "", user, schema=prompting.answer_schema)
        return Answer(text=self.juror(asked), price_usd=Decimal("0.01"), model="juror-001")
