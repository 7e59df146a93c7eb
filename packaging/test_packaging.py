"""The release archive is the same twice and has what it should; the Dockerfile is as docs/packages.md says.

Packs a program that is there already: the one that SAYSO names, else target/debug/sayso.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("SAYSO", ROOT / "target" / "debug" / "sayso"))


def archive(to, program, umask, **environment):
    """Makes the archive, and returns where it is."""
    script = [str(ROOT / "packaging" / "archive.sh"), "--program", str(program), "--to", str(to)]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1924992000", **environment}
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL, cwd=to, umask=umask, env=variables)
    (made,) = Path(to).glob("*.tar.gz")
    return made


class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folders = [tempfile.TemporaryDirectory() for _ in range(2)]
        first, second = [Path(folder.name) for folder in cls.folders]
        # Smaller, and so sooner packed.
        program = first / "sayso"
        subprocess.run(["strip", "-o", str(program), str(PROGRAM)], check=True)
        later = second / "sayso"
        shutil.copyfile(program, later)
        later.chmod(0o777)
        os.utime(later, (1, 1))
        cls.first = archive(first, program, 0o022, LANG="C")
        time.sleep(1.1)
        cls.second = archive(second, later, 0o077, TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
        cls.program = program

    @classmethod
    def tearDownClass(cls):
        for folder in cls.folders:
            folder.cleanup()

    def test_the_same_program_gives_the_same_bytes(self):
        digests = [hashlib.sha256(made.read_bytes()).hexdigest() for made in (self.first, self.second)]
        self.assertEqual(digests[0], digests[1])
        said = self.first.with_name(self.first.name + ".sha256").read_text()
        self.assertEqual(said, f"{digests[0]}  {self.first.name}\n")

    def test_every_file_is_root_s_of_one_time_and_only_root_s_to_write(self):
        with tarfile.open(self.first) as files:
            for file in files:
                self.assertEqual((file.uid, file.gid, file.mtime), (0, 0, 1924992000), file.name)
                self.assertIn(file.mode, (0o755, 0o644), file.name)
                self.assertTrue(file.isfile() or file.isdir(), file.name)

    def test_it_has_the_program_its_pages_its_completions_and_the_licences(self):
        with tarfile.open(self.first) as files:
            top = files.getnames()[0]
            names = {name.removeprefix(top + "/") for name in files.getnames()}
            held = files.extractfile(f"{top}/bin/sayso").read()
            page = files.extractfile(f"{top}/share/man/man1/sayso-read.1").read().decode()
        self.assertEqual(held, self.program.read_bytes())
        self.assertIn(".TH sayso-read 1", page)
        listed = subprocess.run([self.program, "--help"], check=True, capture_output=True, text=True).stdout
        commands = re.findall(r"^  ([a-z]+) ", listed.split("Commands:")[1].split("\n\n")[0], re.M)
        self.assertGreater(len(commands), 20)
        pages = {f"share/man/man1/sayso-{command}.1" for command in commands if command != "help"}
        wanted = {
            "LICENSE-MIT",
            "LICENSE-APACHE",
            "docs/gazetteer.md",
            "schema/statement.json",
            "examples/kelt-road/manifest.csv",
            "share/man/man1/sayso.1",
            "share/bash-completion/completions/sayso",
            "share/zsh/site-functions/_sayso",
            "share/fish/vendor_completions.d/sayso.fish",
        }
        self.assertEqual((pages | wanted) - names, set())

    def test_an_unknown_word_is_refused(self):
        for words in (["--colour"], ["--to"]):
            refused = subprocess.run([ROOT / "packaging" / "archive.sh", *words], capture_output=True, text=True)
            self.assertEqual(refused.returncode, 2)
            self.assertIn(words[0], refused.stderr)


class Dockerfile(unittest.TestCase):
    def setUp(self):
        text = (ROOT / "packaging" / "Dockerfile").read_text()
        self.lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        self.last = self.lines[max(at for at, line in enumerate(self.lines) if line.startswith("FROM ")) :]

    def test_what_runs_is_nobody_and_has_nothing_but_the_program(self):
        self.assertEqual(self.last[0], "FROM scratch")
        self.assertIn("USER 65534:65534", self.last)
        self.assertIn('ENTRYPOINT ["/bin/sayso"]', self.last)
        self.assertFalse([line for line in self.last if line.startswith(("RUN", "ADD", "VOLUME", "ENV"))])

    def test_the_rust_it_is_built_with_is_a_named_one_that_is_new_enough(self):
        version = re.fullmatch(r"FROM rust:(\d+)\.(\d+)\.(\d+)-alpine[\d.]+ AS build", self.lines[0])
        self.assertIsNotNone(version, self.lines[0])
        needed = re.search(r'^rust-version = "(\d+)\.(\d+)"', (ROOT / "Cargo.toml").read_text(), re.M)
        self.assertGreaterEqual([int(n) for n in version.groups()], [int(n) for n in needed.groups()])

    def test_what_is_copied_is_there_and_let_in(self):
        ignored = (ROOT / ".dockerignore").read_text().splitlines()
        allowed = [line[1:] for line in ignored if line.startswith("!")]
        self.assertIn("*", ignored)
        for pattern in allowed:
            self.assertTrue(list(ROOT.glob(pattern)), pattern)
        members = ["Cargo.toml", "Cargo.lock", "crates", "data", "models"]
        self.assertEqual([member for member in members if member not in allowed], [])


if __name__ == "__main__":
    unittest.main()
