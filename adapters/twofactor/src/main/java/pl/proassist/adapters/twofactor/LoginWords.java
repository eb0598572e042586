package pl.proassist.adapters.twofactor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.notifying.Wording;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.SecondFactor.Proof;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.shared.PersonalData;

/** What a person reads who logs in, in the language of the account. A subject is made of our own words only. */
record LoginWords(String subject, String text) implements PersonalData {

    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE);
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZONE);
    private static final int LONGEST = 150;

    static LoginWords of(AccountDetails account, SecondFactorMethod method, Proof proof) {
        var words = Wording.of("pl.proassist.adapters.twofactor.login", account.language());
        var values = Map.of("secret", proof.secret(), "name", oneLine(account.firstName()), "device", device(proof, words),
                "address", oneLine(proof.address()), "until", HOUR.format(proof.until()),
                "when", DAY_AND_HOUR.format(proof.until().minus(method.lifetime())));
        return new LoginWords(words.say(method + ".subject"), words.say(method + ".text", values));
    }

    Handover sendBy(Mailer mailer, UUID message, AccountDetails account) {
        return account.email().fold(() -> new Handover.AddresseeRefused("no e-mail address any more"), to -> mailer.send(message, to, subject, text));
    }

    private static String device(Proof proof, Wording words) {
        var device = oneLine(proof.device());
        return device.isEmpty() ? words.say("unknown-device") : device;
    }

    /** Names and devices come from outside: they must not look like lines of ours. */
    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST))) + "…";
    }

    @Override public String toString() {
        return "words ***";
    }
}
