"""The stage of a shot as text: JSON that reads back as the same stage, for tests, diffs and other tools."""

from __future__ import annotations

import json

from pydantic import ValidationError

from roughcut.errors import ScriptError
from roughcut.previs.stage import Stage


def write(stage: Stage) -> str:
    """The stage as JSON: sorted keys, two blanks of indent, a line feed at the end. The same stage
    gives the same bytes."""
    return json.dumps(stage.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read(text: str) -> Stage:
    """The stage that `write` wrote, or one made by hand. Raises ScriptError that says where the text is
    not JSON, or which field is not that of a stage."""
    try:
        return Stage.model_validate_json(text.removeprefix("\ufeff"))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in problem["loc"])
        where = f"`{field}`: " if field else ""
        raise ScriptError(f"This is not a stage: {where}{problem['msg']}.") from error
