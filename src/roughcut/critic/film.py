"""The film review: watch and listen once, in constant memory, then judge."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import av

import roughcut
from roughcut.critic.captionfile import read_captions
from roughcut.critic.case import Case
from roughcut.critic.contracts import CLOSER, CONTRACTS
from roughcut.critic.encoding import SAMPLES_PER_S, FrameEncoder, Onlooker
from roughcut.critic.evidence import Evidence, PictureEvidence, SoundEvidence
from roughcut.critic.examine.alignment import instructions
from roughcut.critic.figures import FigureWatcher
from roughcut.critic.judge import EXAMINERS, judge
from roughcut.critic.listen import RATE, Listener
from roughcut.critic.sampling import Sampler
from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot, Report, ReviewedShot
from roughcut.critic.timeline import timeline_of
from roughcut.critic.watch import Watcher
from roughcut.critic.whereabouts import Track
from roughcut.digest import digest_of_file
from roughcut.film.media import probe, sound, timed_frames
from roughcut.film.schema import MediaInfo
from roughcut.models.vision.schema import ImageTextEncoder
from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Script, Shot
from roughcut.timebase import frame_at, ms_at

Progress = Callable[[int, int], None]
"""Called now and then with the frames watched so far and the frames in all."""

_TELL_EVERY = 24
_AHEAD = 4
"""How many frames the thread that looks more closely may lag behind."""
_AS_IT_IS = ("yuv420p", "yuvj420p")
"""The kinds of frame whose planes are read without a conversion."""
_BREATH_MS = 300


def review_film(
    film: Path,
    expectation: Expectation,
    *,
    subtitles: Path | None = None,
    on_progress: Progress | None = None,
    encoder: ImageTextEncoder | None = None,
    samples_per_s: float = SAMPLES_PER_S,
    tracks: Sequence[Track] = (),
    only: Collection[str] = CONTRACTS,
) -> Report:
    """Review one film against what it should be.

    `subtitles` is an .srt or .vtt file; without one the film's own soft subtitles count. With an
    `encoder`, so many frames a second are compared with the instructions of their shots. `tracks` say
    who is where in the picture. `only` names the metrics of the report. Every frame and every block of
    sound is decoded once; watching, looking more closely, and listening have a thread each.
    Raises MediaError where the file is no film.
    """
    info = probe(film)
    frames = FrameEncoder(encoder, info.rate, samples_per_s=samples_per_s) if encoder else None
    figures = FigureWatcher(tracks, expectation, float(info.rate)) if tracks else None
    sampler = Sampler(float(info.rate)) if any(CONTRACTS[name].group in CLOSER for name in only) else None
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="listen") as pool:
        heard = pool.submit(_listen, film) if info.audio_codec else None
        picture = _watch(film, info, on_progress, [each for each in (frames, figures, sampler) if each])
        evidence = Evidence(picture, heard.result() if heard else None, read_captions(film, subtitles))
    evidence.samples = sampler.finish() if sampler else ()
    evidence.figures = figures.finish() if figures else None
    if frames:
        evidence.encoded = frames.finish(instructions(expectation.shots))
    case = Case(expectation, evidence)
    metrics, notes = judge(case, {name: examine for name, examine in EXAMINERS.items() if name in only})
    return Report(
        film=film.name,
        film_digest=digest_of_file(film),
        roughcut_version=roughcut.__version__,
        expectation=expectation,
        metrics=metrics,
        notes=notes,
        shots=_reviewed(case),
        timeline=timeline_of(case),
    )


def expect_from_script(script: Script, rate: Fraction, size: tuple[int, int]) -> Expectation:
    """What a film of this script should be when no plan is at hand: the script's own times, and lines
    spread over their shot by how long they take to say. `size` is width and height in pixels."""
    shots: list[ExpectedShot] = []
    lines: list[ExpectedLine] = []
    first = 0
    for shot in script.shots:
        count = max(1, frame_at(shot.end_ms, rate) - frame_at(shot.start_ms, rate))
        shots.append(
            ExpectedShot(
                number=shot.number,
                scene_number=shot.scene_number,
                first_frame=first,
                frame_count=count,
                scripted_ms=shot.duration_ms,
                action=shot.action,
                framings=max(1, len(shot.sizes)),
            )
        )
        lines += _estimated_lines(shot, ms_at(first, rate))
        first += count
    return Expectation(
        title=script.title,
        language=script.language,
        rate=rate,
        width_px=size[0],
        height_px=size[1],
        shots=tuple(shots),
        lines=tuple(lines),
        planned=False,
    )


def _estimated_lines(shot: Shot, start_ms: int) -> list[ExpectedLine]:
    """A shot's lines one after another, with what time is left shared out between them."""
    lengths = [speech_ms(line.text) for line in shot.lines]
    squeeze = min(1.0, shot.duration_ms / max(1, sum(lengths)))
    spare = max(0, shot.duration_ms - sum(lengths)) // (len(lengths) + 1)
    lines, at_ms = [], start_ms + min(spare, _BREATH_MS)
    for line, length in zip(shot.lines, lengths, strict=True):
        end_ms = at_ms + round(length * squeeze)
        lines.append(
            ExpectedLine(
                shot_number=shot.number,
                speaker=line.speaker,
                text=line.text,
                parenthetical=line.parenthetical,
                start_ms=at_ms,
                end_ms=end_ms,
            )
        )
        at_ms = end_ms + spare
    return lines


def _watch(
    film: Path, info: MediaInfo, on_progress: Progress | None, onlookers: Sequence[Onlooker]
) -> PictureEvidence:
    watcher = Watcher(info.rate, info.width_px, info.height_px)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="look") as pool:
        looking: deque[Future[None]] = deque()
        for index, frame in enumerate(timed_frames(film)):
            looking.append(pool.submit(_show, onlookers, index, frame.picture))
            # A frame that must be converted first keeps its converter, which two threads may not share.
            while len(looking) > (_AHEAD if frame.picture.format.name in _AS_IT_IS else 0):
                looking.popleft().result()
            watcher.push(frame.picture)
            if on_progress and index % _TELL_EVERY == 0:
                on_progress(index, info.frame_count)
        for each in looking:
            each.result()
    if on_progress:
        on_progress(info.frame_count, info.frame_count)
    return watcher.finish()


def _show(onlookers: Sequence[Onlooker], index: int, picture: av.VideoFrame) -> None:
    for onlooker in onlookers:
        onlooker.push(index, picture)


def _listen(film: Path) -> SoundEvidence:
    listener = Listener()
    for block in sound(film, RATE):
        listener.push(block)
    return listener.finish()


def _reviewed(case: Case) -> tuple[ReviewedShot, ...]:
    return tuple(
        ReviewedShot(
            number=shot.number,
            start_s=round(span[0], 3) if span else None,
            end_s=round(span[1], 3) if span else None,
            sure=index not in case.match.unsure,
        )
        for index, (shot, span) in enumerate(zip(case.shots, case.shot_spans, strict=True))
    )
