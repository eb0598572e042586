package pl.proassist.adapters.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person recognises the own browser by, made of the names that the header {@code User-Agent} is known to hold. The header itself goes no
 * further: whoever calls writes it, and letters and pages would repeat it.
 */
final class Device {

    /** In this order: each of these also carries the names of those that follow. */
    private static final Map<String, String> BROWSERS = ordered("Edg", "Edge", "OPR", "Opera", "SamsungBrowser", "Samsung Internet",
            "Firefox", "Firefox", "FxiOS", "Firefox", "CriOS", "Chrome", "Chrome", "Chrome", "Safari", "Safari", "curl", "curl", "Java", "Java");
    private static final Map<String, String> SYSTEMS = ordered("Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows",
            "Mac OS X", "macOS", "CrOS", "ChromeOS", "Linux", "Linux");

    private Device() {
    }

    /** {@code Firefox, Windows}; empty for what nobody would recognise, and then letters and pages have words for it. */
    static String named(String userAgent) {
        var text = userAgent == null ? "" : userAgent;
        return Stream.of(BROWSERS, SYSTEMS).flatMap(names -> first(names, text)).collect(Collectors.joining(", "));
    }

    private static Stream<String> first(Map<String, String> names, String text) {
        return names.entrySet().stream().filter(name -> text.contains(name.getKey())).map(Map.Entry::getValue).limit(1);
    }

    private static Map<String, String> ordered(String... pairs) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
