"""What `import sayso` promises, on the example and on texts of its own; SAYSO names the program that it is compared with."""

import ast
import datetime
import inspect
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow

import sayso

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "kelt-road"
PROGRAM = os.environ.get("SAYSO", str(ROOT / "target" / "debug" / "sayso"))
READ = ["report", "statement", "figure", "event", "mention", "victim", "time"]
JOINED = {
    "incidents": ["incident"],
    "points": ["point", "also_said"],
    "names": ["name"],
    "figures": ["ledger"],
    "sums": ["sum"],
    "victims": ["joined_victim"],
    "timeline": ["moment"],
}
WORDS = (
    "Three killed at Orsa Bridge\n\nThree police officers were killed at the Orsa Bridge on 13 October 2021, the Keltar Interior "
    'Department said.\n\n"We did not fire first," Colonel Yaren Hodrev said.\n'
)


def program(*arguments):
    """What the program prints."""
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def without_null(value):
    """The value without keys that are null: a table has null where a line has no key."""
    if isinstance(value, dict):
        return {key: without_null(v) for key, v in value.items() if v is not None}
    return [without_null(v) for v in value] if isinstance(value, list) else value


class OnTheExample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.readings = sayso.read(EXAMPLE)
        cls.case = sayso.join(cls.readings)

    def test_lines_are_those_of_the_program_byte_by_byte(self):
        self.assertEqual(self.readings.json_lines(), program("read", EXAMPLE))
        for view in JOINED:
            command = ["figures", "--sum"] if view == "sums" else [view]
            self.assertEqual(self.case.json_lines(view), program(*command, EXAMPLE, "--json"), view)

    def test_explained_lines_are_those_of_the_program_too(self):
        explained = sayso.read(EXAMPLE, explain=True, without=["speaker.himself"])
        printed = program("read", EXAMPLE, "--explain", "--without", "speaker.himself")
        self.assertEqual(explained.json_lines(), printed)
        self.assertIn(b'"left_out"', printed)

    def test_the_page_is_that_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            program("dossier", EXAMPLE, "-o", page)
            self.assertEqual(sayso.dossier(self.readings), page.read_text(encoding="utf-8"))
            program("dossier", EXAMPLE, "-o", page, "--title", "Another", "--full")
            self.assertEqual(self.case.dossier(title="Another", full=True), page.read_text(encoding="utf-8"))

    def test_a_table_holds_what_the_lines_hold(self):
        for type_ in READ:
            rows = pyarrow.table(self.readings.table(type_)).to_pylist()
            self.assertEqual([without_null(r) for r in rows], [without_null(d) for d in self.readings.dicts(type_)], type_)
        for view, types in JOINED.items():
            lines = self.case.dicts(view)
            for type_ in types:
                rows = pyarrow.table(self.case.table(type_)).to_pylist()
                of_type = [without_null(line) for line in lines if line["type"] == type_]
                self.assertTrue(of_type, type_)
                self.assertEqual([without_null(row) for row in rows], of_type, type_)

    def test_columns_are_the_keys_of_the_schema_and_say_what_they_are(self):
        for type_ in READ:
            schema = json.loads(sayso.schema(type_))
            table = pyarrow.table(self.readings.table(type_))
            self.assertEqual(table.column_names, list(schema["properties"]))
            self.assertEqual(table.column_names, self.readings.table(type_).column_names)
            for key in schema["required"][1:]:
                said = (table.schema.field(key).metadata or {}).get(b"description", b"").decode()
                self.assertEqual(said, schema["properties"][key]["description"].replace("\n", " "), (type_, key))

    def test_others_take_a_table(self):
        figures = self.readings.table("figure")
        ids = [line["id"] for line in self.readings.dicts("figure")]
        self.assertEqual(polars.DataFrame(figures)["id"].to_list(), ids)
        self.assertEqual(list(pandas.DataFrame.from_arrow(figures)["id"]), ids)
        arrow = pyarrow.table(figures)  # duckdb finds it by its name
        self.assertEqual(duckdb.sql("select id from arrow").fetchall(), [(i,) for i in ids])
        self.assertEqual(duckdb.sql("select id from figures").fetchall(), [(i,) for i in ids])
        self.assertEqual((len(figures), figures.type, arrow.num_rows), (len(ids), "figure", len(ids)))

    def test_nothing_is_copied_on_the_way(self):
        table = self.readings.table("statement")
        where = [pyarrow.table(table)["content"].chunk(0).buffers()[2].address for _ in range(2)]
        self.assertEqual(where[0], where[1])

    def test_a_table_outlives_what_it_was_made_of(self):
        rows = pyarrow.table(sayso.read(texts=[WORDS]).table("report"))
        self.assertEqual(rows["text"].to_pylist(), [WORDS])

    def test_others_take_a_table_without_rows(self):
        nothing = sayso.read(texts=[])
        self.assertEqual((len(nothing), nothing.json_lines()), (0, b""))
        case = sayso.join(nothing)
        tables = [nothing.table(type_) for type_ in READ] + [case.table(type_) for types in JOINED.values() for type_ in types]
        for lines in tables:
            frames = [polars.DataFrame(lines), pandas.DataFrame.from_arrow(lines), duckdb.sql("from lines").df()]
            for taken in [pyarrow.table(lines).to_pandas(), *frames]:
                self.assertEqual((len(taken), list(taken.columns)), (0, lines.column_names), lines.type)

    def test_spans_are_bytes_of_the_text(self):
        texts = {line["id"]: line["text"].encode() for line in self.readings.dicts("report")}
        for line in self.readings.dicts("statement"):
            span = line["span"]
            self.assertEqual(texts[line["report"]][span["start"] : span["end"]].decode(), line["content"])

    def test_any_number_of_threads_gives_the_same(self):
        self.assertEqual(sayso.read(EXAMPLE, threads=1).json_lines(), self.readings.json_lines())
        both = [None, None]

        def run(at):
            both[at] = sayso.read([str(EXAMPLE)], threads=1).json_lines()

        threads = [threading.Thread(target=run, args=(at,)) for at in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(both, [self.readings.json_lines()] * 2)

    def test_more_threads_than_a_machine_has_give_the_same(self):
        for threads in (10**9, 2**62):
            self.assertEqual(sayso.join(EXAMPLE, threads=threads).json_lines("points"), self.case.json_lines("points"))

    def test_other_threads_run_while_it_reads(self):
        reading = threading.Thread(target=lambda: sayso.read(EXAMPLE, threads=1))
        reading.start()
        ticks = 0
        while reading.is_alive():
            time.sleep(0.001)
            ticks += 1
        # Held back, this thread would come to a turn once, when all is read.
        self.assertGreater(ticks, 20)


class Docs(unittest.TestCase):
    def test_help_says_what_the_types_say(self):
        """`help(sayso.read)` has each argument, shape and unit that stands beside the types."""
        stub = Path(sayso.__file__).with_name("_sayso.pyi").read_text(encoding="utf-8")
        said = 0
        for outer in ast.parse(stub).body:
            for node in [outer, *getattr(outer, "body", [])]:
                if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("__"):
                    continue
                path = [outer.name] if node is outer else [outer.name, node.name]
                found = sayso
                for name in path:
                    found = getattr(found, name)
                if doc := ast.get_docstring(node):
                    said += 1
                    self.assertIn(doc, inspect.getdoc(found), path)
        self.assertGreater(said, 20)


class Processes(unittest.TestCase):
    def test_a_forked_process_says_that_it_cannot_read_and_does_not_wait_for_ever(self):
        script = f"""
import os, sayso
readings = sayso.read(texts=[{WORDS!r}])
if child := os.fork():
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
try:
    sayso.read(texts=[{WORDS!r}])
except sayso.SaysoError as why:
    print(why, len(sayso.join(readings)), flush=True)
    os._exit(7)
"""
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (7, ""))
        self.assertRegex(done.stdout, "forked.*spawn.* 1\n")


