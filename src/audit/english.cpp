// SPDX-License-Identifier: BSL-1.0
// The words of English reports, in lower case.
#include <govkpi/audit/claim.hpp>

#include "grammar.hpp"
#include "provinces.hpp"

namespace govkpi::detail {
namespace {

constexpr int of(indicator_of i) noexcept { return static_cast<int>(i); }
constexpr int of(unit_of u) noexcept { return static_cast<int>(u); }
constexpr int of(approximation a) noexcept { return static_cast<int>(a); }

// clang-format off
constexpr phrases table[] = {
    // Figures.
    {term::scale, 3, "thousand"},
    {term::scale, 6, "million;mn;mln"},
    {term::scale, 9, "billion;bn;bln"},
    {term::scale, 12, "trillion;trn;tn"},
    {term::scale, 15, "quadrillion"},
    {term::currency_word, of(unit_of::VND), "vnd;dong;vietnamese dong;vietnam dong;₫"},
    {term::currency_word, of(unit_of::USD), "usd;(us|u . s .) (dollar|dollars);dollars;us $;u . s . $;$"},
    {term::currency_word, of(unit_of::EUR), "eur;euro;euros;€"},
    {term::percent, 0, "%;percent;per cent"},
    {term::points, 0, "percentage (point|points);% points;per cent points;percent points;pp"},
    {term::times, 0, "times;- fold;fold"},
    {term::counted, 0,
     "people;persons;households;visitors;passengers;tonnes;tons;hectares;ha;km;kilometres;kilometers;metres;workers;jobs;"
     "pupils;students;enterprises;businesses;shares;units;trees;cases;inhabitants;residents;tourists;arrivals;guests;vehicles;containers;teus;houses;apartments"},
    {term::per, 0, "(per|a|each|/) (person|head|capita|year|household|month);per person per year;a person a year"},
    // Words that look like others.
    {term::word, 0, "higher [-] (level|levels)"},
    {term::word, 0, "carry - (over|overs|forward);left - over"},
    {term::word, 0, "[the] (provincial|local|state|central|city|national) budget"},
    {term::word, 0, "(commune|ward|district|province|provincial|city) [-] level budget;[state|central|local] budget (year|investment|surplus|deficit|balance|allocation|allocations|funds|capital|source|sources)"},
    // Verbs. "reached" says that it happened.
    {term::equals, 1, "reached;reaching;achieved;achieving;came to;attained;attaining;met;meeting;fulfilled;fulfilling;completed;brought in;yielded;yielding;generated;raised;contributed;hitting;hit;reaches;reach;meets;meet;fulfils;fulfills;achieves;contributing;contributes;contribute"},
    {term::equals, 0, "equal to;equals;equivalent to;equalling;equaling;amounting to;amounted to;amount to;amounts to;representing;represent;represents;corresponding to;or"},
    {term::share, 0, "accounting for;accounted for;making up;made up;accounts for"},
    {term::up, 1, "increase;rise;jump;surge"},
    {term::down, 1, "decrease;decline;drop;fall;reduction"},
    {term::up, 0,
     "climbed [by];climbing [by];jumped [by];jumping [by];soared [by];soaring [by];surged [by];surging [by];expanded [by];went up [by];picked up [by];"
     "up [by];rose [by];risen [by];rising [by];increased [by];increasing [by];[an] increase [of];grew [by];growing [by];"
     "[a] growth of;[a] rise of;higher than;more than the;higher;gained;gaining;above"},
    {term::down, 0,
     "went down [by];plunged [by];slumped [by];shrank [by];contracted [by];slid [by];"
     "down [by];fell [by];fallen [by];falling [by];decreased [by];decreasing [by];[a] (fall|decrease|decline|drop) (of|in);"
     "declined [by];dropped [by];lower than;less than the;lower;below"},
    {term::excess, 0, "exceed;exceeding;exceeded;exceeds;surpass;surpasses;surpassing;surpassed;topped;topping;tops;in excess of;overshooting"},
    {term::shortfall, 0, "short of;falling short of;fell short of;[a] shortfall of"},
    {term::doubled, 2, "double;doubled;doubling;twice [as much as]"},
    {term::doubled, 3, "triple;tripled;tripling"},
    {term::level, 0, "was;were;is;are;stood at;stands at;at;totalled;totaled;totalling;totaling;will be;worth;came in at;sets;puts;shows;comprised;recorded;records;[was|were|is|are] (reported|posted|registered|put|valued) at;to (collect|spend)"},
    {term::becomes, 0,
     "(fell|rose|down|up|declined|decreased|increased|dropped|grew|climbed|climbing|reduced|falling|rising|jumped|soared|surged|plunged|slumped|shrank|contracted|slid) to;to (reach|stand at);[brought] to"},
    {term::becomes, 2, "(adjusted|revised|amended) [up|upwards|down|downwards] from"},
    {term::becomes, 1, "(fell|rose|risen|up|down|declined|decreased|increased|dropped|grew|climbed|reduced|falling|rising) from"},
    // Basis.
    {term::plan, 0,
     "budget;budgeted;estimate;estimates;plan;plans;planned;budget (plan|estimate);state budget (plan|estimate);appropriation;appropriations;projection;projections;planned figure;estimated (amount|figure|level);assigned to (collect|spend);(plans|planned|is planned|are planned) to (collect|spend|raise);[is|are] set at"},
    {term::target, 0, "target;targets;targeted;aims;aiming;aim;strives;striving;goal"},
    {term::estimate, 0, "estimated [at|to [be]];expects;expect;projected [at|to [be]];expected [at|to [be]];forecast [at|to [be]];(is|are) (expected|projected|forecast|estimated) to (reach|come to|be|collect|spend|total|hit|stand at)"},
    {term::outturn, 0, "budget execution;execution of the budget;implementation of the budget;collected;actual;outturn;executed;disbursed"},
    // Bases.
    {term::versus, 0, "on;of;over the;from;than;than in"},
    {term::versus, 1, "against;compared (with|to);versus;vs;relative to;in comparison with;as against"},
    {term::same_period, 0,
     "same (period|months|quarter|month|half);year on year;year - on - year;yoy;on - year;corresponding (period|time|months|quarter);[a] year earlier;[a] year ago;"
     "same period last year;same period (a year earlier|of last year|of the previous year);on a yearly basis;annually;on year"},
    {term::year_ago, 0, "(previous|last|prior|preceding) year;year before;previous year ' s"},
    {term::assigned, 0, "assigned"},
    {term::original, 0, "original;initial;initially approved;originally approved"},
    {term::year_start, 0, "(start|beginning) of the year"},
    {term::revised, 0, "revised;adjusted;amended"},
    {term::authority, 0, "people ' s (council|committee);people ’ s (council|committee);prime minister;ministry of finance;central government;government;provincial;municipal"},
    {term::resolution, 0, "resolution"},
    {term::restated, 0, "that is;i . e ."},
    {term::approximately, of(approximation::over), "more than;over;at least;upwards of;just over;slightly over;in excess of"},
    {term::approximately, of(approximation::under), "nearly;almost;just under;close to;under;less than"},
    {term::approximately, of(approximation::about), "about;around;approximately;roughly;some;circa;ca"},
    {term::at_least_behind, 0, "or more"},
    {term::unit_heading, 0, "unit [:];units [:]"},
    // Indicators.
    {term::indicator, of(indicator_of::territory_revenue),
     "[total] state [-] budget (revenue|revenues|collection) [in the territory|in the area|collected in the territory];[total] revenue in the (territory|area);"
     "[total] budget revenue in the (territory|area);territory revenue"},
    {term::indicator, of(indicator_of::domestic_revenue), "[total] domestic (revenue|revenues|collection|collections) [collection];[total] domestic tax (revenue|collection|collections)"},
    {term::indicator, of(indicator_of::total_revenue), "total [budget] (revenue|revenues);[total] [local] budget (revenue|revenues|collection|collections);[total] local revenue"},
    {term::indicator, of(indicator_of::tax_revenue), "[total] tax revenue;revenue from taxes;taxes"},
    {term::indicator, of(indicator_of::fees), "[revenue from] fees and charges;[revenue from] charges and fees;fees;[revenue from] fees"},
    {term::indicator, of(indicator_of::land_use_revenue),
     "land [-] use (revenue|fees|levies);revenue from land [-] use [rights|fees];land revenue"},
    {term::indicator, of(indicator_of::import_export_revenue),
     "import [-] export revenue;(import and export|export and import) revenue;[budget] (revenue|revenues|collection) from (import and export|import - export) [activities];customs revenue;revenue from customs"},
    {term::indicator, of(indicator_of::crude_oil_revenue), "crude oil revenue;revenue from crude oil"},
    {term::indicator, of(indicator_of::transfers),
     "transfers [from (the central|the provincial|the state|the city|the higher|central|provincial|higher|higher [-] level) (budget|budgets|levels)];"
     "transfers from (higher|the higher) levels;intergovernmental transfers"},
    {term::indicator, of(indicator_of::total_expenditure),
     "total [local] [budget] (expenditure|expenditures|spending);[state] [local] budget (expenditure|expenditures|spending)"},
    {term::indicator, of(indicator_of::regular_expenditure), "(regular|recurrent|current|frequent) (expenditure|expenditures|spending)"},
    {term::indicator, of(indicator_of::investment_expenditure),
     "[development] investment (expenditure|expenditures|spending);capital (expenditure|expenditures|spending);(expenditure|spending) on development investment"},
    {term::indicator, of(indicator_of::contingency), "[budget] (contingency|contingencies) [reserve|fund]"},
    {term::indicator, of(indicator_of::income_per_capita), "[average] income per (capita|head|person);per [-] capita income;average income"},
    {term::indicator, of(indicator_of::poverty_rate), "[household] poverty rate;rate of poor households;share of poor households"},
    {term::rate, 0, "rate;rates;ratio;share;proportion"},
    {term::without, 0, "excluding;not counting;not including;without;net of;other than"},
    {term::without, 1, "counting;taking into account"},
    {term::part_word, 0, "part;remaining;remainder"},
    {term::part_word, 1, "other"},
    {term::word, 1, "others;etc;so on;…"},
    {term::tier, 0, "ward;commune;city;province;district;town;township;special zone;county;municipality"},
    {term::province, 0, provinces_in_english},
    {term::province, 0, provinces_in_vietnamese},
    // Structure.
    {term::of_which, 0, "of which;among which;included;includes;of the figure ,;including;of (this|that) ,;of (this|that) (figure|total|amount|sum) [,];among them;in which;specifically"},
    {term::consists, 0, "consisting of;comprising;comprises;made up of;including only;consists of"},
    {term::joiner, 1, "respectively"},
    {term::reports, 0, "(said|says|stated|noted|announced|showed|show|reported|decided|agreed) [that];added that;posted;saw;sees;(driven by|due to|thanks to|owing to)"},
    {term::reports, 1, "such as;like;while;whilst;whereas"},
    {term::joiner, 0, "and;but;with"},
    {term::filler, 0, "' s;’ s"},
    {term::filler, 0, "the (figure|level) [of|for];(at|in) (current|constant|comparable) prices;during the period;in the [reviewed|reporting] period;of the [northern|southern|central|coastal|mountainous|capital] (province|city|ward|commune|district) of;regarding;as (much|many) as;the;a;an;in;by;during;for;that;this;which;it;its;has;had;have;been;collected in;also;there;under;as;alone;however;meanwhile;notably;came from;comes from"},
    // Time.
    {term::year_word, 0, "year;fy;fiscal year;annual;full - year;yearly"},
    {term::quarter_word, 0, "quarter;quarterly;q"},
    {term::month_word, 0, "month;months;monthly"},
    {term::half_word, 0, "half;half - year"},
    {term::numeral, 1, "first;one"},
    {term::numeral, 2, "second;two"},
    {term::numeral, 3, "third;three"},
    {term::numeral, 4, "fourth;four"},
    {term::numeral, 5, "five"},
    {term::numeral, 6, "six"},
    {term::numeral, 7, "seven"},
    {term::numeral, 8, "eight"},
    {term::numeral, 9, "nine"},
    {term::numeral, 10, "ten"},
    {term::numeral, 11, "eleven"},
    {term::numeral, 12, "twelve"},
    {term::roman, 1, "i"},
    {term::roman, 2, "ii"},
    {term::roman, 3, "iii"},
    {term::roman, 4, "iv"},
    {term::month_name, 1, "january;jan"},
    {term::month_name, 2, "february;feb"},
    {term::month_name, 3, "march;mar"},
    {term::month_name, 4, "april;apr"},
    {term::month_name, 5, "may"},
    {term::month_name, 6, "june;jun"},
    {term::month_name, 7, "july;jul"},
    {term::month_name, 8, "august;aug"},
    {term::month_name, 9, "september;sept;sep"},
    {term::month_name, 10, "october;oct"},
    {term::month_name, 11, "november;nov"},
    {term::month_name, 12, "december;dec"},
    {term::cumulative, 0, "cumulative;cumulatively;year to date"},
    {term::until, 0, "as of;as at;by;up to;until;through;by the end of;to the end of"},
    {term::last, 0, "last;final"},
    {term::year_end, 0, "[the] end of [the year];year end"},
    {term::this_year, 0, "this year;whole year;full year;current year;[this|whole|full|current] year ('|’) s"},
};
// clang-format on

constexpr std::string_view abbreviations[] = {"no", "art", "st", "mr",     "ms", "mrs", "dr",
                                              "e",  "g",   "i",  "approx", "ca", "vs"};

constexpr std::string_view money_subjects[] = {"revenue",      "revenues",   "expenditure", "spending",
                                               "disbursement", "collection", "collections", "taxes"};

}  // namespace

const grammar& english_grammar() {
    static const grammar made{lexicon{table}, '.', ',', true, abbreviations, money_subjects};
    return made;
}

}  // namespace govkpi::detail
