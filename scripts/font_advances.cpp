// SPDX-License-Identifier: BSL-1.0
// Prints src/report/advances.hpp: how wide the characters of a font are, for the layout of charts. The table is made by
// hand when the ranges change; the library itself reads no font.
//
//     g++ -std=c++20 scripts/font_advances.cpp $(pkg-config --cflags --libs freetype2) -o /tmp/font_advances
//     /tmp/font_advances /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf > src/report/advances.hpp
#include <cstdio>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace {

struct range {
    const char* name;
    const char* says;
    unsigned first;
    unsigned last;
};
constexpr range ranges[] = {
    {"latin", "Basic Latin, Latin-1 Supplement, Latin Extended-A and -B", 0x0020, 0x024F},
    {"latin_additional", "Latin Extended Additional: Vietnamese letters with two marks", 0x1E00, 0x1EFF},
    {"punctuation", "General Punctuation", 0x2000, 0x206F},
    {"currency_signs", "Currency Symbols", 0x20A0, 0x20CF},
};

/// -1 where the font does not have the character.
long advance_of(FT_Face face, unsigned character) {
    const FT_UInt glyph = FT_Get_Char_Index(face, character);
    if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0) return -1;
    return face->glyph->metrics.horiAdvance;
}

void print(FT_Face face, const range& r) {
    std::printf("\n/// %s, from U+%04X.\ninline constexpr std::uint16_t %s_first = 0x%04X;\n", r.says, r.first, r.name,
                r.first);
    std::printf("inline constexpr std::uint16_t %s_advances[] = {", r.name);
    constexpr unsigned in_a_line = 16;
    for (unsigned c = r.first; c <= r.last; ++c) {
        const long advance = advance_of(face, c);
        std::printf("%s%ld,", (c - r.first) % in_a_line == 0 ? "\n    " : " ", advance < 0 ? face->units_per_EM : advance);
    }
    std::printf("\n};\n");
}

}  // namespace

int main(int argc, char** argv) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    if (argc != 2 || FT_Init_FreeType(&library) != 0 || FT_New_Face(library, argv[1], 0, &face) != 0) {
        std::fprintf(stderr, "usage: font_advances FONT-FILE\n");
        return 1;
    }
    std::printf("// SPDX-License-Identifier: BSL-1.0\n"
                "// Widths of the characters of %s, made by scripts/font_advances.cpp: a character that the font does not\n"
                "// have is as wide as the font is high.\n"
                "// clang-format off\n#pragma once\n\n#include <cstdint>\n\nnamespace govkpi::report::advances {\n\n"
                "/// What the widths are parts of: the size of the font.\ninline constexpr int units_per_em = %d;\n",
                face->family_name, face->units_per_EM);
    for (const range& r : ranges) print(face, r);
    std::printf("\n}  // namespace govkpi::report::advances\n");
    FT_Done_Face(face);
    FT_Done_FreeType(library);
}
