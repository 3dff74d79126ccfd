"""The parts around the text: types, relations, settings, theme, fonts, properties."""

from collections.abc import Mapping

from .look import Look

_HEAD = "http://schemas.openxmlformats.org"
_TYPE = "application/vnd.openxmlformats-officedocument"
_RELATION = f"{_HEAD}/officeDocument/2006/relationships"
_W = f"{_HEAD}/wordprocessingml/2006/main"
_A = f"{_HEAD}/drawingml/2006/main"

_PARTS = {
    "word/document.xml": f"{_TYPE}.wordprocessingml.document.main+xml",
    "word/styles.xml": f"{_TYPE}.wordprocessingml.styles+xml",
    "word/numbering.xml": f"{_TYPE}.wordprocessingml.numbering+xml",
    "word/settings.xml": f"{_TYPE}.wordprocessingml.settings+xml",
    "word/fontTable.xml": f"{_TYPE}.wordprocessingml.fontTable+xml",
    "word/theme/theme1.xml": f"{_TYPE}.theme+xml",
    "word/header1.xml": f"{_TYPE}.wordprocessingml.header+xml",
    "word/header2.xml": f"{_TYPE}.wordprocessingml.header+xml",
    "word/footer1.xml": f"{_TYPE}.wordprocessingml.footer+xml",
    "word/footer2.xml": f"{_TYPE}.wordprocessingml.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_TYPE}.extended-properties+xml",
}
_RELATIONS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFonts", "fontTable", "fontTable.xml"),
    ("rIdTheme", "theme", "theme/theme1.xml"),
    ("rIdHeader", "header", "header1.xml"),
    ("rIdHeaderCover", "header", "header2.xml"),
    ("rIdFooter", "footer", "footer1.xml"),
    ("rIdFooterCover", "footer", "footer2.xml"),
)
_SERIF_SCRIPTS = {
    "Jpan": "MS Mincho",
    "Hang": "Malgun Gothic",
    "Hans": "SimSun",
    "Hant": "PMingLiU",
    "Arab": "Times New Roman",
    "Hebr": "Times New Roman",
    "Thai": "Angsana New",
    "Deva": "Mangal",
}
_SANS_SCRIPTS = _SERIF_SCRIPTS | {
    "Jpan": "MS Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Cordia New",
}


def surroundings(look: Look) -> dict[str, str]:
    """Return every part that holds no text of a contract."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(look),
        "word/theme/theme1.xml": _theme(look),
        "docProps/core.xml": _core(),
        "docProps/app.xml": f'<Properties xmlns="{_HEAD}/officeDocument/2006/extended-properties"/>',
    }


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_HEAD}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    core = f"{_HEAD}/package/2006/relationships/metadata/core-properties"
    return (
        f'<Relationships xmlns="{_HEAD}/package/2006/relationships">'
        f'<Relationship Id="rIdDocument" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rIdCore" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rIdApp" Type="{_RELATION}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )


def _document_relations() -> str:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for name, kind, target in _RELATIONS
    )
    return f'<Relationships xmlns="{_HEAD}/package/2006/relationships">{relations}</Relationships>'


def _settings() -> str:
    """Return settings of Word 2013 and later: without them Word speaks of a compatibility mode."""
    word = 'w:uri="http://schemas.microsoft.com/office/word"'
    names = (
        "overrideTableStyleFontSizeAndJustification",
        "enableOpenTypeFeatures",
        "doNotFlipMirrorIndents",
        "differentiateMultirowTableHeaders",
    )
    flags = "".join(f'<w:compatSetting w:name="{name}" {word} w:val="1"/>' for name in names)
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" {word} w:val="15"/>'
        f'{flags}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts(look: Look) -> str:
    """Name the fonts and, for systems without them, their metric twins."""
    family = f'<w:family w:val="{"roman" if look.serif else "swiss"}"/><w:pitch w:val="variable"/>'
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{look.twins[name]}"/>{family}</w:font>'
        for name in sorted({look.heading_font, look.body_font})
    )
    return f'<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


def _theme(look: Look) -> str:
    colors = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": look.ink,
        "lt2": "F3F5F7",
        "accent1": look.accent or look.ink,
        "accent2": look.quiet,
        "accent3": look.hairline,
        "accent4": "8A5A00",
        "accent5": "A61B1B",
        "accent6": "2F6B4F",
        "hlink": look.ink,
        "folHlink": look.quiet,
    }
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items())
    scripts = _SERIF_SCRIPTS if look.serif else _SANS_SCRIPTS
    fonts = _theme_fonts("major", look.heading_font, scripts)
    fonts += _theme_fonts("minor", look.body_font, scripts)
    return (
        f'<a:theme xmlns:a="{_A}" name="Contract"><a:themeElements>'
        f'<a:clrScheme name="Contract">{palette}</a:clrScheme>'
        f'<a:fontScheme name="Contract">{fonts}</a:fontScheme>{_effects()}</a:themeElements></a:theme>'
    )


def _theme_fonts(kind: str, latin: str, scripts: Mapping[str, str]) -> str:
    fonts = "".join(f'<a:font script="{script}" typeface="{font}"/>' for script, font in scripts.items())
    others = '<a:ea typeface=""/><a:cs typeface=""/>'
    return f'<a:{kind}Font><a:latin typeface="{latin}"/>{others}{fonts}</a:{kind}Font>'


def _effects() -> str:
    """Return the plainest effects: the schema wants three of each."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    return (
        f'<a:fmtScheme name="Contract"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def _core() -> str:
    """Return empty properties: a contract's own are set when it is written."""
    return (
        f'<cp:coreProperties xmlns:cp="{_HEAD}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Contract frame</dc:title></cp:coreProperties>'
    )
