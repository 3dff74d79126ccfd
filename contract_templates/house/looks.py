"""The looks that ship: a classic serif and a modern sans. Each makes one Word frame."""

from .look import Change, Look

CLASSIC = Look(
    heading_font="Cambria",
    body_font="Cambria",
    twins={"Cambria": "Caladea"},
    serif=True,
    ink="1F3044",
    quiet="5F6B7A",
    hairline="C9CFD6",
    body_size=20,
    line=264,
    pitch=1.172,
)

_INK, _TEAL, _GREY, _TINT, _LINE = "14232B", "0B6E75", "5B6770", "EEF4F4", "CBD8D9"

MODERN = Look(
    heading_font="Calibri",
    body_font="Calibri",
    twins={"Calibri": "Carlito"},
    serif=False,
    ink=_INK,
    quiet=_GREY,
    hairline=_LINE,
    body_size=21,
    line=252,
    pitch=1.2207,
    accent=_TEAL,
    tint=_TINT,
    changes={
        "Title": Change(
            {"before": 60, "after": 20, "rule_above": _TEAL, "rule_weight": 36}, {"size": 54, "bold": True}
        ),
        "Subtitle": Change({"after": 180, "rule_below": ""}, {"size": 27, "color": _TEAL, "italic": False}),
        "Cover Term": Change({"before": 20, "after": 20}, {"color": _TEAL, "size": 19}),
        "Cover Text": Change({"before": 20, "after": 20}, {"size": 19}),
        "heading 1": Change(
            {"before": 260, "rule_below": _LINE},
            {"size": 23, "capitals": True, "spaced": 24, "color": _TEAL},
        ),
        "Cover Heading": Change({"rule_below": _LINE, "rule_space": 2}, {"color": _TEAL}),
        "heading 2": Change(text={"size": 22, "color": _INK}),
        "Recitals Heading": Change(
            {"after": 140, "rule_below": _LINE},
            {"size": 23, "capitals": True, "spaced": 24, "color": _TEAL},
        ),
        "Schedule Heading": Change(
            {"after": 220, "rule_below": "", "rule_above": _TEAL, "rule_weight": 36},
            {"size": 38, "bold": True},
        ),
        "Schedule Heading Following": Change({"before": 360, "rule_above": _TEAL, "rule_weight": 12}),
        "Table Caption": Change(text={"color": _TEAL}),
        "Table Heading": Change(text={"size": 19, "color": _TEAL}),
        "Signature Role": Change(text={"color": _TEAL, "capitals": True, "spaced": 16, "size": 19}),
        "header": Change(text={"size": 18}),
        "footer": Change({"rule_above": _LINE}, {"size": 18}),
        "Review Title": Change({"rule_above": _TEAL, "rule_weight": 36}, {"size": 52, "bold": True}),
        "Review Heading": Change(
            {"rule_below": _LINE}, {"size": 23, "capitals": True, "spaced": 24, "color": _TEAL}
        ),
        "Review Text": Change(text={"size": 20}),
        "Review Cell": Change(text={"size": 18}),
        "Review Cell Heading": Change(text={"size": 18, "color": _TEAL}),
        "Review Quiet": Change(text={"size": 17}),
        "Review Error": Change(text={"size": 18}),
        "Review Warning": Change(text={"size": 18}),
        "Clause Comment": Change(text={"size": 19}),
        "Summary Title": Change({"rule_above": _TEAL, "rule_weight": 36}, {"size": 34, "bold": True}),
        "Summary Heading": Change(text={"size": 17, "color": _TEAL}),
        "Summary Text": Change(text={"size": 17}),
        "Summary Note": Change(text={"size": 17}),
    },
)

LOOKS = {"classic": CLASSIC, "modern": MODERN}
"""The looks by the name of their frame."""
