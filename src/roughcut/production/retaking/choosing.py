"""Which shots are to be taken again, and why no more are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from roughcut.critic.retaking.compare import RELATIVE, complaints_of
from roughcut.critic.schema import ExpectedShot, Note, Report
from roughcut.director.remedies import NOT_OF_A_TAKE, remedies_for, step_count
from roughcut.director.schema import Complaint, Retake
from roughcut.production.retaking.schema import Entry, Journal
from roughcut.production.shooting.schema import Shooting


@dataclass
class Choice:
    """What is ordered now, and what it costs at most; `ended` says why that is not more."""

    entries: list[Entry] = field(default_factory=list)
    usd: Decimal = Decimal(0)
    ended: list[str] = field(default_factory=list)


def choose(
    report: Report, journal: Journal, limit: int, shooting: Shooting, asked: Mapping[int, str]
) -> Choice:
    """The retakes to order after a review: one for each shot with a grave note that a take can mend, that
    was taken again fewer than `limit` times, where there is something new to try, and as long as the
    budget lasts. `asked` is the digest of what is asked of each shot now."""
    choice = Choice()
    wrong = wrong_shots(report)
    for number, notes in wrong.items():
        entry = _next(number, notes, journal, asked[number], tuple(wrong))
        earlier = journal.of_shot(number, asked[number])
        if reason := _enough(entry, earlier, limit):
            choice.ended.append(reason)
            continue
        proposal = shooting.proposal(entry.retake)
        if proposal.reason:
            choice.ended.append(f"Shot {number} is not taken again: {proposal.reason}.")
            continue
        left = shooting.left_usd()
        if left is not None and choice.usd + proposal.usd > left:
            choice.ended.append(_too_dear(number, proposal.usd, left - choice.usd))
            break
        choice.usd += proposal.usd
        done = entry.retake.model_copy(update={"remedies": proposal.remedies})
        choice.entries.append(entry.model_copy(update={"retake": done}))
    if not wrong:
        choice.ended.append("No grave note is left that a retake could mend.")
    return choice


def wrong_shots(report: Report) -> dict[int, list[Note]]:
    """The grave notes that a take can mend, by shot. What is held against the first shot of its scene waits
    where that shot is wrong itself; and where all the others differ from it, it is the odd one."""
    found = {shot.number: _mendable(report, shot.number) for shot in report.expectation.shots}
    scenes: dict[int, list[ExpectedShot]] = {}
    for shot in report.expectation.shots:
        scenes.setdefault(shot.scene_number, []).append(shot)
    for shots in scenes.values():
        first, others = shots[0].number, [shot.number for shot in shots[1:]]
        relative = {n: [note for note in found[n] if note.metric in RELATIVE] for n in others}
        # A shot that is wrong in itself differs for that reason, and is no witness against the first.
        witnesses = [n for n in others if relative[n] and relative[n] == found[n]]
        if len(witnesses) >= 2 and all(relative.values()) and not found[first]:
            found[first] = relative[others[0]]
        if found[first]:
            for number in others:
                found[number] = [note for note in found[number] if note.metric not in RELATIVE]
    return {number: notes for number, notes in found.items() if notes}


def not_of_a_take(report: Report) -> tuple[str, ...]:
    """A sentence for each grave note that no new take can mend."""
    grave = [note for note in report.notes if note.severity == "grave"]
    return tuple(
        f"{note.message} No retake mends that: {NOT_OF_A_TAKE[note.metric]}."
        for note in grave
        if note.metric in NOT_OF_A_TAKE
    )


def _mendable(report: Report, number: int) -> list[Note]:
    return [note for note in complaints_of(report, number) if note.metric not in NOT_OF_A_TAKE]


def _next(number: int, notes: Sequence[Note], journal: Journal, asked: str, wrong: Sequence[int]) -> Entry:
    """The next retake of a shot, with the remedies that it is for the director to find room for."""
    earlier = journal.of_shot(number, asked)
    complaints = tuple(Complaint(metric=note.metric, message=note.message) for note in notes)
    taken = [entry.retake.take_number for entry in earlier]
    retake = Retake(
        shot_number=number,
        take_number=max(taken, default=1) + 1,
        complaints=complaints,
        remedies=remedies_for(complaints, _in_vain(earlier)),
        faulty=tuple(sorted({*wrong, *journal.circled} - {number})),
    )
    said = tuple(dict.fromkeys(note.message for note in notes))
    against = journal.circled.get(number, 1) if earlier else 1
    return Entry(retake=retake, asked=asked, against=against, said=said)


def _in_vain(earlier: Sequence[Entry]) -> int:
    """How many retakes in a row, up to the last one, were no better."""
    count = 0
    for entry in reversed(earlier):
        if entry.verdict is not None and entry.verdict.kept:
            break
        count += 1
    return count


def _enough(entry: Entry, earlier: Sequence[Entry], limit: int) -> str:
    """Why a shot is not taken again; empty where it may be."""
    times = "once" if len(earlier) == 1 else f"{len(earlier)} times"
    if len(earlier) >= limit:
        return f"Shot {entry.shot_number} was taken again {times}, as often as --retakes allows."
    if _in_vain(earlier) >= step_count(entry.retake.complaints):
        return f"Shot {entry.shot_number} was taken again {times}, and nothing that was tried improves it."
    return ""


def _too_dear(number: int, usd: Decimal, left: Decimal) -> str:
    return (
        f"Shot {number} is not taken again: that may cost ${usd:.2f}, but of the cap only ${left:.2f} "
        "is left; raise --max-cost-usd and run the same command again."
    )
