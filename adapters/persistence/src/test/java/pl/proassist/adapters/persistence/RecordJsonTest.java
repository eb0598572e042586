package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.patient.EmailAddress;

/** What was stored years ago must be read tomorrow: these are the words in which it lies there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordJsonTest {

    private static final InvoiceId ID = new InvoiceId(new UUID(0, 1));

    private static final String CORRECTION = "{\"id\":\"00000000-0000-0000-0000-000000000002\",\"facility\":\"" + Builders.FACILITY.value() + "\",\"visits\":[],\"patient\":\""
            + Builders.PATIENT.value() + "\",\"parties\":{\"seller\":{\"nip\":\"1111111111\",\"name\":\"Przychodnia Przykładowa sp. z o.o.\",\"address\":{\"country\":\"PL\","
            + "\"line1\":\"ul. Testowa 1\",\"line2\":\"00-001 Warszawa\"},\"bankAccount\":\"73111111111111111111111111\"},\"buyer\":{\"is\":\"Company\",\"nip\":\"2222222222\","
            + "\"name\":\"Zakład Przykładowy S.A.\",\"address\":{\"country\":\"PL\",\"line1\":\"ul. Fabryczna 5\",\"line2\":\"30-001 Kraków\"}}},\"content\":{\"is\":\"Correction\","
            + "\"original\":{\"id\":\"00000000-0000-0000-0000-000000000001\",\"number\":\"ZAL/1\",\"issued\":\"2026-11-20\",\"ksef\":\"1111111111-20261112-0100A0000001-F9\","
            + "\"kind\":\"ZAL\"},\"reason\":\"Zwrot\",\"effect\":\"ON_CORRECTION\",\"before\":{\"is\":\"Advance\",\"received\":30000,\"receivedOn\":\"2026-11-10\",\"lines\":[{\"name\":"
            + "\"Zabieg medycyny estetycznej\",\"unit\":\"usł.\",\"quantity\":1,\"unitPrice\":123000,\"rate\":\"STANDARD\"}]},\"after\":{\"is\":\"Advance\",\"received\":0,"
            + "\"receivedOn\":\"2026-11-10\",\"lines\":[{\"name\":\"Zabieg medycyny estetycznej\",\"unit\":\"usł.\",\"quantity\":0,\"unitPrice\":123000,\"rate\":\"STANDARD\"}]}},"
            + "\"settling\":{\"is\":\"NotStated\"}}";

    @Test void an_invoice_lies_there_in_these_words() {
        var original = anInvoice().id(ID).saying(advance("300.00")).number("ZAL/1").accepted();
        var details = anInvoice().id(new InvoiceId(new UUID(0, 2))).toACompany().correcting(original).details();

        assertThat(RecordJson.write(InvoiceDetails.class, details)).isEqualTo(CORRECTION);
        assertThat(RecordJson.read(InvoiceDetails.class, CORRECTION)).isEqualTo(details);
    }

    @Test void settings_with_a_map_and_a_billing_without_anything_come_back() {
        var settings = someInvoicing().wording(new ServiceId(new UUID(0, 3)), "Badanie", Option.some(ExemptionBasis.AMBULANCE)).build();
        var billing = new Billing(aCompany(), Option.none(), Option.none(), Option.none());

        assertThat(RecordJson.read(InvoicingSettings.class, RecordJson.write(InvoicingSettings.class, settings))).isEqualTo(settings);
        assertThat(RecordJson.read(Billing.class, RecordJson.write(Billing.class, billing))).isEqualTo(billing);
    }

    @Test void a_unit_of_the_buyer_an_address_and_a_place_of_issue_come_back() {
        var unit = new BuyerUnit(BuyerUnit.Kind.LOCAL_GOVERNMENT_UNIT, "2222222222-00001", "Szkoła", aCompany().address());
        var billing = new Billing(new Buyer.Company(BUYER, "Gmina", aCompany().address(), Option.some(unit)), Option.none(), Option.none(),
                Option.some(new EmailAddress("faktury@zaklad.example")));
        var details = anInvoice().to(billing.buyer()).soldBy(InvoiceBuilder.sellerIn("Warszawa")).details();

        assertThat(RecordJson.write(Billing.class, billing)).contains("\"email\":\"faktury@zaklad.example\"", "\"unit\":{\"kind\":\"LOCAL_GOVERNMENT_UNIT\"");
        assertThat(RecordJson.read(Billing.class, RecordJson.write(Billing.class, billing))).isEqualTo(billing);
        assertThat(RecordJson.read(InvoiceDetails.class, RecordJson.write(InvoiceDetails.class, details))).isEqualTo(details);
    }

    @Test void what_breaks_the_rules_of_the_domain_or_is_nothing_known_is_not_brought_to_life() {
        assertThatThrownBy(() -> RecordJson.read(InvoiceDetails.class, CORRECTION.replace("\"1111111111\"", "\"1111111112\""))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RecordJson.read(InvoiceDetails.class, CORRECTION.replace("NotStated", "Forgotten"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RecordJson.read(InvoiceDetails.class, CORRECTION.replace("\"reason\"", "\"because\""))).isInstanceOf(IllegalStateException.class);
    }
}
