"""A made-up questionnaire in another script: a translation of a book, with values printed its own way."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.root import Root
from generator.answers.values import Amount, Day, Line, Menu, Page, contradictions, refusal
from generator.questionnaire.parts import Questionnaire, Typing
from generator.questionnaire.steps import Step
from generator.questionnaire.suggestion import Suggestion
from tests.made_up.formats import formats
from tests.made_up.phrases import PHRASES


class Translator(Page):
    """Тот, кто переводит."""

    model_config = ConfigDict(title="Переводчик")

    name: Line = Field(title="Полное имя", examples=["Анна Орлова"])
    experience: Annotated[
        Literal["new", "known"],
        Menu.of(new=("Первая книга", "Аванс больше."), known=("Не первая книга", "Аванс меньше.")),
    ] = Field(default="new", title="Опыт")


class PerSheet(Page):
    """Платят за каждый авторский лист."""

    model_config = ConfigDict(title="За лист")

    kind: Literal["sheet"] = "sheet"
    rate: Annotated[Amount, Field(gt=0)] = Field(title="Ставка", examples=["12"])


class Whole(Page):
    """Одна сумма за всю книгу."""

    model_config = ConfigDict(title="Целиком")

    kind: Literal["whole"] = "whole"
    amount: Annotated[Amount, Field(gt=0)] = Field(title="Сумма", examples=["500"])


class Schedule(Page):
    """Когда что готово."""

    model_config = ConfigDict(title="Сроки")

    start: Day = Field(title="Начало", examples=["2027-01-10"])
    end: Day = Field(title="Конец", examples=["2027-06-10"])
    chapters: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(title="Главы", examples=["Первая"])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise refusal("{end} раньше, чем {start}", "end")
        return self


class Terms(Page):
    """Обычные условия."""

    model_config = ConfigDict(title="Условия")

    advance: Annotated[Amount, Field(ge=0)] | None = Field(default=None, title="Аванс")
    revisions: bool = Field(default=True, title="Правки включены?")


class Translation(Root):
    """Ответы."""

    pack: Literal["ru-KZ"] = Field(default="ru-KZ", title="Язык и право")

    translator: Translator = Field(title="Переводчик")
    fee: Annotated[PerSheet | Whole, Field(discriminator="kind")] = Field(title="Как платят?")
    schedule: Schedule = Field(title="Сроки")
    terms: Terms = Field(default=Terms.model_construct(), title="Условия")
    positions: dict[str, str] = Field(default_factory=dict, title="Уступки")
    accepted: tuple[Line, ...] = Field(default=(), title="Принято")

    @model_validator(mode="after")
    def _advance_is_less(self) -> Self:
        fee, advance = self.fee, self.terms.advance
        if isinstance(fee, Whole) and advance is not None and advance > fee.amount:
            raise contradictions([("terms.advance", "{terms.advance} больше, чем {fee.amount}")])
        return self


def read(step: Step, text: str, _: Any) -> Any:
    unit = step.question.unit
    if unit == "money":
        return text.replace(",", ".").removesuffix("₸").strip()
    return "-".join(reversed(text.split("."))) if unit == "date" and "." in text else text


def advance(data: Mapping[str, Any]) -> Mapping[str, Suggestion]:
    known = (data.get("translator") or {}).get("experience") == "known"
    return {"terms.advance": Suggestion("50" if known else "100", ("translator.experience",))}


TRANSLATION = Questionnaire(
    root=Translation,
    phrases=PHRASES,
    printer=lambda _: formats("KWD"),
    typing=Typing(read, lambda _, value: value if isinstance(value, str) else ""),
    suggest=advance,
)
