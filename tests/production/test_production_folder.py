"""The output folder is made whole, held by one run at a time, and swept of what a kill left."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from roughcut.errors import OutputError, ProductionBusyError
from roughcut.production.folder import ProductionFolder


def test_a_second_run_on_one_folder_is_told_so(tmp_path: Path) -> None:
    """While one process holds the folder another is refused with a sentence that names it."""
    holder = textwrap.dedent(f"""
        from pathlib import Path
        from roughcut.production.folder import ProductionFolder
        with ProductionFolder(Path({str(tmp_path / "out")!r})).held():
            print("held", flush=True)
            input()
    """)
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ProductionBusyError, match=f"process {process.pid}"):
            ProductionFolder(tmp_path / "out").held().__enter__()
        process.communicate("\n")
    with ProductionFolder(tmp_path / "out").held():
        pass


def test_unfinished_files_are_swept_and_finished_ones_kept(tmp_path: Path) -> None:
    """What a killed run left half-written goes; whole files stay."""
    folder = ProductionFolder(tmp_path / "out")
    with folder.held():
        (folder.takes / ".part-x.mp4").write_bytes(b"half")
        (folder.takes / "shot_001.mp4").write_bytes(b"whole")
    with folder.held():
        assert sorted(path.name for path in folder.takes.iterdir()) == ["shot_001.mp4"]


def test_a_file_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    """OUT that is a file is refused, and the file is untouched."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match=r"in the way|is a file"):
        ProductionFolder(tmp_path / "out").held().__enter__()
    assert (tmp_path / "out").read_text() == "mine"


def test_an_unwritable_folder_is_one_sentence() -> None:
    """A folder where nobody may write (not even root) is refused before any work is done."""
    with pytest.raises(OutputError, match="Cannot write /sys/roughcut"):
        ProductionFolder(Path("/sys/roughcut")).held().__enter__()


def test_takes_of_shots_that_are_gone_go_too(tmp_path: Path) -> None:
    """After a script lost its third shot, the third take and its stills are removed."""
    folder = ProductionFolder(tmp_path / "out")
    with folder.held():
        for number in (2, 3):
            for path in (folder.take(number), *folder.stills(number)):
                path.write_bytes(b"take")
        dropped = folder.drop_takes_after(2)
    assert {path.name for path in dropped} == {"shot_003.mp4", "shot_003.first.png", "shot_003.last.png"}
    assert folder.take(2).is_file()
