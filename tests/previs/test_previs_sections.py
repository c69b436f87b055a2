"""Sections: one framing passes to the next between lines or clauses, never within a word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from previs_orders import an_order, cue

from roughcut.models.speech.schema import MouthCue
from roughcut.previs.sections import sections_of, wishes_of


@settings(deadline=None, max_examples=60)
@given(
    starts=st.lists(st.integers(200, 9000), min_size=1, max_size=4, unique=True),
    lengths=st.lists(st.integers(600, 3000), min_size=4, max_size=4),
    count=st.integers(2, 4),
)
def test_no_cut_falls_within_a_line_that_leaves_room_beside_it(
    starts: list[int], lengths: list[int], count: int
) -> None:
    """Unless the shot is all speech, the framings change while nobody speaks."""
    clock, cues = 0, []
    for index, (gap, length) in enumerate(zip(starts, lengths, strict=False)):
        cues.append(
            cue(index, ("Ann", "Ben")[index % 2], clock + 300 + gap // 6, length).model_copy(
                update={"mouth": ()}
            )
        )
        clock = cues[-1].end_ms
    sizes = ("Long Shot", "Medium Shot", "Close-up", "Medium Close-up")[:count]
    order = an_order(sizes=sizes, cues=tuple(cues), frame_count=(clock + 1500) * 24 // 1000)
    sections = sections_of(order, wishes_of(order), ("Ann", "Ben"))
    quiet = sum(
        600 < time < order.duration_ms - 600 for each in cues for time in (each.start_ms, each.end_ms)
    )
    inside = [s.start_ms for s in sections[1:] if any(c.start_ms < s.start_ms < c.end_ms for c in cues)]
    assert len(inside) <= max(0, count - 1 - quiet)


def test_a_long_line_is_cut_between_its_clauses() -> None:
    """Within a single line the cut waits for the mouth to rest."""
    mouth = tuple(
        MouthCue(start_ms=time, viseme="rest" if time == 2400 else "open") for time in range(0, 5000, 300)
    )
    line = cue(0, "Ann", 200, 5400).model_copy(update={"mouth": mouth})
    order = an_order(sizes=("Medium Shot", "Close-up"), cues=(line,), focus=("Ann",), frame_count=24 * 6)
    one, two = sections_of(order, wishes_of(order), ("Ann", "Ben"))
    assert one.end_ms == two.start_ms == 200 + 2550
