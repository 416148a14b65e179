"""Merges the fonts of all scripts into one font for each weight.

resvg shapes a text with one font and replaces the glyphs that it lacks by those of another font, but only if both have
equally many glyphs (`shape_text` in usvg). Arabic ligatures have fewer, so beside Latin letters they became boxes. One
font with all scripts needs no replacement.

Run `pip install fonttools` and `python3 build/fonts.py FOLDER`, where FOLDER has the files named below: Noto Sans, Noto
Sans Arabic and Noto Sans Hebrew whole, the others as subsets with the signs that figures need.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

# In order of priority: the first font that has a character draws it.
SCRIPTS = ["NotoSans", "NotoSansArabic", "NotoSansHebrew"]
SIGNS = {
    "Regular": ["OpenSansMath", "NotoSansSymbols", "NotoSansMath", "NotoSansSymbols2"],
    "Bold": ["OpenSansMath", "NotoSansSymbols"],
}
UNITS_PER_EM = 1000

source = Path(sys.argv[1])
target = Path(__file__).parent.parent / "src/library/paint/fonts"

for weight, signs in SIGNS.items():
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name in SCRIPTS + signs:
            font = TTFont(source / f"{name}-{weight}.ttf")
            scale_upem(font, UNITS_PER_EM)
            if name in signs:
                # Single signs need no shaping, and their tables would not merge.
                for table in {"GSUB", "GPOS", "GDEF"} & set(font.keys()):
                    del font[table]
            files.append(f"{folder}/{name}.ttf")
            font.save(files[-1])
        Merger().merge(files).save(target / f"NotoSansAllScripts-{weight}.ttf")
