package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.Blacklisting.Contest;
import pl.proassist.application.port.Blacklisting.Evidence;
import pl.proassist.application.port.Blacklisting.Upheld;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitId;

/** The blacklists and exemptions of the facilities in MariaDB; all words about a person are sealed. */
public final class JpaPatientMarks implements PatientMarks {

    private static final String ENTRY = "reason = ?, no_shows = ?, late_cancelled = ?, counted_at = ?, author_kind = ?, author = ?, since = ?, expires = ?,"
            + " contest = ?, contested_at = ?, recorder_kind = ?, recorder = ?, upheld = ?, upheld_at = ?, judge_kind = ?, judge = ?";

    private final JpaSession session;
    private final Vault vault;

    public JpaPatientMarks(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override public boolean blacklist(Blacklisting entry) {
        var id = id(entry.facility(), entry.patient());
        var values = values(entry, new SealedRow(vault, SealedTable.BLACKLISTING.name(), id));
        return run("UPDATE blacklisting SET " + ENTRY + " WHERE id = ?", and(values, id)) == 0
                && run("INSERT INTO blacklisting SET " + ENTRY + ", id = ?, facility = ?, patient = ?", and(values, id, entry.facility().value(),
                        entry.patient().value())) == 1;
    }

    private static List<Object> values(Blacklisting entry, SealedRow sealed) {
        var contest = entry.contest();
        var upheld = contest.flatMap(Contest::upheld);
        return Arrays.asList(sealed.seal("reason", Option.some(entry.reason())), ids(entry.evidence().noShows()), ids(entry.evidence().lateCancellations()),
                entry.evidence().asOf(), entry.author().kind(), entry.author().id(), entry.since(), entry.expires(),
                sealed.seal("contest", contest.map(Contest::words)), contest.map(Contest::at), contest.map(each -> each.recordedBy().kind()),
                contest.flatMap(each -> each.recordedBy().id()),
                sealed.seal("upheld", upheld.map(Upheld::reason)), upheld.map(Upheld::at), upheld.map(each -> each.by().kind()), upheld.flatMap(each -> each.by().id()));
    }

    @Override public boolean unblacklist(FacilityId facility, PatientId patient) {
        return run("DELETE FROM blacklisting WHERE id = ?", id(facility, patient)) == 1;
    }

    @Override public Option<Blacklisting> blacklisting(FacilityId facility, PatientId patient) {
        return Sql.first(session.unit().connection(), "SELECT * FROM blacklisting WHERE id = ?", this::entry, id(facility, patient));
    }

    @Override public List<Blacklisting> blacklistings(FacilityId facility, Option<PatientId> after, int limit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM blacklisting WHERE facility = ? AND patient > ? ORDER BY patient LIMIT ?", this::entry,
                facility.value(), after.map(PatientId::value).getOrElse(PaymentRuleRow.ANY), limit);
    }

    @Override public boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now) {
        var id = id(facility, patient);
        var sealed = new SealedRow(vault, SealedTable.EXEMPTION.name(), id).seal("reason", Option.some(reason));
        return run("UPDATE exemption SET requirement = ?, reason = ?, since = ? WHERE id = ?", requirement, sealed, now, id) == 0
                && run("INSERT INTO exemption (requirement, reason, since, id, facility, patient) VALUES (?, ?, ?, ?, ?, ?)",
                        requirement, sealed, now, id, facility.value(), patient.value()) == 1;
    }

    @Override public boolean unexempt(FacilityId facility, PatientId patient) {
        return run("DELETE FROM exemption WHERE id = ?", id(facility, patient)) == 1;
    }

    @Override public List<Mark> of(PatientId patient) {
        var connection = session.unit().connection();
        return Stream.concat(
                Sql.list(connection, "SELECT * FROM blacklisting WHERE patient = ?", this::entry, patient.value()).stream().map(Mark::of),
                Sql.list(connection, "SELECT * FROM exemption WHERE patient = ?", this::exemption, patient.value()).stream()).toList();
    }

    @Override public void forget(PatientId patient) {
        run("DELETE FROM blacklisting WHERE patient = ?", patient.value());
        run("DELETE FROM exemption WHERE patient = ?", patient.value());
    }

    private Mark exemption(Columns row) {
        return Mark.exemption(new FacilityId(row.uuid("facility")), row.constant(Requirement.class, "requirement"),
                new SealedRow(vault, SealedTable.EXEMPTION.name(), row.uuid("id")).open("reason", row.text("reason")).get(), row.instant("since"));
    }

    private Blacklisting entry(Columns row) {
        var sealed = new SealedRow(vault, SealedTable.BLACKLISTING.name(), row.uuid("id"));
        var upheld = sealed.open("upheld", row.text("upheld")).map(words -> new Upheld(words, row.instant("upheld_at"), author(row, "judge")));
        var contest = sealed.open("contest", row.text("contest"))
                .map(words -> new Contest(words, row.instant("contested_at"), author(row, "recorder"), upheld));
        return new Blacklisting(new FacilityId(row.uuid("facility")), new PatientId(row.uuid("patient")), sealed.open("reason", row.text("reason")).get(),
                new Evidence(visits(row.text("no_shows")), visits(row.text("late_cancelled")), row.instant("counted_at")), author(row, "author"),
                row.instant("since"), row.instantIfAny("expires"), contest);
    }

    private static Author author(Columns row, String who) {
        return new Author(row.constant(Actor.Kind.class, who + "_kind"), row.uuidIfAny(who));
    }

    private static String ids(List<VisitId> visits) {
        return visits.stream().map(VisitId::toString).collect(Collectors.joining(","));
    }

    private static List<VisitId> visits(String ids) {
        return ids.isEmpty() ? List.of() : Arrays.stream(ids.split(",")).map(UUID::fromString).map(VisitId::new).toList();
    }

    /** One patient has one entry in a facility, so its id needs no look-up. */
    private static UUID id(FacilityId facility, PatientId patient) {
        return UUID.nameUUIDFromBytes((facility + "/" + patient).getBytes(StandardCharsets.UTF_8));
    }

    private static Object[] and(List<Object> values, Object... more) {
        return Stream.concat(values.stream(), Stream.of(more)).toArray();
    }

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
