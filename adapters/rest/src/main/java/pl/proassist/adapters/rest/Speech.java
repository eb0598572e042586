package pl.proassist.adapters.rest;

import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import pl.proassist.domain.patient.Language;

/** The words of one language: Polish unless the caller asks for English or Ukrainian, whatever the machine itself speaks. */
final class Speech {

    private static final Map<Language, Speech> SPEECHES = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            SPEECHES.put(language, new Speech(language));
        }
    }

    private final Locale locale;
    private final ResourceBundle problems;
    private final ResourceBundle errors;
    private final ResourceBundle because;
    private final ResourceBundle file;
    private final Map<String, DateTimeFormatter> forms = new ConcurrentHashMap<>();
    private final SortedMap<String, String> hints = new TreeMap<>();
    private final ResourceBundle report;
    private final ResourceBundle ksef;

    private Speech(Language language) {
        this.locale = Locale.forLanguageTag(language.name().toLowerCase(Locale.ROOT));
        this.problems = bundle("problems");
        this.errors = bundle("errors");
        this.because = bundle("because");
        this.file = bundle("file");
        var told = bundle("hints");
        told.keySet().forEach(field -> hints.put(field, told.getString(field)));
        this.report = bundle("report");
        this.ksef = bundle("ksef");
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(Speech.class.getPackageName() + "." + name, locale, Speech.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Speech of(Language language) {
        return SPEECHES.get(language);
    }

    /** @param accepted the header {@code Accept-Language}, or null */
    static Speech of(String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return of(Language.PL);
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(accepted), SPEECHES.values().stream().map(each -> each.locale).toList());
            return SPEECHES.values().stream().filter(each -> each.locale.equals(best)).findFirst().orElse(of(Language.PL));
        } catch (IllegalArgumentException unreadable) {
            return of(Language.PL);
        }
    }

    Locale locale() {
        return locale;
    }

    String title(String code) {
        return problems.getString(code + ".title");
    }

    String detail(String code) {
        return problems.getString(code + ".detail");
    }

    String error(FieldError error) {
        return filled(errors.getString(error.code()), error.values());
    }

    String because(String key, List<String> values) {
        return filled(because.getString(key), values);
    }

    /** How times are written; the pattern is among the words of the reasons. */
    DateTimeFormatter form(String key) {
        return forms.computeIfAbsent(key, each -> DateTimeFormatter.ofPattern(because.getString(each), locale));
    }

    /** What each setting of the payment rules does, by its place in their JSON. */
    SortedMap<String, String> hints() {
        return Collections.unmodifiableSortedMap(hints);
    }

    String file(String key) {
        return file.getString(key);
    }

    /** A code stands for itself where it has no word. */
    String file(String kind, String code) {
        var key = kind + "." + code;
        return file.containsKey(key) ? file.getString(key) : code;
    }

    String report(String key) {
        return report.getString(key);
    }

    String ksef(String key) {
        return ksef.getString(key);
    }

    /** {@code {0}} is the first value, and so on. */
    private static String filled(String pattern, List<String> values) {
        var text = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            var end = pattern.charAt(i) == '{' ? pattern.indexOf('}', i) : -1;
            if (end > i) {
                text.append(values.get(Integer.parseInt(pattern.substring(i + 1, end))));
                i = end;
            } else {
                text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }
}
