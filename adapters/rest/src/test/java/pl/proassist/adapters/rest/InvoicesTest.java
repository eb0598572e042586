package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.BookingWish;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.InvoiceId;

/** Invoices over HTTP: from the settings to the correction, and what is refused on the way. */
class InvoicesTest extends ApiTest {

    private static final String ADDRESS = "'address':{'line1':'ul. Lipowa 1','line2':'00-001 Warszawa'}";
    private static final String SELLER = "'seller':{'nip':'111-111-11-11','name':'Przychodnia Pod Lipą'," + ADDRESS + ",'bankAccount':'73 1111 1111 1111 1111 1111 1111'}";
    private static final String SETTINGS = "{" + SELLER + ",'exemption':'HEALING_ENTITY','services':[{'service':'" + SERVICE + "','name':'Konsultacja lekarska'}]}";
    private static final String COMPANY = "'buyer':{'kind':'COMPANY','nip':'2222222222','name':'Zakład S.A.'," + ADDRESS + "}";
    private static final String KEY = "Idempotency-Key";

    private String visit;

    @BeforeEach void a_visit_of_somebody_with_an_address_took_place() {
        api.world.register(aPatient().livingAt("ul. Lipowa 1, Warszawa").build());
        visit = "/visits/" + api.world.books(BookingWish.aWish());
        api.world.completeVisit.handle(World.STAFF, id(visit));
    }

    @Test @Proves({"INV-01", "INV-04", "KSF-25"}) void settings_one_click_and_the_file() {
        assertThat(api.get(THE_FACILITY + "/invoicing-settings").no()).isEqualTo("404 unknown-invoicing-settings");
        assertThat(issue().no()).isEqualTo("422 invoicing-not-set-up");
        var stored = api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(THE_FACILITY + "/invoicing-settings").body()).isEqualTo(stored.body());

        var invoice = issue().json();

