package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.domain.InvoiceBuilder;

/** What people see of KSeF and decide about it, over HTTP. */
class KsefModesTest extends ApiTest {

    @Test
    @Proves({"KSF-23", "A26"})
    void a_mode_is_chosen_with_a_reason_and_taken_back() {
        assertThat(api.get(THE_FACILITY + "/ksef/mode").json().getString("mode")).isEqualTo("ONLINE");

        var chosen = api.put(THE_FACILITY + "/ksef/mode", Bodies.json("{'mode':'OFFLINE24','reason':'awaria łącza'}")).json();
        assertThat(chosen.getString("because")).isEqualTo("BY_HAND");
        assertThat(chosen.getJsonObject("chosen").getString("reason")).isEqualTo("awaria łącza");

        assertThat(api.put(THE_FACILITY + "/ksef/mode", Bodies.json("{'mode':'AUTOMATIC','reason':'wróciło'}")).json().getString("because")).isEqualTo("USUAL");
    }

    @Test
    void a_mode_that_does_not_exist_and_a_choice_without_a_reason_are_told_together() {
        assertThat(api.put(THE_FACILITY + "/ksef/mode", Bodies.json("{'mode':'SOMETIMES'}")).no()).isEqualTo("400 malformed-request");
        assertThat(api.get(THE_FACILITY + "/ksef/mode").json().getString("mode")).isEqualTo("ONLINE");
    }

    @Test
    @Proves({"KSF-14", "KSF-17"})
    void an_invoice_is_handed_over_and_stands_in_the_countdown() {
        var invoice = api.world.onItsWay(InvoiceBuilder.anInvoice().frozen());

        var given = api.post("/invoices/" + invoice + "/hand-over", Bodies.json("{'reason':'klient czeka'}"));

        assertThat(given.json().getString("mode")).isEqualTo("OFFLINE24");
        assertThat(given.json().getString("issuerCode")).contains("/certificate/Nip/1111111111/");
        var pending = api.get(THE_FACILITY + "/ksef/pending").json().getJsonArray("items").getJsonObject(0);
        assertThat(pending.getString("number")).isEqualTo("FV/2026/11/0001");
        assertThat(pending.getString("reason")).isEqualTo("klient czeka");
        assertThat(pending.getString("sendBy")).isEqualTo("2026-01-13");
        assertThat(pending.getBoolean("overdue")).isFalse();
    }

    @ParameterizedTest @CsvSource({"415, e-Urząd, e-Urzędzie", "440, another program, inny program", "450, Mend the buyer, poprawić dane nabywcy", "21405, with this code, podając ten kod"})
    @Proves({"INV-06", "KSF-30"})
    void whoever_reads_what_ksef_has_not_taken_reads_what_to_do(int code, String inEnglish, String inPolish) {
        var invoice = api.world.onItsWay(InvoiceBuilder.anInvoice().frozen());
        var queue = api.world.stores.ksefQueue();
        api.world.stores.transactions().record(() -> {
            queue.save(queue.find(invoice).get().now(KsefQueue.State.REFUSED, Option.some(code), api.world.clock.instant()));
            return invoice;
        });

        assertThat(pending("en")).contains(inEnglish);
        assertThat(pending("pl")).contains(inPolish);
    }

    private String pending(String language) {
        return api.send("GET", THE_FACILITY + "/ksef/pending", "", "Accept-Language", language).json().getJsonArray("items").getJsonObject(0).getString("advice");
    }

    @Test
    void what_is_not_on_its_way_is_not_handed_over() {
        var outside = api.world.given(InvoiceBuilder.anInvoice().accepted()).id();

        assertThat(api.post("/invoices/" + outside + "/hand-over", Bodies.json("{'reason':'klient czeka'}")).no()).isEqualTo("409 invoice-not-on-its-way");
        assertThat(api.post("/invoices/6f1c2a4e-0d3b-4c55-9a52-1f0b7c9d2e10/hand-over", Bodies.json("{'reason':'klient czeka'}")).no()).isEqualTo("404 unknown-invoice");
    }

    @Test
    @Proves("KSF-34")
    void a_facility_that_has_sent_nothing_has_no_sessions() {
        assertThat(api.get(THE_FACILITY + "/ksef/sessions").json().getJsonArray("items")).isEmpty();
    }
}
