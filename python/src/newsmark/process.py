"""Runs ``newsmark annotate`` behind a pipe."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from types import TracebackType
from typing import IO, Any, Dict, Iterable, Iterator, Mapping, Optional, Sequence, Tuple, Type, Union

from .documents import Document

Article = Union[str, Tuple[str, str], Mapping[str, Any]]


class Annotator:
    """One ``newsmark annotate`` process, kept behind a pipe from the first article on.

    The lexicons are loaded once, however often :meth:`annotate` is called. Articles are sent by a thread of its own
    while results come back, so any number of them streams through in bounded memory, and an article is answered without
    waiting for the next.

        with Annotator() as annotator:
            for document in annotator.annotate(texts):
                ...

    :param program: the command; default: ``$NEWSMARK``, else ``newsmark`` on the path.
    :param options: for ``newsmark annotate``, as ``["--layers", "dates"]``; offsets are always code points.
    :param ahead: how many articles are sent before their results are taken.
    """

    def __init__(self, program: Optional[str] = None, options: Sequence[str] = (), ahead: int = 1024) -> None:
        found = program or os.environ.get("NEWSMARK") or shutil.which("newsmark")
        if not found:
            raise FileNotFoundError("no newsmark command: not on the path, not in $NEWSMARK, none given")
        for option in options:
            if option.split("=")[0] in _OTHER_OUTPUT:
                raise ValueError(f"{option}: each article must be answered here")
        self._command = [found, "annotate", "-", *options]
        self._ahead = ahead
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._messages: IO[bytes] = tempfile.TemporaryFile()
        self._sent = 0
        self._busy = False

    def __enter__(self) -> Annotator:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process; the next call of :meth:`annotate` starts another."""
        process, self._process = self._process, None
        self._busy = False
        if process is None:
            return
        process.terminate()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass
        process.wait()

    def annotate(self, articles: Iterable[Article]) -> Iterator[Document]:
        """The documents of articles, in their order, each with its text; an article that fails has ``error`` set.

        :param articles: texts, pairs of id and text, or mappings with ``id``, ``text`` and optionally ``dct``. An article
            without an id gets its number, from 0.
        :raises RuntimeError: where the process ends before it has answered; the message is its own.
        """
        for line, text in self.lines(articles):
            yield Document.from_json(json.loads(line), text)

    def lines(self, articles: Iterable[Article]) -> Iterator[Tuple[bytes, str]]:
        """Like :meth:`annotate`, but the JSON lines as they are, each with its text."""
        if self._busy:
            # An earlier call was left in the middle: its answers would be taken for ours.
            self.close()
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        self._busy = True
        sender = _Sender(process.stdin, articles, self._ahead, self._sent)
        sender.start()
        whole = False
        try:
            for number, identifier, text in sender.articles():
                line = process.stdout.readline()
                if not line:
                    process.wait()
                    raise RuntimeError(self._message(process))
                yield _renamed(line, number, identifier), text
            whole = True
        finally:
            sender.stop()
            if whole:
                self._sent = sender.number
                self._busy = False
            elif self._process is process:
                self.close()
        if sender.error is not None:
            raise sender.error

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._messages = tempfile.TemporaryFile()
            self._sent = 0
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._messages
            )
        return self._process

    def _message(self, process: "subprocess.Popen[bytes]") -> str:
        self._messages.seek(0)
        words = self._messages.read().decode("utf-8", "replace").strip()
        return f"newsmark ended with status {process.returncode}, articles unanswered: {words[-2000:]}"


def annotate(articles: Iterable[Article], program: Optional[str] = None, options: Sequence[str] = ()) -> Iterator[Document]:
    """Annotates articles with one process; see :meth:`Annotator.annotate`."""
    with Annotator(program, options) as annotator:
        yield from annotator.annotate(articles)


# Options with which an article is not answered on standard output, in its turn.
_OTHER_OUTPUT = {"-o", "--output", "--shard", "--shard-size", "--resume"}

_START = '{"schema":"newsmark/1","id":'


def _renamed(line: bytes, number: int, identifier: str) -> bytes:
    """The line with the article's own id for the number that it was sent with, which no other article has."""
    sent = f'{_START}"{number}"'.encode()
    if not line.startswith(sent):  # an article that could not be read, so neither its number
        return line
    return (_START + json.dumps(identifier, ensure_ascii=False)).encode("utf-8", "replace") + line[len(sent) :]


def _row(number: int, article: Article) -> Dict[str, Any]:
    if isinstance(article, str):
        return {"id": str(number), "text": article}
    if isinstance(article, Mapping):
        row = {name: article[name] for name in ("id", "text", "dct", "date") if article.get(name) is not None}
        return {"id": str(number), **row}
    identifier, text = article
    return {"id": identifier, "text": text}


class _Sender(threading.Thread):
    """Writes articles to the process, at most so many ahead of their results."""

    def __init__(self, pipe: IO[bytes], articles: Iterable[Article], ahead: int, number: int) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._articles = articles
        self._ahead: "queue.Queue[Optional[Tuple[int, str, str]]]" = queue.Queue(ahead)
        self._stopped = False
        self.number = number
        """Of the next article; counts all that the process was sent."""
        self.error: Optional[BaseException] = None

    def articles(self) -> Iterator[Tuple[int, str, str]]:
        """Number, id and text of what is sent, as long as there is more to come."""
        return iter(self._ahead.get, None)

    def stop(self) -> None:
        """Ends the thread at its next article."""
        self._stopped = True
        try:
            while True:
                self._ahead.get_nowait()
        except queue.Empty:
            pass

    def run(self) -> None:
        try:
            for place, article in enumerate(self._articles):
                row = _row(place, article)
                identifier, text = str(row["id"]), str(row.get("text", ""))
                row["id"] = str(self.number)
                self._ahead.put((self.number, identifier, text))
                self.number += 1
                if self._stopped:
                    return
                self._pipe.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
                self._pipe.flush()
        except (OSError, ValueError) as error:
            # The process is gone: whoever waits for its answer is told. Else the caller's iterator has failed.
            if not self._stopped and not isinstance(error, BrokenPipeError):
                self.error = error
        except BaseException as error:  # of the caller's iterator: raised behind what was sent before it
            self.error = error
        finally:
            self._ahead.put(None)
