package pl.proassist.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.someMessages;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.message.Words.Fault;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.MessageChannel;

class WordsTest {

    private static final String LINK = " {link}";

    @ParameterizedTest @EnumSource(MessageKind.class) @Proves("MSG-02")
    void a_kind_may_name_what_it_knows(MessageKind kind) {
        var all = kind.placeholders().stream().map(each -> "{" + each.word() + "}").toList();

        assertThat(Words.faultsOfText(kind, String.join(" ", all), true)).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"{service}", "{patient}", "{Link}", "{}", "{ link }", "{usługa}"})
    void nothing_else_can_be_named_least_of_all_the_service(String name) {
        assertThat(Words.faultsOfText(MessageKind.PAYMENT_REQUIRED, name + LINK, true)).containsExactly(new Fault.UnknownPlaceholder(
                List.of("{facility}", "{phone}", "{when}", "{specialist}", "{amount}", "{deadline}", "{link}")));
    }

    @Test void what_another_kind_knows_is_unknown_here() {
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "{amount}", true)).containsExactly(
                new Fault.UnknownPlaceholder(List.of("{facility}", "{phone}", "{when}", "{specialist}")));
    }

    @ParameterizedTest @EnumSource(value = MessageKind.class, names = {"PAYMENT_REQUIRED", "PAYMENT_OPTIONAL", "PAYMENT_REMINDER", "PAYMENT_RULES_CHANGED", "VISIT_CONFIRM_REQUEST"})
    void a_message_that_asks_to_press_a_link_shows_it(MessageKind kind) {
        assertThat(Words.faultsOfText(kind, "Prosimy o wpłatę.", false)).containsExactly(new Fault.LinkMissing());
        assertThat(Words.faultsOfSubject(kind, "Prosimy o wpłatę.", false)).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"{", "}", "{when", "when}", "{{when}}", "{when}}"})
    void a_brace_that_holds_no_name_would_be_read_by_patients(String text) {
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, text, false)).containsExactly(new Fault.StrayBrace());
    }

    @Test void the_specialist_is_named_only_where_the_facility_allows_it() {
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "{specialist}", false)).containsExactly(new Fault.SpecialistNotNamed());
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "{specialist}", true)).isEmpty();
    }

    @Test @Proves("MSG-02")
    void two_thousand_characters_are_no_message() {
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "ą".repeat(1_999), false)).isEmpty();
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "👍".repeat(1_999), false)).isEmpty();
        assertThat(Words.faultsOfText(MessageKind.VISIT_MOVED, "a".repeat(2_000), false)).containsExactly(new Fault.TooLong(1_999));
        assertThat(Words.faultsOfSubject(MessageKind.VISIT_MOVED, "a".repeat(151), false)).containsExactly(new Fault.TooLong(150));
    }

    @Test void everything_that_is_wrong_is_told_at_once() {
        assertThat(Words.faultsOfText(MessageKind.PAYMENT_REQUIRED, "{service} {specialist} {" + "a".repeat(2_000), false)).hasSize(5);
    }

    @Test void what_is_filled_in_is_not_looked_at_again() {
        var filled = Words.email("{when}", "{facility}: {when}").filled(Map.of(Placeholder.FACILITY, "{when} $1 \\", Placeholder.WHEN, "26.01"));

        assertThat(filled).isEqualTo(Words.email("26.01", "{when} $1 \\: 26.01"));
    }

    @Test @Proves({"MSG-01", "MSG-08"})
    void a_facility_switches_what_may_be_switched_and_each_kind_by_itself() {
        var settings = someMessages().off(MessageKind.PAYMENT_REQUIRED).build();

        assertThat(settings.of(MessageKind.PAYMENT_REQUIRED).on()).isFalse();
        assertThat(settings.of(MessageKind.PAYMENT_OPTIONAL).on()).isTrue();
        assertThat(someMessages().off(MessageKind.PAYMENT_OPTIONAL).build().of(MessageKind.PAYMENT_REQUIRED).on()).isTrue();
    }

    @ParameterizedTest @EnumSource(value = MessageKind.class, names = {"VISIT_CONFIRMED", "PAYMENT_RECEIVED", "LATE_PAYMENT", "REFUND"})
    void what_was_paid_for_is_always_told(MessageKind kind) {
        assertThat(kind.isAlwaysOn()).isTrue();
        assertThatThrownBy(() -> someMessages().off(kind).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @Proves("VIS-15")
    void only_the_question_whether_the_visit_stands_is_usually_off() {
        assertThat(Arrays.stream(MessageKind.values()).filter(kind -> !someMessages().build().of(kind).on())).containsExactly(MessageKind.VISIT_CONFIRM_REQUEST);
    }

    @Test void words_that_cannot_be_sent_never_come_to_life() {
        assertThatThrownBy(() -> someMessages().words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.PL, Words.sms("{service}")).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> someMessages().words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.PL, Words.email("a", "b")).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sending(true, Set.of(), Option.none())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> someMessages().lead(MessageKind.VISIT_MOVED, "PT1H").build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @Proves("MSG-02")
    void an_sms_is_written_with_plain_letters_unless_the_facility_wants_its_own() {
        assertThat(someMessages().build().asSms("Zażółć – „gęślą”")).isEqualTo("Zazolc - \"gesla\"");
        assertThat(someMessages().asWritten().build().asSms("Zażółć – „gęślą”\u200b")).isEqualTo("Zażółć – „gęślą”");
    }
}
