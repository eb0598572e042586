package pl.proassist.domain.patient;

import java.util.regex.Pattern;
import pl.proassist.domain.shared.PersonalData;

/** A telephone number in E.164 form, {@code +48500600700}. Whether such a number can exist is checked where it is entered. */
public record PhoneNumber(String value) implements PersonalData {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    @Override public String toString() {
        return "phone ***" + value.substring(value.length() - 2);
    }
}
