package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** What everything that names payment pages and orders must do: names of the right form, always the same, telling nothing of each other. */
public abstract class PaymentAddressesContract {

    protected static final PaymentLinkId LINK = new PaymentLinkId(UUID.fromString("0d8f7a52-6f0e-4d6a-9c58-3b6f6a4d2e11"));

    /** Ids that follow each other, as badly chosen ones would. */
    private static final List<PaymentLinkId> LINKS = LongStream.range(0, 200).mapToObj(each -> new PaymentLinkId(new UUID(0, each))).toList();

    /** By chance two names share so much once in ten million. */
    private static final int TELLING = 5;

    /** Names made anew, as after a restart. */
    protected abstract PaymentAddresses addresses();

    @Test void a_token_is_twelve_base62_characters() {
        assertThat(LINKS).allSatisfy(link -> assertThat(addresses().token(link)).matches("[0-9A-Za-z]{12}"));
    }

    @Test void the_same_link_has_the_same_names_even_after_a_restart() {
        var before = addresses();

        var after = addresses();

        assertThat(after.token(LINK)).isEqualTo(before.token(LINK));
        assertThat(after.url(LINK)).isEqualTo(before.url(LINK));
        assertThat(after.order(LINK, 2)).isEqualTo(before.order(LINK, 2));
    }

    @Test void every_link_has_names_of_its_own() {
        var names = LINKS.stream().flatMap(link -> Stream.of(addresses().token(link), addresses().url(link), addresses().order(link, 1).value()));

        assertThat(names).hasSize(3 * LINKS.size()).doesNotHaveDuplicates();
    }

    @Test void the_address_of_a_page_ends_with_its_token() {
        assertThat(addresses().url(LINK)).startsWith("https://").endsWith("/pay/" + addresses().token(LINK));
    }

    @Test void the_page_that_asks_whether_the_visit_stands_has_a_token_of_its_own() {
        var visit = new VisitId(LINK.value());

        assertThat(addresses().attendanceToken(visit)).matches("[0-9A-Za-z]{12}").isEqualTo(addresses().attendanceToken(visit))
                .isNotEqualTo(addresses().token(LINK)).isNotEqualTo(addresses().attendanceToken(new VisitId(UUID.randomUUID())));
        assertThat(addresses().attendanceUrl(visit)).startsWith("https://").endsWith("/visit/" + addresses().attendanceToken(visit));
    }

    @Test void the_paper_of_an_invoice_has_a_token_that_its_id_does_not_tell() {
        var invoice = new InvoiceId(LINK.value());

        assertThat(addresses().invoiceToken(invoice)).matches("[0-9A-Za-z]{22}").isEqualTo(addresses().invoiceToken(invoice))
                .doesNotContain(addresses().token(LINK)).isNotEqualTo(addresses().invoiceToken(new InvoiceId(UUID.randomUUID())));
        assertThat(addresses().invoiceUrl(invoice)).startsWith("https://").endsWith("/invoice/" + invoice + "/" + addresses().invoiceToken(invoice));
    }

    @Test void the_page_of_an_offer_has_a_token_of_its_own() {
        var visit = new VisitId(LINK.value());

        assertThat(addresses().offerToken(visit)).matches("[0-9A-Za-z]{12}").isNotEqualTo(addresses().attendanceToken(visit)).isNotEqualTo(addresses().token(LINK));
        assertThat(addresses().offerUrl(visit)).startsWith("https://").endsWith("/offer/" + addresses().offerToken(visit));
    }

    @ParameterizedTest @ValueSource(ints = {1, 2, 10, 999_999_999})
    void an_order_id_is_22_base62_characters_a_dash_and_its_number(int number) {
        assertThat(addresses().order(LINK, number).value()).matches("[0-9A-Za-z]{22}-" + number);
    }

    @Test void orders_of_one_link_are_told_apart() {
        assertThat(IntStream.rangeClosed(1, 50).mapToObj(number -> addresses().order(LINK, number)).map(OrderId::value)).doesNotHaveDuplicates();
    }

    @Test void nothing_of_one_name_shows_in_another() {
        var token = addresses().token(LINK);
        var order = addresses().order(LINK, 1).value();

        assertThat(pieces(token)).allSatisfy(piece -> assertThat(order).doesNotContainIgnoringCase(piece));
    }

    @Test void nothing_of_the_link_shows_in_its_names() {
        var names = addresses().token(LINK) + " " + addresses().order(LINK, 1).value();

        assertThat(pieces(LINK.toString().replace("-", ""))).allSatisfy(piece -> assertThat(names).doesNotContainIgnoringCase(piece));
    }

    private static List<String> pieces(String name) {
        var pieces = new ArrayList<String>();
        for (int end = TELLING; end <= name.length(); end++) {
            pieces.add(name.substring(end - TELLING, end));
        }
        return pieces;
    }
}
