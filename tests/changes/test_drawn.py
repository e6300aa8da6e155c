"""What differs is told alike from what was drawn in this process and from the files."""

from __future__ import annotations

from pathlib import Path

from sinopack import pipeline
from sinopack.changes.drawn import inside, known_by
from sinopack.memory import Memory
from tests.clients.packs import PACKS, copy_pack


def test_what_is_inside_a_file_is_known_by_its_bytes() -> None:
    memory = Memory()
    assert known_by(b"file", b"record", memory) == b"file"
    assert inside(bytes(bytearray(b"file")), memory) == b"record"
    assert inside(b"another", memory) is None
    assert inside(known_by(b"file", b"record", None), None) is None


def test_a_warm_build_tells_the_same_changes(tmp_path: Path) -> None:
    path = copy_pack(PACKS["sample"], tmp_path / "pack")
    typed, memory = path.read_text(encoding="utf-8"), Memory()
    told = {}
    for name, remembered in (("warm", memory), ("cold", None)):
        path.write_text(typed, encoding="utf-8")
        pipeline.build(path, tmp_path / name, memory=remembered)
        path.write_text(typed.replace(" and ", " as well as ", 3), encoding="utf-8")
        told[name] = pipeline.build(path, tmp_path / name, memory=remembered).changes
    assert told["warm"] == told["cold"]
    assert all(each.pages for each in told["warm"])
