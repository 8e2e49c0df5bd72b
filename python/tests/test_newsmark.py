import gzip
import hashlib
import json
import subprocess
import sys
import time

import pytest

import newsmark

TEXT = "👩‍👩‍👧 “We’re going home 😀,” Zoë Núñez said on May 9, 2019.\r\nIt rained."


def annotated(program, tmp_path, *options):
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n" + '{"id":"e","text":" "}\n', encoding="utf-8")
    out = tmp_path / "annotated.jsonl"
    subprocess.run([program, "annotate", str(articles), "-o", str(out), *options], stderr=subprocess.DEVNULL)
    return out, articles


def test_reads_the_gold(gold):
    documents = list(newsmark.read(gold))
    rows = [json.loads(line) for line in open(gold, encoding="utf-8")]
    assert [document.id for document in documents] == [row["id"] for row in rows]
    for document in documents:
        for quote in document.quotes:
            assert quote.cue is None or document.slice(quote.cue) == quote.cue.text
    assert [len(document.entities) for document in documents] == [len(row["entities"]) for row in rows]


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "utf8"])
def test_every_unit_becomes_code_points(program, tmp_path, unit):
    out, articles = annotated(program, tmp_path, "--offsets", unit)
    document, failed = newsmark.read(out, texts=articles)
    assert document.text == TEXT and document.length == len(TEXT)
    assert "May 9, 2019" in [document.slice(timex) for timex in document.timexes]
    assert all(document.slice(entity) == entity.text for entity in document.entities)
    assert failed.error_code == "empty" and failed.entities == []


def test_reads_lazily(gold, tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(gold.read_bytes().split(b"\n")[0] + b"\n{broken\n")
    documents = newsmark.read(broken)
    assert next(documents).id.startswith("01")
    with pytest.raises(newsmark.FormatError, match=r"broken\.jsonl:2: "):
        next(documents)


def test_refuses_another_text(program, tmp_path):
    out, articles = annotated(program, tmp_path)
    with pytest.raises(newsmark.FormatError, match="sha256"):
        list(newsmark.read(out, texts={"a": TEXT + "!", "e": ""}))
    with pytest.raises(newsmark.FormatError, match="no text for 'a'"):
        list(newsmark.read(out, texts={}))
    shifted = out.read_text(encoding="utf-8").replace('"text":"May 9, 2019"', '"text":"May 8, 2019"')
    out.write_text(shifted, encoding="utf-8")
    with pytest.raises(newsmark.FormatError, match="May 8"):
        list(newsmark.read(out, texts=articles))


def test_refuses_another_schema():
    with pytest.raises(newsmark.FormatError, match="newsmark/2"):
        newsmark.Document.from_json({"schema": "newsmark/2", "id": "a"})


def test_annotates_through_one_process(program, corpus):
    texts = list(newsmark.read_texts(corpus))
    articles = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts)
    plain = subprocess.run([program, "annotate", "-"], input=articles.encode(), capture_output=True)
    with newsmark.Annotator(program) as annotator:
        assert [line for line, _ in annotator.lines(texts)] == plain.stdout.splitlines(True)
        documents = list(annotator.annotate(text for _, text in texts))
    assert [document.id for document in documents] == [str(number) for number in range(len(texts))]
    assert [document.text for document in documents] == [text for _, text in texts]


def test_one_process_answers_every_call(program):
    with newsmark.Annotator(program, ["--layers", "dates"]) as annotator:
        started = []
        for call in range(3):
            (document,) = annotator.annotate([f"It rained on May {call + 1}, 2019."])
            assert document.id == "0" and document.timexes[0].value == f"2019-05-0{call + 1}"
            started.append(annotator._process.pid)
        assert len(set(started)) == 1


def test_an_article_is_answered_before_the_next_is_known(program):
    answers = []

    def articles():
        for number in range(5):
            # The sender runs ahead by one article, the reader takes what is there.
            deadline = time.monotonic() + 60
            while len(answers) < number and time.monotonic() < deadline:
                time.sleep(0.01)
            assert len(answers) == number
            yield f"It rained on May {number + 1}."

    for jobs in ["1", "2"]:
        answers.clear()
        for document in newsmark.Annotator(program, ["--jobs", jobs]).annotate(articles()):
            answers.append(document.id)
        assert answers == ["0", "1", "2", "3", "4"]


def test_a_call_left_in_the_middle_spoils_no_other(program):
    annotator = newsmark.Annotator(program, ["--layers", "dates"])
    next(annotator.annotate(["It rained on May 1, 2019."] * 50))
    abandoned = annotator.annotate(["It rained on May 2, 2019."] * 50)
    next(abandoned)
    (document,) = annotator.annotate(["It rained on May 3, 2019."])
    assert document.timexes[0].value == "2019-05-03"
    abandoned.close()
    assert [d.timexes[0].value for d in annotator.annotate(["It rained on May 4, 2019."])] == ["2019-05-04"]
    annotator.close()


