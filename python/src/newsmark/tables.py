"""Annotations as tables, and as spaCy's objects."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, NamedTuple, Optional, Union

from .documents import Document

if TYPE_CHECKING:
    import pandas
    import spacy.language
    import spacy.tokens

ENTITIES = ("article", "id", "start", "end", "label", "text", "entity", "ref", "rule")
TIMEXES = (
    "article", "id", "start", "end", "type", "value", "text", "resolved", "mod", "quant", "freq", "anchor", "range",
    "alts", "rule",
)  # fmt: skip
QUOTES = (
    "article", "id", "start", "end", "kind", "closed", "parts", "text", "cue", "cue_start", "cue_end", "source",
    "source_start", "source_end", "source_entity", "relay",
    "relay_start", "relay_end", "rule",
)  # fmt: skip
_WHOLE = {"start", "end", "cue_start", "cue_end", "source_start", "source_end", "relay_start", "relay_end"}
_TRUTH = {"resolved", "closed"}


class Tables(NamedTuple):
    """One row an annotation; ``article`` is the document's id."""

    entities: "pandas.DataFrame"
    timexes: "pandas.DataFrame"
    quotes: "pandas.DataFrame"


def _rows(documents: Iterable[Document]) -> Dict[str, List[List[Any]]]:
    rows: Dict[str, List[List[Any]]] = {"entities": [], "timexes": [], "quotes": []}
    for document in documents:
        for entity in document.entities:
            rows["entities"].append([document.id] + [getattr(entity, name) for name in ENTITIES[1:]])
        for timex in document.timexes:
            row = [document.id] + [getattr(timex, name) for name in TIMEXES[1:]]
            row[TIMEXES.index("alts")] = " ".join(timex.alts) or None
            rows["timexes"].append(row)
        for quote in document.quotes:
            cue, source, relay = quote.cue, quote.source, quote.relay
            rows["quotes"].append([
                document.id, quote.id, quote.start, quote.end, quote.kind, quote.closed,
                " ".join(f"{part.start}-{part.end}" for part in quote.parts) or None,
                document.slice(quote) if document.text is not None else None,
                cue.text if cue else None, cue.start if cue else None, cue.end if cue else None,
                source.text if source else None, source.start if source else None, source.end if source else None,
                source.entity if source else None,
                relay.text if relay else None, relay.start if relay else None, relay.end if relay else None, quote.rule,
            ])  # fmt: skip
    return rows


def to_pandas(documents: Iterable[Document]) -> Tables:
    """Entities, time expressions and quotations as data frames. ``quotes.text`` needs the texts."""
    import pandas

    rows = _rows(documents)

    def frame(name: str, columns: Iterable[str]) -> "pandas.DataFrame":
        table = pandas.DataFrame(rows[name], columns=list(columns))
        types = {column: "Int64" for column in columns if column in _WHOLE}
        types.update({column: "boolean" for column in columns if column in _TRUTH})
        types.update({column: "string" for column in columns if column not in types})
        return table.astype(types)

    return Tables(frame("entities", ENTITIES), frame("timexes", TIMEXES), frame("quotes", QUOTES))


def to_parquet(documents: Iterable[Document], folder: Union[str, "os.PathLike[str]"], batch: int = 1000) -> None:
    """Writes ``entities.parquet``, ``timexes.parquet`` and ``quotes.parquet``, ``batch`` documents at a time."""
    import pyarrow
    import pyarrow.parquet

    os.makedirs(folder, exist_ok=True)
    tables = {"entities": ENTITIES, "timexes": TIMEXES, "quotes": QUOTES}

    def kind(column: str) -> Any:
        if column in _WHOLE:
            return pyarrow.int64()
        return pyarrow.bool_() if column in _TRUTH else pyarrow.string()

    schemas = {name: pyarrow.schema([(c, kind(c)) for c in columns]) for name, columns in tables.items()}
    writers = {
        name: pyarrow.parquet.ParquetWriter(os.path.join(folder, name + ".parquet"), schema)
        for name, schema in schemas.items()
    }

    def write(pending: List[Document]) -> None:
        for name, rows in _rows(pending).items():
            columns = list(zip(*rows)) or [()] * len(tables[name])
            arrays = [pyarrow.array(list(column), type=field.type) for column, field in zip(columns, schemas[name])]
            writers[name].write_table(pyarrow.Table.from_arrays(arrays, schema=schemas[name]))

    try:
        pending: List[Document] = []
        for document in documents:
            pending.append(document)
            if len(pending) == batch:
                write(pending)
                pending = []
        if pending:
            write(pending)
    finally:
        for writer in writers.values():
            writer.close()


def to_spacy(
    document: Document, nlp: Optional["spacy.language.Language"] = None
) -> "spacy.tokens.Doc":
    """A spaCy ``Doc`` with span groups ``entities``, ``timexes``, ``quotes``, ``cues``, ``sources``, ``sentences``.

    ``doc.ents`` holds the entities without titles. A span whose edge is inside one of spaCy's tokens takes that whole
    token; a span's ``id_`` and ``kb_id_`` are Newsmark's id and ``ref`` or value.

    :param nlp: makes the tokens; a blank English one where None.
    """
    import spacy
    from spacy.util import filter_spans

    if document.text is None:
        raise ValueError(f"{document.id!r} was read without its text; give read() the texts")
    doc = (nlp or spacy.blank("en")).make_doc(document.text)

    def span(start: int, end: int, label: str, id: str, value: Optional[str] = None) -> Any:
        return doc.char_span(start, end, label=label, kb_id=value or "", alignment_mode="expand", span_id=id)

    entities = [span(e.start, e.end, e.label, e.id, e.ref) for e in document.entities]
    quotes, cues, sources = [], [], []
    for quote in document.quotes:
        for part in quote.parts or (quote,):
            quotes.append(span(part.start, part.end, quote.kind, quote.id))
        if quote.cue:
            cues.append(span(quote.cue.start, quote.cue.end, "cue", quote.id))
        source = quote.source
        if source and source.start is not None and source.end is not None:
            sources.append(span(source.start, source.end, "source", quote.id, source.entity))
    groups = {
        "entities": entities,
        "timexes": [span(t.start, t.end, t.type, t.id, t.value) for t in document.timexes],
        "quotes": quotes,
        "cues": cues,
        "sources": sources,
        "sentences": [span(s.start, s.end, "sentence", "") for s in document.sentences],
    }
    for name, spans in groups.items():
        doc.spans[name] = [found for found in spans if found is not None]
    doc.set_ents(filter_spans([found for found in doc.spans["entities"] if found.label_ != "TITLE"]))
    return doc
