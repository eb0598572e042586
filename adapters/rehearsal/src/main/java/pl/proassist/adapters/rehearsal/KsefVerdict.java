package pl.proassist.adapters.rehearsal;

import java.util.List;

/** How KSeF ends with an invoice that it took (ksef.md 5.4): 200, or why not. */
record KsefVerdict(int code, List<String> details) {

    static final int ACCEPTED = 200;
    static final int DUPLICATE = 440;

    private static final int CONTENT = 450;

    static KsefVerdict of(int code, String... details) {
        return new KsefVerdict(code, List.of(details));
    }

    static KsefVerdict content(String... details) {
        return of(CONTENT, details);
    }

    /** KSeF's own words for the code. */
    static String description(int code) {
        return switch (code) {
            case 100 -> "Faktura przyjęta do dalszego przetwarzania";
            case 150 -> "Trwa przetwarzanie";
            case ACCEPTED -> "Sukces";
            case 405 -> "Przetwarzanie anulowane z powodu błędu sesji";
            case 410 -> "Nieprawidłowy zakres uprawnień";
            case 415 -> "Brak możliwości wysyłania faktury z załącznikiem";
            case 430 -> "Błąd weryfikacji pliku faktury";
            case 435 -> "Błąd odszyfrowania pliku";
            case DUPLICATE -> "Duplikat faktury";
            case CONTENT -> "Błąd weryfikacji semantyki dokumentu faktury";
            default -> "Nieznany błąd (" + code + ")";
        };
    }
}