def test_options_that_answer_elsewhere_are_refused(program):
    with pytest.raises(ValueError, match="--shard=1/2"):
        newsmark.Annotator(program, ["--shard=1/2"])


def test_streams_more_than_fits_ahead(program):
    count = 0
    for document in newsmark.Annotator(program, ahead=256).annotate(f"It rained on May {1 + n % 30}." for n in range(3000)):
        assert document.id == str(count)
        count += 1
    assert count == 3000


def test_a_failure_keeps_its_place(program):
    documents = list(newsmark.annotate([("a", "Ada left."), ("b", " "), ("c", "Bob left.")], program))
    assert [document.error_code for document in documents] == [None, "empty", None]
    same = list(newsmark.annotate([("a", "Ada left."), ("a", "Bob left."), ("é\n\"", "He left.")], program))
    assert [document.id for document in same] == ["a", "a", "é\n\""]


def test_tells_what_went_wrong(program):
    with pytest.raises(RuntimeError, match="unanswered.*no such lexicon folder"):
        list(newsmark.annotate(["A text."], program, ["--lexicons", "/none"]))

    def articles():
        yield "A text."
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        list(newsmark.annotate(articles(), program))


def test_stops_early(program):
    annotator = newsmark.Annotator(program)
    first = next(annotator.annotate(f"Article {n}." for n in range(10_000_000)))
    assert first.id == "0"
    annotator.close()


def test_pandas(gold):
    pytest.importorskip("pandas")
    entities, timexes, quotes = newsmark.to_pandas(newsmark.read(gold))
    assert len(entities) == sum(len(document.entities) for document in newsmark.read(gold))
    assert set(timexes.type) <= {"DATE", "TIME", "DURATION", "SET"}
    assert str(quotes.cue_start.dtype) == "Int64" and quotes.cue.isna().sum() > 0
    empty = newsmark.to_pandas([])
    assert list(empty.entities.columns) == list(entities.columns)


def test_parquet(gold, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    newsmark.to_parquet(newsmark.read(gold), tmp_path, batch=3)
    table = parquet.read_table(tmp_path / "quotes.parquet")
    assert table.num_rows == sum(len(document.quotes) for document in newsmark.read(gold))


def test_relays_are_in_the_table():
    pytest.importorskip("pandas")
    text = "It rained, Odera told the agency."
    relay = {"start": 22, "end": 32, "text": "the agency"}
    quote = {"id": "q1", "start": 0, "end": 9, "kind": "indirect", "closed": True, "cue": None, "source": None}
    row = {"schema": "newsmark/1", "id": "a", "offsets": "codepoint", "length": len(text), "text": text}
    row["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    row["quotes"] = [{**quote, "relay": relay, "rule": "q"}]
    quotes = newsmark.to_pandas([newsmark.Document.from_json(row)]).quotes
    assert list(quotes[["relay", "relay_start", "relay_end"]].iloc[0]) == ["the agency", 22, 32]


def test_spacy(gold):
    pytest.importorskip("spacy")
    document = next(newsmark.read(gold))
    doc = newsmark.to_spacy(document)
    assert doc.text == document.text
    assert [span.text for span in doc.spans["entities"]] == [entity.text for entity in document.entities]
    assert {"GPE", "PERSON"} <= {entity.label_ for entity in doc.ents}


def test_faults_name_file_and_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('\n[1, 2]\n')
    with pytest.raises(newsmark.FormatError, match=r"a\.jsonl:2: list, expected an object"):
        list(newsmark.read(path))


def test_cut_gzip_names_the_file(tmp_path):
    line = b'{"schema":"newsmark/1","id":"a","error":{"code":"empty","message":"empty"}}\n'
    whole = gzip.compress(b"".join(line.replace(b'"a"', b'"%d"' % i) for i in range(5000)))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[:-20])
    with pytest.raises(newsmark.FormatError, match=r"a\.jsonl\.gz: behind line"):
        list(newsmark.read(path))


def test_texts_of_any_folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes("Zo\u00eb\r\nleft.".encode())
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Ada left."))
    (tmp_path / "c.jsonl").write_text('{"id":"c","text":"x"}\n')
    assert dict(newsmark.read_texts(tmp_path)) == {"a": "Zo\u00eb\r\nleft.", "b": "Ada left."}
    for name in ("sub/a.txt", "b.txt.gz"):
        (tmp_path / name).unlink()
    assert list(newsmark.read_texts(tmp_path)) == [("c", "x")]


def test_zstd_without_a_library_is_told(tmp_path, monkeypatch):
    for module in ("compression.zstd", "compression", "zstandard"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a.jsonl.zst").write_bytes(b"")
    with pytest.raises(ImportError, match=r"a\.jsonl\.zst: needs"):
        list(newsmark.read(tmp_path / "a.jsonl.zst"))
