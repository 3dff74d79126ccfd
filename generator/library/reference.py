"""A source as the files of a library name it."""

from pydantic import BaseModel, ConfigDict

from generator.findings import Source


class Reference(BaseModel):
    """A source in a file: its title, its address, the day it was checked, how sure it is, whose law it is."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: str
    href: str = ""
    checked: str = ""
    sure: str = ""
    jurisdiction: str = ""

    @property
    def source(self) -> Source:
        """Return it as clauses and findings have it."""
        return Source(**self.model_dump())
