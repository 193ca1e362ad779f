// SPDX-License-Identifier: BSL-1.0
// Compares lines `code,numeric,digits` on standard input with the currencies of the Java library:
//
//     print_iso_4217 all | java Iso4217Check.java
//
// Prints each difference and the count of codes that agree. Exits with 1 when a difference is not listed below, when a
// country's currency is missing from the input, or when there is no input.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

public class Iso4217Check {
    // Younger than the first release of Java 17, whose updates have learned most of them. A Java that knows one must
    // agree on it.
    private static final Map<String, String> MAY_BE_UNKNOWN = Map.of(
            "VED", "amendment 170 (2021)",
            "SLE", "amendment 171 (2022)",
            "XCG", "amendment 176 (2025)",
            "ZWG", "amendment 177 (2024)",
            "XAD", "amendment 179 (2025)",
            "UYW", "in List One since 2018, left out of Java");

    // "code,numeric,digits" of Java where it is known to differ.
    private static final Map<String, String> JAVA_DIFFERS = Map.of(
            "ROL,642,0", "old leu of Romania; the published list of 2004 (BSI, tig90x.doc) gives two decimal places");

    // What an older Java still takes for the currency of a country: withdrawn, so not in the input without `all`.
    private static final Set<String> WITHDRAWN_SINCE_JAVA_17 = Set.of("ANG", "BGN", "HRK", "SLL", "ZWL");

    private static int agreed = 0;
    private static int unlisted = 0;

    private static void compare(String line) {
        final String code = line.split(",", -1)[0];
        final Currency java;
        try {
            java = Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            final String reason = MAY_BE_UNKNOWN.get(code);
            if (reason == null) ++unlisted;
            System.out.println(line + ": unknown to Java" + (reason == null ? ", NOT LISTED" : ": " + reason));
            return;
        }
        final String other = code + "," + java.getNumericCode() + "," + java.getDefaultFractionDigits();
        if (other.equals(line)) {
            ++agreed;
            return;
        }
        final String reason = JAVA_DIFFERS.get(other);
        if (reason == null) ++unlisted;
        System.out.println(line + ": Java has " + other + (reason == null ? ", NOT LISTED" : ": " + reason));
    }

    private static void requireCurrenciesOfCountries(Set<String> read) {
        for (final String country : Locale.getISOCountries()) {
            final Currency java = Currency.getInstance(new Locale("", country));
            if (java == null) continue; // Antarctica
            final String code = java.getCurrencyCode();
            if (read.contains(code) || WITHDRAWN_SINCE_JAVA_17.contains(code)) continue;
            ++unlisted;
            System.out.println(code + ": currency of " + country + " in Java, missing from the input, NOT LISTED");
        }
    }

    public static void main(String[] arguments) throws IOException {
        final Set<String> read = new HashSet<>();
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            compare(line);
            read.add(line.split(",", -1)[0]);
        }
        requireCurrenciesOfCountries(read);
        System.out.println(agreed + " of " + read.size() + " codes agree with Java " + Runtime.version());
        if (read.isEmpty() || agreed == 0 || unlisted > 0) {
            System.out.println(unlisted + " differences are not listed");
            System.exit(1);
        }
    }
}
