"""Runs ``newsmark annotate`` behind a pipe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections import deque
from types import TracebackType
from typing import IO, Any, Deque, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Type, Union

from .documents import Document

Article = Union[str, Tuple[str, str], Mapping[str, Any]]


class Annotator:
    """One ``newsmark annotate`` process, which takes articles and gives their annotations in the same order.

    The lexicons are loaded once. Articles are sent by a thread of its own while results come back, so any number of
    them streams through in bounded memory.

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
        self._command = [found, "annotate", "-", *options]
        self._ahead = ahead
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._messages: IO[bytes] = tempfile.TemporaryFile()

    def __enter__(self) -> Annotator:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass
        process.terminate()
        process.wait()

    def annotate(self, articles: Iterable[Article]) -> Iterator[Document]:
        """The documents of articles, in their order, each with its text; an article that fails has ``error`` set.

        :param articles: texts, pairs of id and text, or mappings with ``id``, ``text`` and optionally ``dct``. Ids must
            differ; a bare text gets its number, from 0.
        :raises RuntimeError: where the process ends before it has answered; the message is its own.
        """
        for line, text in self.lines(articles):
            yield Document.from_json(json.loads(line), text)

    def lines(self, articles: Iterable[Article]) -> Iterator[Tuple[bytes, str]]:
        """Like :meth:`annotate`, but the JSON lines as they are, each with its text."""
        self.close()
        self._messages.seek(0)
        self._messages.truncate()
        process = self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._messages
        )
        assert process.stdin is not None and process.stdout is not None
        sender = _Sender(process.stdin, articles, self._ahead)
        sender.start()
        try:
            for line in process.stdout:
                yield line, sender.taken(_identifier(line))
            if sender.error is not None:
                raise sender.error
            process.wait()
            if sender.unanswered:
                raise RuntimeError(self._message(process, sender.unanswered))
        finally:
            sender.stop()
            self.close()
            sender.join()

    def _message(self, process: "subprocess.Popen[bytes]", missing: int) -> str:
        self._messages.seek(0)
        words = self._messages.read().decode("utf-8", "replace").strip()
        return f"newsmark ended with status {process.returncode}, {missing} articles unanswered: {words[-2000:]}"


def annotate(articles: Iterable[Article], program: Optional[str] = None, options: Sequence[str] = ()) -> Iterator[Document]:
    """Annotates articles with one process; see :meth:`Annotator.annotate`."""
    with Annotator(program, options) as annotator:
        yield from annotator.annotate(articles)


_ID = b'{"schema":"newsmark/1","id":'


def _identifier(line: bytes) -> Optional[str]:
    """The id of a line, which stands at its beginning; None where the article had none that could be read."""
    start = len(_ID) if line.startswith(_ID) else 0
    value: Any = json.JSONDecoder().raw_decode(line[start:].decode("utf-8"))[0]
    identifier: Optional[str] = value["id"] if isinstance(value, dict) else value
    return identifier


def _row(number: int, article: Article) -> Dict[str, Any]:
    if isinstance(article, str):
        return {"id": str(number), "text": article}
    if isinstance(article, Mapping):
        return {name: article[name] for name in ("id", "text", "dct", "date") if article.get(name) is not None}
    identifier, text = article
    return {"id": identifier, "text": text}


class _Sender(threading.Thread):
    """Writes articles to the process, and remembers their texts until their results are taken."""

    def __init__(self, pipe: IO[bytes], articles: Iterable[Article], ahead: int) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._articles = articles
        self._texts: Deque[Tuple[str, str]] = deque()
        self._room = threading.Semaphore(ahead)
        self._stopped = False
        self._passed_over = 0
        self.error: Optional[BaseException] = None

    @property
    def unanswered(self) -> int:
        """Articles that got no result."""
        return self._passed_over + len(self._texts)

    def taken(self, identifier: Optional[str]) -> str:
        """The text of the article that a result belongs to; there is room for another.

        Results come in the order of their articles; one whose id stood before gets none.
        """
        while True:
            self._room.release()
            sent, text = self._texts.popleft()
            if identifier is None or sent == identifier:
                return text
            self._passed_over += 1

    def stop(self) -> None:
        self._stopped = True
        self._room.release()

    def run(self) -> None:
        try:
            for number, article in enumerate(self._articles):
                if not self._room.acquire(blocking=False):
                    self._pipe.flush()
                    self._room.acquire()
                if self._stopped:
                    return
                row = _row(number, article)
                self._texts.append((str(row.get("id")), str(row.get("text", ""))))
                self._pipe.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        except (BrokenPipeError, ValueError) as error:
            # The process is gone: what it left unanswered tells.
            if not isinstance(error, BrokenPipeError) and not self._stopped:
                self.error = error
        except BaseException as error:  # of the caller's iterator: raised where the results are taken
            self.error = error
        finally:
            try:
                self._pipe.close()
            except OSError:
                pass
