"""The capital letters of names, those with marks among them: "Óscar", "Šefčovič"."""

# For the brackets of a pattern; `re` has no class of its own for them.
UPPER = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x180))))
