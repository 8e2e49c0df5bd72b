"""Reads files of annotations and of articles, one line at a time."""

from __future__ import annotations

import gzip
import io
import json
import os
import zlib
from pathlib import Path
from typing import IO, Dict, Iterator, Mapping, Optional, Tuple, Union

from .documents import Document, FormatError

PathLike = Union[str, "os.PathLike[str]"]


def read(path: PathLike, texts: Union[None, PathLike, Mapping[str, str]] = None) -> Iterator[Document]:
    """The documents of a file that ``newsmark annotate`` wrote, in its order, read as they are asked for.

    :param path: JSON lines, also as ``.gz``, or as ``.zst`` with Python 3.14 or the package zstandard.
    :param texts: the articles, to have ``document.text`` and every offset checked against it: a file or folder as
        ``newsmark annotate`` takes it, or texts by id.
    :raises FormatError: naming file and line.
    """
    found = _Texts(texts)
    with _open(path) as lines:
        for number, line in _numbered(lines, path):
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise FormatError(f"{type(row).__name__}, expected an object")
                yield Document.from_json(row, found.text(row))
            except (KeyError, TypeError, ValueError) as error:
                reason = f"no {error}" if isinstance(error, KeyError) else error
                raise FormatError(f"{path}:{number}: {reason}") from error


def read_texts(path: PathLike) -> Iterator[Tuple[str, str]]:
    """Id and text of each article in a ``.txt`` file, a folder of them (else of JSON lines), or JSON lines.

    All may be compressed, as for :func:`read`.
    """
    path = Path(path)
    if path.is_dir():
        names = sorted((name for name in path.rglob("*") if name.is_file()), key=os.fsencode)
        kinds = [[name for name in names if _bare(name).endswith(ending)] for ending in (".txt", (".jsonl", ".ndjson"))]
        for name in kinds[0] or kinds[1]:
            yield from read_texts(name)
    elif _bare(path).endswith(".txt"):
        # As bytes, which keeps CRLF: the offsets count it.
        with _open(path) as file:
            try:
                yield os.path.basename(_bare(path))[:-4], file.read().decode("utf-8")
            except ValueError as error:
                raise FormatError(f"{path}: {error}") from error
    else:
        with _open(path) as lines:
            for number, line in _numbered(lines, path):
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise FormatError(f"{path}:{number}: {error}") from error
                if isinstance(row, dict) and "id" in row and isinstance(row.get("text"), str):
                    yield str(row["id"]), row["text"]


def _bare(path: PathLike) -> str:
    name = os.fspath(path)
    for ending in (".gz", ".zst"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name


def _open(path: PathLike) -> IO[bytes]:
    # As bytes, so that only \n ends a line.
    name = os.fspath(path)
    if name.endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]
    if name.endswith(".zst"):
        return _open_zstd(name)
    return open(path, "rb")


def _open_zstd(path: str) -> IO[bytes]:
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]  # Python 3.14
    except ImportError:
        try:
            import zstandard  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            raise ImportError(f"{path}: needs Python 3.14, or the package zstandard, to be read") from None
        # Lines may go on from one frame to the next.
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(open(path, "rb"), read_across_frames=True))
    return zstd.open(path, "rb")  # type: ignore[no-any-return]


def _numbered(lines: IO[bytes], path: PathLike) -> Iterator[Tuple[int, bytes]]:
    """The lines that are not empty, from 1; a fault of the compression names the file."""
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FormatError(f"{path}: behind line {number}: {error}") from error


class _Texts:
    """Texts by id, read forward only as far as needed: annotations come in the order of their articles."""

    def __init__(self, texts: Union[None, PathLike, Mapping[str, str]]) -> None:
        self._known: Dict[str, str] = {}
        self._mapping = texts if isinstance(texts, Mapping) else None
        self._rest: Optional[Iterator[Tuple[str, str]]] = None
        if texts is not None and not isinstance(texts, Mapping):
            self._rest = read_texts(texts)

    def text(self, row: Mapping[str, object]) -> Optional[str]:
        identifier = row.get("id")
        if "error" in row or "text" in row or not isinstance(identifier, str):
            return None
        if self._mapping is not None:
            if identifier not in self._mapping:
                raise FormatError(f"no text for {identifier!r}")
            return self._mapping[identifier]
        if self._rest is None:
            return None
        if identifier in self._known:
            return self._known.pop(identifier)
        for other, text in self._rest:
            if other == identifier:
                return text
            self._known[other] = text
        raise FormatError(f"no text for {identifier!r}")
