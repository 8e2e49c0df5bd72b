#!/usr/bin/env python3
"""Writes the same words as one long article and as many short ones, to see that cost grows with length alone.

  long_article.py ARTICLES.jsonl LONG.jsonl SHORT.jsonl [BYTES]

Paragraphs of ARTICLES up to BYTES (default 1,000,000) make LONG; about 3 kB of them each make the articles of SHORT.
"""
import json
import sys


def main():
    source, long, short = sys.argv[1:4]
    limit = int(sys.argv[4]) if len(sys.argv) > 4 else 1_000_000
    paragraphs, size = [], 0
    for line in open(source, encoding="utf-8"):
        for paragraph in json.loads(line)["text"].split("\n"):
            if paragraph.strip() and size < limit:
                paragraphs.append(paragraph)
                size += len(paragraph.encode()) + 2
    pieces, piece, length = [], [], 0
    for paragraph in paragraphs:
        piece.append(paragraph)
        length += len(paragraph.encode()) + 2
        if length >= 3000:
            pieces.append(piece)
            piece, length = [], 0
    if piece:
        pieces.append(piece)
    write(long, [paragraphs])
    write(short, pieces)


def write(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for number, paragraphs in enumerate(articles):
            print(json.dumps({"id": f"a{number}", "text": "\n\n".join(paragraphs)}, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
