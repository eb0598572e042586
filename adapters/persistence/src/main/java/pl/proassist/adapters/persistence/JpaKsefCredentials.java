package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;

/** What lets the facilities into KSeF, in MariaDB: secrets and certificates are sealed, what may be seen is not. */
public final class JpaKsefCredentials implements KsefCredentials {

    private static final String ENTRY = "serial = ?, valid_from = ?, valid_until = ?, made_for = ?, organisation = ?, certificate = ?, secret = ?,"
            + " entered_at = ?, author_kind = ?, author = ?";

    private static final String SEEN = "SELECT facility, kind, serial, valid_from, valid_until, entered_at, author_kind, author FROM ksef_credential";
    private static final String ORDER = " ORDER BY facility, FIELD(kind, 'TOKEN', 'AUTHENTICATION', 'OFFLINE')";

    private final JpaSession session;
    private final Vault vault;

    public JpaKsefCredentials(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override public Option<KsefCredential> find(FacilityId facility, Kind kind) {
        return Sql.first(session.unit().connection(), "SELECT * FROM ksef_credential WHERE id = ?", this::credential, id(facility, kind));
    }

    @Override public boolean replace(FacilityId facility, KsefCredential credential, Instant now, Author author) {
        var id = id(facility, credential.kind());
        var values = new ArrayList<Object>(values(credential, sealed(id)));
        values.addAll(Arrays.asList(now, author.kind(), author.id(), id));
        if (run("UPDATE ksef_credential SET " + ENTRY + " WHERE id = ?", values) == 1) {
            return false;
        }
        values.addAll(List.of(facility.value(), credential.kind()));
        return run("INSERT INTO ksef_credential SET " + ENTRY + ", id = ?, facility = ?, kind = ?", values) == 1;
    }

    private static List<Object> values(KsefCredential credential, SealedRow sealed) {
        return credential.fold(
                token -> Arrays.asList(null, null, null, null, null, null, sealed.seal("secret", Option.some(token.value()))),
                certificate -> Arrays.asList(certificate.serial(), certificate.validFrom(), certificate.validUntil(), certificate.use(),
                        certificate.organisation().map(Nip::value), sealed.seal("certificate", Option.some(certificate.certificate())),
                        sealed.seal("secret", Option.some(certificate.key()))));
    }

    @Override public boolean remove(FacilityId facility, Kind kind) {
        return run("DELETE FROM ksef_credential WHERE id = ?", List.of(id(facility, kind))) == 1;
    }

    @Override public List<Kept> of(FacilityId facility) {
        return Sql.list(session.unit().connection(), SEEN + " WHERE facility = ?" + ORDER, JpaKsefCredentials::kept, facility.value());
    }

    @Override public List<Kept> all() {
        return Sql.list(session.unit().connection(), SEEN + ORDER, JpaKsefCredentials::kept);
    }

    private static Kept kept(Columns row) {
        return new Kept(new FacilityId(row.uuid("facility")), row.constant(Kind.class, "kind"), row.textIfAny("serial"), row.instantIfAny("valid_from"),
                row.instantIfAny("valid_until"), row.instant("entered_at"), new Author(row.constant(Actor.Kind.class, "author_kind"), row.uuidIfAny("author")));
    }

    private KsefCredential credential(Columns row) {
        var sealed = sealed(row.uuid("id"));
        var secret = sealed.open("secret", row.text("secret")).get();
        return sealed.open("certificate", row.text("certificate")).<KsefCredential>map(certificate -> new Certificate(row.constant(Kind.class, "kind"), row.text("serial"),
                        row.instant("valid_from"), row.instant("valid_until"), row.constant(Certificate.Use.class, "made_for"),
                        row.textIfAny("organisation").map(Nip::new), certificate, secret))
                .getOrElse(() -> new KsefCredential.Token(secret));
    }

    private SealedRow sealed(UUID id) {
        return new SealedRow(vault, SealedTable.KSEF_CREDENTIAL.name(), id);
    }

    /** A facility has one of each kind, so its id needs no look-up. */
    private static UUID id(FacilityId facility, Kind kind) {
        return UUID.nameUUIDFromBytes((facility + "/" + kind).getBytes(StandardCharsets.UTF_8));
    }

    private int run(String sql, List<Object> values) {
        return Sql.run(session.unit().connection(), sql, values.toArray());
    }
}
