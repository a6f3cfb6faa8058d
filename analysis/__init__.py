"""Show how a news article frames the people in it: tables and verbs.

An article becomes tidy tables; small functions turn one table into the next::

    articles ─► sentences
             ─► find_voices     who is speaking, over every character
             ─► find_mentions   who is named
             ─► find(·, lexicon) ─► terms ─► loaded_share(by=…) ─► plot_… ─► notebooks ─► reports

Every row carries ``article, start, end`` (offsets into the article's text, end exclusive), so any
number can be followed back to its words. What is judged (which word is loaded, what its neutral
counterpart is, who an actor is) is data in ``data/``, never code. Importing this package loads no
model and no plotting library; each name below is imported when it is first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "actors": ["find_mentions", "read_actors"],
        "annotate": ["annotated_html"],
        "articles": ["paragraphs", "read_article", "read_articles", "sentences"],
        "baselines.keyness": ["candidates", "key_pairs", "keyness", "own_words", "with_side"],
        "baselines.others": ["comparable_pairs", "differences"],
        "baselines.pooled": ["by_category", "pooled_share"],
        "baselines.stored": ["not_counted", "read_wire", "read_wire_articles"],
        "baselines.wire": ["corpus_rates", "in_wire", "place_among_articles", "rate_ratio"],
        "charts": [
            "plot_actors",
            "plot_agency",
            "plot_before_after",
            "plot_called_by",
            "plot_choices",
            "plot_deeds",
            "plot_definitions",
            "plot_differences",
            "plot_errors",
            "plot_grid",
            "plot_keyness",
            "plot_naming",
            "plot_outlets",
            "plot_overview",
            "plot_pooled",
            "plot_portraits",
            "plot_positions",
            "plot_quoted_by",
            "plot_reader_agreement",
            "plot_reading",
            "plot_shift",
            "plot_speech",
            "plot_tone",
            "plot_wire",
            "plot_word_shift",
        ],
        "comparing": [
            "called_by",
            "compared_pairs",
            "compared_shares",
            "comparison",
            "key_words",
            "names_in_common",
            "quoted_by",
            "share_shift",
        ],
        "definitions": ["specifications", "spread"],
        "evidence": ["reporting", "terms"],
        "framing": ["actor_summary", "find_framings", "read_framing"],
        "framing.agency": ["agency", "doers_left_out", "with_verbs"],
        "framing.company": ["company", "concept_company"],
        "framing.labels": ["designations", "with_way"],
        "framing.naming": ["naming", "naming_counts"],
        "framing.overview": ["overview"],
        "framing.speech": ["speech"],
        "lexicons": ["neutral_forms", "read_lexicon", "version"],
        "measures": ["counted", "loaded_rate", "loaded_share", "word_counts"],
        "occurrences": ["find", "keywords_in_context", "with_voice"],
        "reader.beside": ["lexicon_candidates", "reader_agreement", "words_beside"],
        "reader.rewritten": ["before_after", "edit_by_edit"],
        "rewrite": ["edits", "left_alone", "neutralise"],
        "rewrite.shift": ["shifts"],
        "scorers": ["moved", "scores"],
        "side_by_side": ["deeds", "portraits"],
        "tables": ["check"],
        "ties": ["tie"],
        "tone": ["actor_tone", "sentence_tone", "vader_tone", "word_scores"],
        "voices": ["find_voices"],
    },
)
