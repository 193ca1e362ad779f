// SPDX-License-Identifier: BSL-1.0
#include "productions.hpp"

#include <algorithm>
#include <array>

#include <govkpi/quantity/rounding.hpp>

#include "printed_number.hpp"

namespace govkpi::detail {
namespace {

class piece_reader {
public:
    piece_reader(std::string_view text, const sentence& from, const grammar& of) : text_{text}, from_{from}, of_{of} {
        words_.reserve(tokens().size());
        for (const token& t : tokens()) words_.push_back(t.word);
        matches_.reserve(tokens().size());
        for (std::size_t k = 0; k < words_.size(); ++k) {
            auto found = of_.words.longest(std::span{words_}.subspan(k));
            if (found.words == 0) found = {tokens()[k].means, 0, 0};
            if (found.means == term::currency_word && found.words == 1 && is_capitalised(k))
                found = {term::word, 0, 0};  // Dong Ky Province
            matches_.push_back(found);
        }
    }

    piece next() {
        const std::size_t k = at_;
        piece made;
        if (read_figure(made) || read_period(made) || read_place(made)) {
            at_ = made.behind;
            return made;
        }
        const lexicon::match found = without_place(k);
        made = {};
        made.means = found.means;
        made.payload = found.payload;
        made.first = k;
        made.behind = at_ = k + std::max<std::size_t>(found.words, 1);
        return made;
    }

    bool at_end() const noexcept { return at_ >= tokens().size(); }

private:
    const std::vector<token>& tokens() const noexcept { return from_.tokens; }
    bool there(std::size_t k) const noexcept { return k < tokens().size(); }
    term means(std::size_t k) const noexcept { return there(k) ? matches_[k].means : term::stop; }
    std::size_t behind(std::size_t k) const noexcept { return k + std::max<std::size_t>(matches_[k].words, 1); }
    bool is_capitalised(std::size_t k) const noexcept {
        const std::string_view word = text_of(tokens()[k]);
        return of_.modifiers_first && word.size() > 1 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' &&
               word[1] <= 'z';
    }
    std::string_view text_of(const token& t) const noexcept { return text_.substr(t.from, t.to - t.from); }

    std::optional<number_read> number(std::size_t k) const noexcept {
        if (!there(k) || tokens()[k].means != term::number) return std::nullopt;
        return read_printed_number(text_of(tokens()[k]), of_.decimal_mark, of_.group_mark);
    }
    /// Digits alone, as in days and years.
    int small_number(std::size_t k) const noexcept {
        if (!there(k) || tokens()[k].means != term::number) return -1;
        const std::string_view digits = text_of(tokens()[k]);
        if (digits.size() > 4) return -1;
        int value = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }
    int year_at(std::size_t k) const noexcept {
        const int value = small_number(k);
        return is_plausible_year(value) && tokens()[k].to - tokens()[k].from == 4 ? value : 0;
    }
    bool adjacent(std::size_t k) const noexcept { return there(k) && !tokens()[k].spaced; }

    // ---- figure := amount | percentage | multiple | points ----

    bool read_figure(piece& made) {
        std::size_t k = at_;
        if (means(k) == term::doubled) return read_multiple_in_a_word(made);
        std::optional<unit_of> prefix;
        if (means(k) == term::currency_word && number(behind(k)) && !text_of(tokens()[k]).ends_with("ng")) {
            prefix = static_cast<unit_of>(matches_[k].payload);  // VND 36,631 million
            k = behind(k);
        }
        const auto read = number(k);
        if (!read) return false;
        // 5-6 %, 50%-60%: a range is no figure.
        if (means(k + 1) == term::percent && means(k + 2) == term::dash && number(k + 3)) return skip(made, k + 5);
        if (means(k + 1) == term::dash && number(k + 2)) {
            const term unit = means(k + 3);
            if (prefix || unit == term::percent || unit == term::scale || unit == term::currency_word)
                return skip(made, k + 3);
        }
        made = {};
        made.first = at_;
        made.figure = {rational::of(read->digits, ten_to(read->decimals)), rational::of(1, ten_to(read->decimals))};
        const bool money = read_amount(made, k, *read, prefix);
        if (!money) {
            if (prefix) return false;
            switch (means(k + 1)) {
                case term::percent:
                    made.is = piece::kind::percentage;
                    break;
                case term::times:
                    made.is = piece::kind::multiple;
                    break;
                case term::points:
                    made.is = piece::kind::points;
                    break;
                default:
                    return false;
            }
            made.behind = behind(k + 1);
            if (means(made.behind) == term::slash && means(made.behind + 1) == term::year_word &&
                adjacent(made.behind + 1)) {
                made.yearly = true;  // tăng bình quân 12,2 %/năm
                made.behind = behind(made.behind + 1);
            }
        }
        take_sign(made);
        made.span = {tokens()[made.first].from, tokens()[made.behind - 1].to};
        if (means(made.behind) == term::at_least_behind) {
            made.or_more = true;
            made.behind = behind(made.behind);
        }
        return true;
    }

