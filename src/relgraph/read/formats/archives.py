"""Zip and tar archives and gzip files: the documents in them, with nothing unpacked to disk."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from relgraph.errors import ArticleError
from relgraph.read.budget import Budget
from relgraph.read.faults import broken
from relgraph.read.files import is_wanted
from relgraph.read.kinds import Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from relgraph.read.documents import Document

__all__ = ["read"]

_ENCRYPTED = 0x1
_FORM = "an archive"


def read(document: Document) -> Iterator[Document | ArticleError]:
    """Yield the documents in an archive, or what is wrong with one.

    A member's name is only ever a name: no path is made of it, so none can lead out of the archive.

    Raises:
        ArticleError: the archive is broken, or holds nothing that is read.
        LimitError: it unpacks to more than the limit.
    """
    kind = kind_of(document)
    if kind is Kind.PACKED:
        yield from _unpacked(document)
        return
    members = _zip_members if kind is Kind.ZIP else _tar_members
    found = False
    for member in members(document):
        found = True
        yield member
    if not found:
        raise ArticleError(f"{document.told} holds no documents that relgraph reads")


def _budget(document: Document) -> Budget:
    """Return the account of the outermost archive, opened by its own size."""
    if document.budget is not None:
        return document.budget
    size = document.file.seek(0, 2)
    document.file.seek(0)
    return Budget(size, document.told, document.options.limits)


def _unpacked(document: Document) -> Iterator[Document]:
    name = document.name[:-4] + ".tar" if document.suffix == ".tgz" else document.name
    budget = _budget(document)
    unpacked = gzip.GzipFile(fileobj=document.file)
    file = io.BufferedReader(_Metered(unpacked, document.told, budget))
    yield replace(
        document,
        file=cast("BinaryIO", file),
        name=name.removesuffix(".gz"),
        depth=document.depth + 1,
        budget=budget,
    )


class _Metered(io.RawIOBase):
    """What is unpacked of a file, counted as it is read."""

    def __init__(self, unpacked: gzip.GzipFile, told: str, budget: Budget) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._budget = budget
        self._told = told
        self._furthest = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with broken(self._told, _FORM, zlib.error):
            return self._unpacked.seek(offset, whence)

    def tell(self) -> int:
        return self._unpacked.tell()

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        with broken(self._told, _FORM, zlib.error):
            content = self._unpacked.read(len(view))
            at = self._unpacked.tell()
        view[: len(content)] = content
        self._budget.spend(max(at - self._furthest, 0))  # going back to the start costs nothing
        self._furthest = max(self._furthest, at)
        return len(content)


def _zip_members(document: Document) -> Iterator[Document | ArticleError]:
    budget = _budget(document)
    with broken(document.told, _FORM, zipfile.BadZipFile):
        archive = zipfile.ZipFile(document.file)
        members = sorted(archive.infolist(), key=lambda member: member.filename)
    for member in members:
        if not _is_wanted(member.filename):
            continue
        told = f"{document.told}/{member.filename}"
        if member.flag_bits & _ENCRYPTED:
            yield ArticleError(f"{told} is locked by a password; give it unlocked")
            continue
        try:
            content = _zip_content(archive, member, document, told)
        except ArticleError as error:
            yield error
            continue
        budget.spend(len(content))
        yield replace(document.member(content, member.filename), budget=budget)


def _zip_content(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, document: Document, told: str
) -> bytes:
    limits = document.options.limits
    with broken(told, _FORM, zipfile.BadZipFile, lzma.LZMAError), archive.open(member) as file:
        content = file.read(limits.size + 1)
    if len(content) > limits.size:
        raise limits.exceeded("size", told, "has more than {limit} bytes")
    return content


def _tar_members(document: Document) -> Iterator[Document | ArticleError]:
    budget = _budget(document)
    limits = document.options.limits
    with broken(document.told, _FORM, tarfile.TarError):
        archive = tarfile.TarFile(fileobj=document.file)
    while True:
        with broken(document.told, _FORM, tarfile.TarError):
            member = archive.next()
        if member is None:
            return
        if not member.isreg() or not _is_wanted(member.name):
            continue
        told = f"{document.told}/{member.name}"
        if member.size > limits.size:
            yield limits.exceeded("size", told, "has more than {limit} bytes")
            continue
        with broken(told, _FORM, tarfile.TarError):
            file = archive.extractfile(member)
            content = b"" if file is None else file.read(limits.size + 1)
        if document.budget is None:  # in a packed file the bytes are counted already
            budget.spend(len(content))
        yield replace(document.member(content, member.name), budget=budget)


def _is_wanted(name: str) -> bool:
    """Tell whether a member is a document, not hidden and not one of macOS's doubles."""
    parts = name.replace("\\", "/").split("/")
    return not any(
        part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in parts
    ) and is_wanted(parts[-1])
