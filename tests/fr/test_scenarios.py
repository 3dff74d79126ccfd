"""The French scenarios: what a contract must and must not hold, by two jurists."""

from pathlib import Path

import pytest

from generator.drafting.pipeline import draft
from generator.packs.reading import answers_from
from tests.fr.contracts import materials
from tests.fr.deals import LOGO
from tests.scenarios.patching import changed
from tests.scenarios.test_scenarios import Scenario, scenarios, unmet

FOLDER = Path(__file__).with_name("scenarios")


@pytest.mark.parametrize("scenario", scenarios(FOLDER))
def test_a_french_scenario(scenario: Scenario) -> None:
    answers = answers_from(changed(LOGO, scenario.changes))
    assert unmet(scenario, draft(answers, materials(), as_of=scenario.date)) == {}
