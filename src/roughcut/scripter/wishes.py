"""What a user wishes of a script, put into the dialogue, where every writer finds it."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.schema import normalise
from roughcut.scripter.cast import CastFile, with_cast
from roughcut.scripter.positions import with_positions
from roughcut.scripter.schema import Dialogue, Position


def with_wishes(
    dialogue: Dialogue,
    cast: CastFile | None = None,
    brief: str = "",
    positions: Sequence[Position] = (),
) -> Dialogue:
    """The dialogue with a cast, a brief (tone, place, hour) and positions. Raises OptionError where a
    position is that of somebody who is not in it."""
    dialogue = with_cast(dialogue, cast) if cast else dialogue
    dialogue = dialogue.model_copy(update={"brief": str(normalise(brief))}) if brief else dialogue
    return with_positions(dialogue, positions) if positions else dialogue
