// SPDX-License-Identifier: BSL-1.0
// ISO 4217, the currency codes: which there are, and in how many decimal places each currency is kept. This is the one
// table of the library; a currency tag (`govkpi/quantity/currency.hpp`) names its row.
//
//     static_assert(govkpi::iso_4217("VND").minor_digits == 0);                      // a wrong code does not compile
//     const govkpi::currency* read = govkpi::find_currency(code.data(), code.size());  // nullptr: not in the table
//
// In force: all 178 codes of List One as published on 17 September 2026, amendments up to 180 included (the euro in
// Bulgaria, 1 January 2026). Withdrawn: the codes of List Three that left the standard from 2000 on, so that older
// budgets can be read.
//
// List Three gives no minor units. Those of the withdrawn codes are from a List One that had the code, or from the copy
// of 2004 that the British Standards Institution published (tig90x.doc). CSD and ZWR are on neither; there the JDK and
// ICU agree. Codes without even that are left out, for a guess may be wrong by a factor of 100: AON, AOR, AYM, BYB,
// CHC, ECS, ECV, GHP, TJR, ZWN, and XFO and XFU, which have no numeric code either.
//
// Checked against java.util.Currency of JDK 17, ICU 72 and Debian's iso-codes 4.15. tests/quantity/iso_4217_test.cpp
// and tests/quantity/Iso4217Check.java name every difference and fail when there is another one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace govkpi {

/// The standard's "N.A.": gold, the special drawing right, the testing code and others have no minor unit.
inline constexpr std::int8_t no_minor_unit = -1;

/// One row of ISO 4217. An aggregate, so that a unit of account outside the standard is one line as well:
/// `currency{"WVO", 0, 0, 0, "Ward voucher"}`.
struct currency {
    char code[4];              ///< "VND"
    std::uint16_t numeric;     ///< 704. A successor may take it over: both ANG and XCG have 532.
    std::int8_t minor_digits;  ///< decimal places of an amount: 0 for VND, 2 for USD, or no_minor_unit
    std::uint16_t withdrawn;   ///< 0 while in force, else the year of the withdrawal date in List Three
    const char* name;          ///< as in the standard, UTF-8
};