    /// gấp đôi
    bool read_multiple_in_a_word(piece& made) {
        made = {};
        made.is = piece::kind::multiple;
        made.means = term::doubled;
        made.first = at_;
        made.behind = behind(at_);
        made.figure = {rational{matches_[at_].payload}, rational{1}};
        made.span = {tokens()[made.first].from, tokens()[made.behind - 1].to};
        return true;
    }

    /// amount := [currency] number scale {number scale} [currency] [per] | [currency] number currency [per]
    bool read_amount(piece& made, std::size_t k, const number_read& first, std::optional<unit_of> prefix) {
        std::optional<unit_of> unit = prefix;
        rational total = made.figure.value;
        rational digit = made.figure.last_digit;
        std::size_t next = k + 1;
        int power = 0;
        if (means(next) == term::scale) {
            power = scale_at(next);
            total = total * rational{power_of_ten(power)};
            digit = digit * rational{power_of_ten(power)};
            next = behind(next);
            bool whole = first.decimals == 0;
            // 1 triệu 997 nghìn tỷ, 2 nghìn 500 tỷ: both are thousands of millions.
            if (const auto more = number(next); whole && more && is_counted_in_billions(power, next + 1, *more)) {
                const int smaller = scale_at(next + 1) - billion;
                total = (total + rational::of(more->digits, ten_to(more->decimals)) * rational{power_of_ten(smaller)}) *
                        rational{power_of_ten(billion)};
                power = scale_at(next + 1);
                digit = rational::of(1, ten_to(more->decimals)) * rational{power_of_ten(power)};
                whole = false;
                next = behind(next + 1);
            }
            // 1 tỷ 250 triệu 500 nghìn
            while (whole && means(next + 1) == term::scale && scale_at(next + 1) < power) {
                const auto more = number(next);
                const int smaller = scale_at(next + 1);
                if (!more || more->digits >= int128{power_of_ten(power - smaller)}) break;
                total = total + rational::of(more->digits, ten_to(more->decimals)) * rational{power_of_ten(smaller)};
                digit = rational::of(1, ten_to(more->decimals)) * rational{power_of_ten(smaller)};
                whole = more->decimals == 0;
                power = smaller;
                next = behind(next + 1);
            }
        } else if (means(next) == term::slash && number(next + 1)) {
            return read_slashed(made, k, next + 1);
        }
        // "in Q2 2025 VND 9.1 billion": the currency is that of the number behind it.
        if (power == 0 && !unit && means(next) == term::currency_word && year_at(k) > 0 && number(behind(next)))
            return false;
        if (means(next) == term::currency_word && !unit) {
            unit = static_cast<unit_of>(matches_[next].payload);
            next = behind(next);
        } else if (power > 0 && !unit) {
            const term follows = means(next);
            if (follows == term::counted || (follows == term::word && power < 9)) return false;  // 5 triệu người
        }
        if (power == 0 && !unit) return false;
        return finish_amount(made, next, total, digit, unit.value_or(unit_of::VND));
    }

