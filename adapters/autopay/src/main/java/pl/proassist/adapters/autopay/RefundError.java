package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.util.Set;

/** Autopay's word for why a refund, or a question about one, came to nothing (autopay.md 9.3, 12). */
record RefundError(int code, String name) {

    private static final Set<Integer> WORTH_A_RETRY = Set.of(3, 55, 57, 157, 200);
    /** Service, format, hash, validation, partner: they say what was wrong with the question and nothing about the refund. */
    private static final Set<Integer> ABOUT_THE_QUESTION = Set.of(-3, 2, 7, 49, 108);
    private static final int MESSAGE_ID_NOT_UNIQUE = 76;

    /** An error without a number is none that we know how to take. */
    static Option<RefundError> of(String code, String name) {
        return Option.when(code.matches("-?\\d{1,6}"), () -> new RefundError(Integer.parseInt(code), name));
    }

    boolean isWorthARetry() {
        return WORTH_A_RETRY.contains(code);
    }

    boolean isAboutTheQuestion() {
        return ABOUT_THE_QUESTION.contains(code);
    }

    /** Our number is made from our own payment: who has it already has this very refund. To order another would pay twice. */
    boolean saysItWasOrderedBefore() {
        return code == MESSAGE_ID_NOT_UNIQUE;
    }

    String reason() {
        return name.matches("[A-Z0-9_]{1,64}") ? name : "code " + code;
    }
}
