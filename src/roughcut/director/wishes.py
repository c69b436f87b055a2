"""What a user wishes of a paid model, held against what it can do: honoured, refused, or warned of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from roughcut.director.schema import Wishes
from roughcut.errors import OptionError
from roughcut.models.video.profile import ReferenceRole, Shape, VideoProfile
from roughcut.script.naming import resolve
from roughcut.script.schema import Language, Script

_ROLES: dict[str, ReferenceRole] = {"first": "first_frame", "style": "style", "asset": "subject"}
_WORDS: dict[ReferenceRole, str] = {
    "first_frame": "a first frame",
    "last_frame": "a last frame",
    "subject": "pictures of people",
    "style": "a style picture",
}


def needed_roles(wishes: Wishes) -> tuple[ReferenceRole, ...]:
    """The kinds of reference that the wishes call for, whatever else is sent."""
    roles = [_ROLES[wishes.reference_mode]] if wishes.reference_mode else []
    if wishes.first_frame:
        roles.append(_ROLES[wishes.reference_mode or "first"])
    if wishes.cast:
        roles.append("subject")
    return tuple(dict.fromkeys(roles))


def allowed_shapes(profile: VideoProfile, wishes: Wishes) -> tuple[Shape, ...]:
    """The shapes of a model that leave every wish possible, each with the lengths that are allowed.

    Raises OptionError for a length or a kind of reference that the model does not take.
    """
    if not profile.shapes and (wishes.seconds or needed_roles(wishes)):
        raise OptionError(
            f"{profile.id} makes every shot as long as it is, without pictures; leave out --seconds and the "
            "reference options, or choose another model with --model."
        )
    for role in needed_roles(wishes):
        if not any(shape.references.get(role) for shape in profile.shapes):
            raise OptionError(f"{profile.id} takes no {_bare(role)}; {_offer(profile)}.")
    _refuse_what_excludes_each_other(profile, wishes)
    seconds = wishes.seconds
    if seconds is None:
        return profile.shapes
    shapes = [shape for shape in profile.shapes if seconds in shape.durations_s]
    if not shapes:
        offered = sorted({each for shape in profile.shapes for each in shape.durations_s})
        raise OptionError(
            f"{profile.id} makes no takes of {seconds} s; it makes {', '.join(map(str, offered))} s."
        )
    return tuple(shape.model_copy(update={"durations_s": (seconds,)}) for shape in shapes)


def sound_of(profile: VideoProfile, wishes: Wishes) -> bool:
    """Whether takes have sound: as wished, else wherever the model can make it.

    Raises OptionError for a wish that the model cannot grant.
    """
    if wishes.audio is False and profile.audio == "always":
        raise OptionError(f"{profile.id} always makes sound; leave out --no-audio.")
    if wishes.audio and profile.audio == "never":
        raise OptionError(
            f"{profile.id} makes no sound; leave out --audio, and roughcut's own voices are "
            "laid under its takes."
        )
    return profile.audio != "never" if wishes.audio is None else wishes.audio


def warnings_of(profile: VideoProfile, script: Script, *, audio: bool, seed: int) -> tuple[str, ...]:
    """What a model cannot do of what a film needs, a sentence each."""
    said = []
    spoken = any(script.lines())
    if not audio and spoken:
        said.append(f"{profile.id} makes no sound here; the lines are spoken by roughcut's own voices.")
    elif spoken and script.language not in profile.languages:
        said.append(f"{profile.id} is not known to speak {_language(script.language)}; listen to every line.")
    if seed and not profile.seed:
        said.append(f"{profile.id} takes no seed; the same order may give another picture each time.")
    return tuple(said)


def cast_of(files: Sequence[Path], names: Sequence[str]) -> dict[str, Path]:
    """Which picture shows which character, by the names of the files (`nora.png`, `Mrs Adeyemi.jpg`).

    Raises OptionError when none of them names anybody of the cast.
    """
    found = _named(files, names)
    if not found:
        example = f"{names[0] if names else 'Nora'}.png"
        raise OptionError(f"No picture of --cast is named after one of the cast; name them like {example}.")
    return found


def with_pictures(
    wishes: Wishes, files: Sequence[Path], names: Sequence[str], *, of_many: bool = False
) -> Wishes:
    """The wishes with the user's pictures under the names of the cast; those that are there already win. A
    folder that serves the stories `of_many` need not show anybody of this one.

    Raises OptionError when it shows nobody otherwise.
    """
    if not files:
        return wishes
    cast = _named(files, names) if of_many else cast_of(files, names)
    return wishes.model_copy(update={"cast": {**cast, **wishes.cast}})


def _named(files: Sequence[Path], names: Sequence[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in sorted(files):
        name = resolve(file.stem.replace("_", " ").replace("-", " "), names) or resolve(file.stem, names)
        if name:
            found.setdefault(name, file)
    return found


def unnamed(files: Sequence[Path], used: Mapping[str, Path]) -> tuple[str, ...]:
    """A sentence for each picture that shows nobody of the cast, or somebody who has one already."""
    left = [file for file in sorted(files) if file not in used.values()]
    return tuple(
        f"{file.name} is not used: it is named after nobody here, or after somebody who has a picture."
        for file in left
    )


def _refuse_what_excludes_each_other(profile: VideoProfile, wishes: Wishes) -> None:
    """A reference mode and pictures of the cast are for every take, so one shape must take both."""
    if not wishes.reference_mode or not wishes.cast:
        return
    roles: set[ReferenceRole] = {_ROLES[wishes.reference_mode], "subject"}
    if not any(all(shape.references.get(role) for role in roles) for shape in profile.shapes):
        raise OptionError(
            f"{profile.id} takes no pictures of people beside {_WORDS[_ROLES[wishes.reference_mode]]}; leave "
            "out --cast, or use it with --reference-mode asset."
        )


def _bare(role: ReferenceRole) -> str:
    return _WORDS[role].removeprefix("a ")


def _offer(profile: VideoProfile) -> str:
    roles = dict.fromkeys(
        role for shape in profile.shapes for role, count in shape.references.items() if count
    )
    if not roles:
        return "it takes no pictures at all, so leave the option out"
    return f"it takes {', '.join(_WORDS[role] for role in roles)}"


def _language(language: Language) -> str:
    return {"en": "English", "zh": "Chinese"}[language]
