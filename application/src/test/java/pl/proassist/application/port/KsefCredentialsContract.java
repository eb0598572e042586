package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.invoice.KsefCredential.Kind.AUTHENTICATION;
import static pl.proassist.domain.invoice.KsefCredential.Kind.OFFLINE;
import static pl.proassist.domain.invoice.KsefCredential.Kind.TOKEN;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefCredentials.Kept;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredentialRefusal;

/** What every store of what lets facilities into KSeF must do: one of each kind, whole when it is used, without its secret when it is shown. */
public abstract class KsefCredentialsContract extends StoresContract {

    protected static final KsefCredential.Token A_TOKEN = new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32));
    private static final Author ANNA = new Author(Actor.Kind.PERSON, Option.some(id("anna")));

    @ParameterizedTest @EnumSource(Kind.class) @Proves({"KSF-05", "KSF-06", "KSF-10"}) void each_kind_comes_back_as_it_was_entered(Kind kind) {
        var credential = aCredential(kind);

        assertThat(replace(FACILITY, credential, NOW)).isTrue();

        assertThat(find(FACILITY, kind)).isEqualTo(Option.some(credential));
        assertThat(of(FACILITY)).containsExactly(Kept.of(FACILITY, credential, NOW, ANNA));
    }

    @Test void there_is_none_in_the_beginning() {
        assertThat(find(FACILITY, TOKEN)).isEmpty();
        assertThat(of(FACILITY)).isEmpty();
        assertThat(remove(FACILITY, TOKEN)).isFalse();
    }

    @Test void a_new_one_takes_the_place_of_the_one_before() {
        var renewed = aCertificate(OFFLINE, "01F20A5D352AE591", "bmV3");
        replace(FACILITY, aCredential(OFFLINE), NOW);

        assertThat(replace(FACILITY, renewed, NOW.plusSeconds(60))).isFalse();

        assertThat(find(FACILITY, OFFLINE)).isEqualTo(Option.some(renewed));
        assertThat(of(FACILITY)).containsExactly(Kept.of(FACILITY, renewed, NOW.plusSeconds(60), ANNA));
    }

    @Test void kinds_and_facilities_are_apart_and_the_kinds_have_their_order() {
        replace(FACILITY, aCredential(OFFLINE), NOW);
        replace(FACILITY, aCredential(TOKEN), NOW);
        replace(FACILITY, aCredential(AUTHENTICATION), NOW);
        replace(ANOTHER_FACILITY, aCredential(TOKEN), NOW);

        assertThat(of(FACILITY)).extracting(Kept::kind).containsExactly(TOKEN, AUTHENTICATION, OFFLINE);
        assertThat(of(ANOTHER_FACILITY)).extracting(Kept::kind).containsExactly(TOKEN);
        assertThat(inTransaction(() -> stores.ksefCredentials().all())).hasSize(4).containsAll(of(FACILITY)).containsAll(of(ANOTHER_FACILITY));
    }

    @Test void what_is_taken_back_is_gone_and_the_rest_stays() {
        replace(FACILITY, aCredential(TOKEN), NOW);
        replace(FACILITY, aCredential(OFFLINE), NOW);

        assertThat(remove(FACILITY, TOKEN)).isTrue();

        assertThat(find(FACILITY, TOKEN)).isEmpty();
        assertThat(of(FACILITY)).extracting(Kept::kind).containsExactly(OFFLINE);
    }

    @Test @Proves({"KSF-08", "KSF-12"}) void what_may_be_seen_holds_nothing_secret() {
        replace(FACILITY, aCredential(TOKEN), NOW);
        replace(FACILITY, aCredential(OFFLINE), NOW);

        assertThat(of(FACILITY).toString()).doesNotContain("5a5a").doesNotContain("a2V5").doesNotContain("Y2VydA");
        assertThat(find(FACILITY, TOKEN).toString()).doesNotContain("5a5a");
        assertThat(find(FACILITY, OFFLINE).toString()).doesNotContain("a2V5").doesNotContain("Y2VydA");
    }

    @Test void what_was_refused_is_not_kept() {
        stores.transactions().run(() -> {
            stores.ksefCredentials().replace(FACILITY, aCredential(TOKEN), NOW, ANNA);
            return Either.left(new KsefCredentialRefusal.NipDiffers());
        });

        assertThat(of(FACILITY)).isEmpty();
    }

    @Test void it_belongs_inside_a_transaction() {
        assertThatIllegalStateException().isThrownBy(() -> stores.ksefCredentials().find(FACILITY, TOKEN));
        assertThatIllegalStateException().isThrownBy(() -> stores.ksefCredentials().of(FACILITY));
    }

    protected static KsefCredential aCredential(Kind kind) {
        return kind == TOKEN ? A_TOKEN : aCertificate(kind, "01F20A5D352AE590", "Y2VydA==");
    }

    private static Certificate aCertificate(Kind kind, String serial, String content) {
        return new Certificate(kind, serial, NOW.minusSeconds(3600), NOW.plusSeconds(3600), kind == OFFLINE ? Certificate.Use.SIGNING : Certificate.Use.LOGIN,
                Option.when(kind == AUTHENTICATION, () -> new Nip("5252248481")), content, "a2V5");
    }

    protected boolean replace(FacilityId facility, KsefCredential credential, Instant now) {
        return inTransaction(() -> stores.ksefCredentials().replace(facility, credential, now, ANNA));
    }

    private boolean remove(FacilityId facility, Kind kind) {
        return inTransaction(() -> stores.ksefCredentials().remove(facility, kind));
    }

    private Option<KsefCredential> find(FacilityId facility, Kind kind) {
        return inTransaction(() -> stores.ksefCredentials().find(facility, kind));
    }

    private List<Kept> of(FacilityId facility) {
        return inTransaction(() -> stores.ksefCredentials().of(facility));
    }
}
