package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentAddressesContract;

class HmacPaymentAddressesTest extends PaymentAddressesContract {

    @Override protected PaymentAddresses addresses() {
        return new HmacPaymentAddresses("00".repeat(32), "https://wizyty.example");
    }

    @Test void a_page_stands_where_patients_reach_us() {
        assertThat(addresses().url(LINK)).isEqualTo("https://wizyty.example/pay/" + addresses().token(LINK));
    }

    @Test void another_installation_gives_other_names_to_the_same_link() {
        var otherKey = new HmacPaymentAddresses("01".repeat(32), "https://wizyty.example");

        assertThat(otherKey.token(LINK)).isNotEqualTo(addresses().token(LINK));
        assertThat(otherKey.order(LINK, 1)).isNotEqualTo(addresses().order(LINK, 1));
    }
}
