"""The workbench of ``notebooks/05-explore``: pure functions from tables to HTML, thin widgets.

`bringing` reads what somebody drops in, `reading` reads a text once and finds its words anew for
each lexicon, `choosing` narrows them, `editing` changes a row of the lexicon, `saying` puts all of
it into words, `saving` into files; `workbench` wires the widgets of `controls`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, submod_attrs={"workbench": ["Workbench", "explore"]}
)
