"""The errors about sources that are not spreadsheets."""

from pathlib import PurePath

from pm_career._wording import quote
from pm_career.exceptions import InvalidLadderError, Problem

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"

_OTHER_FORMATS = {
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".gsheet": "a link to a Google sheet",
    ".htm": "a web page",
    ".html": "a web page",
    ".numbers": "a Numbers document",
    ".ods": "an OpenDocument spreadsheet",
    ".odt": "an OpenDocument text",
    ".pdf": "a PDF",
    ".ppt": "a presentation",
    ".pptx": "a presentation",
    ".xls": "a workbook in an old format",
    ".xlsb": "a workbook in a binary format",
    ".xlsm": "a file that is not a workbook",
    ".xlsx": "a file that is not a workbook",
    ".zip": "a zip archive",
}


def suffix_of(file: str | None) -> str:
    """Return the end of the name of a file, such as `.csv`, in lower case."""
    return PurePath(file or "").suffix.lower()


def is_archive(content: bytes) -> bool:
    """Return whether a file is a zip archive, as a workbook is."""
    return content.startswith(_ZIP)


def find_other_format(content: bytes, file: str | None) -> str | None:
    """Return what a file is, if it is neither text nor an archive; `None` if it may be text."""
    if content.startswith(_OLD_OFFICE):
        return "a workbook that is in an old format, or has a password"
    if content.startswith(_PDF):
        return _OTHER_FORMATS[".pdf"]
    return _OTHER_FORMATS.get(suffix_of(file))


def name_archive(file: str | None) -> str:
    """Return what an archive is, if it is not a workbook."""
    return _OTHER_FORMATS.get(suffix_of(file), "a zip archive that is not a workbook")


def wrong_format(kind: str, file: str | None) -> InvalidLadderError:
    """Return the error about a file of another kind."""
    message = f"expected a spreadsheet, got {kind}; save it as .xlsx or .csv"
    return InvalidLadderError([Problem(message, file=file)])


def not_a_source(source: object) -> TypeError:
    """Return the error about a value that is not a source."""
    expected = "expected a path, an open file, a list of dictionaries or a dataframe"
    return TypeError(f"{expected}, got {quote(source)}")
