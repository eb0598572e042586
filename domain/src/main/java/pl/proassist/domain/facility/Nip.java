package pl.proassist.domain.facility;

/** NIP, the Polish tax number: ten digits, the last one a check digit (weights 6 5 7 2 3 4 5 6 7, modulo 11). */
public record Nip(String value) {

    private static final int[] WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};

    public Nip {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a NIP");
        }
    }

    public static boolean isValid(String text) {
        if (!text.matches("[0-9]{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return sum % 11 == text.charAt(9) - '0';
    }

    @Override public String toString() {
        return value;
    }
}
