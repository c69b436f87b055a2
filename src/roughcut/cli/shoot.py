"""`roughcut shoot`: a script becomes a film and a review."""

from __future__ import annotations

from roughcut.cli import model_options, options, wishes
from roughcut.cli.groups import grouped


@grouped
def shoot(
    script: options.ScriptFile,
    out: options.Out = None,
    *,
    wanted: model_options.Wanted,
    look: options.Look,
    recorded: wishes.Recorded,
    purse: model_options.Purse,
    again: model_options.Again,
    running: options.Running,
) -> None:
    """Turn a shooting script into a voiced film with subtitles, and a review.

    Takes that are still fresh are kept: after an edit of one shot only that shot is taken again.
    """
    from roughcut.cli.filming import film
    from roughcut.cli.summary import end_well
    from roughcut.production.request import ShootRequest

    judge = again.judge_of_retakes()
    buying = model_options.buying(wanted, purse, asks_others=judge is not None)
    plan_options = look.plan_options(*wanted.film_size())
    reading = options.read_script_file(script, look.language)
    folder = options.out_folder(out, script)
    request = ShootRequest(
        script=reading.script,
        source=options.source_path(script),
        cast=wishes.read_cast(wanted.cast),
        recorded=recorded.dialogue_of(script, folder),
        options=plan_options,
        buying=buying,
        retakes=again.retakes,
        judge=judge,
    )
    warnings = options.warnings_of(reading, script)
    end_well(film(request, folder, running, yes=purse.yes, warnings=warnings), retakes=again.retakes)
