"""The report as people and machines get it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from critic_films import Film, encode, expectation

from roughcut.critic.film import review_film
from roughcut.critic.report import render, to_json, write_report
from roughcut.critic.schema import Metric, Note, Report, ReviewedShot, Timeline, report_schema
from roughcut.critic.view import value_text, verdict

_HOSTILE = '</script><script>alert(1)</script> "quoted" <img src=x onerror=alert(2)>'


class _Page(HTMLParser):
    """Collects every tag with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute on the page."""
        return [value or "" for _, attrs in self.tags for key, value in attrs.items() if key == name]


def _note(severity: str = "minor", message: str = "Something.") -> Note:
    return Note.model_validate(
        {
            "shot": 1, "span_s": (0.5, 1.0), "severity": severity, "metric": "black",
            "message": message, "suggestion": "Run `roughcut shoot SCRIPT -o OUT`.",
        }
    )  # fmt: skip


def _metric(value: float | None, unit: str = "s") -> Metric:
    return Metric(
        value=value, unit=unit, better="lower", how="By counting.", reason="" if value else "Why not."
    )


def _report(title: str = "The wall", notes: tuple[Note, ...] = ()) -> Report:
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=expectation().model_copy(update={"title": title}),
        metrics={"black": _metric(0.0).model_copy(update={"group": "Picture", "title": "Black picture"})},
        notes=notes,
        shots=(
            ReviewedShot(number=1, start_s=0.0, end_s=2.0),
            ReviewedShot(number=2, start_s=None, end_s=None),
        ),
        timeline=Timeline(duration_s=4.0, cuts_s=(2.0,)),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a film, its subtitles, and both files of its report."""
    out = tmp_path_factory.mktemp("out")
    film = encode(Film(), out / "film.mp4")
    (out / "film.vtt").write_text("WEBVTT\n\n00:00.500 --> 00:01.600\nThese are the words of shot 1.\n")
    write_report(review_film(film, expectation(), subtitles=out / "film.vtt"), film, out)
    return out


def test_the_page_loads_nothing_from_anywhere(folder: Path) -> None:
    """Every address is the film beside it, data in the page, or a place within it."""
    page = _Page((folder / "report.html").read_text(encoding="utf-8"))
    addresses = page.attributes("src") + page.attributes("href") + page.attributes("poster")
    assert "film.mp4" in addresses
    assert all(a == "film.mp4" or a.startswith(("data:", "#")) for a in addresses)
    assert "://" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", (folder / "report.html").read_text())


def test_every_shot_has_a_still_and_the_film_its_subtitles(folder: Path) -> None:
    """Pictures from the film itself, and the words as a track."""
    page = _Page((folder / "report.html").read_text(encoding="utf-8"))
    stills = [attrs for tag, attrs in page.tags if tag == "img"]
    assert len(stills) == 4
    assert len({attrs["src"] for attrs in stills}) == 4
    assert any(tag == "track" for tag, _ in page.tags)


def test_notes_and_shots_seek_to_their_second(folder: Path) -> None:
    """The three lines without subtitles are noted, and each is a button."""
    page = _Page((folder / "report.html").read_text(encoding="utf-8"))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    seconds = {float(second) for second in page.attributes("data-seek")}
    assert {note["span_s"][0] for note in report["notes"]} <= seconds
    assert {shot["start_s"] for shot in report["shots"]} <= seconds
    assert all(tag == "button" for tag, attrs in page.tags if "data-seek" in attrs)


def test_the_json_follows_its_schema_and_reads_back(folder: Path) -> None:
    """What is written is the report, with the fields that were promised."""
    text = (folder / "report.json").read_text(encoding="utf-8")
    report = Report.model_validate_json(text)
    assert to_json(report) == text
    plain = json.loads(text)
    assert set(plain) == set(report_schema()["properties"])
    assert {"value", "unit", "reason"} <= set(plain["metrics"]["vsa"])
    assert set(plain["notes"][0]) == {"shot", "span_s", "severity", "metric", "message", "suggestion"}


