package pl.proassist.adapters.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.vavr.control.Option;
import pl.proassist.domain.patient.PhoneNumber;

/** Reads telephone numbers as people write them in a form; without a country they are Polish. */
final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {
    }

    static Option<PhoneNumber> read(String text) {
        if (!text.matches("[+0-9 ()./-]{3,40}")) {
            return Option.none();
        }
        try {
            var number = NUMBERS.parse(text, "PL");
            return Option.when(NUMBERS.isValidNumber(number), () -> new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException notOne) {
            return Option.none();
        }
    }
}
