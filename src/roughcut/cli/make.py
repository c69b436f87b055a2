"""`roughcut make`: a dialogue becomes a script, a film and a review."""

from __future__ import annotations

from roughcut.cli import model_options, options, wishes, writer_options
from roughcut.cli.groups import grouped


@grouped
def make(
    dialogue: options.DialogueFile,
    out: options.Out = None,
    *,
    wanted: model_options.Wanted,
    look: options.Look,
    writer: writer_options.WriterChoice,
    wished: wishes.Wished,
    recorded: wishes.Recorded,
    purse: model_options.Purse,
    again: model_options.Again,
    running: options.Running,
) -> None:
    """Turn a dialogue into a shooting script, a voiced film with subtitles, and a review."""
    from roughcut.cli.filming import film
    from roughcut.cli.summary import end_well
    from roughcut.production.request import MakeRequest
    from roughcut.textfile import read_text

    writing = writer.writing()
    judge = again.judge_of_retakes()
    folder = options.out_folder(out, dialogue)
    request = MakeRequest(
        options=look.plan_options(*wanted.film_size()),
        buying=model_options.buying(wanted, purse, asks_others=writing.calls_a_model or judge is not None),
        retakes=again.retakes,
        judge=judge,
        dialogue=read_text(dialogue),
        source=options.source_path(dialogue),
        language=options.language_of(look.language),
        writing=writing,
        cast=wishes.read_cast(wanted.cast),
        brief=wished.brief,
        positions=wishes.read_positions(wished.positions),
        recorded=recorded.dialogue_of(dialogue, folder),
    )
    made = film(request, folder, running, yes=purse.yes)
    writer_options.fail_if_script_is_wrong(made, request)
    end_well(made, retakes=again.retakes)
