"""What a production says of itself: the script and the plan that its film was made from."""

from __future__ import annotations

import json

from roughcut.director.schema import ShotPlan
from roughcut.production.folder import ProductionFolder
from roughcut.script import json_form
from roughcut.script.schema import Script


def is_made(folder: ProductionFolder) -> bool:
    """Whether a folder holds both script and plan."""
    return folder.plan.is_file() and folder.script_json.is_file()


def script_of(folder: ProductionFolder) -> Script:
    """The script. Raises ScriptError where the file is no script, OSError where there is none."""
    return json_form.read(folder.script_json.read_text(encoding="utf-8")).script


def plan_of(folder: ProductionFolder) -> ShotPlan:
    """The shot plan. Raises ValueError where the file is no plan, OSError where there is none."""
    return ShotPlan.model_validate(json.loads(folder.plan.read_text(encoding="utf-8")))
