package pl.proassist.adapters.persistence;

import java.util.Locale;

/** The keyed hashes by which a patient is found, made alike for what is stored and for what is asked. */
record PatientIndex(Vault vault) {

    static final int END_OF_PHONE = 4;

    byte[] pesel(String pesel) {
        return vault.index("pesel", pesel);
    }

    /** @param phone in E.164 form */
    byte[] phone(String phone) {
        return vault.index("phone", phone);
    }

    /** @param phone a whole number, or its last four digits */
    byte[] endOfPhone(String phone) {
        return vault.index("phone-end", phone.substring(phone.length() - END_OF_PHONE));
    }

    byte[] email(String email) {
        return vault.index("email", email.toLowerCase(Locale.ROOT));
    }
}
