"""The look of a house style: fonts, sizes in half points, colours."""

from dataclasses import dataclass

__all__ = ["CLASSIC", "Look"]


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between house styles; fonts come with Word and have metric twins elsewhere."""

    heading_font: str
    body_font: str
    ink: str
    quiet: str
    hairline: str
    body_size: int


CLASSIC = Look(
    heading_font="Cambria",
    body_font="Cambria",
    ink="1F3044",
    quiet="5F6B7A",
    hairline="C9CFD6",
    body_size=20,
)
