package pl.proassist.domain.patient;

import pl.proassist.domain.shared.PersonalData;

/** A telephone number in E.164 form, {@code +48500600700}. Whether such a number can exist is checked where it is entered. */
public record PhoneNumber(String value) implements PersonalData {

    public PhoneNumber {
        if (!value.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    @Override public String toString() {
        return "phone ***" + value.substring(value.length() - 2);
    }
}
