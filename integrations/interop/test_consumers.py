"""Each export format is read by the tool it is for, and nothing that the format carries is lost on the way."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsmark

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("NEWSMARK", str(ROOT / ".build/release/newsmark"))
GOLD = ROOT / "annotations/gold/corpus.jsonl"
EMOJI = "😀 “Hi 👩‍👩‍👧,” Zoë Núñez said on May 9, 2019.\r\nShe left."


@pytest.fixture(scope="session")
def annotated(tmp_path_factory):
    """The gold, and an article whose characters take one to four bytes."""
    path = tmp_path_factory.mktemp("in") / "all.jsonl"
    article = json.dumps({"id": "emoji", "text": EMOJI})
    line = subprocess.run([PROGRAM, "annotate", "-"], input=article.encode(), capture_output=True, check=True).stdout
    row = json.loads(line)
    row["text"] = EMOJI
    path.write_text(GOLD.read_text(encoding="utf-8") + json.dumps(row) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def documents(annotated):
    return {document.id: document for document in newsmark.read(annotated)}


def export(annotated, form, folder=None):
    command = [PROGRAM, "export", str(annotated), "--to", form] + (["-o", str(folder)] if folder else [])
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_csv_in_pandas(annotated, documents):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.BytesIO(export(annotated, "csv")), keep_default_na=False)
    entities = table[table.layer == "entities"]
    assert len(entities) == sum(len(document.entities) for document in documents.values())
    for row in table[table.start != ""].itertuples():
        # pandas reads \r\n inside a cell as it stands.
        assert documents[row.article].text[int(row.start) : int(row.end)] == row.text


def test_csv_in_the_standard_library(annotated, documents):
    text = export(annotated, "csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    quotes = [row for row in rows if row["layer"] == "quotes"]
    assert len(quotes) == sum(len(document.quotes) for document in documents.values())


def test_spacy(annotated, documents):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    for line in export(annotated, "spacy").decode("utf-8").splitlines():
        task = json.loads(line)
        doc = nlp(task["text"])
        document = documents[task["meta"]["id"]]
        entities = [span for span in task["spans"] if span["layer"] == "entities"]
        assert [task["text"][span["start"] : span["end"]] for span in entities] == [e.text for e in document.entities]
        found = [doc.char_span(s["start"], s["end"], s["label"], alignment_mode="expand") for s in task["spans"]]
        assert all(span is not None for span in found)
        doc.spans["newsmark"] = found


def test_cas_in_cassis(annotated, documents, tmp_path):
    cassis = pytest.importorskip("cassis")
    export(annotated, "cas", tmp_path)
    for document in documents.values():
        with open(tmp_path / (document.id + ".json"), "rb") as file:
            cas = cassis.load_cas_from_json(file)
        assert cas.sofa_string == document.text
        entities = cas.select("org.newsmark.Entity")
        # cassis converts UTF-16 to code points.
        assert sorted((e.begin, e.end, e.label) for e in entities) == sorted(
            (e.start, e.end, e.label) for e in document.entities
        )
        for quote in cas.select("org.newsmark.Quote"):
            original = next(q for q in document.quotes if q.id == quote.annotationId)
            assert (quote.cue.get_covered_text() if quote.cue else None) == (original.cue and original.cue.text)
        assert len(cas.select("org.newsmark.Part")) == sum(len(quote.parts) for quote in document.quotes)
        assert cassis.load_cas_from_json(cas.to_json()).sofa_string == document.text


def test_bdocjs_in_gatenlp(annotated, documents, tmp_path):
    gatenlp = pytest.importorskip("gatenlp")
    export(annotated, "bdocjs", tmp_path)
    for document in documents.values():
        loaded = gatenlp.Document.load(str(tmp_path / (document.id + ".bdocjs")), fmt="bdocjs")
        assert loaded.text == document.text
        entities = loaded.annset("Newsmark").with_type("Entity")
        assert sorted(loaded[e] for e in entities) == sorted(e.text for e in document.entities)


def test_conll_in_seqeval(annotated, documents):
    seqeval = pytest.importorskip("seqeval.metrics.sequence_labeling")
    sentences = [[]]
    articles = -1
    for line in export(annotated, "conll").decode("utf-8").split("\n"):
        if line.startswith("-DOCSTART-"):
            articles += 1
        elif not line:
            sentences.append([])
        else:
            word, _, _, tag = line.split(" ")
            sentences[-1].append((word, tag))
    tags = [[tag for _, tag in sentence] for sentence in sentences if sentence]
    assert articles + 1 == len(documents)
    found = seqeval.get_entities(tags)
    expected = [e for d in documents.values() for e in d.entities if e.label != "TITLE"]
    assert len([label for label, _, _ in found if label != "TITLE"]) == len(expected)
    words = [word for sentence in sentences if sentence for word in [w for w, _ in sentence] + ["\n"]]
    spoken = sorted("".join(words[a : b + 1]) for label, a, b in found if label != "TITLE")
    assert spoken == sorted("".join(e.text.split()) for e in expected)


def test_conll_in_conllu(annotated):
    conllu = pytest.importorskip("conllu")
    text = "\n".join(line for line in export(annotated, "conll").decode().split("\n") if "-DOCSTART-" not in line)
    rows = conllu.parse(
        text.replace(" ", "\t"), fields=["form", "upos", "chunk", "ner"], field_parsers={"ner": lambda line, i: line[i]}
    )
    assert sum(token["ner"].startswith("B-") for sentence in rows for token in sentence) > 200


def test_timeml_in_an_xml_reader(annotated, documents, tmp_path):
    etree = pytest.importorskip("lxml.etree")
    export(annotated, "timeml", tmp_path)
    for document in documents.values():
        root = etree.parse(str(tmp_path / (document.id + ".tml"))).getroot()
        assert "".join(root.find("TEXT").itertext()) == document.text
        timexes = root.find("TEXT").findall(".//TIMEX3")
        assert [(t.get("value"), "".join(t.itertext())) for t in timexes] == [(t.value, t.text) for t in document.timexes]
        if document.dct and document.dct.value:
            assert root.find("DCT/TIMEX3").get("value") == document.dct.value


def test_label_studio_regions(annotated, documents):
    for task in json.loads(export(annotated, "label-studio")):
        results = task["predictions"][0]["result"]
        ids = [result["id"] for result in results if result["type"] == "labels"]
        assert len(ids) == len(set(ids))
        for result in results:
            if result["type"] == "relation":
                assert result["from_id"] in ids and result["to_id"] in ids
            else:
                value = result["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_doccano_entities(annotated):
    for line in export(annotated, "doccano").decode("utf-8").splitlines():
        row = json.loads(line)
        ids = {entity["id"] for entity in row["entities"]}
        assert all(0 <= e["start_offset"] < e["end_offset"] <= len(row["text"]) for e in row["entities"])
        assert all(r["from_id"] in ids and r["to_id"] in ids for r in row["relations"])


def test_web_annotation_selectors_agree(annotated, documents):
    texts = {"urn:newsmark:" + id: document.text for id, document in documents.items()}
    for line in export(annotated, "web-annotation").decode("utf-8").split("\n")[:-1]:
        for target in json.loads(line)["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"], position["start"] - len(quote["prefix"]))


def test_brat_spans_are_what_they_say(annotated, documents, tmp_path):
    export(annotated, "brat", tmp_path)
    for document in documents.values():
        text = (tmp_path / (document.id + ".txt")).read_bytes().decode("utf-8")
        assert text == document.text
        known = set()
        for line in (tmp_path / (document.id + ".ann")).read_bytes().decode("utf-8").split("\n")[:-1]:
            cells = line.split("\t")
            known.add(cells[0])
            if cells[0][0] == "T":
                places = [tuple(map(int, p.split())) for p in cells[1].split(" ", 1)[1].split(";")]
                assert " ".join(text[start:end] for start, end in places) == cells[2]
            elif cells[0][0] == "E":
                assert all(role.split(":")[1] in known for role in cells[1].split())


def test_typed():
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", os.devnull]
    checked = subprocess.run(command + [str(ROOT / "python/src/newsmark")], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("page", ["docs/load-into-your-tools.md", "python/README.md"])
def test_documented_python(page, tmp_path, monkeypatch):
    """The Python of the pages runs as written."""
    for name in ("pandas", "pyarrow", "spacy"):
        pytest.importorskip(name)
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = [block.split("```")[0] for block in text.split("```python\n")[1:]]
    assert blocks
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.setenv("NEWSMARK", PROGRAM)
    environment = {**os.environ, "NEWSMARK_LEXICONS": str(ROOT / "lexicons")}
    run = [PROGRAM, "annotate", "corpus", "-o", "annotated.jsonl"]
    subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True)
    for block in blocks:
        done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.rstrip().endswith(("2019-05-09", "['Ada Lovelace', 'London']"))
