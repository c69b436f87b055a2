"""Writes the pages of docs/ that are made from the code: `python scripts/docs.py` (or `make docs`)."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

from typer.main import get_command

from roughcut import errors
from roughcut.cli.app import app
from roughcut.critic.contracts import CONTRACTS, GROUPS
from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.schema import report_schema
from roughcut.models.video.catalogue import profiles
from roughcut.models.video.catalogue.listing import models_table

DOCS = Path(__file__).parent.parent / "docs"
_MADE = "<!-- Made from the code by `make docs`; edits here are lost. -->\n"


def cli_page() -> str:
    """The command line: every verb's own help."""
    root = get_command(app)
    parts = [f"# The command line\n{_MADE}"]
    parts += [_section(path, command) for path, command in _commands("roughcut", root)]
    parts.append(
        "## Exit codes\n\n| code | means |\n|---|---|\n| 0 | all is well |\n"
        "| 1 | something failed that is not the caller's to mend |\n"
        "| 2 | the input or an option must be mended; one sentence says how |\n"
        "| 130 | stopped by Ctrl-C or SIGTERM; the same command goes on |\n"
    )
    return "\n".join(parts)


def _commands(path: str, command: Any) -> list[tuple[str, Any]]:
    found = [(path, command)]
    for name, child in getattr(command, "commands", {}).items():
        found += _commands(f"{path} {name}", child)
    return found


def _section(path: str, command: Any) -> str:
    context = command.make_context(path, [], resilient_parsing=True)
    context.terminal_width = context.max_content_width = 100
    return f"## {path}\n\n```\n{command.get_help(context)}\n```\n"


def errors_page() -> str:
    """The errors: the tree, and what each of them means."""
    tree = (errors.__doc__ or "").split("\n\n", 1)[1].rstrip()
    rows = [
        f"| `{name}` | {each.exit_code} | {inspect.getdoc(each)} |"
        for name, each in vars(errors).items()
        if inspect.isclass(each) and issubclass(each, errors.RoughcutError)
    ]
    return (
        f"# Errors\n{_MADE}\n"
        "Every failure ends in one sentence on standard error that says what to do, without a traceback.\n"
        "All of them are in `roughcut.errors`, split by who must act, and all survive pickling.\n\n"
        f"```\n{tree}\n```\n\n| error | exit code | means |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def models_page() -> str:
    """The video models: the table of the catalogue."""
    return (
        f"# Video models\n{_MADE}\n"
        "`roughcut models` prints this list, `roughcut models show MODEL` all that is known of one, and\n"
        "`roughcut doctor` which of them are ready here. Names are read in any case. Prices are in US\n"
        "dollars for a second of footage, as read where and when the table says; they change, so check\n"
        "yours before a long run. A retired model is refused unless an address of your own is set for its\n"
        "provider.\n\n"
        f"{models_table(profiles())}\n"
    )


def metrics_page() -> str:
    """The metrics of a film review: every contract."""
    parts = [
        f"# The metrics of a film review\n{_MADE}\n"
        "What could not be measured is `null` with a reason, never a number. What each metric notices, and"
        " what not, is measured in [critic-power.md](critic-power.md). `roughcut review-film --metrics NAMES`"
        " measures only some; `--encoder` names the weights for `vsa`, `vsa_gain` and `clip_score`, a folder"
        " with ONNX files (`pip install 'roughcut[metrics-onnx]'`) or any CLIP or SigLIP by folder or hub id"
        " (`pip install 'roughcut[metrics]'`).\n"
    ]
    for group in GROUPS:
        parts.append(
            f"## {group}\n\n| metric | unit | better | aim | how it is made |\n|---|---|---|---|---|"
        )
        parts += [
            f"| `{name}`: {each.title} | {each.unit} | {each.better} | {each.target} | {each.how} |"
            for name, each in CONTRACTS.items()
            if each.group == group
        ]
        parts.append("")
    return "\n".join(parts)


def report_schema_page() -> str:
    """The JSON schema of report.json."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **report_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def films_schema_page() -> str:
    """The JSON schema of the report.json of many films."""
    own = FilmsReport.model_json_schema(by_alias=True, mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **own}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


PAGES = {
    "cli.md": cli_page,
    "errors.md": errors_page,
    "models.md": models_page,
    "metrics.md": metrics_page,
    "report.schema.json": report_schema_page,
    "films.schema.json": films_schema_page,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
