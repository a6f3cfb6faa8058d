"""Articles in: files, folders, tables and standard input become one table; sentences come out.

Offsets are always into the column ``text``: a file's content without byte order mark and front
matter, with every line ending as ``\\n``, and otherwise as it stands, unstripped.
"""

from analysis.articles.checks import ArticleError
from analysis.articles.reading import in_pieces, read_article, read_articles, read_placed
from analysis.articles.segments import paragraphs, sentences

__all__ = [
    "ArticleError",
    "in_pieces",
    "paragraphs",
    "read_article",
    "read_articles",
    "read_placed",
    "sentences",
]
