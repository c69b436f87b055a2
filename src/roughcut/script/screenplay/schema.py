"""The Screenplay: headings, action, speeches and remarks, as Fountain and Final Draft hold them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from roughcut.script.schema import Document, Name, Text


class SceneHeading(Document):
    """`INT. KITCHEN - NIGHT`, with the number that the screenplay gives it (`12A`), if any."""

    kind: Literal["heading"] = "heading"
    text: Name
    number: Text = ""
    line: int = Field(default=1, ge=1)


class Prose(Document):
    """A paragraph of action: what is seen and heard."""

    kind: Literal["prose"] = "prose"
    text: Name
    line: int = Field(default=1, ge=1)


class Part(Document):
    """A piece of a speech: its words, words that are sung, or a parenthetical among them."""

    kind: Literal["words", "sung", "parenthetical"] = "words"
    text: Name


class Speech(Document):
    """What one person says. `extensions` stand beside the name (`V.O.`, `O.S.`); `dual` is True where it
    is said at the same time as the speech before; `exact` where the name is spelt as it should be."""

    kind: Literal["speech"] = "speech"
    speaker: Name
    extensions: tuple[Name, ...] = ()
    dual: bool = False
    exact: bool = False
    parts: tuple[Part, ...] = ()
    line: int = Field(default=1, ge=1)


class Remark(Document):
    """What is for the makers, not for the audience: transitions, notes, sections, what was struck out."""

    kind: Literal["transition", "note", "section", "synopsis", "boneyard"]
    text: Name
    line: int = Field(default=1, ge=1)


Element = Annotated[SceneHeading | Prose | Speech | Remark, Field(discriminator="kind")]


class Screenplay(Document):
    """A screenplay in order. `title_page` holds its pairs of key and value (`Author`, `A. Writer`)."""

    title: Text = ""
    title_page: tuple[tuple[Name, Text], ...] = ()
    elements: tuple[Element, ...] = ()
