package pl.proassist.play.bench.served;

import jakarta.annotation.Resource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * What the product's bookings are measured against: the same reads and the same rows in one transaction of the same pool, by
 * plain JDBC, with nothing decided and nothing checked. The rows are those of a visit that the product booked before.
 */
@WebServlet("/visits/*")
public class Control extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String POLICY = """
            SELECT p.version, p.zone, p.min_pay_window, p.floor, p.hard_stop, p.short_notice, p.settlement_grace, p.in_flight_grace,
                   p.late_payment, p.first_time_on, p.first_time_scope, p.blacklist_on, r.*
            FROM payment_policy p LEFT JOIN payment_rule r ON r.facility = p.facility AND r.service IN (?, ?) AND r.specialist IN (?, ?)
            WHERE p.facility = ?""";

    private static final String FACTS = """
            SELECT f.id AS facility, s.id AS specialist, v.id AS service, v.name, v.seconds, v.price, v.vat, r.id AS room,
                   p.id AS patient, p.phone, p.email, b.patient AS blacklisted, e.requirement AS exemption, FALSE AS first_time
            FROM (SELECT 1) one
            LEFT JOIN facility f ON f.id = ?
            LEFT JOIN specialist s ON s.id = ? AND s.facility = f.id
            LEFT JOIN medical_service v ON v.id = ? AND v.facility = f.id
            LEFT JOIN room r ON r.id = ? AND r.facility = f.id
            LEFT JOIN patient p ON p.id = ?
            LEFT JOIN blacklisting b ON b.facility = f.id AND b.patient = p.id
            LEFT JOIN exemption e ON e.facility = f.id AND e.patient = p.id""";

    /** Kept, because every call of {@code Json.createReader} looks for its provider anew. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final Object TRAIL = new Object();
    private static final String ANY = "00000000-0000-0000-0000-000000000000";

    @Resource(lookup = "java:global/jdbc/proassist")
    private transient DataSource pool;

    private transient volatile Model model;

    /**
     * @param deliveries each with the position of its event instead of the event's number
     * @param trailRow   empty where the product keeps no trail
     */
    private record Model(String visit, String link, long seconds, Map<String, Object> visitRow, Map<String, Object> linkRow,
                         List<Map<String, Object>> events, List<Map<String, Object>> deliveries, Map<String, Object> trailRow) {
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = request.getPathInfo().substring(1);
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                answer(response, request.getMethod().equals("PUT") ? book(connection, id, body(request)) : learn(connection, id));
                connection.commit();
            } catch (SQLException refused) {
                connection.rollback();
                throw refused;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
    }

    private static JsonObject body(HttpServletRequest request) throws IOException {
        try (var reader = READERS.createReader(request.getInputStream())) {
            return reader.readObject();
        }
    }

    private static void answer(HttpServletResponse response, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(201);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String book(Connection connection, String id, JsonObject booking) throws SQLException {
        var link = UUID.randomUUID().toString();
        var start = Instant.parse(booking.getString("start"));
        var facility = booking.getString("facility");
        var specialist = booking.getString("specialist");
        var patient = booking.getString("patient");
        read(connection, "SELECT * FROM visit WHERE id = ?", id);
        read(connection, POLICY, ANY, booking.getString("service"), ANY, specialist, facility);
        read(connection, FACTS, facility, specialist, booking.getString("service"), null, patient);

        var visit = new LinkedHashMap<>(model.visitRow);
        visit.putAll(Map.of("id", id, "facility", facility, "specialist", specialist, "service", booking.getString("service"),
                "patient", patient, "start_at", utc(start), "end_at", utc(start.plusSeconds(model.seconds))));
        insert(connection, "visit", List.of(visit));
        insert(connection, "claim", claims(id, start, specialist.compareTo(patient) < 0 ? List.of(specialist, patient) : List.of(patient, specialist)));
        if (!model.linkRow.isEmpty()) {
            var row = new LinkedHashMap<>(model.linkRow);
            row.putAll(Map.of("id", link, "visit", id, "facility", facility, "token", link.substring(24)));
            insert(connection, "payment_link", List.of(row));
        }
        announce(connection, id, link);
        if (!model.trailRow.isEmpty()) {
            remember(connection, renamed(model.trailRow, id, link));
        }
        return "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(id, visit.get("status"));
    }

    private List<Map<String, Object>> claims(String id, Instant start, List<String> resources) {
        return resources.stream().map(resource -> Map.<String, Object>of("resource", resource, "starts_at", utc(start),
                "ends_at", utc(start.plusSeconds(model.seconds)), "holder", id)).toList();
    }

    private void announce(Connection connection, String id, String link) throws SQLException {
        var events = model.events.stream().map(event -> renamed(event, id, link)).toList();
        var seqs = insertReturning(connection, events);
        insert(connection, "delivery", model.deliveries.stream().map(delivery -> {
            var row = renamed(delivery, id, link);
            row.put("event", seqs.get(((Long) delivery.get("event")).intValue()));
            return row;
        }).toList());
    }

    /** The last statement, as in the product: the next link of the chain, under its head. */
    private static void remember(Connection connection, Map<String, Object> entry) throws SQLException {
        synchronized (TRAIL) {
            try (var statement = connection.prepareStatement("SELECT number, hash FROM trail_head WHERE id = 1 FOR UPDATE");
                    var head = statement.executeQuery()) {
                head.next();
                entry.put("n", head.getLong(1) + 1);
                entry.put("hash", sha256(head.getBytes(2), ((String) entry.get("body")).getBytes(StandardCharsets.UTF_8)));
            }
            entry.put("mac", mac((Long) entry.get("n"), (byte[]) entry.get("hash")));
            insert(connection, "trail", List.of(entry));
        }
    }

    private static byte[] sha256(byte[] before, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(body);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The product goes on only from a head that bears its mark. */
    private static byte[] mac(long number, byte[] hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(System.getProperty("proassist.trail.key")), "HmacSHA256"));
            return mac.doFinal((number + "|" + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The row of the model with the ids of another visit in it. */
    private Map<String, Object> renamed(Map<String, Object> row, String visit, String link) {
        var renamed = new LinkedHashMap<String, Object>();
        row.forEach((column, value) -> renamed.put(column,
                value instanceof String text ? text.replace(model.visit, visit).replace(model.link, link) : value));
        return renamed;
    }

    private static void read(Connection connection, String select, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(select)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }

    private static void insert(Connection connection, String table, List<Map<String, Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql(table, rows))) {
            bind(statement, rows);
            statement.executeUpdate();
        }
    }

    private static List<Long> insertReturning(Connection connection, List<Map<String, Object>> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql("event", rows) + " RETURNING seq")) {
            bind(statement, rows);
            try (var made = statement.executeQuery()) {
                var seqs = new ArrayList<Long>();
                while (made.next()) {
                    seqs.add(made.getLong(1));
                }
                return seqs;
            }
        }
    }

    private static String sql(String table, List<Map<String, Object>> rows) {
        var columns = rows.get(0).keySet();
        var one = "(" + String.join(", ", columns.stream().map(any -> "?").toList()) + ")";
        return "INSERT INTO %s (%s) VALUES %s".formatted(table, String.join(", ", columns), String.join(", ", rows.stream().map(any -> one).toList()));
    }

    private static void bind(PreparedStatement statement, List<Map<String, Object>> rows) throws SQLException {
        var position = 1;
        var columns = rows.get(0).keySet();
        for (var row : rows) {
            for (var column : columns) {
                statement.setObject(position++, row.get(column));
            }
        }
    }

    /** Takes the rows of a visit that the product has booked for its model; of what it announced the bench keeps a copy. */
    private String learn(Connection connection, String visit) throws SQLException {
        var visitRow = rows(connection, "visit", "id = ?", visit).get(0);
        var links = rows(connection, "payment_link", "visit = ?", visit);
        var link = links.isEmpty() ? visit : String.valueOf(links.get(0).get("id"));
        var seqs = numbers(connection, "SELECT seq FROM event WHERE aggregate IN (?, ?) ORDER BY seq", visit, link);
        var deliveries = rows(connection, "bench_delivery", "aggregate IN (?, ?)", visit, link);
        deliveries.forEach(delivery -> delivery.put("event", (long) seqs.indexOf(delivery.get("event"))));
        var length = Duration.between((LocalDateTime) visitRow.get("start_at"), (LocalDateTime) visitRow.get("end_at"));
        var entries = rows(connection, "trail", "visit = ?", visit);
        model = new Model(visit, link, length.toSeconds(), visitRow, links.isEmpty() ? Map.of() : links.get(0),
                rows(connection, "event", "aggregate IN (?, ?) ORDER BY seq", visit, link), deliveries,
                entries.isEmpty() ? Map.of() : entries.get(0));
        return "{\"events\":%d,\"deliveries\":%d,\"links\":%d}".formatted(seqs.size(), deliveries.size(), links.size());
    }

    /** Rows as they are inserted: without what the database gives them itself and without what happens to them later. */
    private static List<Map<String, Object>> rows(Connection connection, String table, String where, String... keys) throws SQLException {
        var columns = texts(connection, "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
                + " AND is_generated = 'NEVER' AND extra NOT LIKE '%auto_increment%' AND column_name NOT LIKE 'leased%' ORDER BY ordinal_position", table);
        return list(connection, "SELECT %s FROM %s WHERE %s".formatted(String.join(", ", columns), table, where), row -> {
            var values = new LinkedHashMap<String, Object>();
            for (var column : columns) {
                var value = row.getObject(column);
                values.put(column, value instanceof UUID ? value.toString() : value instanceof Timestamp instant ? instant.toLocalDateTime() : value);
            }
            return values;
        }, keys);
    }

    private static List<Long> numbers(Connection connection, String select, String... keys) throws SQLException {
        return list(connection, select, row -> row.getLong(1), keys);
    }

    private static List<String> texts(Connection connection, String select, String... keys) throws SQLException {
        return list(connection, select, row -> row.getString(1), keys);
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String select, Row<T> row, String... keys) throws SQLException {
        try (var statement = connection.prepareStatement(select)) {
            for (int i = 0; i < keys.length; i++) {
                statement.setString(i + 1, keys[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.of(rows));
                }
                return found;
            }
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
