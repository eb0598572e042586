package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;

/** Invoices that others issued to the facility. */
@Proves("KSF-35")
class PurchaseInvoicesTest extends ApiTest {

    private static final String PURCHASES = THE_FACILITY + "/purchase-invoices";
    private static final String YEAR = "?from=2026-01-01&to=2026-12-31";

    @Test void a_file_is_taken_listed_and_given_back() {
        var file = file(anInvoice().toTheClinic().number("FV/1"));

        var taken = post(file);

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().getString("seller")).isEqualTo("1111111111");
        assertThat(taken.json().getString("number")).isEqualTo("FV/1");
        assertThat(taken.json().getString("total")).isEqualTo("250.00");
        assertThat(taken.json()).doesNotContainKey("ksefNumber");
        assertThat(post(file).status()).isEqualTo(200);
        assertThat(api.get(PURCHASES + YEAR).json().getJsonArray("items")).hasToString("[" + taken.body() + "]");
        var given = api.get("/purchase-invoices/" + taken.json().getString("id") + "/xml");
        assertThat(given.body()).isEqualTo(new String(file, StandardCharsets.UTF_8));
        assertThat(given.header("Content-Type")).isEqualTo("application/xml");
        assertThat(given.header("Content-Disposition")).startsWith("attachment");
    }

    @Test void pages_follow_each_other() {
        for (int day = 1; day <= 3; day++) {
            post(file(anInvoice().toTheClinic().number("FV/" + day).issued(LocalDate.of(2026, 1, day))));
        }

        var first = api.get(PURCHASES + YEAR + "&limit=2").json();
        var rest = api.get(PURCHASES + YEAR + "&limit=2&cursor=" + first.getString("next")).json();

        assertThat(first.getJsonArray("items")).extracting(item -> item.asJsonObject().getString("number")).containsExactly("FV/3", "FV/2");
        assertThat(rest.getJsonArray("items")).extracting(item -> item.asJsonObject().getString("number")).containsExactly("FV/1");
        assertThat(rest).doesNotContainKey("next");
    }

    @Test void each_no_has_its_name() {
        post(file(anInvoice().toTheClinic().number("FV/1")));

        assertThat(post(file(anInvoice().toTheClinic().number("FV/1").issued(LocalDate.of(2026, 1, 2)))).no()).isEqualTo("409 purchase-number-known");
        assertThat(post(file(anInvoice())).no()).isEqualTo("422 purchase-for-another");
        assertThat(api.get("/purchase-invoices/" + NOBODY + "/xml").no()).isEqualTo("404 unknown-purchase-invoice");
        assertThat(api.get("/facilities/" + NOBODY + "/purchase-invoices" + YEAR).no()).isEqualTo("404 unknown-facility");
    }

    @Test void a_document_that_is_no_invoice_is_refused_with_the_place() {
        var refused = post("<Faktura/>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.no()).isEqualTo("422 not-an-invoice");
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("code")).isEqualTo("not-xml");
    }

    @Test void only_xml_is_read_and_not_more_than_ksef_takes() {
        assertThat(api.send("POST", PURCHASES, "{}").status()).isEqualTo(415);
        assertThat(post(new byte[UploadedXmlReader.LARGEST + 1]).no()).isEqualTo("413 body-too-large");
    }

    @ParameterizedTest @ValueSource(strings = {"", "?from=2026-01-01", "?from=x&to=y", "?from=2026-02-01&to=2026-01-01", "?from=2026-01-01&to=2026-01-31&cursor=abc",
        "?from=2026-01-01&to=2026-01-31&limit=0"})
    void a_malformed_question_is_a_400(String query) {
        assertThat(api.get(PURCHASES + query).no()).isEqualTo("400 malformed-request");
    }

    private RunningApi.Answer post(byte[] file) {
        return api.send("POST", PURCHASES, file, "Content-Type", "application/xml");
    }

    private byte[] file(InvoiceBuilder invoice) {
        return api.world.documents.write(invoice.numbered(), InvoiceBuilder.FROZEN_AT).get().xml();
    }
}