    static constexpr int billion = 9;
    /// Whether what stands behind a thousand or a million goes on with it: 2 nghìn, 500 tỷ.
    bool is_counted_in_billions(int power, std::size_t scale, const number_read& more) const {
        if (power >= billion || means(scale) != term::scale) return false;
        const int smaller = scale_at(scale) - billion;
        return smaller >= 0 && smaller < power &&
               more.digits < int128{power_of_ten(power - smaller)} * ten_to(more.decimals);
    }

    /// The 152 of 152/450 tỷ đồng, which is in the unit of what it is a part of.
    bool read_slashed(piece& made, std::size_t k, std::size_t base) {
        if (means(base + 1) != term::scale && means(base + 1) != term::currency_word) return false;
        int power = 0;
        std::size_t next = base + 1;
        if (means(next) == term::scale) {
            power = scale_at(next);
            next = behind(next);
        }
        unit_of unit = unit_of::VND;
        if (means(next) == term::currency_word) unit = static_cast<unit_of>(matches_[next].payload);
        const rational scale{power_of_ten(power)};
        return finish_amount(made, k + 1, made.figure.value * scale, made.figure.last_digit * scale, unit);
    }

    bool finish_amount(piece& made, std::size_t next, rational total, rational digit, unit_of unit) {
        if (unit != unit_of::VND) {  // cents
            total = total * rational{100};
            digit = digit * rational{100};
        }
        made.is = piece::kind::amount;
        made.figure = {total, digit};
        made.unit = unit;
        // đồng/người/năm
        for (;;) {
            const term follows = means(next);
            if (follows == term::slash && there(next + 1) && tokens()[next + 1].means == term::word &&
                adjacent(next + 1) &&
                (means(next + 1) == term::counted || means(next + 1) == term::year_word ||
                 means(next + 1) == term::month_word || means(next + 1) == term::per ||
                 means(next + 1) == term::day_word))
                next = behind(next + 1);
            else
                break;
        }
        made.behind = next;
        return true;
    }

    int scale_at(std::size_t k) const noexcept { return matches_[k].payload; }
    static int128 ten_to(int decimals) noexcept { return int128{power_of_ten(decimals)}; }

    void take_sign(piece& made) const {
        if (made.first == 0 || means(made.first - 1) != term::dash || tokens()[made.first].spaced) return;
        if (made.first >= 2 && !tokens()[made.first - 1].spaced && means(made.first - 2) != term::open) return;
        made.figure.value = -made.figure.value;
    }

    bool skip(piece& made, std::size_t to) {
        made = {};
        made.first = at_;
        made.behind = std::min(to, tokens().size());
        made.means = term::number;
        return true;
    }

    // ---- period ----

    bool read_period(piece& made) {
        made = {};
        made.first = at_;
        std::size_t k = at_;
        if ((means(k) == term::until || is_by(k)) && read_until(made, behind(k))) return true;
        bool cumulative = false;
        if (means(k) == term::cumulative) {
            cumulative = true;
            k = behind(k);
            if (means(k) == term::until && read_until(made, behind(k))) return true;
        }
        if (read_day(made, k)) return true;
        if (read_months(made, k) || read_part(made, k, cumulative) || read_year(made, k)) {
            made.is = piece::kind::period;
            return true;
        }
        return false;
    }

    /// until := "đến" ["ngày"] date | "đến" ["hết"] ("tháng" n | "quý" q | "năm" year) [year]
    bool read_until(piece& made, std::size_t k) {
        while (means(k) == term::filler || means(k) == term::until) k = behind(k);
        std::size_t next = k;
        int day = 0;
        int month = 0;
        int year = 0;
        const bool named = means(k) == term::day_word;
        if (read_date(k, next, day, month, year, named) && (month > 0)) {
            made.is = piece::kind::period;
            made.period = {period_read::form::until_day, 0, year, month, day};
            made.behind = next;
            return true;
        }
        if (read_part(made, k, true) || read_year(made, k)) {
            made.is = piece::kind::period;
            return true;
        }
        return false;
    }

    /// A day that is no period: of a resolution, a meeting.
    bool read_day(piece& made, std::size_t k) {
        const bool named = means(k) == term::day_word;
        std::size_t next = k;
        int day = 0;
        int month = 0;
        int year = 0;
        if (!read_date(k, next, day, month, year, named)) return false;
        made.is = piece::kind::day;
        made.behind = next;
        return true;
    }

