"""What a redline holds: exactly what changed, and both versions whole."""

from generator.redlining import accepted, rejected
from tests.deals import milestone
from tests.redlining.versions import changed, marked, plain, plain_xml

_MILESTONES = {"fee.milestones": [milestone("Design", "30"), milestone("Launch", "20")]}


def test_accepting_gives_the_new_version_and_rejecting_the_old() -> None:
    old, new = plain(), changed(_MILESTONES | {"client.legal_name": "Quay Coffee Company"})
    assert plain_xml(accepted(marked(old, new))) == plain_xml(new)
    assert plain_xml(rejected(marked(old, new))) == plain_xml(old)
