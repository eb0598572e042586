package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** What others have issued to the clinic comes by itself: fetched from KSeF over the wire, byte by byte, once. */
class KsefPurchasesIT {

    private static final String NIP = "5252248481";

    private final Day day = Day.begin();

    @Test @Proves("KSF-35") void a_purchase_is_fetched_once_and_its_file_is_the_one_that_ksef_has() {
        var card = object("name", "Klinika Serce", "zone", "Europe/Warsaw", "nip", NIP, "address", "ul. Prosta 1, 00-850 Warszawa");
        day.api.send("PUT", day.clinic.path(""), Map.of("Content-Type", "application/json", "If-Match", day.api.get(day.clinic.path("")).header("ETag")), card.toString()).expect(200);
        var fetched = day.api.anonymous().get("/rehearsal/ksef/credentials?nip=" + NIP).expect(200).json().getJsonObject("authentication");
        day.api.put(day.clinic.path("/ksef/credentials/authentication"), object("certificate", fetched.getString("certificate"), "key", fetched.getString("key"),
                "password", fetched.getString("password"))).expect(200, 201);
        var bought = day.api.anonymous().post("/rehearsal/ksef/purchases", object("buyer", NIP, "number", "FZ/1", "amount", "123.00")).expect(200).json();

        day.rehearsal.advance(Duration.ofHours(1));

        assertThat(purchases()).singleElement().satisfies(one -> {
            assertThat(one.getString("number")).isEqualTo("FZ/1");
            assertThat(day.api.get("/api/v1/purchase-invoices/" + one.getString("id") + "/xml").expect(200).body()).isEqualTo(bought.getString("xml"));
        });
    }

    private List<JsonObject> purchases() {
        return day.api.get(day.clinic.path("/purchase-invoices?from=2027-01-01&to=2027-01-31")).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
