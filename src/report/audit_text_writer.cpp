// SPDX-License-Identifier: BSL-1.0
// An audit for a terminal.
#include <iterator>

#include <fmt/format.h>

#include <govkpi/report/audit_report.hpp>

#include "../quantity/shown_text.hpp"
#include "audit_words.hpp"

namespace govkpi::report {
namespace {

namespace words = audit_words;

constexpr std::size_t all_of_it = static_cast<std::size_t>(-1);

class audit_text_writer {
public:
    audit_text_writer(const audit_report& audit, const text_layout& layout)
        : audit_{audit}, colour_{layout.colour}, wrong_{words::wrong_claims(audit)} {}

    std::string write() {
        const auto by_passage = words::marks_by_passage(audit_);
        for (std::size_t p = 0; p < audit_.passages.size(); ++p) {
            line("{}", bold(safe(audit_.passages[p].file)));
            line("");
            write_passage(audit_.passages[p], by_passage[p]);
            line("");
        }
        write_findings();
        write_known();
        return std::move(out_);
    }

private:
    template <class... A>
    void line(fmt::format_string<A...> pattern, A&&... arguments) {
        fmt::format_to(std::back_inserter(out_), pattern, std::forward<A>(arguments)...);
        out_ += '\n';
    }
    std::string in_colour(const char* code, std::string_view text) const {
        return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string{text};
    }
    std::string bold(std::string_view text) const { return in_colour("1", text); }

    /// Whoever wrote the text must not write to the reader's terminal; its lines stay.
    static std::string safe(std::string_view text) {
        std::string out;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
            out += detail::shown_text(text.substr(0, end), all_of_it);
            if (end == text.size()) break;
            out += text[end];
            text.remove_prefix(end + 1);
        }
        return out;
    }

    void write_passage(const passage& from, const std::vector<words::figure_mark>& marks) {
        const std::string_view text = from.text;
        std::size_t at = 0;
        for (const words::figure_mark& m : marks) {
            out_ += safe(text.substr(at, m.span.from - at));
            const bool wrong = wrong_[m.claim];
            const std::string figure = fmt::format("[{}{}: {}]", m.claim + 1, wrong ? "!" : "",
                                                   safe(text.substr(m.span.from, m.span.to - m.span.from)));
            out_ += in_colour(wrong ? "1;31" : m.comparison ? "36" : "1;36", figure);
            at = m.span.to;
        }
        out_ += safe(text.substr(at));
        if (out_.back() != '\n') out_ += '\n';
    }

    void write_findings() {
        line("{} ({})", bold(words::findings.in(audit_.lang)), words::summary(audit_));
        if (audit_.claims.empty())
            line("  {}", words::no_figures.in(audit_.lang));
        else if (!audit_.has_errors())
            line("  {}", words::none_wrong.in(audit_.lang));
        for (const finding& f : audit_.findings) {
            const bool error = f.severity == severity::error;
            line("  {} {}: {}",
                 in_colour(error ? "1;31" : "1;33", (error ? words::error : words::remark).in(audit_.lang)),
                 numbers(f.claims), safe(f.message));
        }
    }

    void write_known() {
        if (audit_.known.empty()) return;
        line("");
        line("{}", bold(words::follows.in(audit_.lang)));
        for (const known_quantity& k : audit_.known)
            line("  {}: {} {}", safe(words::known_text(k, audit_.lang)), values_text(k, audit_.lang),
                 numbers(k.claims));
    }

    static std::string numbers(const std::vector<std::size_t>& claims) {
        std::string out = "[";
        for (std::size_t i = 0; i < claims.size(); ++i) out += (i > 0 ? ", " : "") + std::to_string(claims[i] + 1);
        return out + "]";
    }

    const audit_report& audit_;
    bool colour_;
    std::vector<bool> wrong_;
    std::string out_;
};

}  // namespace

std::string to_text(const audit_report& audit, const text_layout& layout) {
    return audit_text_writer{audit, layout}.write();
}

}  // namespace govkpi::report