class Kept(unittest.TestCase):
    def test_what_was_kept_is_joined_as_what_was_read(self):
        readings = sayso.read(EXAMPLE)
        kept = readings.kept()
        again = sayso.Readings.of_kept(reversed(kept + kept[:2]))
        self.assertEqual(again.json_lines(), readings.json_lines())
        texts = [{"text": Path(EXAMPLE / name).read_bytes(), "path": name} for name in sorted(os.listdir(EXAMPLE))[:4]]
        one = sayso.read(texts=texts)
        parts = [part for text in texts for part in sayso.read(texts=[text]).kept()]
        for view in JOINED:
            joined = sayso.join(sayso.Readings.of_kept(parts)).json_lines(view)
            self.assertEqual(joined, sayso.join(one).json_lines(view), view)

    def test_each_report_says_what_read_it(self):
        russian = "Двое военных погибли у Орвена в среду, сообщило министерство обороны Варнии."
        apart = [sayso.read(texts=[text]) for text in (WORDS, russian)]
        weights = [[line["read_by"]["weights"] for line in some.dicts("report")] for some in apart]
        self.assertNotEqual(weights[0], weights[1])
        together = sayso.read(texts=[{"text": WORDS, "path": "a.txt"}, {"text": russian, "path": "b.txt"}])
        self.assertEqual([line["read_by"]["weights"] for line in together.dicts("report")], weights[0] + weights[1])
        again = sayso.Readings.of_kept(together.kept())
        self.assertEqual(again.json_lines(), together.json_lines())
        self.assertEqual(len(sayso.Readings.of_kept([*apart[0].kept(), *apart[1].kept()])), 2)

    def test_what_cannot_be_used_is_refused(self):
        good = sayso.read(texts=[WORDS]).kept()
        with self.assertRaisesRegex(ValueError, "kept reading 2"):
            sayso.Readings.of_kept([*good, b"{}"])
        with self.assertRaisesRegex(ValueError, "kept reading 2: .*another program, rules or weights"):
            sayso.Readings.of_kept([*good, *sayso.read(texts=[WORDS + "."], without=["speaker.himself"]).kept()])
        for wrong in (["words"], good[0], None):
            with self.assertRaises(TypeError):
                sayso.Readings.of_kept(wrong)
        self.assertEqual(len(sayso.Readings.of_kept([])), 0)


