import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> str:
    """The newsmark command; tests that need it are left out where it is not built."""
    found = os.environ.get("NEWSMARK") or shutil.which("newsmark") or str(ROOT / ".build/release/newsmark")
    if not os.path.exists(found):
        pytest.skip("newsmark is not built")
    os.environ.setdefault("NEWSMARK_LEXICONS", str(ROOT / "lexicons"))
    return found


@pytest.fixture(scope="session")
def gold() -> Path:
    return ROOT / "annotations/gold/corpus.jsonl"


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"
