package pl.proassist.adapters.persistence;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.util.stream.Collectors.joining;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** Accounts with their parts in MariaDB. One is read at every request that somebody makes, so it is read in one statement. */
public final class JpaAccounts implements Accounts {

    private static final String PARTS = MembershipColumns.NAMES.stream().map(column -> "p." + column).collect(joining(", "));
    private static final String WHOLE = "SELECT a.*, p.position, " + PARTS + " FROM %s a LEFT JOIN account_part p ON p.account = a.id %s";
    private static final String LOGIN_KEY = "account_login";

    private final JpaSession session;
    private final Vault vault;
    private final VersionedTable table;

    public JpaAccounts(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
        this.table = new VersionedTable(session, AccountRow.TABLE);
    }

    @Override public Option<Versioned<Account>> find(UserId id) {
        var found = one("a.id", id.value());
        if (found.isEmpty()) {
            table.missed(id.value());
        }
        return found;
    }

    @Override public Option<Account> byLogin(Login login) {
        return one("a.login", login.value()).map(Versioned::thing);
    }

    @Override public Option<Account> byInvitation(String fingerprint) {
        return one("a.invitation_fingerprint", fingerprint).map(Versioned::thing);
    }

    private Option<Versioned<Account>> one(String column, Object value) {
        return Option.ofOptional(list(WHOLE.formatted("account", "WHERE " + column + " = ? ORDER BY a.id, p.position"), value).stream().findFirst());
    }

    /** A row for each part; an account without any has one too. */
    private List<Versioned<Account>> list(String sql, Object... values) {
        var found = new LinkedHashMap<UUID, Lines>();
        Sql.list(session.unit().connection(), sql, row -> found.computeIfAbsent(row.uuid("id"), id -> Lines.of(row, table)).add(row), values);
        return found.values().stream().map(lines -> new Versioned<>(lines.head.toAccount(lines.parts, vault), lines.version)).toList();
    }

    @Override public Either<Refusal, Versioned<Account>> save(Account account) {
        var row = AccountRow.of(account, vault);
        try {
            var version = table.save(row.id(), AccountRow.SET, row.values());
            saveParts(row.id(), account.details().memberships(), version);
            return right(new Versioned<>(account, version));
        } catch (Sql.Failed refused) {
            if (isLoginTaken(refused)) {
                session.unit().refuse();
                return left(new AccessRefusal.LoginTaken());
            }
            throw refused;
        }
    }

    private static boolean isLoginTaken(Sql.Failed failure) {
        return failure.reason().getErrorCode() == Sql.DUPLICATE_KEY && failure.reason().getMessage().contains("for key '" + LOGIN_KEY + "'");
    }

    private void saveParts(UUID account, List<Membership> parts, long version) {
        var connection = session.unit().connection();
        if (version > 1) {
            Sql.run(connection, "DELETE FROM account_part WHERE account = ?", account);
        }
        if (!parts.isEmpty()) {
            var values = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                values.add(account);
                values.add(i);
                values.addAll(MembershipColumns.values(parts.get(i)));
            }
            Sql.run(connection, "INSERT INTO account_part (account, position, " + String.join(", ", MembershipColumns.NAMES) + ") VALUES "
                    + Sql.rows("(?, ?, ?, ?, ?, ?)", parts.size()), values.toArray());
        }
    }

    /** By the id as it is read, which is not how the database sorts it; an installation has hundreds of accounts at most. */
    @Override public List<Account> page(Option<Set<FacilityId>> facilities, Option<UserId> after, int limit) {
        var values = new ArrayList<>();
        var where = facilities.map(meant -> {
            values.addAll(meant.stream().map(FacilityId::value).toList());
            return (meant.isEmpty() ? "" : "EXISTS (SELECT 1 FROM account_part f WHERE f.account = x.id AND f.facility IN " + Sql.in(meant) + ") OR ")
                    + "NOT EXISTS (SELECT 1 FROM account_part f WHERE f.account = x.id)";
        }).getOrElse("TRUE");
        var next = after.map(last -> {
            values.add(last.toString());
            return " AND CAST(x.id AS CHAR(36)) > ?";
        }).getOrElse("");
        values.add(limit);
        return list(WHOLE.formatted("(SELECT x.*, CAST(x.id AS CHAR(36)) AS id_text FROM account x WHERE (" + where + ")" + next
                + " ORDER BY id_text LIMIT ?)", "ORDER BY a.id_text, p.position"), values.toArray()).stream().map(Versioned::thing).toList();
    }

    /** Holds what it finds, or two administrators who shut each other out at the same moment would both succeed. */
    @Override public boolean hasAdministratorBeside(Option<UserId> account) {
        return Sql.list(session.unit().connection(), "SELECT a.id, " + PARTS
                        + " FROM account_part p JOIN account a ON a.id = p.account WHERE p.facility IS NULL AND a.state = 'ACTIVE' ORDER BY a.id FOR UPDATE",
                row -> !account.contains(new UserId(row.uuid("id"))) && MembershipColumns.of(row).permissions().contains(Permission.USERS))
                .contains(true);
    }

    private record Lines(AccountRow head, long version, List<Membership> parts) {

        static Lines of(Columns row, VersionedTable table) {
            return new Lines(AccountRow.of(row), table.read(row), new ArrayList<>());
        }

        Lines add(Columns row) {
            row.textIfAny("position").forEach(any -> parts.add(MembershipColumns.of(row)));
            return this;
        }
    }
}