class Progress(unittest.TestCase):
    def test_it_is_told_after_each_report(self):
        told = []
        count = len(sayso.read(EXAMPLE, progress=lambda done, all_: told.append((done, all_))))
        self.assertEqual(told, [(done, count) for done in range(1, count + 1)])

    def test_an_exception_in_it_ends_the_reading(self):
        told = []

        def stop(done, all_):
            told.append(done)
            if done == 2:
                raise LookupError("enough")

        for function in (sayso.read, sayso.join, sayso.dossier):
            told.clear()
            with self.assertRaisesRegex(LookupError, "enough"):
                function(EXAMPLE, progress=stop)
            self.assertEqual(told, [1, 2])
        before = threading.active_count()
        self.assertEqual(len(sayso.read(texts=[WORDS])), 1)
        self.assertEqual(threading.active_count(), before)

    def test_ctrl_c_ends_the_reading(self):
        told = []

        def press(done, all_):
            told.append(done)
            signal.raise_signal(signal.SIGINT)

        # Where the tests run behind a shell, the system may have Ctrl-C ignored.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        with self.assertRaises(KeyboardInterrupt):
            sayso.read(EXAMPLE, progress=press)
        self.assertEqual(told, [1])


class Texts(unittest.TestCase):
    def test_a_text_is_read_as_a_file_of_its_words(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "text-000001").write_text(WORDS, encoding="utf-8")
            of_file = sayso.read(Path(folder) / "text-000001").json_lines()
        self.assertEqual(sayso.read(texts=[WORDS]).json_lines(), of_file)
        self.assertEqual(sayso.read(texts=[WORDS.encode()]).json_lines(), of_file)

    def test_a_web_archive_gives_each_of_its_captures(self):
        crawl = ROOT / "crates" / "reports" / "tests" / "ways" / "crawl.warc"
        readings = sayso.read(texts=[{"path": "crawl.warc", "text": crawl.read_bytes()}], on_error="keep")
        paths = [report["path"] for report in readings.dicts("report")]
        self.assertTrue(paths and all(path.startswith("crawl.warc#") for path in paths), paths)
        self.assertEqual(len(readings.kept()), len(paths))

    def test_what_is_said_of_a_text_stands_in_its_line(self):
        said = {
            "path": "courier/1.txt",
            "publisher": "Marnost Courier",
            "date": "2021-10-14",
            "title": "Orsa",
            "url": "https://courier.example/1",
            "retrieved": "2021-10-15T08:00:00Z",
            "language": "en",
        }
        (report,) = sayso.read(texts=[{"text": WORDS, **said}]).dicts("report")
        self.assertEqual({key: report["published" if key == "date" else key] for key in said}, said)
        self.assertEqual(report["from"]["publisher"], "manifest")

    def test_texts_are_joined_and_equal_ones_are_one(self):
        other = "Orsa Bridge: three dead\n\n14 October 2021\n\nThree police officers were killed at the Orsa Bridge on 13 October " \
            "2021, the Halvian mission said.\n"
        case = sayso.join(texts=[WORDS, other, WORDS])
        self.assertEqual(len(case), 2)
        self.assertTrue(case.dicts("points"))
        self.assertIn("Orsa Bridge", sayso.dossier(texts=[WORDS, other], title="Orsa"))

    def test_what_is_wrong_with_a_text_is_said_with_its_number(self):
        for text, error, words in [
            ({"text": WORDS, "date": "soon"}, ValueError, "text 2: .*soon"),
            ({"text": WORDS, "retrieved": "then"}, ValueError, "text 2: retrieved"),
            ({"text": WORDS, "language": "English!"}, ValueError, "text 2: .*ISO 639"),
            ({"text": WORDS, "outlet": "x"}, ValueError, "text 2: .*outlet.*publisher"),
            ({"path": "a"}, ValueError, "text 2: .*text"),
            ({"text": None}, ValueError, "text 2: .*text"),
            ("half \ud800", ValueError, "text 2: .*surrogates"),
            ({"text": WORDS, "title": "\ud800"}, ValueError, "text 2: title"),
            ({"text": WORDS, "date": datetime.date(2021, 10, 14)}, TypeError, "text 2: date"),
            ({"text": WORDS, 7: "x"}, TypeError, "text 2: a key"),
            (7, TypeError, "text 2 is neither"),
            (None, TypeError, "text 2 is neither"),
        ]:
            with self.assertRaisesRegex(error, words):
                sayso.read(texts=[WORDS, text])
        for one in (WORDS, WORDS.encode(), {"text": WORDS}):
            with self.assertRaisesRegex(TypeError, "list of texts"):
                sayso.read(texts=one)

    def test_of_texts_too_the_rest_is_read_where_that_is_asked_for(self):
        texts = [
            {"text": None, "path": "d"},
            {"text": WORDS, "path": "c", "date": "soon", "retrieved": "then", "language": "English!", "publisher": "Marnost Courier"},
            None,
            "half \ud800",
            {"text": WORDS + " ", "path": "a", "date": "2021-10-14"},
        ]
        readings = sayso.read(texts=texts, on_error="keep")
        read = [(line["path"], line.get("published"), line.get("publisher")) for line in readings.dicts("report")]
        self.assertEqual(read, [("a", "2021-10-14", None), ("c", None, "Marnost Courier")])
        told = [(problem.path, problem.lost) for problem in readings.problems]
        self.assertEqual(told, [("c", False)] * 3 + [("d", True), ("text-000003", True), ("text-000004", True)])
        for problem in readings.problems:
            self.assertTrue(problem.message.startswith(f"{problem.path}: "), problem)

    def test_a_text_is_held_to_the_size_of_a_file(self):
        with self.assertRaisesRegex(sayso.ReportError, "text-000001: .*limit of 9 bytes"):
            sayso.read(texts=[WORDS], max_bytes=9)
        readings = sayso.read(texts=[WORDS, "Two"], max_bytes=len(WORDS) - 1, on_error="keep")
        self.assertEqual([line["path"] for line in readings.dicts("report")], ["text-000002"])
        self.assertEqual(len(sayso.read(texts=[WORDS], max_bytes=len(WORDS))), 1)