        assertThat(invoice.getString("status")).isEqualTo("OUTSIDE");
        assertThat(invoice.getString("number")).isEqualTo("FV/2026/01/0001");
        assertThat(invoice.getJsonArray("lines").getJsonObject(0).getString("name")).isEqualTo("Konsultacja lekarska");
        assertThat(invoice.getJsonObject("buyer").getString("kind")).isEqualTo("CONSUMER");
        assertThat(issue().json()).as("clicked again").isEqualTo(invoice);
        var file = api.get("/invoices/" + invoice.getString("id") + "/xml");
        assertThat(file.header("Content-Type")).startsWith("application/xml");
        assertThat(file.header("Content-Disposition")).contains(invoice.getString("id") + ".xml");
        assertThat(api.get(visit + "/invoices").json().getJsonArray("items")).containsExactly(invoice);
        assertThat(api.get("/invoices/" + invoice.getString("id")).json()).isEqualTo(invoice);
    }

    @Test @Proves({"INV-01", "INV-05"}) void billed_to_a_company_and_corrected_once_for_each_request() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        assertThat(api.get(visit + "/billing").no()).isEqualTo("404 unknown-billing");
        assertThat(api.put(visit + "/billing", json("{" + COMPANY + ",'payer':{'nip':'3333333333','name':'Ubezpieczyciel'," + ADDRESS + "},'contract':'MP/7','email':' faktury@zaklad.example '}")).status()).isEqualTo(200);
        assertThat(api.get(visit + "/billing").json().getJsonObject("payer").getString("nip")).isEqualTo("3333333333");
        assertThat(api.get(visit + "/billing").json().getString("email")).isEqualTo("faktury@zaklad.example");
        var id = issue().json().getString("id");

        var first = correct(id, "{'reason':'Pomyłka','toNothing':true}", "k-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("kind")).isEqualTo("KOR");
        assertThat(first.json().getString("total")).isEqualTo("-200.00");
        assertThat(first.json().getJsonObject("corrects").getString("number")).isEqualTo("FV/2026/01/0001");
        assertThat(correct(id, "{'reason':'Pomyłka','toNothing':true}", "k-1").json()).isEqualTo(first.json());
        assertThat(api.get("/invoices/" + id).json().getString("correctedBy")).isEqualTo(first.json().getString("id"));
        assertThat(correct(id, "{'reason':'Jeszcze raz','toNothing':true}", "k-2").no()).isEqualTo("422 correction-changes-nothing");
        assertThat(correct(id, "{'reason':'Inny'," + COMPANY.replace("2222222222", "3333333333") + "}", "k-3").no()).isEqualTo("422 another-buyer");
    }

    @Test @Proves({"INV-01", "KSF-35"}) void a_company_month_and_the_list_by_month_and_status_page_by_page() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        api.put(visit + "/billing", json("{" + COMPANY + "}"));
        var monthly = THE_FACILITY + "/invoices/monthly";
        var issued = api.post(monthly, json("{'company':'2222222222','month':'2026-01'}"));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(api.post(monthly, json("{'company':'2222222222','month':'2026-01'}")).no()).isEqualTo("422 no-visits-to-invoice");
        api.world.given(anInvoice().toACompany().number("FV/1").accepted());
        api.world.given(anInvoice().number("FV/2").frozen());

        assertThat(numbers("?month=2026-11")).containsExactly("FV/1", "FV/2");
        assertThat(numbers("?month=2026-11&status=accepted")).containsExactly("FV/1");
        assertThat(numbers("?month=2026-01")).containsExactly("FV/2026/01/0001");
        var page = api.get(THE_FACILITY + "/invoices?limit=2").json();
        assertThat(numbers("?limit=2&cursor=" + page.getString("next"))).containsExactly("FV/2");
        assertThat(api.get(THE_FACILITY + "/invoices?month=2026-13").wrong()).containsExactly("month not-a-month");
        assertThat(api.get(THE_FACILITY + "/invoices?status=gone&cursor=x").wrong()).containsExactly("status not-allowed", "cursor not-a-cursor");
    }

    @Test @Proves({"INV-01", "INV-04"}) void an_invoice_by_hand_once_for_each_request() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        var body = "{" + COMPANY + ",'lines':[{'name':'Szkolenie','quantity':2,'unitPrice':'615.00','rate':'STANDARD'}],'soldFrom':'2026-01-10','soldTo':'2026-01-12',"
                + "'paid':{'on':'2026-01-12','form':'CASH'}}";

        var issued = byHand(body, "k-1");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().getJsonArray("sums").getJsonObject(0).toString()).isEqualTo("{\"rate\":\"STANDARD\",\"net\":\"1000.00\",\"tax\":\"230.00\"}");
        assertThat(byHand(body, "k-1").json()).isEqualTo(issued.json());
        assertThat(byHand("{" + COMPANY + ",'lines':[{'name':'x','quantity':1,'unitPrice':'0.00','rate':'STANDARD'}],'soldFrom':'2026-01-10'}", "k-2").no())
                .isEqualTo("422 nothing-to-invoice");
        assertThat(byHand("{" + COMPANY + ",'lines':[],'soldFrom':'2026-01-10','soldTo':'2026-01-09','paid':{'on':'x','form':'OTHER'}}", "k-3").wrong())
                .containsExactlyInAnyOrder("lines empty", "soldTo ends-before-it-begins", "paid.on not-a-date", "paid.form not-allowed");
    }

    @Test void what_ksef_refused_is_sent_again_and_what_it_took_is_not() {
        var refused = api.world.given(anInvoice().toACompany().number("FV/1").refused(430)).id();
        var accepted = api.world.given(anInvoice().toACompany().number("FV/2").accepted()).id();

        assertThat(api.get("/invoices/" + refused).json().getInt("refusal")).isEqualTo(430);
        assertThat(api.post("/invoices/" + refused + "/rebuild", "").json().getString("status")).isEqualTo("FROZEN");
        assertThat(api.post("/invoices/" + accepted + "/rebuild", "").no()).isEqualTo("409 invoice-already-out");
        assertThat(api.get("/invoices/" + accepted).json().getString("ksefNumber")).isEqualTo(NUMBER.value());
        assertThat(api.get("/invoices/" + api.world.given(anInvoice().draft()).id() + "/xml").no()).isEqualTo("409 invoice-not-issued");
        assertThat(api.get("/invoices/nobody").no()).isEqualTo("404 unknown-invoice");
    }

    @Test @Proves("INV-05") void a_correction_that_ksef_refused_is_given_up_and_an_invoice_is_not() {
        var original = api.world.given(anInvoice().toACompany().number("FV/1").accepted());
        var correction = api.world.given(anInvoice().toACompany().correcting(original).refused(440)).id();
        var refused = api.world.given(anInvoice().toACompany().number("FV/2").refused(440)).id();

        assertThat(api.post("/invoices/" + correction + "/give-up", "").json().getString("status")).isEqualTo("GIVEN_UP");
        assertThat(api.post("/invoices/" + refused + "/give-up", "").no()).isEqualTo("422 not-a-correction");
        assertThat(api.post("/invoices/" + original.id() + "/give-up", "").no()).isEqualTo("409 invoice-already-out");
    }

    @Test @Proves({"INV-05", "KSF-30"}) void what_ksef_refused_is_mended_by_its_words_and_what_is_frozen_is_not() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        api.world.clock.set(warsaw("2026-11-20 10:00"));
        var refused = "/invoices/" + api.world.given(anInvoice().toACompany().number("FV/1").refused(450)).id() + "/revise";
        var accepted = "/invoices/" + api.world.given(anInvoice().toACompany().number("FV/2").accepted()).id() + "/revise";

        assertThat(api.post(refused, json("{" + COMPANY.replace("2222222222", "2222222223") + ",'lines':[{'name':''}]}")).wrong())
                .containsExactlyInAnyOrder("buyer.nip not-a-nip", "lines.0.name blank");
        assertThat(api.post(refused, json("{" + COMPANY + ",'lines':[{'name':'a'},{'name':'b'}]}")).no()).isEqualTo("422 invoice-other-lines");
        assertThat(api.post(accepted, json("{" + COMPANY + "}")).no()).isEqualTo("409 invoice-immutable");
        var mended = api.post(refused, json("{" + COMPANY.replace("Zakład S.A.", "Zakład Nowy") + ",'lines':[{'name':'Badanie','unit':'szt.'}]}")).json();

        assertThat(mended.getString("status")).isEqualTo("FROZEN");
        assertThat(mended.getString("number")).isEqualTo("FV/1");
        assertThat(mended.getJsonObject("buyer").getString("name")).isEqualTo("Zakład Nowy");
        assertThat(mended.getJsonArray("lines").getJsonObject(0).getString("unit")).isEqualTo("szt.");
        assertThat(api.post(refused, json("{" + COMPANY + "}")).no()).as("it is on its way").isEqualTo("409 invoice-immutable");
    }

    @Test @Proves("KSF-28") void a_note_is_due_only_of_what_did_not_take_place() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));

        assertThat(api.post(visit + "/accounting-note", "").no()).isEqualTo("422 no-note-due");
        var note = api.world.noted(id(visit));
        assertThat(api.post(visit + "/accounting-note", "").json().getString("id")).isEqualTo(note.id().toString());
    }

    @Test @Proves("INV-06") void an_attachment_is_read_whole_once_the_tax_office_knows_and_what_is_wrong_in_it_is_told() {
        var invoice = "{" + COMPANY + ",'lines':[{'name':'Badania','quantity':1,'unitPrice':'615.00','rate':'STANDARD'}],'soldFrom':'2026-01-10','attachment':{'blocks':[%s]}}";
        var block = "{'heading':'Zestawienie','facts':[{'key':'Umowa','value':'MP/7'}],'paragraphs':['Badania wstępne.'],'tables':[{'caption':'Miesiąc',"
                + "'columns':[{'name':'Rodzaj'},{'name':'Liczba','type':'WHOLE'}],'rows':[['wstępne','3'],['okresowe','4']]}]}";
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        assertThat(byHand(invoice.formatted(block), "k-1").no()).isEqualTo("422 attachments-not-declared");
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS.replaceFirst("\\{", "{'attachmentsFrom':'2026-01-02',")));

        assertThat(byHand(invoice.formatted("{'facts':[],'paragraphs':['a','b','c','d','e','f','g','h','i','j','k'],'tables':[{'columns':[{'type':'NUMBER'}],'rows':[['a','b']]}]}"), "k-2").wrong())
                .containsExactlyInAnyOrder("attachment.blocks.0.facts empty", "attachment.blocks.0.paragraphs out-of-range", "attachment.blocks.0.tables.0.columns.0.type not-allowed",
                        "attachment.blocks.0.tables.0.columns.0.name missing", "attachment.blocks.0.tables.0.rows not-as-wide-as-columns");
        var id = byHand(invoice.formatted(block), "k-3").json().getString("id");

        var attached = api.world.invoice(new InvoiceId(UUID.fromString(id))).details().attachment().get().blocks();
        assertThat(attached).containsExactly(new Attachment.Block(Option.some("Zestawienie"), List.of(new Attachment.Fact("Umowa", "MP/7")), List.of("Badania wstępne."),
                List.of(new Attachment.Table(Option.some("Miesiąc"), List.of(new Attachment.Column(Attachment.Type.TEXT, "Rodzaj"), new Attachment.Column(Attachment.Type.WHOLE, "Liczba")),
                        List.of(List.of("wstępne", "3"), List.of("okresowe", "4"))))));
    }

    @Test @Proves({"KSF-04", "KSF-34"}) void the_receipt_is_given_out_as_ksef_gave_it_and_who_has_none_is_told_why() {
        var invoice = api.world.given(anInvoice().frozen()).id();
        var none = api.get("/invoices/" + invoice + "/upo");
        assertThat(none.no()).isEqualTo("404 unknown-receipt");
        assertThat(none.json().getString("detail")).contains("status");
        api.world.stores.transactions().record(() -> {
            api.world.stores.ksefLog().keepReceipt(invoice, "<Potwierdzenie>ł</Potwierdzenie>".getBytes(StandardCharsets.UTF_8), api.world.clock.instant());
            return invoice;
        });

        var receipt = api.get("/invoices/" + invoice + "/upo");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.body()).isEqualTo("<Potwierdzenie>ł</Potwierdzenie>");
        assertThat(receipt.header("Content-Type")).startsWith("application/xml");
        assertThat(receipt.header("Content-Disposition")).contains(invoice + "-upo.xml");
    }

    /** The bad input of the issue: each is told by its member, and nothing is stored. */
    @ParameterizedTest @Proves("KSF-30")
    @CsvSource(delimiter = '|', value = {
            "{'seller':{'nip':'1111111112','name':'A','address':{'line1':'B'}}} | seller.nip not-a-nip",
            "{'seller':{'nip':'1111111111','name':'A\\u0007','address':{'line1':'B'}}} | seller.name bad-characters",
            "{'seller':{'nip':'1111111111','name':'A\\uFDD0','address':{'line1':'B'}}} | seller.name bad-characters",
            "{'seller':{'nip':'1111111111','name':'A','address':{'line1':'B','country':'Polska'},'bankAccount':'12'}} | seller.address.country not-a-country, seller.bankAccount not-an-account",
            "{'seller':{'nip':'1111111111','name':'A','address':{'line1':'B'}},'numbering':{'prefix':'A/B'},'dueDays':366} | dueDays out-of-range, numbering.prefix not-a-prefix",
            "{'seller':{'nip':'1111111111','name':'A','address':{'line1':'B'},'placeOfIssue':'\\u0001'}} | seller.placeOfIssue bad-characters",
            "{} | seller missing"})
    void settings_that_are_wrong_are_told_member_by_member(String body, String errors) {
        assertThat(api.put(THE_FACILITY + "/invoicing-settings", json(body)).wrong()).containsExactlyInAnyOrder(errors.strip().split(", "));
        assertThat(api.get(THE_FACILITY + "/invoicing-settings").status()).isEqualTo(404);
    }

    @Test void a_name_of_513_characters_and_a_buyer_of_no_kind() {
        var tooLong = "{'buyer':{'kind':'CONSUMER','name':'" + "x".repeat(513) + "'," + ADDRESS + "}}";

        assertThat(api.put(visit + "/billing", json(tooLong)).wrong()).containsExactly("buyer.name too-long");
        assertThat(api.put(visit + "/billing", json("{'buyer':{'kind':'NOBODY','name':'x'}}")).wrong()).containsExactly("buyer.kind not-allowed");
        assertThat(api.put(visit + "/billing", json("{'buyer':{'kind':'FOREIGN_COMPANY','name':'x'," + ADDRESS + "}}")).wrong())
                .containsExactly("buyer.country missing", "buyer.taxId missing");
        assertThat(api.get(visit + "/billing").status()).isEqualTo(404);
    }

    @Test void an_address_of_no_mailbox_and_a_unit_that_nobody_knows() {
        var unit = "'unit':{'kind':'%s','id':'%s','name':'%s'," + ADDRESS + "}";
        var inUnit = "{" + COMPANY.substring(0, COMPANY.length() - 1) + "," + unit + "}}";

        for (var email : List.of("'zaklad.example'", "'a@b'", "'a b@c.example'", "'ą@c.example'", "'" + "a".repeat(64) + "@" + "b".repeat(190) + ".pl'", "7", "['a@b.pl']")) {
            assertThat(api.put(visit + "/billing", json("{" + COMPANY + ",'email':" + email + "}")).wrong()).as(email).singleElement().asString().startsWith("email ");
        }
        assertThat(api.put(visit + "/billing", json(inUnit.formatted("SCHOOL", "3333333333", "Szkoła"))).wrong()).containsExactly("buyer.unit.kind not-allowed");
        for (var id : List.of("3333333334", "2222222222-1", "2222222223-00001", "00001", "2222222222-00001-1")) {
            assertThat(api.put(visit + "/billing", json(inUnit.formatted("VAT_GROUP_MEMBER", id, "Szkoła"))).wrong()).as(id).containsExactly("buyer.unit.id not-a-unit");
        }
        assertThat(api.put(visit + "/billing", json(inUnit.formatted("VAT_GROUP_MEMBER", "3333333333", "x".repeat(513)))).wrong()).containsExactly("buyer.unit.name too-long");
        assertThat(api.put(visit + "/billing", json("{'buyer':{'kind':'CONSUMER','name':'x'," + ADDRESS + "," + unit.formatted("VAT_GROUP_MEMBER", "3333333333", "x") + "}}")).wrong())
                .containsExactly("buyer.unit unknown-member");
        assertThat(api.put(visit + "/billing", json("{" + COMPANY.substring(0, COMPANY.length() - 1) + ",'unit':'x'}}")).wrong()).containsExactly("buyer.unit not-an-object");
        assertThat(api.get(visit + "/billing").status()).as("nothing is stored").isEqualTo(404);
        assertThat(byHand("{" + COMPANY + ",'email':'a@b.pl','lines':[{'name':'x','quantity':1,'unitPrice':'1.00','rate':'STANDARD'}],'soldFrom':'2026-01-10'}", "k-9").wrong())
                .as("what bills no visit is given out by hand").containsExactly("email unknown-member");
    }

    @Test @Proves("KSF-01") void a_school_buys_under_the_number_of_its_municipality() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS.replace("'bankAccount'", "'placeOfIssue':'Warszawa','bankAccount'")));
        api.put(visit + "/billing", json("{" + COMPANY.substring(0, COMPANY.length() - 1) + ",'unit':{'kind':'LOCAL_GOVERNMENT_UNIT','id':'2222222222-00001','name':'Szkoła'," + ADDRESS + "}}}"));
        assertThat(api.get(visit + "/billing").json().getJsonObject("buyer").getJsonObject("unit").getString("id")).isEqualTo("2222222222-00001");
        assertThat(api.get(THE_FACILITY + "/invoicing-settings").json().getJsonObject("seller").getString("placeOfIssue")).isEqualTo("Warszawa");

        var invoice = issue().json();

        assertThat(invoice.getJsonObject("buyer").getJsonObject("unit").getString("kind")).isEqualTo("LOCAL_GOVERNMENT_UNIT");
        assertThat(invoice.getJsonObject("seller").getString("placeOfIssue")).isEqualTo("Warszawa");
    }

    @Test void ten_thousand_and_one_lines_and_a_line_that_costs_too_much() {
        var invoice = api.world.given(anInvoice().number("FV/1").accepted()).id().toString();
        var many = IntStream.rangeClosed(0, 10_000).mapToObj(each -> "{'name':'x','quantity':1,'unitPrice':'1.00','rate':'EXEMPT'}").collect(Collectors.joining(","));

        assertThat(correct(invoice, "{'reason':'r','lines':[" + many + "]}", "k-1").wrong()).containsExactly("lines out-of-range");
        assertThat(correct(invoice, "{'reason':'r','lines':[{'name':'x','quantity':10001,'unitPrice':'1000000.01','rate':'22'}]}", "k-2").wrong())
                .containsExactly("lines.0.quantity out-of-range", "lines.0.unitPrice out-of-range", "lines.0.rate not-allowed");
        assertThat(correct(invoice, "{'reason':'\\u0001'}", "k-3").wrong()).containsExactly("reason bad-characters");
    }

    /** SEC-19: „dostęp do faktur i danych finansowych”, and to nothing else. */
    @Test @Proves("SEC-19") void the_accountant_sees_invoices_and_neither_issues_them_nor_sees_anything_else() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));
        var invoice = "/invoices/" + issue().json().getString("id");
        api.callers.put("accountant", new Caller(Actor.person(new UserId(new UUID(0, 7)), "192.0.2.7"), new Grants(Set.of(), Map.of(FACILITY, Role.ACCOUNTANT.permissions())), Option.none()));

        for (var open : List.of(THE_FACILITY + "/invoices", THE_FACILITY + "/invoicing-settings", invoice, invoice + "/xml", visit + "/invoices")) {
            assertThat(as("GET", open, "").status()).as(open).isEqualTo(200);
        }
        assertThat(as("POST", visit + "/invoice", "").no()).isEqualTo("403 forbidden");
        assertThat(as("POST", invoice + "/corrections", json("{'reason':'x','toNothing':true}")).no()).isEqualTo("403 forbidden");
        assertThat(as("PUT", THE_FACILITY + "/invoicing-settings", json(SETTINGS)).no()).isEqualTo("403 forbidden");
        assertThat(as("PUT", visit + "/billing", json("{" + COMPANY + "}")).no()).isEqualTo("403 forbidden");
        for (var closed : List.of(visit, "/visits?facility=" + FACILITY, THE_FACILITY + "/tasks", THE_FACILITY + "/message-settings", THE_FACILITY + "/payment-rules")) {
            assertThat(as("GET", closed, "").no()).as(closed).isEqualTo("403 forbidden");
        }
    }

    @Test void two_who_change_the_settings_do_not_overwrite_each_other() {
        api.put(THE_FACILITY + "/invoicing-settings", json(SETTINGS));

        assertThat(api.send("PUT", THE_FACILITY + "/invoicing-settings", json(SETTINGS), "If-Match", "\"7\"").no()).isEqualTo("412 stale-version");
        assertThat(api.send("PUT", THE_FACILITY + "/invoicing-settings", json(SETTINGS), "If-Match", "\"1\"").header("ETag")).isEqualTo("\"2\"");
    }

    private RunningApi.Answer as(String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer accountant");
    }

    private RunningApi.Answer issue() {
        return api.post(visit + "/invoice", "");
    }

    private RunningApi.Answer correct(String invoice, String body, String key) {
        return api.send("POST", "/invoices/" + invoice + "/corrections", json(body), KEY, key);
    }

    private RunningApi.Answer byHand(String body, String key) {
        return api.send("POST", THE_FACILITY + "/invoices", json(body), KEY, key);
    }

    private List<String> numbers(String query) {
        return api.get(THE_FACILITY + "/invoices" + query).json().getJsonArray("items").getValuesAs(each -> each.asJsonObject().getString("number"));
    }
}
