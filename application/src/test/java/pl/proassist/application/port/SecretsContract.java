package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.id;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** What every maker of secrets must do: give the same answer to the same question, and another one to any other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SecretsContract {

    private static final UUID ID = id("attempt");
    private static final UUID ANOTHER = id("another attempt");

    protected abstract Secrets secrets();

    @Test void what_comes_from_chance_is_long_and_never_comes_twice() {
        var secrets = secrets();

        var made = Stream.generate(secrets::fresh).limit(200).toList();

        assertThat(made).allMatch(each -> each.matches("[A-Za-z0-9]{43,}")).doesNotHaveDuplicates();
    }

    @Test void a_fingerprint_is_the_same_for_the_same_secret_and_is_not_the_secret() {
        var secrets = secrets();
        var secret = secrets.fresh();

        assertThat(secrets.fingerprint(secret)).isEqualTo(secrets.fingerprint(secret)).doesNotContain(secret).hasSizeBetween(40, 64);
        assertThat(secrets.fingerprint(secret)).isNotEqualTo(secrets.fingerprint(secret + "x")).isNotEqualTo(secrets.fingerprint(secrets.fresh()));
    }

    @Test void anything_has_a_fingerprint() {
        assertThat(Stream.of("", " ", "zażółć \uD83E\uDD84", "\n", "x".repeat(100_000)).map(secrets()::fingerprint)).doesNotHaveDuplicates()
                .allMatch(each -> !each.isBlank());
    }

    @Test void what_is_derived_is_the_same_for_the_same_question_and_no_other() {
        assertThat(secrets().derived("invitation", ID, 1)).isEqualTo(secrets().derived("invitation", ID, 1));

        assertThat(Stream.of(secrets().derived("invitation", ID, 1), secrets().derived("login link", ID, 1), secrets().derived("invitation", ANOTHER, 1),
                secrets().derived("invitation", ID, 2), secrets().derived("invitation", ID, -1), secrets().derived("invitation", ID, Integer.MAX_VALUE)))
                .doesNotHaveDuplicates().allMatch(each -> each.matches("[A-Za-z0-9]{22,64}"));
    }

    @Test @Proves("A35") void a_code_is_six_digits_and_the_same_for_the_same_question() {
        var codes = IntStream.range(0, 1000).mapToObj(number -> secrets().code(ID, number)).toList();

        assertThat(codes).allMatch(each -> each.matches("[0-9]{6}"));
        assertThat(codes.stream().distinct().count()).isGreaterThan(990);
        assertThat(codes).anyMatch(each -> each.startsWith("0")).anyMatch(each -> each.startsWith("9"));
        assertThat(secrets().code(ID, 7)).isEqualTo(codes.get(7));
        assertThat(IntStream.range(0, 3).mapToObj(number -> secrets().code(ANOTHER, number))).isNotEqualTo(codes.subList(0, 3));
    }

    @Test void a_code_cannot_be_read_from_what_else_is_derived() {
        assertThat(IntStream.range(0, 100).filter(number -> secrets().derived("login link", ID, number).contains(secrets().code(ID, number)))).isEmpty();
    }

    @Test void a_pseudonym_is_the_same_for_the_same_text_and_hides_it() {
        Function<String, String> address = text -> secrets().pseudonym("address", text);

        assertThat(address.apply("192.0.2.7")).isEqualTo(address.apply("192.0.2.7")).doesNotContain("192.0.2.7");
        assertThat(Stream.of(address.apply("192.0.2.7"), address.apply("192.0.2.8"), address.apply(""), secrets().pseudonym("place", "192.0.2.7"),
                secrets().fingerprint("192.0.2.7"))).doesNotHaveDuplicates();
    }
}