/// Sorted by code.
inline constexpr currency iso_4217_table[] = {
    {"ADP", 20, 0, 2003, "Andorran Peseta"},
    {"AED", 784, 2, 0, "UAE Dirham"},
    {"AFA", 4, 2, 2003, "Afghani"},
    {"AFN", 971, 2, 0, "Afghani"},
    {"ALL", 8, 2, 0, "Lek"},
    {"AMD", 51, 2, 0, "Armenian Dram"},
    {"ANG", 532, 2, 2025, "Netherlands Antillean Guilder"},
    {"AOA", 973, 2, 0, "Kwanza"},
    {"ARS", 32, 2, 0, "Argentine Peso"},
    {"ATS", 40, 2, 2002, "Schilling"},
    {"AUD", 36, 2, 0, "Australian Dollar"},
    {"AWG", 533, 2, 0, "Aruban Florin"},
    {"AZM", 31, 2, 2005, "Azerbaijanian Manat"},
    {"AZN", 944, 2, 0, "Azerbaijan Manat"},
    {"BAM", 977, 2, 0, "Convertible Mark"},
    {"BBD", 52, 2, 0, "Barbados Dollar"},
    {"BDT", 50, 2, 0, "Taka"},
    {"BEF", 56, 0, 2002, "Belgian Franc"},
    {"BGL", 100, 2, 2003, "Lev"},
    {"BGN", 975, 2, 2026, "Bulgarian Lev"},
    {"BHD", 48, 3, 0, "Bahraini Dinar"},
    {"BIF", 108, 0, 0, "Burundi Franc"},
    {"BMD", 60, 2, 0, "Bermudian Dollar"},
    {"BND", 96, 2, 0, "Brunei Dollar"},
    {"BOB", 68, 2, 0, "Boliviano"},
    {"BOV", 984, 2, 0, "Mvdol"},
    {"BRL", 986, 2, 0, "Brazilian Real"},
    {"BSD", 44, 2, 0, "Bahamian Dollar"},
    {"BTN", 64, 2, 0, "Ngultrum"},
    {"BWP", 72, 2, 0, "Pula"},
    {"BYN", 933, 2, 0, "Belarusian Ruble"},
    {"BYR", 974, 0, 2017, "Belarusian Ruble"},
    {"BZD", 84, 2, 0, "Belize Dollar"},
    {"CAD", 124, 2, 0, "Canadian Dollar"},
    {"CDF", 976, 2, 0, "Congolese Franc"},
    {"CHE", 947, 2, 0, "WIR Euro"},
    {"CHF", 756, 2, 0, "Swiss Franc"},
    {"CHW", 948, 2, 0, "WIR Franc"},
    {"CLF", 990, 4, 0, "Unidad de Fomento"},
    {"CLP", 152, 0, 0, "Chilean Peso"},
    {"CNY", 156, 2, 0, "Yuan Renminbi"},
    {"COP", 170, 2, 0, "Colombian Peso"},
    {"COU", 970, 2, 0, "Unidad de Valor Real"},
    {"CRC", 188, 2, 0, "Costa Rican Colon"},
    {"CSD", 891, 2, 2006, "Serbian Dinar"},
    {"CUC", 931, 2, 2021, "Peso Convertible"},
    {"CUP", 192, 2, 0, "Cuban Peso"},
    {"CVE", 132, 2, 0, "Cabo Verde Escudo"},
    {"CYP", 196, 2, 2008, "Cyprus Pound"},
    {"CZK", 203, 2, 0, "Czech Koruna"},
    {"DEM", 276, 2, 2002, "Deutsche Mark"},
    {"DJF", 262, 0, 0, "Djibouti Franc"},
    {"DKK", 208, 2, 0, "Danish Krone"},
    {"DOP", 214, 2, 0, "Dominican Peso"},
    {"DZD", 12, 2, 0, "Algerian Dinar"},
    {"EEK", 233, 2, 2011, "Kroon"},
    {"EGP", 818, 2, 0, "Egyptian Pound"},
    {"ERN", 232, 2, 0, "Nakfa"},
    {"ESP", 724, 0, 2002, "Spanish Peseta"},
    {"ETB", 230, 2, 0, "Ethiopian Birr"},
    {"EUR", 978, 2, 0, "Euro"},
    {"FIM", 246, 2, 2002, "Markka"},
    {"FJD", 242, 2, 0, "Fiji Dollar"},
    {"FKP", 238, 2, 0, "Falkland Islands Pound"},
    {"FRF", 250, 2, 2002, "French Franc"},
    {"GBP", 826, 2, 0, "Pound Sterling"},
    {"GEL", 981, 2, 0, "Lari"},
    {"GHC", 288, 2, 2008, "Cedi"},
    {"GHS", 936, 2, 0, "Ghana Cedi"},
    {"GIP", 292, 2, 0, "Gibraltar Pound"},
    {"GMD", 270, 2, 0, "Dalasi"},
    {"GNF", 324, 0, 0, "Guinean Franc"},
    {"GRD", 300, 0, 2002, "Drachma"},
    {"GTQ", 320, 2, 0, "Quetzal"},
    {"GYD", 328, 2, 0, "Guyana Dollar"},
    {"HKD", 344, 2, 0, "Hong Kong Dollar"},
    {"HNL", 340, 2, 0, "Lempira"},
    {"HRK", 191, 2, 2023, "Kuna"},
    {"HTG", 332, 2, 0, "Gourde"},
    {"HUF", 348, 2, 0, "Forint"},
    {"IDR", 360, 2, 0, "Rupiah"},
    {"IEP", 372, 2, 2002, "Irish Pound"},
    {"ILS", 376, 2, 0, "New Israeli Sheqel"},
    {"INR", 356, 2, 0, "Indian Rupee"},
    {"IQD", 368, 3, 0, "Iraqi Dinar"},
    {"IRR", 364, 2, 0, "Iranian Rial"},
    {"ISK", 352, 0, 0, "Iceland Krona"},
    {"ITL", 380, 0, 2002, "Italian Lira"},
    {"JMD", 388, 2, 0, "Jamaican Dollar"},
    {"JOD", 400, 3, 0, "Jordanian Dinar"},
    {"JPY", 392, 0, 0, "Yen"},
    {"KES", 404, 2, 0, "Kenyan Shilling"},
    {"KGS", 417, 2, 0, "Som"},
    {"KHR", 116, 2, 0, "Riel"},
    {"KMF", 174, 0, 0, "Comorian Franc"},
    {"KPW", 408, 2, 0, "North Korean Won"},
    {"KRW", 410, 0, 0, "Won"},
    {"KWD", 414, 3, 0, "Kuwaiti Dinar"},
    {"KYD", 136, 2, 0, "Cayman Islands Dollar"},
    {"KZT", 398, 2, 0, "Tenge"},
    {"LAK", 418, 2, 0, "Lao Kip"},
    {"LBP", 422, 2, 0, "Lebanese Pound"},
    {"LKR", 144, 2, 0, "Sri Lanka Rupee"},
    {"LRD", 430, 2, 0, "Liberian Dollar"},
    {"LSL", 426, 2, 0, "Loti"},
    {"LTL", 440, 2, 2014, "Lithuanian Litas"},
    {"LUF", 442, 0, 2002, "Luxembourg Franc"},
    {"LVL", 428, 2, 2014, "Latvian Lats"},
    {"LYD", 434, 3, 0, "Libyan Dinar"},
    {"MAD", 504, 2, 0, "Moroccan Dirham"},
    {"MDL", 498, 2, 0, "Moldovan Leu"},
    {"MGA", 969, 2, 0, "Malagasy Ariary"},
    {"MGF", 450, 0, 2004, "Malagasy Franc"},
    {"MKD", 807, 2, 0, "Denar"},
    {"MMK", 104, 2, 0, "Kyat"},
    {"MNT", 496, 2, 0, "Tugrik"},
    {"MOP", 446, 2, 0, "Pataca"},
    {"MRO", 478, 2, 2017, "Ouguiya"},
    {"MRU", 929, 2, 0, "Ouguiya"},
    {"MTL", 470, 2, 2008, "Maltese Lira"},
    {"MUR", 480, 2, 0, "Mauritius Rupee"},
    {"MVR", 462, 2, 0, "Rufiyaa"},
    {"MWK", 454, 2, 0, "Malawi Kwacha"},
    {"MXN", 484, 2, 0, "Mexican Peso"},
    {"MXV", 979, 2, 0, "Mexican Unidad de Inversion (UDI)"},
    {"MYR", 458, 2, 0, "Malaysian Ringgit"},
    {"MZM", 508, 2, 2006, "Mozambique Metical"},
    {"MZN", 943, 2, 0, "Mozambique Metical"},
    {"NAD", 516, 2, 0, "Namibia Dollar"},
    {"NGN", 566, 2, 0, "Naira"},
    {"NIO", 558, 2, 0, "Cordoba Oro"},
    {"NLG", 528, 2, 2002, "Netherlands Guilder"},
    {"NOK", 578, 2, 0, "Norwegian Krone"},
    {"NPR", 524, 2, 0, "Nepalese Rupee"},
    {"NZD", 554, 2, 0, "New Zealand Dollar"},
    {"OMR", 512, 3, 0, "Rial Omani"},
    {"PAB", 590, 2, 0, "Balboa"},
    {"PEN", 604, 2, 0, "Sol"},
    {"PGK", 598, 2, 0, "Kina"},
    {"PHP", 608, 2, 0, "Philippine Peso"},
    {"PKR", 586, 2, 0, "Pakistan Rupee"},
    {"PLN", 985, 2, 0, "Zloty"},
    {"PTE", 620, 0, 2002, "Portuguese Escudo"},
    {"PYG", 600, 0, 0, "Guarani"},
    {"QAR", 634, 2, 0, "Qatari Rial"},
    {"ROL", 642, 2, 2005, "Old Leu"},
    {"RON", 946, 2, 0, "Romanian Leu"},
    {"RSD", 941, 2, 0, "Serbian Dinar"},
    {"RUB", 643, 2, 0, "Russian Ruble"},
    {"RUR", 810, 2, 2004, "Russian Ruble"},
    {"RWF", 646, 0, 0, "Rwanda Franc"},
    {"SAR", 682, 2, 0, "Saudi Riyal"},
    {"SBD", 90, 2, 0, "Solomon Islands Dollar"},
    {"SCR", 690, 2, 0, "Seychelles Rupee"},
    {"SDD", 736, 2, 2007, "Sudanese Dinar"},
    {"SDG", 938, 2, 0, "Sudanese Pound"},
    {"SEK", 752, 2, 0, "Swedish Krona"},
    {"SGD", 702, 2, 0, "Singapore Dollar"},
    {"SHP", 654, 2, 0, "Saint Helena Pound"},
    {"SIT", 705, 2, 2007, "Tolar"},
    {"SKK", 703, 2, 2009, "Slovak Koruna"},
    {"SLE", 925, 2, 0, "Leone"},
    {"SLL", 694, 2, 2023, "Leone"},
    {"SOS", 706, 2, 0, "Somali Shilling"},
    {"SRD", 968, 2, 0, "Surinam Dollar"},
    {"SRG", 740, 2, 2003, "Surinam Guilder"},
    {"SSP", 728, 2, 0, "South Sudanese Pound"},
    {"STD", 678, 2, 2017, "Dobra"},
    {"STN", 930, 2, 0, "Dobra"},
    {"SVC", 222, 2, 0, "El Salvador Colon"},
    {"SYP", 760, 2, 0, "Syrian Pound"},
    {"SZL", 748, 2, 0, "Lilangeni"},
    {"THB", 764, 2, 0, "Baht"},
    {"TJS", 972, 2, 0, "Somoni"},
    {"TMM", 795, 2, 2009, "Turkmenistan Manat"},
    {"TMT", 934, 2, 0, "Turkmenistan New Manat"},
    {"TND", 788, 3, 0, "Tunisian Dinar"},
    {"TOP", 776, 2, 0, "Pa’anga"},
    {"TPE", 626, 0, 2002, "Timor Escudo"},
    {"TRL", 792, 0, 2005, "Old Turkish Lira"},
    {"TRY", 949, 2, 0, "Turkish Lira"},
    {"TTD", 780, 2, 0, "Trinidad and Tobago Dollar"},
    {"TWD", 901, 2, 0, "New Taiwan Dollar"},
    {"TZS", 834, 2, 0, "Tanzanian Shilling"},
    {"UAH", 980, 2, 0, "Hryvnia"},
    {"UGX", 800, 0, 0, "Uganda Shilling"},
    {"USD", 840, 2, 0, "US Dollar"},
    {"USN", 997, 2, 0, "US Dollar (Next day)"},
    {"USS", 998, 2, 2014, "US Dollar (Same day)"},
    {"UYI", 940, 0, 0, "Uruguay Peso en Unidades Indexadas (UI)"},
    {"UYU", 858, 2, 0, "Peso Uruguayo"},
    {"UYW", 927, 4, 0, "Unidad Previsional"},
    {"UZS", 860, 2, 0, "Uzbekistan Sum"},
    {"VEB", 862, 2, 2008, "Bolivar"},
    {"VED", 926, 2, 0, "Bolívar Soberano"},
    {"VEF", 937, 2, 2018, "Bolívar"},
    {"VES", 928, 2, 0, "Bolívar Soberano"},
    {"VND", 704, 0, 0, "Dong"},
    {"VUV", 548, 0, 0, "Vatu"},
    {"WST", 882, 2, 0, "Tala"},
    {"XAD", 396, 2, 0, "Arab Accounting Dinar"},
    {"XAF", 950, 0, 0, "CFA Franc BEAC"},
    {"XAG", 961, no_minor_unit, 0, "Silver"},
    {"XAU", 959, no_minor_unit, 0, "Gold"},
    {"XBA", 955, no_minor_unit, 0, "Bond Markets Unit European Composite Unit (EURCO)"},
    {"XBB", 956, no_minor_unit, 0, "Bond Markets Unit European Monetary Unit (E.M.U.-6)"},
    {"XBC", 957, no_minor_unit, 0, "Bond Markets Unit European Unit of Account 9 (E.U.A.-9)"},
    {"XBD", 958, no_minor_unit, 0, "Bond Markets Unit European Unit of Account 17 (E.U.A.-17)"},
    {"XCD", 951, 2, 0, "East Caribbean Dollar"},
    {"XCG", 532, 2, 0, "Caribbean Guilder"},
    {"XDR", 960, no_minor_unit, 0, "SDR (Special Drawing Right)"},
    {"XOF", 952, 0, 0, "CFA Franc BCEAO"},
    {"XPD", 964, no_minor_unit, 0, "Palladium"},
    {"XPF", 953, 0, 0, "CFP Franc"},
    {"XPT", 962, no_minor_unit, 0, "Platinum"},
    {"XSU", 994, no_minor_unit, 0, "Sucre"},
    {"XTS", 963, no_minor_unit, 0, "Codes specifically reserved for testing purposes"},
    {"XUA", 965, no_minor_unit, 0, "ADB Unit of Account"},
    {"XXX", 999, no_minor_unit, 0, "The codes assigned for transactions where no currency is involved"},
    {"YER", 886, 2, 0, "Yemeni Rial"},
    {"YUM", 891, 2, 2003, "New Dinar"},
    {"ZAR", 710, 2, 0, "Rand"},
    {"ZMK", 894, 2, 2012, "Zambian Kwacha"},
    {"ZMW", 967, 2, 0, "Zambian Kwacha"},
    {"ZWD", 716, 2, 2008, "Zimbabwe Dollar"},
    {"ZWG", 924, 2, 0, "Zimbabwe Gold"},
    {"ZWL", 932, 2, 2024, "Zimbabwe Dollar"},
    {"ZWR", 935, 2, 2009, "Zimbabwe Dollar"},
};

