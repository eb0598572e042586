package pl.proassist.application.access;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import pl.proassist.application.notifying.Wording;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.AccountDetails;

/** The words of letters to persons with accounts, other than codes, and the addresses of the pages they lead to. */
final class StaffPost {

    /** @param subject of an e-mail; an SMS has none */
    record Words(String subject, String text) {
    }

    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Europe/Warsaw"));

    private StaffPost() {
    }

    static String invitation(String publicUrl, String token) {
        return publicUrl + "/invitation/" + token;
    }

    static String loginLink(String publicUrl, String token) {
        return publicUrl + "/login/" + token;
    }

    static Words write(StaffLetters.Letter letter, AccountDetails account, String link) {
        var words = Wording.of("pl.proassist.application.access.staff-letters", account.language());
        var values = Map.of("name", account.firstName(), "login", account.login().value(), "link", link,
                "when", DAY_AND_HOUR.format(letter.createdAt()), "until", DAY_AND_HOUR.format(letter.notAfter()));
        return new Words(words.say(letter.kind() + ".subject", values), words.say(letter.kind() + (letter.to().isLeft() ? ".sms" : ".email"), values));
    }
}
