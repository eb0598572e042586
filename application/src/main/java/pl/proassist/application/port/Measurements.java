package pl.proassist.application.port;

import java.time.Duration;

/** What is counted while the product works; it never carries personal data and never fails. */
public interface Measurements {

    /** @param outcome {@code due}, {@code optional}, {@code not-due}, {@code on-site}, or the code of the refusal */
    void booking(String outcome);

    /** A slot was given up, this long after it could have been. */
    void released(Duration lag);

    /** @param result {@code ok}, {@code refused} or {@code unavailable} */
    void gatewayCall(String gateway, String operation, String result, Duration took);

    /** The money of a visit does not add up. */
    void ledgerBreach(String kind);

    /** A letter to a person with an account came back. */
    void staffLetterReturned();

    /** A message was handed over, this long after its reason. */
    void handedOver(String channel, Duration afterTrigger);
}
