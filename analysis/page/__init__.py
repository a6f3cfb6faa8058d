"""One page an article: the finding, the marked text, the actors, the evidence, built from tables.

tables → what each part shows (plain dicts) → templates in ``analysis/templates/article``. Text
from articles is only ever put into a template, which escapes it. `analysis.page.sheet` is the
sheet that every page of the project is written on.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "building": ["article_page", "build", "index_page"],
        "findings": ["find", "shelf"],
    },
)