namespace detail {

// Declared and never constant: the compiler names it where a code is misspelt.
void this_code_is_not_in_the_iso_4217_table();

constexpr int compare_currency_codes(const char* a, const char* b) noexcept {
    for (int i = 0; i < 3; ++i) {
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

inline constexpr std::size_t iso_4217_rows = sizeof iso_4217_table / sizeof iso_4217_table[0];

/// Where a code of three letters stands in the table; iso_4217_rows where it does not. (An index, since g++ 12 under
/// -fsanitize=undefined takes no address of a row for a constant.)
constexpr std::size_t find_iso_4217(const char* code) noexcept {
    std::size_t first = 0;
    std::size_t last = iso_4217_rows;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        const int order = compare_currency_codes(code, iso_4217_table[middle].code);
        if (order == 0) return middle;
        if (order < 0) {
            last = middle;
        } else {
            first = middle + 1;
        }
    }
    return iso_4217_rows;
}

}  // namespace detail

/// The row of a code that is read while the program runs, or nullptr. Codes are three capital letters; nothing is
/// trimmed or capitalised. Withdrawn codes are found too: `withdrawn` tells.
constexpr const currency* find_currency(const char* code, std::size_t length) noexcept {
    if (length != 3) return nullptr;
    const std::size_t row = detail::find_iso_4217(code);
    return row < detail::iso_4217_rows ? &iso_4217_table[row] : nullptr;
}

/// The row of a code that is known when the program is written. A code that is not in the table does not compile.
consteval currency iso_4217(const char (&code)[4]) {
    const std::size_t row = detail::find_iso_4217(code);
    if (row == detail::iso_4217_rows) detail::this_code_is_not_in_the_iso_4217_table();
    return iso_4217_table[row];
}

}  // namespace govkpi
