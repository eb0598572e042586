package pl.proassist.adapters.autopay;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import pl.proassist.application.fakes.GatewayCalls;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentGatewayContract;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

class AutopayKeepsTheContractTest extends PaymentGatewayContract {

    private PlayedAutopay autopay;
    private PaymentGateway gateway;

    @BeforeEach void open() throws IOException {
        autopay = new PlayedAutopay();
        gateway = new AutopayPaymentGateway(Agreed.settings(autopay.address()), new GatewayCalls());
    }

    @AfterEach void close() {
        autopay.close();
    }

    @Override protected PaymentGateway gateway() {
        return gateway;
    }

    @Override protected String payerTries(OrderId order, Attempt.Status outcome, Instant at) {
        return autopay.payerTries(order.value(), outcome, at);
    }

    @Override protected boolean takesMoneyFor(OrderId order) {
        return autopay.takesMoneyFor(order.value());
    }

    @Override protected void loseTheNextReply() {
        autopay.loseTheNextReply();
    }

    @Override protected Money orderedBack(String remoteId) {
        return autopay.orderedBack(remoteId);
    }

    @Override protected void payOutRefunds() {
        autopay.payOutRefunds();
    }
}
