"""Result tables as Parquet, for pandas, R, DuckDB and the like; needs pyarrow."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

from relgraph.errors import QueryError

if TYPE_CHECKING:
    from relgraph.model import Rows

__all__ = ["to_parquet"]


def to_parquet(rows: Rows) -> bytes:
    """Return a table as the bytes of a Parquet file, numbers and truths as such, the rest as text.

    Raises:
        QueryError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise QueryError("Parquet needs pyarrow; run pip install 'relgraph[parquet]'")
    import pyarrow as pa
    from pyarrow import parquet

    columns = {name: pa.array(rows.values(name)) for name in rows.columns}
    page = io.BytesIO()
    parquet.write_table(pa.table(columns), page)
    return page.getvalue()
