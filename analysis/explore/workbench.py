"""The workbench itself: which article, which choice, which edits; each change shows at once."""

from functools import wraps
from threading import Thread

from analysis.evidence import TERMS
from analysis.explore import bringing, choosing, editing, saving, saying
from analysis.explore.controls import bars, controls, laid_out
from analysis.explore.reading import read_once, words_of
from analysis.lexicons import inflect, neutral_forms, read_lexicon, version

OUTLET = "outlet"
NEW_WORD = ("a new word …", ("", "noun"))


def plainly(method):
    """Show what a method warns of or refuses as a line above the text, never as a traceback."""

    @wraps(method)
    def run(self, *arguments):
        if self.busy:  # a widget that we set ourselves, not the reader
            return
        self.busy = True
        try:
            _, lines = bringing.with_warnings(method, self, *arguments)
        except (ValueError, OSError) as error:
            lines = [str(error)]
        finally:
            self.busy = False
        self.see.message.value = saying.message(lines)

    return run


class Workbench:
    """What the reader has chosen, and the widgets (`see`) that show what follows from it."""

    def __init__(self, articles, *, lexicon=None, reader=True):
        self.reader = reader
        self.articles, self.edits, self.busy, self.picked = articles, [], False, None
        self.shipped = read_lexicon() if lexicon is None else lexicon
        self.see = controls()
        self.wire()
        self.offer_articles(articles["article"].iloc[0])
        # lemminflect takes a second to load, and the first new word should not wait for it.
        Thread(target=inflect, args=("word", "noun"), daemon=True).start()

    def wire(self):
        see = self.see
        for widget in (see.voice, see.actor, see.category, see.group):
            widget.observe(self.choose, "value")
        see.article.observe(self.open, "value")
        see.file.observe(self.drop, "value")
        see.word.observe(self.show_row, "value")
        for button, method in [(see.read, self.paste), (see.apply, self.apply),
                               (see.undo, self.undo), (see.make, self.make)]:  # fmt: skip
            button.on_click(method)

    @plainly
    def offer_articles(self, article):
        self.list_articles(article)

    @plainly
    def open(self, _):
        self.reread()

    @plainly
    def choose(self, _):
        self.refresh()

    @plainly
    def drop(self, change):
        more = bringing.all_dropped(change["new"])
        self.articles = bringing.added(self.articles, more)
        self.list_articles(more["article"].iloc[0])

    @plainly
    def paste(self, _):
        more = bringing.pasted(self.see.paste.value)
        self.articles = bringing.added(self.articles, more)
        self.list_articles(bringing.PASTED)

    @plainly
    def show_row(self, _):
        self.fill_row()

    @plainly
    def apply(self, _):
        see, (form, pos) = self.see, (self.see.word.value[0], self.see.pos.value)
        to, status = " ".join(see.form.value.split()), see.status.value
        row = self.row if form else editing.row_of(self.lexicon, to, pos)
        rows = editing.edit(self.lexicon, row, to=to, status=status,
                            neutral=see.neutral.value.split(","))  # fmt: skip
        self.edits.append(rows)
        self.find_words(row=(form if status == editing.OFF else to, pos))

    @plainly
    def undo(self, _):
        self.edits = self.edits[:-1]
        self.find_words()

    @plainly
    def make(self, _):
        self.see.page.value = saying.inside("Making the page: this takes some seconds …")
        page = ""
        try:
            page = saving.report(self.read, self.lexicon, self.see.article.value,
                                 reader=self.reader)  # fmt: skip
        finally:
            self.see.page.value = page

    def list_articles(self, article):
        """Offer all articles and read the one of that name."""
        titles = zip(self.articles["article"], self.articles["title"], strict=True)
        self.see.article.options = [(title or name, name) for name, title in titles]
        self.see.article.value = article
        self.reread()

    def reread(self):
        """Another text: read it, offer what is in it, begin with the outlet's own words."""
        self.read = read_once(self.articles, self.see.article.value)
        self.before = words_of(self.read, self.shipped)
        self.picked = None
        self.find_words(fresh=True)

    def find_words(self, *, fresh=False, row=None):
        """Another text or lexicon: find the words anew, and offer what they offer."""
        self.lexicon, self.see.page.value = editing.with_edits(self.shipped, self.edits), ""
        self.seen = words_of(self.read, self.lexicon) if self.edits else self.before
        for column in ("voice", "actor", "category"):
            self.offer(column, fresh)
        self.offer_rows(row or self.see.word.value)
        self.refresh()

    def offer(self, column, fresh):
        widget, old = getattr(self.see, column), getattr(self.see, column).value
        widget.options = options = choosing.options(self.seen, column)
        old = (OUTLET,) if fresh and column == "voice" else () if fresh else old
        widget.value = tuple(value for _, value in options if value in old)

    def offer_rows(self, row):
        """Offer the loaded rows that the text meets, and those that were changed."""
        loaded = [*self.edits, self.before, self.seen]
        rows = {key for table in loaded for key in _loaded_rows(table)}
        options = [(f"{form} ({pos})", (form, pos)) for form, pos in sorted(rows)]
        self.see.word.options = [*options, NEW_WORD]
        self.see.word.value = row if row in rows else self.see.word.options[0][1]
        self.fill_row()

    def fill_row(self):
        """Show the row of the lexicon that is chosen, or an empty one."""
        see, (form, pos) = self.see, self.see.word.value
        off = editing.is_off(self.edits, form, pos)
        self.row = row = editing.row_of(self.shipped if off else self.lexicon, form, pos)
        neutral = neutral_forms(self.lexicon).get((row["concept"], pos), "")
        see.form.value, see.pos.value, see.pos.disabled = form, pos, bool(form)
        see.neutral.value = neutral.replace("|", ", ")
        see.status.value = editing.OFF if off else row["status"]
        see.note.value = saying.row_note(row)

    def chosen(self):
        return {
            "voices": self.see.voice.value,
            "actors": self.see.actor.value,
            "categories": self.see.category.value,
        }

    def refresh(self):
        """Show the text, the finding, the counts and the sentences of what is chosen."""
        see, choice, group = self.see, self.chosen(), self.see.group.value
        self.shown = choosing.narrowed(self.seen, self.lexicon, **choice)
        before = choosing.narrowed(self.before, self.shipped, **choice)
        see.text.value = saying.article_page(self.read, self.shown)
        see.finding.value = saying.finding(
            self.shown, before, whose=saying.whose(**choice), edits=len(self.edits)
        )
        self.show_counts(choosing.counts(self.shown, self.lexicon, group), group)
        self.show_sentences()
        see.export.value = self.links()
        see.house.value = saying.edits_table(editing.house_style(self.edits))

    def show_counts(self, shares, group):
        old = self.see.counts.children
        self.see.counts.children = bars(shares, group, self.pick)
        for widget in old:  # with what is inside them; else they would pile up
            for each in (*getattr(widget, "children", ()), widget):
                each.close()

    def pick(self, value, choice):
        """Show the sentences behind a number."""
        self.picked = (self.see.group.value, value, choice)
        self.show_sentences()

    def show_sentences(self):
        if self.picked is None:
            self.see.sentences.value = ""
            return
        group, value, choice = self.picked
        words = choosing.behind(self.shown, self.lexicon, group, value, choice)
        title = f"{len(words)} {choice}, {group}: {value or choosing.NOBODY}"
        self.see.sentences.value = saying.sentence_list(words, self.read.sentences, title)

    def links(self):
        name = self.see.article.value
        table = self.shown[[*TERMS, "side"]].assign(lexicon=version(self.lexicon))
        return saving.link(table, f"{name}-words", f"Save the words shown ({len(table)}) as CSV")


def _loaded_rows(table):
    rows = table[table["side"] == "loaded"]
    return zip(rows["form"], rows["pos"], strict=True)


def explore(articles, *, lexicon=None):
    """Show the workbench over these articles; where there is no kernel, its first state.

    The page without a kernel says how to open the notebook, and holds the finding, the counts,
    the chart and the marked article as they stand before anything is moved.
    """
    from IPython.display import display

    bench = Workbench(articles, lexicon=lexicon)
    whole = laid_out(bench.see)
    display({**whole._repr_mimebundle_(), "text/html": first_state(bench)}, raw=True)
    return bench


def first_state(bench):
    """What the workbench shows at first, as a page that needs no kernel."""
    see = bench.see
    shares = choosing.counts(bench.shown, bench.lexicon, see.group.value)
    table = saying.counts_table(shares, see.group.value)
    chart = saying.chart(shares, see.group.value)
    return "".join([see.finding.value, table, chart, see.text.value])