class Errors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "good.txt").write_text(WORDS, encoding="utf-8")

    def test_a_lost_report_is_an_exception_that_names_it(self):
        (self.folder / "empty.txt").touch()
        (self.folder / "none.txt").touch()
        with self.assertRaisesRegex(sayso.ReportError, r"empty\.txt: the file is empty.*And 1 more") as caught:
            sayso.read(self.folder)
        error = caught.exception
        self.assertEqual(Path(error.path), self.folder / "empty.txt")
        self.assertEqual([p.lost for p in error.problems].count(True), 2)
        self.assertIsInstance(error, sayso.SaysoError)

    def test_it_is_said_before_anything_is_read(self):
        told = []
        with self.assertRaisesRegex(sayso.ReportError, "no such file"):
            sayso.read([self.folder, self.folder / "gone"], progress=lambda *at: told.append(at))
        self.assertEqual(told, [])

    def test_the_rest_is_read_where_that_is_asked_for(self):
        (self.folder / "empty.txt").touch()
        case = sayso.join(self.folder, on_error="keep")
        self.assertEqual(len(case), 1)
        (lost,) = [problem for problem in case.problems if problem.lost]
        self.assertIn("empty.txt", lost.path)
        self.assertIn("lost: ", repr(lost))

    def test_no_page_is_made_of_nothing(self):
        with self.assertRaisesRegex(sayso.SaysoError, "no report"):
            sayso.dossier(self.folder / "gone", on_error="keep")

    def test_orders_that_cannot_be_followed_are_a_value_error(self):
        (self.folder / "case.toml").write_text('[[same]]\nincidents = ["a", "b"]\n', encoding="utf-8")
        with self.assertRaisesRegex(ValueError, r"case\.toml, line"):
            sayso.join(self.folder)

    def test_weights_that_cannot_be_used_are_named(self):
        model = self.folder / "good.txt"
        with self.assertRaisesRegex(sayso.SaysoError, r"good\.txt: these weights cannot be used"):
            sayso.read(self.folder, model=model)

    def test_wrong_arguments_are_refused(self):
        for error, words, call in [
            (TypeError, "paths or texts", lambda: sayso.read()),
            (TypeError, "paths or texts", lambda: sayso.read(self.folder, texts=[WORDS])),
            (TypeError, r"join\(\) got an unexpected keyword argument \"colour\"", lambda: sayso.join(self.folder, colour="red")),
            (TypeError, "paths", lambda: sayso.read(7)),
            (TypeError, "paths", lambda: sayso.read(b"reports")),
            (TypeError, "paths", lambda: sayso.read([self.folder, 7])),
            (TypeError, "progress: it is no function", lambda: sayso.read(self.folder, progress=7)),
            (TypeError, "threads: ", lambda: sayso.read(self.folder, threads="two")),
            (ValueError, "threads: .*zero", lambda: sayso.read(self.folder, threads=0)),
            (ValueError, "threads: ", lambda: sayso.read(self.folder, threads=-1)),
            (ValueError, "threads: .*zero", lambda: sayso.Readings.of_kept([], threads=0)),
            (ValueError, "max_bytes: ", lambda: sayso.read(self.folder, max_bytes=-1)),
            (TypeError, "without: ", lambda: sayso.read(self.folder, without="speaker.himself")),
            (ValueError, "without: .*no.such.rule", lambda: sayso.read(self.folder, without=["no.such.rule"])),
            (ValueError, "on_error", lambda: sayso.read(self.folder, on_error="ignore")),
            (ValueError, "incident", lambda: sayso.join(self.folder).table("statement")),
            (ValueError, "statement", lambda: sayso.read(self.folder).table("incident")),
            (ValueError, "timeline", lambda: sayso.join(self.folder).json_lines("pages")),
            (ValueError, "statement", lambda: sayso.schema("page")),
            (TypeError, "explain", lambda: sayso.join(self.folder, explain=True)),
            (TypeError, "readings alone", lambda: sayso.join(sayso.read(self.folder), threads=1)),
        ]:
            with self.assertRaisesRegex(error, words):
                call()


if __name__ == "__main__":
    unittest.main()