def test_the_same_film_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Nothing of the clock or the machine is in a report."""
    film = folder / "film.mp4"
    write_report(review_film(film, expectation(), subtitles=folder / "film.vtt"), film, folder)
    first = (folder / "report.json").read_bytes(), (folder / "report.html").read_bytes()
    write_report(review_film(film, expectation(), subtitles=folder / "film.vtt"), film, folder)
    assert ((folder / "report.json").read_bytes(), (folder / "report.html").read_bytes()) == first


def test_a_film_that_lies_elsewhere_is_played_from_there(folder: Path, tmp_path: Path) -> None:
    """With a name that an address must quote."""
    (tmp_path / "my films").mkdir()
    film = tmp_path / "my films" / "nº 1?.mp4"
    film.write_bytes((folder / "film.mp4").read_bytes())
    out = tmp_path / "out"
    write_report(review_film(film, expectation()), film, out)
    page = _Page((out / "report.html").read_text(encoding="utf-8"))
    assert "../my%20films/n%C2%BA%201%3F.mp4" in page.attributes("src")


def test_titles_lines_and_notes_are_text_whatever_they_say() -> None:
    """No tag of theirs becomes one of ours."""
    html = render(_report(_HOSTILE, (_note(message=_HOSTILE),)), {}, "film.mp4")
    page = _Page(html)
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not any(tag == "img" for tag, _ in page.tags)
    assert not page.attributes("onerror")
    assert html.count("alert(1)") == html.count("alert(1)&lt;/script&gt;") > 0


def test_a_chinese_title_is_shown_and_marked_as_chinese() -> None:
    """So that the right glyphs are chosen."""
    report = _report("黄昏的街道")
    plan = report.expectation.model_copy(update={"language": "zh"})
    page = _Page(render(report.model_copy(update={"expectation": plan}), {}, "film.mp4"))
    assert "黄昏的街道" in page.text
    assert ("h1", {"lang": "zh"}) in page.tags


def test_a_missing_shot_is_shown_as_missing() -> None:
    """Its card says so, and offers nothing to play."""
    page = _Page(render(_report(), {}, "film.mp4"))
    assert "Not in the film" in page.text


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ((), "No grave notes."),
        (("minor", "minor", "info"), "No grave notes. 2 minor, 1 for information."),
        (("grave",), "1 grave note."),
        (("grave", "grave", "info"), "2 grave notes. 1 for information."),
    ],
)
def test_the_verdict_counts_in_words(severities: tuple[str, ...], words: str) -> None:
    """No score is invented."""
    assert verdict(tuple(_note(severity) for severity in severities)) == words


@pytest.mark.parametrize(
    ("name", "value", "unit", "text"),
    [
        ("loudness", -16.04, "LUFS", "−16.0"),
        ("cut_recall", 0.5, "share", "50 %"),
        ("film_duration_error", 0.5, "s", "+0.50"),
        ("film_duration_error", -0.001, "s", "0.00"),
        ("frame_count_error", 0.0, "frames", "0"),
        ("vsa", None, "×100", ""),
    ],
)
def test_values_are_written_for_readers(name: str, value: float | None, unit: str, text: str) -> None:
    """A real minus sign, a sign where direction matters, no zero that is negative."""
    assert value_text(name, _metric(value, unit)) == text


def test_what_has_no_aim_is_measured_and_not_called_ok() -> None:
    """A number for information is neither good nor bad; one within its aim is."""
    aimed = _metric(0.5, "share").model_copy(update={"group": "Picture", "target": "≤ 3"})
    only_told = aimed.model_copy(update={"target": "for information"})
    report = _report().model_copy(update={"metrics": {"noise": aimed, "sharpness": only_told}})
    states = re.findall(r'<span class="state">(.*?)</span>', render(report, {}, "film.mp4"))
    assert states == ["ok", "measured"]
