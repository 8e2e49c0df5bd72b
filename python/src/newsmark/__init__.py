"""Reads Newsmark's JSON lines, and runs the ``newsmark`` command behind a pipe.

    import newsmark

    for document in newsmark.read("annotated.jsonl", texts="articles.jsonl"):
        for quote in document.quotes:
            print(quote.source.text if quote.source else None, document.slice(quote))
"""

from .documents import (
    Cue,
    DocumentTime,
    Document,
    Entity,
    FormatError,
    Quote,
    Source,
    Span,
    Timex,
    Warning,
    Zone,
)
from .process import Annotator, annotate
from .reading import read, read_texts
from .tables import Tables, to_pandas, to_parquet, to_spacy

__all__ = [
    "Annotator",
    "Cue",
    "Document",
    "DocumentTime",
    "Entity",
    "FormatError",
    "Quote",
    "Source",
    "Span",
    "Tables",
    "Timex",
    "Warning",
    "Zone",
    "annotate",
    "read",
    "read_texts",
    "to_pandas",
    "to_parquet",
    "to_spacy",
]
__version__ = "0.1.0"
