"""Puts the events that a reader found together into a Dialogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from roughcut.errors import DialogueError
from roughcut.script.heard import is_unseen
from roughcut.script.language import detect_language
from roughcut.scripter.schema import Dialogue, Event, Turn

_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
_NARRATOR = re.compile(
    r"(?:the )?narrator|narration|voice-?over|v\.?o\.?|旁白|画外音|解说(?:员)?|叙述者", re.IGNORECASE
)
_NO_LINE = (
    "The dialogue has no spoken line; write lines such as `Mara: Hello.`, a screenplay,"
    " or speech in quotation marks."
)


def assembled(
    title: str,
    events: Sequence[Event],
    remarks: Iterable[str] = (),
    exact: Collection[str] = (),
    *,
    capitals: bool = False,
) -> Dialogue:
    """The dialogue of some events, in the language of most of its words. Names among `exact` are
    spelt as they should be; `capitals` says that the form writes all others in capitals. Raises
    DialogueError where nobody speaks."""
    events = [_narrated(event) for event in _with_one_name_each(events, exact, capitals=capitals)]
    spoken = " ".join(event.text for event in events if isinstance(event, Turn))
    if not spoken:
        raise DialogueError(_NO_LINE)
    told = " ".join(event.text for event in events)
    language = detect_language(told if any(c.isalpha() for c in told) else title)
    return Dialogue(title=title, language=language, events=tuple(events), remarks=tuple(remarks))


def _narrated(event: Event) -> Event:
    """A narrator is heard and not seen, whether or not the text says `V.O.`"""
    if not isinstance(event, Turn) or not _NARRATOR.fullmatch(event.speaker):
        return event
    if is_unseen(event.parenthetical):
        return event
    mark = "旁白" if detect_language(event.speaker + event.text) == "zh" else "V.O."
    return event.model_copy(update={"parenthetical": ", ".join(filter(None, [mark, event.parenthetical]))})


def left_out(dialogue: Dialogue) -> str:
    """A sentence on what of the text is nobody's words and no part of the film; empty where all is."""
    remarks = dialogue.remarks
    if not remarks:
        return ""
    few = "; ".join(f"“{remark[:50]}{'…' if len(remark) > 50 else ''}”" for remark in remarks[:3])
    more = f" and {len(remarks) - 3} more" if len(remarks) > 3 else ""
    return f"No part of the film, because nobody says it: {few}{more}."


def _with_one_name_each(events: Sequence[Event], exact: Collection[str], *, capitals: bool) -> list[Event]:
    """`MARA` is Mara where the text also writes it so, or where capitals mean nothing."""
    names = {event.speaker for event in events if isinstance(event, Turn)}
    told = " ".join(event.text for event in events if not isinstance(event, Turn))
    words = set(re.findall(r"[^\W\d_]+", told))
    plain = {
        name: _WORD.sub(lambda match: match.group().capitalize(), name)
        for name in names
        if name.isupper() and len(name) > 2 and name not in exact
    }
    known = capitals or any(
        to in names or set(re.findall(r"[^\W\d_]+", to)) <= words for to in plain.values()
    )
    renamed = plain if known else {}
    return [
        event.model_copy(update={"speaker": renamed.get(event.speaker, event.speaker)})
        if isinstance(event, Turn)
        else event
        for event in events
    ]
