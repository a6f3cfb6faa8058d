"""Run notebooks on a fresh kernel so that two runs give the same bytes."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tqdm.auto import tqdm

from analysis.page.files import write

SECONDS_A_CELL = 300
# A widget has a random name and is dead without its kernel: what is stored says where it lives.
WIDGET = "application/vnd.jupyter.widget-view+json"
NOTE = (
    '<p class="note">A control that you can move: open the notebook with <code>make lab</code>.</p>'
)
# The kernel warns on every start that other users of the machine could listen; that is said of
# JupyterLab as well and would drown what matters here.
QUIET = ["--IPKernelApp.log_level=ERROR"]


def notebooks_in(paths):
    """The notebooks among `paths`, each a notebook or a folder of them, sorted by name in it.

    Raises
    ------
    ValueError
        One line, if there is none.
    """
    folders = [sorted(path.glob("*.ipynb")) if path.is_dir() else [path] for path in paths]
    found = [path for folder in folders for path in folder]
    if not found:
        raise ValueError(f"{', '.join(map(str, paths))}: no notebook (*.ipynb) here")
    return found


def read_notebook(path):
    """Read a notebook in the current format.

    Raises
    ------
    ValueError
        One line that names the file, if it is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, UnicodeDecodeError, AttributeError, nbformat.reader.NotJSONError,
            nbformat.ValidationError) as error:  # fmt: skip
        raise ValueError(f"{path}: not a readable notebook ({type(error).__name__})") from error


def execute(path):
    """Run the notebook at `path` in its own folder and return it with fresh outputs.

    The file is not changed. What differs between two runs (timings, widget state, the patch
    version of Python) is left out, so that equal results give equal bytes.

    Raises
    ------
    ValueError
        One line that names the notebook, the cell and the error.
    """
    # Building matplotlib's list of fonts prints a notice on stderr the first time on a machine;
    # built here, it cannot land in a notebook.
    import matplotlib.font_manager  # noqa: F401

    path = Path(path)
    notebook = read_notebook(path)
    codes = sum(cell.cell_type == "code" for cell in notebook.cells)
    with tqdm(total=codes, desc=path.stem, unit=" cells", leave=False, disable=None) as bar:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=SECONDS_A_CELL,
            record_timing=False,
            coalesce_streams=True,
            extra_arguments=QUIET,
            resources={"metadata": {"path": str(path.parent)}},
            on_cell_executed=lambda **_: bar.update(),
        )
        try:
            client.execute()
        except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise ValueError(f"{path}: {_reason(notebook, error)}") from error
    return _without_noise(notebook)


def _reason(notebook, error):
    """The failed cell and its error, in one line."""
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = output.evalue.strip().splitlines() or [""]
                return f"cell {number} stopped with {output.ename}: {lines[0]}"
    return f"stopped with {type(error).__name__}: {str(error).strip().splitlines()[0]}"


def _without_noise(notebook):
    """Keep of the metadata what does not change between two runs."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if WIDGET in output.get("data", {}):
                output.data = nbformat.from_dict(without_kernel(output.data))
    return notebook


def without_kernel(data):
    """What stands for a widget where no kernel runs: where it lives, and the HTML it brings along.

    Examples
    --------
    >>> without_kernel({WIDGET: {}, "text/html": "<p>4 of 5</p>"})["text/html"] == (
    ...     NOTE + "<p>4 of 5</p>")
    True
    """
    return {"text/html": NOTE + data.get("text/html", "")}


def store(paths):
    """Run each notebook and replace the outputs stored in it; return the paths."""
    for path in tqdm(paths, desc="notebooks", disable=None):
        notebook = execute(path)
        write(path, nbformat.writes(notebook) + "\n")
    return paths