    /// date := ["ngày"] d "/" m ["/" y] | "ngày" d "tháng" m ["năm" y] | d month-name [y] | month-name d "," y
    bool read_date(std::size_t k, std::size_t& next, int& day, int& month, int& year, bool named) const {
        if (named) k = behind(k);
        day = small_number(k);
        if (day >= 1 && day <= 31) {
            const term mark = means(k + 1);
            if (mark == term::slash || mark == term::dash || (mark == term::stop && adjacent(k + 2))) {
                month = small_number(k + 2);
                if (month >= 1 && month <= 12) {
                    if (means(k + 3) == mark && adjacent(k + 4)) {
                        year = year_at(k + 4);
                        next = k + 5;
                        return year > 0;
                    }
                    next = k + 3;
                    return mark == term::slash && (named || at_until()) && !is_unit(means(k + 3));
                }
                return false;
            }
            if (named && mark == term::month_word) {
                month = small_number(behind(k + 1));
                next = behind(k + 1) + 1;
                if (month < 1 || month > 12) return false;
                take_year(next, year);
                return true;
            }
            if (mark == term::month_name) {
                month = matches_[k + 1].payload;
                next = behind(k + 1);
                take_year(next, year);
                return true;
            }
            return false;
        }
        if (means(k) == term::month_name && tokens()[k].capital) {
            day = small_number(behind(k));
            month = matches_[k].payload;
            if (day < 1 || day > 31) return false;
            if (means(behind(k) + 1) != term::comma || year_at(behind(k) + 2) == 0) {  // as of June 20
                next = behind(k) + 1;
                return at_until() && !is_unit(means(next));
            }
            year = year_at(behind(k) + 2);
            next = behind(k) + 3;
            return year > 0;
        }
        return false;
    }
    bool at_until() const noexcept { return means(at_) == term::until || means(at_) == term::cumulative || is_by(at_); }
    /// By December 11: elsewhere the word says nothing.
    bool is_by(std::size_t k) const noexcept {
        return of_.modifiers_first && there(k) && means(k) == term::filler &&
               (text_of(tokens()[k]) == "by" || text_of(tokens()[k]) == "By");
    }
    static bool is_unit(term t) noexcept { return t == term::scale || t == term::currency_word || t == term::percent; }

    /// months := (n | numeral) "tháng" [đầu năm | cuối năm] ["năm"] [year]
    bool read_months(piece& made, std::size_t k) {
        if (means(k) == term::numeral && matches_[k].payload == 1 && there(k + 1) && of_.modifiers_first) {
            const std::size_t then = behind(k);
            if (means(then) == term::numeral || tokens()[std::min(then, tokens().size() - 1)].means == term::number)
                k = then;
        }
        int months = means(k) == term::numeral ? matches_[k].payload : small_number(k);
        std::size_t next = there(k) ? behind(k) : k;
        if (means(next) == term::dash) ++next;
        if (months < 1 || months > 12 || means(next) != term::month_word) return false;
        if (of_.modifiers_first && means(k) == term::numeral && text_of(tokens()[next]) == "month" && next == k + 1)
            return false;  // "the third month"
        next = behind(next);
        if (small_number(next) >= 1 && small_number(next) <= 12 && means(next + 1) != term::slash && year_at(next) == 0)
            return false;
        bool at_end_of_year = false;
        if (means(next) == term::year_start || means(next) == term::first) {
            next = behind(next);
        } else if (means(next) == term::year_end || means(next) == term::last) {
            at_end_of_year = true;
            next = behind(next);
        }
        int year = 0;
        take_year(next, year);
        made.behind = next;
        made.period.year = year;
        if (months == 12) {
            made.period.is = period_read::form::year;
        } else if (months == 6) {
            made.period.is = period_read::form::half;
            made.period.number = at_end_of_year ? 2 : 1;
        } else if (at_end_of_year && months == 3) {
            made.period.is = period_read::form::quarter;
            made.period.number = 4;
        } else if (at_end_of_year) {
            return false;
        } else {
            made.period.is = period_read::form::cumulative;
            made.period.number = months;
        }
        return true;
    }

