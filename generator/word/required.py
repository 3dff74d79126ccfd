"""The styles that a template must have: each part of a document asks for its own."""

_COVER = ("Title", "Subtitle", "CoverTable")
_CLAUSES = (
    "Heading1",
    "Heading2",
    "ClauseText",
    "ConspicuousText",
    "ClauseLevel3",
    "ClauseLevel4",
    "ClauseLevel5",
    "DefinedTerm",
)
_RECITALS = ("RecitalsHeading", "Recital", "RecitalText", "RecitalLevel2", "RecitalLevel3", "RecitalLevel4")
_SCHEDULES = (
    "ScheduleHeading",
    "ScheduleHeadingFollowing",
    "ScheduleText",
    "ScheduleLevel2",
    "ScheduleLevel3",
    "ScheduleLevel4",
)
_CELLS = ("TableHeading", "TableText", "TableTotal")
_TABLES = ("ContractTable", "TableCaption", "TextAfterTable", *_CELLS, *(f"{cell}Number" for cell in _CELLS))
_NAMES = ("SignatureRole", "SignatureParty")
_LINES = (
    "SignatureTable",
    "SignatureLine",
    "SignatureDetail",
    "SignatureDate",
    "SignatureDateLast",
    "FieldLabel",
    "SignTag",
)
_REVIEW = (
    "CoverEnd",
    "ReviewTitle",
    "ReviewHeading",
    "ReviewText",
    "ReviewNote",
    "ReviewError",
    "ReviewWarning",
)
_REVIEW_CELLS = ("ReviewCell", "ReviewCellHeading", "ReviewQuiet")
_COMMENTS = ("CommentMark", "ClauseComment", "CommentLabel", "Variable", "Blank")
_SUMMARY = ("SummaryTitle", "SummaryHeading", "SummaryText", "SummaryNote")

REQUIRED_STYLES = frozenset(
    (
        *_COVER,
        *_CLAUSES,
        *_RECITALS,
        *_SCHEDULES,
        *_TABLES,
        *_NAMES,
        *_LINES,
        *_REVIEW,
        *_REVIEW_CELLS,
        *_COMMENTS,
        *_SUMMARY,
    )
)
