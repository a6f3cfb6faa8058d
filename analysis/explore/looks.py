"""The look of what the workbench shows, in JupyterLab, light or dark, and in a report."""

STYLE = """<style>
.explore { font: .95em/1.5 system-ui, sans-serif; max-width: 44rem; }
.explore mark { background: #fbe0c3; color: #1c1b19; border-bottom: 2px solid #b34e00; }
.explore mark.neutral { background: none; color: inherit; border-bottom: 2px dotted #0072b2; }
.explore li { margin-bottom: .5em; }
.explore a { text-decoration: underline; }
.explore th, .explore td { padding: .1em .8em .1em 0; text-align: left; }
.explore img { max-width: 100%; height: auto; }
.explore .wrong { border-left: 4px solid #b34e00; padding-left: .6em; }
</style>"""


def inside(html, kind="div"):
    """HTML of the workbench, with its style around it."""
    return f'{STYLE}<{kind} class="explore">{html}</{kind}>'
