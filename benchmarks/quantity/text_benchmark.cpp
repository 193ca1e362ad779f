// SPDX-License-Identifier: BSL-1.0
// Figures as text, against the other ways to get the same bytes. Names are WHAT/WHO; table.py reads them.
//
// Every variant first has to write one known figure right: who writes something else is not measured. Texts go one
// behind the other into a buffer that is used over and over, as a file is written.

#include <cstdio>
#include <cstring>
#include <iterator>
#include <locale>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/compile.h>
#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/numberformatter.h>
#include <unicode/numfmt.h>
#include <unicode/unistr.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

#include "../support/figures.hpp"

namespace govkpi::benchmarks {
namespace {

using dong = money<VND>;

constexpr text_style vietnamese{.lang = language::vi};
constexpr text_style vietnamese_scaled{.lang = language::vi, .form = amount_form::scaled};

// 36 tỷ 631 triệu of 35 tỷ 461 triệu: what a ward of Hà Nội collected in 2025, and what it had been assigned.
constexpr std::int64_t known_amount = 36'631'000'000;
constexpr plan_and_outturn known_execution{36'631'000'000, 35'461'000'000};
constexpr std::string_view known_full = "36.631.000.000\u00a0₫";
constexpr std::string_view known_scaled = "36 tỷ 631 triệu đồng";
constexpr std::string_view known_percent = "103,3%";

template <class Value, class Write>
void write_all(benchmark::State& state, const std::vector<Value>& values, const Value& known, std::string_view expected,
               Write write) {
    std::vector<char> page(std::size_t{1} << 16);
    char* const first = page.data();
    char* const full = first + page.size() - longest_text;
    if (const char* end = write(first, known); std::string_view(first, static_cast<std::size_t>(end - first)) != expected) {
        state.SkipWithError("this variant writes another text");
        return;
    }
    for (auto _ : state) {
        char* out = first;
        for (const Value& value : values) {
            out = write(out, value);
            *out++ = '\n';
            if (out >= full) {
                benchmark::DoNotOptimize(first);
                benchmark::ClobberMemory();
                out = first;
            }
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}

const std::vector<std::int64_t>& all_amounts() {
    static const std::vector<std::int64_t> made = amounts();
    return made;
}
const std::vector<plan_and_outturn>& all_executions() {
    static const std::vector<plan_and_outturn> made = executions();
    return made;
}

template <class Write>
void write_amounts(benchmark::State& state, std::string_view expected, Write write) {
    write_all(state, all_amounts(), known_amount, expected, write);
}
template <class Write>
void write_executions(benchmark::State& state, Write write) {
    write_all(state, all_executions(), known_execution, known_percent, write);
}

// ---- the floor: the text is ready, and only has to be copied ----

template <class Value>
std::vector<std::string_view> ready_texts(const std::vector<Value>& values, std::vector<char>& held, auto write) {
    held.resize(values.size() * longest_text);
    std::vector<std::string_view> texts;
    char* out = held.data();
    for (const Value& value : values) {
        char* const end = write(out, value);
        texts.emplace_back(out, static_cast<std::size_t>(end - out));
        out = end;
    }
    return texts;
}
char* copy_text(char* out, std::string_view text) {
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

// ---- govkpi ----

char* write_full(char* out, std::int64_t units) { return write(out, dong::from_minor_units(units), vietnamese); }
char* write_scaled(char* out, std::int64_t units) { return write(out, dong::from_minor_units(units), vietnamese_scaled); }

auto completion(const plan_and_outturn& figures) {
    return plan_completion(outturn<revenue>(dong::from_minor_units(figures.outturn)),
                           original_budget<revenue>(dong::from_minor_units(figures.budget)));
}
char* write_completion(char* out, const plan_and_outturn& figures) { return write(out, completion(figures), vietnamese); }

void full_memcpy(benchmark::State& state) {
    std::vector<char> held;
    write_all(state, ready_texts(all_amounts(), held, write_full), known_full, known_full, copy_text);
}
void full_govkpi(benchmark::State& state) { write_amounts(state, known_full, write_full); }
void full_govkpi_fmt(benchmark::State& state) {
    write_amounts(state, known_full, [](char* out, std::int64_t units) {
        return fmt::format_to(out, "{:vi}", dong::from_minor_units(units));
    });
}
void full_govkpi_fmt_compiled(benchmark::State& state) {
    fmt::memory_buffer buffer;
    write_amounts(state, known_full, [&](char* out, std::int64_t units) {
        buffer.clear();
        fmt::format_to(fmt::appender(buffer), FMT_COMPILE("{:vi}"), dong::from_minor_units(units));
        std::memcpy(out, buffer.data(), buffer.size());
        return out + buffer.size();
    });
}

void scaled_memcpy(benchmark::State& state) {
    std::vector<char> held;
    write_all(state, ready_texts(all_amounts(), held, write_scaled), known_scaled, known_scaled, copy_text);
}
void scaled_govkpi(benchmark::State& state) { write_amounts(state, known_scaled, write_scaled); }
void scaled_govkpi_fmt(benchmark::State& state) {
    write_amounts(state, known_scaled, [](char* out, std::int64_t units) {
        return fmt::format_to(out, "{:vi scaled}", dong::from_minor_units(units));
    });
}

void percent_memcpy(benchmark::State& state) {
    std::vector<char> held;
    write_all(state, ready_texts(all_executions(), held, write_completion), known_percent, known_percent, copy_text);
}
void percent_govkpi(benchmark::State& state) { write_executions(state, write_completion); }
void percent_govkpi_fmt(benchmark::State& state) {
    write_executions(state, [](char* out, const plan_and_outturn& figures) {
        return fmt::format_to(out, "{:vi}", completion(figures));
    });
}

// ---- fmt's {:L}, with the digit groups of Vietnamese ----

struct vietnamese_numbers : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

double percentage(const plan_and_outturn& figures) {
    return 100.0 * static_cast<double>(figures.outturn) / static_cast<double>(figures.budget);
}

void full_fmt(benchmark::State& state) {
    const std::locale locale{std::locale::classic(), new vietnamese_numbers};
    write_amounts(state, known_full, [&](char* out, std::int64_t units) {
        return fmt::format_to(out, locale, "{:L}\u00a0₫", units);
    });
}
void percent_fmt(benchmark::State& state) {
    const std::locale locale{std::locale::classic(), new vietnamese_numbers};
    write_executions(state, [&](char* out, const plan_and_outturn& figures) {
        return fmt::format_to(out, locale, "{:.1Lf}%", percentage(figures));
    });
}

// ---- the standard library: money_put, straight into the buffer; snprintf, without digit groups ----

struct vietnamese_money : std::moneypunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
    std::string do_curr_symbol() const override { return "\u00a0₫"; }
    std::string do_positive_sign() const override { return ""; }
    std::string do_negative_sign() const override { return "-"; }
    int do_frac_digits() const override { return 0; }
    pattern do_pos_format() const override { return {{sign, value, symbol, none}}; }
    pattern do_neg_format() const override { return {{sign, value, symbol, none}}; }
};

struct any_ios : std::ios {
    any_ios() { init(nullptr); }
};

void full_put_money(benchmark::State& state) {
    using put_money = std::money_put<char, char*>;
    any_ios settings;
    settings.imbue(std::locale{std::locale{std::locale::classic(), new vietnamese_money}, new put_money});
    settings.setf(std::ios::showbase);
    const auto& facet = std::use_facet<put_money>(settings.getloc());
    write_amounts(state, known_full, [&](char* out, std::int64_t units) {
        return facet.put(out, false, settings, ' ', static_cast<long double>(units));  // 64 bits of precision: exact
    });
}
void percent_snprintf(benchmark::State& state) {
    write_executions(state, [](char* out, const plan_and_outturn& figures) {
        const int length = std::snprintf(out, longest_text, "%.1f%%", percentage(figures));
        if (char* const point = static_cast<char*>(std::memchr(out, '.', static_cast<std::size_t>(length)))) *point = ',';
        return out + length;
    });
}

// ---- ICU, with the formatter made once ----

char* as_utf8(char* out, const icu::UnicodeString& text) {
    icu::CheckedArrayByteSink sink{out, static_cast<int>(longest_text)};
    text.toUTF8(sink);
    return out + sink.NumberOfBytesWritten();
}

void full_icu(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format{icu::NumberFormat::createCurrencyInstance("vi_VN", status)};
    write_amounts(state, known_full, [&](char* out, std::int64_t units) {
        icu::UnicodeString text;
        return as_utf8(out, format->format(static_cast<int64_t>(units), text));
    });
}
void full_icu_number_formatter(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const auto format = icu::number::NumberFormatter::withLocale("vi_VN").unit(icu::CurrencyUnit(u"VND", status));
    write_amounts(state, known_full, [&](char* out, std::int64_t units) {
        UErrorCode code = U_ZERO_ERROR;
        return as_utf8(out, format.formatInt(units, code).toTempString(code));
    });
}
void percent_icu(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format{icu::NumberFormat::createPercentInstance("vi_VN", status)};
    format->setMinimumFractionDigits(1);
    format->setMaximumFractionDigits(1);
    write_executions(state, [&](char* out, const plan_and_outturn& figures) {
        icu::UnicodeString text;
        return as_utf8(out, format->format(percentage(figures) / 100, text));
    });
}

BENCHMARK(full_memcpy)->Name("amount_full/memcpy");
BENCHMARK(full_govkpi)->Name("amount_full/govkpi");
BENCHMARK(full_govkpi_fmt)->Name("amount_full/govkpi_fmt");
BENCHMARK(full_govkpi_fmt_compiled)->Name("amount_full/govkpi_FMT_COMPILE");
BENCHMARK(full_fmt)->Name("amount_full/fmt");
BENCHMARK(full_put_money)->Name("amount_full/put_money");
BENCHMARK(full_icu)->Name("amount_full/icu");
BENCHMARK(full_icu_number_formatter)->Name("amount_full/icu_NumberFormatter");

BENCHMARK(scaled_memcpy)->Name("amount_scaled/memcpy");
BENCHMARK(scaled_govkpi)->Name("amount_scaled/govkpi");
BENCHMARK(scaled_govkpi_fmt)->Name("amount_scaled/govkpi_fmt");

BENCHMARK(percent_memcpy)->Name("percent/memcpy");
BENCHMARK(percent_govkpi)->Name("percent/govkpi");
BENCHMARK(percent_govkpi_fmt)->Name("percent/govkpi_fmt");
BENCHMARK(percent_fmt)->Name("percent/fmt");
BENCHMARK(percent_snprintf)->Name("percent/snprintf");
BENCHMARK(percent_icu)->Name("percent/icu");

}  // namespace
}  // namespace govkpi::benchmarks
