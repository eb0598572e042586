package pl.proassist.application.notifying;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pl.proassist.domain.patient.Language;

/** The words of letters and messages in one language: a bundle whose root is Polish; the machine's own locale never decides. */
public record Wording(ResourceBundle bundle) {

    private static final ResourceBundle.Control ROOT_IS_POLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    public static Wording of(String bundle, Language language) {
        return new Wording(ResourceBundle.getBundle(bundle, Locale.forLanguageTag(language.name().toLowerCase(Locale.ROOT)), ROOT_IS_POLISH));
    }

    public String say(String key) {
        return bundle.getString(key);
    }

    /** With {@code {name}} replaced by its value. What is filled in is not looked at again: a name may look like a placeholder. */
    public String say(String key, Map<String, String> values) {
        return PLACEHOLDER.matcher(say(key)).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
