"""What one line of a Newsmark file holds (``docs/newsmark-1.schema.json``)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Iterator, List, Mapping, Optional, Tuple


class FormatError(ValueError):
    """A line that is not ``newsmark/1``, or that does not fit the text it is said to belong to."""


@dataclass(frozen=True)
class Span:
    """A half-open range of code points: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Zone(Span):
    """A part of the article, as ``headline`` or ``body``."""

    type: str


@dataclass(frozen=True)
class Entity(Span):
    """A mention of a named thing; mentions of one thing share ``entity``."""

    id: str
    label: str
    text: str
    entity: Optional[str] = None
    ref: Optional[str] = None
    rule: Optional[str] = None
    #: Whether it lies within a longer name (``--nested``).
    inner: bool = False


@dataclass(frozen=True)
class Timex(Span):
    """A time expression in TIMEX3. ``value`` is underspecified where ``resolved`` is false."""

    id: str
    type: str
    value: str
    text: str
    resolved: bool
    mod: Optional[str] = None
    quant: Optional[str] = None
    freq: Optional[str] = None
    anchor: Optional[str] = None
    range: Optional[str] = None
    alts: Tuple[str, ...] = ()
    rule: Optional[str] = None


@dataclass(frozen=True)
class Cue(Span):
    """The reporting words of a quotation."""

    text: str


@dataclass(frozen=True)
class Source:
    """Who said it. ``start``, ``end`` and ``text`` are None where another sentence tells."""

    start: Optional[int] = None
    end: Optional[int] = None
    text: Optional[str] = None
    entity: Optional[str] = None


@dataclass(frozen=True)
class Quote(Span):
    """A quotation or reported speech; ``parts`` are its stretches where it is interrupted."""

    id: str
    kind: str
    closed: bool
    parts: Tuple[Span, ...] = ()
    cue: Optional[Cue] = None
    source: Optional[Source] = None
    rule: Optional[str] = None
    relay: Optional[Source] = None


@dataclass(frozen=True)
class Warning(Span):
    """Something in the text that looks wrong, as a weekday that is not that of its date."""

    code: str
    message: str


@dataclass(frozen=True)
class DocumentTime:
    """When the article was written; ``source`` is ``metadata``, ``text`` or None."""

    value: Optional[str] = None
    source: Optional[str] = None
    start: Optional[int] = None
    end: Optional[int] = None


@dataclass(frozen=True)
class Document:
    """One article's annotations, offsets in code points.

    A layer that the file does not have is empty. ``error`` is the message where the article could not be annotated;
    then there are no layers.
    """

    id: Optional[str]
    sha256: Optional[str] = None
    length: Optional[int] = None
    text: Optional[str] = None
    dct: Optional[DocumentTime] = None
    zones: List[Zone] = field(default_factory=list)
    sentences: List[Span] = field(default_factory=list)
    entities: List[Entity] = field(default_factory=list)
    timexes: List[Timex] = field(default_factory=list)
    quotes: List[Quote] = field(default_factory=list)
    warnings: List[Warning] = field(default_factory=list)
    error: Optional[str] = None
    error_code: Optional[str] = None

    def slice(self, span: Span) -> str:
        """The words of a span; a quotation's parts are joined with a space. Needs the text."""
        if self.text is None:
            raise ValueError(f"{self.id!r} was read without its text; give read() the texts")
        parts = getattr(span, "parts", ()) or (span,)
        return " ".join(self.text[part.start : part.end] for part in parts)

    def mentions(self, entity: str) -> List[Entity]:
        """All mentions of one thing, in text order."""
        return [mention for mention in self.entities if mention.entity == entity]

    @staticmethod
    def from_json(row: Mapping[str, Any], text: Optional[str] = None) -> Document:
        """The document of a decoded line, checked against ``text`` where that is given.

        :raises FormatError: where the line is not ``newsmark/1``, or its hash, length or words are not the text's.
        """
        schema = row.get("schema")
        if schema != "newsmark/1":
            raise FormatError(f"schema {schema!r}, expected 'newsmark/1'")
        identifier = row.get("id")
        if "error" in row:
            error = row["error"]
            return Document(id=identifier, error=error["message"], error_code=error["code"])
        text = row.get("text", text)
        length = row["length"]
        if text is not None:
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            if digest != row["sha256"]:
                raise FormatError(f"{identifier!r}: the text's sha256 is {digest[:12]}…, expected {row['sha256'][:12]}…")
        convert = _converter(row["offsets"], text, identifier)
        dct = row.get("dct")
        document = Document(
            id=identifier,
            sha256=row["sha256"],
            length=convert(length),
            text=text,
            dct=_build(DocumentTime, dct, convert) if dct else None,
            zones=[_build(Zone, zone, convert) for zone in row.get("zones", ())],
            sentences=[_build(Span, span, convert) for span in row.get("sentences", ())],
            entities=[_build(Entity, entity, convert) for entity in row.get("entities", ())],
            timexes=[_build(Timex, timex, convert) for timex in row.get("timexes", ())],
            quotes=[_quote(quote, convert) for quote in row.get("quotes", ())],
            warnings=[_build(Warning, warning, convert) for warning in row.get("warnings", ())],
        )
        _check(document)
        return document


