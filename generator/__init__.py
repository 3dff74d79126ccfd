"""Contract clause generator: answers in, a reasoned Word contract out.

The names in `__all__` are the interface for other programs; docs/api.md shows each of them at work.
Every other name, and every module below this package, is private and may change without notice.
"""

# Type checkers take this name for true. To import it from `typing` would make `import generator` slower.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from generator.answers import Answers
    from generator.api import (
        ExplainedClause,
        Redline,
        advise,
        complete,
        draft,
        explain,
        open_interview,
        read_answers,
        read_returned,
        read_unfinished,
        redline,
        verify,
    )
    from generator.drafting import Draft, Materials, open_materials
    from generator.errors import GeneratorError, InputError, Problem, UsageError
    from generator.findings import Finding
    from generator.questionnaire import Asked, Deal, Interview, Unfinished
    from generator.returns import Returned, Verification
    from generator.version import __version__

__all__ = [
    "Answers",
    "Asked",
    "Deal",
    "Draft",
    "ExplainedClause",
    "Finding",
    "GeneratorError",
    "InputError",
    "Interview",
    "Materials",
    "Problem",
    "Redline",
    "Returned",
    "Unfinished",
    "UsageError",
    "Verification",
    "__version__",
    "advise",
    "complete",
    "draft",
    "explain",
    "open_interview",
    "open_materials",
    "read_answers",
    "read_returned",
    "read_unfinished",
    "redline",
    "verify",
]

_HOMES = {
    "Answers": "answers",
    "Asked": "questionnaire",
    "Deal": "questionnaire",
    "Draft": "drafting",
    "ExplainedClause": "api",
    "Finding": "findings",
    "GeneratorError": "errors",
    "InputError": "errors",
    "Interview": "questionnaire",
    "Materials": "drafting",
    "Problem": "errors",
    "Redline": "api",
    "Returned": "returns",
    "Unfinished": "questionnaire",
    "UsageError": "errors",
    "Verification": "returns",
    "__version__": "version",
    "advise": "api",
    "complete": "api",
    "draft": "api",
    "explain": "api",
    "open_interview": "api",
    "open_materials": "drafting",
    "read_answers": "api",
    "read_returned": "api",
    "read_unfinished": "api",
    "redline": "api",
    "verify": "api",
}

# Hidden from type checkers: to them every name would be there, also a misspelt one.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        from generator.on_demand import on_demand

        return on_demand(__name__, _HOMES)(name)
