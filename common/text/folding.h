// Folding: the form in which words are compared.
//
// NFKC_Casefold (Unicode's own mapping for caseless matching: compatibility characters, full case folding,
// invisible characters dropped), then our unifications, then accents dropped where they are accents. One
// table of tests says what that means: tests/text/folding_test.cpp.
//
//   unified (in the accent-exact form too)    dropped (in the folded form only)
//   apostrophes of all kinds → '              marks on Latin and Greek letters; ø ł đ ħ ŧ ı → o l d h t i, æ
//   œ þ → ae oe th decimal digits of all scripts → 0 to 9    ё → е, stress marks on Cyrillic (never й, ї, ў,
//   ѓ, ќ) ی ى → ي   ک → ك   آ أ إ ٱ → ا             Arabic harakat, Hebrew points ة ۃ ہ ۂ ۀ → ه, tatweel
//   dropped            marks on digits
//
// Left alone on purpose: ؤ ئ ء (their carriers vary by word, not by typist), ھ ە ے (letters of their own in
// Urdu, Uyghur and Kurdish), marks of Indic and South-East Asian scripts, kana voicing.
//
// A Folder loads ICU's data when it is first used on text that is not ASCII. One per thread.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

class Folder {
 public:
  // Folds one word, or a part of one; what the mapping leaves of spaces is dropped. Both results are
  // appended.
  void fold_word(std::string_view utf8, std::string& folded, std::string& accented);

 private:
  void append_folded(char32_t c, std::string& folded);

  std::string normalized_;
  bool drops_marks_ = false;   // the last base character loses its marks
  bool drops_stress_ = false;  // … only stress marks
};

}  // namespace dateline::text
