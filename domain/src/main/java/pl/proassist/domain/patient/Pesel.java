package pl.proassist.domain.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import pl.proassist.domain.shared.PersonalData;

/** PESEL, the Polish personal number: eleven digits with birth date, sex and a check digit (ustawa o ewidencji ludności). */
public record Pesel(String value) implements PersonalData {

    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};

    public Pesel {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a PESEL");
        }
    }

    public static boolean isValid(String text) {
        if (!text.matches("[0-9]{11}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10 == text.charAt(10) - '0' && hasBirthDate(text);
    }

    private static boolean hasBirthDate(String text) {
        try {
            birthDate(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    /** The century is coded in the month: 80 for 1800, 0 for 1900, 20 for 2000, 40 for 2100, 60 for 2200. */
    private static LocalDate birthDate(String text) {
        int coded = Integer.parseInt(text.substring(2, 4));
        int century = switch (coded / 20) {
            case 0 -> 1900;
            case 1 -> 2000;
            case 2 -> 2100;
            case 3 -> 2200;
            default -> 1800;
        };
        return LocalDate.of(century + Integer.parseInt(text.substring(0, 2)), coded % 20, Integer.parseInt(text.substring(4, 6)));
    }

    public LocalDate birthDate() {
        return birthDate(value);
    }

    @Override public String toString() {
        return "PESEL *******" + value.substring(9);
    }
}
