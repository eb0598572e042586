package pl.proassist.application.fakes;

import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentGatewayContract;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

class FakePaymentGatewayTest extends PaymentGatewayContract {

    private final FakePaymentGateway operator = new FakePaymentGateway(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected PaymentGateway gateway() {
        return operator;
    }

    @Override protected String payerTries(OrderId order, Attempt.Status outcome, Instant at) {
        return operator.payerTries(order, outcome, at);
    }

    @Override protected boolean takesMoneyFor(OrderId order) {
        return operator.takesMoneyFor(order);
    }

    @Override protected void loseTheNextReply() {
        operator.loseTheNextReply();
    }

    @Override protected Money orderedBack(String remoteId) {
        return operator.orderedBack(remoteId);
    }

    @Override protected void payOutRefunds() {
        operator.payOutRefunds();
    }
}
