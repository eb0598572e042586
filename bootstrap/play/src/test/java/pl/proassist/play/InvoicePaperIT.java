package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Clinic.untilHour;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** The paper of an invoice on the running product: in the mailbox, on the patient's page, at the desk and in the books. */
class InvoicePaperIT {

    /** A company's check-ups of a month, each kind counted in the attachment. */
    static final JsonObject WITH_ATTACHMENT = object("buyer", Map.of("kind", "COMPANY", "nip", "2222222222", "name", "Firma", "address", Map.of("line1", "ul. Lipowa 1")),
            "lines", List.of(Map.of("name", "Badania profilaktyczne pracowników", "quantity", 7, "unitPrice", "120.00", "rate", "EXEMPT")), "soldFrom", "2027-01-10",
            "attachment", Map.of("blocks", List.of(Map.of("heading", "Zestawienie", "facts", List.of(Map.of("key", "Umowa", "value", "MP/7/2026")),
                    "tables", List.of(Map.of("columns", List.of(Map.of("name", "Rodzaj"), Map.of("name", "Liczba", "type", "WHOLE")),
                            "rows", List.of(List.of("wstępne", "3"), List.of("okresowe", "4"))))))));

    private static final String COMPANY = "5252248481";

    private final Api api = SharedProduct.product().api();
    private final Rehearsal rehearsal = new Rehearsal(api);

    @BeforeEach void emptyTheWorld() {
        rehearsal.reset();
    }

    @Test @Proves({"INV-01", "INV-02", "INV-04", "KSF-25", "KSF-36"})
    void a_patient_who_paid_gets_the_invoice_and_the_accountant_its_month() {
        var clinic = Clinic.open(api, "Klinika Paragon");
        clinic.everybodyPays(untilHour("20:00"));
        api.put(clinic.path("/invoicing-settings"), object("seller", Map.of("nip", "1111111111", "name", "Klinika Paragon sp. z o.o.", "address", Map.of("line1", "ul. Lipowa 1")),
                "exemption", "HEALING_ENTITY")).expect(200, 201);
        var anna = clinic.patient("Anna", "Żak");
        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", "200.00"), anna, Instant.parse("2027-01-25T09:00:00Z"));
        rehearsal.settle();
        rehearsal.pay(clinic.order(visit)).expect(200);
        rehearsal.settle();
        api.post("/api/v1/visits/" + visit.id() + "/complete", object()).expect(200);
        api.put("/api/v1/visits/" + visit.id() + "/billing", object("buyer", Map.of("kind", "CONSUMER", "name", "Anna Żak", "address", Map.of("line1", "ul. Krótka 2, Łódź"))))
                .expect(200, 201);

        var invoice = api.post("/api/v1/visits/" + visit.id() + "/invoice", object("simplified", false, "cashRegister", false)).expect(200, 201).json();
        rehearsal.settle();

        var letter = rehearsal.messagesTo(anna.email()).stream().filter(each -> each.kind().equals("INVOICE")).findFirst().orElseThrow();
        assertThat(letter.text()).containsPattern("\\[faktura-.*\\.pdf]").doesNotContain("Konsultacja");
        var address = List.of(letter.text().split("\\s+")).stream().filter(word -> word.contains("/invoice/")).findFirst().orElseThrow();
        var paper = api.anonymous().get(address).expect(200);
        assertThat(paper.header("content-type")).isEqualTo("application/pdf");
        assertThat(paper.body()).startsWith("%PDF-");
        assertThat(api.anonymous().get(address.substring(0, address.length() - 1) + "-").status()).isEqualTo(404);
        assertThat(api.anonymous().get(visit.payUrl()).expect(200).body()).contains(address);
        assertThat(api.get("/api/v1/invoices/" + invoice.getString("id") + "/paper").expect(200).body()).startsWith("%PDF-");
        assertThat(api.get(clinic.path("/invoices/export?month=2027-01")).expect(200).body()).startsWith("PK");
    }

