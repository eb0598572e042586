package pl.proassist.adapters.rest;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.vavr.control.Either;
import pl.proassist.domain.patient.PhoneNumber;

/** Reads telephone numbers as people write them; without a country they are Polish. Mobile or landline, but one that can exist. */
final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {
    }

    static Either<Member.Wrong, PhoneNumber> read(String text) {
        if (!text.matches("[+0-9 ()./-]{3,40}")) {
            return Member.wrong("not-a-phone");
        }
        try {
            var number = NUMBERS.parse(text, "PL");
            return NUMBERS.isValidNumber(number)
                    ? Either.right(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Member.wrong("not-a-phone");
        } catch (NumberParseException notOne) {
            return Member.wrong("not-a-phone");
        }
    }
}
