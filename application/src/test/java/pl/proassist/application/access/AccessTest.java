package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import pl.proassist.application.fakes.AccessWorld;
import pl.proassist.application.fakes.InMemoryTransactions.Kept;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/** People come to the door of the product. Whatever they do there, the trail tells who did it and nothing personal. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class AccessTest {

    final AccessWorld world = new AccessWorld();

    @AfterEach void the_trail_holds_nothing_personal() {
        var personal = world.stores.transactions().record(() -> world.stores.accounts().page(Option.none(), Option.none(), 1000))
                .stream().flatMap(account -> personal(account.details())).toList();
        var trail = world.stores.transactions().trail().toString();

        assertThat(Stream.concat(personal.stream(), Stream.of(AccessWorld.PASSPHRASE))).noneMatch(trail::contains);
    }

    private static Stream<String> personal(AccountDetails person) {
        return Stream.of(Stream.of(person.login().value(), person.firstName(), person.lastName()), person.phone().map(PhoneNumber::value).toJavaStream(),
                person.email().map(EmailAddress::value).toJavaStream()).flatMap(each -> each);
    }

    /** What was answered to somebody who was refused. */
    static String refusal(Either<Refusal, ?> answer) {
        return answer.getLeft().code();
    }

    /** Who did the only thing of that sort, to what, and what became of it. */
    void remembered(String what, Actor who, String kind, UUID thing, String result) {
        assertThat(world.trail(what)).extracting(each -> each.act().who(), each -> each.act().on().get(kind), Kept::result)
                .isEqualTo(List.of(tuple(who, thing, result)));
    }
}
