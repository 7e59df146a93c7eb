"""The notebook runs from its first cell to its last, and is kept without what it prints."""

import tempfile
import unittest
from pathlib import Path

import nbformat
import traitlets
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

FOLDER = tempfile.TemporaryDirectory(prefix="sayso-")
NOTEBOOK = Path(__file__).resolve().parents[3] / "docs" / "python.ipynb"


class ByFiles(AsyncKernelManager):
    """Speaks to the kernel by files, and not by ports that others of this machine reach."""

    @traitlets.default("transport")
    def _by_files(self):
        return "ipc"

    @traitlets.default("ip")
    def _in_a_folder(self):
        # The kernel runs in another folder than the tests, so a name alone would be two places.
        return str(Path(FOLDER.name) / "kernel")


class Notebook(unittest.TestCase):
    def test_every_cell_runs(self):
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        nbformat.validate(notebook)
        place = {"metadata": {"path": NOTEBOOK.parent}}
        client = NotebookClient(notebook, timeout=300, startup_timeout=300, kernel_manager_class=ByFiles, resources=place)
        client.execute()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.assertGreater(len(cells), 5)
        self.assertTrue(all(cell.execution_count for cell in cells))

    def test_it_is_kept_without_results(self):
        for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
            if cell.cell_type == "code":
                self.assertEqual((cell.outputs, cell.execution_count), ([], None), cell.source)


if __name__ == "__main__":
    unittest.main()
