"""What a production hands over to an editor: its cut, with the critic's notes as markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PureWindowsPath
from typing import NamedTuple
from urllib.parse import quote

from roughcut.critic.reports import read_report
from roughcut.critic.schema import Note, Report
from roughcut.digest import digest_of_file
from roughcut.director.schema import ShotPlan
from roughcut.errors import OptionError
from roughcut.film.edit.schema import Edit, Event, Marker, Media
from roughcut.film.media import probe
from roughcut.film.stems import StemFiles
from roughcut.production.events import Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.handles import Handles, LongTakes, shoot_handles
from roughcut.production.made import folder_of, is_made, plan_of, script_of
from roughcut.script.schema import Script
from roughcut.timebase import frame_at

_AGAIN = "run the command that made it again"


class Turnover(NamedTuple):
    """An edit, and what could not be put into it, as sentences."""

    edit: Edit
    remarks: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """What is made for an edit beyond its files: takes with `handles`, and the film's sound in `stems`."""

    handles: Handles = Handles()
    stems: bool = False


_NOTHING_MORE = Wanted()


def turnover(
    folder: ProductionFolder,
    media_root: str = "",
    *,
    out: Path | None = None,
    wanted: Wanted = _NOTHING_MORE,
    watcher: Watcher | None = None,
) -> Turnover:
    """The edit of a production as it stands, from its script, its plan, its takes and its report.

    `media_root` is the path of OUT on the editor's own machine, where that is another one; Windows paths
    count as such. What is `wanted` beside it is written into `out` (default: OUT/edit), in the folders
    `media` and `stems`. Raises OptionError where the folder holds no whole production.
    """
    out = (out or folder.root / "edit").absolute()
    script, plan = _made(folder)
    shelf = _Shelf(folder, _address(media_root) if media_root else folder.root.as_uri())
    notes, remarks = _notes(folder)
    longer = LongTakes({}, ())
    if handle_frames := wanted.handles.at(plan.options.rate):
        longer = shoot_handles(folder, plan, out / "media", handle_frames, watcher)
    events = _events(script, plan, shelf, notes, (longer.files, handle_frames))
    edit = _edit(script.title or folder.root.name, plan, events)
    remarks = (*remarks, *longer.remarks)
    if wanted.stems:
        from roughcut.production.stems import film_stems  # the previs, which nothing else here needs

        found = film_stems(folder, plan, out / "stems", watcher)
        remarks = (*remarks, *found.remarks)
        edit = edit.model_copy(update={"stems": tuple(shelf.stems(found.files, edit.frame_count))})
    if media_root and (wanted.stems or longer.files) and not out.is_relative_to(folder.root):
        elsewhere = f"Sound and takes in {out} lie outside of OUT: their addresses are those of this machine."
        remarks = (*remarks, elsewhere)
    return Turnover(edit, remarks)


def _events(
    script: Script,
    plan: ShotPlan,
    shelf: _Shelf,
    notes: Sequence[Note],
    longer: tuple[Mapping[int, Path], int],
) -> list[Event]:
    """Every shot in its place; `longer` are takes with handles, and how many frames those have."""
    events, start = [], 0
    for shot, order in zip(script.shots, plan.orders, strict=True):
        end = start + order.frame_count
        take, first_frame = shelf.take(shot.number), 0
        if take.frame_count < order.frame_count:
            raise OptionError(f"The take of shot {shot.number} is shorter than its shot; {_AGAIN}.")
        if shot.number in longer[0]:
            take, first_frame = shelf.longer(longer[0][shot.number]), longer[1]
        mine = [note for note in notes if _belongs(note, shot.number, (start, end), plan)]
        events.append(
            Event(
                shot=shot,
                scene=script.scene_of(shot),
                take=take,
                frame_count=order.frame_count,
                first_frame=first_frame,
                others=tuple(shelf.others(shot.number)),
                markers=tuple(_marker(note, (start, end), plan) for note in mine),
            )
        )
        start = end
    return events


def _edit(title: str, plan: ShotPlan, events: list[Event]) -> Edit:
    options = plan.options
    return Edit(
        title=title,
        rate=options.rate,
        width_px=options.width_px,
        height_px=options.height_px,
        events=tuple(events),
    )


