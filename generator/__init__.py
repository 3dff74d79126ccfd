"""Contract clause generator: answers in, a reasoned Word contract out.

The names in `__all__` are the interface for other programs; docs/api.md shows each of them at work.
Every other name, and every module below this package, is private and may change without notice.
"""

# Type checkers take this name for true. To import it from `typing` would make `import generator` slower.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from generator.api import (
        ExplainedClause as ExplainedClause,
        Redline as Redline,
        advise as advise,
        complete as complete,
        draft as draft,
        explain as explain,
        open_interview as open_interview,
        read_answers as read_answers,
        read_returned as read_returned,
        read_unfinished as read_unfinished,
        redline as redline,
        verify as verify,
    )
    from generator.drafting.pipeline import (
        Draft as Draft,
        Materials as Materials,
        open_materials as open_materials,
    )
    from generator.errors import (
        GeneratorError as GeneratorError,
        InputError as InputError,
        Problem as Problem,
        UsageError as UsageError,
    )
    from generator.findings import Finding as Finding
    from generator.packs.us.completing import Deal as Deal
    from generator.packs.us.deal import Answers as Answers
    from generator.questionnaire.asked import Asked as Asked
    from generator.questionnaire.interview import Interview as Interview
    from generator.questionnaire.missing import Unfinished as Unfinished
    from generator.returns.returned import Returned as Returned
    from generator.returns.verifying import Verification as Verification
    from generator.version import __version__ as __version__

# A command pays only for the modules that it uses: a name is imported when it is first asked for.
_NAMES = {
    "packs.us.deal": "Answers",
    "api": """
        ExplainedClause Redline advise complete draft explain open_interview read_answers read_returned
        read_unfinished redline verify
    """,
    "drafting.pipeline": "Draft Materials open_materials",
    "errors": "GeneratorError InputError Problem UsageError",
    "findings": "Finding",
    "questionnaire.asked": "Asked",
    "packs.us.completing": "Deal",
    "questionnaire.interview": "Interview",
    "questionnaire.missing": "Unfinished",
    "returns.returned": "Returned",
    "returns.verifying": "Verification",
    "version": "__version__",
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

__all__ = tuple(sorted(_HOMES))

# Hidden from type checkers: to them every name would be there, also a misspelt one.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return found