    @Test @Proves({"INV-06", "KSF-02", "KSF-04", "KSF-34"})
    void an_invoice_with_an_attachment_goes_in_a_batch_once_the_tax_office_knows_and_until_then_everybody_reads_why_not() {
        rehearsal.setClock(Day.BOOKED);
        var clinic = Clinic.open(api, "Klinika Medycyny Pracy");
        clinic.issuesAs("Klinika Medycyny Pracy sp. z o.o.", COMPANY);
        var files = rehearsal.ksefCredentials(COMPANY).getJsonObject("authentication");
        api.put(clinic.path("/ksef/credentials/authentication"), object("certificate", files.getString("certificate"), "key", files.getString("key"),
                "password", files.getString("password"))).expect(200, 201);

        assertThat(api.post(clinic.path("/invoices"), WITH_ATTACHMENT).code()).isEqualTo("attachments-not-declared");
        var settings = api.get(clinic.path("/invoicing-settings")).expect(200).json();
        api.put(clinic.path("/invoicing-settings"), object("exemption", "HEALING_ENTITY", "attachmentsFrom", "2027-01-01", "seller", settings.getJsonObject("seller"))).expect(200);
        var invoice = "/api/v1/invoices/" + api.post(clinic.path("/invoices"), WITH_ATTACHMENT).expect(201).json().getString("id");
        rehearsal.advance(Duration.ofMinutes(1));

        assertThat(pending(clinic)).singleElement().satisfies(one -> {
            assertThat(one.getInt("code")).as("declared here, and not to the tax office").isEqualTo(415);
            assertThat(one.getString("advice")).contains("e-Urzęd");
        });
        assertThat(api.get(clinic.path("/tasks")).expect(200).body()).contains("KSEF_STUCK");

        api.anonymous().put("/rehearsal/ksef/attachments", object("nip", COMPANY, "declared", true)).expect(200);
        rehearsal.advance(Duration.ofMinutes(70));

        var there = api.get(invoice).expect(200).json();
        assertThat(there.getString("status")).isEqualTo("ACCEPTED");
        var inKsef = rehearsal.ksefInvoices().stream().filter(each -> each.containsKey("ksefNumber")).toList();
        assertThat(inKsef).singleElement().satisfies(one -> {
            assertThat(one.getString("ksefNumber")).isEqualTo(there.getString("ksefNumber"));
            assertThat(one.getString("xml")).isEqualTo(api.get(invoice + "/xml").expect(200).body()).contains("<Zalacznik>", "MP/7/2026");
        });
        assertThat(api.get(invoice + "/upo").expect(200).body()).contains(there.getString("ksefNumber"));
        assertThat(api.get(clinic.path("/ksef/sessions")).expect(200).body()).contains("-SB-").doesNotContain("-SO-");
        assertThat(api.get(invoice + "/paper").expect(200).body()).startsWith("%PDF-");
        assertThat(pending(clinic)).isEmpty();
        assertThat(api.get(clinic.path("/tasks")).expect(200).body()).doesNotContain("KSEF_STUCK");
    }

    private List<JsonObject> pending(Clinic clinic) {
        return api.get(clinic.path("/ksef/pending")).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Test @Proves({"INV-02", "KSF-28"}) void the_money_of_a_visit_that_nobody_came_to_gets_a_note_with_a_paper() {
        var clinic = Clinic.open(api, "Klinika Nota");
        clinic.everybodyPays(untilHour("20:00"));
        api.put(clinic.path("/invoicing-settings"), object("seller", Map.of("nip", "1111111111", "name", "Klinika Nota sp. z o.o.", "address", Map.of("line1", "ul. Lipowa 1")),
                "exemption", "HEALING_ENTITY")).expect(200, 201);
        var anna = clinic.patient("Anna", "Żak");
        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", "200.00"), anna, Instant.parse("2027-01-25T09:00:00Z"));
        rehearsal.settle();
        rehearsal.pay(clinic.order(visit)).expect(200);
        rehearsal.settle();
        api.put("/api/v1/visits/" + visit.id() + "/billing", object("buyer", Map.of("kind", "CONSUMER", "name", "Anna Żak", "address", Map.of("line1", "ul. Krótka 2, Łódź")),
                        "email", "opiekun-nota@poczta.example"))
                .expect(200, 201);
        rehearsal.advanceTo(Instant.parse("2027-01-25T10:00:00Z"));
        api.post("/api/v1/visits/" + visit.id() + "/no-show", object()).expect(200);

        var note = api.post("/api/v1/visits/" + visit.id() + "/accounting-note", object()).expect(200).json();

        assertThat(note.getString("number")).isEqualTo("NK/2027/01/0001");
        assertThat(note.getString("amount")).isEqualTo("200.00");
        assertThat(api.get("/api/v1/accounting-notes/" + note.getString("id") + "/paper").expect(200).body()).startsWith("%PDF-");
        rehearsal.settle();
        assertThat(rehearsal.messagesTo("opiekun-nota@poczta.example")).singleElement().satisfies(letter -> assertThat(letter.text()).containsPattern("\\[nota-.*\\.pdf]"));
        var letter = rehearsal.messagesTo(anna.email()).stream().filter(each -> each.text().contains("[nota-")).findFirst().orElseThrow();
        var address = List.of(letter.text().split("\\s+")).stream().filter(word -> word.contains("/invoice/")).findFirst().orElseThrow();
        assertThat(api.anonymous().get(address).expect(200).body()).startsWith("%PDF-");
        assertThat(api.anonymous().get(visit.payUrl()).expect(200).body()).contains(address);
        assertThat(api.get(clinic.path("/accounting-notes?month=2027-01")).expect(200).json().getJsonArray("items")).containsExactly(note);
    }
}
