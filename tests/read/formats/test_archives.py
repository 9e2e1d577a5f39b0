import gzip
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from relgraph.read import Limits, Reading, ReadOptions, iter_articles

TEXT = b"Norway met Peru in Lima."
PAGE = b"<html><body><p>Kenya thanked Chile.</p></body></html>"


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload] # modes
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def read(path: Path, content: bytes, limits: Limits | None = None) -> list[Reading]:
    path.write_bytes(content)
    return list(iter_articles(path, options=ReadOptions(limits=limits or Limits())))


def names(readings: list[Reading]) -> list[str]:
    return [
        reading.article.name if reading.article else f"! {reading.error}" for reading in readings
    ]


MEMBERS = {
    "b/talks.txt": TEXT,
    "a.html": PAGE,
    "picture.png": b"\x89PNG",
    "__MACOSX/b/._talks.txt": b"\0",
    ".hidden.txt": TEXT,
    "empty.txt": b"",
}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", zipped(MEMBERS)), ("a.tar.gz", tarred(MEMBERS)), ("a.tgz", tarred(MEMBERS)),
     ("a.tar", tarred(MEMBERS, "w"))],
)  # fmt: skip
def test_an_archive_gives_its_articles_and_says_which_it_cannot(
    tmp_path: Path, name: str, content: bytes
) -> None:
    """Collections of articles come packed, with what other systems put beside them."""
    readings = read(tmp_path / name, content)

    assert sorted(each for each in names(readings) if each[0] != "!") == ["a.html", "talks.txt"]
    (failed,) = [reading for reading in readings if reading.error]
    assert f"{name}/empty.txt is empty" in str(failed.error)


def test_archives_in_archives_are_read(tmp_path: Path) -> None:
    """Each year of a paper is one, and all years are another."""
    inner = zipped({"talks.txt": TEXT})
    packed = gzip.compress(b'{"text": "Kenya thanked Chile."}\n')
    readings = read(tmp_path / "a.zip", zipped({"2023.zip": inner, "news.jsonl.gz": packed}))

    assert names(readings) == ["talks.txt", "news.jsonl"]


def test_archives_without_end_are_ended(tmp_path: Path) -> None:
    """There are archives that hold themselves."""
    content = TEXT
    for depth in range(7):
        content = zipped({f"{depth}.zip" if depth else "talks.txt": content})
    (reading,) = read(tmp_path / "a.zip", content)

    assert "lies in more than 4 archives, beyond the limit 'depth'" in str(reading.error)


def test_a_gzip_file_in_itself_is_ended(tmp_path: Path) -> None:
    """Packing is no archive, and must be counted all the same."""
    content = TEXT
    for _ in range(9):
        content = gzip.compress(content)
    (reading,) = read(tmp_path / "a.gz", content)

    assert "beyond the limit 'depth'" in str(reading.error)


BOMB = b"Norway met Peru. " * 1_500_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped({"a.txt": BOMB[:9_000_000], "b.txt": BOMB[:9_000_000]})),
        ("a.tar.gz", tarred({"a.txt": BOMB[:9_000_000], "b.txt": BOMB[:9_000_000]})),
        ("a.csv.gz", gzip.compress(b"text\n" + BOMB)),
        (
            "b.zip",
            zipped({"a.zip": zipped({"a.txt": BOMB[:9_000_000], "b.txt": BOMB[:9_000_000]})}),
        ),
    ],
)
def test_what_unpacks_to_too_much_is_broken_off(tmp_path: Path, name: str, content: bytes) -> None:
    """A few kilobytes can unpack to what no disk holds."""
    readings = read(tmp_path / name, content, Limits(expansion=2))

    assert "more than 2 times its size, beyond the limit 'expansion'" in str(readings[-1].error)


def test_a_member_over_the_limit_leaves_the_others(tmp_path: Path) -> None:
    """One long file of a thousand must not cost the others."""
    members = {"a.txt": TEXT * 100, "b.txt": TEXT}
    for name, content in (("a.zip", zipped(members)), ("a.tar", tarred(members, "w"))):
        large, small = read(tmp_path / name, content, Limits(size=1000))

        assert "beyond the limit 'size'" in str(large.error)
        assert small.article is not None


def test_no_name_leads_out_of_an_archive(tmp_path: Path) -> None:
    """Names with dots have overwritten files of whoever unpacked them."""
    members = {"../../evil.txt": TEXT, "/etc/evil.txt": TEXT, "C:\\evil.txt": TEXT}
    before = sorted(tmp_path.parent.iterdir())
    readings = read(tmp_path / "a.zip", zipped(members)) + read(
        tmp_path / "a.tar", tarred(members, "w")
    )

    assert {reading.article.name for reading in readings if reading.article} == {"evil.txt"}
    assert sorted(tmp_path.parent.iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip"]


def test_links_and_devices_of_a_tar_are_passed_over(tmp_path: Path) -> None:
    """A link in an archive can point at any file of the reader's."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.LNKTYPE),
            ("c.txt", tarfile.CHRTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    (reading,) = read(tmp_path / "a.tar", file.getvalue())

    assert "holds no documents" in str(reading.error)


def test_a_locked_member_is_said_so(tmp_path: Path) -> None:
    """Nothing can be read without the password."""
    content = bytearray(zipped({"a.txt": TEXT}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (reading,) = read(tmp_path / "a.zip", bytes(content))

    assert "a.txt is locked by a password" in str(reading.error)


@pytest.mark.parametrize("cut", [30, 60, 90])
@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.txt.gz"])
def test_half_an_archive_is_said_so(tmp_path: Path, name: str, cut: int) -> None:
    """A download that broke off is the commonest fault."""
    whole = {"a.zip": zipped({"a.txt": TEXT * 9}), "a.tar.gz": tarred({"a.txt": TEXT * 9}),
             "a.txt.gz": gzip.compress(TEXT * 9)}[name]  # fmt: skip
    readings = read(tmp_path / name, whole[: len(whole) * cut // 100])

    assert "is broken" in str(readings[-1].error)


@pytest.mark.parametrize(
    ("member", "told"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/slides/slide1.xml", "a presentation")],
)
def test_other_office_files_are_called_by_name(tmp_path: Path, member: str, told: str) -> None:
    """They are zip files as well, with nothing in them that is read."""
    (reading,) = read(tmp_path / "a.zip", zipped({"[Content_Types].xml": b"", member: b""}))

    assert f"is {told}; save its text as DOCX or PDF" in str(reading.error)
