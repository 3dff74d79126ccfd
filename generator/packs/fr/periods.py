"""Periods of days, counted as French contracts count them."""

from typing import Annotated

from pydantic import ConfigDict, Field

from generator.answers import values
from generator.answers.values import Count


class Days(values.Days):
    """Des jours calendaires, ou des jours ouvrés."""

    model_config = ConfigDict(title="Nombre de jours")

    count: Annotated[Count, Field(ge=1, le=365)] = Field(title="Combien de jours ?", examples=[10])
    business: bool = Field(
        default=False,
        title="Jours ouvrés ?",
        description="Les jours ouvrés vont du lundi au vendredi, sans les jours fériés.",
    )
