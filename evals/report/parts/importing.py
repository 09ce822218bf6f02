"""Importing: made-up handbooks of many layouts, whose truth is known."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.importing import measure_layouts
from evals.report.figure import Figure, Meaning
from evals.report.product import Product
from evals.report.section import Section, Table

_MEANINGS = {
    "F1": Meaning("項目を見分けた正しさ（F1、最も悪い体裁）", target=0.95),
    "entry_pages": Meaning("項目のページが合っていた（最も悪い体裁）", target=1.0),
    "printed_pages": Meaning("印刷されたページ番号が合っていた（最も悪い体裁）", target=1.0),
    "coverage": Meaning("行き先の決まった文字（最も悪い体裁）", target=1.0),
}
_COLUMNS = {
    "pages": "ページ", "F1": "F1", "entry_pages": "項目のページ", "printed_pages": "印刷ページ",
    "coverage": "文字", "sentences_whole": "欠けのない文", "seconds": "秒",
}  # fmt: skip


def importing_figures(rows: Sequence[Mapping[str, Any]]) -> list[Figure]:
    """Return the worst of each measure over the layouts; n is how many layouts there are."""
    return [
        Figure(f"importing.{key}", meaning, min(float(row[key]) for row in rows), len(rows))
        for key, meaning in _MEANINGS.items()
    ]


def measure_importing(_: Product) -> Section:
    """Return the section of importing."""
    rows = measure_layouts()
    cells = tuple((str(row["layout"]), *(f"{row[key]:g}" for key in _COLUMNS)) for row in rows)
    return Section(
        "importing",
        "公式のPDFを取り込む",
        "体裁の違う作り物の冊子（中身はハンドブックの本文ではありません）を読み、項目・ページ・文字を"
        "取りこぼさないかを測ります。",
        "python -m evals.importing",
        tuple(importing_figures(rows)),
        tables=(Table("体裁ごと", ("体裁", *_COLUMNS.values()), cells),),
        notes=("最も悪い体裁の値なので、区間はありません。nは体裁の数です。",),
    )
