"""Scripts that the grammar of film writes from dialogues of one to six people, and their orders."""

from __future__ import annotations

from roughcut.director.plan import Spoken, plan_film
from roughcut.director.schema import PlanOptions
from roughcut.models.speech.schema import RecordingInfo, Voice
from roughcut.models.video.schema import TakeOrder
from roughcut.script.schema import Script
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script

DIALOGUES = {
    "monologue": """Ida: I found the key under the third stone. Nobody had touched it for thirty years.
[She sits down on the sofa.]
Ida: (quietly) My father said that a house forgets. He was wrong. A house waits.
Ida: And now I am going to open that door.""",
    "quarrel": """INT. KITCHEN - NIGHT

[Vera stands at the sink. Paul enters from the right.]
Vera: You said seven o'clock.
Paul: I said about seven.
Vera: (angrily) It's half past ten! The food is cold and the candles are gone!
Paul: Then let me explain.
[Vera turns away.]
Vera: Explain it to the candles.
Paul: (softly) There was an accident on the bridge.
Vera: (shocked) Are you hurt?
[Paul sits down at the table. Vera sits down beside him.]
Paul: No. Not me.""",
    "three": """EXT. PARK - DAY

[Rosa sits on the bench. Hugo and little Tim stand before her.]
Tim: Can we go to the lake now?
Rosa: In a minute, sweetheart.
Hugo: He has asked six times.
Rosa: Then he can ask a seventh time.
Tim: (laughing) Can we go to the lake now?
[Hugo walks to the left.]
Hugo: I'm going with him. You can stay here with your book.
Rosa: Fine! Wait for me.""",
    "four": """INT. OFFICE - DAY

[Mara stands at the table. Gus, Lena and Otto sit around it.]
Mara: The vault opens for eleven seconds. Eleven.
Gus: That's not enough.
Lena: It's enough for me.
Otto: And the guard?
Mara: The guard likes football. There's a game on Sunday.
Gus: (nervously) I don't like this. I don't like any of this.
Lena: Nobody asked you to like it, Gus.
[Otto stands up and walks to the window.]
Otto: Who drives?
Mara: You do.""",
    "six": """EXT. STREET - DUSK

Anna: Is everybody here?
Boris: Everybody but Karl.
Clara: Karl is always late.
Dora: He's coming! I can see him.
[Karl enters from the left.]
Karl: Sorry, sorry. The tram stood for an hour.
Emil: (grinning) The tram always stands for you.
Anna: Then let's begin.""",
    "chinese": """内景 咖啡馆 - 夜

林月：你还记得这里吗？
陈风：（轻声）记得。你总是坐靠窗的位置。
林月：（笑着）因为那里能看见你从街角走过来。
[陈风站起来，走近林月。]
陈风：我每天都故意绕远路。
林月：真的？""",
}
_MS_A_LETTER = 62


def script_of(name: str, seed: int = 0) -> Script:
    """The script that is written for one of the dialogues."""
    return write_script(read_dialogue(DIALOGUES[name]), seed=seed)


def orders_of(script: Script, width_px: int = 320, height_px: int = 180) -> tuple[TakeOrder, ...]:
    """What the previs is asked for, with recordings as long as the words take to say."""
    voice = Voice(id="anna", language=script.language)
    pace = _MS_A_LETTER * (4 if script.language == "zh" else 1)

    def spoken(text: str) -> Spoken:
        return Spoken(voice, "0" * 64, RecordingInfo(duration_ms=300 + pace * len(text), sample_rate=24000))

    recordings = [[spoken(line.text) for line in shot.lines] for shot in script.shots]
    return plan_film(script, recordings, PlanOptions(width_px=width_px, height_px=height_px)).orders
