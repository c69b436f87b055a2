"""Final Draft's XML, read and written, and what is refused of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from script_strategies import nasty

from roughcut.errors import UserError
from roughcut.script.schema import normalise
from roughcut.script.screenplay import fdx
from roughcut.script.screenplay.schema import Part, Prose, Remark, SceneHeading, Screenplay, Speech

SAMPLE = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
  <Content>
    <Paragraph Number="7A" Type="Scene Heading">
      <SceneProperties Length="1/8" Page="1" Title=""/>
      <Text>INT. </Text><Text Style="Bold">KITCHEN</Text><Text> - NIGHT</Text>
    </Paragraph>
    <Paragraph Type="Action"><Text>Ada waits &amp; listens.</Text></Paragraph>
    <Paragraph Type="Character"><Text>ADA (V.O.) (CONT'D)</Text></Paragraph>
    <Paragraph Type="Parenthetical"><Text>(softly)</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>I </Text><Text Style="Italic">never</Text><Text> left.</Text></Paragraph>
    <Paragraph>
      <DualDialogue>
        <Paragraph Type="Character"><Text>BEN</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>No!</Text></Paragraph>
        <Paragraph Type="Character"><Text>ADA</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>Yes!</Text></Paragraph>
      </DualDialogue>
    </Paragraph>
    <Paragraph Type="Action"><ScriptNote ID="1"><Paragraph><Text>Louder?</Text></Paragraph></ScriptNote>
      <Text>A door.</Text></Paragraph>
    <Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
    <Paragraph Type="Shot"><Text>ANGLE ON THE DOOR</Text></Paragraph>
  </Content>
  <TitlePage><Content>
    <Paragraph Alignment="Center"><Text>The Room</Text></Paragraph>
    <Paragraph Alignment="Center"><Text>written by</Text></Paragraph>
    <Paragraph Alignment="Center"><Text>R. Cutter</Text></Paragraph>
  </Content></TitlePage>
</FinalDraft>
"""


def test_every_part_of_a_screenplay_is_understood() -> None:
    """Scene numbers, styled words, extensions, dual dialogue, notes, transitions and the title page."""
    read = fdx.read(SAMPLE)
    assert (read.title, read.title_page) == ("The Room", (("written by", "R. Cutter"),))
    assert [element.model_copy(update={"line": 1}) for element in read.elements] == [
        SceneHeading(text="INT. KITCHEN - NIGHT", number="7A"),
        Prose(text="Ada waits & listens."),
        Speech(
            speaker="ADA",
            extensions=("V.O.",),
            parts=(Part(kind="parenthetical", text="softly"), Part(text="I never left.")),
        ),
        Speech(speaker="BEN", parts=(Part(text="No!"),)),
        Speech(speaker="ADA", dual=True, parts=(Part(text="Yes!"),)),
        Remark(kind="note", text="Louder?"),
        Prose(text="A door."),
        Remark(kind="transition", text="CUT TO:"),
        Prose(text="ANGLE ON THE DOOR"),
    ]


def test_what_is_written_reads_back() -> None:
    """The sample, written by us, is the same screenplay."""
    first = fdx.read(SAMPLE)
    again = fdx.read(fdx.write(first))
    assert (again.title, again.title_page) == (first.title, first.title_page)
    unplaced = [[e.model_copy(update={"line": 1}) for e in each.elements] for each in (first, again)]
    assert unplaced[0] == unplaced[1]


@settings(max_examples=30, deadline=None)
@given(nasty.filter(lambda text: normalise(text.strip("\ufffe\uffff"))))
def test_any_words_pass_through_xml(words: str) -> None:
    """Angle brackets, ampersands and quotes are words like any other."""
    screenplay = Screenplay(elements=(Speech(speaker="ADA", parts=(Part(text=words),)),))
    (speech,) = fdx.read(fdx.write(screenplay)).elements
    assert isinstance(speech, Speech)
    assert speech.parts[0].text == words


OTHER_PROGRAMS = """<FinalDraft DocumentType="Script" Version="1"><Content>
<DualDialogue>
  <Paragraph Type="Character"><Text>BEN</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>No!</Text></Paragraph>
  <Paragraph Type="Character"><Text>ADA</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>Yes!</Text></Paragraph>
</DualDialogue>
<Paragraph Type="Scene Heading" Number="2"><Text>OMITTED</Text><OmittedScene>
  <Paragraph Type="Scene Heading"><Text>EXT. YARD - DAY</Text></Paragraph>
  <Paragraph Type="Character"><Text>ADA</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>Gone.</Text></Paragraph>
</OmittedScene></Paragraph>
<Paragraph Type="General"><Text>[[Louder?]]</Text></Paragraph>
</Content><ScriptNotes>
<ScriptNote Range="0,3"><Paragraph><Text>Ask Ada.</Text></Paragraph></ScriptNote>
</ScriptNotes>
</FinalDraft>"""


def test_what_other_programs_write_is_understood() -> None:
    """Dual dialogue without its paragraph, scenes that were omitted, notes in three places."""
    elements = [element.model_copy(update={"line": 1}) for element in fdx.read(OTHER_PROGRAMS).elements]
    assert elements == [
        Speech(speaker="BEN", parts=(Part(text="No!"),)),
        Speech(speaker="ADA", dual=True, parts=(Part(text="Yes!"),)),
        Remark(kind="boneyard", text="OMITTED EXT. YARD - DAY ADA Gone."),
        Remark(kind="note", text="Louder?"),
        Remark(kind="note", text="Ask Ada."),
    ]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE FinalDraft [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<FinalDraft><Content><Paragraph Type="Action"><Text>&c;</Text></Paragraph></Content></FinalDraft>
"""
OUTSIDE = """<!DOCTYPE FinalDraft [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<FinalDraft><Content><Paragraph Type="Action"><Text>&x;</Text></Paragraph></Content></FinalDraft>
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "DOCTYPE"),
        (OUTSIDE, "DOCTYPE"),
        ("<FinalDraft><Content>", "breaks at line 1"),
        (
            "<FinalDraft><Content><Paragraph><Text>&nbsp;</Text></Paragraph></Content></FinalDraft>",
            "breaks at",
        ),
        ("<FinalDraft>" + "<a>" * 5_000 + "</a>" * 5_000 + "</FinalDraft>", "nested too deeply"),
        ("<html><body/></html>", "begins with <html>"),
    ],
)
def test_unsafe_and_broken_xml_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    """No entity is ever expanded or fetched, and nothing is read half."""
    with pytest.raises(UserError) as caught:
        fdx.read(text)
    assert sentence in caught.value.message
    assert "\n" not in caught.value.message


def test_what_the_text_says_of_its_own_encoding_is_void_once_it_is_text() -> None:
    """A file in UTF-16 is decoded before it is parsed."""
    declared = SAMPLE.replace("UTF-8", "UTF-16").replace("Louder?", "Lauter, Jürgen! 大声点")
    notes = [element for element in fdx.read(declared).elements if element.kind == "note"]
    assert [note.text for note in notes if isinstance(note, Remark)] == ["Lauter, Jürgen! 大声点"]
