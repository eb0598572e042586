package pl.proassist.application.access;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.AccountDetails;

/** The words of letters to persons with accounts, other than codes, and the addresses of the pages they lead to. */
final class StaffPost {

    /** @param subject of an e-mail; an SMS has none */
    record Words(String subject, String text) {
    }

    private static final ResourceBundle.Control ROOT_IS_POLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Europe/Warsaw"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private StaffPost() {
    }

    static String invitation(String publicUrl, String token) {
        return publicUrl + "/invitation/" + token;
    }

    static String loginLink(String publicUrl, String token) {
        return publicUrl + "/login/" + token;
    }

    static Words write(StaffLetters.Letter letter, AccountDetails account, String link) {
        var words = ResourceBundle.getBundle("pl.proassist.application.access.staff-letters",
                Locale.forLanguageTag(account.language().name().toLowerCase(Locale.ROOT)), ROOT_IS_POLISH);
        var values = Map.of("name", account.firstName(), "login", account.login().value(), "link", link,
                "when", DAY_AND_HOUR.format(letter.createdAt()), "until", DAY_AND_HOUR.format(letter.notAfter()));
        return new Words(fill(words.getString(letter.kind() + ".subject"), values),
                fill(words.getString(letter.kind() + (letter.to().isLeft() ? ".sms" : ".email")), values));
    }

    /** What is filled in is not looked at again: a name may look like a placeholder. */
    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
