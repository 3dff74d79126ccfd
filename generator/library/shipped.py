"""Where the shipped clauses and templates lie, and a person's own folder before them."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from generator.caching import stamps
from generator.errors import InputError
from generator.library.bounds import files_below, refuse_way_out
from generator.messages import relayed, tell
from generator.yaml_lines import read_file

DEFAULT_TEMPLATE = "freelance_services"
"""The outline of what `clausegen` drafts; the name of a frame means it too."""

_PACKAGE = Path(__file__).resolve().parent.parent


_TEXTS = (("clauses", ".md"), ("contract_templates", ".yaml"), ("law", ".yaml"), ("words", ".yaml"))
_STOCKED, _ENDINGS = ("clauses", "contract_templates"), (".md", ".yaml", ".docx")


def _shipped() -> Path:
    # An editable install runs from the repository; a wheel carries both folders inside.
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent


def folders(own: Path | None) -> tuple[Path, ...]:
    """Return the library folders in order of precedence: the person's own, then the shipped.

    Raise InputError where the person's own is not a folder.
    """
    if own is None:
        return (_shipped(),)
    if not (_is_there(own) and own.is_dir()):
        raise InputError.single(
            tell("is not a folder: --library names a folder with clauses/"), source=str(own)
        )
    return own, _shipped()


def layered(roots: tuple[Path, ...], folder: str, suffix: str) -> dict[str, Path]:
    """Return files below `folder` by relative path; an earlier root shadows a later one.

    Raise InputError for a folder that cannot be read. A root need not have the folder.
    """
    found: dict[str, Path] = {}
    for root in reversed(roots):
        base = root / folder
        found |= {file.relative_to(base).as_posix(): file for file in _below(root, folder, suffix)}
    return dict(sorted(found.items()))


def _below(root: Path, folder: str, suffix: str) -> Iterator[Path]:
    base = root / folder
    return files_below(base, suffix, _home(root), _unreadable) if _is_there(base) else iter(())


def stock(roots: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield what changes whenever something does that is read in the roots.

    Of a person's own these are names and texts, and the names of the Word frames; what is shipped are files
    of the program.
    """
    for root in roots:
        yield os.fsencode(root)
        if root == _shipped():
            for folder in _STOCKED:
                yield from map(os.fsencode, stamps(str(root / folder), _ENDINGS))
            continue
        for folder, suffix in _TEXTS:
            for file in _below(root, folder, suffix):
                yield os.fsencode(file)
                yield read_file(file)
        yield from map(os.fsencode, _below(root, "contract_templates", ".docx"))


def pick(roots: tuple[Path, ...], path: str) -> Path | None:
    """Return the first root's file at a path, or None; raise InputError where it cannot be looked for."""
    for root in roots:
        if _is_there(root / path):
            if home := _home(root):
                refuse_way_out(root / path, home)
            return root / path
    return None


def refuse_empty(roots: tuple[Path, ...], pack: str) -> None:
    """Raise InputError for a root that holds no clause or law file of the pack and no template.

    A misspelt folder in it would otherwise be passed over, and the shipped texts used unseen.
    """
    for root in roots:
        _refuse_strangers(root)
        templates = layered((root,), "contract_templates", ".yaml") | layered(
            (root,), "contract_templates", ".docx"
        )
        folders = ((f"clauses/{pack}", ".md"), (f"law/{pack}", ".yaml"), (f"words/{pack}", ".yaml"))
        own = [name for folder, suffix in folders for name in layered((root,), folder, suffix)]
        if not templates and not own:
            raise InputError.single(
                tell(
                    "holds no clause, no law and no words of {pack}, and no template: expected "
                    "clauses/<pack>/<section>/<slot>.md, contract_templates/<name>.yaml and .docx, "
                    "law/<pack>/<code>.yaml, or words/<pack>/phrases.yaml",
                    pack=pack,
                ),
                source=str(root),
            )


def _refuse_strangers(root: Path) -> None:
    """Raise InputError for a clause file that is in no pack's folder, or in one that is no language tag."""
    for name, file in layered((root,), "clauses", ".md").items():
        pack = name.partition("/")[0]
        language, _, country = pack.partition("-")
        if not (language.isalpha() and language.islower() and country.isalpha() and country.isupper()):
            raise InputError.single(
                tell(
                    "lies in no pack: expected clauses/<pack>/<section>/<slot>.md, with a pack such as en-US"
                ),
                source=str(file),
            )


def _home(root: Path) -> Path | None:
    """Return a person's own folder, which nothing may lead out of; an installer may link shipped files."""
    return None if root == _shipped() else root


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError.single(tell("no such file: the name is too long"), source=str(path)) from error
        _unreadable(error)
    return True


def _unreadable(error: OSError) -> None:
    raise InputError.single(
        tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(error.filename)
    ) from error