def _made(folder: ProductionFolder) -> tuple[Script, ShotPlan]:
    folder_of(folder.root)
    if not (folder.film.is_file() and is_made(folder)):
        raise OptionError(
            f"{folder.root} holds no whole production; make one with `roughcut make` or `roughcut shoot`."
        )
    script, plan = script_of(folder), plan_of(folder)
    if len(script.shots) != len(plan.orders):
        raise OptionError(f"Script and plan in {folder.root} are of two films; {_AGAIN}.")
    return script, plan


def _notes(folder: ProductionFolder) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """The critic's notes on this very film, and a remark where there are none to be had."""
    if not folder.report_json.is_file():
        return (), ("There is no report.json, so no notes became markers; `roughcut review-film` makes one.",)
    report = read_report(folder.report_json)
    if not isinstance(report, Report) or report.film_digest != digest_of_file(folder.film):
        return (), ("report.json is of another cut, so no notes became markers; review the film again.",)
    return report.notes, ()


class _Shelf:
    """The takes of a production, with the addresses that the editor's machine will find them at."""

    def __init__(self, folder: ProductionFolder, base: str) -> None:
        self._folder = folder
        self._base = base.rstrip("/")

    def take(self, shot_number: int) -> Media:
        """The take in the film."""
        path = self._folder.take(shot_number)
        if not path.is_file():
            raise OptionError(f"The take of shot {shot_number} is not there; {_AGAIN}.")
        return self._media(path, "in the film")

    def others(self, shot_number: int) -> Iterator[Media]:
        """Takes of a shot that lie beside, but for a copy of the one in the film."""
        in_film = digest_of_file(self._folder.take(shot_number))
        found = sorted(self._folder.other_takes.glob(f"shot_{shot_number:03d}.take*.mp4"))
        for path in found:
            if digest_of_file(path) != in_film:
                yield self._media(path, path.stem.rpartition(".")[2].replace("take", "take "))

    def stems(self, files: StemFiles, frame_count: int) -> Iterator[Media]:
        """The stem of each kind; a film's length in frames is theirs."""
        for kind, path in files.kinds.items():
            yield Media(name=path.name, url=self._url(path), frame_count=frame_count, label=kind)

    def longer(self, path: Path) -> Media:
        """The take in the film, with handles."""
        return self._media(path, "in the film")

    def _media(self, path: Path, label: str) -> Media:
        return Media(name=path.name, url=self._url(path), frame_count=probe(path).frame_count, label=label)

    def _url(self, path: Path) -> str:
        """A file's address: below OUT as the editor's machine has it."""
        if not path.is_relative_to(self._folder.root):
            return path.as_uri()
        return f"{self._base}/{quote(path.relative_to(self._folder.root).as_posix())}"


def _address(media_root: str) -> str:
    """The `file:` URL of an absolute path on some machine."""
    windows = PureWindowsPath(media_root)
    path = windows if windows.drive else Path(media_root)
    if not path.is_absolute():
        raise OptionError(
            f"{media_root!r} is not the whole path of a folder; write one such as /Volumes/Film/out or "
            r"D:\film\out."
        )
    return path.as_uri()


def _belongs(note: Note, shot_number: int, span: tuple[int, int], plan: ShotPlan) -> bool:
    """A note goes to its shot; one on the whole film to the shot in which it begins."""
    if note.shot is not None:
        return note.shot == shot_number
    return span[0] <= min(_frames(note, plan)[0], plan.frame_count - 1) < span[1]


def _marker(note: Note, span: tuple[int, int], plan: ShotPlan) -> Marker:
    """Frames of the event, at least one, however far the note's span reaches out of it."""
    start, end = span
    first, last = _frames(note, plan)
    first = min(max(first, start), end - 1)
    return Marker(
        first_frame=first - start,
        frame_count=max(1, min(last, end) - first),
        severity=note.severity,
        message=note.message,
        suggestion=note.suggestion,
    )


def _frames(note: Note, plan: ShotPlan) -> tuple[int, int]:
    first, last = (frame_at(round(second * 1000), plan.options.rate) for second in note.span_s)
    return first, last
