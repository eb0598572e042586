package pl.proassist.adapters.rehearsal;

import java.util.List;

/**
 * Why KSeF does not do what it was asked to (ksef.md 9).
 *
 * @param code        with status 400 KSeF's own, else 0
 * @param description what is wrong in general, in KSeF's words
 */
record KsefRefusal(int status, int code, String description, List<String> details) {

    static KsefRefusal bad(int code, String description, String... details) {
        return new KsefRefusal(400, code, description, List.of(details));
    }

    static KsefRefusal input(List<String> details) {
        return new KsefRefusal(400, 21405, "Błąd walidacji danych wejściowych.", details);
    }

    static KsefRefusal noSession(String reference) {
        return bad(21173, "Brak sesji o wskazanym numerze referencyjnym.", "Sesja o numerze referencyjnym %s nie została odnaleziona.".formatted(reference));
    }

    static KsefRefusal ofSession(int status) {
        return bad(21180, "Status sesji nie pozwala na wykonanie operacji.", "Status sesji %d uniemożliwia wysyłkę faktur.".formatted(status));
    }

    static KsefRefusal challenge() {
        return bad(21111, "Nieprawidłowe wyzwanie autoryzacyjne.");
    }

    static KsefRefusal notAuthorised(String detail) {
        return bad(21301, "Brak autoryzacji.", detail);
    }

    static KsefRefusal noUpo(String reference) {
        return bad(21178, "Nie znaleziono UPO dla podanych kryteriów.", "UPO dla %s nie zostało znalezione.".formatted(reference));
    }

    static KsefRefusal unknownKey(String id) {
        return bad(21470, "Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.", "Klucz o identyfikatorze %s nie jest wspierany.".formatted(id));
    }

    static KsefRefusal unauthorized(String detail) {
        return new KsefRefusal(401, 0, "Unauthorized", List.of(detail));
    }
}
