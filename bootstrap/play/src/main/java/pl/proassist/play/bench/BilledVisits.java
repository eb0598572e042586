package pl.proassist.play.bench;

import static pl.proassist.play.Words.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.Together;

/** Visits that were held and that a company pays: all that is left to do is to issue their invoices. */
final class BilledVisits {

    static final int CLIENTS = 8;

    private static final String COMPANY = "{\"buyer\":{\"kind\":\"COMPANY\",\"nip\":\"2222222222\",\"name\":\"Zakład Przykładowy S.A.\","
            + "\"address\":{\"line1\":\"ul. Fabryczna 5\",\"line2\":\"30-001 Kraków\"}}}";

    private final RunningProduct product;
    private final List<String> visits;

    private BilledVisits(RunningProduct product, List<String> visits) {
        this.product = product;
        this.visits = visits;
    }

    /** A clinic that asks nobody for a prepayment and may issue invoices under this NIP. */
    static Agenda clinic(RunningProduct product, String nip) {
        var agenda = Agenda.open(product.api(), product.adminToken());
        agenda.clinic().rules("facility", Map.of("requirement", "NONE"));
        product.api().put(agenda.clinic().path("/invoicing-settings"), object("exemption", "HEALING_ENTITY", "seller",
                Map.of("nip", nip, "name", "Klinika Pomiar sp. z o.o.", "address", Map.of("line1", "ul. Testowa 1", "line2", "00-001 Warszawa")))).expect(201);
        return agenda;
    }

    static BilledVisits held(RunningProduct product, Agenda agenda, int count) {
        var held = new BilledVisits(product, IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList());
        try (var connection = Connection.to(product.address())) {
            held.visits.forEach(visit -> agenda.book(connection, "/api/v1", visit));
        }
        held.each("PUT", "/billing", COMPANY);
        held.each("POST", "/complete", "");
        return held;
    }

    /** @return how many seconds it took from the first request to the last answer */
    double issue() {
        var start = System.nanoTime();
        each("POST", "/invoice", "");
        return (System.nanoTime() - start) / 1e9;
    }

    private void each(String method, String path, String body) {
        Together.call(CLIENTS, client -> () -> {
            try (var connection = Connection.to(product.address())) {
                for (int i = client; i < visits.size(); i += CLIENTS) {
                    var status = connection.send(method, "/api/v1/visits/" + visits.get(i) + path, product.adminToken(), body);
                    if (status != 200) {
                        throw new IllegalStateException(method + " " + path + " was answered " + status);
                    }
                }
                return client;
            }
        });
    }
}