    /// 6.2018
    bool read_dotted_month(std::size_t k, int& month, int& year) const noexcept {
        const std::string_view digits = tokens()[k].means == term::number ? text_of(tokens()[k]) : std::string_view{};
        const std::size_t point = digits.find('.');
        if (point == std::string_view::npos || point > 2 || digits.size() - point != 5) return false;
        int numbers[2] = {};
        int* number = numbers;
        for (const char c : digits) {
            if (c == '.')
                number = &numbers[1];
            else if (c >= '0' && c <= '9')
                *number = *number * 10 + (c - '0');
            else
                return false;
        }
        month = numbers[0];
        year = numbers[1];
        return month >= 1 && month <= 12 && is_plausible_year(year);
    }

    /// part := "tháng" n [year] | "quý" roman [year] | numeral "quarter" [year] | month-name [year]
    bool read_part(piece& made, std::size_t k, bool cumulative) {
        using form = period_read::form;
        std::size_t next = k;
        int number = 0;
        form is = form::month;
        if (means(k) == term::month_word) {
            next = behind(k);
            if (!there(next)) return false;
            if (int year = 0; read_dotted_month(next, number, year)) {  // tháng 6.2018
                made.period = {cumulative ? form::cumulative : form::month, number, year, 0, 0};
                if (cumulative && number == 12) made.period.is = form::year;
                made.behind = next + 1;
                return true;
            }
            number = means(next) == term::numeral ? matches_[next].payload : small_number(next);
            if (number < 1 || number > 12) return false;
            next = means(next) == term::numeral ? behind(next) : next + 1;
        } else if (means(k) == term::month_name && tokens()[k].capital) {
            number = matches_[k].payload;
            next = behind(k);
            const std::string_view between = there(next) ? text_of(tokens()[next]) : std::string_view{};
            const bool spans = means(next) == term::dash || between == "to" || between == "and" || between == "through";
            if (number == 1 && spans && means(next + 1) == term::month_name) {  // January-August
                number = matches_[next + 1].payload;
                next = behind(next + 1);
                cumulative = true;
            }
        } else if (means(k) == term::quarter_word) {
            next = behind(k);
            number = means(next) == term::roman ? matches_[next].payload : small_number(next);
            is = form::quarter;
            if (number < 1 || number > 4) return false;
            ++next;
        } else if (means(k) == term::half_word && matches_[k].payload > 0) {
            number = matches_[k].payload;  // nửa đầu năm
            is = form::half;
            next = behind(k);
        } else if (means(k) == term::numeral &&
                   (means(behind(k)) == term::quarter_word || means(behind(k)) == term::half_word)) {
            number = matches_[k].payload;
            is = means(behind(k)) == term::quarter_word ? form::quarter : form::half;
            if (number > (is == form::quarter ? 4 : 2)) return false;
            next = behind(behind(k));
        } else {
            return false;
        }
        int year = 0;
        take_year(next, year);
        made.period = {cumulative ? form::cumulative : is, number, year, 0, 0};
        if (cumulative && is == form::quarter) made.period.number = 3 * number;
        if (cumulative && is == form::half) made.period.number = 6 * number;
        if (cumulative && made.period.number == 12) made.period.is = form::year;
        made.behind = next;
        return true;
    }

    /// year := "năm" year | "cả năm" [year] | "cuối năm" year | year (where English writes it bare)
    bool read_year(piece& made, std::size_t k) {
        int year = 0;
        std::size_t next = k;
        if (means(k) == term::year_word || means(k) == term::year_end) {
            next = behind(k);
            year = year_at(next);
            if (year == 0 || (means(next + 1) == term::dash && year_at(next + 2) > 0))
                return false;  // niên độ 2024-2025
            ++next;
        } else if (means(k) == term::this_year) {
            next = behind(k);
            take_year(next, year);
        } else if (of_.modifiers_first && year_at(k) > 0 && !is_unit(means(k + 1))) {
            year = year_at(k);
            next = k + 1;
        } else {
            return false;
        }
        made.period = {period_read::form::year, 0, year, 0, 0};
        made.behind = next;
        return true;
    }

