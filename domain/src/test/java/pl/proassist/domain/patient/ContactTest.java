package pl.proassist.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.aPatient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.shared.PersonalData;

class ContactTest {

    @ParameterizedTest
    @ValueSource(strings = {"+48500600700", "+380501234567", "+15551234567"})
    void a_phone_number_is_international(String text) {
        assertThat(new PhoneNumber(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500600700", "+48 500 600 700", "0048500600700", "+0500600700", "+48", "+4850060070012345", "+48500600700\n", "", "tel"})
    void anything_else_is_no_phone_number(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jan@kowalski.example", "j.k+visit@mail.kowalski.example", "o'neil@a-b.pl", "JAN@KOWALSKI.PL"})
    void an_e_mail_address_has_a_name_and_a_place(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jan", "jan@", "@kowalski.pl", "jan@kowalski", "jan kowalski@a.pl", "jan@@a.pl", "jan@a..pl", "jan@.pl", "a@b@c.pl",
            "jan@a.pl\r\nBcc: all@a.pl", "jan@a.pl\n", "Jan <jan@a.pl>", "jan@a.pl,ewa@a.pl", "żółw@a.pl", "jan@[127.0.0.1]"})
    void anything_else_is_no_e_mail_address(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
        assertThat(EmailAddress.isValid(text)).isFalse();
    }

    @Test
    void an_e_mail_address_has_at_most_64_characters_before_the_at_and_254_in_all() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@a.pl")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@a.pl")).isFalse();
        assertThat(EmailAddress.isValid("jan@" + "a.".repeat(124) + "pl")).isTrue();
        assertThat(EmailAddress.isValid("jan@" + "a.".repeat(125) + "pl")).isFalse();
    }

    @Test
    void what_is_personal_prints_masked() {
        var patient = aPatient().pesel("44051401359").build();

        assertThat(patient.toString()).doesNotContain("Kowalski", "Jan", "4405", "500600", "jan@").contains(patient.id().toString());
        assertThat(patient.phone().get().toString()).doesNotContain("500600");
        assertThat(patient.email().get().toString()).doesNotContain("jan");
        assertThat(patient.pesel().get().toString()).doesNotContain("440514");
        assertThat(new Object[] {patient, patient.phone().get(), patient.email().get(), patient.pesel().get()})
                .allMatch(PersonalData.class::isInstance);
    }
}
