package pl.proassist.adapters.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.shared.Money;

/** The words of the pages: in the patient's language where the patient is known, else in the browser's, else in Polish. */
public record PageWords(Locale locale, ResourceBundle bundle) {

    private static final List<Locale> SPOKEN = List.of(Locale.forLanguageTag("pl"), Locale.ENGLISH, Locale.forLanguageTag("uk"));
    private static final ResourceBundle.Control ROOT_IS_POLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static PageWords of(Language patients) {
        return in(Locale.forLanguageTag(patients.name().toLowerCase(Locale.ROOT)), "pages");
    }

    static PageWords of(String acceptLanguage) {
        return in(preferred(acceptLanguage), "pages");
    }

    static PageWords forStaff(String acceptLanguage) {
        return in(preferred(acceptLanguage), "staff");
    }

    private static PageWords in(Locale locale, String bundle) {
        return new PageWords(locale, ResourceBundle.getBundle("pl.proassist.adapters.web." + bundle, locale,
                PageWords.class.getClassLoader(), ROOT_IS_POLISH));
    }

    private static Locale preferred(String acceptLanguage) {
        try {
            var wanted = acceptLanguage == null ? null : Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return wanted == null ? SPOKEN.get(0) : wanted;
        } catch (IllegalArgumentException malformed) {
            return SPOKEN.get(0);
        }
    }

    public String say(String key) {
        return bundle.getString(key);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** What the bundle numbers from 1 on. */
    public List<String> items(String key) {
        return IntStream.iterate(1, number -> has(key + "." + number), number -> number + 1).mapToObj(number -> say(key + "." + number)).toList();
    }

    public String day(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale).format(instant.atZone(zone));
    }

    public String hour(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    public String money(Money amount) {
        return amount.toString().replace('.', ',') + "\u00a0zł";
    }

    public String tag() {
        return locale.toLanguageTag();
    }
}
