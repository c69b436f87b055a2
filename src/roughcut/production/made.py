"""What a production says of itself: the script and the plan that its film was made from."""

from __future__ import annotations

import json
from pathlib import Path

from roughcut.director.schema import ShotPlan
from roughcut.errors import OptionError
from roughcut.production.folder import ProductionFolder
from roughcut.script import json_form
from roughcut.script.schema import Script


def folder_of(out: Path) -> ProductionFolder:
    """A folder that is there. Raises OptionError, for one that is not and for a file."""
    folder = ProductionFolder(out)
    if folder.root.is_file():
        raise OptionError(f"{out} is a file; name the folder of a production.")
    if not folder.root.is_dir():
        raise OptionError(f"There is no folder {out}; name the folder of a production.")
    return folder


def production_of(out: Path) -> ProductionFolder:
    """A folder in which something was made. Raises OptionError for any other."""
    folder = folder_of(out)
    if not folder.store.is_file():
        raise OptionError(f"{out} holds no production; name the folder of one.")
    return folder


def is_made(folder: ProductionFolder) -> bool:
    """Whether a folder holds both script and plan."""
    return folder.plan.is_file() and folder.script_json.is_file()


def script_of(folder: ProductionFolder) -> Script:
    """The script. Raises ScriptError where the file is no script, OSError where there is none."""
    return json_form.read(folder.script_json.read_text(encoding="utf-8")).script


def plan_of(folder: ProductionFolder) -> ShotPlan:
    """The shot plan. Raises ValueError where the file is no plan, OSError where there is none."""
    return ShotPlan.model_validate(json.loads(folder.plan.read_text(encoding="utf-8")))
