from relgraph.pipeline import ImportReport, ImportResult, Outcome


def failed(path: str, reason: str) -> ImportResult:
    return ImportResult(path=path, outcome=Outcome.FAILED, reason=reason)


def test_failures_are_counted_by_reason_and_not_by_name() -> None:
    """A thousand lines that differ by a path tell nobody what to mend."""
    report = ImportReport()
    report.add(failed("x/a.txt", "x/a.txt is empty; give a file with an article"))
    report.add(failed("x/b.txt", "b.txt is empty; give a file with an article"))
    report.add(failed("x/c.pdf", "x/c.pdf is broken; get it again"))
    report.add(ImportResult(path="x/d.txt", outcome=Outcome.ADDED, statements=3))

    assert report.reasons == {"… is empty": 2, "… is broken": 1}
    assert (report.files, report.count(Outcome.FAILED), report.statements) == (4, 3, 3)
