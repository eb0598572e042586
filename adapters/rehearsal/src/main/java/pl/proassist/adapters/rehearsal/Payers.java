package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.adapters.rehearsal.AutopayOperator.Pay;
import pl.proassist.adapters.rehearsal.AutopayOperator.Status;
import pl.proassist.domain.shared.Money;

/** The simulated payers: what they do at the operator, and the notification that follows at once. */
final class Payers {

    static final Money ONE_ZLOTY = Money.pln("1.00");

    private final AutopayOperator operator;
    private final ItnDelivery delivery;
    private final Faults faults;

    Payers(AutopayOperator operator, ItnDelivery delivery, Faults faults) {
        this.operator = operator;
        this.delivery = delivery;
        this.faults = faults;
    }

    Either<Problem, ItnDelivery.Outcome> pay(String orderId, Pay pay) {
        var tooMuch = faults.at(FaultySpot.AUTOPAY_ITN) == Fault.WRONG_AMOUNT ? ONE_ZLOTY : Money.ZERO;
        return operator.pay(orderId, pay, tooMuch).map(delivery::send);
    }

    Either<Problem, ItnDelivery.Outcome> fail(String orderId, Pay pay) {
        return operator.report(orderId, Status.FAILURE, Option.some("REJECTED_BY_USER"), pay).map(delivery::send);
    }

    Either<Problem, ItnDelivery.Outcome> begin(String orderId, Pay pay) {
        return operator.report(orderId, Status.PENDING, Option.none(), pay).map(delivery::send);
    }

    /** The last notification of the order once more. */
    Either<Problem, ItnDelivery.Outcome> repeat(String orderId) {
        return operator.lastItn(orderId).map(delivery::send);
    }
}
