"""What people run on their own Python keeps to the syntax of the oldest that pyproject.toml names."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for part in ("python/src", "integrations", "scripts") for path in (ROOT / part).rglob("*.py"))


def oldest():
    text = (ROOT / "python/pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'requires-python = ">=3\.(\d+)"', text)
    assert found, "pyproject.toml names no oldest Python"
    return 3, int(found[1])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_syntax(path):
    ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=oldest())
