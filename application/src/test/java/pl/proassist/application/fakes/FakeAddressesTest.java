package pl.proassist.application.fakes;

import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentAddressesContract;

class FakeAddressesTest extends PaymentAddressesContract {

    @Override protected PaymentAddresses addresses() {
        return new FakeAddresses();
    }
}