def _converter(unit: str, text: Optional[str], identifier: Optional[str]) -> Any:
    """Turns offsets of a file's unit into code points."""
    if unit == "codepoint":
        return lambda offset: offset
    if unit not in ("utf8", "utf16"):
        raise FormatError(f"{identifier!r}: offsets {unit!r}, expected codepoint, utf16 or utf8")
    if text is None:
        raise FormatError(f"{identifier!r}: offsets in {unit} need the text; give read() the texts")
    places = {}
    place = 0
    for index, character in enumerate(text):
        places[place] = index
        point = ord(character)
        if unit == "utf16":
            place += 2 if point > 0xFFFF else 1
        else:
            place += 1 if point < 0x80 else 2 if point < 0x800 else 3 if point < 0x10000 else 4
    places[place] = len(text)

    def convert(offset: int) -> int:
        if offset not in places:
            raise FormatError(f"{identifier!r}: offset {offset} is between no two characters")
        return places[offset]

    return convert


def _build(kind: Any, row: Mapping[str, Any], convert: Any) -> Any:
    """An annotation of a JSON object; keys of later versions are left out."""
    values = {}
    for name in kind.__dataclass_fields__:
        if name not in row:
            continue
        value = row[name]
        if name in ("start", "end") and value is not None:
            value = convert(value)
        values[name] = tuple(value) if name == "alts" else value
    return kind(**values)


def _quote(row: Mapping[str, Any], convert: Any) -> Quote:
    values = dict(row)
    values["parts"] = tuple(_build(Span, part, convert) for part in row.get("parts", ()))
    values["cue"] = _build(Cue, row["cue"], convert) if row.get("cue") else None
    values["source"] = _build(Source, row["source"], convert) if row.get("source") else None
    values["relay"] = _build(Source, row["relay"], convert) if row.get("relay") else None
    quote: Quote = _build(Quote, values, convert)
    return quote


def _spans(document: Document) -> Iterator[Any]:
    for layer in (document.zones, document.sentences, document.entities, document.timexes, document.warnings):
        yield from layer
    for quote in document.quotes:
        yield quote
        yield from quote.parts
        if quote.cue:
            yield quote.cue
        if quote.source and quote.source.start is not None:
            yield quote.source
        if quote.relay and quote.relay.start is not None:
            yield quote.relay


def _check(document: Document) -> None:
    for span in _spans(document):
        if not 0 <= span.start <= span.end <= (document.length or 0):
            raise FormatError(f"{document.id!r}: [{span.start}, {span.end}) is outside the text of {document.length}")
        words = getattr(span, "text", None)
        if words is None or document.text is None:
            continue
        there = document.text[span.start : span.end]
        if there != words:
            raise FormatError(f"{document.id!r}: [{span.start}, {span.end}) is {there!r}, expected {words!r}")
