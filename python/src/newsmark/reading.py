"""Reads files of annotations and of articles, one line at a time."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import IO, Dict, Iterator, Mapping, Optional, Tuple, Union

from .documents import Document, FormatError

PathLike = Union[str, "os.PathLike[str]"]


def read(path: PathLike, texts: Union[None, PathLike, Mapping[str, str]] = None) -> Iterator[Document]:
    """The documents of a file that ``newsmark annotate`` wrote, in its order, read as they are asked for.

    :param path: JSON lines, or ``.gz`` of them.
    :param texts: the articles, to have ``document.text`` and every offset checked against it: a file or folder as
        ``newsmark annotate`` takes it, or texts by id.
    :raises FormatError: naming file and line.
    """
    found = _Texts(texts)
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield Document.from_json(row, found.text(row))
            except (KeyError, TypeError, ValueError) as error:
                reason = f"no {error}" if isinstance(error, KeyError) else error
                raise FormatError(f"{path}:{number}: {reason}") from error


def read_texts(path: PathLike) -> Iterator[Tuple[str, str]]:
    """Id and text of each article in a ``.txt`` file, a folder of them, or JSON lines."""
    path = Path(path)
    if path.is_dir():
        for name in sorted(path.rglob("*.txt"), key=lambda name: os.fsencode(name)):
            yield from read_texts(name)
    elif path.suffix == ".txt":
        # newline="" keeps CRLF, which the offsets count.
        with open(path, encoding="utf-8", newline="") as file:
            yield path.stem, file.read()
    else:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise FormatError(f"{path}:{number}: {error}") from error
                if isinstance(row, dict) and "id" in row and isinstance(row.get("text"), str):
                    yield str(row["id"]), row["text"]


def _open(path: PathLike) -> IO[bytes]:
    # As bytes, so that only \n ends a line.
    if str(path).endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return open(path, "rb")


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