    void take_year(std::size_t& next, int& year) const {
        std::size_t k = next;
        if (means(k) == term::slash || means(k) == term::dash || means(k) == term::year_word ||
            means(k) == term::versus || means(k) == term::filler) {
            k = behind(k);
            if (means(k) == term::filler && of_.modifiers_first) k = behind(k);
        }
        if (means(k) == term::year_word) k = behind(k);
        const int found = year_at(k);
        if (found == 0 || is_unit(means(k + 1))) return;
        year = found;
        next = k + 1;
    }

    // ---- place := tier name | name tier ----

    /// "Tổng chi ngân sách phường" with a name behind it is "tổng chi ngân sách" of that place.
    lexicon::match without_place(std::size_t k) const noexcept {
        const lexicon::match& found = matches_[k];
        const std::size_t end = k + found.words;
        if (found.words < 2 || !(is_name(end) || is_number_of_place(end))) return found;
        for (std::size_t t = end - 1; t > k && t + 2 >= end; --t) {
            if (means(t) != term::tier || behind(t) != end) continue;
            const auto shorter = of_.words.longest(std::span{words_}.subspan(k, t - k));
            if (shorter.words == t - k) return shorter;
        }
        return found;
    }

    bool read_place(piece& made) {
        made = {};
        made.first = at_;
        std::size_t behind_it = of_.modifiers_first ? place_before_class() : place_behind_class();
        if (behind_it == 0 && means(at_) == term::province && tokens()[at_].capital) behind_it = behind(at_);
        if (behind_it == 0) return false;
        made.is = piece::kind::place;
        made.behind = behind_it;
        made.span = {tokens()[at_].from, tokens()[behind_it - 1].to};
        return true;
    }

    bool is_name(std::size_t k) const noexcept {
        if (!there(k) || tokens()[k].means != term::word || !tokens()[k].capital) return false;
        return !from_.shouted || means(k) == term::word;
    }

    std::size_t place_behind_class() const noexcept {
        std::size_t k = at_;
        if (means(k) != term::tier) return 0;
        k = behind(k);
        if (there(k) && tokens()[k].means == term::stop && adjacent(k)) ++k;  // TP. Hà Nội
        if (means(k) == term::province && from_.shouted) return behind(k);
        const std::size_t name = k;
        while (k < name + 5 && is_name(k)) ++k;
        if (is_number_of_place(k)) ++k;
        return k > name ? k : 0;
    }

    /// Phường 14, xã Tân Hòa 2: and not "xã Tân Hòa 9 tháng", "phường 3 dự án".
    bool is_number_of_place(std::size_t k) const noexcept {
        const int number = small_number(k);
        if (number < 1 || number > 99 || text_of(tokens()[k]).front() == '0' || !there(k + 1))
            return number > 0 && number < 100;
        switch (means(k + 1)) {
            case term::year_word:
                return year_at(behind(k + 1)) > 0;
            case term::word:
            case term::number:
            case term::numeral:
            case term::slash:
            case term::dash:
            case term::other_sign:
            case term::quarter_word:
            case term::month_word:
            case term::day_word:
            case term::half_word:
            case term::counted:
            case term::times:
            case term::points:
            case term::per:
                return false;
            default:
                return !is_unit(means(k + 1));
        }
    }

    std::size_t place_before_class() const noexcept {
        std::size_t k = at_;
        if (means(k) != term::word && (k == 0 || means(k) != term::counted)) return 0;
        while (k < at_ + 5 && is_name(k) && means(k) != term::tier) ++k;
        if (k == at_ || means(k) != term::tier || !tokens()[k].capital) return 0;
        return behind(k);
    }

    std::string_view text_;
    const sentence& from_;
    const grammar& of_;
    std::vector<word_id> words_;
    std::vector<lexicon::match> matches_;
    std::size_t at_ = 0;
};

}  // namespace

void read_pieces(std::string_view text, const sentence& from, const grammar& of, std::vector<piece>& into) {
    into.clear();
    piece_reader reader{text, from, of};
    while (!reader.at_end()) into.push_back(reader.next());
}

}  // namespace govkpi::detail
