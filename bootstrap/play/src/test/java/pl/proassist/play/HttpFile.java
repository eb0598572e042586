package pl.proassist.play;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of requests as editors send them, played from top to bottom. Comments {@code # expect 201} and
 * {@code # expect $.status = CONFIRMED} say what must come.
 */
final class HttpFile {

    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) *= *(.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern RESPONSE = Pattern.compile("(\\w+)\\.response\\.body\\.(\\$.*)");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");
    private static final Pattern REQUEST = Pattern.compile("(GET|PUT|POST|DELETE) (\\S+)");
    private static final Pattern STATUS = Pattern.compile("# expect (\\d{3})");
    private static final Pattern MEMBER = Pattern.compile("# expect (\\$\\S*) = (.*)");
    private static final Pattern NAME = Pattern.compile("# @name (\\w+)");

    private final List<Request> requests = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, JsonObject> answers = new HashMap<>();

    /** One request with its expectations, as they are written. */
    record Request(String title, String name, String method, String address, Map<String, String> headers, String body, int status,
                   Map<String, String> members) {
    }

    private HttpFile() {
    }

    /** @param others values that differ from those in the file */
    static HttpFile read(Path file, Map<String, String> others) {
        try {
            var read = new HttpFile();
            var sections = Files.readString(file).split("(?m)^###");
            sections[0].lines().map(VARIABLE::matcher).filter(Matcher::matches)
                    .forEach(variable -> read.variables.put(variable.group(1), variable.group(2).strip()));
            read.variables.putAll(others);
            for (int i = 1; i < sections.length; i++) {
                read.requests.add(request(sections[i].lines().toList()));
            }
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Request> requests() {
        return requests;
    }

    /** Sends one and throws when another answer comes than is expected. */
    void play(Request request, Api api) {
        var headers = new LinkedHashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name, filled(value)));
        var answer = api.send(request.method(), filled(request.address()), headers, filled(request.body()).strip()).expect(request.status());
        request.members().forEach((path, expected) -> {
            var came = at(answer.json(), path);
            if (!came.equals(filled(expected))) {
                throw new Api.Unexpected(request.title() + ": " + path, filled(expected), came);
            }
        });
        if (!request.name().isEmpty()) {
            answers.put(request.name(), answer.json());
        }
    }

    private static Request request(List<String> lines) {
        var headers = new LinkedHashMap<String, String>();
        var members = new LinkedHashMap<String, String>();
        var body = new StringBuilder();
        String name = "", method = "", address = "";
        var status = 0;
        var inBody = false;
        for (var line : lines.subList(1, lines.size())) {
            var start = REQUEST.matcher(line);
            var expectedStatus = STATUS.matcher(line);
            var expectedMember = MEMBER.matcher(line);
            var named = NAME.matcher(line);
            if (expectedStatus.matches()) {
                status = Integer.parseInt(expectedStatus.group(1));
            } else if (expectedMember.matches()) {
                members.put(expectedMember.group(1), expectedMember.group(2));
            } else if (named.matches()) {
                name = named.group(1);
            } else if (line.startsWith("#")) {
                continue;
            } else if (method.isEmpty() && start.matches()) {
                method = start.group(1);
                address = start.group(2);
            } else if (inBody) {
                body.append(line).append('\n');
            } else if (line.isBlank()) {
                inBody = !method.isEmpty();
            } else {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new Request(lines.get(0).strip(), name, method, address, headers, body.toString(), status, members);
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1).strip())));
    }

    private String value(String name) {
        var response = RESPONSE.matcher(name);
        if (response.matches()) {
            return at(answers.get(response.group(1)), response.group(2));
        }
        if (!variables.containsKey(name)) {
            throw new IllegalArgumentException("the file gives no value to " + name);
        }
        return variables.get(name);
    }

    /** The value at {@code $.a.b[0]}, as text. */
    private static String at(JsonValue document, String path) {
        var value = document;
        var steps = STEP.matcher(path);
        while (steps.find() && value != null) {
            if (steps.group(1) != null) {
                value = value instanceof JsonObject object ? object.get(steps.group(1)) : null;
            } else {
                var index = Integer.parseInt(steps.group(2));
                value = value instanceof JsonArray array && index < array.size() ? array.get(index) : null;
            }
        }
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
