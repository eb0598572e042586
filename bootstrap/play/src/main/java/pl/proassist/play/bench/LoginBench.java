package pl.proassist.play.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.proassist.play.Rehearsal;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.Staff;
import pl.proassist.play.Staff.Person;
import pl.proassist.play.Together;

/** People who log in by both steps, alone or several at once. What the SMS takes on its way is not measured, nor is its reading. */
final class LoginBench {

    static final int MOST_AT_ONCE = 4;

    /** Stays below what one number gets of codes within a day. */
    private static final int LOGINS_OF_A_PERSON = 18;

    private final Staff staff;
    private final List<Person> people;
    private int logins;

    /** @param logins how many there will be in all */
    LoginBench(RunningProduct product, int logins) {
        staff = new Staff(product.api(), new Rehearsal(product.api()));
        people = Stream.generate(() -> staff.hire("Anna", "Maj", Staff.SMS_CODE)).limit(MOST_AT_ONCE + logins / LOGINS_OF_A_PERSON).toList();
    }

    /** @return how many milliseconds the server took for both steps of each login, sorted */
    double[] run(int rounds, int atOnce) {
        return IntStream.range(0, rounds).boxed().flatMap(round -> round(atOnce)).mapToDouble(Double::doubleValue).sorted().toArray();
    }

    static double quantile(double[] sorted, double quantile) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))];
    }

    /** All of them take the first step at the same moment, and when everybody has read the SMS, the second. */
    private Stream<Double> round(int atOnce) {
        var who = IntStream.range(0, atOnce).mapToObj(each -> next()).toList();
        var challenges = new String[atOnce];
        var codes = new String[atOnce];
        var first = together(atOnce, number -> challenges[number] = staff.begin(who.get(number)));
        for (int number = 0; number < atOnce; number++) {
            codes[number] = staff.codeIn(who.get(number).phone());
        }
        var second = together(atOnce, number -> staff.enter(challenges[number], codes[number]).expect(200));
        return IntStream.range(0, atOnce).mapToObj(number -> first.get(number) + second.get(number));
    }

    private interface Step {
        void of(int number);
    }

    private static List<Double> together(int atOnce, Step step) {
        return Together.call(atOnce, number -> (Callable<Double>) () -> {
            var start = System.nanoTime();
            step.of(number);
            return (System.nanoTime() - start) / 1e6;
        });
    }

    private Person next() {
        return people.get(logins++ % people.size());
    }
}
