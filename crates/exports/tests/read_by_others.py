"""Writes the example in every format and reads it with other people's programs: python3 read_by_others.py PROGRAM.

Needs pyarrow, mwparserfromhell, rdflib and wacz (.ci/readers.txt). Ends with an error where one of them refuses a file or finds in it
something else than the program says.
"""
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import mwparserfromhell
import pyarrow.csv
import pyarrow.parquet
import rdflib
from wacz.validate import Validation
from warcio.archiveiterator import ArchiveIterator

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "kelt-road"


def export(program, folder, *asked):
    """The file that the program writes, once."""
    file = Path(folder) / "-".join(word.strip("-") for word in asked)
    if not file.exists():
        command = [program, "export", asked[0], str(EXAMPLE), *asked[1:], "-o", str(file)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return file


def found(program):
    """How many lines of each type the program prints."""
    lines = subprocess.run([program, "read", str(EXAMPLE)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return Counter(json.loads(line)["type"] for line in lines.splitlines())


def check_tables(program, folder):
    """Every row is a row, numbers are numbers, and a statement, figure or victim is one row."""
    lines = found(program)
    whole = pyarrow.csv.ParseOptions(newlines_in_values=True)
    for of, line in [
        ("statements", "statement"),
        ("figures", "figure"),
        ("victims", "victim"),
        ("incidents", None),
        ("points", None),
        ("positions", None),
    ]:
        table = pyarrow.csv.read_csv(export(program, folder, "csv", "--of", of), parse_options=whole)
        assert table.num_rows > 0, of
        assert line is None or table.num_rows == lines[line], of
        for column in ("start", "end"):
            assert pyarrow.types.is_integer(table.schema.field(column).type), (of, column)
    for asked, columns in [
        (("acled",), 31),
        (("ged", "--best", "min"), 49),
        (("casualties",), None),
        (("casualties", "--of", "incidents"), None),
    ]:
        table = pyarrow.csv.read_csv(export(program, folder, *asked), parse_options=whole)
        assert table.num_rows > 0 and columns in (None, table.num_columns), asked


def check_parquet(program, folder):
    """Each table is that of the CSV, row by row, but for what a spreadsheet must not run; its columns have their types."""
    whole = pyarrow.csv.ParseOptions(newlines_in_values=True)
    for of in ("statements", "figures", "victims", "incidents", "points", "positions"):
        table = pyarrow.parquet.read_table(export(program, folder, "parquet", "--of", of))
        types = dict(zip(table.schema.names, table.schema.types, strict=True))
        assert types["start"] == pyarrow.int64() and types["text"] == pyarrow.string(), types
        assert table.schema.metadata[b"sayso.table"] == of.encode(), table.schema.metadata
        text = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=True)
        csv = pyarrow.csv.read_csv(export(program, folder, "csv", "--of", of), parse_options=whole, convert_options=text)
        assert csv.schema.names == table.schema.names, of
        for name in table.schema.names:
            for packed, written in zip(table[name].to_pylist(), csv[name].to_pylist(), strict=True):
                assert packed == written or f"'{packed}" == written, (of, name, packed, written)


def check_wikitext(program, folder):
    """It is parsed and written again as it was; every footnote has a name, and every name is written out once."""
    text = export(program, folder, "wikitext").read_text()
    code = mwparserfromhell.parse(text)
    assert str(code) == text
    names = {str(template.name).strip() for template in code.filter_templates()}
    assert names == {"Infobox event", "coord", "cite web", "cite news"}, names
    notes = code.filter_tags(matches=lambda tag: tag.tag == "ref")
    called = Counter(str(note.get("name").value) for note in notes)
    written = Counter(str(note.get("name").value) for note in notes if not note.self_closing)
    assert set(called) == set(written) and set(written.values()) == {1}, written.most_common(3)
    tables = code.filter_tags(matches=lambda tag: tag.tag == "table")
    assert tables, "no table"
    for table in tables:
        for row in table.contents.filter_tags(matches=lambda tag: tag.tag == "tr")[1:]:
            assert len(row.contents.filter_tags(matches=lambda tag: tag.tag == "td")) == 5, row


def check_jsonld(program, folder):
    """It is a graph without the network, and every claim that was quoted leads to a report of it."""
    graph = rdflib.Graph()
    graph.parse(export(program, folder, "jsonld"), format="json-ld")
    schema, prov = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/ns/prov#")
    reports = set(graph.subjects(rdflib.RDF.type, schema.CreativeWork))
    assert len(reports) == 11, len(reports)
    quoted = list(graph.subject_objects(prov.wasQuotedFrom))
    assert quoted and all(source in reports for _, source in quoted)
    answers = set(graph.subjects(rdflib.RDF.type, schema.Answer))
    assert answers and all((answer, schema.appearance, None) in graph for answer in answers)
    questions = set(graph.objects(None, schema.suggestedAnswer))
    assert questions == answers, len(questions ^ answers)


def check_wacz(program, folder):
    """py-wacz accepts it, and at every place of the index stands the record that is said to be there."""
    file = export(program, folder, "wacz")
    # Its command ends well whatever it finds.
    found = Validation(str(file))
    assert found.check_required_contents() == 0 and found.check_file_paths() and found.check_file_hashes()
    assert found.frictionless_validate() and found.check_data_package_hash_and_sig()
    with zipfile.ZipFile(file) as archive:
        records, index = archive.read("archive/originals.warc.gz"), archive.read("indexes/index.cdx").decode()
    assert len(index.splitlines()) == 11, index
    for line in index.splitlines():
        said = json.loads(line.split(" ", 2)[2])
        begin = int(said["offset"])
        (record,) = ArchiveIterator(BytesIO(records[begin : begin + int(said["length"])]), check_digests="raise")
        assert record.rec_headers.get_header("WARC-Target-URI") == said["url"], line
        record.content_stream().read()


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        for check in (check_tables, check_parquet, check_wikitext, check_jsonld, check_wacz):
            check(program, folder)


if __name__ == "__main__":
    main()
