"""Reading reports back: of one film, of many films, and of scripts, each by its schema label."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.schema import Report
from roughcut.critic.scripts.schema import ScriptReport
from roughcut.errors import OptionError

AnyReport = Report | ScriptReport | FilmsReport
_KINDS: dict[str, type[AnyReport]] = {
    "roughcut.report/1": Report,
    "roughcut.script-review/1": ScriptReport,
    "roughcut.films/1": FilmsReport,
}
FILE = "report.json"


def read_report(path: Path) -> AnyReport:
    """A report from its file, or from the folder that holds report.json. Raises OptionError for what is no
    report, or one of another version."""
    file = path / FILE if path.is_dir() else path
    try:
        plain = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(f"There is no report at {file}; make one with `roughcut review-film`.") from error
    except ValueError as error:
        raise OptionError(f"{file} is not a report: it is no JSON.") from error
    kind = _KINDS.get(str(plain.get("schema"))) if isinstance(plain, dict) else None
    if kind is None:
        raise OptionError(f"{file} is not a report of `roughcut review-film` or `roughcut review-script`.")
    try:
        return kind.model_validate(plain)
    except ValidationError as error:
        raise OptionError(f"{file} is not a report of this version of roughcut; make it again.") from error


def read_film_report(path: Path) -> Report | FilmsReport:
    """A report of one film or of many. Raises OptionError as `read_report` does, and for one of scripts."""
    report = read_report(path)
    if isinstance(report, ScriptReport):
        raise OptionError(f"{path} is a report of scripts; name one of films, of `roughcut review-film`.")
    return report


def report_parts(path: Path) -> dict[str, Any]:
    """The fields of a report as plain values, also of one of an earlier version; empty where there is none:
    for who needs a part of it, whose own schema the caller checks."""
    file = path / FILE if path.is_dir() else path
    try:
        plain = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}
