// SPDX-License-Identifier: BSL-1.0
// A folder of figures as read_figures() reads it.
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include <govkpi/format.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/report/figures.hpp>
#include <govkpi/report/output.hpp>

#include "new_folder.hpp"

namespace govkpi::report {
namespace {

/// In quotation marks where it would be read as anything but one text.
std::string cell(std::string_view text) {
    const bool plain = text.find_first_of(";,\t\"\r\n") == std::string_view::npos && !text.starts_with('#') &&
                       !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) return std::string{text};
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += c;
        out += c;
    }
    return out + '"';
}

const char* name_of(flow_name f) noexcept {
    constexpr const char* names[] = {"territory_revenue", "revenue", "expenditure"};
    return names[static_cast<std::size_t>(f)];
}
const char* name_of(plan_name p) noexcept {
    return p == plan_name::original_budget ? "original_budget" : "revised_budget";
}
const char* name_of(comparison_kind k) noexcept {
    constexpr const char* names[] = {"percent_of", "percent_above", "percent_below"};
    return names[static_cast<std::size_t>(k)];
}
const char* name_of(recipient r) noexcept {
    constexpr const char* names[] = {"collective", "individual", "residential_group"};
    return names[static_cast<std::size_t>(r)];
}
const char* execution(bool estimated) noexcept { return estimated ? "estimated_outturn" : "outturn"; }

class folder_text {
public:
    explicit folder_text(language numbers) : numbers_{numbers} {}

    std::string unit(const unit_figures& u) {
        line("field;vi;en");
        field("name", u.name);
        if (!u.within.empty()) field("within", u.within);
        line("year;{};", u.year);
        line("numbers;{};", numbers_.code());
        if (!u.established.empty()) field("established", u.established);
        field("source", u.source);
        return std::exchange(out_, {});
    }

    std::string figures(const unit_figures& u) {
        line("figure;kind;value;compared_with;note_vi;note_en");
        for (const flow_figures& f : u.flows) {
            const char* name = name_of(f.flow);
            if (f.executed) amount(name, execution(f.estimated), *f.executed);
            if (f.original_budget) amount(name, "original_budget", *f.original_budget);
            if (f.revised_budget) amount(name, "revised_budget", *f.revised_budget);
            for (const published_comparison& c : f.comparisons)
                figure(name, name_of(c.kind), written(c.percent), name_of(c.plan), c.note);
        }
        if (u.income_per_capita)
            amount("income_per_capita", execution(u.income_per_capita->estimated),
                   {u.income_per_capita->per_head, u.income_per_capita->note});
        return std::exchange(out_, {});
    }

    std::string awards(const unit_figures& u) {
        line("award_vi;award_en;recipient;number");
        for (const award& a : u.awards) line("{};{};{};{}", cell(a.name.vi), cell(a.name.en), name_of(a.to), a.number);
        return std::exchange(out_, {});
    }

private:
    template <class... A>
    void line(fmt::format_string<A...> pattern, A&&... arguments) {
        fmt::format_to(std::back_inserter(out_), pattern, std::forward<A>(arguments)...);
        out_ += '\n';
    }
    void field(const char* name, const bilingual& text) { line("{};{};{}", name, cell(text.vi), cell(text.en)); }
    void amount(const char* name, const char* kind, const published_amount& a) {
        figure(name, kind, written(a.amount), "", a.note);
    }
    void figure(const char* name, const char* kind, const std::string& value, const char* plan, const bilingual& note) {
        line("{};{};{};{};{};{}", name, kind, cell(value), plan, cell(note.vi), cell(note.en));
    }
    template <class Figure>
    std::string written(const Figure& f) const {
        char text[longest_text];
        return {text, write(text, f, {.lang = numbers_})};
    }

    language numbers_;
    std::string out_;
};

}  // namespace

void write_figures(const std::filesystem::path& folder, const unit_figures& figures, language numbers) {
    folder_text text{numbers};
    const std::string unit = text.unit(figures);
    const std::string published = text.figures(figures);
    const std::string awards = figures.awards.empty() ? std::string{} : text.awards(figures);
    make_new_folder(folder);
    replace_file(folder / "unit.csv", unit);
    replace_file(folder / "figures.csv", published);
    if (!awards.empty()) replace_file(folder / "awards.csv", awards);
}

}  // namespace govkpi::report
